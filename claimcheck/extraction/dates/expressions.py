"""Absolute dates, whole or with parts missing, and the ranges between them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace

from claimcheck.extraction.dates.deictic import Weekday
from claimcheck.extraction.dates.meaning import (
    Context,
    Expression,
    Meaning,
    fixed,
    from_reference,
    is_much_closer,
    nearest,
    open_meaning,
)
from claimcheck.extraction.dates.periods import (
    Period,
    day_period,
    half_period,
    month_period,
    months_period,
    portion,
    portion_point,
    quarter_period,
    span_period,
    year_period,
)
from claimcheck.lexicon.dates import seasons
from claimcheck.records import Grain
from claimcheck.records.base import frozen

_MONTHS_BACK = 3
_YEARS_AROUND = range(-8, 9)
_MONTHS_AROUND = range(-24, 25)


@frozen
class Partial:
    """A date with the parts that are written: `July 9` has no year, `Tue 13th` neither year nor month.

    `part` is a piece of a year: `Q1` to `Q4`, `H1`, `H2`, or the TIMEX3 code of a season. `other` is the second
    reading of an ambiguous numeric date.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    part: str | None = None
    weekday: int | None = None
    other: Partial | None = None

    @property
    def grain(self) -> Grain:
        """The finest part that is written."""
        if self.day is not None or self.weekday is not None:
            return Grain.DAY
        if self.part is not None:
            return Grain.QUARTER
        return Grain.MONTH if self.month is not None else Grain.YEAR

    @property
    def timex(self) -> str:
        """The TIMEX3 value, with X for what is missing."""
        year = "XXXX" if self.year is None else f"{self.year:04}"
        if self.part is not None:
            return f"{year}-{self.part}"
        if self.month is None and self.day is None:
            return f"XXXX-WXX-{self.weekday}" if self.weekday and self.year is None else year
        month = "XX" if self.month is None else f"{self.month:02}"
        return f"{year}-{month}" + (f"-{self.day:02}" if self.day is not None else "")

    def period(self) -> Period:
        """The days meant. Errors: ValueError where the calendar has no such day or the year is missing."""
        if self.year is None:
            raise ValueError("a date without a year")
        if self.part is not None:
            return _part_period(self.year, self.part)
        if self.month is None:
            return year_period(self.year)
        if self.day is None:
            return month_period(self.year, self.month)
        return day_period(dt.date(self.year, self.month, self.day))

    def read(self, context: Context) -> Meaning:
        """Resolve a missing year against a date written out before, else the reference: the nearest such day."""
        if self.year is not None:
            return self._whole()
        if context.year is not None and (self.month or self.part):
            return replace(replace(self, year=context.year).read(context), relative=True)
        anchor = context.anchor
        if anchor is None:
            return open_meaning(self.grain, self.timex)
        around = Context(anchor) if context.written else context
        readings = nearest(self._candidates(anchor), around)
        if not readings:
            return open_meaning(self.grain, self.timex)
        first, *others = self._by_weekday(readings, anchor)
        return from_reference(first, anchor, *others)

    def _by_weekday(self, readings: tuple[Period, ...], anchor: dt.date) -> list[Period]:
        """The readings with those first that fall on the weekday, unless one is much closer (it may be misnamed)."""
        if self.weekday is None or is_much_closer(readings, anchor):
            return list(readings)
        return sorted(readings, key=lambda period: period.first.isoweekday() != self.weekday)

    def _whole(self) -> Meaning:
        others = [self.other.period()] if self.other is not None else []
        try:
            return fixed(self.period(), *others)
        except ValueError:
            return Meaning(self.grain, self.timex)

    def _candidates(self, reference: dt.date) -> Iterator[Period]:
        if self.month is None and self.part is None:
            months = (divmod(reference.year * 12 + reference.month - 1 + step, 12) for step in _MONTHS_AROUND)
            dates = (replace(self, year=year, month=month + 1) for year, month in months)
        else:
            dates = (replace(self, year=reference.year + step) for step in _YEARS_AROUND)
        for date in dates:
            try:
                period = date.period()
            except ValueError:
                continue
            if self.month is not None or self.weekday is None or period.first.isoweekday() == self.weekday:
                yield period


def _part_period(year: int, part: str) -> Period:
    if part[0] == "Q":
        return quarter_period(year, int(part[1]))
    if part[0] == "H":
        return half_period(year, int(part[1]))
    first = next(month for code, month in seasons().values() if code == part)
    return months_period(year, first, 3, f"{year:04}-{part}")


@dataclass(frozen=True, slots=True)
class Fixed:
    """A period that needs nothing else: a decade, a century."""

    period: Period

    def read(self, context: Context) -> Meaning:
        """The period itself."""
        return fixed(self.period)


@dataclass(frozen=True, slots=True)
class Unresolved:
    """A stretch of time that is named but not placed on the calendar: a fiscal year, a year before Christ."""

    grain: Grain
    timex: str
    calendar: str | None = None

    def read(self, context: Context) -> Meaning:
        """No readings; the value says what was written."""
        qualifiers = {"calendar": self.calendar} if self.calendar else {}
        return Meaning(self.grain, self.timex, qualifiers=qualifiers)


@dataclass(frozen=True, slots=True)
class Portion:
    """Early, mid or late in a period, or its beginning, middle or end (`edge`)."""

    mod: str
    whole: Expression
    edge: bool = False

    def read(self, context: Context) -> Meaning:
        """The part of every reading; the value stays that of the whole."""
        meaning = self.whole.read(context)
        readings = tuple(portion(period, self.mod) for period in meaning.readings)
        return replace(meaning, readings=readings, mod=self.mod)

    def read_as_end(self, context: Context) -> Meaning:
        """The same as an end of a range: `from the middle of May` starts on one day."""
        meaning = self.whole.read(context)
        readings = tuple(portion_point(period, self.mod) for period in meaning.readings)
        return replace(meaning, readings=readings, mod=self.mod) if self.edge else self.read(context)


@dataclass(frozen=True, slots=True)
class Range:
    """From one date to another, both included; a missing year is taken from the other end."""

    left: Expression
    right: Expression

    def read(self, context: Context) -> Meaning:
        """The stretch between the two ends."""
        left, right = self.left, self.right
        if isinstance(left, Partial) and isinstance(right, Partial):
            if left.year is None and right.year is None:
                return _yearless_range(left, right, context)
            left, right = _share_year(left, right)
        first = _read_end(left, context)
        if isinstance(right, Weekday) and first.readings:
            last = replace(right, which="coming").read(Context(first.readings[0].first))
        else:
            last = _read_end(right, context)
        timex = f"{first.timex}/{last.timex}"
        grain = max(first.grain, last.grain, key=list(Grain).index)
        relative = first.relative or last.relative
        ends = _in_order(first.readings, last.readings)
        if ends is None:
            return Meaning(grain, timex, relative=relative)
        if ends != (first.readings[0], last.readings[0]):
            timex = f"{ends[0].timex}/{ends[1].timex}"
        period = replace(span_period(ends[0].first, ends[1].last, grain), timex=timex)
        return Meaning(grain, timex, (period,), context.reference if relative else None, relative=relative)


def _read_end(end: Expression, context: Context) -> Meaning:
    return end.read_as_end(context) if isinstance(end, Portion) else end.read(context)


def _in_order(first: tuple[Period, ...], last: tuple[Period, ...]) -> tuple[Period, Period] | None:
    """The likeliest readings of both ends if they are in order, else the pair that makes the shortest range."""
    pairs = [(left, right) for left in first for right in last if left.first <= right.last]
    if not pairs:
        return None
    likeliest = (first[0], last[0])
    return likeliest if likeliest in pairs else min(pairs, key=lambda ends: ends[1].last - ends[0].first)


def _month_of(date: Partial) -> tuple[int, int]:
    return date.month or 0, date.day or 0


def _share_year(left: Partial, right: Partial) -> tuple[Partial, Partial]:
    """Both ends with a year; over the turn of one (`Nov-Feb 2017`) the two ends have consecutive years."""
    wraps = _wraps(left, right)
    if left.year is None and right.year is not None:
        return replace(left, year=right.year - wraps), right
    if right.year is None and left.year is not None:
        return left, replace(right, year=left.year + wraps)
    return left, right


def _wraps(left: Partial, right: Partial) -> bool:
    """Whether a range runs over the turn of the year; one of most of a year is taken for a slip instead."""
    if left.month is None or right.month is None or _month_of(left) <= _month_of(right):
        return False
    return left.day is None or left.month - right.month >= _MONTHS_BACK


def _yearless_range(left: Partial, right: Partial, context: Context) -> Meaning:
    grain = max(left.grain, right.grain, key=list(Grain).index)
    timex = f"{left.timex}/{right.timex}"
    anchor = context.anchor
    if context.year is not None:
        return replace(Range(replace(left, year=context.year), right).read(context), relative=True)
    if anchor is None:
        return open_meaning(grain, timex)
    candidates = []
    for step in _YEARS_AROUND:
        start, end = _share_year(replace(left, year=anchor.year + step), right)
        try:
            first, last = start.period(), end.period()
        except ValueError:
            continue
        if first.first <= last.last:
            candidates.append(replace(span_period(first.first, last.last, grain), timex=f"{first.timex}/{last.timex}"))
    readings = nearest(candidates, replace(context, reference=anchor))
    return from_reference(readings[0], anchor, *readings[1:]) if readings else open_meaning(grain, timex)
