"""Facts in the form of claims."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.records import Comparator, Kind
from claimcheck.support.fact_claims import fact_reference, figure_text, validity
from claimcheck.support.facts import Fact, FiledFact


def filed(**fields: Any) -> FiledFact:
    given = {"subject": "Wrenna-4", "metric": "parameters", "source": {"title": "card"}, **fields}
    return FiledFact(Fact.model_validate(given), "facts.toml", 3, 1)


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        ({"value": Decimal("175e9"), "unit": "parameter"}, "175 billion parameters"),
        ({"value": Decimal("86.4"), "unit": "percent"}, "86.4%"),
        ({"low": Decimal("15e12"), "unit": "token"}, "at least 15 trillion tokens"),
        ({"high": 4096, "unit": "token"}, "at most 4,096 tokens"),
        ({"low": 128000, "high": 131072, "unit": "token"}, "128,000 to 131,072 tokens"),
        ({"value": 0, "unit": "USD"}, "0 USD"),
        ({"value": 1200}, "1,200"),
    ],
)
def test_a_number_is_written_for_people(fields: dict[str, Any], text: str) -> None:
    assert figure_text(filed(**fields).fact) == text


def test_the_written_digits_are_the_precision() -> None:
    quantity = fact_reference(filed(value=Decimal("6.2e12"), unit="token")).claim.quantity
    assert quantity is not None
    assert Decimal("6.24e12") in quantity.interval
    assert Decimal("6.26e12") not in quantity.interval


def test_one_end_is_a_bound() -> None:
    low, high = (fact_reference(filed(**{end: 15, "unit": "token"})).claim.quantity for end in ("low", "high"))
    assert low is not None
    assert high is not None
    assert (low.comparator, high.comparator) == (Comparator.AT_LEAST, Comparator.AT_MOST)


@pytest.mark.parametrize(
    ("date", "start", "end"),
    [
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2024-07-11", "2024-07-11", "2024-07-11"),
    ],
)
def test_a_date_covers_the_days_that_it_names(date: str, start: str, end: str) -> None:
    claim = fact_reference(filed(metric="release date", date=date)).claim
    assert claim.date is not None
    assert (claim.kind, claim.date.start, claim.date.end) == (Kind.DATE, start, end)


def test_the_id_names_file_subject_and_metric() -> None:
    reference = fact_reference(filed(value=1))
    assert reference.id == "fact:facts.toml:Wrenna-4/parameters"
    assert reference.always
    assert validity(reference, filed(value=1).fact) is None


def test_a_fact_of_one_year_has_that_period() -> None:
    fact = filed(metric="revenue", value=3, unit="USD", valid_from="2024-01-01", valid_to="2024-12-31")
    reference = fact_reference(fact)
    time = validity(reference, fact.fact)
    assert reference.claim.qualifiers == {"period": "2024"}
    assert time is not None
    assert time.date is not None
    assert (time.date.start, time.date.end) == ("2024-01-01", "2024-12-31")
    assert time.location.sentence == reference.claim.location.sentence


def test_a_fact_with_a_benchmark_is_a_score() -> None:
    assert fact_reference(filed(value=71, qualifiers={"benchmark": "MMLU"})).claim.kind is Kind.SCORE


@settings(max_examples=60, deadline=None)
@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**15), max_value=10**15, places=4))
def test_every_number_lies_in_its_own_interval(value: Decimal) -> None:
    quantity = fact_reference(filed(value=value)).claim.quantity
    assert quantity is not None
    assert value in quantity.interval
