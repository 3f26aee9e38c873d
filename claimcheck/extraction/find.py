"""The figures of a stretch of text: dates and quantities together, disjoint, in the offsets asked for."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Sequence

from claimcheck.extraction.dates import DayOrder, find_dates
from claimcheck.extraction.figure import Figure, Skip, SkipReason
from claimcheck.extraction.quantities import Notation, find_quantities
from claimcheck.records import Span


def find_figures(
    prose: str,
    reference: dt.date | None,
    order: DayOrder | None = None,
    taken: Sequence[Span] = (),
    notation: Notation = Notation.POINT,
) -> tuple[list[Figure], list[Skip]]:
    """Dates and quantities of a text, in order and disjoint; `taken` ranges, sorted and disjoint, are spoken for.

    Dates inside names (`the 2022 Vela paper`) are passed over.
    """
    starts = [span.start for span in taken]
    found = [f for f in find_dates(prose, reference, order) if not _overlaps_one(f.span, taken, starts)]
    quantities, skipped = find_quantities(prose, sorted([*taken, *(figure.span for figure in found)]), notation)
    dates = [figure for figure in found if not figure.in_name]
    names = [Skip(figure.start, figure.end, SkipReason.NAME) for figure in found if figure.in_name]
    figures = sorted([*dates, *quantities], key=lambda figure: figure.start)
    return figures, sorted([*skipped, *names], key=lambda skip: skip.start)


def _overlaps_one(span: Span, taken: Sequence[Span], starts: Sequence[int]) -> bool:
    """Whether a range overlaps one of the taken ones: only the last that begins before its end can."""
    index = bisect_left(starts, span.end) - 1
    return index >= 0 and span.overlaps(taken[index])


def placed(figure: Figure, offset: int, source: str) -> Figure:
    """The same figure in a text that starts `offset` characters earlier, with its text as the author wrote it there.

    Markup inside is included: `source[start:end]` equals the text.
    """
    start, end = figure.start + offset, figure.end + offset
    text, quantity, date = source[start:end], figure.quantity, figure.date
    if quantity is not None and quantity.text != text:
        quantity = quantity.model_copy(update={"text": text})
    if date is not None and date.text != text:
        date = date.model_copy(update={"text": text})
    return Figure(
        start, end, figure.kind, quantity, date, figure.qualifiers, figure.metric, figure.in_name, figure.confidence
    )
