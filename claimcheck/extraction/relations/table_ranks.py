"""Superlatives and ranks of which a sentence gives the word and a table the figures.

"Millbrook had the fewest visitors", "Sprout is the second cheapest of the four plans", "Kestrel comes third on GSM8K",
"its error rate is lowest for Italian": a row, and a column that is named or that an adjective points at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claimcheck.extraction.relations.alike import all_alike
from claimcheck.extraction.relations.labelled import Measures, Statement, statement_patterns
from claimcheck.extraction.relations.sketch import operand
from claimcheck.extraction.relations.table_sorts import is_speed
from claimcheck.extraction.relations.words import any_of, section, words
from claimcheck.extraction.table_labels import Role, read_label
from claimcheck.lexicon.polarity import lower_is_better
from claimcheck.records import Claim, Relation, RelationKind, Span

_CERTAIN = 0.7
_FEWEST = 3
"""Rows of a field."""


def find(read: Statement) -> Iterator[Relation]:
    """Every superlative and rank of a named row."""
    if not any(axis == "r" for _, axis, _ in read.labels):
        return
    for finder in statement_patterns("table_rank", "one"):
        for match in finder.finditer(read.text):
            yield from _ranked(read, match)


def _ranked(read: Statement, match: re.Match[str]) -> Iterator[Relation]:
    own, found = read.mention(match, "own"), match.groupdict()
    first, last = read.clause(match.start(), match.end())
    if own is None or any_of("table_rank", "apart").search(read.text[first:last]):
        return
    word, noun = found.get("word") or "", (found.get("noun") or "").strip()
    if noun in words("table_rank", "between"):
        return  # what is largest is no figure of the table, but what lies between two
    place = section("table_rank")["places"].get(found.get("place") or "", 1)
    fields = []
    for column in _measures(read, match, word).columns:
        field = field_of(read, own.line, column)
        count = read.drawn.claim(match, "count")
        if len(field) < _FEWEST or (count is not None and count.quantity and count.quantity.value != len(field)):
            return
        fields.append((field, ends_of(read, word, column, field[0])))
    held = next(((field, ends) for field, ends in fields if place in places_of(field, ends)), None)
    chosen = held or next(iter(fields), None)
    if chosen is not None:
        field, ends = chosen
        operator = ends[0] if len(ends) == 1 and place == 1 else f"place {place} {' '.join(ends)}"
        named = "word" if word else "place"
        start, end = min(match.start(named), match.start("own") - 2), max(match.end(named), match.end("own") + 1)
        yield rank(operator, field, read.drawn.span(start, end))


def _measures(read: Statement, match: re.Match[str], word: str) -> Measures:
    """The columns that may be meant: named, of the sort that the word compares, periods of one measure, or all where a
    measure is named that is no column."""
    measures = read.measures(match, None, word)
    if measures.is_named or "measure" in match.groupdict():
        return measures
    labels = read.view.columns.by_line
    are_periods = all(read_label(labels.get(column, "")).role is Role.PERIOD for column in measures.columns)
    return measures if are_periods and word not in words("table_rank", "best") else Measures((), is_named=False)


def field_of(read: Statement, row: int, column: int) -> list[Claim]:
    """The row's own figure and then the others of the column, totals and averages left out; empty where they are not
    of one sort."""
    grid = read.view.grid
    if row not in grid.items or (row, column) not in grid.claims:
        return []
    others = [grid.claims[line, column] for line in grid.items if line != row and (line, column) in grid.claims]
    field = [grid.claims[row, column], *others]
    return field if all_alike(field) else []


def ends_of(read: Statement, word: str, column: int, cell: Claim) -> tuple[str, ...]:
    """Which end of a column is meant: `highest`, `lowest`, or either where nobody says what is better."""
    word = word.removesuffix(" than")
    for end, key in (("highest", "greater"), ("lowest", "less")):
        listed = words("rank", end) | words("table_rank", end) | words("table_pair", key)
        if word in listed or word.partition(" ")[0] in listed:
            return (end,)
    label = read.view.columns.by_line.get(column, "")
    if word in words("table_rank", "quick") or word in words("table_rank", "slow"):
        return ("highest",) if is_speed(label, cell) == (word in words("table_rank", "quick")) else ("lowest",)
    lower = True if "↓" in label else lower_is_better(label, cell.metric)
    if lower is None:
        return ("highest", "lowest")
    return ("lowest",) if lower == (word not in words("table_rank", "worst")) else ("highest",)


def places_of(field: Sequence[Claim], ends: Sequence[str]) -> set[int]:
    """The places that the first figure of a field has, counted from these ends; equal ones share theirs. The last place
    is also -1."""
    values = [c.quantity.value for c in field if c.quantity is not None and c.quantity.value is not None]
    found: set[int] = set()
    for end in ends:
        ahead = sum(v > values[0] if end == "highest" else v < values[0] for v in values[1:])
        equal = sum(v == values[0] for v in values[1:])
        found |= set(range(ahead + 1, ahead + equal + 2))
    return found | ({-1} if len(values) in found else set())


def rank(operator: str, field: Sequence[Claim], cue: Span) -> Relation:
    """The relation that the first figure of a field has this place in it."""
    return Relation(
        kind=RelationKind.RANK,
        operator=operator,
        operands=tuple(operand("rank" if index == 0 else "field", claim) for index, claim in enumerate(field)),
        cue=cue,
        confidence=_CERTAIN,
    )
