"""Walks over LaTeX and fills a document builder."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial

from claimcheck.lexicon.load import table as lexicon
from claimcheck.readers.builder import DocumentBuilder
from claimcheck.readers.code_spans import is_prose
from claimcheck.readers.formulas import simplified, states_something
from claimcheck.readers.inline import InlineText
from claimcheck.readers.latex_commands import Definitions, counts, is_a, sign
from claimcheck.readers.latex_structure import Argument, LatexStructure
from claimcheck.readers.latex_tables import LatexTable
from claimcheck.readers.latex_tokens import Token, TokenKind
from claimcheck.readers.latex_units import plain_number, plain_unit
from claimcheck.records import BlockKind, LinkKind, Span

_SHIFTED = re.compile(r"\s*([\^_])\{?(?:\\(?:text|mathrm|rm)\{)?([^{}^_\\]{1,20})\}{0,2}\s*")
_BOLD = re.compile(r"\s*\\(?:mathbf|boldsymbol|bm)\b")
_SCALE = re.compile(r"(?:[KMBTkx]|[kKMGT]B)\b")
_RULES = frozenset({"hline", "midrule", "toprule", "bottomrule", "Xhline", "endhead", "endfirsthead"})
_PARAGRAPH_ENDS = frozenset({"par", "newpage", "clearpage", "bigskip", "medskip", "smallskip", "maketitle"})
_NUMBERS = frozenset({"num", "ang", "SI", "qty", "si", "unit", "numrange", "SIrange", "qtyrange"})
_DIGITS = re.compile(r"[1-9]\d{0,2}")
_SHOWN_SYMBOLS = frozenset("%$#&_{}")
_LETTERS = re.compile(r"[A-Za-zÀ-ž]+")


@dataclass
class LatexWalker:
    """State while walking: the block being painted and what it stands in.

    Nothing recurses: what is to happen where a group or an environment ends waits in `leaving`, by the index of the
    closing token, so the depth of a source costs memory only.
    """

    builder: DocumentBuilder
    structure: LatexStructure
    inline: InlineText = field(init=False)
    definitions: Definitions = field(init=False)
    leaving: dict[int, list[Callable[[], None]]] = field(default_factory=dict)
    skipped_until: int = 0
    mark: int = 0
    depth: int = 0
    heading: int = 0
    captions: int = 0
    quotes: int = 0
    references: int = 0
    lists: list[tuple[int, bool]] = field(default_factory=list)
    item_pending: bool = False
    tables: list[LatexTable] = field(default_factory=list)
    inner_tables: int = 0
    is_preamble: bool = False
    masked: set[int] = field(default_factory=set)
    included: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.inline = InlineText(self.builder)
        self.definitions = Definitions.of(self.structure)

    def walk(self) -> None:
        """Read the whole source; a source without `\\begin{document}` is a part of one, and all of it is read."""
        tokens = self.structure.tokens
        self.builder.comments |= {Span(t.start, t.end) for t in tokens if t.kind is TokenKind.COMMENT}
        self.is_preamble = any(token.kind is TokenKind.BEGIN and token.value == "document" for token in tokens)
        for index, token in enumerate(tokens):
            for leave in reversed(self.leaving.pop(index, ())):
                leave()
            if index in self.structure.partners and token.kind is TokenKind.OPEN:
                self.depth += 1
                self._at(self.structure.partners[index], self._close_group)
            if index >= self.skipped_until and index not in self.masked:
                self._token(index, token)
        self._flush()

    def _close_group(self) -> None:
        self.depth -= 1

    def _at(self, index: int, leave: Callable[[], None]) -> None:
        self.leaving.setdefault(index, []).append(leave)

    def _token(self, index: int, token: Token) -> None:
        if self.is_preamble and not self.heading:
            if token.kind is TokenKind.COMMAND:
                self._in_preamble(index, token)
            elif token.kind is TokenKind.BEGIN and token.value == "document":
                self.is_preamble = False
                self.mark = self.builder.canvas.mark()
            return
        match token.kind:
            case TokenKind.TEXT | TokenKind.DOLLAR | TokenKind.OPEN_BRACKET | TokenKind.CLOSE_BRACKET:
                self.inline.text(token.start, token.end)
            case TokenKind.WRITTEN:
                self.inline.written(token.start, token.end, token.value)
            case TokenKind.FORMULA:
                self._formula(token)
            case TokenKind.SYMBOL:
                self._symbol(index, token)
            case TokenKind.COMMAND:
                self._command(index, token)
            case TokenKind.BEGIN:
                self._begin(index, token)
            case TokenKind.CODE:
                self._code(token)
            case TokenKind.VERB if is_prose(token.value):
                self.inline.text(token.end - 1 - len(token.value), token.end - 1)
            case TokenKind.ADDRESS:
                self._address(index, token)
            case TokenKind.PARAGRAPH if not (self.tables or self.heading or self.captions):
                self._flush()
            case TokenKind.CELL if self._is_in_row():
                self._end_cell(token.end)
            case TokenKind.END if token.value == "document":
                self.skipped_until = len(self.structure.tokens)
            case _:
                pass

    def _in_preamble(self, index: int, token: Token) -> None:
        if token.value in ("title", "date", "icmltitle"):
            self._command(index, token)
        elif token.value.endswith("title"):
            self._skip(index, 1)

    def _formula(self, token: Token) -> None:
        """A formula in the text: raised and lowered signs as those of any markup, else what it states."""
        shifted = _SHIFTED.fullmatch(token.value)
        start = token.end - 1 - len(token.value) if self.builder.source[token.start] == "$" else token.start + 2
        if shifted is not None:
            tag = "sup" if shifted[1] == "^" else "sub"
            self.inline.open(tag, token.start)
            self.inline.text(start + shifted.start(2), start + shifted.end(2))
            self.inline.close(tag, token.end)
        elif states_something(token.value):
            shown, end = simplified(token.value), start + len(token.value)
            scale = _SCALE.match(self.builder.source, token.end) if shown[-1:].isdigit() else None
            if scale is not None:  # `$7$B`: the letter stands next to its number
                shown, end = shown + scale.group(), scale.end()
            is_bold = _BOLD.match(token.value) is not None
            if is_bold:
                self.inline.open("strong", token.start)
            self.inline.written(start, end, shown)
            if is_bold:
                self.inline.close("strong", token.end)

    def _symbol(self, index: int, token: Token) -> None:
        if token.value in _SHOWN_SYMBOLS:
            self.inline.text(token.start + 1, token.end)
        elif token.value == "\\":
            self._mask(self.structure.arguments(index, 0))
            if self._is_in_row():
                self._end_cell(token.end)
                self.tables[-1].end_row()

    def _code(self, token: Token) -> None:
        self._flush()
        if not is_a("unseen", token.value.rstrip("*")):
            self.builder.add_block(BlockKind.CODE, Span(token.start, token.end))

    def _address(self, index: int, token: Token) -> None:
        name, _, target = token.value.partition(" ")
        arguments = self.structure.arguments(index, 1) if name == "href" else []
        if arguments:
            self.inline.open_link(target)
            self._at(arguments[-1].last, self.inline.close_link)
        elif name != "path":
            self.builder.add_link(Span(token.start, token.end), target)

    def _command(self, index: int, token: Token) -> None:
        name = token.value
        if level := lexicon("latex")["levels"].get(name, 1 if name in ("title", "icmltitle") else 0):
            self._begin_heading(index, level)
        elif name == "date":
            self._date(index)
        elif name in ("caption", "captionof"):
            self._begin_caption(index, 2 if name == "captionof" else 1)
        elif name == "item" and self.lists:
            self._begin_item(index)
        elif name == "bibitem":
            self._bibliography_item(index, token)
        elif is_a("cites", name):
            self._cite(index, token)
        elif is_a("notes", name):
            self._note(index, token)
        elif is_a("includes", name):
            self._include(index)
        elif name in _NUMBERS:
            self._number(index, token)
        elif name in ("textsuperscript", "textsubscript"):
            self._shift(index, token, "sup" if name == "textsuperscript" else "sub")
        elif is_a("bold", name) or is_a("struck", name):
            self._style(index, "strong" if is_a("bold", name) else "del", token)
        elif name in _RULES and self.tables:
            self._mask(self.structure.arguments(index, 0))
            self.tables[-1].rule()
        elif name == "tabularnewline" and self._is_in_row():
            self._end_cell(token.end)
            self.tables[-1].end_row()
        elif name in _PARAGRAPH_ENDS:
            self._flush()
        elif name == "iffalse" and index in self.structure.partners:
            self.skipped_until = self.structure.partners[index]
        else:
            self._other(index, token)

    def _other(self, index: int, token: Token) -> None:
        """A command that shows a sign, defined words, its one argument, its last one, or nothing."""
        name = token.value
        if shown := self.definitions.words.get(name) or sign(name):
            end = token.end + 2 * self.builder.source.startswith("{}", token.end)
            if len(shown) <= end - token.start:
                self.inline.written(token.start, end, shown)
            return
        if name in counts("masked"):
            self._skip(index, counts("masked")[name])
            return
        expected = counts("last").get(name)
        arguments = self.structure.arguments(index, expected or 2)
        groups = [argument for argument in arguments if not argument.is_optional]
        if name == "texorpdfstring" and len(groups) == 2:
            self._at(groups[0].last, partial(self._skip, index, 2))
        elif expected is not None and len(groups) == expected:
            self.skipped_until = max(self.skipped_until, groups[-1].first)
            if name in ("multicolumn", "multirow") and self._is_in_row():
                self._merge(name, groups[0])
        elif expected is None and len(groups) == 2 and self._is_glued(groups[0], groups[1]):
            self._skip(index, 6)
        elif arguments and arguments[0].is_optional and arguments[0].first == index + 1:
            self._mask(arguments[:1])

    def _is_glued(self, left: Argument, right: Argument) -> bool:
        return left.last + 1 == right.first

    def _skip(self, index: int, count: int) -> None:
        self._mask(
            self.structure.arguments(index, count, commands=self.structure.tokens[index].kind is TokenKind.COMMAND)
        )

    def _mask(self, arguments: list[Argument]) -> None:
        if arguments:
            self.skipped_until = max(self.skipped_until, arguments[-1].last + 1)

    def _last_group(self, index: int, most: int = 1) -> Argument | None:
        """The last group of a command, what stands before it masked."""
        groups = [a for a in self.structure.arguments(index, most) if not a.is_optional]
        if len(groups) < most:
            return None
        self.skipped_until = max(self.skipped_until, groups[-1].first)
        return groups[-1]

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

    def _cite(self, index: int, token: Token) -> None:
        arguments = self.structure.arguments(index, 1)
        self._mask(arguments)
        groups = [argument for argument in arguments if not argument.is_optional]
        if not groups:
            return
        span = Span(token.start, self.structure.tokens[groups[-1].last].end)
        for key in self.structure.inside(groups[-1]).split(",")[:100]:
            if key.strip():
                self.builder.add_link(span, f"@{key.strip()}", LinkKind.REFERENCE)

    def _note(self, index: int, token: Token) -> None:
        """A note reads as a bracket in its sentence; one that is only an address or a citation points at a source."""
        argument = self._last_group(index)
        if argument is None or self.tables:
            return
        seen = (TokenKind.TEXT, TokenKind.WRITTEN, TokenKind.FORMULA)
        if token.value == "footnotetext":
            self._flush()
            self._at(argument.last, self._flush)
        elif any(
            t.kind in seen and _LETTERS.search(self.builder.source, t.start, t.end)
            for t in self.structure.within(argument)
        ):
            opening, closing = self.structure.tokens[argument.first], self.structure.tokens[argument.last]
            self.inline.written(opening.start, opening.end, "(")
            self._at(argument.last, partial(self.inline.written, closing.start, closing.end, ")"))

    def _include(self, index: int) -> None:
        arguments = self.structure.arguments(index, 1)
        self._mask(arguments)
        if arguments:
            self.included.append(self.structure.inside(arguments[-1]).strip())

    def _number(self, index: int, token: Token) -> None:
        """Numbers stand where they are written, so that a claim shows them; a unit ends where its group ends."""
        has_unit, is_range = token.value in ("SI", "qty", "SIrange", "qtyrange"), token.value.endswith("range")
        arguments = self.structure.arguments(index, (2 if is_range else 1) + has_unit)
        self._mask(arguments)
        groups = [argument for argument in arguments if not argument.is_optional]
        for place, argument in enumerate(groups):
            span = Span(self.structure.tokens[argument.first].end, self.structure.tokens[argument.last].start)
            inside = self.structure.inside(argument)
            is_unit = token.value in ("si", "unit") or (has_unit and place == len(groups) - 1)
            if is_unit:
                shown = plain_unit(inside, self.definitions.units).rjust(span.end - span.start)
            else:
                shown = plain_number(inside)
            self.inline.written(*span, shown)
            if is_range and place == 0:
                self.inline.written(span.end, span.end + 1, "–")

    def _shift(self, index: int, token: Token, tag: str) -> None:
        argument = self._last_group(index)
        if argument is not None:
            self.inline.open(tag, token.start)
            self._at(argument.last, partial(self.inline.close, tag, self.structure.tokens[argument.last].end))

    def _style(self, index: int, tag: str, token: Token) -> None:
        """Holds for the group behind the command, a switch to the end of the group that begins right before it."""
        arguments = self.structure.arguments(index, 1) if token.value not in ("bf", "bfseries") else []
        end = arguments[-1].last if arguments else self.structure.partners.get(index - 1)
        if end is not None:
            self.inline.open(tag, token.start)
            self._at(end, partial(self.inline.close, tag, self.structure.tokens[end].end))

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

    def _is_in_row(self) -> bool:
        return bool(self.tables) and not self.inner_tables and not self.captions and self.depth == self.tables[-1].depth

    def _merge(self, name: str, count: Argument) -> None:
        number = _DIGITS.fullmatch(self.structure.inside(count).strip())
        if number is not None and name == "multicolumn":
            self.tables[-1].column_span = int(number.group())
        elif number is not None:
            self.tables[-1].row_span = int(number.group())

    def _end_cell(self, next_start: int) -> None:
        table, canvas = self.tables[-1], self.builder.canvas
        span = canvas.extent(table.mark)
        table.end_cell(span, is_bold=span is not None and not self.inline.weak_text)
        table.begin_cell(next_start, canvas.mark())
        self.inline.weak_text = False

    def _end_table(self, end: int) -> None:
        table = self.tables[-1]
        self._end_cell(end)
        self.tables.pop()
        finished = table.finished(self.builder.source)
        if finished is not None:
            self.builder.add_table(Span(table.start, end), *finished, caption=table.caption)
            self.mark = self.builder.canvas.mark()
        self._flush()

    def _flush(self) -> None:
        """End the block being painted; its kind follows from what it stands in. Inside a table its cell takes it."""
        if self.tables and not self.captions:
            return
        canvas = self.builder.canvas
        span, mark = canvas.extent(self.mark), self.mark
        self.mark = canvas.mark()
        if span is None:
            return
        if self.captions:
            self.builder.add_block(BlockKind.CAPTION, span)
        elif self.heading:
            self.builder.add_heading(self.heading, span, canvas.visible(mark))
        elif self.references:
            self.builder.add_block(BlockKind.METADATA, span)
        elif self.item_pending and self.lists:
            list_id, ordered = self.lists[-1]
            self.builder.add_block(BlockKind.LIST, span, level=len(self.lists), list_id=list_id, ordered=ordered)
            self.item_pending = False
        else:
            self.builder.add_block(BlockKind.QUOTE if self.quotes else BlockKind.PARAGRAPH, span)
