"""Table cells as claims: headers, caption and unit give subject, metric and qualifiers."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from claimcheck.extraction.context.describe import Description
from claimcheck.extraction.context.metrics import head_metric, metric_name, normalized, scored_kind
from claimcheck.extraction.context.qualifier_words import setting_value
from claimcheck.extraction.figure import Figure
from claimcheck.extraction.quantities import Notation
from claimcheck.extraction.table_axes import Axes, main_label
from claimcheck.extraction.table_cells import cell_figures
from claimcheck.extraction.table_context import context_of
from claimcheck.extraction.table_labels import Label, Role, Unit, is_among, read_label
from claimcheck.extraction.table_meaning import Meaning, Meanings, with_size
from claimcheck.extraction.table_notes import TableNotes, marks_in
from claimcheck.extraction.table_sources import TableSources
from claimcheck.lexicon.load import table as lexicon
from claimcheck.records import Cell, Document, Kind, Table

_CONFIDENCE = 0.9
_KIND_OF_UNIT = {"parameter": Kind.PARAMETERS, "token": Kind.TOKENS, "FLOP": Kind.COMPUTE}
_LISTED_SETTING = re.compile(r"\bn ?= ?\d{1,3}|\b\d{1,3}[- ]shot")


@dataclass(frozen=True, slots=True)
class TableFigure:
    """A figure in a cell, with what the table says of it."""

    figure: Figure
    cell: Cell
    description: Description


def find_table_figures(
    document: Document, table: Table, reference: dt.date | None, notation: Notation = Notation.POINT
) -> Iterator[TableFigure]:
    """Every figure of a table's body, row by row."""
    axes = Axes(document, table)
    reader = _CellReader(document, axes, notation)
    for row in range(axes.first_body_row, table.rows):
        for column, cell in enumerate(axes.grid[row]):
            if cell is None or (cell.row, cell.column) != (row, column) or not any(c.isdigit() for c in cell.text):
                continue
            yield from reader.read(cell, reference)


class _CellReader:
    """Reads the cells of one table."""

    def __init__(self, document: Document, axes: Axes, notation: Notation) -> None:
        self._document = document
        self._notation = notation
        self._axes = axes
        self._surroundings = context_of(document, axes.table)
        self._sources = TableSources(document, axes.table)
        self._notes = TableNotes(document, axes.table)
        self._meanings = Meanings(axes, self._surroundings.metric)
        self._names_benchmarks = Role.BENCHMARK in (axes.column_role, axes.row_role)

    def read(self, cell: Cell, reference: dt.date | None) -> Iterator[TableFigure]:
        """The figures of a cell, each with its description."""
        axes = self._axes
        column, labels = axes.columns[cell.column], axes.rows[cell.row]
        if cell.column in axes.stubs:
            yield from self._in_label(cell, labels, reference)
            return
        if is_among(column.text, "numbering") and column.text:
            return
        meaning = self._meanings.of(cell.column, labels)
        unit = self._unit(column, labels, meaning.metric)
        is_date = is_among(column.name, "date_headers") or is_among(main_label(labels).name, "date_headers")
        settings = _settings(column.text)
        figures = list(cell_figures(self._document, cell, unit, reference, self._notation, is_date=is_date))
        for place, figure in enumerate(figures):
            if is_date and figure.quantity is not None and not figure.quantity.unit:
                continue
            figure = self._in_metric_unit(figure, meaning.metric)
            described = self._description(figure, column, labels, meaning)
            if len(settings) == len(figures) > 1:
                described.qualifiers["setting"] = settings[place]
            if described.kind is Kind.SCORE:
                described = self._with_notes(described, marks_in(axes.shown(cell)))
            yield TableFigure(figure, cell, described)

    def _with_notes(self, described: Description, marks: frozenset[str]) -> Description:
        """A result with what the notes and sentences beside the table say of its test and of who measured it."""
        benchmark = described.qualifiers.get("benchmark")
        noted = self._notes.of(benchmark, marks) if benchmark else {}
        attribution = self._sources.of(described.subject, marks)
        return replace(described, qualifiers={**noted, **described.qualifiers}, attribution=attribution)

    def _in_label(self, cell: Cell, labels: tuple[Label, ...], reference: dt.date | None) -> Iterator[TableFigure]:
        """A row label is no claim, unless it is a size beside a name or a date to the day."""
        axes = self._axes
        place = axes.stubs.index(cell.column)
        label, header = labels[place], axes.columns[cell.column]
        if label.role is Role.SIZE and place > 0:
            unit = Unit("parameter", "", Decimal(1), Kind.PARAMETERS)
            subject = " ".join(x.name for x in labels if x.role is Role.MODEL) or labels[0].name
            for figure in cell_figures(self._document, cell, unit, reference, self._notation, is_date=False):
                described = Description(
                    subject=with_size(subject, label.name),
                    subject_text=subject,
                    metric="parameter count",
                    confidence=_CONFIDENCE,
                )
                yield TableFigure(figure, cell, described)
        elif label.role is not Role.PERIOD and is_among(header.name, "date_headers"):
            other = next((axes.grid[cell.row][c] for c in range(axes.table.columns) if c not in axes.stubs), None)
            subject = normalized(other.text) if other is not None else ""
            for figure in cell_figures(self._document, cell, None, reference, self._notation, is_date=True):
                if figure.date is not None:
                    described = Description(
                        subject=subject or None,
                        subject_text=subject or None,
                        metric=normalized(header.name) or "date",
                        confidence=_CONFIDENCE,
                    )
                    yield TableFigure(figure, cell, described)

    def _unit(self, column: Label, labels: tuple[Label, ...], metric: str | None) -> Unit | None:
        """The unit of bare numbers: the column's, the row's, that of the metric, or the one in the table's corner."""
        found = column.unit or next((label.unit for label in labels if label.unit is not None), None)
        if found is not None:
            return found
        corner = self._axes.corner
        if corner.unit is not None and corner.unit.text == corner.text and not is_among(corner.text, "period_corners"):
            return corner.unit
        of_caption = _caption_unit(self._axes.caption) if self._axes.caption else None
        known = head_metric(metric) if metric else None
        fits = of_caption is None or known is None or known.fits(of_caption.kind)
        return of_caption if fits else None

    def _in_metric_unit(self, figure: Figure, metric: str | None) -> Figure:
        """`32K` under "Max Length" are tokens, `7B` under "Params" parameters."""
        known = head_metric(metric) if metric else None
        unit: str | None = lexicon("tables")["units"].get(known.name) if known is not None else None
        quantity = figure.quantity
        if unit is None or quantity is None or quantity.unit or figure.kind is Kind.CHANGE:
            return figure
        converted = quantity.model_copy(
            update={
                "unit": unit,
                "base_unit": unit,
                "base_value": quantity.value,
                "dimension": f"[{unit}]",
                "counted": None,
            }
        )
        return replace(figure, quantity=converted, kind=_KIND_OF_UNIT[unit])

    def _description(self, figure: Figure, column: Label, labels: tuple[Label, ...], meaning: Meaning) -> Description:
        kind = Kind.RANK if is_among(column.name, "ranking") else None
        metric = (metric_name(meaning.metric, figure.kind) or normalized(meaning.metric)) if meaning.metric else None
        if self._is_on_context_benchmark(figure, column, labels, meaning, metric):
            around = self._surroundings
            meaning = replace(meaning, benchmark=around.benchmark, setting=around.setting)
            metric = "score" if column.role is Role.AVERAGE else metric
        if kind is None:
            kind = scored_kind(figure.kind, metric, on_benchmark=meaning.benchmark is not None)
        return Description(
            subject=meaning.subject,
            subject_text=meaning.subject,
            metric=metric,
            qualifiers=self._qualifiers(column, labels, meaning),
            kind=kind,
            confidence=_CONFIDENCE,
        )

    def _is_on_context_benchmark(
        self, figure: Figure, column: Label, labels: tuple[Label, ...], meaning: Meaning, metric: str | None
    ) -> bool:
        """Whether a score or average is on the one benchmark that the lead-in names, since no label names another."""
        if self._surroundings.benchmark is None or meaning.benchmark is not None or self._names_benchmarks:
            return False
        if column.split is not None:
            return False
        if main_label(labels).role in (Role.OTHER, Role.EMPTY, Role.TOTAL, Role.AVERAGE):
            return False
        is_score = scored_kind(figure.kind, metric, on_benchmark=False) is Kind.SCORE
        return is_score or (column.role is Role.AVERAGE and figure.quantity is not None and not figure.quantity.unit)

    def _split(self, meaning: Meaning) -> str | None:
        """The part of the tests that the table is said to be on, for results."""
        return self._surroundings.split if meaning.benchmark is not None else None

    def _setting(self, column: Label, labels: tuple[Label, ...], meaning: Meaning) -> str | None:
        """The setting that the row or column names, else that of the lead-in, or of the caption for results."""
        named = (setting_value(x.setting or x.name) for x in (column, *labels) if x.setting or x.role is Role.SETTING)
        of_caption = self._surroundings.setting if meaning.benchmark is not None else None
        return next(named, meaning.setting or of_caption)

    def _qualifiers(self, column: Label, labels: tuple[Label, ...], meaning: Meaning) -> dict[str, str]:
        row = main_label(labels)
        found = {
            "row": " ".join(label.text for label in labels if label.text).lower(),
            "column": column.text.lower(),
            "benchmark": meaning.benchmark,
            "period": meaning.period,
            "condition": meaning.condition,
            "setting": self._setting(column, labels, meaning),
            "scope": meaning.scope,
            "split": next((x.split for x in (column, *labels) if x.split), self._split(meaning)),
            "row_role": _summary(row),
            "column_role": _summary(column),
        }
        return {key: value for key, value in found.items() if value}


def _settings(header: str) -> list[str]:
    """The settings that a header lists for cells with several figures: `n=0 n=5`."""
    return [setting_value(found.replace(" ", "")) for found in _LISTED_SETTING.findall(header)]


def _summary(label: Label) -> str | None:
    """`total` or `average` for a label that sums up the others."""
    return label.role.value if label.role in (Role.TOTAL, Role.AVERAGE) else None


def _caption_unit(caption: str) -> Unit | None:
    """A unit in brackets in the caption: `Results (in millions)`."""
    return read_label(caption).unit
