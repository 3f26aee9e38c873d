"""Units of papers, manuals and everyday texts, short and long, with and without a blank; and words that are none."""

from __future__ import annotations

import pytest

from claimcheck.extraction.quantities import find_quantities
from claimcheck.records import Kind, Quantity

_FORMS = {
    "Gbit/s": "gigabit/second",
    "Mbit/s": "megabit/second",
    "kbit": "kilobit",
    "Gbps": "gigabit/second",
    "Tbps": "terabit/second",
    "MiB/s": "mebibyte/second",
    "TFLOPs/sec": "teraFLOP/second",
    "tok/s": "token/second",
    "tokens per second": "token/second",
    "img/s": "1/second",
    "req/s": "1/second",
    "ops/s": "1/second",
    "requests/min": "1/minute",
    "bpm": "1/minute",
    "ns/op": "nanosecond",
    "ps": "picosecond",
    "mcg": "microgram",
    "mM": "millimolar",
    "MP": "megapixel",
    "N·m": "newton*meter",
    "tCO2e": "metric_ton",
    "kgCO2/kWh": "kilogram/kilowatt_hour",
    "bpd": "barrel/day",
    "µg/m³": "microgram/meter**3",
    "km/h": "kilometer/hour",
    "m/s²": "meter/second**2",
    "mg/dL": "milligram/deciliter",
    "°C": "degree_Celsius",
    "kWh": "kilowatt_hour",
    "GPU hours": "GPU*hour",
    "TOPS": "terainteger_operation/second",
    "L/100 km": "liter/hundred_kilometer",
    "g per 100 g": "gram/hundred_gram",
    "kcal per 100 ml": "kilocalorie/hundred_milliliter",
    "sq ft": "foot**2",
    "light-years": "light_year",
    "basis points": "basis_point",
    "pence": "GBX",
}
_TIGHT = ("Gbit/s", "Gbps", "MiB/s", "mcg", "mM", "MP", "tCO2e", "km/h", "°C", "kWh", "bpm", "m/s²")
_ORDINARY = (
    "in",
    "as",
    "at",
    "to",
    "us",
    "we",
    "am",
    "so",
    "me",
    "it",
    "or",
    "do",
    "go",
    "no",
    "he",
    "all",
    "mr",
    "st",
    "lot",
)


def only(text: str) -> Quantity:
    [figure] = find_quantities(text)[0]
    assert figure.quantity is not None
    return figure.quantity


@pytest.mark.parametrize(("form", "unit"), _FORMS.items())
def test_a_form_after_a_blank_names_its_unit(form: str, unit: str) -> None:
    assert only(f"It was 12 {form} in all.").unit == unit


@pytest.mark.parametrize("form", _TIGHT)
def test_a_form_that_touches_the_digits_names_its_unit(form: str) -> None:
    assert only(f"It was 12{form} in all.").unit == _FORMS[form]


@pytest.mark.parametrize("word", _ORDINARY)
def test_ordinary_words_are_no_units(word: str) -> None:
    assert all(
        figure.quantity is None or not figure.quantity.unit
        for figure in find_quantities(f"They gave 12 {word} people rooms.")[0]
    )


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ('a 27" screen', "inch"),
        ("a 13” screen", "inch"),
        ('a pen that is 10 " long', "inch"),
        ("at an altitude of 30' it shook", "foot"),
        ("a 12’ wall", "foot"),
        ("the chance was 0.3 per year", "1/year"),
        ("a 3-in tube", "inch"),
        ("a fare of RM79", "MYR"),
        ("a fare of EUR79", "EUR"),
    ],
)
def test_marks_of_length_and_bare_rates_are_units(text: str, unit: str) -> None:
    (figure,) = find_quantities(text)[0]
    assert figure.quantity is not None
    assert figure.quantity.unit == unit


@pytest.mark.parametrize(
    "text",
    ["She said “twelve” twice.", '"We have 27" he said.', "“We have 27” he said.", "They won 'top 30' prizes.",
     "Don't name the 'big 30' now.", "It was 'one hundred and two' then."],
)  # fmt: skip
def test_quotes_that_close_are_no_unit(text: str) -> None:
    assert [figure.quantity.unit for figure in find_quantities(text)[0] if figure.quantity] == [""]


def test_a_fee_in_basis_points_is_no_change() -> None:
    kinds = [figure.kind for figure in find_quantities("Fees of 40 basis points; rates rose 40 basis points.")[0]]
    assert kinds == [Kind.PERCENTAGE, Kind.CHANGE]


def test_degrees_below_zero_are_negative() -> None:
    (figure,) = find_quantities("It was 15 degrees below zero.")[0]
    assert figure.quantity is not None
    assert figure.quantity.value == -15


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("The magnet has a field of 3 T.", "tesla"),
        ("They used a 1.5 T MRI scanner.", "tesla"),
        ("Bake it in a 350 F oven.", "degree_Fahrenheit"),
        ("The total is 3.2 T across both stages.", ""),
    ],
)
def test_letters_are_units_near_words_of_their_field(text: str, unit: str) -> None:
    ((figure,), _) = find_quantities(text)
    assert figure.quantity is not None
    assert figure.quantity.unit == unit
