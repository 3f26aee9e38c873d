"""The set of values that a written figure asserts, as an interval of exact decimals."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Context, Decimal, localcontext

_INFINITY = Decimal("Infinity")
_CONTEXT = Context(prec=50)
"""Fifty digits: no document writes more, and sums and products of figures stay exact."""


@dataclass(frozen=True, slots=True)
class Interval:
    """All values from `low` to `high`.

    The ends belong to the interval unless `low_open` or `high_open` says otherwise. Infinite ends are allowed and
    always open. Arithmetic returns the smallest interval that holds every result (Moore 1966, "Interval Analysis"),
    with the ends' openness ignored, which can only make the result wider, never narrower: charity.
    """

    low: Decimal
    high: Decimal
    low_open: bool = False
    high_open: bool = False

    def __post_init__(self) -> None:
        if self.low > self.high:
            raise ValueError(f"interval upside down: {self.low} > {self.high}")

    @classmethod
    def exactly(cls, value: Decimal | int | str) -> Interval:
        """The interval that holds one value."""
        exact = Decimal(value)
        return cls(exact, exact)

    @classmethod
    def everything(cls) -> Interval:
        """The whole line."""
        return cls(-_INFINITY, _INFINITY, low_open=True, high_open=True)

    @classmethod
    def hull(cls, *intervals: Interval) -> Interval:
        """The smallest interval that holds all those given (at least one)."""
        low, high = min(i.low for i in intervals), max(i.high for i in intervals)
        return cls(
            low,
            high,
            low_open=all(i.low_open for i in intervals if i.low == low),
            high_open=all(i.high_open for i in intervals if i.high == high),
        )

    def __contains__(self, value: object) -> bool:
        if not isinstance(value, (Decimal, int)):
            return False
        exact = Decimal(value)
        above = self.low < exact or (self.low == exact and not self.low_open)
        below = exact < self.high or (exact == self.high and not self.high_open)
        return above and below

    def contains(self, other: Interval) -> bool:
        """Whether every value of `other` is also one of this interval."""
        low = self.low < other.low or (self.low == other.low and (not self.low_open or other.low_open))
        high = other.high < self.high or (self.high == other.high and (not self.high_open or other.high_open))
        return low and high

    def overlaps(self, other: Interval) -> bool:
        """Whether some value belongs to both."""
        if self.low > other.high or other.low > self.high:
            return False
        if self.low == other.high:
            return not (self.low_open or other.high_open)
        if other.low == self.high:
            return not (other.low_open or self.high_open)
        return True

    @property
    def is_exact(self) -> bool:
        """Whether the interval holds a single value."""
        return self.low == self.high

    @property
    def is_bounded(self) -> bool:
        """Whether both ends are finite."""
        return self.low.is_finite() and self.high.is_finite()

    @property
    def middle(self) -> Decimal:
        """The value halfway between the ends; the finite end of a half line; 0 for the whole line."""
        if self.is_bounded:
            return (self.low + self.high) / 2
        if self.low.is_finite():
            return self.low
        return self.high if self.high.is_finite() else Decimal(0)

    def widened(self, amount: Decimal) -> Interval:
        """The interval with both ends moved outwards by `amount` (not negative)."""
        return Interval(self.low - amount, self.high + amount, self.low_open, self.high_open)

    def gap(self, other: Interval) -> Decimal:
        """Distance between the nearest ends; 0 where the intervals overlap or touch."""
        return max(Decimal(0), self.low - other.high, other.low - self.high)

    def relative_gap(self, other: Interval) -> Decimal:
        """`gap` as a fraction of the larger nearest end, between 0 and 2: 0.05 means five percent apart."""
        gap = self.gap(other)
        if gap == 0:
            return Decimal(0)
        ends = (self.low, other.high) if self.low > other.high else (self.high, other.low)
        return gap / max(abs(ends[0]), abs(ends[1]))

    def __neg__(self) -> Interval:
        return Interval(-self.high, -self.low, self.high_open, self.low_open)

    def __add__(self, other: Interval) -> Interval:
        with localcontext(_CONTEXT):
            return Interval(self.low + other.low, self.high + other.high)

    def __sub__(self, other: Interval) -> Interval:
        return self + -other

    def __mul__(self, other: Interval) -> Interval:
        with localcontext(_CONTEXT):
            ends = [_times(a, b) for a in (self.low, self.high) for b in (other.low, other.high)]
        return Interval(min(ends), max(ends))

    def __truediv__(self, other: Interval) -> Interval:
        """Quotients for every divisor that is not 0; everything where the divisor may be of either sign."""
        if other.low <= 0 <= other.high:
            if other.low == other.high:
                raise ZeroDivisionError("division by an interval that holds only 0")
            return self._divided_by_an_end_at_zero(other)
        with localcontext(_CONTEXT):
            ends = [_over(a, b) for a in (self.low, self.high) for b in (other.low, other.high)]
        return Interval(min(ends), max(ends))

    def _divided_by_an_end_at_zero(self, other: Interval) -> Interval:
        if other.low < 0 < other.high or self.low < 0 < self.high:
            return Interval.everything()
        divisor = other.high if other.low == 0 else other.low
        with localcontext(_CONTEXT):
            ends = [_over(self.low, divisor), _over(self.high, divisor)]
        if min(ends) >= 0 and max(ends) != 0:
            return Interval(min(ends), _INFINITY, high_open=True)
        return Interval(-_INFINITY, max(ends), low_open=True)

    def scaled(self, factor: Decimal | int) -> Interval:
        """Every value times `factor`; the openness of the ends is kept."""
        exact = Decimal(factor)
        with localcontext(_CONTEXT):
            low, high = _times(self.low, exact), _times(self.high, exact)
        if exact < 0:
            return Interval(high, low, self.high_open, self.low_open)
        return Interval(low, high, self.low_open, self.high_open)

    def shifted(self, amount: Decimal | int) -> Interval:
        """Every value plus `amount`; the openness of the ends is kept."""
        with localcontext(_CONTEXT):
            return Interval(self.low + amount, self.high + amount, self.low_open, self.high_open)


def _times(a: Decimal, b: Decimal) -> Decimal:
    return Decimal(0) if a == 0 or b == 0 else a * b


def _over(a: Decimal, b: Decimal) -> Decimal:
    return Decimal(0) if not b.is_finite() else a / b


def format_number(value: Decimal, digits: int = 6) -> str:
    """A number for people: at most `digits` significant digits, thousands separated, powers of ten for the huge."""
    if not value.is_finite():
        return "∞" if value > 0 else "−∞"
    with localcontext(Context(prec=max(digits, 1))):
        rounded = +value
    if rounded != 0 and not -5 <= rounded.adjusted() <= 14:
        mantissa, exponent = f"{rounded:e}".split("e")
        mantissa = mantissa.rstrip("0").rstrip(".") if "." in mantissa else mantissa
        return f"{mantissa}×10^{int(exponent)}"
    text = f"{rounded:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def format_interval(interval: Interval, digits: int = 6) -> str:
    """An interval for people: `12.0 to 12.4`, `at least 12`, `any value`."""
    if interval.is_exact:
        return format_number(interval.low, digits)
    if interval.is_bounded:
        low, high = format_number(interval.low, digits), format_number(interval.high, digits)
        return low if low == high else f"{low} to {high}"
    if interval.low.is_finite():
        return f"{'more than' if interval.low_open else 'at least'} {format_number(interval.low, digits)}"
    if interval.high.is_finite():
        return f"{'less than' if interval.high_open else 'at most'} {format_number(interval.high, digits)}"
    return "any value"
