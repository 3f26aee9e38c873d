"""Unit conversion by our own Pint registry: each unit name is looked up once, then conversion is exact arithmetic."""

from __future__ import annotations

import tokenize
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from claimcheck.records import Interval, Quantity

if TYPE_CHECKING:
    import pint


class UnknownUnit(ValueError):  # noqa: N818 - named for what is wrong
    """A unit name that our registry does not define; `unit` is the name."""

    def __init__(self, unit: str) -> None:
        self.unit = unit
        super().__init__(f"unknown unit {unit!r}")


class UnitMismatch(ValueError):  # noqa: N818 - named for what is wrong
    """Two units of different dimensions, so that nothing converts between them."""

    def __init__(self, left: str, right: str) -> None:
        self.left, self.right = left, right
        super().__init__(f"{left!r} does not convert to {right!r}")


@dataclass(frozen=True, slots=True)
class Conversion:
    """How a unit relates to the base unit of its dimension: base value = value * `factor` + `offset`.

    `dimension` is Pint's dimensionality, such as `[time]` or `[length] / [time]`; empty for the unit "".
    """

    factor: Decimal
    offset: Decimal
    base_unit: str
    dimension: str

    def base_value(self, value: Decimal) -> Decimal:
        """The value in the base unit."""
        return value * self.factor + self.offset


_COMPOUND = frozenset("*/")
"""Signs of a compound unit: in `degree_Celsius/hour` a degree is a difference, so there is no offset."""

_DIMENSIONLESS = Conversion(Decimal(1), Decimal(0), "", "")


@cache
def registry() -> pint.UnitRegistry[Any]:
    """Our unit registry; it knows what `registry.txt` defines and nothing else."""
    import pint

    path = resources.files("claimcheck.units").joinpath("registry.txt")
    with resources.as_file(path) as file:
        return pint.UnitRegistry(str(file), non_int_type=Decimal, autoconvert_offset_to_baseunit=True)


@cache
def conversion(unit: str) -> Conversion:
    """How `unit` converts to its base unit.

    Errors: `UnknownUnit` for a name that is not in the registry.
    """
    import pint

    if not unit:
        return _DIMENSIONLESS
    units = registry()
    try:
        zero = units.Quantity(Decimal(0), unit).to_base_units()
        one = units.Quantity(Decimal(1), unit).to_base_units()
    except (pint.PintError, tokenize.TokenError, AssertionError, ValueError, TypeError, ArithmeticError) as error:
        raise UnknownUnit(unit) from error
    offset = Decimal(zero.magnitude)
    dimension = _written(one.dimensionality)
    is_compound = not _COMPOUND.isdisjoint(unit)
    return Conversion(
        factor=Decimal(one.magnitude) - offset,
        offset=Decimal(0) if is_compound else offset,
        base_unit=str(one.units) if dimension else "",
        dimension=dimension,
    )


def _written(dimensionality: Mapping[str, Any]) -> str:
    """A dimensionality in Pint's notation, the factors in alphabetical order: equal dimensions are written alike."""

    def product(sign: int) -> str:
        powers = sorted((name, power * sign) for name, power in dimensionality.items() if power * sign > 0)
        return " * ".join(name if power == 1 else f"{name} ** {power}" for name, power in powers)

    above, below = product(1), product(-1)
    if not below:
        return above
    return " / ".join([above or "1", *below.split(" * ")])


def comparable(unit_a: str, unit_b: str) -> bool:
    """Whether two units have the same dimension, so that values in them can be compared."""
    return unit_a == unit_b or conversion(unit_a).dimension == conversion(unit_b).dimension


@cache
def are_reciprocal(unit_a: str, unit_b: str) -> bool:
    """Whether one unit has the dimension of one over the other, as miles per gallon and liters per 100 km have."""
    if "/" not in unit_a or "/" not in unit_b:
        return False
    return are_inverse(unit_a, unit_b)


def are_inverse(unit_a: str, unit_b: str) -> bool:
    """Whether a unit has the dimension of one over the other, as times a minute and seconds have."""
    return not conversion(f"({unit_a}) * ({unit_b})").dimension


def to_base(interval: Interval, unit: str) -> Interval:
    """The interval in the base unit of the unit's dimension."""
    rule = conversion(unit)
    return interval.scaled(rule.factor).shifted(rule.offset)


def convert(interval: Interval, from_unit: str, to_unit: str) -> Interval:
    """The interval in another unit of the same dimension.

    Errors: `UnitMismatch` where the dimensions differ, `UnknownUnit` for unknown names.
    """
    if from_unit == to_unit:
        return interval
    if not comparable(from_unit, to_unit):
        raise UnitMismatch(from_unit, to_unit)
    target = conversion(to_unit)
    shifted = to_base(interval, from_unit).shifted(-target.offset)
    ends = shifted / Interval.exactly(target.factor)
    return Interval(ends.low, ends.high, shifted.low_open, shifted.high_open)


def make_quantity(**fields: Any) -> Quantity:
    """A quantity with `base_value`, `base_unit` and `dimension` filled in from its unit.

    `base_value` is null for a range. Errors: `UnknownUnit`; pydantic's `ValidationError` for impossible fields.
    """
    rule = conversion(fields.get("unit", ""))
    value = fields.get("value")
    return Quantity(
        **fields,
        base_value=None if value is None else rule.base_value(value),
        base_unit=rule.base_unit,
        dimension=rule.dimension,
    )
