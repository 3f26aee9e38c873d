"""Numbers in titles, where every word has a capital: a verb or participle beside a number makes it no name's."""

from __future__ import annotations

import pytest

from claimcheck.extraction.figure import SkipReason
from claimcheck.extraction.quantities import find_quantities


@pytest.mark.parametrize(
    ("title", "value"),
    [
        ("29 Killed in Market Bombings", 29),
        ("Storm Over Norwold Kills 6", 6),
        ("Gas Leak Sickens 19 at Trade Fair", 19),
        ("Shares End Quiet Day Down 53", 53),
        ("Coach Overturns Near Tolna, Injuring 30", 30),
        ("170 Still Missing in Ferry Accident", 170),
        ("Customs Quarantines 8 Horses", 8),
    ],
)
def test_a_number_beside_an_ordinary_word_of_a_title_is_a_figure(title: str, value: int) -> None:
    (figure,) = find_quantities(title)[0]
    assert figure.quantity is not None
    assert figure.quantity.value == value


@pytest.mark.parametrize("title", ["Windows 10 Released to Public", "787 Dreamliner Fleet Grounded Again"])
def test_a_number_beside_a_name_is_the_name_s(title: str) -> None:
    figures, skips = find_quantities(title)
    assert not figures
    assert [skip.reason for skip in skips] == [SkipReason.NAME]


@pytest.mark.parametrize(("text", "unit"), [("A $240M Win for Workers", "USD"), ("It cost A$240M in all.", "AUD")])
def test_an_article_apart_from_the_dollar_sign_is_no_country(text: str, unit: str) -> None:
    (figure,) = find_quantities(text)[0]
    assert figure.quantity is not None
    assert figure.quantity.unit == unit


@pytest.mark.parametrize(
    "title", ["2.6 Do owners pay?", "Once said.\n\n3.5. Tables of values", "Once said.   \n 2.1. of the timer"]
)
def test_the_number_of_a_section_is_no_figure(title: str) -> None:
    figures, skips = find_quantities(title)
    assert not figures
    assert [skip.reason for skip in skips] == [SkipReason.REFERENCE]


@pytest.mark.parametrize("text", ["3.5 Million people", "2.1 Children per Woman", "the ratio was\n2.6. The next"])
def test_a_decimal_that_counts_or_ends_a_sentence_is_no_number_of_a_section(text: str) -> None:
    assert len(find_quantities(text)[0]) == 1
