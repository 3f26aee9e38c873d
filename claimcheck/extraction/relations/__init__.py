"""Stated relations between figures, one file a kind."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.extraction.passage import Passage
from claimcheck.records import Claim, Document, Relation


def find_relations(document: Document, passages: Sequence[Passage], table_claims: Sequence[Claim]) -> list[Relation]:
    """Every relation that the text and the tables of a document state, in reading order."""
    return []
