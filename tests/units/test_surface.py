from __future__ import annotations

import pytest

from claimcheck.units import conversion
from claimcheck.units.surface import currency_surface, pieces, unit_surface


def test_every_surface_form_names_a_unit_of_the_registry() -> None:
    for surface in (unit_surface(), currency_surface()):
        for unit in {*surface.names.values(), *surface.symbols.values()}:
            assert conversion(unit).dimension, unit


@pytest.mark.parametrize(
    ("form", "unit"),
    [
        ("kilometers", "kilometer"),
        ("metre", "meter"),
        ("feet", "foot"),
        ("kilowatt-hours", "kilowatt_hour"),
        ("percentage points", "percentage_point"),
        ("square feet", "foot**2"),
        ("terabytes", "terabyte"),
        ("gpu hours", "GPU*hour"),
    ],
)
def test_names_are_known_in_lower_case(form: str, unit: str) -> None:
    assert unit_surface().names[pieces(form)] == unit


@pytest.mark.parametrize(
    ("form", "unit"),
    [
        ("GB", "gigabyte"),
        ("Gb", "gigabit"),
        ("GiB", "gibibyte"),
        ("mW", "milliwatt"),
        ("MW", "megawatt"),
        ("µm", "micrometer"),
    ],
)
def test_the_case_of_symbols_counts(form: str, unit: str) -> None:
    assert unit_surface().symbols[pieces(form)] == unit


@pytest.mark.parametrize(
    ("sign", "code"),
    [("$", "USD"), ("US$", "USD"), ("A$", "AUD"), ("€", "EUR"), ("£", "GBP"), ("₹", "INR"), ("CHF", "CHF")],
)
def test_currency_signs_mean_their_currency(sign: str, code: str) -> None:
    assert currency_surface().symbols[pieces(sign)] == code
