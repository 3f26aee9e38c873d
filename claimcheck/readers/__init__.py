"""Readers: one file a format, bytes to `Document`.

A reader of markup keeps the source text and masks what is not prose with blanks of the same length (DESIGN.md,
decision 1), so that every offset is one into the file that the author edits.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from claimcheck.config import Config
from claimcheck.readers.decoding import decode, read_bytes
from claimcheck.readers.problems import ReadError, Reading, remark
from claimcheck.readers.reader import Reader
from claimcheck.readers.registry import media_type_of, media_types_by_suffix, readers_by_media_type
from claimcheck.records import BlockKind, Document, digest

__all__ = ["SUFFIXES", "ReadError", "Reader", "Reading", "load", "media_type_of", "read", "read_reporting"]

_PLAIN = "text/plain"

_NOT_YET = frozenset({".pdf", ".docx", ".pptx", ".xlsx", ".ipynb"})


def __getattr__(name: str) -> object:
    """`SUFFIXES`: the suffixes that some reader knows, third parties included, made when first asked for."""
    if name == "SUFFIXES":
        return frozenset(media_types_by_suffix())
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def load(path: str | Path, *, name: str, config: Config) -> Reading:
    """Read a file: its document, and the problems that are not fatal. A file of unknown suffix is read as plain text.

    Errors: `ReadError`, whose `problem` is one of `too-large`, `empty`, `binary`, `encoding`, `unsupported`,
    `not-a-file`, `broken`.
    """
    path = Path(path)
    if path.suffix.lower() in _NOT_YET and media_type_of(path) is None:
        raise ReadError(name, "unsupported", f"no reader for {path.suffix.lower()} files is installed")
    data = read_bytes(path, name, config.limits)
    text, remarks = decode(data, name)
    source = Document(name=name, text=text, media_type=media_type_of(path) or _PLAIN, sha256=digest(data))
    reading = read_reporting(source, config)
    return Reading(reading.document, remarks + reading.problems)


def read(document: Document, config: Config) -> Document:
    """The document with its structure; one that is read already comes back as it is. Errors: as `load`."""
    return read_reporting(document, config).document


def read_reporting(document: Document, config: Config) -> Reading:
    """As `read`, with the problems that are not fatal (`no-prose`, `too-large` for a part that was cut)."""
    if document.is_read:
        return Reading(document)
    reader = readers_by_media_type().get(document.media_type.partition(";")[0].strip().lower())
    if reader is None:
        raise ReadError(document.name, "unsupported", f"no reader for {document.media_type}")
    if not document.text.strip():
        raise ReadError(document.name, "empty", "the document holds only blanks")
    reading = reader.read(document, config)
    if any(block.kind not in (BlockKind.CODE, BlockKind.METADATA) for block in reading.document.blocks):
        return Reading(replace(reading.document, is_read=True), reading.problems)
    nothing = remark(document.name, "no-prose", "nothing but code, markup or metadata: there is nothing to check")
    return Reading(replace(reading.document, is_read=True), (*reading.problems, nothing))
