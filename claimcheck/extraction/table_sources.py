"""Results that a table took from elsewhere, as a sentence beside it says: "for the compared models we report ..."."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from claimcheck.extraction.sentences import sentences
from claimcheck.lexicon.load import table as lexicon
from claimcheck.lexicon.own_names import is_own
from claimcheck.records import Attribution, BlockKind, Document, Table

_SPEAKING = frozenset({BlockKind.PARAGRAPH, BlockKind.CAPTION, BlockKind.LIST, BlockKind.QUOTE})
_REACH = 5
"""Blocks before and behind a table in which such a sentence stands."""
_FARTHEST = 2500
_MARK = re.compile(r"^[\s>(]{0,4}(?P<mark>[*†‡§¹²³⁴⁵]|\\\*)")


@dataclass(frozen=True)
class TableSources:
    """Who measured the results of one table, where its document says that somebody else did."""

    document: Document
    table: Table

    def of(self, subject: str | None, marks: frozenset[str]) -> Attribution | None:
        """Whose result a cell is; None for the document's own, and where nothing is said of the others.

        `marks` are those of the row, the column and the cell: a note with a mark is of what bears it.
        """
        for source, mark in self._notes:
            if mark and mark not in marks:
                continue
            if subject is None or not is_own(subject, self.document.name, self.document.title or ""):
                return source
        return None

    @cached_property
    def _notes(self) -> tuple[tuple[Attribution, str], ...]:
        """What is said of the results, each with the mark that it explains."""
        found = []
        for text in self._around():
            taken = _CUES["taken"].search(text) if _CUES["results"].search(text) else None
            if taken is not None and (_CUES["others"].search(text) or _MARK.match(text)):
                mark = _MARK.match(text)
                attribution = Attribution(source=" ".join(taken[0].split()), cue=" ".join(taken[0].split()))
                found.append((attribution, mark["mark"].lstrip("\\") if mark else ""))
        return tuple(found)

    def _around(self) -> Iterator[str]:
        """The sentences before and behind the table, up to the next table on either side."""
        document, table = self.document, self.table
        first = bisect_left(document.blocks, table.start, key=lambda block: block.start)
        behind = bisect_left(document.blocks, table.end, key=lambda block: block.start)
        before, after = document.blocks[max(0, first - _REACH) : first], document.blocks[behind : behind + _REACH]
        for blocks in (after, before[::-1]):
            for block in blocks:
                if block.kind is BlockKind.TABLE or max(block.start - table.end, table.start - block.end) > _FARTHEST:
                    break
                if block.kind in _SPEAKING:
                    yield from (document.clean(span) for span in sentences(document.prose, block))


_CUES = {
    key: re.compile(r"\b(?:" + "|".join(lexicon("tables")["sources"][key]) + r")\b", re.IGNORECASE)
    for key in ("others", "results", "taken")
}
