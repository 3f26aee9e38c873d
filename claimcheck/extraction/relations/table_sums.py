"""Sums, averages and shares that a sentence states of rows of a table: "Northgate and Quayside together lent 39,200",
"the four branches employ 28 people in all", "over the five languages the large model averages 5.3", "Central accounts
for half of all loans".

The rows are named one by one, or counted. Where the column is not named, the one that comes nearest is taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import reduce
from itertools import combinations
from operator import add

from claimcheck.extraction.relations.alike import all_alike, are_alike
from claimcheck.extraction.relations.grids import is_share
from claimcheck.extraction.relations.labelled import (
    LIKELY,
    NEAR,
    Measures,
    Statement,
    chosen,
    off_by,
    statement_patterns,
    values,
)
from claimcheck.extraction.relations.mentions import Mention
from claimcheck.extraction.relations.sketch import letter_of, operand
from claimcheck.extraction.relations.words import any_of
from claimcheck.records import Claim, Interval, Operand, Relation, RelationKind

Rows = tuple[int, ...]
_Cells = Sequence[Claim]

_MOST_LEFT_OUT = 2
"""Rows that an average of "the five languages" may leave out in a table of seven."""
_NEAR_SHARE = Decimal("0.5")
"""How far off, as a share, a share of a total may be whose row is named in full and whose column is not."""
_LABEL = re.compile(r"‹r(\d+)›")


def find(read: Statement) -> Iterator[Relation]:
    """Every sum, average and share over rows."""
    if not read.drawn.claims or any_of("table_sum", "apart").search(read.text):
        return
    for match in _matches(read, "sum"):
        yield from _sum(read, match)
    for match in _matches(read, "average"):
        yield from _average(read, match)
    for match in _matches(read, "share"):
        yield from _share(read, match)


def _matches(read: Statement, key: str) -> Iterator[re.Match[str]]:
    for finder in statement_patterns("table_sum", key):
        yield from finder.finditer(read.text)


def _rows(read: Statement, match: re.Match[str]) -> Rows:
    """The rows in the role `rows`: those of a list, or all where they are counted and this is their number."""
    named = tuple(dict.fromkeys(read.mentions[int(index)].line for index in _LABEL.findall(match["rows"])))
    if named:
        return named
    items, count = read.view.grid.items, read.drawn.claim(match, "count")
    plain = tuple(row for row in items if "(" not in read.view.rows.by_line.get(row, ""))
    size = count.quantity.value if count is not None and count.quantity is not None else Decimal(len(items))
    return next((rows for rows in (items, plain) if len(rows) > 1 and len(rows) == size), ())


def _lines(read: Statement, match: re.Match[str], stated: Claim, rows: Rows) -> tuple[list[list[Claim]], Measures]:
    """The cells of the rows in every column that may be meant, and whether one is named."""
    measures = read.measures(match, stated)
    found = [read.view.grid.column(column, rows) for column in measures.columns]
    return [cells for cells in found if cells is not None and all_alike(cells)], measures


def _sum(read: Statement, match: re.Match[str]) -> Iterator[Relation]:
    total, rows = read.drawn.claim(match, "total"), _rows(read, match)
    if total is None or len(rows) < 2 or any_of("sum", "no_sum").search(match[0]):
        return
    if not _LABEL.search(match["rows"]) and read.rows_in(match):
        return  # "in 2023 the three reserves": three years are no reserves
    lines, measures = _lines(read, match, total, rows)
    lines = [cells for cells in lines if _are_of_a_sort(total, cells[0])]
    found = chosen(lines, lambda cells: off_by(_total(cells, total), total), is_named=measures.is_named)
    if found is not None:
        yield _relation(RelationKind.SUM, total, ("total", "part"), *found)


def _average(read: Statement, match: re.Match[str]) -> Iterator[Relation]:
    """Of all rows, or of as many as are counted: some of the table's may not be meant."""
    average, count = read.drawn.claim(match, "average"), read.drawn.claim(match, "count")
    if average is None or any_of("table_sum", "other_average").search(read.text):
        return
    rows = _rows(read, match) or read.view.grid.items
    size = int(count.quantity.value or 0) if count is not None and count.quantity is not None else len(rows)
    is_list = bool(_LABEL.search(match["rows"]))
    if not 2 <= size <= len(rows) <= size + _MOST_LEFT_OUT or (read.rows_in(match) and not is_list):
        return
    lines, measures = _lines(read, match, average, rows)
    lines = [list(part) for cells in lines if _are_of_a_sort(average, cells[0]) for part in combinations(cells, size)]
    found = chosen(lines, lambda cells: off_by(_mean(cells, average), average), is_named=measures.is_named)
    if found is not None:
        yield _relation(RelationKind.AVERAGE, average, ("average", "item"), found[0], min(found[1], LIKELY))


def _share(read: Statement, match: re.Match[str]) -> Iterator[Relation]:
    """The rows' part of the total row, or of all rows where the table gives no total."""
    share, rows, grid = read.drawn.claim(match, "share"), _rows(read, match), read.view.grid
    if share is None or not rows or set(rows) & set(grid.totals) or set(rows) >= set(grid.items):
        return
    lines, measures = _lines(read, match, share, rows)
    candidates = [
        (parts, wholes)
        for parts in lines
        if parts[0].location.cell is not None
        for wholes in _wholes(read, parts[0], read.mention(match, "whole"))
        if not is_share(parts[0]) and all_alike([*parts, *wholes])
    ]
    is_named = measures.is_named and bool(grid.totals)
    near = _NEAR_SHARE if all(m.is_full for m in read.rows_in(match)) and grid.totals else NEAR
    found = chosen(candidates, lambda pair: _off_share(share, *pair), is_named=is_named, near=near)
    if found is not None:
        (parts, wholes), certain = found
        yield Relation(
            kind=RelationKind.SHARE,
            operator="rows",
            operands=(operand("share", share), *_operands("part", parts), *_operands("whole", wholes)),
            cue=share.location.span,
            confidence=min(certain, LIKELY),
        )


def _wholes(read: Statement, part: Claim, named: Mention | None) -> Iterator[list[Claim]]:
    """The total that a sentence names, else those of the part's column, else all of the column."""
    grid = read.view.grid
    column = read.view.column_of(part)
    rows = (named.line,) if named is not None else grid.totals
    totals = [grid.claims[row, column] for row in rows if (row, column) in grid.claims]
    if totals:
        yield from ([total] for total in totals)
    elif (cells := grid.column(column, grid.items)) is not None:
        yield cells


def _are_of_a_sort(stated: Claim, cell: Claim) -> bool:
    """Whether a figure may be made of cells: what it counts need not be what the column is called."""
    if letter_of(stated) == "n":
        return letter_of(cell) == "n"
    return are_alike(stated, cell)


def _total(cells: _Cells, like: Claim) -> Interval:
    return reduce(add, (values(cell, like) for cell in cells))


def _mean(cells: _Cells, like: Claim) -> Interval:
    return _total(cells, like).scaled(1 / Decimal(len(cells)))


def _off_share(share: Claim, parts: _Cells, wholes: _Cells) -> Decimal:
    part, whole = _total(parts, parts[0]), _total(wholes, parts[0])
    if whole.low <= 0:
        return Decimal("Infinity")
    quotient = part / whole
    return off_by(quotient.scaled(Decimal(100)) if letter_of(share) == "p" else quotient, share)


def _operands(role: str, claims: _Cells) -> tuple[Operand, ...]:
    return tuple(operand(role, claim) for claim in claims)


def _relation(kind: RelationKind, stated: Claim, roles: tuple[str, str], cells: _Cells, certain: float) -> Relation:
    return Relation(
        kind=kind,
        operator="rows",
        operands=(operand(roles[0], stated), *_operands(roles[1], cells)),
        cue=stated.location.span,
        confidence=certain,
    )
