"""A tabular of LaTeX while it is read: cells between `&` and `\\\\`, merged ones, and the rules that end the header."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from claimcheck.readers.pipe_tables import further_header_rows, guessed_header_rows
from claimcheck.records import Cell, Span

_WIDEST = 1000
_ROWS_LOOKED_AT = 50


@dataclass
class LatexTable:
    """Rows of cells; `taken_until` holds for each column the row at which a merged cell ends."""

    start: int
    depth: int
    rows: list[list[Cell]] = field(default_factory=lambda: [[]])
    caption: Span | None = None
    rules: list[int] = field(default_factory=list)
    taken_until: list[int] = field(default_factory=list)
    cell_start: int = 0
    mark: int = 0
    row_span: int = 1
    column_span: int = 1
    column: int = 0

    def begin_cell(self, start: int, mark: int) -> None:
        """The next cell begins at an offset of the source and a place on the canvas."""
        self.cell_start, self.mark = start, mark
        self.row_span = self.column_span = 1

    def end_cell(self, span: Span | None, *, is_bold: bool) -> None:
        """Put the cell at its column, unless it is the empty one under a merged cell from above."""
        row, column = len(self.rows) - 1, self.column
        width = min(self.column_span, _WIDEST - column)
        self.column += self.column_span
        if width < 1:
            return
        self.taken_until.extend([0] * (column + width - len(self.taken_until)))
        if span is None and self.taken_until[column] > row:
            return
        self.taken_until[column : column + width] = [row + self.row_span] * width
        place = span or Span(self.cell_start, self.cell_start)
        self.rows[row].append(Cell(row, column, *place, "", is_bold=is_bold, row_span=self.row_span, column_span=width))

    def end_row(self) -> None:
        """The row is complete."""
        self.rows.append([])
        self.column = 0

    def rule(self) -> None:
        """A rule over the whole width."""
        self.rules.append(len(self.rows) - 1)

    def finished(self, source: str) -> tuple[list[list[Cell]], int] | None:
        """Rows and the number of header rows, or None where the environment only arranges things on the page."""
        rows = self.rows[:-1] if all(cell.start == cell.end for cell in self.rows[-1]) else self.rows
        if len(rows) < 2 or len(self.taken_until) < 2:
            return None
        texts = [[source[cell.start : cell.end] for cell in row] for row in rows[:_ROWS_LOOKED_AT]]
        inner = [rule for rule in self.rules if 0 < rule < len(rows)]
        header = inner[0] if inner else guessed_header_rows(texts)
        if header == 1:
            header += further_header_rows(texts)
        header = header if header <= max(3, len(rows) // 2) else guessed_header_rows(texts)
        marked = [[replace(cell, is_header=cell.row < header) for cell in row] for row in rows]
        return marked, header
