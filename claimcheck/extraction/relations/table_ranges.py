"""Ranges that a sentence gives for a column of a table: "visitor numbers ranged from 14,135 at Millbrook to 61,507 at
Central", "scores on MMLU range from 62.3 to 68.9". Their ends are the smallest and the largest figure of the column.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from claimcheck.extraction.relations.labelled import LIKELY, NAMED, Statement, statement_patterns
from claimcheck.extraction.relations.sketch import letter_of, operand
from claimcheck.extraction.relations.words import any_of
from claimcheck.records import Claim, Comparator, Relation, RelationKind

_FEWEST = 3
"""Rows of a column with a range."""


def find(read: Statement) -> Iterator[Relation]:
    """Every range of a sentence that one column's ends confirm or contradict."""
    if not read.drawn.claims or any_of("table_range", "apart").search(read.text):
        return
    for finder in statement_patterns("table_range", "ends"):
        for match in finder.finditer(read.text):
            low = read.drawn.claim(match, "low")
            high = read.drawn.claim(match, "high") or low
            names_a_row = any(axis == "r" and at < match.start() for at, axis, _ in read.labels)
            if low is not None and high is not None and not names_a_row and not read.columns_in(*match.span()):
                yield from _range(read, match, low, high)


def _range(read: Statement, match: re.Match[str], low: Claim, high: Claim) -> Iterator[Relation]:
    ends = _ends(low, high)
    if ends is None:
        return
    measures = read.measures(match, low)
    fields = [cells for column in measures.columns if (cells := _field(read, column, low))]
    held = {index: _holds(cells, *ends) for index, cells in enumerate(fields)}
    found = [cells for index, cells in enumerate(fields) if held[index] == max(held.values())]
    if len(found) == 1 and max(held.values()) > 0:  # one end at least is that of the column: "6 to 8 characters" is not
        yield Relation(
            kind=RelationKind.BETWEEN,
            operator="ends",
            operands=(*(operand("middle", c) for c in found[0]), operand("low", low), operand("high", high)),
            cue=read.drawn.span(match.start(), match.end()),
            confidence=NAMED if measures.is_named else LIKELY,
        )


def _ends(low: Claim, high: Claim) -> tuple[Decimal, Decimal] | None:
    """The two ends, which may be one figure ("from 62.3 to 68.9"); None where they are bounds or one is missing."""
    if low.quantity is None or high.quantity is None:
        return None
    if low is high:
        found = (low.quantity.low, low.quantity.high) if low.quantity.is_range else (None, None)
    elif {low.quantity.comparator, high.quantity.comparator} == {Comparator.EQUAL}:
        found = (low.quantity.value, high.quantity.value)
    else:
        return None
    return (found[0], found[1]) if found[0] is not None and found[1] is not None else None


def _field(read: Statement, column: int, like: Claim) -> list[Claim]:
    """The items of a column that is of the sort of the ends, and no finer."""
    cells = read.view.grid.column(column, read.view.grid.items) or []
    is_alike = len(cells) >= _FEWEST and all(
        letter_of(cell) in (letter_of(like), "b")
        and cell.quantity is not None
        and like.quantity is not None
        and cell.quantity.unit == like.quantity.unit
        and cell.quantity.step >= like.quantity.step
        for cell in cells
    )
    return cells if is_alike else []


def _holds(cells: list[Claim], low: Decimal, high: Decimal) -> int:
    """How many of the two ends are those of the column."""
    values = [c.quantity.value for c in cells if c.quantity is not None and c.quantity.value is not None]
    return (min(values) == low) + (max(values) == high)
