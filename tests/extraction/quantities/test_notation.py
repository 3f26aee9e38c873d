"""Numbers whose point or comma may part decimals or thousands: decided by the document, or left open and said."""

from __future__ import annotations

from decimal import Decimal

import pytest

from claimcheck import check, extract
from claimcheck.extraction.quantities import Notation, notation_of
from claimcheck.records import Claim, Document, Quantity


def read(text: str, written: str, media_type: str = "text/markdown") -> Quantity:
    return claim_of(text, written, media_type).quantity or pytest.fail(f"{written} is no quantity")


def claim_of(text: str, written: str, media_type: str = "text/markdown") -> Claim:
    return next(claim for claim in extract(text, name="x.md", media_type=media_type) if claim.text.startswith(written))


@pytest.mark.parametrize(
    ("prose", "expected"),
    [
        ("It has 1.024 members.", Notation.UNKNOWN),
        ("On 31.12.2023 it had 1.024 members at 10.0.0.1.", Notation.UNKNOWN),
        ("It sold 1,024 books.", Notation.POINT),
        ("The mean was 43.02.", Notation.POINT),
        ("The share was 0.125.", Notation.POINT),
        ("The margin was 12,5 %.", Notation.COMMA),
        ("It cost 3.500,75 in all.", Notation.COMMA),
        ("The town of 1.234.567 people.", Notation.COMMA),
        ("It rose 12,5 percent, then 3.5 percent.", Notation.MIXED),
        ("Chapters 1,2 and points (0,1) or [3,14] say nothing.", Notation.UNKNOWN),
    ],
)
def test_numbers_with_one_reading_tell_the_notation(prose: str, expected: Notation) -> None:
    assert notation_of(prose, {}) is expected


@pytest.mark.parametrize("language", ["de", "fr-FR", "PT"])
def test_the_language_decides_where_no_number_does(language: str) -> None:
    assert notation_of("It has 1.024 members.", {"lang": language}) is Notation.COMMA
    assert notation_of("It has 1.5 members.", {"lang": language}) is Notation.POINT
    assert notation_of("It has 1.024 members.", {"lang": "en"}) is Notation.UNKNOWN


@pytest.mark.parametrize(
    ("text", "written", "value"),
    [
        ("The firm has 1.024 employees and a margin of 12,5 %.", "1.024", "1024"),
        ("The firm has 1.024 employees and a margin of 12.5 %.", "1.024", "1.024"),
        ("The firm sold 1,024 books and 12 pens.", "1,024", "1024"),
        ("| Firm | Staff | Share |\n|---|---|---|\n| A | 1.024 | 12,5 % |\n| B | 12 | 3,25 |\n", "1.024", "1024"),
        ("| Firm | Staff | Share |\n|---|---|---|\n| A | 1.024 | 12,5 % |\n| B | 12 | 3,25 |\n", "3,25", "3.25"),
        ("About 1.024 million people came.", "1.024", "1024000"),
        ("It took 1.024e5 steps.", "1.024e5", "102400"),
    ],
)
def test_a_number_that_the_document_decides_has_one_reading(text: str, written: str, value: str) -> None:
    quantity = read(text, written)
    assert (quantity.value, quantity.other_readings) == (Decimal(value), ())


@pytest.mark.parametrize(
    ("text", "written", "value", "other"),
    [
        ("The firm has 1.024 employees.", "1.024", "1.024", "1024"),
        ("It fell by -2.345 kg.", "-2.345", "-2.345", "-2345"),
        ("It paid €1.250 for it.", "€1.250", "1.250", "1250"),
        ("It weighs 1,024 kg and costs 3.500,75 EUR.", "1,024", "1.024", "1024"),
        ("It sold 1,024 books, up 12,5 %, then 3.5 %.", "1,024", "1024", "1.024"),
        ("| Firm | Staff |\n|---|---|\n| A | 1.024 |\n| B | 12 |\n", "1.024", "1.024", "1024"),
    ],
)
def test_a_number_that_nothing_decides_keeps_both_readings(text: str, written: str, value: str, other: str) -> None:
    quantity = read(text, written)
    assert quantity.value == Decimal(value)
    assert [reading.value for reading in quantity.other_readings] == [Decimal(other)]
    assert claim_of(text, written).confidence <= 0.5
    assert Decimal(value) in quantity.generous_interval
    assert Decimal(other) in quantity.generous_interval


def test_both_ends_of_a_range_are_read_both_ways() -> None:
    (reading,) = read("Between 1.024 and 2.048 people came.", "1.024").other_readings
    assert (reading.low, reading.high) == (1024, 2048)


def test_a_page_in_german_has_a_decimal_comma() -> None:
    page = '<html lang="de"><body><p>The firm has 1.024 employees.</p></body></html>'
    assert read(page, "1.024", "text/html").value == 1024


def contradictions(documents: list[Document]) -> list[str]:
    return [finding.rule for finding in check(documents).findings if finding.rule.startswith("CC1")]


def test_no_finding_where_one_of_two_readings_makes_the_text_true() -> None:
    pair = [
        Document.from_text(
            f"# Vela Works\n\nVela Works has {count} employees.\n", name=name, media_type="text/markdown"
        )
        for name, count in (("a.md", "1.024"), ("b.md", "1,024"))
    ]
    assert contradictions(pair) == []
    wrong = Document.from_text(
        "# Vela Works\n\nVela Works has 1,638 employees.\n", name="c.md", media_type="text/markdown"
    )
    assert contradictions([pair[0], wrong]), "neither reading is 1,638"
