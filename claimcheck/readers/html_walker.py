"""Walks over HTML, a whole page or a piece inside Markdown, and fills a document builder."""

from __future__ import annotations

import html
import re
from collections import Counter
from dataclasses import dataclass, field

from claimcheck.readers.builder import DocumentBuilder
from claimcheck.readers.code_spans import is_prose
from claimcheck.readers.html_hidden import Hidden, elements, is_hidden
from claimcheck.readers.html_tables import OpenCell, OpenTable
from claimcheck.readers.html_tokens import Token, TokenKind, attributes, tokens
from claimcheck.readers.inline import InlineText
from claimcheck.records import BlockKind, LinkKind, Span

_FOOTNOTE = re.compile(r"#(?:cite_note|fn|footnote|note|ref|bib)[\w:.-]{0,60}$", re.IGNORECASE)
_MARK_TEXT = re.compile(r"[\[(]?(?:\d{1,3}|[*†‡§a-z])[\])]?")


@dataclass
class HtmlWalker:
    """State while walking: open elements, the block being painted, what is hidden, and open tables.

    Closing tags that match nothing are ignored and unclosed elements end with what holds them, so a broken page still
    gives its text. Nothing recurses: the depth of a page costs memory only.
    """

    builder: DocumentBuilder
    inline: InlineText
    open: list[str] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    lists: list[tuple[int, bool]] = field(default_factory=list)
    tables: list[OpenTable] = field(default_factory=list)
    hidden: Hidden = field(default_factory=Hidden)
    mark: int = 0
    breaks: int = 0
    item_pending: bool = False
    is_code: bool = False
    pre_start: int | None = None

    def walk(self, start: int, end: int) -> None:
        """Read a range of the source; everything that it leaves open is closed at its end."""
        self.mark = self.builder.canvas.mark()
        source = self.builder.source
        for token in tokens(source, start, end):
            match token.kind:
                case TokenKind.OPEN:
                    self._open(token)
                case TokenKind.CLOSE:
                    self._close(token)
                case TokenKind.TEXT | TokenKind.REFERENCE if not self.hidden:
                    self._text(token)
                case TokenKind.COMMENT:
                    self.builder.comments.add(Span(token.start, token.end))
                case TokenKind.RAW if token.value == "title":
                    self._title(token)
                case _:
                    pass
        self._flush()
        while self.open:
            self._pop(end)

    def _text(self, token: Token) -> None:
        if self.counts["pre"]:
            return
        source = self.builder.source
        if token.kind is TokenKind.REFERENCE:
            self.inline.written(token.start, token.end, token.value)
        elif not self.is_code or is_prose(source[token.start : token.end]):
            self.inline.text(token.start, token.end)
        if not source[token.start : token.end].isspace():
            self.breaks = 0

    def _title(self, token: Token) -> None:
        title = " ".join(html.unescape(self.builder.source[token.start : token.end]).split())
        if title and self.builder.title is None and not self.counts["svg"]:
            self.builder.title = title

    def _open(self, token: Token) -> None:
        name = token.value
        if self.hidden:
            self.hidden.open(name)
            if self.hidden:
                return
        if name in elements("block"):
            self._flush()
            if name in elements("closed_by_next"):
                self._close_implied(name, token.start)
        if is_hidden(self.builder.source, token):
            self.hidden.begin(name)
            return
        if name not in elements("void"):
            self.open.append(name)
            self.counts[name] += 1
        self._enter(token)

    def _enter(self, token: Token) -> None:
        name, source = token.value, self.builder.source
        match name:
            case "br":
                self._break()
            case "a":
                self.inline.open_link(attributes(source, token).get("href", ""))
            case "code" | "kbd" | "samp":
                self.is_code = True
            case "ul" | "ol" | "menu":
                self.lists.append((self.builder.new_list(), name == "ol"))
            case "li" | "dt":
                self.item_pending = True
            case "table":
                found = attributes(source, token)
                if self.tables:
                    self.tables[-1].is_layout = True
                table = OpenTable(token.start, len(self.builder.blocks))
                table.is_layout = found.get("role", "").lower() in ("presentation", "none")
                self.tables.append(table)
            case "thead" | "tbody" | "tfoot" if self.tables:
                self.tables[-1].in_head = name == "thead"
            case "tr" if self.tables:
                self._close_cell()
                self.tables[-1].open_row()
            case "td" | "th" if self.tables:
                self._open_cell(token)
            case "html" if language := attributes(source, token).get("lang", ""):
                self.builder.metadata.setdefault("lang", language)
            case "meta":
                self._meta(attributes(source, token))
            case "time":
                self.builder.date = self.builder.date or attributes(source, token).get("datetime", "")[:10] or None
            case "pre":
                self.pre_start = token.end
            case _:
                self.inline.open(name, token.start)

    def _close(self, token: Token) -> None:
        name = token.value
        if self.hidden and self.hidden.close(name, is_open_outside=self.counts[name] > 0):
            return
        if name in elements("block"):
            self._flush()
        if not self.counts[name]:
            return
        while self.open:
            if self._pop(token.end) == name:
                return

    def _close_implied(self, name: str, end: int) -> None:
        """Close an open element of the same kind, unless a list or a table stands between."""
        kin = {"td": ("td", "th"), "th": ("td", "th"), "dt": ("dt", "dd"), "dd": ("dt", "dd"), "tr": ("td", "th", "tr")}
        while self.open and self.open[-1] in kin.get(name, (name,)):
            self._pop(end)

    def _pop(self, end: int) -> str:
        name = self.open.pop()
        self.counts[name] -= 1
        match name:
            case "a":
                self._close_link()
            case "code" | "kbd" | "samp":
                self.is_code = False
            case "ul" | "ol" | "menu" if self.lists:
                self.lists.pop()
            case "td" | "th":
                self._close_cell()
            case "thead" if self.tables:
                self.tables[-1].in_head = False
            case "table":
                self._close_table(end)
            case "pre":
                if self.pre_start is not None:
                    self.builder.add_block(BlockKind.CODE, Span(self.pre_start, end))
                self.pre_start = None
            case _:
                self.inline.close(name, end)
        return name

    def _break(self) -> None:
        """One line break is a blank, two in a row end the paragraph."""
        self.breaks += 1
        if self.breaks > 1:
            self._flush()

    def _close_link(self) -> None:
        if not self.inline.links:
            return
        target, mark = self.inline.links[-1]
        text = self.builder.canvas.visible(mark)
        span = self.builder.canvas.extent(mark)
        if span is not None and _FOOTNOTE.search(target) and _MARK_TEXT.fullmatch(text):
            self.inline.links.pop()
            self.builder.add_link(span, target.rpartition("#")[2], LinkKind.FOOTNOTE)
            self.builder.erase(span.start, span.end)
        else:
            self.inline.close_link()

    def _flush(self) -> None:
        """End the block being painted. Inside a table its cell takes the text, unless the table is layout."""
        canvas = self.builder.canvas
        span, mark, self.breaks = canvas.extent(self.mark), self.mark, 0
        self.mark = canvas.mark()
        if span is None:
            return
        level = (
            next((int(name[1]) for name in reversed(self.open) if name in _HEADINGS), 0) if self._in_heading() else 0
        )
        if level:
            self.builder.add_heading(level, span, canvas.visible(mark))
            if self.tables:
                self.tables[-1].is_layout = True
        elif self.counts["figcaption"]:
            self.builder.add_block(BlockKind.CAPTION, span)
        elif self.counts["caption"] and self.tables:
            self.tables[-1].caption = span
            self.builder.add_block(BlockKind.CAPTION, span)
        elif self.item_pending and (self.counts["li"] or self.counts["dt"]):
            list_id, ordered = self.lists[-1] if self.lists else (None, False)
            self.builder.add_block(
                BlockKind.LIST, span, level=max(1, len(self.lists)), list_id=list_id, ordered=ordered
            )
            self.item_pending = False
        else:
            self.builder.add_block(BlockKind.QUOTE if self.counts["blockquote"] else BlockKind.PARAGRAPH, span)

    def _in_heading(self) -> bool:
        return any(self.counts[name] for name in _HEADINGS)

    def _open_cell(self, token: Token) -> None:
        found = attributes(self.builder.source, token)
        self._close_cell()
        table = self.tables[-1]
        if not table.rows:
            table.open_row()
        self.inline.weak_text = False
        table.cell = OpenCell(
            token.end,
            self.builder.canvas.mark(),
            token.value == "th",
            _positive(found.get("rowspan", "")),
            _positive(found.get("colspan", "")),
        )

    def _close_cell(self) -> None:
        if not self.tables or self.tables[-1].cell is None:
            return
        table = self.tables[-1]
        cell, table.cell = table.cell, None
        assert cell is not None
        self._flush()
        span = self.builder.canvas.extent(cell.mark)
        is_bold = span is not None and not self.inline.weak_text
        table.add(cell, span or Span(cell.start, cell.start), is_bold=is_bold)

    def _close_table(self, end: int) -> None:
        if not self.tables:
            return
        table = self.tables.pop()
        finished = table.finished(self.builder.source)
        if finished is None:
            return
        captions = [b for b in self.builder.blocks[table.first_block :] if b.kind is BlockKind.CAPTION]
        self.builder.blocks[table.first_block :] = captions
        self.builder.add_table(Span(table.start, end), *finished, caption=table.caption)

    def _meta(self, found: dict[str, str]) -> None:
        key = (found.get("property") or found.get("name") or found.get("itemprop") or "").lower()
        content = found.get("content", "").strip()
        if not key or not content:
            return
        self.builder.metadata.setdefault(key, content)
        if key in _DATE_KEYS and self.builder.date is None:
            self.builder.date = content[:10]


_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_DATE_KEYS = frozenset(
    {"date", "article:published_time", "datepublished", "dc.date", "dcterms.created", "pubdate", "publish-date"}
)


def _positive(number: str) -> int:
    """A span attribute as the standard reads it: 1 unless it is a number of reasonable size."""
    return min(int(number), 65_534) or 1 if number.strip().isdecimal() and len(number) < 6 else 1
