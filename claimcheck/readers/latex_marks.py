"""What stands in the text of LaTeX: formulas, signs, numbers, notes, links and styles."""

from __future__ import annotations

import re
from functools import partial

from claimcheck.readers.formulas import simplified, states_something
from claimcheck.readers.latex_commands import counts, sign
from claimcheck.readers.latex_state import LatexState
from claimcheck.readers.latex_structure import Argument
from claimcheck.readers.latex_tokens import Token, TokenKind
from claimcheck.readers.latex_units import plain_number, plain_unit
from claimcheck.records import LinkKind, Span

_SHIFTED = re.compile(r"\s*([\^_])\{?(?:\\(?:text|mathrm|rm)\{)?([^{}^_\\]{1,20})\}{0,2}\s*")
_BOLD = re.compile(r"\s*\\(?:mathbf|boldsymbol|bm)\b")
_SCALE = re.compile(r"(?:[KMBTkx]|[kKMGT]B)\b")
_DIGITS = re.compile(r"[1-9]\d{0,2}")
_SHOWN_SYMBOLS = frozenset("%$#&_{}")
_LETTERS = re.compile(r"[A-Za-zÀ-ž]+")


class LatexMarks(LatexState):
    """Shows what the commands within a text stand for."""

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

    def _address(self, index: int, token: Token) -> None:
        name, _, target = token.value.partition(" ")
        arguments = self.structure.arguments(index, 1) if name == "href" else []
        if arguments:
            self.inline.open_link(target)
            self._at(arguments[-1].last, self.inline.close_link)
        elif name != "path":
            self.builder.add_link(Span(token.start, token.end), target)

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

    def _merge(self, name: str, count: Argument) -> None:
        number = _DIGITS.fullmatch(self.structure.inside(count).strip())
        if number is not None and name == "multicolumn":
            self.tables[-1].column_span = int(number.group())
        elif number is not None:
            self.tables[-1].row_span = int(number.group())

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
