"""Fractions with hyphens and endings, feet and inches, powers whose superscript was lost, and numbers per numbers."""

from __future__ import annotations

from decimal import Decimal

import pytest

from claimcheck.extraction.quantities import find_quantities
from claimcheck.records import Quantity


def only(text: str) -> Quantity:
    ((figure,), _) = find_quantities(text)
    assert figure.quantity is not None
    return figure.quantity


@pytest.mark.parametrize(
    ("text", "written", "value", "unit"),
    [
        ("It needs a 1/2-inch bolt.", "1/2-inch", "0.5", "inch"),
        ("It is 3-1/2 feet deep.", "3-1/2 feet", "3.5", "foot"),
        ("It took 1/100th of a second.", "1/100th of a second", "0.01", "second"),
        ("A 5ft 9in man came.", "5ft 9in", "69", "inch"),
        ("He is 6' 4 1/2\" tall.", "6' 4 1/2\"", "76.5", "inch"),
        ("She is five-foot-six.", "five-foot-six", "66", "inch"),
        ("It is 10−6 m thin.", "10−6 m", "0.000001", "meter"),
        ("It is 5 x 10−6 m thin.", "5 x 10−6 m", "0.000005", "meter"),
        ("About 3 in 1,000 fail.", "3 in 1,000", "0.003", ""),
    ],
)
def test_fractions_heights_and_powers(text: str, written: str, value: str, unit: str) -> None:
    quantity = only(text)
    assert (quantity.text, quantity.value, quantity.unit) == (written, Decimal(value), unit)


def test_numbers_that_rise_after_a_minus_are_a_range() -> None:
    quantity = only("It is 10−15 mm thin.")
    assert (quantity.low, quantity.high) == (10, 15)


@pytest.mark.parametrize("text", ["It ran on 3-1/2-2020 there.", "A 9/11-style attack failed."])
def test_other_chains_are_no_fractions(text: str) -> None:
    assert not find_quantities(text)[0]


@pytest.mark.parametrize(
    ("text", "counted", "per"),
    [
        ("There were 12 deaths per 100,000 people.", "deaths", "100,000 people"),
        ("The rate is 3.5 per 1,000 live births.", None, "1,000 live births"),
        ("It is 3 per thousand.", None, "thousand"),
        ("It makes 12 images per prompt.", "images", "prompt"),
    ],
)
def test_a_number_by_a_number(text: str, counted: str | None, per: str) -> None:
    ((figure,), _) = find_quantities(text)
    assert figure.quantity is not None
    assert (figure.quantity.counted, figure.qualifiers["per"]) == (counted, per)
