"""Units of papers, manuals and everyday texts, short and long, with and without a blank; and words that are none."""

from __future__ import annotations

import pytest

from claimcheck.extraction.quantities import find_quantities
from claimcheck.records import Quantity

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
