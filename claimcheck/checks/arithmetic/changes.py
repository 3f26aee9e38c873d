"""What CC201, CC202 and CC204 share: a stated amount of change against the two figures that it lies between."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from claimcheck.checks.arithmetic.readings import (
    Comparison,
    Loosely,
    Reading,
    as_share,
    compare,
    in_one_unit,
    magnitude,
    values,
)
from claimcheck.checks.rule import DocumentView
from claimcheck.records import Claim, Comparator, Interval, Relation

POINT_UNITS = frozenset({"percentage_point", "point", "basis_point"})
_POINTS = {"basis_point": Decimal("0.01")}
"""How many points one of these is."""
_HIGHEST_SCORE = 10_000
"""Above this, a bare number is no score: points are counted on scales of 100, 800 or 2,500, not on millions."""
_SCALE_OF_POINTS = frozenset({"", "percent", "point", "percentage_point"})


@dataclass(frozen=True, slots=True)
class Change:
    """A CHANGE relation with its claims: `amount` in percent, as a fraction, or in points."""

    relation: Relation
    amount: Claim
    base: Claim
    other: Claim

    @property
    def in_points(self) -> bool:
        """Whether the amount is stated in points."""
        return self.amount.quantity is not None and self.amount.quantity.unit in POINT_UNITS

    @property
    def has_unit(self) -> bool:
        """Whether the amount is said to be in percent or in points: a bare number is confused with nothing."""
        return self.amount.quantity is not None and bool(self.amount.quantity.unit)

    @property
    def can_be_in_points(self) -> bool:
        """Whether the two figures are on a scale that points are counted on."""
        figures = [c.quantity for c in (self.base, self.other) if c.quantity is not None]
        return all(q.unit in _SCALE_OF_POINTS and q.generous_interval.high <= _HIGHEST_SCORE for q in figures)

    @property
    def is_points_in_percent(self) -> bool:
        """Whether a percentage is exactly the difference of two others, and their change only with luck in rounding.

        "Rose by 3 percent, from 61 to 64 percent": 64 by 61 is 4.9 percent more.
        """
        quantities = [c.quantity for c in (self.amount, self.base, self.other) if c.quantity is not None]
        if any(q.unit != "percent" or q.value is None or q.comparator is not Comparator.EQUAL for q in quantities):
            return False
        amount, base, other = (q.value or Decimal(0) for q in quantities)
        if not base or abs(amount) != abs(other - base):
            return False
        return abs(abs(other / base - 1) * 100 - abs(amount)) > quantities[0].step / 2

    @property
    def has_base(self) -> bool:
        """Whether the words say which figure the amount is a share of: what rose or fell started from the first."""
        return self.relation.operator in ("increase", "decrease")

    def as_percent(self, *, over_either: bool = True) -> Comparison | None:
        """The amount read as a share of the one figure or (where wanted) of the other."""
        amount = self.amount.quantity
        assert amount is not None
        unit = "percent" if self.in_points else amount.unit
        size = self._size
        readings = [
            Reading("share of the first figure", lambda v: size((v[1] / v[0]).shifted(-1)).scaled(100)),
        ]
        if over_either:
            over_second = Reading("share of the second figure", lambda v: size(-(v[0] / v[1]).shifted(-1)).scaled(100))
            readings.append(over_second)
        if as_share(amount.interval, unit).high >= 1 or not unit:
            readings.append(Reading("the second as a multiple of the first", lambda v: (v[1] / v[0]).scaled(100)))
        return compare(
            lambda loosely: self._taken(loosely, lambda v: magnitude(as_share(v, unit)).scaled(100)), readings
        )

    def as_points(self) -> Comparison | None:
        """The amount read as the plain difference of two percentages or scores."""
        if not self.can_be_in_points:
            return None
        readings = [Reading("difference in points", lambda v: self._size(v[1] - v[0]))]
        scale = _POINTS.get(self.amount.quantity.unit, Decimal(1)) if self.amount.quantity is not None else Decimal(1)
        return compare(lambda loosely: self._taken(loosely, lambda v: magnitude(v).scaled(scale)), readings)

    def _size(self, change: Interval) -> Interval:
        """How large a change is; beside an amount with a minus sign, how large a fall."""
        is_fall = self.amount.quantity is not None and self.amount.quantity.interval.high < 0
        return -change if is_fall else magnitude(change)

    def _taken(self, loosely: Loosely, amount: Callable[[Interval], Interval]) -> Sequence[Interval] | None:
        pair = in_one_unit((self.base, self.other), loosely)
        return pair and [amount(_from_zero(values(self.amount, loosely))), *pair]


def _from_zero(amount: Interval) -> Interval:
    """A change of "less than 3%" is no fall without end: how large it is begins at nothing."""
    return amount if amount.low.is_finite() or amount.high < 0 else Interval(Decimal(0), amount.high)


def change_of(view: DocumentView, relation: Relation) -> Change | None:
    """The change that a relation states, None where a figure is missing or is no quantity."""
    found = [view.operands(relation, role) for role in ("amount", "from", "to")]
    if any(len(claims) != 1 or claims[0].quantity is None for claims in found):
        return None
    amount, base, other = (claims[0] for claims in found)
    return Change(relation, amount, base, other)
