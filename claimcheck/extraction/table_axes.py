"""How a table is laid out: which rows are headers, which columns are labels, and what rows and columns stand for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from claimcheck.extraction.table_labels import Label, Role, is_among, read_label
from claimcheck.records import Cell, Document, Table

_LETTERS = re.compile(r"[^\W\d_]{2,}")
_NUMERIC = re.compile(r"^[\s<>~≈(+−–-]{0,4}[$€£¥]?\d[\d,.]*")
_MOST_STUBS = 3
_QUARTERS = re.compile(r"(?:Q[1-4]|[1-4]Q|H[12])\b.*", re.IGNORECASE)


@dataclass(frozen=True)
class Axes:
    """The layout of one table: the grid, the first body row, the label columns, and a label for each row and column."""

    document: Document
    table: Table

    @cached_property
    def grid(self) -> list[list[Cell | None]]:
        """Cells by row and column."""
        return self.table.grid()

    @cached_property
    def first_body_row(self) -> int:
        """Header rows, and rows right below them that only give settings or units for the columns."""
        row = self.table.header_rows
        while row < self.table.rows and self._continues_header(row):
            row += 1
        return row if row < self.table.rows else self.table.header_rows

    def _continues_header(self, row: int) -> bool:
        texts = [self._text(row, column) for column in range(self.table.columns)]
        if texts and texts[0] and not is_among(texts[0], "subject_corners"):
            return False
        rest = [text for text in texts[1:] if text]
        return bool(rest) and all(read_label(text).role is Role.SETTING for text in rest)

    @cached_property
    def stubs(self) -> tuple[int, ...]:
        """The columns that label rows: the first, unless it numbers or ranks them, and text columns right after it."""
        found: list[int] = []
        for column in range(min(self.table.columns, _MOST_STUBS + 1)):
            header = self.column_text(column)
            if is_among(header, "ranking") or (is_among(header, "numbering") and column == 0 and header):
                continue
            if found and not self._labels_rows(column):
                break
            if len(found) == _MOST_STUBS or (column == self.table.columns - 1 and found):
                break
            found.append(column)
        return tuple(found)

    def _labels_rows(self, column: int) -> bool:
        texts = [text for row in range(self.first_body_row, self.table.rows) if (text := self._text(row, column))]
        texts = [text for text in texts if not is_among(text, "missing")]
        if not texts:
            return False
        sizes = is_among(self.column_text(column), "size_headers")
        labels = sum(self._is_label(text, sizes=sizes) for text in texts)
        return labels >= 0.7 * len(texts)

    @staticmethod
    def _is_label(text: str, *, sizes: bool) -> bool:
        label = read_label(text)
        if label.role in (Role.SETTING, Role.METRIC) or (label.role is Role.SIZE and sizes):
            return True
        return bool(_LETTERS.search(text)) and not _NUMERIC.match(text)

    def _text(self, row: int, column: int) -> str:
        cell = self.grid[row][column]
        return cell.text if cell is not None else ""

    def shown(self, cell: Cell) -> str:
        """The source of a cell with that of its row's and its column's labels, marks of notes and all."""
        cells = [self.grid[row][cell.column] for row in range(self.first_body_row)]
        cells += [*(self.grid[cell.row][stub] for stub in self.stubs), cell]
        return " ".join(self.document.text[one.start : one.end] for one in cells if one is not None)

    def column_text(self, column: int) -> str:
        """All that the header rows say of a column, upper rows first."""
        return " ".join(self._header(column))

    def _header(self, column: int) -> list[str]:
        """The texts of a column's header rows; an upper one that Markdown cannot merge holds for the columns behind."""
        found: dict[str, None] = {}
        for row in range(self.first_body_row):
            text = self._text(row, column)
            if not text and row < self.first_body_row - 1 and self._text(row + 1, column):
                before = (self._text(row, c) for c in range(column - 1, 0, -1))
                text = next((text for text in before if text), "")
            if text:
                found[text] = None
        return list(found)

    @cached_property
    def groups(self) -> list[Label]:
        """For every column what the upper header rows say of several, empty where they only begin its name."""
        return [read_label(self._group_text(column)) for column in range(self.table.columns)]

    def _group_text(self, column: int) -> str:
        *upper, last = self._header(column) or [""]
        return " ".join(upper) if upper and self._stands_under_group(" ".join(upper), last) else ""

    @staticmethod
    def _stands_under_group(upper: str, last: str) -> bool:
        """Whether a header names the column alone (`MMLU` under `Reasoning`), and does not complete the upper one."""
        group, leaf, whole = read_label(upper).role, read_label(last).role, read_label(f"{upper} {last}").role
        if leaf is Role.METRIC:
            return group is Role.MODEL
        if whole in (Role.PERIOD, Role.BENCHMARK) or group in (Role.SETTING, Role.EMPTY):
            return False
        return leaf in (Role.BENCHMARK, Role.TOTAL, Role.AVERAGE)

    @cached_property
    def columns(self) -> list[Label]:
        """A label for every column."""
        return [self._column(column) for column in range(self.table.columns)]

    def _column(self, column: int) -> Label:
        if self._group_text(column):
            return replace(read_label(self._header(column)[-1]), text=self.column_text(column))
        label = read_label(self.column_text(column))
        if label.unit is None and label.role is Role.METRIC:
            label = replace(label, unit=read_label(self._header(column)[-1]).unit)
        if label.role is Role.PERIOD and label.name[:2].upper() in ("FY", "FU", "20", "YE"):
            quarters = [c for c in range(column) if _QUARTERS.fullmatch(self.column_text(c))]
            if len(quarters) in (2, 4) and quarters[-1] == column - 1:
                return Label(label.text, label.name, Role.TOTAL, label.unit, label.setting, label.split)
        return label

    @cached_property
    def rows(self) -> list[tuple[Label, ...]]:
        """For every row the labels of its stub columns; an empty first one is carried down from above."""
        found: list[tuple[Label, ...]] = []
        carried = ""
        for row in range(self.table.rows):
            texts = [self._text(row, column) for column in self.stubs]
            if len(texts) > 1 and not texts[0] and any(texts[1:]):
                texts[0] = carried
            carried = texts[0] if texts else ""
            found.append(tuple(read_label(text) for text in texts))
        return found

    @cached_property
    def corner(self) -> Label:
        """The header of the first label column."""
        return self.columns[self.stubs[0]] if self.stubs else Label()

    @cached_property
    def column_role(self) -> Role:
        """What most data columns stand for."""
        return _majority([self.columns[c].role for c in range(self.table.columns) if c not in self.stubs])

    @cached_property
    def row_role(self) -> Role:
        """What most rows stand for, by their last label that is no setting or size."""
        return _majority([main_label(self.rows[r]).role for r in range(self.first_body_row, self.table.rows)])

    @cached_property
    def caption(self) -> str:
        """The caption's text, empty where there is none."""
        return self.document.clean(self.table.caption) if self.table.caption is not None else ""

    @property
    def is_key_value(self) -> bool:
        """Whether the table has one column of values, whose rows name what they are values of."""
        if self.table.columns != len(self.stubs) + 1:
            return False
        return is_among(self.columns[-1].text, "value_headers")


def main_label(labels: Sequence[Label]) -> Label:
    """The label that says what a row is of: the last one that is no setting, size or measure.

    A test is told before its metric (`DROP`, `F1`), a name before the same one as an address, and what has a size
    beside it before what has none (`Wren`, `7B`, `GEMM`).
    """
    named = [label for label in labels if label.role not in (Role.EMPTY, Role.SETTING, Role.SIZE)]
    by_role = [label for label in named if label.role in (Role.MODEL, Role.BENCHMARK, Role.METRIC)]
    if not by_role:
        by_role = [one for one, size in pairwise(labels) if size.role is Role.SIZE and one.role is Role.OTHER]
    tests = [label for label in by_role if label.role is Role.BENCHMARK]
    found = (tests or by_role or named or [label for label in labels if label.name] or [Label()])[-1]
    return next((label for label in by_role if _is_address_of(found.name, label.name)), found)


def _is_address_of(address: str, name: str) -> bool:
    """Whether `org/kestrel2_5-7b` only spells out `Kestrel2.5-7B`."""
    folded = ["".join(filter(str.isalnum, text.casefold())) for text in (address, name)]
    return bool(folded[1]) and (folded[0] == folded[1] or ("/" in address and folded[0].endswith(folded[1])))


def _majority(roles: Sequence[Role]) -> Role:
    """The most frequent role, totals and empty labels left out."""
    counted = Counter(role for role in roles if role not in (Role.EMPTY, Role.TOTAL, Role.AVERAGE, Role.SETTING))
    if not counted:
        return Role.EMPTY
    role, count = counted.most_common(1)[0]
    named = {Role.MODEL, Role.BENCHMARK, Role.METRIC}
    if role is Role.OTHER:
        strong = [(n, r) for r, n in counted.items() if r in named]
        if strong and max(strong)[0] * 3 >= counted.total():
            return max(strong)[1]
    return role if count * 2 >= counted.total() or role in named else Role.OTHER
