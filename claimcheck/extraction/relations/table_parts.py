"""Columns of shares: each cell is what its row has of the total of another column.

| Source | Tokens (B) | Share |, with a row that gives the total or without. Which column the shares are of need not be
said: where most rows have the share of their figure in the total, that is what the column is, and a row without stands
out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from claimcheck.extraction.relations.grids import Grid, is_share, sum_of, units_agree
from claimcheck.extraction.relations.sketch import operand
from claimcheck.extraction.relations.words import any_of, section
from claimcheck.records import Claim, Interval, Relation, RelationKind

_SHOWN = 0.95
_MOST_ROWS = 60
_FEWEST = 3
_HUNDRED = Decimal(100)


def find(grid: Grid) -> Iterator[Relation]:
    """Shares of a total in every column (or row) of shares."""
    for oriented in (grid, grid.transposed()):
        total = _total_row(oriented)
        if len(oriented.rows) > _MOST_ROWS:
            continue
        for column in filter(lambda c: _is_of_shares(oriented, c, total), oriented.columns):
            shown = (_lines(oriented, column, other, total) for other in oriented.columns if other != column)
            for share, part, wholes in next((lines for lines in shown if lines), ()):
                yield _relation(share, part, wholes)


def _total_row(grid: Grid) -> int | None:
    names = (*section("table")["total"], *section("table")["total_maybe"])
    return next((row for row in grid.rows if grid.row_labels.get(row, "").strip(" *:_") in names), None)


def _is_of_shares(grid: Grid, column: int, total: int | None) -> bool:
    """Whether a column is in percent, by its cells or its label; its total, where it has one, is the whole."""
    cells = [claim for (_, place), claim in grid.claims.items() if place == column]
    whole = grid.claims.get((total, column)) if total is not None else None
    if whole is not None and (whole.quantity is None or whole.quantity.value != _HUNDRED):
        return False
    label = grid.column_labels.get(column, "")
    return all(map(is_share, cells)) or "%" in label or bool(any_of("table", "percentage").search(label))


_Line = tuple[Claim, Claim, Sequence[Claim]]
"""The share of a row, its part, and the whole: the total's cell, or all cells of the column."""


def _lines(grid: Grid, column: int, other: int, total: int | None) -> list[_Line]:
    """Share, part and whole of every row, where most rows show that these are shares of the other column's total."""
    wholes = grid.column(other, grid.items if total is None else (total,))
    if not wholes or not units_agree(wholes):
        return []
    found: list[_Line] = [
        (share, part, wholes)
        for row in grid.rows
        if row != total and (share := grid.claims.get((row, column))) and (part := grid.claims.get((row, other)))
    ]
    whole = sum_of(wholes)
    holds = [_holds(share, part, whole) for share, part, _ in found]
    telling = {
        share.quantity.value for (share, _, _), held in zip(found, holds, strict=True) if held and share.quantity
    }
    failures = len(holds) - sum(holds)
    return found if len(found) >= _FEWEST and len(telling) > max(failures, 1) else []


def _holds(share: Claim, part: Claim, whole: Interval) -> bool:
    if share.quantity is None or part.quantity is None or part.quantity.value is None:
        return False
    if whole.low <= 0 or part.quantity.value > whole.high:
        return False
    return (part.quantity.interval / whole).scaled(_HUNDRED).overlaps(share.quantity.interval)


def _relation(share: Claim, part: Claim, wholes: Sequence[Claim]) -> Relation:
    return Relation(
        kind=RelationKind.SHARE,
        operator="percentage",
        operands=(operand("share", share), operand("part", part), *(operand("whole", whole) for whole in wholes)),
        cue=share.location.span,
        confidence=_SHOWN,
    )
