"""What the cells of a table stand for: the subject, metric and qualifiers that a row and a column make together."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from claimcheck.extraction.context.metrics import head_metric, normalized
from claimcheck.extraction.context.name_kinds import benchmark_name
from claimcheck.extraction.context.qualifier_words import period_value
from claimcheck.extraction.table_axes import Axes, main_label
from claimcheck.extraction.table_labels import Label, Role, is_among, read_label
from claimcheck.lexicon.load import table as lexicon

_SUBJECTS = frozenset({Role.MODEL, Role.OTHER, Role.SIZE})
_SUMMED = frozenset({Role.AVERAGE, Role.OTHER})
_NAMES_SIZE = re.compile(r"\d[BMK]\b", re.IGNORECASE)
_RESULTS = "score"
"""What a heading says of any table (`Results`): the metric of its scores, and of nothing else."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a cell stands for, before its figure is known; `scope` is the group of tests that an average is over."""

    subject: str | None
    metric: str | None
    benchmark: str | None = None
    period: str | None = None
    condition: str | None = None
    setting: str | None = None
    scope: str | None = None


class Meanings:
    """Reads what the cells of one table stand for; `context` is the metric that caption or headings name."""

    def __init__(self, axes: Axes, context: str | None) -> None:
        self._axes = axes
        self._context = context
        self._rows_are = self._role_of_rows()

    def of(self, place: int, labels: tuple[Label, ...]) -> Meaning:
        """What the cell of a column stands for, in the row with these labels."""
        column, group = self._axes.columns[place], self._axes.groups[place]
        if group.role is Role.MODEL and main_label(labels).role is not Role.MODEL:
            return self._under_model(column, group, labels)
        meaning = self._where_they_meet(column, main_label(labels), labels)
        if column.role is Role.AVERAGE and group.name:
            return replace(meaning, scope=group.name.casefold())
        return meaning

    def _under_model(self, column: Label, group: Label, labels: tuple[Label, ...]) -> Meaning:
        """A column of one of several models: its subject is the model, with the size that the row gives."""
        size = next((label.name for label in labels if label.role is Role.SIZE), "")
        subject = with_size(group.name, size)
        row = main_label(labels)
        if column.role in (Role.BENCHMARK, Role.AVERAGE):
            return self._score(subject, column)
        if row.role is Role.BENCHMARK:
            return replace(self._score(subject, row), metric=column.name)
        condition = normalized(row.name) if row.name and row.role is not Role.SIZE else None
        return Meaning(subject, column.name, condition=condition)

    def _where_they_meet(self, column: Label, row: Label, labels: tuple[Label, ...]) -> Meaning:
        axes, rows_are = self._axes, self._rows_are
        columns_are = axes.column_role
        if (combined := _benchmark_metric(column.name)) is not None:
            return Meaning(self._row_subject(labels), combined[1], combined[0])
        if column.role is Role.BENCHMARK or (columns_are is Role.BENCHMARK and column.role in _SUMMED):
            return self._score(self._row_subject(labels), column)
        if row.role is Role.BENCHMARK or (
            rows_are is Role.BENCHMARK and columns_are in _SUBJECTS and row.role in _SUMMED
        ):
            meaning = self._score(self._column_subject(column), row)
            metric = next((label.name for label in labels if label.role is Role.METRIC), meaning.metric)
            return replace(meaning, metric=metric) if row.role is Role.BENCHMARK else meaning
        if axes.is_key_value:
            return Meaning(self._topic(), row.name)
        if column.role is Role.PERIOD or (columns_are is Role.PERIOD and column.role is Role.TOTAL):
            return self._in_period(column, row, labels)
        if row.role is Role.PERIOD or rows_are is Role.PERIOD:
            return Meaning(
                self._topic() or normalized(column.name), column.name or self._context, period=period_value(row.name)
            )
        if column.role is not Role.METRIC and (row.role is Role.METRIC or columns_are is Role.MODEL):
            return Meaning(self._column_subject(column), row.name)
        if self._context is not None and column.unit is None and column.role not in (Role.METRIC, Role.TOTAL):
            return Meaning(self._column_subject(column), self._context, condition=normalized(row.name))
        return Meaning(self._row_subject(labels), column.name or self._context)

    def _in_period(self, column: Label, row: Label, labels: tuple[Label, ...]) -> Meaning:
        """A figure of a period: a row that names a metric is of what the table is about, any other of itself."""
        period = period_value(column.name)
        if row.role is Role.METRIC or (self._rows_are is Role.METRIC and row.role is Role.OTHER):
            return Meaning(self._topic(), row.name, period=period)
        name = self._row_subject(labels) if row.role is Role.TOTAL else row.name
        context = None if self._context == _RESULTS else self._context
        return Meaning(name or None, context or normalized(row.name), period=period)

    def _score(self, subject: str | None, label: Label) -> Meaning:
        """A result on the benchmark that a label names, or the average over all of them."""
        if label.role is Role.AVERAGE:
            return Meaning(subject, "average score")
        return Meaning(subject, self._context or _RESULTS, benchmark_name(label.name) or label.name)

    def _role_of_rows(self) -> Role:
        axes = self._axes
        if axes.row_role in (Role.MODEL, Role.BENCHMARK, Role.METRIC, Role.PERIOD):
            return axes.row_role
        if is_among(axes.corner.name, "benchmark_corners"):
            return Role.BENCHMARK
        return Role.MODEL if is_among(axes.corner.name, "subject_corners") else axes.row_role

    def _row_subject(self, labels: tuple[Label, ...]) -> str | None:
        """The row's name; a size in a column of its own belongs to it; a total is of what the table is about."""
        main = main_label(labels)
        if main.role in (Role.TOTAL, Role.AVERAGE):
            return self._context or self._topic()
        name = main.name or next((label.name for label in labels if label.name), "")
        size = next((label.name for label in labels if label.role is Role.SIZE and label is not main), "")
        if main.role in (Role.MODEL, Role.OTHER) and name:
            name = with_size(name, size)
        return self._variant(name) or self._topic()

    def _column_subject(self, column: Label) -> str | None:
        return self._variant(column.name) or self._topic()

    def _variant(self, name: str) -> str:
        """A label that only tells variants apart (`Base`, `Large`) with the name of the model the table is about."""
        if name.casefold() not in lexicon("context_names")["variants"]["names"]:
            return name
        topic = self._topic()
        return f"{topic} {name}" if topic is not None and read_label(topic).role is Role.MODEL else name

    def _topic(self) -> str | None:
        """What the table as a whole is about: the name in the nearest heading, or the document's title."""
        title = (self._axes.document.title or "").partition(":")[0].partition(",")[0].strip()
        for text in (*(heading.partition(":")[0] for heading in reversed(self._axes.table.heading)), title):
            if text and read_label(text).role is Role.MODEL:
                return _without_genre(text)
        title = _without_genre(title)
        return None if title.casefold() in lexicon("context_names")["plain_titles"] else title or None


def with_size(name: str, size: str) -> str:
    """A name with the size that stands in a column of its own, unless it names one itself: `Llama 2` and `7B`."""
    return f"{name} {size}" if size and not _NAMES_SIZE.search(name) else name


def _without_genre(title: str) -> str:
    """A title without the words that tell what sort of text it is over: `Corvid-20B model card`."""
    words = title.split()
    while len(words) > 1 and is_among(words[-1], "genres"):
        words.pop()
    return " ".join(words)


def _benchmark_metric(name: str) -> tuple[str, str] | None:
    """The benchmark and metric of a header that names both: `MMLU accuracy`."""
    first, _, last = name.rpartition(" ")
    benchmark = benchmark_name(first) if first else None
    return (benchmark, last) if benchmark is not None and head_metric(last) is not None else None
