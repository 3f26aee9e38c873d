"""The blocks of a Markdown text while they are painted: paragraphs, headings, items, cells."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from claimcheck.readers.builder import DocumentBuilder
from claimcheck.readers.inline import InlineText
from claimcheck.readers.pipe_tables import drawn_rows, further_header_rows
from claimcheck.records import BlockKind, Cell, Span

_LONGEST_TITLE = 80
_TITLE_LEVEL = 6
_LINE = re.compile(r"[^\r\n]+")


@dataclass
class Item:
    """A list item; its first text is the LIST block, what follows in it are paragraphs."""

    list_id: int
    ordered: bool
    depth: int
    is_filled: bool = False


@dataclass
class MarkdownBlocks:
    """The block that is painted (since `mark`), and what it stands in: items, quotes, a note, a table."""

    builder: DocumentBuilder
    inline: InlineText
    mark: int | None = None
    lists: list[tuple[int, bool]] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    quotes: int = 0
    note_start: int | None = None
    rows: list[list[Cell]] = field(default_factory=list)

    def begin_leaf(self) -> None:
        """Text that stands directly in an item (a tight list) begins a block of its own."""
        if self.mark is None:
            self.mark = self.builder.canvas.mark()

    def end_leaf(self) -> None:
        """Close the block that is painted, if one is; its kind follows from what it stands in."""
        if self.mark is None:
            return
        span = self.builder.canvas.extent(self.mark)
        self.mark = None
        self.inline.reset()
        if span is None:
            return
        if self.note_start is not None:
            span, self.note_start = Span(self.note_start, span.end), None
        if self.items and not self.items[-1].is_filled:
            item = self.items[-1]
            item.is_filled = True
            self.builder.add_block(BlockKind.LIST, span, level=item.depth, list_id=item.list_id, ordered=item.ordered)
        else:
            self.builder.add_block(BlockKind.QUOTE if self.quotes else BlockKind.PARAGRAPH, span)

    def _is_title(self) -> bool:
        """Whether a paragraph is a heading in bold; one with a figure or an end mark is taken for a statement."""
        assert self.mark is not None
        if self.inline.weak_text or self.items or self.quotes or self.note_start is not None:
            return False
        text = self.builder.canvas.visible(self.mark)
        return len(text) <= _LONGEST_TITLE and text[-1:].isalnum() and not any(map(str.isdigit, text))

    def end_paragraph(self, span: Span) -> None:
        """A paragraph all of whose lines are rows is a table that lacks its header or its rule."""
        if self.builder.source[span.start] != "|":
            visible = self.builder.canvas.extent(self.mark) if self.mark is not None else None
            if visible is not None and self._is_title():
                self.end_heading(_TITLE_LEVEL)
            self.end_leaf()
            return
        source = self.builder.source
        lines = [Span(*match.span()) for match in _LINE.finditer(source, span.start, span.end)]
        are_rows = all(source[start:end].lstrip().startswith("|") for start, end in lines)
        drawn = drawn_rows(source, lines) if are_rows and len(lines) > 1 else None
        if drawn is None:
            self.end_leaf()
            return
        rows, header_rows = drawn
        ends = [span.start, *(edge for row in rows for cell in row for edge in (cell.start, cell.end)), span.end]
        for left, right in zip(ends[::2], ends[1::2], strict=True):
            self.builder.erase(left, right)
        self.builder.add_table(span, rows, header_rows)
        self.mark = None
        self.inline.reset()

    def end_heading(self, level: int) -> None:
        """Close a heading, which begins its section."""
        visible = self.builder.canvas.extent(self.mark) if self.mark is not None else None
        if self.mark is not None and visible is not None:
            self.builder.add_heading(level, visible, self.builder.canvas.visible(self.mark))
        self.mark = None
        self.inline.reset()

    def end_cell(self, span: Span) -> None:
        """Close a cell of the last row; `span` is its range with the blanks around its content."""
        assert self.mark is not None
        visible = self.builder.canvas.extent(self.mark)
        is_bold = visible is not None and not self.inline.weak_text
        place = visible or Span(span.start, span.start)
        row = len(self.rows) - 1
        self.rows[row].append(Cell(row, len(self.rows[row]), *place, "", is_bold=is_bold))
        self.mark = None
        self.inline.reset()

    def end_table(self, span: Span) -> None:
        """Header rows are none for the empty row that the syntax forces on a table without one, else one or more."""
        source = self.builder.source
        texts = [[source[cell.start : cell.end] for cell in row] for row in self.rows[:6]]
        count = 1 + further_header_rows(texts) if texts and any(texts[0]) else 0
        for row in self.rows[:count]:
            row[:] = [replace(cell, is_header=True) for cell in row]
        self.builder.add_table(span, self.rows, count)
        self.rows = []
        self.mark = None

    def hard_break(self, span: Span) -> None:
        """Lines that the writer broke are blocks of their own, unless a sentence runs on over the break."""
        after = self.builder.source[span.end : span.end + 40].lstrip(" \t>*_")
        if self.mark is not None and not after[:1].islower():
            self.end_leaf()
