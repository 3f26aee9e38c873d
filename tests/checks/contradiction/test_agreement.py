from __future__ import annotations

from decimal import Decimal

import pytest
from contradiction_samples import Claims, day

from claimcheck.checks.contradiction.agreement import Agreement, agreement
from claimcheck.records import Comparator, Grain, Kind


@pytest.mark.parametrize(
    ("heading", "text", "expected"),
    [
        ("4", "4", Agreement.EQUAL),
        ("4", "5", Agreement.DIFFERENT),
        ("305", "305.45", Agreement.ROUNDED),
        ("70", "69.5", Agreement.ROUNDED),
        ("24", "21", Agreement.DIFFERENT),
        ("1000", "1012", Agreement.ROUNDED),
        ("1000", "1600", Agreement.DIFFERENT),
    ],
)
def test_who_writes_to_the_same_digit_has_not_rounded(
    stated: Claims, heading: str, text: str, expected: Agreement
) -> None:
    assert agreement(stated(heading, "USD"), stated(text, "USD")) is expected


@pytest.mark.parametrize(
    ("step", "text", "expected"),
    [("1000", "1300", Agreement.ROUNDED), ("1000", "700", Agreement.DIFFERENT), ("1", "1300", Agreement.DIFFERENT)],
)
def test_rounding_explains_a_quarter_at_most(stated: Claims, step: str, text: str, expected: Agreement) -> None:
    assert agreement(stated("1000", step=Decimal(step)), stated(text)) is expected


def test_a_bound_that_only_allows_the_heading_agrees_loosely(stated: Claims) -> None:
    assert agreement(stated("35000"), stated("3000", comparator=Comparator.MORE)) is Agreement.LOOSE
    assert agreement(stated("3200"), stated("3000", comparator=Comparator.MORE)) is Agreement.ROUNDED
    assert agreement(stated("2000"), stated("3000", comparator=Comparator.MORE)) is Agreement.DIFFERENT


def test_equal_numbers_agree_whatever_the_unit(stated: Claims) -> None:
    assert agreement(stated("40", "mile"), stated("40", "nautical_mile")) is Agreement.EQUAL


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (day("until 2021", "2021-01-01", "2021-12-31", Grain.YEAR, mod="BEFORE"), Agreement.EQUAL),
        (day("by 2035", "2035-01-01", "2035-12-31", Grain.YEAR, mod="BEFORE"), Agreement.DIFFERENT),
        (day("Jan. 21, 2016", "2016-01-21"), Agreement.DIFFERENT),
        (day("3 May 2021", "2021-05-03"), Agreement.EQUAL),
        (day("next week", "2022-05-02", "2022-05-08", Grain.WEEK, relative=True), Agreement.UNKNOWN),
        (day("last month", "2022-05-01", "2022-05-31", Grain.MONTH, relative=True), Agreement.UNKNOWN),
        (day("last year", "2020-01-01", "2020-12-31", Grain.YEAR, relative=True), Agreement.DIFFERENT),
    ],
    ids=lambda value: value.text if hasattr(value, "text") else "",
)
def test_a_year_is_compared_with_the_year_that_the_text_gives(
    stated: Claims, text: object, expected: Agreement
) -> None:
    year = stated(kind=Kind.DATE, date=day("2021", "2021-01-01", "2021-12-31", Grain.YEAR))
    assert agreement(year, stated(kind=Kind.DATE, date=text)) is expected


def test_a_date_and_a_quantity_cannot_be_compared(stated: Claims) -> None:
    year = stated(kind=Kind.DATE, date=day("2021", "2021-01-01", "2021-12-31", Grain.YEAR))
    assert agreement(year, stated("2021")) is Agreement.UNKNOWN
