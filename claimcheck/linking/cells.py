"""A figure of a sentence and the cell that it repeats, where the sentence names the cell's subject and not its metric.

"Bun finished in 17.8 seconds" beside a table with the rows `node` and `bun` and one column of seconds: the subject is
the label that the sentence names last before the figure, and the unit tells the column. Where several columns have
the unit, the clause must name a word of one of them. Equal values, and values a slip of the hand apart, are paired.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from claimcheck.lexicon.metrics import metric_terms
from claimcheck.linking.clauses import Clause
from claimcheck.linking.identity import Identity

_MOST_LABELS = 60
"""Rows and columns of the tables of one document that are looked for in its sentences."""
_SHORTEST = 2
"""Characters of a label; a letter stands anywhere in a sentence."""

_Cells = Mapping[str, Mapping[str, Sequence[int]]]
"""For each subject of a table its cells by kind of amount."""


def told_of_cells(items: Sequence[Identity], prose: Iterable[Clause]) -> Iterator[tuple[int, int]]:
    """Pairs of a figure in prose and the one cell of its document that it can repeat."""
    tables = _cells(items)
    for clause in prose:
        subjects = tables.get(clause.item.place[0])
        if subjects and len(subjects) <= _MOST_LABELS and not clause.item.role:
            label = _named_last(clause.item, subjects)
            cells = subjects[label].get(clause.item.amount, ()) if label else ()
            if (cell := _one_of(cells, clause, items)) is not None and clause.item.may_repeat(items[cell]):
                yield min(cell, clause.index), max(cell, clause.index)


def _cells(items: Sequence[Identity]) -> Mapping[str, _Cells]:
    found: dict[str, dict[str, dict[str, list[int]]]] = defaultdict(lambda: defaultdict(lambda: defaultdict(list)))
    for index, item in enumerate(items):
        subject = (item.claim.subject or "").casefold()
        if item.in_table and len(subject) >= _SHORTEST and item.claim.quantity is not None and item.claim.quantity.unit:
            found[item.place[0]][subject][item.amount].append(index)
    return found


def _named_last(item: Identity, subjects: _Cells) -> str | None:
    """The label that the sentence names last before a figure; None where none or two end at one place."""
    claim = item.claim
    before = claim.statement[: claim.location.start - item.place[1].start].casefold()
    ends = {label: found.end() for label in subjects for found in _pattern(label).finditer(before)}
    last = max(ends.values(), default=0)
    named = [label for label, end in ends.items() if end == last]
    return max(named, key=len) if named else None


@lru_cache(maxsize=4096)
def _pattern(label: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){re.escape(label)}(?![\w-])")


def _one_of(cells: Sequence[int], clause: Clause, items: Sequence[Identity]) -> int | None:
    """The only cell, or the one of whose metric the clause names most words, if there is one."""
    if len(cells) == 1:
        return cells[0]
    named = [len(metric_terms(items[cell].claim.metric or "") & clause.words) for cell in cells]
    most = max(named, default=0)
    return cells[named.index(most)] if most and named.count(most) == 1 else None
