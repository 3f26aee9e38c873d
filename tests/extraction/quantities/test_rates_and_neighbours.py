"""Rates that stand apart from their amount, letters that are units beside words of their field, what is taken over."""

from __future__ import annotations

from decimal import Decimal

import pytest

from claimcheck.extraction.figure import Figure
from claimcheck.extraction.quantities import find_quantities


def figures(text: str) -> list[Figure]:
    return find_quantities(text)[0]


def units(text: str) -> list[str]:
    return [figure.quantity.unit for figure in figures(text) if figure.quantity]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The club earns €40 million (£34 million) a year.", ["EUR/year", "GBP/year"]),
        ("The plant uses 12 litres (about 3 gallons) a day.", ["liter/day", "gallon/day"]),
        ("Airlines buy 2.4 billion gallons of jet fuel a year.", ["gallon/year"]),
        ("It leaks 40 tonnes of methane per hour.", ["metric_ton/hour"]),
        ("It moves 4,500 tpd.", ["metric_ton/day"]),
        ("He sold 20 kg (44 lb) an hour later.", ["kilogram", "pound"]),
        ("He ate 2 kg of rice, a record.", ["kilogram"]),
        ("It lies 100 km (60 miles) a day's walk north.", ["kilometer", "mile"]),
    ],
)
def test_a_rate_may_follow_a_restatement_or_what_it_is_a_rate_of(text: str, expected: list[str]) -> None:
    assert units(text) == expected


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("The bid was C$6 (US$4.46) per share.", "share"),
        ("It grows 5 percent a year.", "year"),
        ("It rose 5 percent a year earlier.", None),
    ],
)
def test_what_an_amount_is_by_is_kept(text: str, per: str | None) -> None:
    assert figures(text)[0].qualifiers.get("per") == per


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The oven was at 350 F then.", ["degree_Fahrenheit"]),
        ("The heat reached 40 C in Seville.", ["degree_Celsius"]),
        ("The capacitor holds 2.5 F.", ["farad"]),
        ("A dose of 0.5 R per day is allowed.", ["roentgen/day"]),
        ("He took 12 F trains in the cold.", [""]),
        ("There were 40 C grades.", [""]),
    ],
)
def test_a_capital_is_a_unit_beside_words_of_its_field(text: str, expected: list[str]) -> None:
    assert units(text) == expected


@pytest.mark.parametrize("text", ["Children under 5 travel free.", "People over 65 pay half.", "Aged 35, he retired."])
def test_bounds_for_persons_are_ages(text: str) -> None:
    (found,) = figures(text)
    assert (found.metric, found.quantity and found.quantity.unit) == ("age", "year")


def test_men_over_an_age_are_older() -> None:
    (found,) = figures("Men over 40 years old came.")
    assert found.quantity is not None
    assert found.quantity.comparator == ">"


@pytest.mark.parametrize(
    ("text", "value", "unit", "counted"),
    [
        ("It sold 3.9 million headsets, up from 2.4 million.", "2400000", "", "headsets"),
        ("Profit was $3.1 billion, up from 2.8.", "2800000000", "USD", None),
        ("It had 4 million users, up from 250,000.", "250000", "", "users"),
    ],
)
def test_what_was_before_is_of_the_same(text: str, value: str, unit: str, counted: str | None) -> None:
    quantity = figures(text)[-1].quantity
    assert quantity is not None
    assert (quantity.value, quantity.unit, quantity.counted) == (Decimal(value), unit, counted)


def test_times_after_a_name_are_counted() -> None:
    (found,) = figures("I called Bob 3 times.")
    assert found.quantity is not None
    assert found.quantity.counted == "times"


@pytest.mark.parametrize(
    ("text", "comparator"),
    [
        ("It lies below around 1000 km.", "<"),
        ("It is up to around 650 K.", "<="),
        ("It drew more than about 40 ships.", ">"),
        ("It is about ∼−1‰ lower.", "~"),
    ],
)
def test_of_two_hedges_the_one_that_bounds_counts(text: str, comparator: str) -> None:
    (found,) = figures(text)
    assert found.quantity is not None
    assert found.quantity.comparator == comparator


def test_a_range_after_the_first_word_of_a_sentence_is_kept() -> None:
    (found,) = figures("Serves 4-6.")
    assert found.quantity is not None
    assert (found.quantity.low, found.quantity.high) == (4, 6)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Heat to 220C/200C fan.", ["degree_Celsius", "degree_Celsius"]),
        ("Add 8 oz/250 g of rice.", ["ounce", "gram"]),
    ],
)
def test_amounts_on_both_sides_of_a_slash_are_read(text: str, expected: list[str]) -> None:
    assert units(text) == expected


def test_a_decimal_before_a_count_counts_nothing() -> None:
    found = [figure.quantity for figure in figures("We set β to 0.95, 2,000 steps in all.")]
    assert [(str(q.value), q.counted) for q in found if q] == [("0.95", None), ("2000", "steps")]


def test_and_up_to_belongs_to_what_follows() -> None:
    found = [figure.quantity for figure in figures("Winds of 80 km/h and up to 40 mm of rain.")]
    assert [q.comparator for q in found if q] == ["=", "<="]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Of 500 who began 400, and 80 percent finished.", ["", "", "percent"]),
        ("In a sample of 40, 36.1% said yes.", ["", "percent"]),
        ("They got 10, 20 and 30 percent.", ["percent", "percent", "percent"]),
        ("Shares of 4, 5, and 6% are small.", ["percent", "percent", "percent"]),
    ],
)
def test_a_percentage_lends_its_sign_to_a_list_only(text: str, expected: list[str]) -> None:
    assert units(text) == expected


@pytest.mark.parametrize("text", ["It costs 5$ a", "It pays 25 cents a", "3 euros per"])
def test_a_price_that_breaks_off_is_by_nothing(text: str) -> None:
    assert len(figures(text)) == 1
