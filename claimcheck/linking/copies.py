"""Tables that repeat one another: where most figures of two columns agree, the others were meant to agree too.

Two tables rarely say that they state the same: one has the column `Average` in a section on Korean tests, an overview
has the column `Korean`. What tells is that most of their rows give the same figures to the last digit. The same holds
for one row in two tables: whoever copied two of its scores did not measure the third.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from claimcheck.linking.identity import Identity
from claimcheck.linking.names import Name
from claimcheck.records import Claim, Comparison, Kind

_FEWEST_EQUAL = 3
"""Distinct figures that two columns share, for the same rows, before the one counts as a copy of the other."""
_FEWEST_EQUAL_IN_ROW = 2
"""Figures on named tests that two rows of one subject share, which are no chance where the tests are the same."""
_FEWEST_DIGITS = 3
"""A figure with fewer digits is the same by chance."""
_MOST_LINES = 20
"""A figure that more columns give for one row tells of none of them."""
_EDITION = re.compile(r"\b(?:19|20)\d\d\b|\bv ?\d+(?:\.\d+)*\b", re.IGNORECASE)
_COPIED = 0.9
"""Certainty that a figure of a copied column or row was meant to be the same."""

_Line = tuple[int, int, int]
"""A column (or row) of a table: the table's number, its place, and which figure of each cell."""
_Row = tuple[int | None, Name | None]

Objection = Callable[[Identity, Identity], str]
"""Why two figures state different quantities whatever they are about, empty where nothing says so."""


def copied_columns(items: Sequence[Identity], objection: Objection) -> Iterator[tuple[int, int]]:
    """Figures that differ although their columns, in two tables, agree in most of the rows that both have."""
    lines = _lines(items)
    for one, other in _alike(lines, items):
        mine, theirs = lines[one], lines[other]
        rows = mine.keys() & theirs.keys()
        near = [row for row in rows if _is_near(items[mine[row]].claim, items[theirs[row]].claim)]
        if 2 * len(near) <= len(rows) or _other_edition(items[mine[near[0]]], items[theirs[near[0]]]):
            continue
        for row in sorted(rows, key=lambda row: mine[row]):
            a, b = items[mine[row]], items[theirs[row]]
            if a.value != b.value and not objection(a, b):
                yield min(mine[row], theirs[row]), max(mine[row], theirs[row])


def _is_near(one: Claim, other: Claim) -> bool:
    """Whether two figures are one, or one that was rounded for the one table and cut off for the other."""
    assert one.quantity is not None
    assert other.quantity is not None
    return one.quantity.generous_interval.overlaps(other.quantity.generous_interval)


def _lines(items: Sequence[Identity]) -> dict[_Line, dict[Name, int]]:
    """The scores of each column by the subject of their row; of each row where the columns are the subjects."""
    tables: dict[int, list[int]] = defaultdict(list)
    for index, item in enumerate(items):
        if item.table is not None and item.subject is not None and item.amount == Kind.SCORE and item.is_stated:
            tables[item.table].append(index)
    lines: dict[_Line, dict[Name, int]] = defaultdict(dict)
    for number, indices in tables.items():
        along = _axis_of_lines(items, indices)
        figures_of: Counter[tuple[int, int]] = Counter()
        for index in indices:
            cell, subject = _cell(items[index].claim), items[index].subject
            assert subject is not None
            lines[number, cell[along], figures_of[cell]].setdefault(subject, index)
            figures_of[cell] += 1
    return lines


def _axis_of_lines(items: Sequence[Identity], indices: Sequence[int]) -> int:
    """1 where columns are compared, since each has several subjects; 0 where the rows have."""
    subjects: dict[int, set[Name | None]] = defaultdict(set)
    for index in indices:
        subjects[_cell(items[index].claim)[1]].add(items[index].subject)
    return int(any(len(found) > 1 for found in subjects.values()))


def _cell(claim: Claim) -> tuple[int, int]:
    assert claim.location.cell is not None
    return claim.location.cell


def _alike(lines: Mapping[_Line, Mapping[Name, int]], items: Sequence[Identity]) -> list[tuple[_Line, _Line]]:
    """Lines of two tables that share several distinct figures for the same rows."""
    holders: dict[tuple[Name, object], list[_Line]] = defaultdict(list)
    for line, row in lines.items():
        for subject, index in row.items():
            if _is_distinctive(items[index].claim):
                holders[subject, items[index].value].append(line)
    shared: dict[tuple[_Line, _Line], set[object]] = defaultdict(set)
    for (_, value), found in holders.items():
        if len(found) <= _MOST_LINES:
            for pair in combinations(sorted(found), 2):
                if pair[0][0] != pair[1][0]:
                    shared[pair].add(value)
    return sorted(pair for pair, values in shared.items() if len(values) >= _FEWEST_EQUAL)


def _is_distinctive(claim: Claim) -> bool:
    return sum(letter.isdigit() for letter in claim.text) >= _FEWEST_DIGITS


def _other_edition(one: Identity, other: Identity) -> bool:
    """Whether the headings of two tables name different years or versions: most figures stay, some are news."""
    mine, theirs = (set(_EDITION.findall(" ".join(item.claim.location.heading))) for item in (one, other))
    return bool(mine and theirs) and mine.isdisjoint(theirs)


def with_copied_rows(
    items: Sequence[Identity], judged: Mapping[tuple[int, int], Comparison]
) -> dict[tuple[int, int], Comparison]:
    """The pairs of cells that differ in two rows of one subject whose other figures mostly agree, marked as copied."""
    equal: Counter[tuple[_Row, _Row]] = Counter()
    differing: dict[tuple[_Row, _Row], list[tuple[int, int]]] = defaultdict(list)
    for pair in judged:
        one, other = items[pair[0]], items[pair[1]]
        if one.table is None or other.table is None or one.value is None:
            continue
        rows = (one.table, one.subject), (other.table, other.subject)
        if one.value != other.value:
            differing[rows].append(pair)
        elif _is_distinctive(one.claim):
            equal[rows] += 1
    return {
        pair: replace(judged[pair], certainty=max(_COPIED, judged[pair].certainty), copied=True)
        for rows, pairs in differing.items()
        if equal[rows] >= _FEWEST_EQUAL_IN_ROW and equal[rows] > len(pairs)
        for pair in pairs
    }


def copy_of(one: Identity, other: Identity, similarity: float) -> Comparison:
    """The comparison of two figures in columns of which the one was copied from the other."""
    return Comparison(one.claim.id, other.claim.id, _COPIED, similarity, copied=True)
