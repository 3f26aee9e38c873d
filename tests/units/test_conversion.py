from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.records import Interval
from claimcheck.units import (
    UnitMismatch,
    UnknownUnit,
    comparable,
    conversion,
    convert,
    make_quantity,
    to_base,
)

_PAIRS = [
    ("hour", "minute"),
    ("degree_Celsius", "degree_Fahrenheit"),
    ("kilometer/hour", "mile/hour"),
    ("gigabyte", "gibibyte"),
    ("byte", "bit"),
    ("percent", "fraction"),
    ("USD_cent", "USD"),
    ("liter", "gallon"),
    ("kilowatt_hour", "megajoule"),
]


@pytest.mark.parametrize(
    ("value", "unit", "other", "expected"),
    [
        ("1", "hour", "second", "3600"),
        ("0", "degree_Celsius", "degree_Fahrenheit", "32"),
        ("100", "degree_Celsius", "degree_Fahrenheit", "212"),
        ("1", "gibibyte", "byte", "1073741824"),
        ("8", "bit", "byte", "1"),
        ("12", "month", "year", "1"),
        ("150", "USD_cent", "USD", "1.5"),
        ("36", "kilometer/hour", "meter/second", "10"),
        ("1", "petaFLOP/second", "FLOP/second", "1e15"),
        ("50", "basis_point", "percentage_point", "0.5"),
    ],
)
def test_known_conversions(value: str, unit: str, other: str, expected: str) -> None:
    converted = convert(Interval.exactly(value), unit, other)
    assert abs(converted.low - Decimal(expected)) <= abs(Decimal(expected)) * Decimal("1e-20")


@pytest.mark.parametrize(
    ("unit", "other"),
    [
        ("token", "byte"),
        ("token", "parameter"),
        ("percent", "percentage_point"),
        ("USD", "EUR"),
        ("FLOP", "FLOP/second"),
        ("percent", ""),
        ("pixel", "frame"),
    ],
)
def test_what_must_not_be_mixed_does_not_convert(unit: str, other: str) -> None:
    assert not comparable(unit, other)
    with pytest.raises(UnitMismatch) as caught:
        convert(Interval.exactly(1), unit, other)
    assert (caught.value.left, caught.value.right) == (unit, other)


@pytest.mark.parametrize("unit", ["furlongs_of_mind", "GB; import os", "1/", "(", "metre per"])
def test_an_unknown_unit_is_named_in_the_error(unit: str) -> None:
    with pytest.raises(UnknownUnit) as caught:
        conversion(unit)
    assert caught.value.unit == unit


def test_no_unit_is_dimensionless() -> None:
    assert conversion("") == conversion("")
    assert conversion("").dimension == ""


@given(
    low=st.decimals(-(10**9), 10**9, places=4),
    width=st.decimals(0, 10**6, places=4),
    share=st.integers(0, 100),
    pair=st.sampled_from(_PAIRS),
)
@settings(max_examples=150, deadline=None)
def test_conversion_keeps_containment(low: Decimal, width: Decimal, share: int, pair: tuple[str, str]) -> None:
    outer = Interval(low, low + width)
    inner = Interval.exactly(low + width * share / 100)
    slack = Decimal("1e-12")
    assert convert(outer, *pair).widened(slack).contains(convert(inner, *pair))
    assert to_base(outer, pair[0]).widened(slack).contains(to_base(inner, pair[0]))


@given(value=st.decimals(-(10**6), 10**6, places=3), pair=st.sampled_from(_PAIRS))
@settings(max_examples=100, deadline=None)
def test_there_and_back_is_the_same(value: Decimal, pair: tuple[str, str]) -> None:
    there = convert(Interval.exactly(value), *pair)
    back = convert(there, pair[1], pair[0])
    assert abs(back.low - value) < Decimal("1e-12")


def test_a_quantity_gets_base_value_unit_and_dimension() -> None:
    quantity = make_quantity(text="2 hours", value=Decimal(2), unit="hour")
    assert (quantity.base_value, quantity.base_unit, quantity.dimension) == (Decimal(7200), "second", "[time]")


def test_a_range_has_no_base_value() -> None:
    quantity = make_quantity(text="2 to 3 hours", low=Decimal(2), high=Decimal(3), unit="hour")
    assert quantity.base_value is None
    assert quantity.dimension == "[time]"


def test_degrees_in_a_rate_are_differences() -> None:
    assert convert(Interval.exactly(9), "degree_Fahrenheit/hour", "kelvin/hour").low.quantize(Decimal("1e-9")) == 5
