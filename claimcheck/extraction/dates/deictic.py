"""Expressions that count from the document's date, or from a date named before: `last week`, `three days later`."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from claimcheck.extraction.dates.meaning import Context, Expression, Meaning, from_reference, nearest, open_meaning
from claimcheck.extraction.dates.periods import (
    GRAIN_OF_UNIT,
    Period,
    add_months,
    day_period,
    nth_weekday,
    shift,
    span_period,
    unit_period,
    week_period,
    weekend_period,
)
from claimcheck.records import Grain

_OPEN = {"day": "XXXX-XX-XX", "week": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "fortnight": "XXXX-WXX", "month": "XXXX-XX"}
_OPEN |= {"business day": "XXXX-XX-XX", "workweek": "XXXX-WXX", "quarter": "XXXX-QX", "decade": "XXX", "century": "XX"}
_SUNDAY = 7


def open_unit(unit: str) -> Meaning:
    """A unit of time that nothing places on the calendar."""
    return open_meaning(GRAIN_OF_UNIT[unit], _OPEN.get(unit, "XXXX"))


@dataclass(frozen=True, slots=True)
class Shifted:
    """The unit before, at or after the one of today: `last week` is -1, `this year` 0, `tomorrow` +1 day.

    `in_context` counts from the day that the sentence named before, where it did (`the previous year`).
    """

    unit: str
    steps: int
    in_context: bool = False

    def read(self, context: Context) -> Meaning:
        """The whole calendar unit."""
        anchor = (context.earlier if self.in_context else None) or context.reference
        if anchor is None:
            return open_unit(self.unit)
        return from_reference(unit_period(shift(anchor, self.unit, self.steps), self.unit), anchor)


@dataclass(frozen=True, slots=True)
class SoFar:
    """`Year to date`: up to today; `earlier this year`: up to yesterday; `later this week`: from today on."""

    later: bool
    unit: str
    with_today: bool = False

    def read(self, context: Context) -> Meaning:
        """The part of the unit of today; on its first day, `earlier` is that day."""
        day = context.reference
        if day is None:
            return replace(open_unit(self.unit), mod="END" if self.later else "START")
        unit = unit_period(day, self.unit)
        if self.later:
            return from_reference(replace(unit, first=day), day)
        last = day if self.with_today else max(day - dt.timedelta(days=1), unit.first)
        return from_reference(replace(unit, last=last), day)


@dataclass(frozen=True, slots=True)
class Stretch:
    """The last or next so many units: `the last 3 months`, `the next two decades`; `more` for `and 2 weeks`.

    Quarters and decades are those of the calendar, but `the past decade` is the last ten years, and `the last two
    decades` may be the last twenty.
    """

    count: int
    unit: str
    forward: bool
    more: tuple[tuple[int, str], ...] = ()

    def read(self, context: Context) -> Meaning:
        """Days up to the reference, or from the day after it; whole units for quarters and decades."""
        if context.reference is None:
            return open_unit(self.unit)
        rolling = self._rolling(context.reference)
        if self.unit not in ("quarter", "decade", "century") or (self.unit, self.count) == ("decade", 1):
            return from_reference(rolling, context.reference)
        others = (rolling,) if self.unit == "decade" else ()
        return from_reference(self._whole(context.reference), context.reference, *others)

    def _whole(self, day: dt.date) -> Period:
        """The units of the calendar before or after the one of today."""
        one, current = dt.timedelta(days=1), unit_period(day, self.unit)
        if self.forward:
            first, last = current.last + one, shift(current.last + one, self.unit, self.count) - one
        else:
            first, last = shift(current.first, self.unit, -self.count), current.first - one
        return span_period(first, last, GRAIN_OF_UNIT[self.unit])

    def _rolling(self, day: dt.date) -> Period:
        """The days up to today, or from tomorrow on."""
        far = day
        for count, unit in ((self.count, self.unit), *self.more):
            far = shift(far, unit, count if self.forward else -count)
        first, last = (day + dt.timedelta(days=1), far) if self.forward else (far, day)
        return span_period(first, last, GRAIN_OF_UNIT[self.unit])


@dataclass(frozen=True, slots=True)
class Weekday:
    """A weekday's name: bare or with `on` it is the nearest; else that of the week `steps` away.

    Sunday stands at both edges of the week: `next Sunday` is the one that comes, `last Sunday` the one that was.
    `past` and `coming` (`this past Friday`) are the nearest in that direction.
    """

    number: int
    which: str = ""

    def read(self, context: Context) -> Meaning:
        """The day, with the other reading that stays possible."""
        day = context.reference
        if day is None:
            return open_meaning(GRAIN_OF_UNIT["day"], f"XXXX-WXX-{self.number}")
        this = week_period(day).first + dt.timedelta(days=self.number - 1)
        around = [this + dt.timedelta(days=7 * step) for step in (-2, -1, 0, 1, 2)]
        if not self.which:
            readings = nearest(map(day_period, around), context)
        elif self.which == "past":
            readings = (day_period(max(date for date in around if date < day)),)
        elif self.which == "coming":
            readings = (day_period(min(date for date in around if date > day)),)
        else:
            readings = self._of_week(day, this)
        return from_reference(readings[0], day, *readings[1:])

    def _of_week(self, day: dt.date, this: dt.date) -> tuple[Period, ...]:
        week = dt.timedelta(days=7)
        if self.which == "this":
            return (day_period(this),)
        if self.which == "next":
            near = this if self.number == _SUNDAY and this > day else this + week
            return (day_period(near), day_period(this)) if this > day and near != this else (day_period(near),)
        near = this - week
        return (day_period(near), day_period(this)) if this < day else (day_period(near),)


@dataclass(frozen=True, slots=True)
class Weekend:
    """`The weekend`: the nearest one."""

    def read(self, context: Context) -> Meaning:
        """Saturday and Sunday, with the other reading that stays possible."""
        day = context.reference
        if day is None:
            return open_unit("weekend")
        readings = nearest((weekend_period(day + dt.timedelta(days=7 * step)) for step in (-1, 0, 1)), context)
        return from_reference(readings[0], day, *readings[1:])


@dataclass(frozen=True, slots=True)
class WeekdayOf:
    """A weekday of a week that is named: `next week on Tuesday`, `Monday of the following week`."""

    number: int
    week: Expression

    def read(self, context: Context) -> Meaning:
        """The day of that week."""
        meaning = self.week.read(context)
        if not meaning.readings or meaning.anchor is None:
            return open_meaning(GRAIN_OF_UNIT["day"], f"XXXX-WXX-{self.number}")
        day = meaning.readings[0].first + dt.timedelta(days=self.number - 1)
        return from_reference(day_period(day), meaning.anchor)


@dataclass(frozen=True, slots=True)
class WeekOf:
    """The week that a date is in: `the week of April 10`."""

    date: Expression

    def read(self, context: Context) -> Meaning:
        """The week of every reading."""
        meaning = self.date.read(context)
        readings = tuple(week_period(period.first) for period in meaning.readings)
        grain = GRAIN_OF_UNIT["week"]
        return replace(meaning, grain=grain, readings=readings, timex=readings[0].timex if readings else "XXXX-WXX")


@dataclass(frozen=True, slots=True)
class Piece:
    """So many units of a longer period, counted from its start (`index` 1, 2, …) or, from -1, its end.

    `The first week of 2015`, `the last four months of 2021`, `the 15th day of next month`. The first week of a period
    is the first with most of its days in it (ISO 8601).
    """

    unit: str
    index: int
    whole: Expression
    count: int = 1

    def read(self, context: Context) -> Meaning:
        """The piece of every reading that is long enough to have it."""
        meaning = self.whole.read(context)
        pieces = [self._of(period) for period in meaning.readings]
        readings = tuple(piece for piece in pieces if piece is not None)
        if not readings:
            return open_unit(self.unit)
        grain = readings[0].grain
        return replace(meaning, grain=grain, readings=readings, timex=readings[0].timex)

    def _of(self, whole: Period) -> Period | None:
        first, end = whole.first, whole.last + dt.timedelta(days=1)
        if self.unit in ("week", "weekend"):
            first, end = _first_week(first), _first_week(end)
        start = shift(first, self.unit, self.index - 1) if self.index > 0 else shift(end, self.unit, -self.count)
        last = shift(start, self.unit, self.count) - dt.timedelta(days=1)
        if start < first or last >= end:
            return None
        if self.count > 1:
            return span_period(start, last, GRAIN_OF_UNIT[self.unit])
        return unit_period(start, self.unit)


@dataclass(frozen=True, slots=True)
class NthWeekday:
    """A weekday of a month, counted from its start (1, 2, …) or from its end (-1): `the first Monday of May`."""

    weekday: int
    nth: int
    month: Expression

    def read(self, context: Context) -> Meaning:
        """The day of every reading of the month that has it."""
        meaning = self.month.read(context)
        days = (nth_weekday(month.first.year, month.first.month, self.weekday, self.nth) for month in meaning.readings)
        of_month = zip(days, meaning.readings, strict=False)
        readings = tuple(day_period(day) for day, month in of_month if month.first <= day <= month.last)
        if not readings:
            return open_meaning(Grain.DAY, f"{meaning.timex}-XX" if meaning.grain is Grain.MONTH else "XXXX-XX-XX")
        return replace(meaning, grain=Grain.DAY, readings=readings, timex=readings[0].timex)


def _first_week(day: dt.date) -> dt.date:
    """Monday of the first week that has its Thursday on or after a day."""
    return week_period(day + dt.timedelta(days=3)).first if day.isoweekday() > 4 else week_period(day).first


@dataclass(frozen=True, slots=True)
class MonthFromNow:
    """A month named from here: `next June`, `last December`, `this May`."""

    month: int
    which: str

    def read(self, context: Context) -> Meaning:
        """The nearest such month in that direction; `this` is that of the current year."""
        if context.reference is None:
            return open_meaning(GRAIN_OF_UNIT["month"], f"XXXX-{self.month:02}")
        day = context.reference
        ahead = (self.month - day.month) % 12
        steps = {"next": ahead or 12, "last": ahead - 12, "this": self.month - day.month}[self.which]
        return from_reference(unit_period(add_months(day, steps), "month"), day)
