"""What stands around a table and holds for all of it: metric, benchmark and setting of its caption or lead-in."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from claimcheck.extraction.context.metrics import head_metric
from claimcheck.extraction.context.name_kinds import benchmark_name
from claimcheck.extraction.context.qualifier_words import settings
from claimcheck.extraction.table_labels import read_label
from claimcheck.records import BlockKind, Document, Table

_CAPITALISED = re.compile(r"[A-Z][\w-]{1,20}(?: [A-Z][\w-]{1,20}){0,3}")
_SPLIT = re.compile(
    r"\b(?:(?P<set>validation|test|dev|hard)[ -](?:sets?|splits?|subsets?)"
    r"|(?P<language>English|Chinese|Japanese|Korean|German|French|Spanish|Arabic|Hindi|Russian|Vietnamese|Thai)"
    r"[ -](?:test ?sets?|tests?|benchmarks?|tasks?|evaluations?|data ?sets?|subsets?|questions?))\b",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"^(?:Table|Tab\.|Exhibit|Chart|Figure|Fig\.)\s?[A-Z]?\d{0,3}(?:\.\d{1,2})?\s?[.:)|–—-]?\s*")
_SPEAKING = frozenset({BlockKind.PARAGRAPH, BlockKind.CAPTION, BlockKind.LIST, BlockKind.HEADING, BlockKind.QUOTE})
_LONGEST_LEAD = 1000
_LONGEST_HEADING = 6
_FARTHEST = 400
"""Characters between a lead-in and its table."""


@dataclass(frozen=True, slots=True)
class TableContext:
    """What holds for every cell that does not say otherwise."""

    metric: str | None = None
    benchmark: str | None = None
    setting: str | None = None
    split: str | None = None


def context_of(document: Document, table: Table) -> TableContext:
    """The context of a table: metric from caption or headings, benchmark and setting where exactly one is named."""
    caption = document.clean(table.caption) if table.caption is not None else ""
    metric = _metric([_NUMBERED.sub("", caption), *reversed(table.heading[-2:])])
    around = (caption, _lead_in(document, table), *reversed(table.heading[-1:]))
    split = next((found for text in around if (found := _only(splits(text)))), None)
    for text in around:
        if (benchmark := _only(benchmarks(text))) is not None:
            setting = _only(settings(text))
            return TableContext(metric, benchmark, setting, split)
    return TableContext(metric, setting=_only(_shots(caption)), split=split)


def _only(found: set[str]) -> str | None:
    """The one member of a set, None where it has none or several."""
    return next(iter(found)) if len(found) == 1 else None


def splits(text: str) -> set[str]:
    """The parts of a test that a text names: `test set`, or the language of the tests."""
    return sets(text) | {match["language"].lower() for match in _SPLIT.finditer(text) if match["language"]}


def sets(text: str) -> set[str]:
    """The sets of a test that a text names: `validation set`."""
    return {match["set"].lower() for match in _SPLIT.finditer(text) if match["set"]}


def _shots(caption: str) -> set[str]:
    """The numbers of shots that a caption names; which results any other setting holds for, it need not say."""
    return {setting for setting in settings(caption) if setting.endswith("-shot")}


def _metric(texts: list[str]) -> str | None:
    for text in texts:
        name = read_label(text).name if text else ""
        if name and len(name.split()) <= _LONGEST_HEADING and (metric := head_metric(name)) is not None:
            return metric.name
    return None


def _lead_in(document: Document, table: Table) -> str:
    """The text of the last block of the section before the table, empty where another table or nothing comes before."""
    place = bisect_left(document.blocks, table.start, key=lambda block: block.start) - 1
    if place < 0:
        return ""
    block = document.blocks[place]
    near = table.start - block.end < _FARTHEST and block.end - block.start < _LONGEST_LEAD
    text = document.clean(block.span) if near and block.kind in _SPEAKING else ""
    return "" if text.startswith("|") else text


def benchmarks(text: str) -> set[str]:
    """The benchmarks that a text names, by every run of capitalised words in it."""
    found: set[str] = set()
    for match in _CAPITALISED.finditer(text):
        words = match[0].split()
        for first in range(len(words)):
            whole = next(
                (
                    name
                    for last in range(len(words), first, -1)
                    if (name := benchmark_name(" ".join(words[first:last])))
                ),
                None,
            )
            if whole is not None:
                found.add(whole)
                break
    return found
