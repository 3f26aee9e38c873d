"""Columns that set every row against one of them: a ratio or speed-up that is `1.0x` in the row of the base.

The row with a 1 is the base, and the column that is divided is the one for which most rows come out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimcheck.extraction.relations.grids import Grid
from claimcheck.extraction.relations.sketch import letter_of, operand
from claimcheck.extraction.relations.words import any_of
from claimcheck.records import Claim, Interval, Relation, RelationKind

_SHOWN = 0.95
_FEWEST = 2
"""Rows beside the base that have to come out, with different results."""

_Line = tuple[Claim, Claim, Claim]
"""The factor of a row, and the two figures that it is of, in the order in which they are divided."""


def find(grid: Grid) -> Iterator[Relation]:
    """Every such column of a table, and every such row."""
    for oriented in (grid, grid.transposed()):
        for column in oriented.columns:
            bases = [row for row in oriented.rows if _is_one(oriented.claims.get((row, column)))]
            if len(bases) == 1 and _is_factor(oriented, column):
                yield from _relations(oriented, column, bases[0])


def _is_one(claim: Claim | None) -> bool:
    return claim is not None and claim.quantity is not None and claim.quantity.value == 1


def _is_factor(grid: Grid, column: int) -> bool:
    """Whether a column holds factors: by the sign on its figures, or by its label."""
    cells = [claim for (_, place), claim in grid.claims.items() if place == column]
    label = grid.column_labels.get(column, "")
    return all(letter_of(cell) == "r" for cell in cells) or bool(
        any_of("table", "quotient").search(label) and all(letter_of(cell) in ("r", "n") for cell in cells)
    )


def _relations(grid: Grid, column: int, base: int) -> Iterator[Relation]:
    tried = [
        (sum(_holds(line) for line in lines), lines)
        for other in grid.columns
        if other != column
        for lines in _divided(grid, column, other, base)
    ]
    held, lines = max(tried, key=lambda made: made[0], default=(0, []))
    results = {line[0].quantity.value for line in lines if line[0].quantity is not None and _holds(line)}
    if held <= len(lines) - held or len(results) < _FEWEST:
        return
    for line in lines:
        yield Relation(
            kind=RelationKind.RATIO,
            operator="quotient",
            operands=tuple(operand(r, c) for r, c in zip(("factor", "left", "right"), line, strict=True)),
            cue=line[0].location.span,
            confidence=_SHOWN,
        )


def _divided(grid: Grid, column: int, other: int, base: int) -> Iterator[list[_Line]]:
    """Every row but the base with its two figures, the base divided by them and the other way round."""
    foot = grid.claims.get((base, other))
    if foot is None:
        return
    rows = [line for row in grid.rows if row != base and (line := grid.row(row, (column, other)))]
    yield [(factor, foot, figure) for factor, figure in rows]
    yield [(factor, figure, foot) for factor, figure in rows]


def _holds(line: Sequence[Claim]) -> bool:
    factor, left, right = (_values(claim) for claim in line)
    if factor is None or left is None or right is None or right.low <= 0:
        return False
    return (left / right).overlaps(factor)


def _values(claim: Claim) -> Interval | None:
    return claim.quantity.interval if claim.quantity is not None else None
