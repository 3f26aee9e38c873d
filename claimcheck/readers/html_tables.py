"""A table of HTML while it is read: places of cells with their spans, header rows, and whether it is data at all."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from claimcheck.readers.pipe_tables import further_header_rows, guessed_header_rows
from claimcheck.records import Cell, Span

_WIDEST = 1000
"""HTML allows a column span of 1000 and a row span of 65534 (Living Standard, 4.9.11)."""

_LONGEST_DATA_CELL = 1000
"""A cell with more text than this holds a page, not a datum."""

_ROWS_LOOKED_AT = 50
"""How many rows tell whether the first one is a header."""


@dataclass
class OpenCell:
    """A cell from its tag on; `mark` is its place on the canvas."""

    start: int
    mark: int
    is_header: bool
    row_span: int
    column_span: int


@dataclass
class OpenTable:
    """Fills the grid as the HTML standard does (4.9.12, forming a table), without the quirks of overlap."""

    start: int
    first_block: int
    is_layout: bool = False
    in_head: bool = False
    caption: Span | None = None
    cell: OpenCell | None = None
    rows: list[list[Cell]] = field(default_factory=list)
    head_rows: int = 0
    taken_until: list[int] = field(default_factory=list)

    def open_row(self) -> None:
        """A new row, which is a header row inside `<thead>`."""
        self.rows.append([])
        if self.in_head and self.head_rows == len(self.rows) - 1:
            self.head_rows = len(self.rows)

    def add(self, cell: OpenCell, span: Span, *, is_bold: bool) -> None:
        """Put a finished cell at the next free place of the present row."""
        if not self.rows:
            self.open_row()
        row = len(self.rows) - 1
        last = self.rows[row][-1] if self.rows[row] else None
        column = last.column + last.column_span if last else 0
        while column < len(self.taken_until) and self.taken_until[column] > row:
            column += 1
        width = min(cell.column_span, _WIDEST - column)
        if width < 1:
            return
        missing = column + width - len(self.taken_until)
        self.taken_until.extend([0] * max(0, missing))
        self.taken_until[column : column + width] = [row + cell.row_span] * width
        self.rows[row].append(
            Cell(row, column, *span, "", cell.is_header, is_bold, row_span=cell.row_span, column_span=width)
        )

    def finished(self, source: str) -> tuple[list[list[Cell]], int] | None:
        """Rows and the number of header rows, or None for a table that only lays out a page."""
        rows, height, columns = self.rows, len(self.rows), len(self.taken_until)
        if self.is_layout or not any(rows):
            return None
        has_header = any(cell.is_header for row in rows for cell in row)
        if (height < 2 or columns < 2) and not (has_header and height * columns > 1):
            return None
        if any(cell.end - cell.start > _LONGEST_DATA_CELL for row in rows for cell in row):
            return None
        header_rows = self._header_rows(source)
        marked = [[replace(c, is_header=c.is_header or c.row < header_rows) for c in row] for row in rows]
        return marked, header_rows

    def _header_rows(self, source: str) -> int:
        """Rows of `<thead>` or of `<th>` alone; else a first row in bold, or one that lacks the others' numbers."""
        count = self.head_rows
        while count < len(self.rows) and self.rows[count] and all(cell.is_header for cell in self.rows[count]):
            count += 1
        texts = [[source[cell.start : cell.end] for cell in row] for row in self.rows[:_ROWS_LOOKED_AT]]
        if not 0 < count < len(self.rows):
            is_bold = bool(self.rows[0]) and all(cell.is_bold or cell.start == cell.end for cell in self.rows[0])
            count = 1 if is_bold else guessed_header_rows(texts)
        return count + further_header_rows(texts) if count == 1 else count
