"""A figure holds the value that it was printed from, and fewer digits never say more."""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_EVEN, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from claimcheck.records import Comparator, Quantity

values = st.decimals(min_value=-(10**12), max_value=10**12, places=6, allow_nan=False)
places = st.integers(min_value=0, max_value=6)


def printed(value: Decimal, digits: int, rounding: str = ROUND_HALF_EVEN, **fields: object) -> Quantity:
    step = Decimal(1).scaleb(-digits)
    shown = value.quantize(step, rounding=rounding)
    return Quantity(text=str(shown), value=shown, decimals=digits, step=step, **fields)


@given(values, places)
def test_a_rounded_figure_holds_the_value_it_was_rounded_from(value: Decimal, digits: int) -> None:
    figure = printed(value, digits)
    assert figure.interval.widened(Decimal("1e-9")).contains(type(figure.interval).exactly(value))


@given(values.filter(lambda v: v >= 0), places)
def test_the_generous_reading_holds_a_value_cut_off_instead_of_rounded(value: Decimal, digits: int) -> None:
    assert value in printed(value, digits, ROUND_DOWN).generous_interval


@given(values, places, places)
def test_fewer_digits_never_narrow_the_interval(value: Decimal, one: int, other: int) -> None:
    fewer, more = sorted((one, other))
    wide, narrow = printed(value, fewer).interval, printed(value, more).interval
    assert wide.high - wide.low >= narrow.high - narrow.low


@given(values, places, st.sampled_from(Comparator))
def test_the_generous_reading_is_never_narrower(value: Decimal, digits: int, comparator: Comparator) -> None:
    figure = printed(value, digits, comparator=comparator)
    generous = figure.generous_interval
    assert generous.low <= figure.interval.low
    assert generous.high >= figure.interval.high


# A number of JSON keeps 15 digits for certain (IEEE 754), which more than any figure of prose has.
@given(values.filter(lambda v: abs(v) < 10**9), places)
def test_json_keeps_the_figure(value: Decimal, digits: int) -> None:
    figure = printed(value, digits)
    assert Quantity.model_validate_json(figure.model_dump_json()) == figure


@pytest.mark.parametrize(
    ("value", "holds", "lacks"),
    [("1600", "1640", "1720"), ("200", "204", "190"), ("1460", "1464", "1640"), ("0", "0.4", "1.5")],
)
def test_trailing_zeros_may_be_rounding_down_to_two_digits(value: str, holds: str, lacks: str) -> None:
    generous = Quantity(text=value, value=Decimal(value)).generous_interval
    assert Decimal(holds) in generous
    assert Decimal(lacks) not in generous


def test_who_rounds_and_who_cuts_digits_off_together_are_the_generous_reading() -> None:
    figure = Quantity(text="61", value=Decimal(61))
    assert Decimal("60.5") in figure.rounded_interval
    assert Decimal("61.9") not in figure.rounded_interval
    assert Decimal("60.5") not in figure.cut_interval
    assert Decimal("61.9") in figure.cut_interval
    assert figure.generous_interval.low == figure.rounded_interval.low
    assert figure.generous_interval.high == figure.cut_interval.high


def test_a_number_of_more_digits_than_are_computed_with_has_a_generous_reading() -> None:
    value = Decimal("9" * 20 + "0" * 30)
    assert Quantity(text=str(value), value=value).generous_interval.is_bounded


def test_bounds_reach_only_one_way() -> None:
    over = Quantity(text="20", value=Decimal(20), low=Decimal(20), comparator=Comparator.MORE)
    assert Decimal(20) not in over.generous_interval
    assert Decimal(2000) in over.generous_interval
    assert Decimal(2000) not in over.interval
    assert Decimal("20.95") in over.interval
    under = Quantity(text="30", value=Decimal(30), high=Decimal(30), comparator=Comparator.AT_MOST)
    assert Decimal(30) in under.interval
    assert Decimal(31) not in under.generous_interval


def test_a_range_and_an_uncertainty_hold_what_they_name() -> None:
    span = Quantity(text="10 to 15", low=Decimal(10), high=Decimal(15))
    assert Decimal(10) in span.interval
    assert Decimal(15) in span.interval
    assert Decimal(17) not in span.interval
    noisy = Quantity(
        text="86.4 ± 0.3", value=Decimal("86.4"), plus_minus=Decimal("0.3"), decimals=1, step=Decimal("0.1")
    )
    assert Decimal("86.1") in noisy.interval
    assert Decimal("87.0") not in noisy.interval


def test_an_empty_quantity_and_a_range_upside_down_are_refused() -> None:
    with pytest.raises(ValidationError, match="needs a value"):
        Quantity(text="many")
    with pytest.raises(ValidationError, match="upside down"):
        Quantity(text="5 to 3", low=Decimal(5), high=Decimal(3))


def test_each_end_of_a_range_is_taken_at_its_own_precision() -> None:
    wide = Quantity(text="768 to 1.5 billion", low=Decimal(768), high=Decimal("1.5e9"), decimals=1, step=Decimal(10**8))
    assert wide.interval.low == Decimal("767.5")
    assert Decimal(760) not in wide.interval


@pytest.mark.parametrize(
    ("text", "unit", "written", "words"),
    [
        ("841 megawatt-hours", "megawatt_hour", "megawatt-hours", "megawatt-hours"),
        ("$5", "USD", "$", "USD"),
        ("7", "", "", ""),
        ("30 °C", "degree_Celsius", "°C", "°C"),
        ("3", "megawatt_hour", "", "megawatt hour"),
    ],
)
def test_a_unit_is_told_as_the_text_writes_it(text: str, unit: str, written: str, words: str) -> None:
    assert Quantity(text=text, value=Decimal(1), unit=unit, unit_text=written).unit_in_words == words


def test_a_changed_copy_has_an_interval_of_its_own() -> None:
    figure = Quantity(text="571 ms (SD 80)", value=Decimal(571), plus_minus=Decimal(80), step=Decimal(1))
    assert figure.interval.low < 500
    assert figure.model_copy(update={"plus_minus": None}).interval.low > 570
