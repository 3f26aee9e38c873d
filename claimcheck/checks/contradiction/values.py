"""Whether two figures can state one value: intervals for quantities, shared days for dates."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from enum import StrEnum

from claimcheck.records import Claim, Comparator, DateValue, Grain, Interval, Kind, Quantity
from claimcheck.units import UnknownUnit, comparable, to_base

_BINARY = Decimal("1.024")
_PREFIX_POWER = {"k": 1, "m": 2, "g": 3, "t": 4, "p": 5}
_WRITTEN_PREFIX = re.compile(r"\d\s?(?P<prefix>[kKMGTP])i?(?:[bB]|\b)")
_COUNTED_IN_BINARY = ("[byte]", "[information]", "[token]")
_LONGEST_CONTEXT = 2
"""Lengths of contexts are powers of two, in K and M; the trillions of tokens that a model is trained on are not."""
_COUNTING = frozenset({"token", "parameter"})
"""Units that a bare number of a known metric may leave out."""
_OPEN_BOUNDS = frozenset({Comparator.LESS, Comparator.AT_MOST, Comparator.MORE, Comparator.AT_LEAST})
_WHOLE = frozenset({Kind.COUNT, Kind.RANK})
_COUNTED_UP_TO = 100
_ONE_DAY = dt.timedelta(days=1)


class Outcome(StrEnum):
    """What the comparison of two figures says; `CLOSE` is what rounding one and cutting off the other may explain."""

    AGREE = "agree"
    CLOSE = "close"
    DIFFER = "differ"
    UNKNOWN = "unknown"


def compare(one: Claim, other: Claim) -> Outcome:
    """Compare the values of two claims that are taken to state one quantity."""
    if one.date is not None and other.date is not None:
        return compare_dates(one.date, other.date)
    if one.quantity is not None and other.quantity is not None:
        kinds = {one.kind, other.kind}
        if kinds <= _WHOLE and _is_whole(one.quantity) and _is_whole(other.quantity):
            return Outcome.AGREE if one.quantity.value == other.quantity.value else Outcome.DIFFER
        if Kind.PARAMETERS in kinds and one.quantity.is_range and other.quantity.is_range:
            return _compare_extents(one.quantity, other.quantity)
        return compare_quantities(
            _amount(one.quantity, one), _amount(other.quantity, other), scores=Kind.SCORE in kinds
        )
    return Outcome.UNKNOWN


def _amount(quantity: Quantity, claim: Claim) -> Quantity:
    """A figure without the sign that its verb has said already: what fell −4.2% fell by 4.2%."""
    if claim.qualifiers.get("direction") != "down" or quantity.value is None or quantity.value >= 0:
        return quantity
    return quantity.model_copy(update={"value": -quantity.value})


def _compare_extents(one: Quantity, other: Quantity) -> Outcome:
    """Compare the sizes of the smallest and the largest of a family; where neither agrees, they may be two families."""
    equal = {one.low == other.low, one.high == other.high}
    return Outcome.UNKNOWN if equal == {False} else Outcome.DIFFER if False in equal else Outcome.AGREE


def _is_whole(quantity: Quantity) -> bool:
    """Whether a number was counted to the last one: nobody cuts digits off `3`, or rounds to `1,643`."""
    value = quantity.value
    if value is None or quantity.step != 1 or quantity.other_readings or not is_plain(quantity):
        return False
    return value < _COUNTED_UP_TO or value % 10 != 0


def compare_alike(one: Claim, other: Claim) -> Outcome:
    """Compare two figures of one sort; where their units do not convert, the numbers as written (ages, unit prices)."""
    outcome = compare(one, other)
    if outcome is Outcome.UNKNOWN and one.quantity is not None and other.quantity is not None:
        overlap = one.quantity.generous_interval.overlaps(other.quantity.generous_interval)
        return Outcome.AGREE if overlap else Outcome.DIFFER
    return outcome


def compare_quantities(one: Quantity, other: Quantity, *, scores: bool = False) -> Outcome:
    """Compare two quantities in the base unit of their dimension; unknown where they have no unit in common."""
    if one.comparator is other.comparator is Comparator.AT_MOST:  # "up to 225" and "up to 189" name two maxima
        one, other = (q.model_copy(update={"comparator": Comparator.EQUAL}) for q in (one, other))
    units = units_in_common(one, other, scores=scores)
    if scores and (_is_fraction(one) != _is_fraction(other)):
        return Outcome.UNKNOWN
    try:
        if not comparable(*units):
            return Outcome.UNKNOWN
        generous = [_in_base(q, q.generous_interval, unit) for q, unit in zip((one, other), units, strict=True)]
        careful = [_in_base(q, q.interval, unit) for q, unit in zip((one, other), units, strict=True)]
    except UnknownUnit:
        return Outcome.UNKNOWN
    if careful[0].overlaps(careful[1]):
        return Outcome.AGREE
    if generous[0].overlaps(generous[1]):
        same_digits = units[0] == units[1] and one.decimals == other.decimals > 0 and is_plain(one) and is_plain(other)
        return Outcome.CLOSE if same_digits and one.value != other.value else Outcome.AGREE
    return Outcome.DIFFER


def units_in_common(one: Quantity, other: Quantity, *, scores: bool) -> tuple[str, str]:
    """The units in which two quantities are compared, which are their own unless one lacks its percent sign.

    A score is a percentage with or without it; elsewhere a bare number below one is a part of one.
    """
    units = (one.unit, other.unit)
    if "" in units and (counting := _COUNTING.intersection(units)):
        (unit,) = counting
        return unit, unit
    if set(units) != {"", "percent"}:
        return units
    if scores:
        return ("", "")
    return (one.unit or "fraction", other.unit or "fraction") if _is_fraction(other if one.unit else one) else units


def _is_fraction(quantity: Quantity) -> bool:
    return quantity.value is not None and abs(quantity.value) <= 1


def is_plain(quantity: Quantity) -> bool:
    """Whether the figure is one value without a hedge, a bound, a range or an uncertainty."""
    return quantity.comparator is Comparator.EQUAL and not quantity.is_range and quantity.plus_minus is None


def is_bound(claim: Claim) -> bool:
    """Whether a figure only bounds its value: `up to 30`, `more than 20`."""
    return claim.quantity is not None and claim.quantity.comparator in _OPEN_BOUNDS


def _in_base(quantity: Quantity, interval: Interval, unit: str) -> Interval:
    """The interval in base units; 1,000 and 1,024 are both what `K` or `GB` may count in."""
    if quantity.dimension in _COUNTED_IN_BINARY and (found := _WRITTEN_PREFIX.search(quantity.text)):
        power = _PREFIX_POWER[found["prefix"].lower()]
        if quantity.dimension == "[token]" and power > _LONGEST_CONTEXT:
            return to_base(interval, unit)
        interval = Interval.hull(interval, interval.scaled(_BINARY**power))
    return to_base(interval, unit)


def compare_dates(one: DateValue, other: DateValue) -> Outcome:
    """Compare two periods: they agree where they share a day, under any of their readings.

    Days next to each other are close: a release has another date in another time zone.
    """
    if one.mod or other.mod:
        return Outcome.UNKNOWN
    mine, theirs = _readings(one), _readings(other)
    if not mine or not theirs:
        return Outcome.UNKNOWN
    gaps = [max(a[0] - b[1], b[0] - a[1]) for a in mine for b in theirs]
    nearest = min(gaps)
    if nearest <= dt.timedelta(0):
        return Outcome.AGREE
    to_the_day = one.grain is Grain.DAY and other.grain is Grain.DAY
    return Outcome.CLOSE if nearest <= _ONE_DAY and to_the_day else Outcome.DIFFER


def _readings(date: DateValue) -> list[tuple[dt.date, dt.date]]:
    found = [(r.start, r.end) for r in date.alternatives]
    if date.start and date.end:
        found.append((date.start, date.end))
    return [(dt.date.fromisoformat(start[:10]), dt.date.fromisoformat(end[:10])) for start, end in found]
