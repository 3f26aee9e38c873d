"""Table cells as claims: headers, caption and unit give subject, metric and qualifiers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from claimcheck.extraction.context.describe import Description
from claimcheck.extraction.figure import Figure
from claimcheck.records import Cell, Document, Table


@dataclass(frozen=True, slots=True)
class TableFigure:
    """A figure in a cell, with what the table says of it."""

    figure: Figure
    cell: Cell
    description: Description


def find_table_figures(document: Document, table: Table, reference: dt.date | None) -> Iterator[TableFigure]:
    """Every figure of a table's body, row by row."""
    yield from ()
