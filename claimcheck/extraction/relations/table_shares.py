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
    """ "84 percent of what we spent went into projects": the row by the totals of its column."""
    offset = view.passage.sentence.start
    after = view.text[claim.location.end - offset :]
    whole = _OF_WHOLE.match(after)
    rows = [m for m in view.rows.named_in(after) if m.is_full and _INTO.search(after, 0, m.start)]
    if whole is None or len(rows) != 1:
        return
    totals = [
        row
        for row in view.grid.rows
        if row in view.grid.bold_rows or view.grid.row_labels.get(row) in section("table")["total"]
    ]
    pairs = [
        (part, total)
        for column in view.grid.columns
        for row in totals
        if row != rows[0].line
        and (part := view.grid.claims.get((rows[0].line, column))) is not None
        and (total := view.grid.claims.get((row, column))) is not None
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


def _off_share(claim: Claim, pair: tuple[Claim, Claim]) -> Decimal:
    part, total = (c.quantity.value if c.quantity else None for c in pair)
    assert claim.quantity is not None
    return abs(part / total * 100 - (claim.quantity.value or 0)) if part is not None and total else Decimal("Infinity")
