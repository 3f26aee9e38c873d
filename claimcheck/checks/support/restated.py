"""What a restatement does to the figure of its source: digits that it adds, bounds that rounding alone reaches."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from claimcheck.records import Comparator, Quantity

ABOVE = frozenset({Comparator.MORE, Comparator.AT_LEAST})
_BELOW = frozenset({Comparator.LESS, Comparator.AT_MOST})
_NEAR = Decimal("0.05")
"""How far a value may be from a round bound that it was rounded to: "over 2,000" for 1,980, not for 1,600."""
_COARSER = 5
"""From this many steps of the restatement to one of the source, the source did not have the precision."""


def is_more_precise(one: Quantity, other: Quantity) -> bool:
    """Whether a figure has digits that the other lacks: a finer step, and another value."""
    if one.comparator is not Comparator.EQUAL or one.value is None or other.value is None or one.value == other.value:
        return False
    if one.step is None or other.step is None:
        return False
    return one.step * _COARSER <= other.step


def _rounded(value: Decimal, step: Decimal) -> Decimal:
    return (value / step).quantize(Decimal(1), rounding=ROUND_HALF_UP) * step


def _last_digit(value: Decimal) -> Decimal:
    """The place of the last digit that is not 0: of 2,000 the thousands."""
    exponent = value.normalize().as_tuple().exponent
    return Decimal(1).scaleb(exponent) if isinstance(exponent, int) else Decimal(1)


def is_rounded_over(one: Quantity | None, other: Quantity | None) -> bool:
    """Whether a bound is the other value rounded to the bound's digits, and on the wrong side of it."""
    if one is None or other is None or one.unit != other.unit:
        return False
    bound = one.low if one.comparator in ABOVE else one.high if one.comparator in _BELOW else None
    if bound is None or other.value is None or other.comparator is not Comparator.EQUAL or not one.step:
        return False
    steps = [one.step]
    if abs(other.value - bound) <= _NEAR * abs(bound):
        steps.append(_last_digit(bound))
    if not any(_rounded(other.value, step) == bound for step in steps):
        return False
    careful = other.interval
    if one.comparator in ABOVE:
        return careful.high is not None and careful.high < bound
    return careful.low is not None and careful.low > bound
