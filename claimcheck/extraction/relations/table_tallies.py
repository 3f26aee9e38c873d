"""How many rows of a table are said to pass a bound: "three of the five models score above 80 on BBH", "no model
reaches 70 on MMLU", "every branch but Millbrook had more than 19,000 visitors".

The column is named, or is the only one of the bound's unit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from claimcheck.extraction.relations.alike import are_alike, singular
from claimcheck.extraction.relations.labelled import Statement, statement_patterns
from claimcheck.extraction.relations.sketch import letter_of, operand
from claimcheck.extraction.relations.words import any_of, section
from claimcheck.records import Claim, Comparator, Relation, RelationKind

_CERTAIN = 0.7
_FEWEST = 3
"""Rows of a table in which rows are counted."""
_LABEL = re.compile(r"‹r(\d+)›")


def find(read: Statement) -> Iterator[Relation]:
    """Every number of rows that a sentence says pass a bound."""
    if not read.drawn.claims or not read.view.is_near or any_of("table_tally", "apart").search(read.text):
        return
    for finder in statement_patterns("table_tally", "passes"):
        for match in finder.finditer(read.text):
            bound = read.drawn.claim(match, "bound")
            comparator = _comparator(match, bound) if bound is not None else None
            cells = _cells(read, match, bound) if bound is not None else []
            stated = _stated(read, match, len(cells))
            if bound is not None and comparator is not None and stated is not None and cells:
                yield Relation(
                    kind=RelationKind.TALLY,
                    operator=comparator.value,
                    operands=(operand("bound", bound), *(operand("item", cell) for cell in cells)),
                    amount=stated,
                    cue=read.drawn.span(match.start("count"), match.end("count")),
                    confidence=_CERTAIN,
                )


def _comparator(match: re.Match[str], bound: Claim) -> Comparator | None:
    """How a cell has to stand to the bound, by the words of the bound or by the verb; None where neither tells."""
    by_word: dict[str, str] = section("table_tally")["comparators"]
    told = by_word.get(match.groupdict().get("after") or "") or by_word.get(match.groupdict().get("verb") or "")
    written = bound.quantity.comparator if bound.quantity is not None else Comparator.EQUAL
    if written not in (Comparator.EQUAL, Comparator.ABOUT):
        return written
    return Comparator(told) if told else None


def _cells(read: Statement, match: re.Match[str], bound: Claim) -> list[Claim]:
    """The items of the column that a bound is of, without the rows that the sentence leaves out."""
    grid, measures = read.view.grid, read.measures(match, bound)
    left_out = {read.mentions[int(index)].line for index in _LABEL.findall(match.groupdict().get("but") or "")}
    rows = [row for row in grid.items if row not in left_out]
    if len(grid.items) < _FEWEST:
        return []
    found = [cells for column in measures.columns if (cells := grid.column(column, rows)) and _is_of(bound, cells[0])]
    has_unit = letter_of(bound) not in ("n", "b")
    return found[0] if len(found) == 1 and (measures.is_named or has_unit) else []


def _is_of(bound: Claim, cell: Claim) -> bool:
    """Whether a bound is of the sort of a cell; what it counts need not be what the column is called."""
    return letter_of(cell) == "n" if letter_of(bound) == "n" else are_alike(bound, cell)


def _stated(read: Statement, match: re.Match[str], items: int) -> Decimal | None:
    """The number of rows that are said to pass; None where the sentence speaks of others than the table has."""
    whole, some = read.drawn.claim(match, "whole"), read.drawn.claim(match, "some")
    if whole is not None and (whole.quantity is None or whole.quantity.value != items):
        return None
    if some is not None:
        return some.quantity.value if some.quantity is not None else None
    if whole is None and singular(match["count"].split()[-1]) not in map(singular, read.view.grid.corner.split()):
        return None
    return Decimal(0) if match["count"].startswith("no") else Decimal(items)
