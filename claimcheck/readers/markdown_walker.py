"""Walks over the events of pyromark and fills a document builder."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Any

import pyromark

from claimcheck.readers.builder import DocumentBuilder
from claimcheck.readers.byte_offsets import character_offsets
from claimcheck.readers.code_spans import is_prose
from claimcheck.readers.formulas import is_formula, simplified
from claimcheck.readers.html_tokens import TokenKind, attributes, tokens
from claimcheck.readers.html_walker import HtmlWalker
from claimcheck.readers.inline import InlineText
from claimcheck.readers.pipe_tables import drawn_rows, further_header_rows
from claimcheck.records import BlockKind, Cell, LinkKind, Span

_OPTIONS = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_TASKLISTS
    | pyromark.Options.ENABLE_MATH
    | pyromark.Options.ENABLE_GFM
)
_MARKDOWN = pyromark.Markdown(options=_OPTIONS)

_TABLE_TAG = re.compile(r"<(/?)table\b", re.IGNORECASE)
_MARKUP_IN_HTML = re.compile(r"\*\*|__|`")
_BLANK_LINE = re.compile(r"\n[ \t]*\r?\n")
_COMMENTS = re.compile(r"(?:\s{0,10}<!--(?:(?!-->).)*-->)+[ \t]*(?=[^\s<])", re.DOTALL)
_DEEPEST = 2
"""How often Markdown after a comment may itself hold a comment with Markdown after it."""

_LONGEST_TITLE = 80
_TITLE_LEVEL = 6

_LINE = re.compile(r"[^\r\n]+")


@dataclass
class _Item:
    """A list item; its first text is the LIST block, what follows in it are paragraphs."""

    list_id: int
    ordered: bool
    depth: int
    is_filled: bool = False


@dataclass
class MarkdownWalker:
    """State while walking: the leaf block being painted, open items and quotes, the open table."""

    builder: DocumentBuilder
    inline: InlineText = field(init=False)
    skipped_until: int = 0
    mark: int | None = None
    lists: list[tuple[int, bool]] = field(default_factory=list)
    items: list[_Item] = field(default_factory=list)
    quotes: int = 0
    images: int = 0
    code_start: int | None = None
    note_start: int | None = None
    depth: int = 0
    rows: list[list[Cell]] = field(default_factory=list)
    table_ends: dict[int, int] | None = None

    def __post_init__(self) -> None:
        self.inline = InlineText(self.builder)

    def walk(self, start: int, end: int) -> None:
        """Read a range of the source that is Markdown by itself."""
        body = self.builder.source[start:end]
        character = character_offsets(body)
        skipped: list[bool] = []
        for event, place in _MARKDOWN.events_with_range(body):
            span = Span(start + character(place["start"]), start + character(place["end"]))
            name, value = _parts(event)
            if name == "Start":
                skipped.append(span.start < self.skipped_until)
                if not skipped[-1]:
                    self._start(*_parts(value), span)
            elif name == "End":
                if not skipped.pop():
                    self._end(*_parts(value), span)
            elif span.start >= self.skipped_until:
                self._inline(name, value, span)

    def _start(self, tag: str, argument: Any, span: Span) -> None:
        match tag:
            case "Paragraph" | "Heading":
                self._end_leaf()
                self.mark = self.builder.canvas.mark()
                self.inline.weak_text = False
            case "Emphasis" | "Strong" | "Strikethrough":
                self._begin_leaf()
                self.inline.open({"Strong": "strong", "Strikethrough": "s"}.get(tag, "em"), span.start)
            case "Link":
                self._begin_leaf()
                self.inline.open_link("" if argument["link_type"] == "Email" else argument["dest_url"])
            case "Image":
                self.images += 1
            case "List":
                self._end_leaf()
                self.lists.append((self.builder.new_list(), argument is not None))
            case "Item":
                self._end_leaf()
                list_id, ordered = self.lists[-1]
                self.items.append(_Item(list_id, ordered, len(self.lists)))
            case "BlockQuote":
                self._end_leaf()
                self.quotes += 1
            case "CodeBlock":
                self._end_leaf()
                self.code_start = span.start
            case "HtmlBlock":
                self._end_leaf()
                self._html(span)
            case "FootnoteDefinition":
                self._end_leaf()
                self.note_start = span.start
            case "Table":
                self._end_leaf()
                self.rows = []
            case "TableHead" | "TableRow":
                self.rows.append([])
            case "TableCell":
                self.mark = self.builder.canvas.mark()
                self.inline.weak_text = False
            case _:
                pass

    def _end(self, tag: str, argument: Any, span: Span) -> None:
        match tag:
            case "Paragraph":
                self._end_paragraph(span)
            case "Heading":
                self._end_heading(int(argument[1]))
            case "Strong" | "Strikethrough":
                self.inline.close("strong" if tag == "Strong" else "s", span.end)
            case "Link":
                self.inline.close_link()
            case "Image":
                self.images -= 1
            case "List":
                self._end_leaf()
                self.lists.pop()
            case "Item":
                self._end_leaf()
                self.items.pop()
            case "BlockQuote":
                self._end_leaf()
                self.quotes -= 1
            case "CodeBlock":
                self.builder.add_block(BlockKind.CODE, span)
                self.code_start = None
            case "FootnoteDefinition":
                self._end_leaf()
                self.note_start = None
            case "TableCell":
                self._end_cell(span)
            case "Table":
                self._end_table(span)
            case _:
                pass

    def _inline(self, name: str, value: Any, span: Span) -> None:
        if self.images or self.code_start is not None:
            return
        source = self.builder.source
        match name:
            case "Text":
                self._begin_leaf()
                if value == source[span.start : span.end]:
                    self.inline.text(*span)
                else:
                    self.inline.written(*span, value)
            case "Code":
                self._begin_leaf()
                self._code(span)
            case "InlineMath" | "DisplayMath":
                self._begin_leaf()
                self._formula(span, 1 if name == "InlineMath" else 2)
            case "InlineHtml":
                self._begin_leaf()
                self._inline_html(span)
            case "FootnoteReference":
                self.builder.add_link(span, value, LinkKind.FOOTNOTE)
            case "HardBreak":
                self._hard_break(span)
            case _:
                pass

    def _begin_leaf(self) -> None:
        """Text that stands directly in an item (a tight list) begins a block of its own."""
        if self.mark is None:
            self.mark = self.builder.canvas.mark()

    def _end_leaf(self) -> None:
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

    def _end_paragraph(self, span: Span) -> None:
        """A paragraph all of whose lines are rows is a table that lacks its header or its rule."""
        if self.builder.source[span.start] != "|":
            visible = self.builder.canvas.extent(self.mark) if self.mark is not None else None
            if visible is not None and self._is_title():
                self._end_heading(_TITLE_LEVEL)
            self._end_leaf()
            return
        source = self.builder.source
        lines = [Span(*match.span()) for match in _LINE.finditer(source, span.start, span.end)]
        are_rows = all(source[start:end].lstrip().startswith("|") for start, end in lines)
        drawn = drawn_rows(source, lines) if are_rows and len(lines) > 1 else None
        if drawn is None:
            self._end_leaf()
            return
        rows, header_rows = drawn
        ends = [span.start, *(edge for row in rows for cell in row for edge in (cell.start, cell.end)), span.end]
        for left, right in zip(ends[::2], ends[1::2], strict=True):
            self.builder.erase(left, right)
        self.builder.add_table(span, rows, header_rows)
        self.mark = None
        self.inline.reset()

    def _end_heading(self, level: int) -> None:
        visible = self.builder.canvas.extent(self.mark) if self.mark is not None else None
        if self.mark is not None and visible is not None:
            self.builder.add_heading(level, visible, self.builder.canvas.visible(self.mark))
        self.mark = None
        self.inline.reset()

    def _end_cell(self, span: Span) -> None:
        assert self.mark is not None
        visible = self.builder.canvas.extent(self.mark)
        is_bold = visible is not None and not self.inline.weak_text
        place = visible or Span(span.start, span.start)
        row = len(self.rows) - 1
        self.rows[row].append(Cell(row, len(self.rows[row]), *place, "", is_bold=is_bold))
        self.mark = None
        self.inline.reset()

    def _end_table(self, span: Span) -> None:
        """Header rows are none for the empty row that the syntax forces on a table without one, else one or more."""
        source = self.builder.source
        texts = [[source[cell.start : cell.end] for cell in row] for row in self.rows[:6]]
        count = 1 + further_header_rows(texts) if texts and any(texts[0]) else 0
        for row in self.rows[:count]:
            row[:] = [replace(cell, is_header=True) for cell in row]
        self.builder.add_table(span, self.rows, count)
        self.mark = None

    def _code(self, span: Span) -> None:
        source = self.builder.source
        ticks = len(source[span.start : span.end]) - len(source[span.start : span.end].lstrip("`"))
        inner = Span(span.start + ticks, span.end - ticks)
        if is_prose(source[inner.start : inner.end]):
            self.inline.text(*inner)

    def _formula(self, span: Span, width: int) -> None:
        content = self.builder.source[span.start + width : span.end - width]
        if is_formula(content) or width == 2:
            self.inline.written(span.start + width, span.end - width, simplified(content))
        else:
            self.inline.text(*span)

    def _inline_html(self, span: Span) -> None:
        source = self.builder.source
        if _TABLE_TAG.match(source, span.start):
            self._end_leaf()
            self._html(span)
            return
        for token in tokens(source, *span):
            if token.kind is TokenKind.OPEN and token.value == "a":
                self.inline.open_link(attributes(source, token).get("href", ""))
            elif token.kind is TokenKind.CLOSE and token.value == "a":
                self.inline.close_link()
            elif token.kind is TokenKind.OPEN:
                self.inline.open(token.value, token.start)
            elif token.kind is TokenKind.CLOSE:
                self.inline.close(token.value, token.end)

    def _html(self, span: Span) -> None:
        """A block of HTML; one that holds a table reaches to the end of it, over blank lines.

        A line that begins with a comment is HTML to its end, yet what writers put after the comment is Markdown.
        """
        source = self.builder.source
        comments = _COMMENTS.match(source, span.start, span.end)
        if comments is not None and self.depth < _DEEPEST:
            self.depth += 1
            self.walk(comments.end(), span.end)
            self.depth -= 1
            self.skipped_until = span.end
            return
        end = span.end
        opening = _TABLE_TAG.search(source, span.start, span.end)
        if opening is not None:
            if self.table_ends is None:
                self.table_ends = _table_ends(source)
            end = max(end, self.table_ends.get(opening.start(), end))
        HtmlWalker(self.builder, self.inline).walk(span.start, end)
        self.inline.reset()
        if _BLANK_LINE.search(source, span.start, end):
            for match in _MARKUP_IN_HTML.finditer(source, span.start, end):
                self.builder.erase(*match.span())
        self.skipped_until = end
        self.mark = None

    def _hard_break(self, span: Span) -> None:
        """Lines that the writer broke are blocks of their own, unless a sentence runs on over the break."""
        after = self.builder.source[span.end : span.end + 40].lstrip(" \t>*_")
        if self.mark is not None and not after[:1].islower():
            self._end_leaf()


def _parts(value: Any) -> tuple[str, Any]:
    """Name and content of an event or a tag, which pyromark gives as a name or as a mapping of one entry."""
    if isinstance(value, str):
        return value, None
    ((name, content),) = value.items()
    return name, content


def _table_ends(source: str) -> dict[int, int]:
    """Where the tables of HTML end, nested ones passed, by where they begin; those that nothing closes are left out."""
    ends: dict[int, int] = {}
    open_tables: list[int] = []
    for match in _TABLE_TAG.finditer(source):
        if not match[1]:
            open_tables.append(match.start())
        elif open_tables:
            closing = source.find(">", match.end(), match.end() + 100)
            ends[open_tables.pop()] = closing + 1 if closing >= 0 else match.end()
    return ends
