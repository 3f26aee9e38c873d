"""The figures of one quantity as ranges on one axis, for pictures only: nothing is decided with these numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from claimcheck.records import Quantity
from claimcheck.units import UnitMismatch, UnknownUnit, convert


@dataclass(frozen=True, slots=True)
class Spans:
    """Ranges in one unit, in the order of the figures; an end that has no bound is None."""

    unit: str
    ends: tuple[tuple[float | None, float | None], ...]


def spans_of(quantities: Sequence[Quantity]) -> Spans | None:
    """What each figure asserts, in the unit of the first; None where they do not share a dimension."""
    unit = quantities[0].unit
    try:
        intervals = [convert(quantity.interval, quantity.unit, unit) for quantity in quantities]
    except (UnitMismatch, UnknownUnit):
        return None
    return Spans(unit, tuple((_drawn(interval.low), _drawn(interval.high)) for interval in intervals))


def _drawn(value: Decimal) -> float | None:
    number = float(value)
    return number if abs(number) != float("inf") else None
