"""HTML to tokens with exact offsets, in one linear pass, whatever the source.

The standard parser copies what it has not consumed and starts over at unclosed comments and tags, and a parser with
a tree needs depth limits; a reader of prose needs neither. Source: HTML Living Standard, 13.2.5 (tokenization), of
which only what changes the extent of tags, comments, references and raw text is followed.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

_MARK = re.compile(
    r"<(?:!--|[!?]|(/?)([A-Za-z][^\s/><]{0,100}))|&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z]\w{1,31});?"
)
_IN_TAG = re.compile(r"[<>\"']")
_ATTRIBUTE = re.compile(r"([^\s=/>\"'<]{1,100})(?:\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s>\"']+))?")
_RAW = frozenset({"script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"})


class TokenKind(Enum):
    """What a stretch of HTML is."""

    TEXT = "text"
    REFERENCE = "reference"
    OPEN = "open"
    CLOSE = "close"
    RAW = "raw"
    COMMENT = "comment"
    HIDDEN = "hidden"


class Token(NamedTuple):
    """A stretch of the source. `value` is a tag's name in lower case, or the characters a reference stands for."""

    kind: TokenKind
    start: int
    end: int
    value: str = ""


def tokens(source: str, start: int, end: int) -> Iterator[Token]:
    """Tokens that cover the range without gaps; the content of script, style, title is one RAW token named after it."""
    position = start
    while position < end:
        match = _MARK.search(source, position, end)
        if match is None:
            yield Token(TokenKind.TEXT, position, end)
            return
        if match.start() > position:
            yield Token(TokenKind.TEXT, position, match.start())
        token = _token(source, match, end)
        yield token
        position = token.end
        if token.kind is TokenKind.OPEN and token.value in _RAW:
            closing = re.compile(f"</{token.value}", re.IGNORECASE).search(source, position, end)
            until = closing.start() if closing else end
            yield Token(TokenKind.RAW, position, until, token.value)
            position = until


def attributes(source: str, token: Token) -> dict[str, str]:
    """The attributes of an opening tag, names in lower case, references decoded; the first of a name counts."""
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(source, token.start + 1 + len(token.value), token.end):
        value = match[2] or ""
        if value[:1] in ("'", '"'):
            value = value[1:-1]
        found.setdefault(match[1].lower(), html.unescape(value))
    return found


def _token(source: str, match: re.Match[str], end: int) -> Token:
    text = match.group()
    start, after = match.span()
    if text[0] == "&":
        visible = html.unescape(text)
        kind = TokenKind.REFERENCE if visible != text else TokenKind.TEXT
        return Token(kind, start, after, visible)
    if text == "<!--":
        return Token(TokenKind.COMMENT, start, _after(source, "-->", start + 2, end))
    if match[2] is None:
        return Token(TokenKind.HIDDEN, start, _after(source, ">", after, end))
    kind = TokenKind.CLOSE if match[1] else TokenKind.OPEN
    return Token(kind, start, _end_of_tag(source, after, end), match[2].lower())


def _after(source: str, mark: str, start: int, end: int) -> int:
    found = source.find(mark, start, end)
    return found + len(mark) if found >= 0 else end


def _end_of_tag(source: str, position: int, end: int) -> int:
    """After the `>` that closes a tag, quotes respected; a tag that the next `<` interrupts ends there."""
    while match := _IN_TAG.search(source, position, end):
        mark = match.group()
        if mark == ">":
            return match.end()
        if mark == "<":
            return match.start()
        closing = source.find(mark, match.end(), end)
        # A quote that never closes is a stray one; so are all later ones of its kind, hence no second search.
        if closing < 0:
            plain = re.compile("[<>]").search(source, match.end(), end)
            return end if plain is None else plain.end() if plain.group() == ">" else plain.start()
        position = closing + 1
    return end
