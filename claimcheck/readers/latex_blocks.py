"""What makes blocks of LaTeX: headings, captions, items, lists, quotes, tables, floats and code."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from claimcheck.readers.latex_commands import counts, is_a
from claimcheck.readers.latex_marks import LatexMarks
from claimcheck.readers.latex_tables import LatexTable
from claimcheck.readers.latex_tokens import Token
from claimcheck.records import BlockKind, LinkKind, Span


class LatexBlocks(LatexMarks):
    """Begins and ends what the commands and environments around a text make of it."""

    def _code(self, token: Token) -> None:
        self._flush()
        if not is_a("unseen", token.value.rstrip("*")):
            self.builder.add_block(BlockKind.CODE, Span(token.start, token.end))

    def _begin_heading(self, index: int, level: int) -> None:
        argument = self._last_group(index)
        if argument is None or self.tables:
            return
        self._flush()
        self.heading = level
        self._at(argument.last, self._end_heading)

    def _end_heading(self) -> None:
        self._flush()
        self.heading = 0

    def _date(self, index: int) -> None:
        arguments = self.structure.arguments(index, 1)
        self._mask(arguments)
        if arguments:
            first, last = arguments[-1].first, arguments[-1].last
            span = Span(self.structure.tokens[first].end, self.structure.tokens[last].start)
            text = " ".join(self.builder.source[span.start : span.end].split())
            if any(map(str.isdigit, text)):
                self.builder.date = self.builder.date or text
                self.builder.add_block(BlockKind.METADATA, span)

    def _begin_caption(self, index: int, most: int) -> None:
        argument = self._last_group(index, most)
        if argument is None:
            return
        if not self.tables:
            self._flush()
        else:
            self.mark = self.builder.canvas.mark()
        self.captions += 1
        self._at(argument.last, self._end_caption)

    def _end_caption(self) -> None:
        self._flush()
        self.captions -= 1
        if self.tables:  # a long table, whose caption stands in a row of its own
            self.tables[-1].caption = self.builder.blocks[-1].span if self.builder.blocks else None
            self.tables[-1].mark = self.mark

    def _begin_item(self, index: int) -> None:
        self._flush()
        self.item_pending = True
        for label in self.structure.arguments(index, 0):
            closing = self.structure.tokens[label.last]
            self.masked |= {label.first, label.last}
            if self.structure.inside(label)[-1:].isalnum():
                self._at(label.last, partial(self.inline.written, closing.start, closing.end, ":"))

    def _bibliography_item(self, index: int, token: Token) -> None:
        self._flush()
        arguments = self.structure.arguments(index, 1)
        self._mask(arguments)
        if arguments:
            key = self.structure.inside(arguments[-1]).strip()
            self.builder.add_link(Span(token.start, token.end), f"@{key}", LinkKind.FOOTNOTE)

    def _begin(self, index: int, token: Token) -> None:
        end = self.structure.partners.get(index)
        if end is None or token.value == "document":
            return
        self._skip(index, counts("environments").get(token.value, 0) or counts("environments").get(token.value[:-1], 0))
        name = token.value.rstrip("*")
        if is_a("formulas", name):
            self.skipped_until = end
        elif is_a("tables", name):
            self._begin_table(index, token, end)
        elif is_a("lists", name):
            self._flush()
            self.lists.append((self.builder.new_list(), is_a("numbered", name)))
            self._at(end, self._end_list)
        elif is_a("quotes", name):
            self._flush()
            self.quotes += 1
            self._at(end, self._end_quote)
        elif name in ("abstract", "thebibliography"):
            self._flush()
            self.builder.sections.enter(3, "Abstract" if name == "abstract" else "References")
            self.references += name == "thebibliography"
            self._at(end, self._end_references if name == "thebibliography" else self._flush)
        elif not self.tables:
            self._flush()
            self._at(end, self._flush)
        if is_a("floats", name):
            self._at(end, partial(self._end_float, len(self.builder.tables), len(self.builder.blocks)))

    def _end_list(self) -> None:
        self._flush()
        self.lists.pop()
        self.item_pending = False

    def _end_quote(self) -> None:
        self._flush()
        self.quotes -= 1

    def _end_references(self) -> None:
        self._flush()
        self.references -= 1

    def _end_float(self, first_table: int, first_block: int) -> None:
        """The caption of a float is that of its one table, above it or below."""
        captions = [b.span for b in self.builder.blocks[first_block:] if b.kind is BlockKind.CAPTION]
        if len(captions) == 1 and len(self.builder.tables) == first_table + 1:
            self.builder.tables[-1] = replace(self.builder.tables[-1], caption=captions[0])

    def _begin_table(self, index: int, token: Token, end: int) -> None:
        if self.tables:
            self.inner_tables += 1
            self._at(end, self._end_inner_table)
            return
        self._flush()
        table = LatexTable(token.start, self.depth)
        self.tables.append(table)
        table.begin_cell(token.end, self.builder.canvas.mark())
        self.inline.weak_text = False
        self._at(end, partial(self._end_table, self.structure.tokens[end].end))

    def _end_inner_table(self) -> None:
        self.inner_tables -= 1

    def _end_table(self, end: int) -> None:
        table = self.tables[-1]
        self._end_cell(end)
        self.tables.pop()
        finished = table.finished(self.builder.source)
        if finished is not None:
            self.builder.add_table(Span(table.start, end), *finished, caption=table.caption)
            self.mark = self.builder.canvas.mark()
        self._flush()
