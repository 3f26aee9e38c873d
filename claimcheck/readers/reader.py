"""What a reader is, and which one reads what."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.metadata import entry_points
from pathlib import PurePath
from typing import Protocol, runtime_checkable

from claimcheck.config import Config
from claimcheck.readers.problems import Reading
from claimcheck.records import Document

ENTRY_POINT_GROUP = "claimcheck.readers"
"""Third parties register an object that satisfies `Reader` (or a class without arguments) in this group."""


@runtime_checkable
class Reader(Protocol):
    """Gives a decoded text its structure. A reader is a pure function of the document and the configuration.

    `suffixes` are in lower case with their dot. `read` keeps name, text, media type and digest of the document, and
    masks: `len(prose) == len(text)`, with line breaks at the same places. What it cannot read raises `ReadError`.
    """

    name: str
    media_types: tuple[str, ...]
    suffixes: tuple[str, ...]

    def read(self, document: Document, config: Config) -> Reading:
        """The document with prose, blocks, tables, links, title, date and metadata."""
        ...


@cache
def readers() -> tuple[Reader, ...]:
    """All readers: those of third parties first, so that they may replace ours."""
    from claimcheck.readers.html import HtmlReader
    from claimcheck.readers.markdown import MarkdownReader
    from claimcheck.readers.plain import PlainReader

    loaded = (point.load() for point in sorted(entry_points(group=ENTRY_POINT_GROUP), key=lambda point: point.name))
    foreign = tuple(reader() if isinstance(reader, type) else reader for reader in loaded)
    return (*foreign, MarkdownReader(), HtmlReader(), PlainReader())


@cache
def readers_by_media_type() -> Mapping[str, Reader]:
    """The first reader that names a media type reads it."""
    table: dict[str, Reader] = {}
    for reader in readers():
        for media_type in reader.media_types:
            table.setdefault(media_type, reader)
    return table


@cache
def media_types_by_suffix() -> Mapping[str, str]:
    """Suffix to the main media type of the first reader that names it."""
    table: dict[str, str] = {}
    for reader in readers():
        for suffix in reader.suffixes:
            table.setdefault(suffix, reader.media_types[0])
    return table


def media_type_of(path: str | PurePath) -> str | None:
    """The media type that a file's name promises, or None where no reader knows its suffix."""
    return media_types_by_suffix().get(PurePath(path).suffix.lower())
