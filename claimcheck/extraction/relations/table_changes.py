"""Changes between two columns of a row: "Version 1.1 gains 6.7 points on GSM8K over 1.0", "solar grew by 75% between
2021 and 2023", "hardware rose 15% year on year".

The row is named, and the columns where there are others than periods. Of periods that are not named every pair is
tried, and what comes nearest is taken; changes in constant currency and the like are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from itertools import permutations

from claimcheck.extraction.relations.alike import are_alike
from claimcheck.extraction.relations.direction import Direction, direction_before, direction_within, vocabulary
from claimcheck.extraction.relations.labelled import LIKELY, Statement, chosen, off_by, values
from claimcheck.extraction.relations.mentions import Labels, Mention
from claimcheck.extraction.relations.sketch import letter_of, operand
from claimcheck.extraction.relations.words import any_of, fragment, section
from claimcheck.extraction.table_labels import Role, read_label
from claimcheck.lexicon.load import word_set
from claimcheck.records import Claim, Relation, RelationKind

Pair = tuple[Claim, Claim]
"""The cell that a change starts from, and the one that it ends at."""

_MOST_PERIODS = 5
_NEAR = Decimal("0.4")
"""How far off, as a share, a change may be where no period is named."""
_BY = re.compile(r"\bby (?:about |around |some |roughly |nearly |almost |a further |another |just |only )*$")
_GAINED = re.compile(r"\b(?:gained|gains|lost|loses|added|adds|shed|sheds) (?:about |around |some |almost |nearly )*$")
_NOUN = 14
"""Characters behind an amount in which it is called a rise or a fall: "a 15% rise"."""
_OF_WHOLE = re.compile(r" of (?:the|its|their|our|what|all|that)\b")
"""After a percentage that is a share or a level: "88% of the number in 2019"."""
_TO_LEVEL = re.compile(
    r",? (?:or [^,]{1,12},? )?to (?:about |some |around |roughly |nearly |almost |a |the |record |new )*⟨"
)
"""After an amount, a level: `table_levels` reads these."""
_ROW_AFTER = re.compile(r"(?: points?| percentage points?)?(?: [a-z]+){0,2} (?:on|in|for|of) (?:the )?$")
_PART_OF_YEAR = re.compile(r"(?P<place>first|second|third|fourth) (?P<part>quarter|half)\b")
_YEAR = re.compile(r"(?:19|20)\d\d")
_NEXT_WORD = re.compile(r"‹r\d+› ([a-z]+)")
_LIST = re.compile(r"‹r\d+›(?:,? and |, )(?:the )?$")


def find(read: Statement) -> Iterator[Relation]:
    """Every change of a sentence whose row is named."""
    if any_of("view", "adjusted").search(read.text) or "respectively" in read.text:
        return
    amounts = [
        (start, end, claim)
        for start, end, letter, claim in read.drawn.placeholders
        if _may_change(read, start, end, letter)
    ]
    for index, (start, end, amount) in enumerate(amounts):
        first = amounts[index - 1][1] if index else 0
        last = amounts[index + 1][0] if index + 1 < len(amounts) else len(read.text)
        direction = direction_before(read.text, start) or direction_within(read.text, end, min(end + _NOUN, last))
        row = _row(read, start, end, last)
        if row is None or _is_period(read.view.rows, row.line) or not (direction or _has_base(read, first, last)):
            continue
        is_gained = _GAINED.search(read.text, 0, start) is not None
        if letter_of(amount) not in ("p", "o") and not is_gained and not _BY.search(read.text, 0, start):
            continue
        yield from _change(read, amount, row, _columns(read, first, start, end, last), direction)


def _may_change(read: Statement, start: int, end: int, letter: str) -> bool:
    """Whether a figure may be an amount: it is no level, and followed by none; "lost 7% of its members" is a change."""
    is_share = letter == "p" and _OF_WHOLE.match(read.text, end) and not _GAINED.search(read.text, 0, start)
    return letter in set("pomtun") and not is_share and not _TO_LEVEL.match(read.text, end)


def _row(read: Statement, start: int, end: int, last: int) -> Mention | None:
    """The row that an amount is of: named right after it ("6.7 points on GSM8K"), or the last one before it."""
    rows = [(at, m) for at, axis, m in read.labels if axis == "r"]
    after = next(((at, m) for at, m in rows if end <= at < last), None)
    gap = read.text[end : after[0]] if after is not None else ""
    if after is not None and gap.count(")") <= gap.count("(") and _ROW_AFTER.fullmatch(gap):
        return after[1]
    clause, _ = read.clause(start, start)
    before = [(at, m) for at, m in rows if clause <= at < start]
    if not before or _LIST.search(read.text, 0, before[-1][0]):
        return None
    return before[-1][1]


@cache
def _base() -> re.Pattern[str]:
    return re.compile(section("view")["base"])


def _has_base(read: Statement, first: int, last: int) -> bool:
    return any(axis == "c" and first <= at < last and _base().search(read.text, 0, at) for at, axis, _ in read.labels)


def _columns(read: Statement, first: int, start: int, end: int, last: int) -> tuple[set[int], set[int]]:
    """The columns that a change may start from and those that it may end at, as far as they are named."""
    clause = read.clause(start, end)
    found = [
        (at, m.line)
        for at, axis, m in read.labels
        if axis == "c" and max(first, clause[0]) <= at < min(last, clause[1])
    ]
    if first and any(at >= end for at, _ in found):  # "by 5% in 2024 and by 8% since 2019"
        found = [(at, line) for at, line in found if at >= end]
    bases = {line for at, line in found if _is_base(read, at, line, start)}
    return bases, {line for _, line in found} - bases


def _is_base(read: Statement, at: int, column: int, amount: int) -> bool:
    """Whether words in front of a column say that a change starts there; "on 2019" does after an amount."""
    if _base().search(read.text, 0, at) is not None or re.search(r"\bbetween (?:the )?$", read.text[:at]):
        return True
    return at > amount and _is_period(read.view.columns, column) and read.text[:at].endswith((" on ", " on the "))


def _change(
    read: Statement, amount: Claim, row: Mention, columns: tuple[set[int], set[int]], direction: Direction | None
) -> Iterator[Relation]:
    bases, ends = columns
    cells = {c: cell for c in read.view.grid.columns if (cell := read.view.grid.claims.get((row.line, c))) is not None}
    periods = [c for c in cells if _is_period(read.view.columns, c)]
    if len(bases) > 1 or len(ends) > 1 or not (len(bases) == len(ends) == 1 or _may_try(read, cells, periods, bases)):
        return
    usable = list(cells) if bases and ends else periods if len(periods) > 1 else list(cells)
    pairs = [
        (cells[a], cells[b])
        for a, b in permutations(usable, 2)
        if (not bases or a in bases) and (not ends or b in ends) and are_alike(cells[a], cells[b])
    ]
    pairs = [pair for pair in pairs if letter_of(amount) == "p" or _measures(amount, pair[0])]
    is_named = len(pairs) == 1 and not _has_noun(read, row)
    if bases and not ends and (latest := _latest_year(read, periods)) is not None:
        pairs = [pair for pair in pairs if pair[1] is cells[latest]] or pairs
    near = Decimal("Infinity") if bases and row.is_full else _NEAR
    found = chosen(pairs, lambda pair: _off(amount, pair, direction), is_named=is_named, near=near)
    if found is None:
        return
    pair, certain = found
    if not row.is_full:
        certain = min(certain, LIKELY)
    yield _relation(amount, pair, direction, certain)
    if direction is not None and certain > LIKELY and len(usable) > 1:
        yield Relation(
            kind=RelationKind.DIRECTION,
            operator=direction.operator,
            operands=(operand("from", pair[0]), operand("to", pair[1])),
            cue=read.drawn.span(direction.start, direction.end),
            confidence=certain,
        )


def _latest_year(read: Statement, periods: Sequence[int]) -> int | None:
    """The column of the last year where all are years: where a change "since 2019" ends."""
    labels = {column: read.view.columns.by_line.get(column, "") for column in periods}
    return max(labels, key=lambda c: labels[c]) if labels and all(map(_YEAR.fullmatch, labels.values())) else None


def _is_period(labels: Labels, line: int) -> bool:
    return read_label(labels.by_line.get(line, "")).role is Role.PERIOD


def _measures(amount: Claim, cell: Claim) -> bool:
    """Whether an amount is of the sort of a cell: points of scores and percentages, else its own unit."""
    return letter_of(cell) in ("p", "n", "o") if letter_of(amount) == "o" else are_alike(cell, amount)


def _has_noun(read: Statement, row: Mention) -> bool:
    """Whether a word after the row's name may say that something else of it changed: "solar capacity rose"."""
    at = next(at for at, _, mention in read.labels if mention is row)
    word = _NEXT_WORD.match(read.text, at)
    return word is not None and not word[1].endswith("ly") and word[1] not in vocabulary() | word_set("function_words")


def _may_try(read: Statement, cells: dict[int, Claim], periods: Sequence[int], bases: set[int]) -> bool:
    """Whether pairs of columns may be tried: of few periods, where the sentence speaks of no other time; of two columns
    where the first is named."""
    if len(periods) < 2:
        return len(cells) == 2 and bool(bases)
    labels = " ".join(read.view.columns.by_line.get(c, "") for c in periods)
    other = any(word[0] not in labels for word in _time().finditer(_PART_OF_YEAR.sub(_short, read.text)))
    return len(periods) <= _MOST_PERIODS and not other


def _short(phrase: re.Match[str]) -> str:
    """ "first half" as a label has it: "h1"."""
    return f"{phrase['part'][0]}{('first', 'second', 'third', 'fourth').index(phrase['place']) + 1}"


@cache
def _time() -> re.Pattern[str]:
    return re.compile(fragment("table_change", "other_time"))


def _off(amount: Claim, pair: Pair, direction: Direction | None) -> Decimal:
    """How far an amount is from the change between two cells; one that goes the wrong way is farther off."""
    base, end = values(pair[0], pair[0]), values(pair[1], pair[0])
    changes = [end - base]
    if letter_of(amount) == "p":
        if base.low <= 0:
            return Decimal("Infinity")
        in_percent = (end / base).shifted(-1).scaled(Decimal(100))
        changes = [in_percent, *(changes if letter_of(pair[0]) == "p" else [])]
    goes_up = end.middle >= base.middle
    says_up = {"increase": True, "decrease": False}.get(direction.operator if direction else "", goes_up)
    off = min(off_by(change if change.middle >= 0 else -change, amount) for change in changes)
    return off if says_up == goes_up else off + _NEAR / 2


def _relation(amount: Claim, pair: Pair, direction: Direction | None, certain: float) -> Relation:
    is_share = letter_of(amount) in ("p", "o")
    roles = ("amount", "from", "to") if is_share else ("amount", "right", "left")
    return Relation(
        kind=RelationKind.CHANGE if is_share else RelationKind.DIFFERENCE,
        operator=direction.operator if direction else "",
        operands=tuple(operand(role, claim) for role, claim in zip(roles, (amount, *pair), strict=True)),
        cue=amount.location.span,
        confidence=certain,
    )
