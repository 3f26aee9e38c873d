"""Numbers that are named by their size alone are ranges."""

from __future__ import annotations

import pytest

from claimcheck.extraction.quantities import find_quantities


@pytest.mark.parametrize(
    ("text", "written", "comparator", "low", "high", "unit"),
    [
        ("Inflation is in double digits.", "double digits", "=", 10, 99, ""),
        ("We expect double-digit growth.", "double-digit", "=", 10, 99, ""),
        ("Sales rose by a triple-digit percentage.", "triple-digit percentage", "=", 100, 999, "percent"),
        ("Growth was in the mid-single digits.", "mid-single digits", "~", 4, 7, ""),
        ("They see low single-digit percent gains.", "low single-digit percent", "~", 1, 4, "percent"),
        ("Margins sit in the high teens.", "high teens", "~", 17, 20, ""),
        ("It stayed in the low twenties.", "low twenties", "~", 20, 24, ""),
        ("Deaths are in the low thousands.", "low thousands", "~", 1000, 4000, ""),
        ("It costs mid-hundreds of dollars.", "mid-hundreds of dollars", "~", 400, 700, "USD"),
        ("It has high hundreds of millions of users.", "high hundreds of millions of users", "~", 7 * 10**8, 10**9, ""),
        ("He earns a six-figure salary.", "six-figure", "=", 100_000, 999_999, ""),
        ("The fee is in the low seven figures.", "low seven figures", "~", 10**6, 4 * 10**6, ""),
        ("Inflation is back in single digits.", "single digits", "=", 1, 9, ""),
        ("The side scored double figures.", "double figures", "=", 10, 99, ""),
    ],
)
def test_a_band_is_the_range_that_its_name_allows(
    text: str, written: str, comparator: str, low: int, high: int, unit: str
) -> None:
    ((figure,), _) = find_quantities(text)
    assert (quantity := figure.quantity) is not None
    assert (quantity.text, quantity.comparator, quantity.unit) == (written, comparator, unit)
    assert (quantity.value, quantity.low, quantity.high) == (None, low, high)


@pytest.mark.parametrize(
    "text",
    [
        "A double room has a single bed.",
        "It runs at low power and high speed.",
        "She is in her mid-teens.",
        "It was the sound of the mid-eighties.",
        "It splits numbers by single digits and gives a single figure.",
        "Double-click the icon, then the mid section.",
    ],
)
def test_words_of_bands_alone_are_nothing(text: str) -> None:
    assert find_quantities(text) == ([], [])


@pytest.mark.parametrize(
    ("text", "value"), [("The paper has six figures.", 6), ("Type a four-digit code.", 4), ("Pick seven digits.", 7)]
)
def test_digits_and_figures_may_be_counted(text: str, value: int) -> None:
    ((figure,), _) = find_quantities(text)
    assert figure.quantity is not None
    assert figure.quantity.value == value
