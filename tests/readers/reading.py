"""What the tests of readers share."""

from __future__ import annotations

from claimcheck.config import Config
from claimcheck.readers import read
from claimcheck.records import Block, BlockKind, Document, Table

MARKDOWN, HTML, PLAIN, LATEX = "text/markdown", "text/html", "text/plain", "text/x-tex"


def reading(text: str, media_type: str = MARKDOWN, config: Config | None = None) -> Document:
    """The document that a text makes."""
    return read(Document.from_text(text, name="doc", media_type=media_type), config or Config())


def visible(document: Document) -> str:
    """All prose of a document, white space folded."""
    return " ".join(document.prose.split())


def shown(document: Document, *kinds: BlockKind) -> list[str]:
    """The visible text of the blocks of these kinds, of all blocks where none is named."""
    return [document.clean(block.span) for block in document.blocks if not kinds or block.kind in kinds]


def kinds(document: Document) -> list[str]:
    """The kinds of the blocks, in reading order."""
    return [block.kind.value for block in document.blocks]


def block_of(document: Document, text: str) -> Block:
    """The block that shows a text."""
    return next(block for block in document.blocks if text in document.clean(block.span))


def grid(table: Table) -> list[list[str]]:
    """The texts of a table's places; a merged cell fills all of its own, None is a hole."""
    return [[cell.text if cell else "(hole)" for cell in row] for row in table.grid()]
