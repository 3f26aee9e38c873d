r"""LaTeX to tokens with exact offsets, in one linear pass, whatever the source.

Only what changes what a reader sees is told apart: commands, groups, environments, formulas, comments, verbatim text.
Nothing is expanded, so nothing loops; a parser with a tree (pylatexenc was measured) recurses as deep as the source
does. Source: Knuth, The TeXbook, chapters 7 and 8; the LaTeX 2e reference for `\verb` and environments.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from claimcheck.lexicon.load import listed

_MARK = re.compile(
    r"\\(?:(?P<name>[A-Za-z@]+)\*?|(?P<symbol>.))"
    r"|(?P<comment>%[^\n]*)"
    r"|(?P<grouped>(?<!\d)\d{1,3}(?:(?:\\,|\{,\})\d{3})+(?!\d))"
    r"|(?P<sign>---?|``|'')"
    r"|(?P<blank>\n[ \t\r]*\n)"
    r"|(?P<mark>[{}\[\]$&~])",
    re.DOTALL,
)
_NAME = re.compile(r"\s{0,9}\{([A-Za-z]{1,40}\*?)\}")
_VERB = re.compile(r"\*?(?:([^A-Za-z0-9\s*{])([^\n]{0,500}?)\1|\{([^{}\n]{0,500})\})")
_MINTED = re.compile(r"(?:\[[^\]\n]{0,200}\])?\{[^{}\n]{0,40}\}")
_ADDRESS = re.compile(r"\s{0,9}\{[^{}\n]{0,2000}\}")
_PART_OF_RULE = re.compile(r"(?:\([^()\n]{0,20}\)|\[[^\[\]\n]{0,20}\])?(?:\([^()\n]{0,20}\))?\s{0,3}\{[^{}\n]{0,20}\}")
_LENGTH = re.compile(r"\s{0,3}=?\s{0,3}-?\d{0,5}[.,]?\d{1,5}\s{0,2}(?:pt|em|ex|cm|mm|in|bp|pc|sp|mu|\\[A-Za-z]{1,30})")
_FORMULA = re.compile(r"\$(?:[^$\\\n]|\\.|\n(?![ \t\r]*\n)){1,2000}\$", re.DOTALL)
_ACCENTED = re.compile(
    r"""(?:[A-Za-z0-9]|\\["'`^~=.](?:[A-Za-z]|\{\\?[A-Za-z]\}|\\[ij]\b)|\\[cvuHkr]\{[A-Za-z]\}|\\[_&](?=\w)){1,60}"""
)
_ACCENT = re.compile(r"""\\(["'`^~=.cvuHkr])(?:\{?\\?([A-Za-z])\}?)""")
_LETTERS = re.compile(r"[A-Za-z0-9]{1,40}\Z")
_COMBINING = dict(
    zip("\"'`^~=.cvuHkr", "\u0308\u0301\u0300\u0302\u0303\u0304\u0307\u0327\u030c\u0306\u030b\u0328\u030a", strict=True)
)
_SIGNS = {"---": "—", "--": "–", "``": "“", "''": "”"}


class TokenKind(Enum):
    """What a stretch of LaTeX is; those named by a sign are that sign."""

    TEXT = "text"
    WRITTEN = "written"
    COMMAND = "command"
    SYMBOL = "symbol"
    COMMENT = "comment"
    BEGIN = "begin"
    END = "end"
    FORMULA = "formula"
    HIDDEN = "hidden"
    CODE = "code"
    VERB = "verb"
    ADDRESS = "address"
    PARAGRAPH = "paragraph"
    OPEN = "{"
    CLOSE = "}"
    OPEN_BRACKET = "["
    CLOSE_BRACKET = "]"
    CELL = "&"
    TIE = "~"
    DOLLAR = "$"


class Token(NamedTuple):
    """A stretch of the source. `value`: the name of a command or environment, what a formula or VERB holds, a command
    with its address, or what is shown in place of WRITTEN.
    """

    kind: TokenKind
    start: int
    end: int
    value: str = ""


_ACCENT_COMMANDS = frozenset("cvuHkr")
_ACCENT_SYMBOLS = frozenset("\"'`^~=._&")


def tokens(source: str) -> Iterator[Token]:
    """Tokens that cover the source without gaps."""
    scanner = _Scanner(source)
    position = 0
    while (match := _MARK.search(source, position)) is not None:
        token = scanner.token(match, position)
        if token.start > position:
            yield Token(TokenKind.TEXT, position, token.start)
        yield token
        position = token.end
    if position < len(source):
        yield Token(TokenKind.TEXT, position, len(source))


class _Scanner:
    """Makes tokens of matches; remembers closing marks that do not come again, so that each is looked for once."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.absent: set[str] = set()
        self.floor = 0

    def token(self, match: re.Match[str], floor: int) -> Token:
        """The token of a mark, which may begin before it, but not before the offset `floor`."""
        self.floor = floor
        start, end = match.span()
        if match["name"]:
            return self._command(match["name"], start, end)
        if symbol := match["symbol"]:
            return self._symbol(symbol, start, end)
        if match["comment"]:
            return Token(TokenKind.COMMENT, start, end - match["comment"].endswith("\r"))
        if grouped := match["grouped"]:
            return Token(TokenKind.WRITTEN, start, end, grouped.replace("\\,", ",").replace("{,}", ","))
        if sign := match["sign"]:
            return Token(TokenKind.WRITTEN, start, end, _SIGNS[sign])
        if match["blank"]:
            return Token(TokenKind.PARAGRAPH, start, end)
        return self._formula(start, end) if match["mark"] == "$" else Token(TokenKind(match["mark"]), start, end)

    def _command(self, name: str, start: int, end: int) -> Token:
        if name in ("begin", "end"):
            return self._environment(name, start, end)
        if name in _ACCENT_COMMANDS and (word := self._accented(start)):
            return word
        if name in ("verb", "lstinline", "mintinline"):
            options = _MINTED.match(self.source, end) if name == "mintinline" else None
            content = _VERB.match(self.source, options.end() if options else end)
            if content is not None:
                return Token(TokenKind.VERB, start, content.end(), content[2] or content[3] or "")
        if name in ("cmidrule", "cline") or name in listed("latex", "lengths"):
            rest = (_PART_OF_RULE if name.startswith("c") else _LENGTH).match(self.source, end)
            if rest is not None:
                return Token(TokenKind.HIDDEN, start, rest.end())
        if name in ("url", "path", "nolinkurl", "href"):
            content = _ADDRESS.match(self.source, end)
            if content is not None:
                address = content.group().strip()[1:-1].strip()
                return Token(TokenKind.ADDRESS, start, content.end(), f"{name} {address}")
        return Token(TokenKind.COMMAND, start, end, name)

    def _environment(self, which: str, start: int, end: int) -> Token:
        named = _NAME.match(self.source, end)
        if named is None:
            return Token(TokenKind.COMMAND, start, end, which)
        name = named[1]
        if which == "begin" and name.rstrip("*") in listed("latex", "code"):
            closing = self._next(f"\\end{{{name}", named.end())
            if closing is not None:
                return Token(TokenKind.CODE, start, closing, name)
        return Token(TokenKind(which), start, named.end(), name)

    def _symbol(self, symbol: str, start: int, end: int) -> Token:
        if symbol in _ACCENT_SYMBOLS and (word := self._accented(start)):
            return word
        if symbol in "[(":
            closing = self._next("\\]" if symbol == "[" else "\\)", end)
            if closing is not None:
                kind = TokenKind.HIDDEN if symbol == "[" else TokenKind.FORMULA
                return Token(kind, start, closing, self.source[end : closing - 2])
        return Token(TokenKind.SYMBOL, start, end, symbol)

    def _formula(self, start: int, end: int) -> Token:
        if self.source.startswith("$", end):
            closing = self._next("$$", end + 1)
            return Token(TokenKind.HIDDEN, start, end + 1 if closing is None else closing)
        formula = _FORMULA.match(self.source, start)
        if formula is None:
            return Token(TokenKind.DOLLAR, start, end)
        return Token(TokenKind.FORMULA, start, formula.end(), formula.group()[1:-1])

    def _accented(self, start: int) -> Token | None:
        """The whole word around an accent, so that what is blank after it stands behind the word."""
        head = _LETTERS.search(self.source, max(self.floor, start - 40), start)
        begin = head.start() if head else start
        word = _ACCENTED.match(self.source, begin)
        if word is None or word.end() <= start:
            return None
        shown = _ACCENT.sub(lambda accent: accent[2] + _COMBINING[accent[1]], word.group())
        shown = shown.replace("\\", "")
        return Token(TokenKind.WRITTEN, begin, word.end(), unicodedata.normalize("NFC", shown))

    def _next(self, closing: str, start: int) -> int | None:
        """Where a closing mark ends, None where there is none any more."""
        if closing in self.absent:
            return None
        found = self.source.find(closing, start)
        if found < 0:
            self.absent.add(closing)
            return None
        end = found + len(closing)
        return self.source.find("}", end) + 1 or end if closing.startswith("\\end{") else end
