"""Why digits of a document are in no claim: the skips noted on the way, and the places that are not read at all.

Worked out after the extraction and only when asked for, so that reading pays nothing for it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from operator import attrgetter

from claimcheck.extraction.extract import Extraction
from claimcheck.extraction.figure import Skip, SkipReason
from claimcheck.extraction.find import find_figures
from claimcheck.records import BlockKind, Cell, Document

_DIGITS = re.compile(r"\d[\d.,:/]{0,40}(?<=\d)")
_PLACES = {BlockKind.CODE: SkipReason.CODE, BlockKind.METADATA: SkipReason.METADATA}


def skips(extraction: Extraction) -> list[Skip]:
    """Everything that looks like a figure and is in no claim, in reading order, each with its reason."""
    document = extraction.document
    cells = [cell for table in document.tables for cell in table.cells]
    found = [*extraction.skipped, *(skip for cell in cells for skip in _in_cell(document, cell))]
    covered = _Ranges([(claim.location.start, claim.location.end) for claim in extraction.claims])
    known = [skip for skip in found if not covered.holds(skip.start)]
    covered = _Ranges([*covered.ranges, *((skip.start, skip.end) for skip in known)])
    known += [skip for skip in _unread(document, cells) if not covered.holds(skip.start)]
    return sorted(known, key=attrgetter("start", "end"))


class _Ranges:
    """Ranges of characters; whether one of them holds a character."""

    def __init__(self, ranges: Sequence[tuple[int, int]]) -> None:
        self.ranges = sorted(ranges)
        self._starts = [start for start, _ in self.ranges]
        self._ends: list[int] = []
        for _, end in self.ranges:
            self._ends.append(max(end, self._ends[-1] if self._ends else end))

    def holds(self, place: int) -> bool:
        index = bisect_right(self._starts, place) - 1
        return index >= 0 and place < self._ends[index]


def _in_cell(document: Document, cell: Cell) -> list[Skip]:
    """What is passed over in a cell that is read as prose."""
    if not any(sign.isdigit() for sign in cell.text):
        return []
    figures, passed = find_figures(document.prose[cell.start : cell.end], None)
    passed += [Skip(figure.start, figure.end, SkipReason.NAME) for figure in figures if figure.in_name]
    return [Skip(skip.start + cell.start, skip.end + cell.start, skip.reason) for skip in passed]


def _unread(document: Document, cells: Sequence[Cell]) -> Iterator[Skip]:
    """Every number in digits with the reason that its place gives."""
    blocks = sorted(document.blocks, key=attrgetter("start"))
    starts = [block.start for block in blocks]
    in_cells = _Ranges([(cell.start, cell.end) for cell in cells])
    for match in _DIGITS.finditer(document.text):
        index = bisect_right(starts, match.start()) - 1
        block = blocks[index] if index >= 0 and match.start() < blocks[index].end else None
        reason = _PLACES.get(block.kind) if block is not None else None
        if reason is None and not document.prose[match.start()].isdigit():
            reason = SkipReason.MARKUP
        if reason is None and in_cells.holds(match.start()):
            reason = SkipReason.LABEL
        yield Skip(match.start(), match.end(), reason or SkipReason.UNREAD)
