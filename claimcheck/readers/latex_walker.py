"""Walks over LaTeX and fills a document builder."""

from __future__ import annotations

from claimcheck.lexicon.load import table as lexicon
from claimcheck.readers.code_spans import is_prose
from claimcheck.readers.latex_blocks import LatexBlocks
from claimcheck.readers.latex_commands import is_a
from claimcheck.readers.latex_tokens import Token, TokenKind
from claimcheck.records import Span

_RULES = frozenset({"hline", "midrule", "toprule", "bottomrule", "Xhline", "endhead", "endfirsthead"})
_PARAGRAPH_ENDS = frozenset({"par", "newpage", "clearpage", "bigskip", "medskip", "smallskip", "maketitle"})
_NUMBERS = frozenset({"num", "ang", "SI", "qty", "si", "unit", "numrange", "SIrange", "qtyrange"})


class LatexWalker(LatexBlocks):
    """Goes over the tokens of a source, and leaves to each kind what it means."""

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
