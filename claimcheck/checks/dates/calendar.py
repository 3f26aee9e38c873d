"""Durations and periods in days, as intervals: calendar mathematics that Pint must not do."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal

from claimcheck.records import Claim, DateValue, Interval, Quantity
from claimcheck.units import UnknownUnit, comparable, to_base

_DAY_S = Decimal(86_400)
_CALENDAR_SLACK_DAYS = {"month": Decimal(2), "year": Decimal(2), "decade": Decimal(4), "century": Decimal(4)}
"""Days by which calendar months and years differ from their mean length."""
_SOME_YEARS, _HARDLY_EDGES = 4 * 365, 90
"""Days: what lasts some years hardly begins on the last day of the first and ends on the first day of the last."""
_TWO_DAYS = re.compile(r"\d{4}-\d\d-\d\d/\d{4}-\d\d-\d\d$")
_YEARLESS = re.compile(r"XXXX-(\d\d)-(\d\d)/XXXX-(\d\d)-(\d\d)$")
_TWO_MONTHS = re.compile(r"\d{4}-\d\d/\d{4}-\d\d$")
_TWO_YEARS = re.compile(r"\d{4}/\d{4}$")


def period_days(date: DateValue) -> Interval | None:
    """Days of a period between two days, the last one counted or not; None for what is no such period.

    Between two months or years it may be anything from the last day of the one to the last day of the other.
    """
    if (yearless := _YEARLESS.match(date.timex)) is not None:
        return _days_of_any_year(yearless)
    if date.first_day is None or date.last_day is None or date.mod is not None:
        return None
    days = (date.last_day - date.first_day).days
    if _TWO_DAYS.match(date.timex):
        return Interval(Decimal(days), Decimal(days + 1))
    for form, unit in ((_TWO_MONTHS, 62), (_TWO_YEARS, 732 if days < _SOME_YEARS else 732 - _HARDLY_EDGES)):
        if form.match(date.timex):
            return Interval(Decimal(max(days - unit, 1)), Decimal(days + 1))
    return None


def _days_of_any_year(ends: re.Match[str]) -> Interval | None:
    """Days between two days whose year is not known: with 29 February or without."""
    month, day, last_month, last_day = map(int, ends.groups())
    try:
        lengths = [(dt.date(year, last_month, last_day) - dt.date(year, month, day)).days for year in (2023, 2024)]
    except ValueError:
        return None
    return Interval(Decimal(min(lengths)), Decimal(max(lengths) + 1)) if min(lengths) >= 0 else None


def duration_days(quantity: Quantity) -> Interval | None:
    """A duration in days, generously; None where the quantity is no time."""
    try:
        if not quantity.unit or not comparable(quantity.unit, "second"):
            return None
        days = to_base(quantity.generous_interval, quantity.unit).scaled(1 / _DAY_S)
    except UnknownUnit:
        return None
    return days.widened(_CALENDAR_SLACK_DAYS.get(quantity.unit, Decimal(0)))


def resolved_days(date: DateValue) -> tuple[dt.date, dt.date] | None:
    """First and last day of a date; None where it stays open."""
    first, last = date.first_day, date.last_day
    return (first, last) if first and last else None


def has_own_year(claim: Claim) -> bool:
    """Whether the text itself gives the year, so that nothing was supplied from the document's date."""
    return claim.date is not None and not claim.date.relative
