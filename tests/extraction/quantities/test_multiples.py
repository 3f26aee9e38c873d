"""Multiples and shares in words, the one of many, and what they are of."""

from __future__ import annotations

from decimal import Decimal

import pytest

from claimcheck.extraction.figure import Figure, SkipReason
from claimcheck.extraction.quantities import find_quantities
from claimcheck.records import Kind


def only(text: str) -> Figure:
    (found,) = find_quantities(text)[0]
    return found


@pytest.mark.parametrize(
    ("text", "comparator", "value"),
    [
        ("It moves twice as much water.", "=", "2"),
        ("It costs more than twice the average.", ">", "2"),
        ("It is nearly thrice that size.", "~", "3"),
        ("It needs half as many wires.", "=", "0.5"),
        ("Sales rose threefold.", "=", "3"),
        ("Losses are an order of magnitude smaller.", "~", "10"),
        ("Sales were double the forecast.", "=", "2"),
        ("The cost is more than triple the average.", ">", "3"),
        ("Prices are two and a half times higher.", "=", "2.5"),
    ],
)
def test_multiples_in_words(text: str, comparator: str, value: str) -> None:
    found = only(text)
    assert found.quantity is not None
    assert (found.kind, found.quantity.comparator, found.quantity.value) == (Kind.RATIO, comparator, Decimal(value))


@pytest.mark.parametrize("text", ["They plan to double the output.", "It will more than triple their number."])
def test_to_double_is_no_multiple(text: str) -> None:
    assert not find_quantities(text)[0]


@pytest.mark.parametrize("text", ["He rang twice.", "She won twice this week.", "It failed twice the next day."])
def test_how_often_something_was_done_is_no_multiple(text: str) -> None:
    found, skips = find_quantities(text)
    assert not found
    assert [skip.reason for skip in skips] == [SkipReason.IDIOM]


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("Two-thirds of the voters stayed.", "voters"),
        ("Half the condos sold.", "condos"),
        ("A third of the crew left.", "crew"),
        ("It is one of the best speakers around.", "best speakers"),
        ("12 of the patients fell ill.", "patients"),
        ("Two of their many songs charted.", "songs"),
        ("He was one of the people responsible.", "people"),
        ("It was one of Finch's earliest investments.", "earliest investments"),
    ],
)
def test_what_a_share_or_the_one_is_of_is_counted(text: str, counted: str) -> None:
    found = only(text)
    assert found.quantity is not None
    assert found.quantity.counted == counted


def test_a_share_of_a_counted_whole_counts_the_same() -> None:
    found = find_quantities("Half of the 240 seats and one of the 12 doors.")[0]
    assert [f.quantity.counted for f in found if f.quantity] == ["seats", "seats", "doors", "doors"]


@pytest.mark.parametrize("text", ["One of them left.", "No one of the guests knew.", "It is one of a kind."])
def test_a_pronoun_counts_nothing(text: str) -> None:
    assert not find_quantities(text)[0]
