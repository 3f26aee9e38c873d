from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from contradiction_samples import Claims, day
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.checks.contradiction.values import Outcome, compare, compare_alike, compare_quantities
from claimcheck.records import Comparator, DateReading, Grain, Kind
from claimcheck.units import make_quantity
from claimcheck.units.nearness import Slip, nearness


@pytest.mark.parametrize(
    ("one", "other", "outcome"),
    [
        (("1.5", "gram"), ("1500", "milligram"), Outcome.AGREE),
        (("2", "hour"), ("120", "minute"), Outcome.AGREE),
        (("2", "hour"), ("200", "minute"), Outcome.DIFFER),
        (("2", "hour"), ("2", "gram"), Outcome.UNKNOWN),
        (("0", "gram"), ("0", "gram"), Outcome.AGREE),
        (("72.1", "percent"), ("72.2", "percent"), Outcome.CLOSE),
        (("72.1", "percent"), ("72.4", "percent"), Outcome.DIFFER),
    ],
)
def test_quantities_are_compared_as_intervals_in_one_unit(
    stated: Claims, one: tuple[str, str], other: tuple[str, str], outcome: Outcome
) -> None:
    assert compare(stated(*one), stated(*other)) is outcome
    assert compare(stated(*other), stated(*one)) is outcome


@pytest.mark.parametrize(("value", "outcome"), [("3", Outcome.DIFFER), ("2", Outcome.AGREE)])
def test_small_counts_are_never_rounded(stated: Claims, value: str, outcome: Outcome) -> None:
    assert compare(stated("2", kind=Kind.COUNT), stated(value, kind=Kind.COUNT)) is outcome


def test_round_counts_may_be_rounded(stated: Claims) -> None:
    assert compare(stated("1600", kind=Kind.COUNT), stated("1640", kind=Kind.COUNT)) is Outcome.AGREE


def test_gigabytes_may_be_counted_in_powers_of_1024(stated: Claims) -> None:
    assert compare(stated("281", "gigabyte", text="281GB"), stated("262", "gigabyte", text="262GB")) is Outcome.AGREE
    assert compare(stated("281", "gigabyte", text="281GB"), stated("162", "gigabyte", text="162GB")) is Outcome.DIFFER


def test_only_lengths_of_contexts_are_tokens_in_powers_of_1024(stated: Claims) -> None:
    length = stated("32000", "token", text="32K tokens")
    assert compare(length, stated("32768", "token", text="32,768 tokens", step="1")) is Outcome.AGREE
    trained = stated("3.2e12", "token", text="3.2T tokens", step="1e11")
    assert compare(trained, stated("3.6e12", "token", text="3.6T tokens", step="1e11")) is Outcome.DIFFER


def test_a_score_with_its_percent_sign_is_the_same_score(stated: Claims) -> None:
    with_sign, without = stated("72.6", "percent", kind=Kind.SCORE), stated("72.6", kind=Kind.SCORE)
    assert compare(with_sign, without) is Outcome.AGREE
    assert compare(with_sign, stated("0.9", kind=Kind.SCORE)) is Outcome.UNKNOWN


@pytest.mark.parametrize(
    ("comparator", "value", "outcome"),
    [
        (Comparator.AT_MOST, "180", Outcome.AGREE),
        (Comparator.MORE, "400", Outcome.AGREE),
        (Comparator.MORE, "100", Outcome.DIFFER),
        (Comparator.ABOUT, "210", Outcome.AGREE),
    ],
)
def test_bounds_and_hedges_agree_with_all_that_they_allow(
    stated: Claims, comparator: Comparator, value: str, outcome: Outcome
) -> None:
    assert compare(stated("200", "gram", comparator=comparator), stated(value, "gram")) is outcome


def test_two_maxima_differ(stated: Claims) -> None:
    up_to: dict[str, Any] = {"comparator": Comparator.AT_MOST}
    assert compare(stated("225", "gram", **up_to), stated("189", "gram", **up_to)) is Outcome.DIFFER


@pytest.mark.parametrize(
    ("one", "other", "outcome"),
    [
        (day("14 Oct", "2025-10-14"), day("October", "2025-10-01", "2025-10-31", Grain.MONTH), Outcome.AGREE),
        (day("14 Oct", "2025-10-14"), day("15 Oct", "2025-10-15"), Outcome.CLOSE),
        (day("14 Oct", "2025-10-14"), day("16 Oct", "2025-10-16"), Outcome.DIFFER),
        (day("14 Oct", "2025-10-14"), day("before May", "2025-05-01", mod="BEFORE"), Outcome.UNKNOWN),
        (
            day("1/11", "2025-01-11", alternatives=(DateReading(start="2025-11-01", end="2025-11-01", timex=""),)),
            day("1 Nov", "2025-11-01"),
            Outcome.AGREE,
        ),
    ],
)
def test_dates_agree_where_they_share_a_day(stated: Claims, one: Any, other: Any, outcome: Outcome) -> None:
    assert compare(stated(date=one), stated(date=other)) is outcome


def test_figures_of_one_sort_are_compared_as_written_where_units_do_not_convert(stated: Claims) -> None:
    assert compare_alike(stated("92", "year"), stated("92")) is Outcome.AGREE
    assert compare_alike(stated("92", "year"), stated("29")) is Outcome.DIFFER


@pytest.mark.parametrize(
    ("one", "other", "near", "slip"),
    [
        ("91000000", "19000000", False, Slip.DIGITS),
        ("136", "186", True, Slip.DIGITS),
        ("980000", "980", False, Slip.SCALE),
        ("10250000", "10000", False, Slip.SCALE),
        ("2", "20", False, Slip.NONE),
        ("5", "7", True, Slip.NONE),
        ("0", "7", False, Slip.NONE),
    ],
)
def test_slips_of_the_hand(stated: Claims, one: str, other: str, near: bool, slip: Slip) -> None:
    assert nearness(stated(one), stated(other)) == (near, slip)


@given(st.decimals(min_value=Decimal("0.01"), max_value=10**9, places=2), st.sampled_from(["gram", "hour", "percent"]))
@settings(max_examples=80, deadline=None)
def test_every_quantity_agrees_with_itself_and_with_its_rounding(value: Decimal, unit: str) -> None:
    exact = make_quantity(text="x", value=value, unit=unit, decimals=2, step=Decimal("0.01"))
    rounded = make_quantity(text="x", value=round(value, 1), unit=unit, decimals=1, step=Decimal("0.1"))
    assert compare_quantities(exact, exact) is Outcome.AGREE
    assert compare_quantities(exact, rounded) is not Outcome.DIFFER
