"""Digits that are no figure, each with its reason."""

from __future__ import annotations

import pytest

from claimcheck.extraction.figure import SkipReason
from claimcheck.extraction.quantities import find_quantities


@pytest.mark.parametrize(
    ("text", "skipped", "reason"),
    [
        ("The ISBN 978-3-16-148410-0 is listed.", "978-3-16-148410-0", SkipReason.IDENTIFIER),
        ("Ask for case 123-45-6789 there.", "123-45-6789", SkipReason.IDENTIFIER),
        ("Call 555-123-4567 now.", "555-123-4567", SkipReason.PHONE),
        ("The host 192.168.0.1 answered.", "192.168.0.1", SkipReason.IDENTIFIER),
        ("The build is 120.0.6099.71 now.", "120.0.6099.71", SkipReason.VERSION),
        ("It is fixed in 3f2a9c1 already.", "3f2a9c1", SkipReason.NAME),
        ("It lies at 48.8566° N in the city.", "48.8566° N", SkipReason.COORDINATE),
        ("It lies at 52°31′12″E there.", "52°31′12″E", SkipReason.COORDINATE),
        ("It has a 1080p display.", "1080p", SkipReason.NAME),
        ("It streams 4K video well.", "4K", SkipReason.NAME),
        ("It is a two-way street.", "two", SkipReason.IDIOM),
        ("He rose at four in the morning.", "four", SkipReason.CLOCK_TIME),
        ("Theme 4 is new.", "4", SkipReason.REFERENCE),
        ("A 20-something came.", "20", SkipReason.IDIOM),
        ("We met at 3 p.m. there.", "3 p.m", SkipReason.CLOCK_TIME),
        ("Take the I-95 south.", "95", SkipReason.NAME),
        ("Print it on A4 paper.", "4", SkipReason.NAME),
        ("As Figure 3 shows.", "3", SkipReason.REFERENCE),
        ("See RFC 9110 for it.", "9110", SkipReason.REFERENCE),
        ("It has an aspect ratio of 16:9 there.", "16:9", SkipReason.RESULT),
    ],
)
def test_each_has_its_reason(text: str, skipped: str, reason: SkipReason) -> None:
    figures, skips = find_quantities(text)
    assert not figures
    assert [(text[skip.start : skip.end], skip.reason) for skip in skips] == [(skipped, reason)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("It needs CPython 3.10, 3.11, and 3.12 now.", ["3.10", "3.11", "3.12"]),
        ("It runs on Windows 10 and 11 alike.", ["10", "11"]),
    ],
)
def test_the_later_numbers_of_a_name_are_names(text: str, names: list[str]) -> None:
    figures, skips = find_quantities(text)
    assert not figures
    assert [(text[skip.start : skip.end], skip.reason) for skip in skips] == [(name, SkipReason.NAME) for name in names]


@pytest.mark.parametrize("text", ["In Group 2, 30 died.", "It runs on Windows 10 and 30 others."])
def test_what_follows_a_name_may_count(text: str) -> None:
    ((figure,), _) = find_quantities(text)
    assert figure.quantity is not None
    assert figure.quantity.value == 30


def test_what_another_figure_is_by_has_its_reason() -> None:
    text = "It costs $3 per 1M output tokens."
    figures, skips = find_quantities(text)
    assert [dict(figure.qualifiers) for figure in figures] == [{"per": "1M output tokens"}]
    assert [(text[skip.start : skip.end], skip.reason) for skip in skips] == [("1", SkipReason.RATE)]


@pytest.mark.parametrize(
    "text", ["The roof slopes at 30° here.", "It was 20 °C outside.", "Turn it by 90° South of it."]
)
def test_angles_and_temperatures_are_no_places(text: str) -> None:
    assert len(find_quantities(text)[0]) == 1
