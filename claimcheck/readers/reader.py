"""What a reader is."""

from __future__ import annotations

from typing import Protocol

from claimcheck.config import Config
from claimcheck.readers.problems import Reading
from claimcheck.records import Document


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
