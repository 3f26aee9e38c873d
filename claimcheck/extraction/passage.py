"""A sentence with its claims: what relations are found in."""

from __future__ import annotations

from claimcheck.records import Block, Claim, Document, Span
from claimcheck.records.base import frozen


@frozen
class Passage:
    """One sentence of a document, the block it stands in, and its claims in reading order (possibly none)."""

    document: Document
    block: Block
    sentence: Span
    claims: tuple[Claim, ...]

    @property
    def text(self) -> str:
        """The sentence's prose, markup blanked; offset `sentence.start` in the document."""
        return self.document.prose[self.sentence.start : self.sentence.end]

    def between(self, start: int, end: int) -> str:
        """The prose between two offsets of the document."""
        return self.document.prose[start:end]
