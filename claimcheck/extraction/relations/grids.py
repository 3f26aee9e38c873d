"""A table as a grid of claims with the labels of its rows and columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from claimcheck.extraction.relations.sketch import letter_of
from claimcheck.extraction.relations.words import any_of, section
from claimcheck.records import Cell, Claim, Document, Interval, Kind, Table

Place = tuple[int, int]
_MOST_PARTS = 25
"""Longer runs of rows are lists, in which a row that happens to be the sum of the others is looked for in vain."""


@dataclass(frozen=True)
class Grid:
    """The single-figure body cells of a table by (row, column), and the labels in lower case.

    A cell that holds no figure, or several, has no place in `claims`. `groups` are the labels of a first column that
    stand for several rows, each with its rows. `corner` says what the rows are, in lower case.
    """

    table: Table
    claims: dict[Place, Claim]
    row_labels: dict[int, str]
    column_labels: dict[int, str]
    bold_rows: frozenset[int]
    groups: tuple[tuple[str, tuple[int, ...]], ...] = ()
    corner: str = ""

    @cached_property
    def rows(self) -> list[int]:
        """Body rows that hold at least one figure, from the top."""
        return sorted({row for row, _ in self.claims})

    @cached_property
    def columns(self) -> list[int]:
        """Columns that hold at least one figure, from the left."""
        return sorted({column for _, column in self.claims})

    @cached_property
    def totals(self) -> tuple[int, ...]:
        """Rows that sum up others: by their label, or because they are the sum of the rows above since the last total,
        or of all below."""
        labels = {row: self.row_labels.get(row, "").strip(" *_:") for row in self.rows}
        named = [row for row, label in labels.items() if label.startswith(tuple(section("table")["total_maybe"]))]
        if len(named) != 1 or named[0] not in (self.rows[0], self.rows[-1]):
            named = []
        found: list[int] = []
        since: list[int] = []
        for row in self.rows:
            if _has_word(labels[row], "total") or row in named or self._adds_up(row, since):
                found.append(row)
                since = []
            else:
                since.append(row)
        if not found and self.rows and self._adds_up(self.rows[0], self.rows[1:]):
            found.append(self.rows[0])
        return tuple(found)

    @cached_property
    def items(self) -> tuple[int, ...]:
        """Rows that are no totals and no averages of others."""
        averages = (row for row in self.rows if _has_word(self.row_labels.get(row, ""), "average"))
        summaries = {*averages, *self.totals}
        return tuple(row for row in self.rows if row not in summaries)

    def _adds_up(self, row: int, parts: Sequence[int]) -> bool:
        """Whether a row is the sum of others, and not by accident: in two columns, or in one if it has three parts or
        stands in bold; with figures of three digits."""
        held = 0
        for column in self.columns if len(parts) <= _MOST_PARTS else ():
            cells = self.column(column, (row, *parts))
            if cells is not None and len(parts) > 1 and units_agree(cells):
                quantity = cells[0].quantity
                assert quantity is not None
                is_telling = quantity.value is not None and quantity.value >= max(quantity.step * 100, Decimal(1))
                held += is_telling and sum_of(cells[1:]).overlaps(quantity.interval)
        return held > 1 or (held == 1 and (len(parts) > 2 or row in self.bold_rows))

    def row(self, row: int, columns: Sequence[int]) -> list[Claim] | None:
        """The claims of a row in these columns, None where one is missing."""
        found = [self.claims.get((row, column)) for column in columns]
        return None if None in found else [claim for claim in found if claim is not None]

    def column(self, column: int, rows: Sequence[int]) -> list[Claim] | None:
        """The claims of a column in these rows, None where one is missing."""
        found = [self.claims.get((row, column)) for row in rows]
        return None if None in found else [claim for claim in found if claim is not None]

    def transposed(self) -> Grid:
        """The same table with rows and columns exchanged, so that one search serves both."""
        claims = {(column, row): claim for (row, column), claim in self.claims.items()}
        return Grid(self.table, claims, self.column_labels, self.row_labels, frozenset())


def grids(document: Document, table_claims: Sequence[Claim]) -> Iterator[Grid]:
    """The grid of every table that has figures in at least two rows or two columns."""
    by_table: dict[int, list[Claim]] = {}
    starts = [(table.start, table.end) for table in document.tables]
    for claim in table_claims:
        index = next((i for i, (start, end) in enumerate(starts) if start <= claim.location.start < end), None)
        if index is not None:
            by_table.setdefault(index, []).append(claim)
    for index, claims in by_table.items():
        grid = _grid(document.tables[index], claims)
        if len(grid.claims) > 1:
            yield grid


def _grid(table: Table, claims: Sequence[Claim]) -> Grid:
    cells: dict[Place, list[Claim]] = {}
    for claim in claims:
        if claim.location.cell is not None:
            cells.setdefault(claim.location.cell, []).append(claim)
    single = {place: found[0] for place, found in cells.items() if len(found) == 1 and _is_plain(found[0])}
    places = table.grid()
    numbers = {column for _, column in single}
    row_labels: dict[int, str] = {}
    column_labels: dict[int, str] = {}
    bold = set()
    for row, line in enumerate(places):
        label = next((c for i, c in enumerate(line) if c is not None and c.text.strip() and i not in numbers), None)
        label = label or next(
            (c for c in line if c is not None and c.text.strip() and (row, c.column) not in cells), None
        )
        row_labels[row] = " ".join(label.text.split()).casefold() if label else ""
        if label is not None and label.is_bold:
            bold.add(row)
    for column in range(table.columns):
        heads = [places[row][column] for row in range(min(table.header_rows, table.rows))]
        column_labels[column] = " ".join(" ".join(cell.text.split()) for cell in heads if cell is not None).casefold()
    first = places[0][0] if table.header_rows and places else None
    corner = _plain(first.text) if first is not None else ""
    return Grid(table, single, row_labels, column_labels, frozenset(bold), _groups(places, single), corner)


def _groups(
    places: Sequence[Sequence[Cell | None]], claims: dict[Place, Claim]
) -> tuple[tuple[str, tuple[int, ...]], ...]:
    """Labels of the first column that are written once for several rows, each of which has a label of its own."""
    found: list[tuple[str, list[int]]] = []
    for row in sorted({row for row, _ in claims}):
        first, second = (*places[row][:2], None, None)[:2]
        if (row, 0) in claims or second is None or not any(letter.isalpha() for letter in second.text):
            return ()
        label = _plain(first.text) if first is not None else ""
        if label and (first is None or first.row == row):
            found.append((label, []))
        if found:
            found[-1][1].append(row)
    return tuple((label, tuple(rows)) for label, rows in found if len(rows) > 1)


def _plain(text: str) -> str:
    return " ".join(text.split()).strip("*_ :").casefold()


def _is_plain(claim: Claim) -> bool:
    return claim.quantity is not None and claim.quantity.value is not None and claim.kind is not Kind.RANK


def _has_word(label: str, key: str) -> bool:
    """Whether a label holds a word of a list of `[table]`."""
    return bool(any_of("table", key).search(label))


def sum_of(claims: Sequence[Claim]) -> Interval:
    """The interval that the sum of the claims' values lies in, each in its own unit."""
    total = Interval.exactly(0)
    for claim in claims:
        assert claim.quantity is not None
        total = total + claim.quantity.interval
    return total


def units_agree(claims: Sequence[Claim]) -> bool:
    """Whether all claims are in one unit, bare numbers aside."""
    return len({claim.quantity.unit for claim in claims if claim.quantity is not None and claim.quantity.unit}) <= 1


def is_share(claim: Claim) -> bool:
    """Whether a cell states a percentage."""
    return letter_of(claim) == "p"
