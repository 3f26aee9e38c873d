"""What notes and lists beside a table say of single tests: which split was used, and that only a part of it was.

`AGIEval¹` with "1: only single-choice questions" below the table, or a list above it: "- [C-Eval](...) ... tested on
the test set". Such a result is not compared with one that is said to be of another part.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from claimcheck.extraction.table_context import benchmarks, sets
from claimcheck.lexicon.load import table as lexicon
from claimcheck.records import Block, BlockKind, Document, Table

_NOTE = re.compile(
    r"^[\s>]{0,4}(?:<sup>)?[\[(]?(?P<mark>\d|[a-z*†‡§¹²³])[\])]?(?:</sup>)?\s?[:.)]?(?:</sup>)?\s?(?P<text>.{10,400})"
)
_NOTED = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST, BlockKind.QUOTE, BlockKind.CAPTION})
_BEHIND = 4
_BEFORE = 30
"""Blocks behind a table that are its notes, and before it that may say how its tests were run."""
_NAME_REACH = 60
"""Characters at the start of a list item in which the test is named that it is about."""
_LONGEST = 12
_MARKED = re.compile(r"<sup>\s*[\[(]?(?P<raised>\d|[a-z*†‡§])[\])]?\s*</sup>|(?P<bare>[*†‡§¹²³])", re.IGNORECASE)


def marks_in(source: str) -> frozenset[str]:
    """The marks of notes that a label or cell bears, in its source; the stars of bold text are none."""
    plain = re.sub(r"\*\*|__", "", source)
    return frozenset(match["raised"] or match["bare"] for match in _MARKED.finditer(plain))


@dataclass(frozen=True)
class TableNotes:
    """What is said of the single tests of a table."""

    document: Document
    table: Table

    def of(self, benchmark: str, marks: frozenset[str]) -> Mapping[str, str]:
        """The split and the condition of a test's results, as far as notes or lists give them."""
        noted = next((self._notes[mark] for mark in sorted(marks) if mark in self._notes), None)
        return self._listed.get(benchmark, {}) | ({"condition": noted} if noted else {})

    @cached_property
    def _notes(self) -> Mapping[str, str]:
        """The restrictions that notes behind the table state, by their marks."""
        behind = bisect_left(self.document.blocks, self.table.end, key=lambda block: block.start)
        found: dict[str, str] = {}
        for block in self.document.blocks[behind : behind + _BEHIND]:
            if block.kind is BlockKind.TABLE:
                break
            note = _NOTE.match(self.document.text[block.start : block.end]) if block.kind in _NOTED else None
            if note is not None and (restriction := _restriction(note["text"])):
                found.setdefault(note["mark"], restriction)
        return found

    @cached_property
    def _listed(self) -> Mapping[str, dict[str, str]]:
        """What the items of lists above the table say of the test that they begin with."""
        found: dict[str, dict[str, str]] = {}
        for block in self._items_before():
            text = self.document.clean(block.span)
            names = benchmarks(text[:_NAME_REACH])
            said = {"split": _only(sets(text)), "condition": _restriction(text)}
            if len(names) == 1 and any(said.values()):
                found.setdefault(next(iter(names)), {key: value for key, value in said.items() if value})
        return found

    def _items_before(self) -> Iterator[Block]:
        first = bisect_left(self.document.blocks, self.table.start, key=lambda block: block.start)
        for block in self.document.blocks[max(0, first - _BEFORE) : first]:
            in_section = block.heading == self.table.heading[: len(block.heading)]
            if block.kind is BlockKind.LIST and in_section:
                yield block


def _only(found: set[str]) -> str:
    return next(iter(found)) if len(found) == 1 else ""


def _restriction(text: str) -> str:
    """The words that restrict a test to a part of it: `only on single-answer questions`; empty for none."""
    found = _RESTRICTING.search(text)
    return " ".join(found[0].split()[:_LONGEST]).rstrip(".,;:") if found else ""


_RESTRICTING = re.compile(r"\b(?:" + "|".join(lexicon("tables")["restricting"]) + r")\b[^.;<]{3,120}", re.IGNORECASE)
