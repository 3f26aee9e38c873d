"""Claims as facts, and facts as the text of a file."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.engine import extract
from claimcheck.records import Claim, DocumentSummary
from claimcheck.support.fact_claims import fact_reference
from claimcheck.support.fact_making import Choices, NoFactError, fact_from_claim, toml_of
from claimcheck.support.facts import Fact, FiledFact, facts_from_text

NOTE = DocumentSummary(name="note.md", media_type="text/markdown", sha256="0" * 64, title="A note", date="2024-07-11")
TEXTS = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=20)
NUMBERS = st.builds(
    lambda digits, exponent: Decimal(digits).scaleb(exponent), st.integers(-(10**12), 10**12), st.integers(-9, 15)
)
DAYS = st.none() | st.dates(dt.date(1800, 1, 1), dt.date(2100, 1, 1))


def fact_of(sentence: str, **choices: Any) -> Fact:
    (claim, *_) = extract(sentence, name="note.md", media_type="text/markdown")
    return fact_from_claim(claim, NOTE, Choices(**choices))


def refusal(sentence: str) -> str:
    with pytest.raises(NoFactError) as caught:
        fact_of(sentence)
    return str(caught.value)


@st.composite
def facts(draw: st.DrawFn) -> Fact:
    low, high = sorted((draw(NUMBERS), draw(NUMBERS)))
    amount: dict[str, Any] = draw(
        st.sampled_from(
            [{"value": low}, {"low": low}, {"high": high}, {"low": low, "high": high}, {"date": "2024-07"}],
        )
    )
    first, last = draw(DAYS), draw(DAYS)
    source = {
        "title": draw(TEXTS),
        "published": draw(DAYS),
        "url": draw(st.sampled_from([None, "https://a.example/b"])),
    }
    return Fact(
        subject=draw(TEXTS),
        metric=draw(TEXTS),
        unit=draw(st.sampled_from(["", "token", "USD", "kilometer / hour"])),
        aliases=tuple(draw(st.lists(TEXTS, max_size=2))),
        qualifiers=draw(st.dictionaries(TEXTS, TEXTS, max_size=2)),
        valid_from=min(first, last) if first and last else first,
        valid_to=max(first, last) if first and last else last,
        note=draw(st.none() | TEXTS),
        source=source,  # type: ignore[arg-type]
        **amount,
    )


@settings(deadline=None, max_examples=150)
@given(facts())
def test_a_fact_is_read_back_as_it_was_written_to_the_last_digit(fact: Fact) -> None:
    (read,) = facts_from_text(toml_of(fact), "facts.toml")
    assert read == fact
    numbers = [(fact.value, read.value), (fact.low, read.low), (fact.high, read.high)]
    assert [repr(one) for one, _ in numbers] == [repr(other) for _, other in numbers]
    assert all(letter.isprintable() for line in toml_of(fact).split("\n") for letter in line)


@pytest.mark.parametrize(
    "sentence",
    [
        "Wrenna-4 was trained on 6.2 trillion tokens.",
        "Wrenna-4 was trained on 6.20T tokens.",
        "Wrenna-4 has 72B parameters.",
        "Wrenna-4 scored 71.2% on MMLU (5-shot).",
        "Wrenna-4 was trained with 8.64e22 FLOP.",
        "Kestrel employs 1,400 people.",
        "Kestrel had a revenue of $3.2 million in 2024.",
        "Kestrel had a revenue of $3 to $4 million.",
    ],
)
def test_the_fact_asserts_what_the_claim_asserts(sentence: str) -> None:
    claim: Claim = extract(sentence, name="note.md", media_type="text/markdown")[0]
    (fact,) = facts_from_text(toml_of(fact_from_claim(claim, NOTE, Choices())), "facts.toml")
    held = fact_reference(FiledFact(fact, "facts.toml", 1, 1)).claim
    assert claim.quantity is not None
    assert held.quantity is not None
    assert held.quantity.interval == claim.quantity.interval
    assert (held.subject, held.metric, held.quantity.unit) == (claim.subject, claim.metric, claim.quantity.unit)


def test_the_document_is_the_source_and_its_citation_the_address() -> None:
    fact = fact_of("Wrenna-4 was trained on 6.2 trillion tokens ([card](https://wrenna.example/card)).")
    assert (fact.source.title, fact.source.url) == ("A note", "https://wrenna.example/card")
    assert fact.source.published == dt.date(2024, 7, 11)


def test_another_source_has_not_the_date_of_the_document() -> None:
    fact = fact_of("Wrenna-4 has 72B parameters.", title="Card", url="https://wrenna.example/card")
    assert fact.source.model_dump() == {"title": "Card", "url": "https://wrenna.example/card", "published": None}


def test_a_figure_of_one_year_is_valid_in_that_year() -> None:
    fact = fact_of("Kestrel had a revenue of $3.2 million in 2024.")
    assert (fact.valid_from, fact.valid_to) == (dt.date(2024, 1, 1), dt.date(2024, 12, 31))
    assert fact.qualifiers == {}


def test_bounds_stay_bounds_and_hedges_become_ranges() -> None:
    more = fact_of("Kestrel employs more than 140 people.")
    about = fact_of("Kestrel employs about 140 people.")
    assert (more.value, more.low, more.high) == (None, Decimal(140), None)
    assert about.value is None
    assert about.low is not None
    assert about.high is not None
    assert about.low < 140 < about.high
    assert about.note == "Kestrel employs about 140 people."


def test_a_place_in_a_table_is_no_qualifier() -> None:
    table = "| Model | Parameters |\n|---|---|\n| Wrenna-4 | 72B |\n"
    assert fact_of(table).qualifiers == {}


def test_what_is_no_statement_of_a_value_is_refused() -> None:
    assert "change" in refusal("Kestrel's revenue grew by 20%.")
    assert "planned" in refusal("Kestrel plans to spend $20 million on training.")
    assert "no subject" in refusal("It took 12 days.")


def test_dates_are_facts_where_they_are_one_day_month_or_year() -> None:
    assert fact_of("Wrenna-4 was released on 11 July 2024.").date == "2024-07-11"
    assert fact_of("Wrenna-4 was released in July 2024.").date == "2024-07"
    assert "no single day" in refusal("Wrenna-4 was released in the 1990s.")
