"""Lists of gains in prose against the tables that give both levels: "better on MMLU (+23%), BBH (+60%) and GSM8K".

Neither side need be named: the pair of lines (old, new) for which most of the other gains hold is the one meant. A test
may be a column, a row, or the heading over a table of its own. A gain that no pair gives contradicts the table; one
that only another pair gives is compared with pairs mixed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import permutations
from math import prod

from claimcheck.extraction.passage import Passage
from claimcheck.extraction.relations.alike import are_alike
from claimcheck.extraction.relations.grids import Grid
from claimcheck.extraction.relations.sketch import LONGEST_SENTENCE, letter_of, operand
from claimcheck.extraction.relations.words import any_of
from claimcheck.records import Claim, Interval, Relation, RelationKind

_SURE, _LIKELY = 0.86, 0.6
_FEWEST = 3
"""Gains in a list: one may be wrong, and the others have to agree on a pair."""
_MOST_LABELS, _FEW_LABELS = 8, 4
"""Of more lines some pair fits by accident; beyond a few, the text has to name one of the two that are meant."""
_RARE = Decimal("0.1")
_SIGNS = {"+": 1, "-": -1, "−": -1, "–": -1}
_BEFORE = re.compile(r"(?P<name>[^\W_][^\s,;:()]*(?: [^\s,;:()]+){0,2}) ?(?:\(|:|by)? ?[+−–-]?$")
_AFTER = re.compile(r" (?:points? )?(?:on|in|for|at) (?:the )?(?P<name>[^\W_][^\s,;:()]*(?: [^\s,;:()]+){0,2})")
_BRACKETS = re.compile(r"\([^()]*\)")
_NO_LETTER = re.compile(r"[\W_]+")

Levels = Mapping[str, Claim]
"""The cells of one test by the label of the line across it: a model, a year, "before" and "after"."""
Pair = tuple[str, str]
"""The labels of the old level and of the new one."""


@dataclass(frozen=True, slots=True)
class _Gain:
    """A stated gain, the tables' levels for the test that it is a gain on, and whether it is up (1), down or either."""

    amount: Claim
    levels: tuple[Levels, ...]
    sign: int


def find(passages: Sequence[Passage], found: Sequence[Grid]) -> Iterator[Relation]:
    """The gains of every sentence that lists three or more for tests of the document's tables."""
    if not found:
        return
    lists = [(passage, _named_amounts(passage)) for passage in passages if _may_list(passage)]
    lists = [(passage, named) for passage, named in lists if len(named) >= _FEWEST]
    levels = _levels(found) if lists else {}
    for passage, named in lists:
        gains = [
            _Gain(amount, levels[name], sign)
            for amount, names, sign in named
            if (name := next((n for n in names if n in levels), None)) is not None
        ]
        if len(gains) >= _FEWEST:
            yield from _relations(gains, _pairs(passage, gains))


def _may_list(passage: Passage) -> bool:
    """Whether a sentence has enough figures and speaks of nothing that no table shows (targets, constant currency)."""
    start, end = passage.sentence
    if len(passage.claims) < _FEWEST or end - start > LONGEST_SENTENCE:
        return False
    return not any_of("view", "adjusted").search(passage.text.casefold())


def _named_amounts(passage: Passage) -> list[tuple[Claim, list[str], int]]:
    """Signed amounts, and those after "by", with what the name beside each may be (longest first) and the sign."""
    text, offset = passage.text, passage.sentence.start
    found = []
    for claim in passage.claims:
        letter = letter_of(claim)
        if letter not in ("p", "o", "n") or claim.quantity is None or claim.quantity.value is None:
            continue
        start, end = claim.location.start - offset, claim.location.end - offset
        written = text[max(0, start - 1) : start + 1]
        sign = _SIGNS.get(written[-1]) or _SIGNS.get(written[:1]) or 0
        before, after = _BEFORE.search(text, max(0, start - 60), start), _AFTER.match(text, end)
        is_after_by = letter != "n" and text[:start].endswith(" by ")
        if before is not None and (sign or is_after_by):
            words = before["name"].removesuffix(" by").split(" ")
            found.append((claim, [_squashed(" ".join(words[i:])) for i in range(len(words))], sign))
        elif after is not None and (sign or letter == "o"):
            words = after["name"].split(" ")
            found.append((claim, [_squashed(" ".join(words[:i])) for i in range(len(words), 0, -1)], sign))
    return found


def _squashed(text: str) -> str:
    """A name as it is compared: "C-Eval" and "CEval" are one."""
    return _NO_LETTER.sub("", _BRACKETS.sub("", text)).casefold()


def _levels(found: Sequence[Grid]) -> dict[str, tuple[Levels, ...]]:
    """What the tables give for every test, by its name in a column, in a row or in the heading over the table."""
    by_name: dict[str, list[Levels]] = {}
    for grid in found:
        heading = _squashed(grid.table.heading[-1]) if grid.table.heading else ""
        for oriented in (grid, grid.transposed()):
            for column in oriented.columns:
                line = {
                    label: oriented.claims[row, column]
                    for row in oriented.rows
                    if (row, column) in oriented.claims and (label := oriented.row_labels.get(row, ""))
                }
                for name in {_squashed(oriented.column_labels.get(column, "")), heading} - {""}:
                    by_name.setdefault(name, []).append(line)
    return {name: tuple(lines) for name, lines in by_name.items()}


def _pairs(passage: Passage, gains: Sequence[_Gain]) -> list[Pair]:
    """The pairs of lines that the gains may be meant for: lines that most of the tests have."""
    counts = Counter(label for gain in gains for label in {label for line in gain.levels for label in line})
    labels = [label for label, count in counts.items() if count > len(gains) / 2]
    if len(labels) > _MOST_LABELS:
        return []
    said = _squashed(f"{passage.document.title or ''} {passage.text}")
    named = {label for label in labels if _squashed(label) in said}
    return [p for p in permutations(labels, 2) if len(labels) <= _FEW_LABELS or named & set(p)]


def _relations(gains: Sequence[_Gain], pairs: Sequence[Pair]) -> Iterator[Relation]:
    """Every gain held against the pair that the others fix, in the unit in which they do."""
    for in_points in (False, True):
        held = [(gain, {pair for pair in pairs if _cells(gain, pair, in_points)}) for gain in gains]
        shown = _fixed(held, len(pairs), least=(len(held) + 1) // 2)
        for i, (gain, own) in enumerate(held):
            pair = next((pair for pair in shown if pair in own), None)
            cells = _cells(gain, pair, in_points) if pair else None
            if cells is None:
                others = [*held[:i], *held[i + 1 :]]
                yield from _contradicted(gain, _fixed(others, len(pairs), least=len(others) // 2 + 1), pairs)
            elif not in_points or letter_of(gain.amount) != "p":
                # written in percent and meant in points, all through a list, is a manner of speaking
                yield _relation(gain.amount, *cells, _SURE)


def _contradicted(gain: _Gain, fixed: Sequence[Pair], pairs: Sequence[Pair]) -> Iterator[Relation]:
    """A gain between the levels of the pair that the others fix, where it holds for no such pair."""
    cells = _both(gain, fixed[0]) if fixed else None
    if cells is None or any(_cells(gain, pair, either) for pair in fixed for either in (False, True)):
        return
    fits_elsewhere = any(_cells(gain, pair, either) for pair in pairs for either in (False, True))
    yield _relation(gain.amount, *cells, _LIKELY if fits_elsewhere or len(fixed) > 1 else _SURE)


def _fixed(held: Sequence[tuple[_Gain, set[Pair]]], tried: int, least: int) -> list[Pair]:
    """The pairs for which most gains hold: `least` of them, two at any rate, and too exactly for an accident.

    That an amount written as 23 (of 22.5 to 23.5) lies between some two figures happens about once in 23 times; how
    often all of a pair's gains would hold for one of the pairs that were tried must be rare.
    """
    counts = Counter(pair for _, pairs in held for pair in pairs)
    most = max(counts.values(), default=0)
    if most < max(least, _FEWEST - 1):
        return []
    fixed = sorted(pair for pair, count in counts.items() if count == most)
    return [p for p in fixed if prod(_width(gain) for gain, pairs in held if p in pairs) * tried < _RARE]


def _width(gain: _Gain) -> Decimal:
    """The width of what rounds to a stated amount, as a share of the amount."""
    assert gain.amount.quantity is not None
    stated = gain.amount.quantity.interval
    return (stated.high - stated.low) / abs(stated.middle) if stated.middle else Decimal(1)


def _both(gain: _Gain, pair: Pair) -> tuple[Claim, Claim] | None:
    """The two levels of a test on the lines of a pair, from the first table that has both."""
    found = ((line[pair[0]], line[pair[1]]) for line in gain.levels if pair[0] in line and pair[1] in line)
    return next((cells for cells in found if are_alike(*cells)), None)


def _cells(gain: _Gain, pair: Pair, in_points: bool) -> tuple[Claim, Claim] | None:
    """The two levels between which a gain lies as it is stated, None where no table gives such a pair."""
    for line in gain.levels:
        if pair[0] in line and pair[1] in line and are_alike(line[pair[0]], line[pair[1]]):
            cells = line[pair[0]], line[pair[1]]
            if _holds(gain, *cells, in_points=in_points):
                return cells
    return None


def _holds(gain: _Gain, base: Claim, other: Claim, *, in_points: bool) -> bool:
    assert gain.amount.quantity is not None
    assert base.quantity is not None
    assert other.quantity is not None
    start, end = base.quantity.interval, other.quantity.interval
    if in_points:
        change = end - start
    elif letter_of(gain.amount) != "p" or start.low <= 0:
        return False
    else:
        change = (end / start).shifted(-1).scaled(Decimal(100))
    stated = gain.amount.quantity.interval
    size = -stated if stated.high < 0 else stated
    ways: tuple[Interval, ...] = (size, -size) if not gain.sign else (size if gain.sign > 0 else -size,)
    return any(change.overlaps(way) for way in ways)


def _relation(amount: Claim, base: Claim, other: Claim, certain: float) -> Relation:
    is_bare = letter_of(amount) == "n"
    roles = ("amount", "right", "left") if is_bare else ("amount", "from", "to")
    return Relation(
        kind=RelationKind.DIFFERENCE if is_bare else RelationKind.CHANGE,
        operator="gain",
        operands=tuple(operand(role, claim) for role, claim in zip(roles, (amount, base, other), strict=True)),
        cue=amount.location.span,
        confidence=certain,
    )
