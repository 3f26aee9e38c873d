"""A figure as written, and the set of values that it asserts.

This is the one place that turns digits, hedges, bounds, ranges and ± into an interval (DESIGN.md, decision 2).
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import Any, Self

from pydantic import Field, model_validator

from claimcheck.records.base import Number, Record
from claimcheck.records.interval import Interval

_HEDGE_SHARE = Decimal("0.05")
_GENEROUS_HEDGE_SHARE = Decimal("0.10")
"""How far "about" reaches, as a share of the value. Speakers use round numbers with about this slack
(Krifka 2007, "Approximate Interpretation of Number Words"); the generous reading doubles it."""

_PRAGMATIC_REACH = Decimal(2)
"""Whoever says "more than 20" would have said "more than 40" had it been over 40: the pragmatic upper end."""

_INFINITY = Decimal("Infinity")

_COMPUTED_DIGITS = 27
"""Digits that the default context of `decimal` computes with, less one; numbers written with more are exact enough."""


class Comparator(StrEnum):
    """How the written number bounds the meant value."""

    EQUAL = "="
    ABOUT = "~"
    LESS = "<"
    AT_MOST = "<="
    MORE = ">"
    AT_LEAST = ">="


class QuantityReading(Record):
    """Another way to read an ambiguous number, such as `1.024`: its value or ends, and its last written digit."""

    value: Number | None = None
    low: Number | None = None
    high: Number | None = None
    step: Number


class Quantity(Record):
    """A number with its unit, in decimals as written; scale words are folded into `value`.

    `step` is the value of one unit in the last written digit (0.01 for `43.02`, 1e11 for `1.5T`, 1 for `1500`);
    0 marks a number that is exact by nature. All numbers are in `unit`; `base_value` is in `base_unit`.
    """

    text: str = Field(description="As written, number with unit words.")
    comparator: Comparator = Comparator.EQUAL
    value: Number | None = Field(default=None, description="Null for a range.")
    low: Number | None = Field(default=None, description="Lower end of a range, or the end of a lower bound.")
    high: Number | None = Field(default=None, description="Upper end of a range, or the end of an upper bound.")
    unit: str = Field(default="", description="Unit name in claimcheck's Pint registry; empty when dimensionless.")
    unit_text: str = Field(default="", description="The unit as written.")
    counted: str | None = Field(default=None, description="For counts: the head noun phrase.")
    plus_minus: Number | None = Field(default=None, description="Stated uncertainty, in the same unit.")
    decimals: int = Field(default=0, description="Digits written after the point.")
    step: Number = Field(default=Decimal(1), description="Value of one unit in the last written digit.")
    base_value: Number | None = None
    base_unit: str = ""
    dimension: str = Field(default="", description="Pint dimensionality, such as [time]; empty when dimensionless.")
    other_readings: tuple[QuantityReading, ...] = Field(default=(), description="Other readings that stay possible.")

    @model_validator(mode="after")
    def _has_an_amount(self) -> Quantity:
        if self.value is None and self.low is None and self.high is None:
            raise ValueError("a quantity needs a value or at least one end")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"range upside down: {self.low} > {self.high}")
        return self

    @property
    def is_range(self) -> bool:
        """Whether both ends are stated and no single value is."""
        return self.value is None and self.low is not None and self.high is not None

    @property
    def unit_in_words(self) -> str:
        """The unit as a sentence can write it behind a number: as the text does, unless that is a sign before one."""
        return self.unit_text if self.unit_text[-1:].isalpha() else self.unit.replace("_", " ")

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """A copy with some fields changed, whose intervals are worked out anew."""
        copy = super().model_copy(update=update, deep=deep)
        for name in ("interval", "generous_interval"):
            copy.__dict__.pop(name, None)
        return copy

    @cached_property
    def interval(self) -> Interval:
        """The values that a careful writer asserts: rounding to nearest at the written precision, tight hedges."""
        return self._asserted(_written(self.step), _HEDGE_SHARE, _PRAGMATIC_REACH)

    @cached_property
    def generous_interval(self) -> Interval:
        """The widest reasonable reading: round numbers may be rounded, digits may be cut off, bounds have no end.

        Only where the generous intervals of two figures are disjoint can no reading make both true. It reaches to the
        other readings of an ambiguous number too.
        """
        return Interval.hull(self.rounded_interval, self.cut_interval)

    @cached_property
    def rounded_interval(self) -> Interval:
        """The generous reading of who rounds to nearest: round numbers may be rounded, bounds have no end."""
        coarse = self._coarsest_step() / 2
        first = self._asserted((coarse, coarse), _GENEROUS_HEDGE_SHARE, None)
        return Interval.hull(first, *(self._read_as(reading).rounded_interval for reading in self.other_readings))

    @cached_property
    def cut_interval(self) -> Interval:
        """The generous reading of who cuts digits off: nothing lies below what is written but where it is round."""
        coarse = self._coarsest_step()
        error = coarse / 2 if coarse > self.step else Decimal(0), max(coarse / 2, self.step)
        first = self._asserted(error, _GENEROUS_HEDGE_SHARE, None)
        return Interval.hull(first, *(self._read_as(reading).cut_interval for reading in self.other_readings))

    def _read_as(self, reading: QuantityReading) -> Quantity:
        return self.model_copy(update={**dict(reading), "other_readings": ()})

    def _asserted(self, error: tuple[Decimal, Decimal], hedge: Decimal, reach: Decimal | None) -> Interval:
        below, above = error
        if self.low is not None and self.high is not None and self.value is None:
            below = min(below, _last_digit(self.low) / 2)
            slack = hedge if self.comparator is Comparator.ABOUT else Decimal(0)
            return Interval(
                self.low - max(below, slack * abs(self.low)), self.high + max(above, slack * abs(self.high))
            )
        value = next(x for x in (self.value, self.low, self.high) if x is not None)
        if self.plus_minus is not None:
            return Interval(value - self.plus_minus - below, value + self.plus_minus + above)
        match self.comparator:
            case Comparator.EQUAL:
                return Interval(value - below, value + above, high_open=above > 0)
            case Comparator.ABOUT:
                slack = max(hedge * abs(value), self.step)
                return Interval(value - slack, value + slack)
            case Comparator.MORE | Comparator.AT_LEAST:
                strict = self.comparator is Comparator.MORE
                if reach is None:
                    return Interval(value - (Decimal(0) if strict else below), _INFINITY, strict, high_open=True)
                return Interval(value, value + abs(value) * (reach - 1) + self.step, low_open=strict)
            case Comparator.LESS | Comparator.AT_MOST:
                strict = self.comparator is Comparator.LESS
                floor = Decimal(0) if value > 0 and reach is not None else -_INFINITY
                slack = Decimal(0) if strict or reach is not None else above
                return Interval(floor, value + slack, floor < 0, high_open=strict or slack > 0)

    def _coarsest_step(self) -> Decimal:
        """The step when trailing zeros may be rounding.

        Two significant digits are taken at their word: `1,600` may be 1,640, `200` is not 190.
        """
        value = next((abs(x) for x in (self.value, self.high, self.low) if x is not None), Decimal(0))
        step = self.step
        if self.decimals == 0 and step > 0 and 0 < value < step.scaleb(_COMPUTED_DIGITS):
            largest = Decimal(1).scaleb(value.adjusted() - 1)
            while step < largest and value % (step * 10) == 0:
                step *= 10
        return step


def _last_digit(value: Decimal) -> Decimal:
    """The largest power of ten that divides a value: the coarsest that its last written digit can be.

    The step of a range is that of its upper end: in "768 to 1.5 billion" the lower end is written more finely.
    """
    exponent = value.normalize().as_tuple().exponent
    return Decimal(1).scaleb(exponent) if value and isinstance(exponent, int) else Decimal("Infinity")


def _written(step: Decimal) -> tuple[Decimal, Decimal]:
    return step / 2, step / 2
