"""Words that name a range of numbers: dozens, several hundred, a few weeks; and shares in words."""

from __future__ import annotations

from decimal import Decimal

import pytest

from claimcheck.extraction.quantities import find_quantities
from claimcheck.records import Comparator, Quantity


def only(text: str) -> Quantity:
    (figure,) = find_quantities(text)[0]
    assert figure.quantity is not None
    return figure.quantity


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Dozens of barges left.", 24, 120),
        ("It drew tens of thousands of visitors.", 10_000, 100_000),
        ("Hundreds of millions of seeds sprouted.", 100_000_000, 1_000_000_000),
        ("Scores of people waited.", 40, 100),
    ],
)
def test_vague_plurals_are_at_least_their_lowest_meaning(text: str, low: int, high: int) -> None:
    quantity = only(text)
    assert (quantity.comparator, quantity.low, quantity.high) == (Comparator.AT_LEAST, low, high)


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("several hundred samples", 300, 900, ""),
        ("a few thousand cells", 2000, 5000, ""),
        ("a few dozen frogs", 24, 60, ""),
        ("a few hundred million dollars", 200_000_000, 500_000_000, "USD"),
        ("several million euros", 3_000_000, 9_000_000, "EUR"),
        ("a few minutes", 2, 5, "minute"),
        ("several weeks", 3, 9, "week"),
        ("a few percentage points", 2, 5, "percentage_point"),
    ],
)
def test_few_and_several_are_about_a_range_before_scale_or_unit(text: str, low: int, high: int, unit: str) -> None:
    quantity = only(f"They used {text} there.")
    assert (quantity.comparator, quantity.low, quantity.high, quantity.unit) == (Comparator.ABOUT, low, high, unit)
    assert quantity.text.startswith(text.split()[0])


@pytest.mark.parametrize(
    "text",
    ["a few people came", "the few trucks ran", "several of them left", "in several steps", "a few of the ideas",
     "scores of the tests", "few miss it"],
)  # fmt: skip
def test_few_and_several_before_nouns_are_no_figures(text: str) -> None:
    assert find_quantities(text)[0] == []


def test_a_range_of_vague_plurals_ends_with_the_highest_meaning() -> None:
    quantity = only("dozens to hundreds of people")
    assert (quantity.comparator, quantity.low, quantity.high) == (Comparator.EQUAL, 24, 1000)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("Output fell by a third in May.", "0.3333", ""),
        ("It costs more than a quarter, they say.", "0.25", ""),
        ("It took a half-hour.", "0.5", "hour"),
        ("They sat for half-day talks.", "0.5", "day"),
        ("They made a quarter point of it.", "0.25", "point"),
        ("It lasted an hour and a half.", "1.5", "hour"),
        ("We need a year and a half.", "1.5", "year"),
        ("Half a million pipes broke.", "500000", ""),
        ("A half-million pipes broke.", "500000", ""),
        ("Three quarters of a million pipes broke.", "750000", ""),
        ("Add 2 and 3/4 litres.", "2.75", "liter"),
        ("Add 1 and 1/2 litres.", "1.5", "liter"),
        ("Add 1½ litres.", "1.5", "liter"),
        ("It fell by point five of it.", "0.5", ""),
        ("They have 6 crore and two hundred.", "60000200", ""),
    ],
)
def test_shares_and_mixed_numbers(text: str, value: str, unit: str) -> None:
    quantity = only(text)
    assert quantity.value is not None
    assert (round(quantity.value, 4), quantity.unit) == (Decimal(value), unit)


@pytest.mark.parametrize(
    "text",
    ["about a third party", "by a quarter final", "the half-life is long", "at half-time", "at this point one of us"],
)
def test_ordinals_and_halves_of_words_are_no_shares(text: str) -> None:
    assert find_quantities(text)[0] == []
