"""Walks over the events of pyromark and fills a document builder."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import pyromark

from claimcheck.readers.builder import DocumentBuilder
from claimcheck.readers.byte_offsets import character_offsets
from claimcheck.readers.code_spans import is_prose
from claimcheck.readers.formulas import is_formula, simplified, states_something, with_prices, without_prices
from claimcheck.readers.html_tokens import TokenKind, attributes, tokens
from claimcheck.readers.html_walker import HtmlWalker
from claimcheck.readers.inline import InlineText
from claimcheck.readers.markdown_blocks import Item, MarkdownBlocks
from claimcheck.records import BlockKind, LinkKind, Span

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
_CONTAINERS = {"List", "Table"}
"""What is passed over whole when it begins inside passed-over HTML: its later parts are nothing without it."""
_DEEPEST = 2
"""How often Markdown after a comment may itself hold a comment with Markdown after it."""


@dataclass
class MarkdownWalker:
    """State while walking: the blocks, the visible text in them, and what is passed over."""

    builder: DocumentBuilder
    inline: InlineText = field(init=False)
    skipped_until: int = 0
    blocks: MarkdownBlocks = field(init=False)
    images: int = 0
    code_start: int | None = None
    depth: int = 0
    table_ends: dict[int, int] | None = None

    def __post_init__(self) -> None:
        self.inline = InlineText(self.builder)
        self.blocks = MarkdownBlocks(self.builder, self.inline)

    def walk(self, start: int, end: int) -> None:
        """Read a range of the source that is Markdown by itself."""
        body = without_prices(self.builder.source[start:end])
        character = character_offsets(body)
        skipped: list[bool] = []
        for event, place in _MARKDOWN.events_with_range(body):
            span = Span(start + character(place["start"]), start + character(place["end"]))
            name, value = _parts(event)
            if name == "Start":
                skipped.append(span.start < self.skipped_until)
                if not skipped[-1]:
                    self._start(*_parts(value), span)
                elif _parts(value)[0] in _CONTAINERS:
                    self.skipped_until = max(self.skipped_until, span.end)
            elif name == "End":
                if not skipped.pop():
                    self._end(*_parts(value), span)
            elif span.start >= self.skipped_until:
                self._inline(name, value, span)

    def _start(self, tag: str, argument: Any, span: Span) -> None:
        match tag:
            case "Paragraph" | "Heading":
                self.blocks.end_leaf()
                self.blocks.mark = self.builder.canvas.mark()
                self.inline.weak_text = False
            case "Emphasis" | "Strong" | "Strikethrough":
                self.blocks.begin_leaf()
                self.inline.open({"Strong": "strong", "Strikethrough": "s"}.get(tag, "em"), span.start)
            case "Link":
                self.blocks.begin_leaf()
                self.inline.open_link("" if argument["link_type"] == "Email" else with_prices(argument["dest_url"]))
            case "Image":
                self.images += 1
            case "List":
                self.blocks.end_leaf()
                self.blocks.lists.append((self.builder.new_list(), argument is not None))
            case "Item":
                self.blocks.end_leaf()
                list_id, ordered = self.blocks.lists[-1]
                self.blocks.items.append(Item(list_id, ordered, len(self.blocks.lists)))
            case "BlockQuote":
                self.blocks.end_leaf()
                self.blocks.quotes += 1
            case "CodeBlock":
                self.blocks.end_leaf()
                self.code_start = span.start
            case "HtmlBlock":
                self.blocks.end_leaf()
                self._html(span)
            case "FootnoteDefinition":
                self.blocks.end_leaf()
                self.blocks.note_start = span.start
            case "Table":
                self.blocks.end_leaf()
                self.blocks.rows = []
            case "TableHead" | "TableRow":
                self.blocks.rows.append([])
            case "TableCell":
                self.blocks.mark = self.builder.canvas.mark()
                self.inline.weak_text = False
            case _:
                pass

    def _end(self, tag: str, argument: Any, span: Span) -> None:
        match tag:
            case "Paragraph":
                self.blocks.end_paragraph(span)
            case "Heading":
                self.blocks.end_heading(int(argument[1]))
            case "Strong" | "Strikethrough":
                self.inline.close("strong" if tag == "Strong" else "s", span.end)
            case "Link":
                self.inline.close_link()
            case "Image":
                self.images -= 1
            case "List":
                self.blocks.end_leaf()
                self.blocks.lists.pop()
            case "Item":
                self.blocks.end_leaf()
                self.blocks.items.pop()
            case "BlockQuote":
                self.blocks.end_leaf()
                self.blocks.quotes -= 1
            case "CodeBlock":
                self.builder.add_block(BlockKind.CODE, span)
                self.code_start = None
            case "FootnoteDefinition":
                self.blocks.end_leaf()
                self.blocks.note_start = None
            case "TableCell":
                self.blocks.end_cell(span)
            case "Table":
                self.blocks.end_table(span)
            case _:
                pass

    def _inline(self, name: str, value: Any, span: Span) -> None:
        if self.images or self.code_start is not None:
            return
        source = self.builder.source
        match name:
            case "Text":
                self.blocks.begin_leaf()
                value = with_prices(value)
                if value == source[span.start : span.end]:
                    self.inline.text(*span)
                else:
                    self.inline.written(*span, value)
            case "Code":
                self.blocks.begin_leaf()
                self._code(span)
            case "InlineMath" | "DisplayMath":
                self.blocks.begin_leaf()
                self._formula(span, 1 if name == "InlineMath" else 2)
            case "InlineHtml":
                self.blocks.begin_leaf()
                self._inline_html(span)
            case "FootnoteReference":
                self.builder.add_link(span, value, LinkKind.FOOTNOTE)
            case "HardBreak":
                self.blocks.hard_break(span)
            case _:
                pass

    def _code(self, span: Span) -> None:
        source = self.builder.source
        ticks = len(source[span.start : span.end]) - len(source[span.start : span.end].lstrip("`"))
        inner = Span(span.start + ticks, span.end - ticks)
        if is_prose(source[inner.start : inner.end]):
            self.inline.text(*inner)

    def _formula(self, span: Span, width: int) -> None:
        content = self.builder.source[span.start + width : span.end - width]
        if width == 1 and is_formula(content) and not states_something(content):
            return
        if is_formula(content) or width == 2:
            self.inline.written(span.start + width, span.end - width, simplified(content))
        else:
            self.inline.text(*span)

    def _inline_html(self, span: Span) -> None:
        source = self.builder.source
        if _TABLE_TAG.match(source, span.start) and not self.blocks.rows:
            self.blocks.end_leaf()
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
            elif token.kind is TokenKind.COMMENT:
                self.builder.comments.add(Span(token.start, token.end))

    def _html(self, span: Span) -> None:
        """A block of HTML; one that holds a table reaches to the end of it, over blank lines.

        A line that begins with a comment is HTML to its end, yet what writers put after the comment is Markdown.
        """
        source = self.builder.source
        comments = _COMMENTS.match(source, span.start, span.end)
        if comments is not None and self.depth < _DEEPEST:
            HtmlWalker(self.builder, self.inline).walk(span.start, comments.end())
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
        self.blocks.mark = None


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
