"""What a restatement does to the figure of its source: digits that it adds, bounds that rounding alone reaches."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from claimcheck.records import Comparator, Quantity

ABOVE = frozenset({Comparator.MORE, Comparator.AT_LEAST})
_BELOW = frozenset({Comparator.LESS, Comparator.AT_MOST})
_COARSER = 5
"""From this many steps of the restatement to one of the source, the source did not have the precision."""


def is_more_precise(one: Quantity, other: Quantity) -> bool:
    """Whether a figure has digits that the other lacks: a finer step, and another value."""
    if one.comparator is not Comparator.EQUAL or one.value is None or other.value is None or one.value == other.value:
        return False
    if one.step is None or other.step is None:
        return False
    return one.step * _COARSER <= other.step


def is_rounded_over(one: Quantity | None, other: Quantity | None) -> bool:
    """Whether a bound is the other value rounded to the bound's digits, and on the wrong side of it."""
    if one is None or other is None or one.unit != other.unit:
        return False
    bound = one.low if one.comparator in ABOVE else one.high if one.comparator in _BELOW else None
    if bound is None or other.value is None or other.comparator is not Comparator.EQUAL or not one.step:
        return False
    rounded = (other.value / one.step).quantize(Decimal(1), rounding=ROUND_HALF_UP) * one.step
    if rounded != bound:
        return False
    careful = other.interval
    if one.comparator in ABOVE:
        return careful.high is not None and careful.high < bound
    return careful.low is not None and careful.low > bound
