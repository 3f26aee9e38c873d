"""How two values that differ may come from one: near each other, or a slip of the hand apart."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum

from claimcheck.records import Claim

_NEAR_RATIO = Decimal(2)
_NEAR_YEARS = 10
_SCALES = tuple(map(Decimal, ("1e3", "1e6", "1e9")))
_ROUNDED = Decimal("0.1")
_LENGTHS = tuple(Decimal(2**power) for power in range(9, 21))
_LENGTH_ROUNDED = Decimal("0.05")
"""Context lengths from 512 to a million tokens; 128,000 stands for 131,072."""
_FEWEST_DIGITS = 2
"""One digit is any other with one digit mistaken."""


class Slip(StrEnum):
    """A slip of the hand that turns one number into another."""

    NONE = "none"
    DIGITS = "two digits swapped or one mistaken"
    SCALE = "one scale word for another"


def nearness(one: Claim, other: Claim) -> tuple[bool, Slip]:
    """Whether two values are within a factor of two (dates: ten years), and whether a slip of the hand explains them.

    Statements of one quantity that differ mostly differ in one of these ways: the figure is mistyped or outdated.
    """
    if one.date is not None and other.date is not None:
        a, b = one.date.first_day, other.date.first_day
        return a is not None and b is not None and abs(a.year - b.year) <= _NEAR_YEARS, Slip.NONE
    x, y = values_of(one, other)
    if x is None or y is None or x <= 0 or y <= 0:
        return False, Slip.NONE
    near = max(x, y) <= _NEAR_RATIO * min(x, y) or (_is_length(one, x) and _is_length(other, y))
    if _is_scaled(x, y):
        return near, Slip.SCALE
    mine, theirs = _digits(x), _digits(y)
    length = max(len(mine), len(theirs))
    if x.adjusted() != y.adjusted() or mine == theirs or length < _FEWEST_DIGITS:
        return near, Slip.NONE
    mine, theirs = mine.ljust(length, "0"), theirs.ljust(length, "0")
    mistaken = sum(a != b for a, b in zip(mine, theirs, strict=True)) == 1
    return near, Slip.DIGITS if sorted(mine) == sorted(theirs) or (near and mistaken) else Slip.NONE


def _is_length(claim: Claim, value: Decimal) -> bool:
    """Whether a figure is a context length, one of the powers of two of which the next are as good as near."""
    tokens = claim.quantity is not None and claim.quantity.dimension == "[token]"
    return tokens and any(abs(value / length - 1) < _LENGTH_ROUNDED for length in _LENGTHS)


def _is_scaled(one: Decimal, other: Decimal) -> bool:
    """Whether a thousand, a million or a billion times the one is the other, rounded: one scale word for another."""
    ratio = max(one, other) / min(one, other)
    return any(abs(ratio - scale) <= _ROUNDED * scale for scale in _SCALES)


def _digits(value: Decimal) -> str:
    """The digits of a value without the zeros at its end."""
    return "".join(map(str, value.normalize().as_tuple().digits)).rstrip("0")


def value_of(claim: Claim) -> Decimal | None:
    """The value of a quantity as written, or the finite end of a range or bound; None for a date."""
    quantity = claim.quantity
    if quantity is None:
        return None
    return next((x for x in (quantity.value, quantity.low, quantity.high) if x is not None), None)


def values_of(one: Claim, other: Claim) -> tuple[Decimal | None, Decimal | None]:
    """Two values as written in one unit, else in the base unit of a common dimension, else as written."""
    a, b = one.quantity, other.quantity
    if a is None or b is None or a.unit == b.unit or a.dimension != b.dimension or None in (a.base_value, b.base_value):
        return value_of(one), value_of(other)
    return a.base_value, b.base_value
