"""Numbers printed in any style come back with the interval that holds them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.extraction.figure import Figure
from claimcheck.extraction.quantities import find_quantities
from claimcheck.records import Quantity

_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"


def only(text: str) -> Quantity:
    figures, _ = find_quantities(text)
    assert len(figures) == 1, [figure.quantity for figure in figures]
    quantity = figures[0].quantity
    assert quantity is not None
    return quantity


def in_words(number: int) -> str:
    """English words of a number below a million."""
    if number >= 1000:
        rest = number % 1000
        return f"{in_words(number // 1000)} thousand" + (
            f" {'and ' if rest < 100 else ''}{in_words(rest)}" if rest else ""
        )
    if number >= 100:
        rest = number % 100
        return f"{_SMALL.split()[number // 100]} hundred" + (f" and {in_words(rest)}" if rest else "")
    if number >= 20:
        rest = number % 10
        return _TENS.split()[number // 10 - 2] + (f"-{_SMALL.split()[rest]}" if rest else "")
    return _SMALL.split()[number]


def styles(value: Decimal) -> list[str]:
    """A positive number in every style of digits."""
    plain = f"{value:f}"
    whole, _, fraction = plain.partition(".")
    tail = f".{fraction}" if fraction else ""
    found = [plain, f"{value:,f}"]
    if len(whole) > 3:
        found += [f"{int(whole):,}".replace(",", gap) + tail for gap in ("\u202f", "\u2009", "\u00a0", "'", "’")]
    if whole == "0" and fraction:
        found.append(f".{fraction}")
    return found


@given(digits=st.integers(1, 10**9), places=st.integers(0, 6))
@settings(max_examples=200, deadline=None)
def test_a_printed_number_read_back_holds_the_number(digits: int, places: int) -> None:
    value = Decimal(digits).scaleb(-places)
    for style in styles(value):
        quantity = only(f"They used {style} km of it.")
        assert quantity.value == value, style
        assert value in quantity.interval
        assert quantity.decimals == places


@given(digits=st.integers(1, 10**8), places=st.integers(1, 6), fewer=st.integers(0, 5))
@settings(max_examples=200, deadline=None)
def test_fewer_digits_never_narrow_the_interval(digits: int, places: int, fewer: int) -> None:
    value = Decimal(digits).scaleb(-places)
    rounded = round(value, min(fewer, places))
    fine, coarse = only(f"They used {value:f} kg of it."), only(f"They used {rounded:f} kg of it.")
    assert coarse.interval.high - coarse.interval.low >= fine.interval.high - fine.interval.low
    assert value in coarse.interval.widened(Decimal(0)) or value == coarse.interval.high


@given(
    digits=st.integers(1, 9999),
    places=st.integers(0, 3),
    scale=st.sampled_from(["thousand", "million", "billion", "trillion"]),
)
@settings(max_examples=100, deadline=None)
def test_scale_words_scale_value_and_precision(digits: int, places: int, scale: str) -> None:
    mantissa = Decimal(digits).scaleb(-places)
    exponent = {"thousand": 3, "million": 6, "billion": 9, "trillion": 12}[scale]
    quantity = only(f"They used {mantissa:f} {scale} tokens.")
    assert quantity.value == mantissa.scaleb(exponent)
    assert quantity.step == Decimal(1).scaleb(exponent - places)


@given(number=st.integers(2, 999_999))
@settings(max_examples=300, deadline=None)
def test_number_words_mean_their_number(number: int) -> None:
    assert only(f"{in_words(number)} tokens").value == number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.66*10^20", "1.66e20"),
        ("3 × 10⁻⁴", "3e-4"),
        ("10²⁵", "1e25"),
        ("8.64e22", "8.64e22"),
        ("1e-4", "1e-4"),
        ("2.998×10−8", "2.998e-8"),
        ("2½", "2.5"),
        ("½", "0.5"),
        ("1/4", "0.25"),
        ("1 1/2", "1.5"),
        ("two point five million", "2.5e6"),
        ("a hundred and twenty", "120"),
        ("one and a half", "1.5"),
        ("6 million and a half", "6.5e6"),
        ("3 hundred and 21", "321"),
        ("half a million", "5e5"),
        ("quarter million", "2.5e5"),
        ("half a dozen", "6"),
        ("minus five", "-5"),
        ("−5", "-5"),
        ("-5.5", "-5.5"),
        ("1,00,000", "1e5"),
        ("10 000", "1e4"),
    ],
)
def test_forms_that_are_no_plain_digits(text: str, value: str) -> None:
    assert only(text).value == Decimal(value)


@pytest.mark.parametrize(("text", "value"), [("two thirds of it", 3), ("a third of it", 3), ("one twenty-fifth", 25)])
def test_fractions_in_words_have_their_denominator(text: str, value: int) -> None:
    found = only(text).value
    assert found is not None
    assert (found * value).quantize(Decimal("1.000000")) in {1, 2}


def test_vague_plurals_are_ranges_with_a_firm_lower_end() -> None:
    quantity = only("tens of thousands of dollars")
    assert (quantity.low, quantity.high, quantity.value, quantity.unit) == (10_000, 100_000, None, "USD")


def test_a_key_or_hash_is_no_figure() -> None:
    figures: list[Figure]
    figures, skips = find_quantities("9" * 100)
    assert not figures
    assert len(skips) == 1


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It keeps 1 024 parcels.", "1024"),
        ("It keeps 1 234 birds.", "1234"),
        ("It keeps 1 234 567 people.", "1234567"),
        ("It keeps 1\u2009234\u2009567 people.", "1234567"),
        ("It keeps １，０００ people.", "1000"),
        ("It keeps ３．５ km of pipe.", "3.5"),
        ("It fell －5 °C.", "-5"),
        ("It fell ‑5 °C.", "-5"),
        ("It was 3 °C and − 4 °C.", "-4"),
    ],
)
def test_groups_and_signs_in_odd_typography(text: str, value: str) -> None:
    assert [q.value for f in find_quantities(text)[0] if (q := f.quantity)][-1] == Decimal(value)


@pytest.mark.parametrize("text", ["12 345 is odd", "in grade 5 120 pupils sat", "profit − 4 million"])
def test_blanks_and_dashes_between_two_numbers_leave_two(text: str) -> None:
    assert all(q.value in (12, 345, 120, 4_000_000) for f in find_quantities(text)[0] if (q := f.quantity))
