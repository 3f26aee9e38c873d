"""Totals of rates and means: "All sites | 200 | 60.6" below the patients and mean ages of the single sites.

Such a figure is the mean of the rows above, weighted by a column that adds up to its own total. Only a label that says
that the column holds rates or means makes it one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from claimcheck.extraction.relations.grids import Grid, is_share, sum_of, units_agree
from claimcheck.extraction.relations.sketch import operand
from claimcheck.extraction.relations.words import any_of
from claimcheck.records import Claim, Interval, Relation, RelationKind

_FITS, _LIKELY = 0.9, 0.6
_FEWEST = 2


def find(grid: Grid) -> Iterator[Relation]:
    """The weighted means in the total row of a table."""
    for oriented in (grid, grid.transposed()):
        if len(oriented.totals) == 1 and len(oriented.items) >= _FEWEST:
            weights = [found for column in oriented.columns if (found := _weights(oriented, column))]
            for column in oriented.columns:
                if weights and _is_of_means(oriented, column):
                    yield from _mean(oriented, column, weights)


def _weights(grid: Grid, column: int) -> list[Claim]:
    """The items of a column that adds up to its total."""
    cells, total = grid.column(column, grid.items), grid.claims.get((grid.totals[0], column))
    if cells is None or total is None or total.quantity is None or not units_agree([*cells, total]):
        return []
    if any(cell.quantity is None or (cell.quantity.value or 0) <= 0 or is_share(cell) for cell in cells):
        return []
    return cells if sum_of(cells).overlaps(total.quantity.interval) else []


def _is_of_means(grid: Grid, column: int) -> bool:
    return bool(any_of("table", "weighted").search(grid.column_labels.get(column, "")))


def _mean(grid: Grid, column: int, weights: Sequence[list[Claim]]) -> Iterator[Relation]:
    cells, stated = grid.column(column, grid.items), grid.claims.get((grid.totals[0], column))
    if cells is None or stated is None or stated.quantity is None or not units_agree([*cells, stated]):
        return
    written = stated.quantity.interval
    best = min(weights, key=lambda found: _weighted(cells, found).gap(written))
    fits = _weighted(cells, best).overlaps(written)
    if sum_of(cells).overlaps(written):
        return
    yield Relation(
        kind=RelationKind.AVERAGE,
        operator="weighted",
        operands=(
            operand("average", stated),
            *(operand("item", cell) for cell in cells),
            *(operand("weight", weight) for weight in best),
        ),
        cue=stated.location.span,
        confidence=_FITS if fits else _LIKELY,
    )


def _weighted(cells: Sequence[Claim], weights: Sequence[Claim]) -> Interval:
    total, whole = Interval.exactly(0), Decimal(0)
    for cell, weight in zip(cells, weights, strict=True):
        assert cell.quantity is not None
        assert weight.quantity is not None
        total += cell.quantity.interval.scaled(weight.quantity.value or Decimal(0))
        whole += weight.quantity.value or Decimal(0)
    return total.scaled(1 / whole)
