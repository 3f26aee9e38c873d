"""Averages and shares that a sentence states of the figures of a table.

"Over the five languages the large model averages 5.3" names a column and how many rows; "84 percent of what we spent
went into projects" a row, and the total is the table's. Which rows or which total are meant is not said, so what comes
nearest is taken: if not even that fits, nothing does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from claimcheck.extraction.relations.grids import Grid
from claimcheck.extraction.relations.mentions import View
from claimcheck.extraction.relations.sketch import letter_of, operand
from claimcheck.extraction.relations.words import section
from claimcheck.records import Claim, Kind, Relation, RelationKind

_CERTAIN = 0.6
_MOST_LEFT_OUT = 2
_AVERAGES = re.compile(
    r"(?<![\w-])(?:averages?|averaged|averaging|mean)(?: (?:score|accuracy|of|is|was|at|about|around|"
    r"roughly|some|to|comes))* $"
)
_OTHER = re.compile(r"(?<!\w)(?:weighted|median|micro|geometric|harmonic|per year|a year|moving|rolling)(?!\w)")
_OF_WHOLE = re.compile(
    r"^ ?of (?:(?:what|all|everything|whatever)(?: that)?(?: we| they| it)? (?:spent|earned|took in|"
    r"received|raised|paid|sold|made|used)|"
    r"(?:the |our |its |their |all )*(?:total|revenue|sales|income|spending|expenditure|costs?|budget|"
    r"turnover|expenses|sum|whole))\b"
)
_INTO = re.compile(
    r"(?<!\w)(?:went|goes|go|going|flows?|flowed|came|comes|come|was|were|is|are)(?! up| down)(?: [\w-]+){0,2} "
    r"(?:into|to|on|for|from) (?:the |our )?$"
)

_ACCOUNTS_FOR = re.compile(
    r" (?:alone )?(?:accounts? for|accounted for|makes? up|made up|represents?|represented|contributes?|contributed|"
    r"brings? in|brought in|takes?|took|has|have|had) (?:about |some |around |roughly |just |nearly |almost |over )*"
)
_OF_ALL = re.compile(r" of (?:the |all |our |its |total |overall )*")


def find(view: View) -> Iterator[Relation]:
    """Averages over the rows of a named column, and shares of a named row in the total."""
    for claim in view.passage.claims:
        if claim.quantity is None or claim.quantity.value is None:
            continue
        if view.is_near:
            yield from _average(view, claim)
        if letter_of(claim) == "p":
            yield from _share(view, claim)


def _average(view: View, claim: Claim) -> Iterator[Relation]:
    """ "the large model averages 5.3": the rows of the column, all of them or as many as the sentence counts."""
    start = claim.location.start - view.passage.sentence.start
    if _AVERAGES.search(view.text, 0, start) is None or _OTHER.search(view.text):
        return
    columns = [m.line for m in view.columns.named_in(view.text[:start])]
    counts = [
        int(c.quantity.value)
        for c in view.passage.claims
        if c.kind is Kind.COUNT and c.quantity is not None and c.quantity.value is not None and not c.quantity.decimals
    ]
    cells = _cells(view.grid, columns[0], counts) if len(columns) == 1 else []
    size = next((n for n in counts if 2 <= n <= len(cells)), None)
    if size is None or len(cells) - size > _MOST_LEFT_OUT or view.named_rows():
        return
    items = min(combinations(cells, size), key=lambda chosen: _off_average(claim, chosen))
    yield Relation(
        kind=RelationKind.AVERAGE,
        operator="rows",
        operands=(operand("average", claim), *(operand("item", item) for item in items)),
        cue=claim.location.span,
        confidence=_CERTAIN,
    )


def _cells(grid: Grid, column: int, counts: Sequence[int]) -> list[Claim]:
    """The figures of a column without its totals and averages, and without rows set apart by brackets if that fits."""
    summaries = {*section("table")["total"], *section("table")["average"], *section("table")["total_maybe"]}
    rows = [
        row
        for row in grid.rows
        if (row, column) in grid.claims and not set(grid.row_labels.get(row, "").split()) & summaries
    ]
    plain = [row for row in rows if "(" not in grid.row_labels.get(row, "")]
    return [grid.claims[row, column] for row in (plain if len(plain) in counts else rows)]


def _off_average(claim: Claim, chosen: Sequence[Claim]) -> Decimal:
    values = [c.quantity.value or Decimal(0) for c in chosen if c.quantity is not None]
    assert claim.quantity is not None
    return abs(sum(values, Decimal(0)) / len(values) - (claim.quantity.value or 0))


def _share(view: View, claim: Claim) -> Iterator[Relation]:
    """ "84 percent of what we spent went into projects" and "Central accounts for 37 percent of loans": the row by the
    totals of its column."""
    part_of = _spent_on(view, claim) or _accounted_for(view, claim)
    if part_of is None:
        return
    row, columns = part_of
    summaries = {*section("table")["total"], *section("table")["total_maybe"]}
    totals = [r for r in view.grid.rows if r in view.grid.bold_rows or view.grid.row_labels.get(r) in summaries]
    pairs = [
        (part, total)
        for column in columns
        for total_row in totals
        if total_row != row
        and (part := view.grid.claims.get((row, column))) is not None
        and (total := view.grid.claims.get((total_row, column))) is not None
    ]
    if pairs:
        part, total = min(pairs, key=lambda pair: _off_share(claim, pair))
        yield Relation(
            kind=RelationKind.SHARE,
            operator="rows",
            operands=(operand("share", claim), operand("part", part), operand("whole", total)),
            cue=claim.location.span,
            confidence=_CERTAIN,
        )


def _spent_on(view: View, claim: Claim) -> tuple[int, Sequence[int]] | None:
    """The row that a share of the whole went into, in any column."""
    after = view.text[claim.location.end - view.passage.sentence.start :]
    rows = [m for m in view.rows.named_in(after) if m.is_full and _INTO.search(after, 0, m.start)]
    return (rows[0].line, view.grid.columns) if _OF_WHOLE.match(after) and len(rows) == 1 else None


def _accounted_for(view: View, claim: Claim) -> tuple[int, Sequence[int]] | None:
    """The row in front of a verb of sharing, and the column named right after the share."""
    offset = view.passage.sentence.start
    start, end = claim.location.start - offset, claim.location.end - offset
    rows = [m for m in view.named_rows() if m.is_full and _ACCOUNTS_FOR.fullmatch(view.text, m.end, start)]
    of_all = _OF_ALL.match(view.text, end)
    column = next((m for m in view.named_columns() if of_all is not None and m.start == of_all.end()), None)
    return (rows[0].line, [column.line]) if len(rows) == 1 and column is not None else None


def _off_share(claim: Claim, pair: tuple[Claim, Claim]) -> Decimal:
    part, total = (c.quantity.value if c.quantity else None for c in pair)
    assert claim.quantity is not None
    return abs(part / total * 100 - (claim.quantity.value or 0)) if part is not None and total else Decimal("Infinity")
