"""A sentence read against a table: figures and the labels that it names become placeholders, so that short patterns can
say what is set against what.

"Quayside lent 4,600 items fewer than Northgate in 2023" becomes `‹r0› lent ⟨n0⟩ fewer than ‹r1› in ‹c2›`. This is the
one notion of how a line is named; what a sentence leaves unsaid (which column) is worked out by `Statement.measures`,
and `chosen` picks among what may be meant.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache, cached_property
from typing import TypeVar

from claimcheck.extraction.guarded import Finder
from claimcheck.extraction.relations.alike import singular
from claimcheck.extraction.relations.mentions import Mention, View
from claimcheck.extraction.relations.sketch import Sketch, pattern
from claimcheck.extraction.relations.table_sorts import columns_compared
from claimcheck.extraction.relations.words import fragment, section, words
from claimcheck.records import Claim, Interval
from claimcheck.units import convert

NAMED, LIKELY, HOLDS = 0.86, 0.6, 0.7
"""Confidence in a binding where all is named in full, where something is inferred, and where only the figures say
which of several columns is meant."""

NEAR = Decimal("0.25")
"""How far off, as a share, a figure may be from the column that comes nearest, where none is named: beyond it the
sentence may speak of something that the table does not show."""
_GAP = r"(?:[^⟨⟩‹›;:()¶]|‹c\d+›){0,45}?"
_ROWS = (
    r"(?P<rows>(?:(?:the )?‹r\d+›(?:, (?:and )?| and ))*(?:the )?‹r\d+›"
    r"|(?:the|all|our|its|these|over|across|of)(?: [a-z]+)? ⟨n(?P<count>\d+)⟩)"
)
_CLAUSE = re.compile(r"[.;]\s|[;¶]|,? (?:while|whereas|but|although|though)\b")
_OURS = re.compile(
    r"(?<![\w'-])(?P<own>it|we|our (?:model|system|library|tool|method|approach|own)|the model|this model)\b"
)
_FRAGMENT = re.compile(r"\{([a-z]+)\}")
_LABEL = re.compile(r"‹([rc])(\d+)›")

T = TypeVar("T")


@cache
def statement_patterns(kind: str, key: str) -> tuple[Finder, ...]:
    """The patterns of a section of `lexicon/statements.toml`: one, or a list."""
    found = section(kind)[key]
    return tuple(_compiled(template) for template in ([found] if isinstance(found, str) else found))


def _compiled(template: str) -> Finder:
    """A pattern over statements: as in `sketch.pattern`, but a gap `~` may hold labels of columns, `<rows:G>` is a list
    of rows or a number of them (`count`), and `{name}` is a fragment."""
    expanded = _FRAGMENT.sub(lambda found: fragment("table_fragments", found[1]), template.replace("\\\n", ""))
    expanded = expanded.replace("<other:R>", "(?:the |our )?<other:R>")
    return pattern(expanded.replace("~", _GAP).replace("<rows:G>", _ROWS))


@dataclass(frozen=True, slots=True)
class Measures:
    """The columns that a statement may be about, and whether it says so."""

    columns: tuple[int, ...]
    is_named: bool


@dataclass(frozen=True, eq=False)
class Statement:
    """A sentence with a table it may speak of, in one orientation: `mentions[i]` is the label behind `‹r i›`."""

    view: View
    drawn: Sketch
    mentions: tuple[Mention, ...]

    @property
    def text(self) -> str:
        """The sentence, with placeholders."""
        return self.drawn.text

    @cached_property
    def labels(self) -> tuple[tuple[int, str, Mention], ...]:
        """Every label of the text: where it starts, `r` or `c`, and the mention."""
        return tuple((m.start(), m[1], self.mentions[int(m[2])]) for m in _LABEL.finditer(self.text))

    def mention(self, match: re.Match[str], role: str) -> Mention | None:
        """The label that a pattern bound to a role, None where the role is open."""
        index = match.groupdict().get(role)
        return None if index is None else self.mentions[int(index)]

    def clause(self, start: int, end: int) -> tuple[int, int]:
        """The clause around a range: up to a semicolon, or a word that sets one clause against another."""
        first = max((m.end() for m in _CLAUSE.finditer(self.text, 0, start)), default=0)
        last = _CLAUSE.search(self.text, end)
        return first, last.start() if last is not None else len(self.text)

    def subject(self, before: int, *apart: int) -> Mention | None:
        """The row that the clause before a place begins with; None where it begins with several ("A and B are ...")."""
        first, _ = self.clause(before, before)
        rows = [(at, m) for at, axis, m in self.labels if axis == "r" and first <= at < before and m.line not in apart]
        if len(rows) > 1 and re.fullmatch(r"‹r\d+›,? (?:and |or )?", self.text[rows[0][0] : rows[1][0]]):
            return None
        return rows[0][1] if rows else self._only_sharing(first, before, apart)

    def _only_sharing(self, start: int, end: int, apart: Sequence[int]) -> Mention | None:
        """The only other row that shares a telling word with a range: "at 15B the new model" beside two rows of 15B, of
        which one is `apart`."""
        base, offsets = self.view.passage.sentence.start, self.drawn.offsets
        text = self.view.text[offsets[start] - base : offsets[end] - base] if start < end else ""
        said = {singular(word) for word in re.findall(r"[\w.-]+", text)} - words("view", "weak")
        rows = [
            line
            for line, label in self.view.rows.by_line.items()
            if line not in apart and said & {singular(word) for word in re.findall(r"[\w.-]+", label)}
        ]
        return Mention(rows[0], start, end, is_full=False) if apart and len(rows) == 1 else None

    def columns_in(self, start: int, end: int) -> list[Mention]:
        """The columns named in a range, in order."""
        return [m for at, axis, m in self.labels if axis == "c" and start <= at < end]

    def rows_in(self, match: re.Match[str]) -> list[Mention]:
        """The rows named in the clause of a match."""
        first, last = self.clause(match.start(), match.end())
        return [m for at, axis, m in self.labels if axis == "r" and first <= at < last]

    def measures(self, match: re.Match[str], amount: Claim | None = None, said: str = "") -> Measures:
        """The columns that a match may be about: that in the role `column`, named in it, or else in its clause before
        any other figure; counted by the amount; of the sort that an adjective in `said` compares; or any."""
        bound = self.mention(match, "column")
        if bound is not None:
            return Measures((bound.line,), is_named=True)
        first, last = self.clause(match.start(), match.end())
        before = max(first, self.text.rfind("⟩", 0, match.start()) + 1)
        after = self.text.find("⟨", match.end(), last)
        for range_ in (
            (match.start(), match.end()),
            (before, match.start()),
            (match.end(), last if after < 0 else after),
        ):
            named = {m.line for m in self.columns_in(*range_)}
            if named:
                return Measures(tuple(named), is_named=len(named) == 1)
        if amount is not None and (counted := self.counted_by(amount)):
            return Measures(tuple(counted), is_named=len(counted) == 1)
        sorted_ = columns_compared(self.view, said) if said else self.view.grid.columns
        return Measures(tuple(sorted_), is_named=len(self.view.grid.columns) == 1 or sorted_ != self.view.grid.columns)

    def counted_by(self, amount: Claim) -> list[int]:
        """The columns that are named by what a figure counts: "31 visitors"."""
        nouns = {singular(word) for word in (amount.quantity.counted or "").split()} if amount.quantity else set()
        labels = self.view.columns.by_line.items()
        return [
            line for line, label in labels if nouns & {singular(word) for word in re.findall(r"[^\W\d_]{3,}", label)}
        ]


def statement(view: View) -> Statement | None:
    """A sentence read against its table; None where it is too long or names nothing and holds no figure."""
    drawn = view.drawn
    if drawn is None:
        return None
    found = sorted(_mentions(view), key=lambda one: (one[1].start, -one[1].end))
    pieces: list[str] = []
    offsets: list[int] = []
    kept: list[Mention] = []
    position, base = 0, view.passage.sentence.start
    for axis, mention in found:
        start = bisect_left(drawn.offsets, base + mention.start)
        has_letters = any(map(str.isalpha, view.text[mention.start : mention.end]))
        end = _end_over_figures(drawn, start, bisect_left(drawn.offsets, base + mention.end), may_widen=has_letters)
        if start < position or end is None:
            continue
        label = f"‹{axis}{len(kept)}›"
        pieces += [drawn.text[position:start], label]
        offsets += [*drawn.offsets[position:start], *([drawn.offsets[start]] * len(label))]
        kept.append(mention)
        position = end
    pieces.append(drawn.text[position:])
    offsets += drawn.offsets[position:]
    return Statement(view, replace(drawn, text="".join(pieces), offsets=tuple(offsets)), tuple(kept))


def _mentions(view: View) -> Iterator[tuple[str, Mention]]:
    """Every mention of a row and a column; a row named by "we" or "it" where the document is about one."""
    rows, columns = (_apart(labels.all_in(view.text)) for labels in (view.rows, view.columns))
    if not view.is_near:  # far from its table a word of a label may be any word
        rows, columns = ([m for m in mentions if m.is_full] for mentions in (rows, columns))
    longest = {m.start: m.end for m in sorted((*rows, *columns), key=lambda m: m.end)}
    yield from (("r", m) for m in rows if longest[m.start] == m.end)
    yield from (("c", m) for m in columns if longest[m.start] == m.end and m.start not in {r.start for r in rows})
    ours = _OURS.search(view.text)
    if ours is not None and (own := view.own_row) is not None:
        yield "r", Mention(own, ours.start("own"), ours.end("own"), is_full=True)


def _apart(mentions: Sequence[Mention]) -> list[Mention]:
    """Mentions without words that only go on with another's name: "hardware revenue" is no "total revenue"."""
    edges = {edge for m in mentions if m.is_full for edge in (m.start, m.end)}
    return [m for m in mentions if m.is_full or not {m.start - 1, m.end + 1} & edges]


def _end_over_figures(drawn: Sketch, start: int, end: int, *, may_widen: bool) -> int | None:
    """Where a label ends that may hold figures: "scope 2" takes "2 emissions" with it. None where the label is only a
    part of a figure: "seats" in "ten seats", "70" in "70%"."""
    for low, high, _, _ in drawn.placeholders:
        if low < end and start < high:
            if start > low or (end < high and not may_widen):
                return None
            end = max(end, high)
    return end


def chosen(
    candidates: Sequence[T], off: Callable[[T], Decimal], *, is_named: bool, near: Decimal = NEAR
) -> tuple[T, float] | None:
    """What comes nearest to a stated figure, and how sure it is that it is meant.

    `off` is how far a candidate is from the figure, as a share. Of several that are not named, one has to come near: a
    figure far from all of them (more than `near`) is of something else.
    """
    if not candidates:
        return None
    best = min(candidates, key=off)
    if len(candidates) == 1 and is_named:
        return best, NAMED
    distance = off(best)
    return (best, LIKELY if distance else HOLDS) if distance <= near else None


def off_by(expected: Interval, stated: Claim) -> Decimal:
    """How far a stated figure is from what is expected, as a share; 0 where rounding explains it."""
    assert stated.quantity is not None
    return expected.relative_gap(stated.quantity.interval)


def values(claim: Claim, like: Claim) -> Interval:
    """The values of a figure, in the unit of another one that it is alike to."""
    assert claim.quantity is not None
    assert like.quantity is not None
    if not claim.quantity.unit or not like.quantity.unit:
        return claim.quantity.interval
    return convert(claim.quantity.interval, claim.quantity.unit, like.quantity.unit)
