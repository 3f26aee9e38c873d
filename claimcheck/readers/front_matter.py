"""Front matter: the metadata between `---` (YAML) or `+++` (TOML) lines at the very top of a Markdown file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

_OPENING = re.compile(r"\ufeff?(---|\+\+\+)[ \t]*\r?\n")
_LONGEST = 100_000
_FOLDED = re.compile(r"[>|][+-]?")
_INDENTED = re.compile(r"(?:\r?\n[ \t]+[^\r\n]*)*")
_ENTRY = re.compile(r"^([A-Za-z_][\w .-]{0,60}?)[ \t]*[:=](?=[ \t\r\n]|[\"'\[\d]|$)[ \t]*(.*)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """Where it ends, and its simple entries as they are written, quotes removed; nested ones are left out."""

    end: int
    entries: Mapping[str, str]


def front_matter(source: str) -> FrontMatter | None:
    """The front matter of a source, or None: a rule at the top of a text is none unless entries follow it.

    Only lines of the form `key: value` or `key = value` at the margin are read: that is all that title and date need,
    and it leaves nothing of a document to a parser with tags, anchors or references.
    """
    opening = _OPENING.match(source)
    if opening is None:
        return None
    fence = opening[1]
    closing = re.compile(rf"^(?:{re.escape(fence)}{'|[.]{3}' if fence == '---' else ''})[ \t]*\r?$", re.MULTILINE)
    closed = closing.search(source, opening.end(), opening.end() + _LONGEST)
    if closed is None:
        return None
    entries: dict[str, str] = {}
    for match in _ENTRY.finditer(source, opening.end(), closed.start()):
        value = _unquoted(match[2].strip())
        if _FOLDED.fullmatch(value):
            value = _folded(source, match.end(), closed.start())
        entries.setdefault(match[1].strip(), value)
    if not entries:
        return None
    return FrontMatter(closed.end(), {key: value for key, value in entries.items() if value})


def _folded(source: str, start: int, end: int) -> str:
    lines = _INDENTED.match(source, start, end)
    return " ".join(lines.group().split()) if lines is not None else ""


def _unquoted(value: str) -> str:
    if len(value) >= 2 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1]
    return value.partition(" #")[0].rstrip()
