"""Versions and ports: what running text asks for, and what code has for the same tool or in the same place."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from claimcheck.records import BlockKind, Document, Span

_TOOL = (
    r"(?P<tool>Python|Node(?:\.js)?|Ruby|PHP|Java|Perl|Julia|Kotlin|Scala|Elixir|PostgreSQL|Postgres|MySQL|CMake|GCC)"
)
_VERSION = r"v?(?P<version>\d{1,4}(?:\.\d{1,4}){0,2})"
_ASKED = re.compile(
    rf"\b{_TOOL}\s(?:version\s)?{_VERSION}(?:\s?\+|,?\s(?:or|and)\s(?:later|newer|higher|above|greater|up)\b)"
)
_LEAST = re.compile(
    rf"(?<![\w.])(?:requires[-_])?{_TOOL}(?:[-_](?:requires|version))?[\"']?\s{{0,4}}[:=]?"
    rf"\s{{0,4}}[\"']?>=\s?{_VERSION}(?![\w.])",
    re.IGNORECASE,
)
_PINNED = (
    re.compile(rf"(?<![\w.])FROM\s{{1,4}}(?:[\w.-]{{1,40}}/)?{_TOOL}:{_VERSION}(?![\w.])", re.IGNORECASE),
    re.compile(rf"(?<![\w.]){_TOOL}-version[\"']?:\s{{0,4}}[\"']?{_VERSION}(?![\w.])", re.IGNORECASE),
)
_PORT = re.compile(r"\bport\s(?P<port>\d{2,5})\b", re.IGNORECASE)
_PORT_IN_CODE = re.compile(
    r"(?:--port[= ]|\bport[\"']?\s{0,4}[:=]\s{0,4}[\"']?|(?:localhost|127\.0\.0\.1|0\.0\.0\.0):|\bEXPOSE |\s-p )"
    r"(?P<port>\d{2,5})(?::(?P<inner>\d{2,5}))?\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Pin:
    """A version or port as running text has it (`said`) and as code has it, with their places."""

    said: str
    stated: str
    place: Span
    code: Span
    fits: bool


def pinned_versions(document: Document) -> Iterator[Pin]:
    """The least version that the text asks for, where it asks for one of a tool, against those that code asks for or
    runs on."""
    asked: dict[str, list[re.Match[str]]] = defaultdict(list)
    for match in _ASKED.finditer(document.prose):
        asked[_tool(match["tool"])].append(match)
    only = {tool: found[0] for tool, found in asked.items() if len({m["version"] for m in found}) == 1}
    for start, end in _code(document) if only else ():
        for pattern in (_LEAST, *_PINNED):
            for match in pattern.finditer(document.text, start, end):
                said = only.get(_tool(match["tool"]))
                if said is not None:
                    fits = _go_together(_parts(said["version"]), _parts(match["version"]), is_least=pattern is _LEAST)
                    yield Pin(said[0], match[0].strip(), Span(*said.span()), Span(*match.span()), fits)


def pinned_ports(document: Document, text: Span, code: Span) -> Iterator[Pin]:
    """The one port that a stretch of text names against the ports of the code below it."""
    said = list(_PORT.finditer(document.prose, *text))
    if len({match["port"] for match in said}) != 1:
        return
    stated = list(_PORT_IN_CODE.finditer(document.text, *code))
    ports = {port for match in stated for port in (match["port"], match["inner"]) if port}
    if stated:
        fitting = [m for m in stated if said[0]["port"] in (m["port"], m["inner"])]
        match = (fitting or stated)[0]
        yield Pin(said[0][0], match[0].strip(), Span(*said[0].span()), Span(*match.span()), said[0]["port"] in ports)


def _code(document: Document) -> Iterator[Span]:
    return (block.span for block in document.blocks if block.kind is BlockKind.CODE)


def _tool(name: str) -> str:
    return {"node.js": "node", "postgres": "postgresql"}.get(name.casefold(), name.casefold())


def _parts(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split("."))


def _go_together(asked: tuple[int, ...], stated: tuple[int, ...], *, is_least: bool) -> bool:
    """Whether a least version is the one asked for, or one that is run on is no older; as far as both are written."""
    length = min(len(asked), len(stated))
    return asked[:length] == stated[:length] if is_least else stated[:length] >= asked[:length]
