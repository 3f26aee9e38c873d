"""Uncertainties: after an amount, in brackets, in the last digits, or alone."""

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
    ("text", "written", "value", "error", "unit"),
    [
        ("The rod is 5 ± 0.2 mm long.", "5 ± 0.2 mm", "5", "0.2", "millimeter"),
        ("It was 37.2 °C ± 0.3 °C.", "37.2 °C ± 0.3 °C", "37.2", "0.3", "degree_Celsius"),
        ("Support is 43% +/- 3%.", "43% +/- 3%", "43", "3", "percent"),
        ("The rod is 5(2) mm long.", "5(2) mm", "5", "2", "millimeter"),
        ("The mass is 1.6726(17) kg.", "1.6726(17) kg", "1.6726", "0.0017", "kilogram"),
        ("It weighs 1.672(17) × 10^-3 g.", "1.672(17) × 10^-3 g", "0.001672", "0.000017", "gram"),
    ],
)
def test_an_uncertainty_belongs_to_its_amount(text: str, written: str, value: str, error: str, unit: str) -> None:
    quantity = only(text)
    assert (quantity.text, quantity.value, quantity.plus_minus, quantity.unit) == (
        written,
        Decimal(value),
        Decimal(error),
        unit,
    )


@pytest.mark.parametrize(
    ("text", "written", "error", "unit"),
    [
        ("Readings are within ±5%.", "±5%", 5, "percent"),
        ("The margin of error is ± 3 points.", "± 3 points", 3, "point"),
        ("It errs by plus or minus 3.1 percent.", "plus or minus 3.1 percent", Decimal("3.1"), "percent"),
        ("It is good to +/-2 mm.", "+/-2 mm", 2, "millimeter"),
    ],
)
def test_an_uncertainty_of_nothing_stated_lies_on_both_sides(
    text: str, written: str, error: Decimal, unit: str
) -> None:
    quantity = only(text)
    assert (quantity.text, quantity.unit) == (written, unit)
    assert (quantity.value, quantity.low, quantity.high, quantity.plus_minus) == (None, -error, error, error)


@pytest.mark.parametrize("text", ["See 2019(3) for more.", "It has 12(4) members."])
def test_a_bracket_without_unit_or_power_is_no_uncertainty(text: str) -> None:
    assert all(figure.quantity is None or figure.quantity.plus_minus is None for figure in find_quantities(text)[0])
