"""Minus signs told from hyphens and dashes; number words in their rarer forms."""

from __future__ import annotations

from decimal import Decimal

import pytest

from claimcheck.extraction.quantities import find_quantities


def values(text: str) -> list[Decimal | None]:
    return [figure.quantity.value for figure in find_quantities(text)[0] if figure.quantity]


@pytest.mark.parametrize(
    "text",
    [
        "it fell to −20 degrees",
        "it fell to - 20 degrees",
        "it fell to minus 20 degrees",
        "the reading (-20 degrees) was low",
        "Reading: -20 degrees",
        "-20 degrees is cold",
    ],
)
def test_a_minus_makes_the_number_negative(text: str) -> None:
    assert values(text) == [-20]


@pytest.mark.parametrize(
    "text",
    ["Vela  2  -6B was trained", "a pre-tax loss - 6 billion dollars - was booked", "They met - 6B parameters in all."],
)
def test_hyphens_of_blanked_markup_and_dashes_are_no_minus(text: str) -> None:
    assert values(text) == [6_000_000_000]


def test_a_change_after_a_name_keeps_its_minus() -> None:
    assert values("Nikkei -3%") == [-3]
    assert values("we ran Zeta -4 twice") == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("three hundred and two dozens", "324"),
        ("two hundred dozen eggs", "2400"),
        ("five doz", "60"),
        ("for twenty and four hours", "24"),
        ("twenty and three and three fifths", "23.6"),
        ("one billion and a half million", "1000500000"),
        ("one billion and a half", "1500000000"),
        ("three one hundred and fifths", "0.0285714"),
        ("four hundred one thousand thirds", "0.398804"),
        ("minus one half", "-0.5"),
        ("-1/2", "-0.5"),
        ("two and a half million", "2500000"),
        ("3 and a half million", "3500000"),
        ("a couple hundred people", "200"),
        ("a couple of thousand people", "2000"),
    ],
)
def test_rarer_number_words(text: str, value: str) -> None:
    [found] = values(text)
    assert found is not None
    assert found == pytest.approx(Decimal(value), rel=Decimal("1e-5"))


def test_tens_and_units_told_apart_stay_two_numbers() -> None:
    assert values("groups of twenty and four people") == [20, 4]
    assert values("three-nought-four") == [3, 0, 4]


def test_scores_of_digits_are_marks() -> None:
    assert values("with scores of 85 and 90") == [85, 90]


def test_ordinals_between_bound_a_rank() -> None:
    [figure] = find_quantities("He ranks between the tenth and the fifteenth.")[0]
    assert figure.quantity is not None
    assert (figure.quantity.low, figure.quantity.high) == (10, 15)


def test_a_sign_of_inequality_is_no_bound() -> None:
    [figure] = find_quantities("where x <>30")[0]
    assert figure.quantity is not None
    assert figure.quantity.comparator == "="
