"""Words before and after an amount that bound it."""

from __future__ import annotations

import pytest

from claimcheck.extraction.quantities import find_quantities


@pytest.mark.parametrize(
    ("words", "comparator"),
    [
        ("about 4,000 people", "~"),
        ("close on 4,000 people", "~"),
        ("perhaps 4,000 people", "~"),
        ("4,000ish people", "~"),
        ("4,000-odd people", "~"),
        ("4,000 people or so", "~"),
        ("upwards of 4,000 people", ">"),
        ("well over 4,000 people", ">"),
        ("4,000+ people", ">="),
        ("4,000 or more people", ">="),
        ("4,000 people or more", ">="),
        ("4,000 people at least", ">="),
        ("4,000 people at most", "<="),
        ("4,000 people max", "<="),
        ("not more than 4,000 people", "<="),
        ("not quite 4,000 people", "<"),
        ("exactly 4,000 people", "="),
        ("4,000 people", "="),
    ],
)
def test_hedges_on_either_side(words: str, comparator: str) -> None:
    ((figure,), _) = find_quantities(f"It employs {words}.")
    assert figure.quantity is not None
    assert (figure.quantity.comparator, figure.quantity.value, figure.quantity.counted) == (comparator, 4000, "people")


@pytest.mark.parametrize(
    ("text", "written", "unit"),
    [
        ("It covers the 300-odd miles.", "300-odd miles", "mile"),
        ("It is 10 or more miles away.", "10 or more miles", "mile"),
        ("It costs 40-odd dollars.", "40-odd dollars", "USD"),
        ("Some 30 or so percent left.", "30 or so percent", "percent"),
        ("It writes 900+ tokens per second.", "900+ tokens per second", "token/second"),
    ],
)
def test_a_unit_may_stand_after_the_bound(text: str, written: str, unit: str) -> None:
    ((figure,), _) = find_quantities(text)
    assert figure.quantity is not None
    assert (figure.quantity.text, figure.quantity.unit) == (written, unit)


@pytest.mark.parametrize(
    ("text", "comparator"),
    [
        ("Calls are answered within 20 seconds.", "<="),
        ("It rose over 20 seconds.", "="),
        ("It lasted over 20 seconds.", ">"),
    ],
)
def test_within_bounds_a_time_and_over_may_span_it(text: str, comparator: str) -> None:
    ((figure,), _) = find_quantities(text)
    assert figure.quantity is not None
    assert figure.quantity.comparator == comparator


def test_a_bound_on_one_end_bounds_no_range() -> None:
    ((figure,), _) = find_quantities("It grew in range - from up to 250 miles to 290 miles.")
    assert figure.quantity is not None
    assert (figure.quantity.comparator, figure.quantity.low, figure.quantity.high) == ("=", 250, 290)
