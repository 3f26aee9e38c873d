"""Calendar arithmetic: periods of whole days, and the ones that a year, quarter, week or decade names.

Weeks are ISO 8601 weeks (Monday first). All functions raise `ValueError` or `OverflowError` for what the calendar does
not have (30 February, year 10000); callers drop such readings.
"""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass, replace

from claimcheck.records import Grain


@dataclass(frozen=True, slots=True)
class Period:
    """Whole days from `first` to `last`, both included, with the grain and TIMEX3 value that name them."""

    first: dt.date
    last: dt.date
    grain: Grain
    timex: str

    def distance(self, day: dt.date) -> int:
        """Days between the period and a day, 0 within it."""
        return max((self.first - day).days, (day - self.last).days, 0)


def day_period(day: dt.date) -> Period:
    """One day."""
    return Period(day, day, Grain.DAY, day.isoformat())


def month_period(year: int, month: int) -> Period:
    """A month of a year."""
    last = calendar.monthrange(year, month)[1]
    return Period(dt.date(year, month, 1), dt.date(year, month, last), Grain.MONTH, f"{year:04}-{month:02}")


def year_period(year: int) -> Period:
    """A calendar year."""
    return Period(dt.date(year, 1, 1), dt.date(year, 12, 31), Grain.YEAR, f"{year:04}")


def months_period(year: int, first: int, length: int, timex: str) -> Period:
    """`length` months from month `first` of a year, which may run into the next."""
    start = dt.date(year, first, 1)
    return Period(start, add_months(start, length) - dt.timedelta(days=1), Grain.QUARTER, timex)


def quarter_period(year: int, quarter: int) -> Period:
    """A calendar quarter, 1 to 4."""
    return months_period(year, 3 * quarter - 2, 3, f"{year:04}-Q{quarter}")


def half_period(year: int, half: int) -> Period:
    """A half year, 1 or 2."""
    return months_period(year, 6 * half - 5, 6, f"{year:04}-H{half}")


def week_period(day: dt.date) -> Period:
    """The week that a day is in."""
    monday = day - dt.timedelta(days=day.weekday())
    year, week, _ = monday.isocalendar()
    return Period(monday, monday + dt.timedelta(days=6), Grain.WEEK, f"{year:04}-W{week:02}")


def weekend_period(day: dt.date) -> Period:
    """Saturday and Sunday of the week that a day is in."""
    week = week_period(day)
    return Period(week.first + dt.timedelta(days=5), week.last, Grain.DAY, f"{week.timex}-WE")


def decade_period(year: int) -> Period:
    """The ten years from `year`, a multiple of ten."""
    return Period(dt.date(year, 1, 1), dt.date(year + 9, 12, 31), Grain.DECADE, f"{year // 10:03}X")


def century_period(number: int) -> Period:
    """The `number`th century, counted as people do: the 21st is 2000 to 2099."""
    first = max(100 * (number - 1), 1)
    return Period(dt.date(first, 1, 1), dt.date(100 * number - 1, 12, 31), Grain.CENTURY, f"{number - 1:02}XX")


def add_months(day: dt.date, count: int) -> dt.date:
    """The same day `count` months on; the last of the month where that month is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    month += 1
    return dt.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> dt.date:
    """The `nth` such day of a month (`weekday` 1 is Monday); from -1 back, counted from the month's end."""
    if nth < 0:
        last = dt.date(year, month, calendar.monthrange(year, month)[1])
        return last - dt.timedelta(days=(last.isoweekday() - weekday) % 7 - 7 * (nth + 1))
    first = dt.date(year, month, 1)
    return first + dt.timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (nth - 1))


_WORKDAYS = 5
_DAYS = {"day": 1, "weekend": 7, "week": 7, "workweek": 7, "fortnight": 14}
_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}


def shift(day: dt.date, unit: str, count: int) -> dt.date:
    """The day `count` units later (earlier where negative)."""
    if unit == "business day":
        return _over_weekends(day, count)
    if unit in _DAYS:
        return day + dt.timedelta(days=_DAYS[unit] * count)
    return add_months(day, _MONTHS[unit] * count)


def _over_weekends(day: dt.date, count: int) -> dt.date:
    """So many days from Monday to Friday on (back where negative)."""
    weeks, days = divmod(abs(count), _WORKDAYS)
    step = dt.timedelta(days=1 if count > 0 else -1)
    day += weeks * 7 * step
    while days:
        day += step
        days -= day.weekday() < _WORKDAYS
    return day


def unit_period(day: dt.date, unit: str) -> Period:
    """The day, week, month, quarter, year, decade or century that a day is in."""
    match unit:
        case "day" | "business day":
            return day_period(day)
        case "workweek":
            week = week_period(day)
            return replace(week, last=week.first + dt.timedelta(days=_WORKDAYS - 1))
        case "week" | "fortnight":
            return week_period(day)
        case "weekend":
            return weekend_period(day)
        case "month":
            return month_period(day.year, day.month)
        case "quarter":
            return quarter_period(day.year, (day.month + 2) // 3)
        case "decade":
            return decade_period(day.year // 10 * 10)
        case "century":
            return century_period(day.year // 100 + 1)
        case _:
            return year_period(day.year)


def span_period(first: dt.date, last: dt.date, grain: Grain) -> Period:
    """A stretch of days that no one calendar unit names; its value is an ISO 8601 interval."""
    return Period(first, last, grain, f"{first.isoformat()}/{last.isoformat()}")


def portion(period: Period, mod: str) -> Period:
    """The part of a period that START, MID or END of it may mean, taken widely: its first, middle or last half."""
    length = (period.last - period.first).days + 1
    half, quarter = length // 2, length // 4
    first, last = period.first, period.last
    if mod == "START":
        last = first + dt.timedelta(days=max(half, 1) - 1)
    elif mod == "END":
        first = first + dt.timedelta(days=half)
    else:
        first, last = first + dt.timedelta(days=quarter), last - dt.timedelta(days=quarter)
    return Period(first, last, period.grain, period.timex)


def portion_point(period: Period, mod: str) -> Period:
    """The one day that the start, middle or end of a period is, where another period begins or ends there."""
    days = {"START": period.first, "END": period.last}
    day = days.get(mod, period.first + (period.last - period.first + dt.timedelta(days=1)) // 2)
    return replace(period, first=day, last=day)


GRAIN_OF_UNIT = {
    "day": Grain.DAY,
    "business day": Grain.DAY,
    "workweek": Grain.WEEK,
    "weekend": Grain.DAY,
    "week": Grain.WEEK,
    "fortnight": Grain.WEEK,
    "month": Grain.MONTH,
    "quarter": Grain.QUARTER,
    "year": Grain.YEAR,
    "decade": Grain.DECADE,
    "century": Grain.CENTURY,
}
