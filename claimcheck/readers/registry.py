"""Which reader reads what: ours, and those that third parties register by entry point."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.metadata import entry_points
from pathlib import PurePath

from claimcheck.readers.html import HtmlReader
from claimcheck.readers.latex import LatexReader
from claimcheck.readers.markdown import MarkdownReader
from claimcheck.readers.plain import PlainReader
from claimcheck.readers.reader import Reader

ENTRY_POINT_GROUP = "claimcheck.readers"
"""Third parties register an object that satisfies `Reader` (or a class without arguments) in this group."""


@cache
def readers() -> tuple[Reader, ...]:
    """All readers: those of third parties first, so that they may replace ours."""
    loaded = (point.load() for point in sorted(entry_points(group=ENTRY_POINT_GROUP), key=lambda point: point.name))
    foreign = tuple(reader() if isinstance(reader, type) else reader for reader in loaded)
    return (*foreign, MarkdownReader(), HtmlReader(), LatexReader(), PlainReader())


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
