"""Intervals hold what their arithmetic can give, and nothing is lost at their ends."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.records import Interval, format_interval, format_number

numbers = st.decimals(min_value=-(10**9), max_value=10**9, places=3, allow_nan=False)


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    low, high = sorted((draw(numbers), draw(numbers)))
    return Interval(low, high)


@st.composite
def intervals_with_member(draw: st.DrawFn) -> tuple[Interval, Decimal]:
    low, member, high = sorted((draw(numbers), draw(numbers), draw(numbers)))
    return Interval(low, high), member


@given(intervals_with_member(), intervals_with_member())
def test_sums_differences_and_products_of_members_belong_to_the_result(
    first: tuple[Interval, Decimal], second: tuple[Interval, Decimal]
) -> None:
    (a, x), (b, y) = first, second
    assert x + y in a + b
    assert x - y in a - b
    assert x * y in a * b


@given(intervals_with_member(), intervals_with_member())
def test_quotients_of_members_belong_to_the_result(
    first: tuple[Interval, Decimal], second: tuple[Interval, Decimal]
) -> None:
    (a, x), (b, y) = first, second
    if y == 0:
        return
    quotient = a / b
    slack = abs(x / y) * Decimal("1e-25")
    assert quotient.widened(slack).contains(Interval.exactly(x / y))


@given(intervals(), intervals())
def test_overlap_is_symmetric_and_agrees_with_the_gap(a: Interval, b: Interval) -> None:
    assert a.overlaps(b) == b.overlaps(a)
    assert a.overlaps(b) == (a.gap(b) == 0)
    assert a.relative_gap(b) == b.relative_gap(a)


@given(intervals(), intervals())
def test_hull_contains_both(a: Interval, b: Interval) -> None:
    hull = Interval.hull(a, b)
    assert hull.contains(a)
    assert hull.contains(b)


def test_open_ends_that_touch_do_not_overlap() -> None:
    below = Interval(Decimal(1), Decimal(2), high_open=True)
    above = Interval(Decimal(2), Decimal(3))
    assert not below.overlaps(above)
    assert not above.overlaps(below)
    assert Decimal(2) not in below
    assert Decimal(2) in above


def test_an_interval_upside_down_is_refused() -> None:
    with pytest.raises(ValueError, match="upside down"):
        Interval(Decimal(2), Decimal(1))


def test_dividing_by_only_zero_is_refused() -> None:
    with pytest.raises(ZeroDivisionError):
        Interval.exactly(1) / Interval.exactly(0)


@pytest.mark.parametrize(
    ("number", "text"),
    [("43.02", "43.02"), ("1234567", "1,234,570"), ("0", "0"), ("2.10e20", "2.1×10^20"), ("0.0000001", "1×10^-7")],
)
def test_numbers_are_written_for_people(number: str, text: str) -> None:
    assert format_number(Decimal(number)) == text


def test_intervals_are_written_for_people() -> None:
    assert format_interval(Interval(Decimal("12.0"), Decimal("12.4"))) == "12 to 12.4"
    assert format_interval(Interval(Decimal(5), Decimal("Infinity"), low_open=True, high_open=True)) == "more than 5"
    assert format_interval(Interval.everything()) == "any value"
