"""How a figure of the text agrees with a figure of the heading above it: more strictly than two figures of a text.

Who writes `$4` over a text that says `$5` has not rounded, though $4.60 may be either. Where both figures are written
to the same digit, and neither is round, they must be equal; where one is rounder, rounding explains a quarter at most.
"""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum

from claimcheck.checks.contradiction.values import Outcome, compare, compare_alike, is_plain
from claimcheck.records import Claim, DateValue, Grain, Quantity
from claimcheck.units import to_base
from claimcheck.units.nearness import value_of, values_of

_ROUNDED_OFF = Decimal("0.25")
_ROUNDED_UP_OR_DOWN = Decimal("0.1")
_HEDGED = Decimal("0.5")
_OF_A_YEAR = frozenset({Grain.YEAR, Grain.QUARTER, Grain.MONTH, Grain.DAY})


class Agreement(StrEnum):
    """`LOOSE`: only a bound or a hedge lets the two agree (`more than 3,000` and `35K`)."""

    EQUAL = "equal"
    ROUNDED = "rounded"
    LOOSE = "loose"
    DIFFERENT = "different"
    UNKNOWN = "unknown"


AGREEING = frozenset({Agreement.EQUAL, Agreement.ROUNDED})


def agreement(heading: Claim, other: Claim) -> Agreement:
    """Compare a figure of a heading with one of the text that is of its sort."""
    if heading.date is not None and other.date is not None:
        if heading.date.grain is Grain.YEAR:
            return _of_years(heading.date, other.date)
        outcome = compare(heading, other)
        found = {Outcome.AGREE: Agreement.EQUAL, Outcome.CLOSE: Agreement.ROUNDED, Outcome.DIFFER: Agreement.DIFFERENT}
        return found.get(outcome, Agreement.UNKNOWN)
    if heading.quantity is None or other.quantity is None:
        return Agreement.UNKNOWN
    return _of_quantities(heading, other, heading.quantity, other.quantity)


def _of_years(year: DateValue, other: DateValue) -> Agreement:
    """A year against a date whose year the text gives; `until 2021` and `by 2035` give it too."""
    if year.first_day is None or other.first_day is None or other.grain not in _OF_A_YEAR:
        return Agreement.UNKNOWN
    if year.first_day.year == other.first_day.year:
        return Agreement.EQUAL
    return Agreement.UNKNOWN if other.relative and other.grain is not Grain.YEAR else Agreement.DIFFERENT


def _of_quantities(heading: Claim, other: Claim, one: Quantity, two: Quantity) -> Agreement:
    if value_of(heading) == value_of(other) and not (one.is_range or two.is_range):
        return Agreement.EQUAL
    outcome = compare_alike(heading, other)
    if outcome in (Outcome.DIFFER, Outcome.UNKNOWN):
        return Agreement.DIFFERENT if outcome is Outcome.DIFFER else Agreement.UNKNOWN
    x, y = values_of(heading, other)
    gap = Decimal(0) if x is None or y is None or x == y else abs(x - y) / max(abs(x), abs(y))
    if is_plain(one) and is_plain(two):
        is_exact = one.unit == two.unit and one.step == two.step and bool(x and x % 10) and bool(y and y % 10)
        is_rounded = gap <= _ROUNDED_UP_OR_DOWN or (gap <= _ROUNDED_OFF and _overlap(one, two))
        return Agreement.ROUNDED if is_rounded and not is_exact else Agreement.DIFFERENT
    return Agreement.ROUNDED if gap <= _HEDGED and _overlap(one, two) else Agreement.LOOSE


def _overlap(one: Quantity, two: Quantity) -> bool:
    """Whether two careful readings have a value in common; where the units do not convert, the numbers as written."""
    if one.dimension != two.dimension:
        return one.interval.overlaps(two.interval)
    return to_base(one.interval, one.unit).overlaps(to_base(two.interval, two.unit))
