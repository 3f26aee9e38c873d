"""Days between dates, and durations in days, as intervals: calendar mathematics that Pint must not do."""

from __future__ import annotations

from decimal import Decimal

from claimcheck.records import Claim, DateValue, Interval, Quantity
from claimcheck.units import UnknownUnit, comparable, to_base

_DAY_S = Decimal(86_400)
_CALENDAR_SLACK_DAYS = {"month": Decimal(2), "year": Decimal(2), "decade": Decimal(4), "century": Decimal(4)}
"""Days by which calendar months and years differ from their mean length."""


def days_between(first: DateValue, second: DateValue) -> Interval | None:
    """Days from one date to another, over every day that each may be; None where either stays open.

    The last day may be counted or not ("from Monday to Wednesday" is two days or three), which widens the upper end.
    """
    if not (first.first_day and first.last_day and second.first_day and second.last_day):
        return None
    fewest = (second.first_day - first.last_day).days
    most = (second.last_day - first.first_day).days
    return Interval(Decimal(fewest), Decimal(most + 1))


def duration_days(quantity: Quantity) -> Interval | None:
    """A duration in days, generously; None where the quantity is no time."""
    try:
        if not quantity.unit or not comparable(quantity.unit, "second"):
            return None
        days = to_base(quantity.generous_interval, quantity.unit).scaled(1 / _DAY_S)
    except UnknownUnit:
        return None
    return days.widened(_CALENDAR_SLACK_DAYS.get(quantity.unit, Decimal(0)))


def is_resolved(claim: Claim) -> bool:
    """Whether the claim is a date whose days are known."""
    return claim.date is not None and claim.date.start is not None and claim.date.end is not None


def has_own_year(claim: Claim) -> bool:
    """Whether the text itself gives the year, so that nothing was supplied from the document's date."""
    return claim.date is not None and not claim.date.relative
