"""Running totals: a column of which each figure is the sum of another column so far.

| Week | Sign-ups | To date |: the header says so, and where most rows come out, the others stand out.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.extraction.relations.grids import Grid, sum_of, units_agree
from claimcheck.extraction.relations.sketch import operand
from claimcheck.extraction.relations.words import any_of
from claimcheck.records import Claim, Relation, RelationKind

_SHOWN = 0.95
_FEWEST, _MOST = 4, 60
"""Rows, of which the first has the same figure in both columns."""

_Line = tuple[Claim, list[Claim]]
"""A running total, and all that it is made of."""


def find(grid: Grid) -> Iterator[Relation]:
    """Every running total of a table, down its columns and along its rows."""
    for oriented in (grid, grid.transposed()):
        labels = oriented.column_labels
        for column in (c for c in oriented.columns if any_of("table", "running").search(labels.get(c, ""))):
            for other in oriented.columns:
                lines = _lines(oriented, column, other) if column != other else []
                held = sum(map(_holds, lines))
                if held > len(lines) - held:
                    yield from map(_relation, lines)


def _lines(grid: Grid, column: int, other: int) -> list[_Line]:
    """The running totals of a column over another that begins with the same figure; none where it does not."""
    if not _FEWEST <= len(grid.items) <= _MOST:
        return []
    running, new = grid.column(column, grid.items), grid.column(other, grid.items)
    if running is None or new is None or not units_agree([*running, *new]):
        return []
    first, same = running[0].quantity, new[0].quantity
    if first is None or same is None or not first.value or first.value != same.value:
        return []
    return [(total, new[: index + 2]) for index, total in enumerate(running[1:])]


def _holds(line: _Line) -> bool:
    total = line[0].quantity
    return total is not None and sum_of(line[1]).overlaps(total.interval)


def _relation(line: _Line) -> Relation:
    total, parts = line
    return Relation(
        kind=RelationKind.SUM,
        operator="table",
        operands=(operand("total", total), *(operand("part", claim) for claim in parts)),
        cue=total.location.span,
        confidence=_SHOWN,
    )
