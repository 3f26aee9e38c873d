"""Money in words: names of one country's currency, of several countries', and of none."""

from __future__ import annotations

import pytest

from claimcheck.extraction.quantities import find_quantities
from claimcheck.records import Kind


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("The fund holds 8 billion crowns.", 8 * 10**9, "crown"),
        ("It costs 5 million Swedish crowns.", 5 * 10**6, "SEK"),
        ("They paid 50 Czech crowns.", 50, "CZK"),
        ("It costs 200 shillings.", 200, "shilling"),
        ("It costs 300 Kenyan shillings.", 300, "KES"),
        ("They paid 3,000 lei.", 3000, "RON"),
        ("They paid 20 Libyan dinars.", 20, "LYD"),
        ("It cost 40 grand.", 40_000, "money"),
        ("It makes ten grand a year.", 10_000, "money/year"),
        ("It cost £40 grand.", 40_000, "GBP"),
        ("They raised GBP 3m.", 3 * 10**6, "GBP"),
        ("They raised US$5 million.", 5 * 10**6, "USD"),
        ("It costs HK$300.", 300, "HKD"),
        ("It costs A$7.", 7, "AUD"),
        ("The shares fell to 480p.", 480, "GBX"),
        ("A loaf costs 30 crowns.", 30, "crown"),
        ("She paid 5 pounds for it.", 5, "GBP"),
        ("It costs 5 pounds a week.", 5, "GBP/week"),
    ],
)
def test_money(text: str, value: int, unit: str) -> None:
    ((figure,), _) = find_quantities(text)
    assert figure.quantity is not None
    assert (figure.kind, figure.quantity.value, figure.quantity.unit) == (Kind.MONEY, value, unit)


@pytest.mark.parametrize(
    "text",
    [
        "The king has two crowns.",
        "They paid for two crowns.",
        "It has two grand pianos.",
        "She won three Grand Slams.",
        "He saw 3 leones.",
    ],
)
def test_words_that_mean_other_things_besides_are_no_money(text: str) -> None:
    ((figure,), _) = find_quantities(text)
    assert figure.kind is Kind.COUNT


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("It costs $1.5m-2m.", 1_500_000, 2_000_000, "USD"),
        ("It costs £2m to 3m.", 2_000_000, 3_000_000, "GBP"),
        ("It costs €1.2bn-€1.4bn.", 1_200_000_000, 1_400_000_000, "EUR"),
        ("The pipe is 2m-3m long.", 2, 3, "meter"),
    ],
)
def test_an_m_is_a_million_after_money(text: str, low: int, high: int, unit: str) -> None:
    ((figure,), _) = find_quantities(text)
    assert figure.quantity is not None
    assert (figure.quantity.low, figure.quantity.high, figure.quantity.unit) == (low, high, unit)


@pytest.mark.parametrize(
    "text", ["He lost 5 pounds.", "The bag weighs 5 pounds.", "It cost a lot for 5 pounds of beef."]
)
def test_pounds_that_are_not_paid_are_weights(text: str) -> None:
    ((figure,), _) = find_quantities(text)
    assert figure.quantity is not None
    assert figure.quantity.unit == "pound"
