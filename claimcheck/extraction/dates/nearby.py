"""Dates that a word or a count ties to another day: `next 6th of April`, `3 days starting from Monday`."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from claimcheck.extraction.dates.expressions import Partial, Range
from claimcheck.extraction.dates.fragments import (
    GAP,
    NUMBER,
    UNIT,
    Found,
    alternatives,
    cardinal_number,
    compiled,
    unit_name,
)
from claimcheck.extraction.dates.holidays import Holiday
from claimcheck.extraction.dates.meaning import Context, Expression, Meaning, from_reference, open_meaning
from claimcheck.extraction.dates.periods import GRAIN_OF_UNIT, Period, shift, span_period
from claimcheck.extraction.dates.pieces import Point
from claimcheck.lexicon.dates import seasons

_WHICH = compiled(rf"(?P<which>this|next|last|past|coming|upcoming){GAP}(?:the{GAP})?")
_LAST = frozenset({"last", "past"})
_SPAN = compiled(
    rf"(?P<count>{NUMBER})(?:{GAP}|-)(?P<unit>{UNIT})"
    rf"(?:,?{GAP}(?:starting|beginning|commencing){GAP}(?:(?:from|on|with|in){GAP})?|,{GAP}from{GAP})(?:the{GAP})?"
)
_GOES_ON = compiled(rf"{GAP}(?:to|until|till|through){GAP}|\s?[-–—]\s?\d")
_SEASON = compiled(
    rf"(?P<which>this|next|last|past|coming|upcoming){GAP}(?P<season>{alternatives(seasons())})(?![\w-])"
    rf"(?!(?<=fall){GAP}(?:in|of|from|to|by)(?!\w))"
)
_YEARS_AROUND = range(-8, 9)
"""29 February may be eight years away, over a century that is no leap year."""


@dataclass(frozen=True, slots=True)
class NearDay:
    """A day or season of the year named from here: `next 6th of April`, `last May 3`, `next Easter`, `last summer`."""

    day: Partial | Holiday
    which: str

    def read(self, context: Context) -> Meaning:
        """The nearest such day in that direction; `this` is that of the current year."""
        today = context.reference
        if today is None:
            return self.day.read(context)
        periods = list(self._around(today))
        if self.which == "this":  # that of this year, but in January "this winter" began last year
            current = next((p for p in periods if p.first <= today <= p.last), None)
            return from_reference(current or replace(self.day, year=today.year).period(), today)
        if self.which in _LAST:
            return from_reference(max((p for p in periods if p.last < today), key=lambda p: p.first), today)
        return from_reference(min((p for p in periods if p.first > today), key=lambda p: p.first), today)

    def _around(self, today: dt.date) -> Iterator[Period]:
        for step in _YEARS_AROUND:
            try:
                yield replace(self.day, year=today.year + step).period()
            except ValueError:
                continue


@dataclass(frozen=True, slots=True)
class SpanFrom:
    """So many units from a date on, that date included: `two weeks starting next Monday`."""

    count: int
    unit: str
    base: Expression

    def read(self, context: Context) -> Meaning:
        """The days of the span."""
        meaning = self.base.read(context)
        grain = GRAIN_OF_UNIT[self.unit]
        if not meaning.readings:
            return open_meaning(grain, meaning.timex)
        readings = tuple(self._from(period.first) for period in meaning.readings)
        return replace(meaning, grain=grain, readings=readings, timex=readings[0].timex)

    def _from(self, first: dt.date) -> Period:
        last = shift(first, self.unit, self.count) - dt.timedelta(days=1)
        return span_period(first, last, GRAIN_OF_UNIT[self.unit])


def near_day(text: str, start: int, point: Point) -> Found | None:
    """`Next 6th of April`, `last Christmas`: a day without a year, after a word that says which."""
    match = _WHICH.match(text, start)
    found = point(match.end()) if match else None
    if match is None or found is None or not isinstance(found.expression, Partial | Holiday):
        return None
    day = found.expression
    if day.year is not None or (isinstance(day, Partial) and (day.month is None or day.day is None)):
        return None
    return Found(start, found.end, NearDay(day, match["which"].lower()))


def near_season(text: str, start: int) -> Found | None:
    """`Last summer`, `this coming spring`."""
    match = _SEASON.match(text, start)
    if match is None:
        return None
    code = seasons()[match["season"].lower()][0]
    return Found(start, match.end(), NearDay(Partial(part=code), match["which"].lower()))


def span_from(text: str, start: int, point: Point) -> Found | None:
    """`3 days starting from next Monday`, `1 week, from 20 December`; not `two weeks, from Monday to Friday`."""
    match = _SPAN.match(text, start)
    base = point(match.end()) if match else None
    if match is None or base is None or isinstance(base.expression, Range) or _GOES_ON.match(text, base.end):
        return None
    return Found(start, base.end, _span(match, base.expression))


def _span(match: re.Match[str], base: Expression) -> SpanFrom:
    return SpanFrom(cardinal_number(match["count"]), unit_name(match["unit"]), base)
