"""Durations written short are told from lengths, decades and times of day."""

from __future__ import annotations

import pytest

from claimcheck.extraction.quantities import find_quantities


def amounts(text: str) -> list[tuple[str, str]]:
    found = [figure.quantity for figure in find_quantities(text)[0] if figure.quantity]
    return [(f"{quantity.value}", quantity.unit) for quantity in found]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("it took 1h 5m 30s to train", "3930", "second"),
        ("It took 1h5m30s.", "3930", "second"),
        ("after 5m 30s it stopped", "330", "second"),
        ("a run of 2d 3h", "51", "hour"),
        ("took 9 minutes and 18 seconds", "558", "second"),
        ("a marathon time of 2:05:30", "7530", "second"),
        ("She ran it in 1:05:30", "3930", "second"),
        ("a pace of 3:07 per kilometer", "187", "second/kilometer"),
        ("She averaged 4:40 min/km", "280", "second/kilometer"),
        ("she finished in 3:45:12.", "13512", "second"),
        ("a 30s clip", "30", "second"),
    ],
)
def test_the_time_taken_is_read_in_its_smallest_unit(text: str, value: str, unit: str) -> None:
    assert amounts(text) == [(value, unit)]


@pytest.mark.parametrize("text", ["people in their 30s", "the 90s", "it starts at 1:05:30", "version 1h5m30s-b2"])
def test_decades_ages_and_times_of_day_are_no_durations(text: str) -> None:
    assert amounts(text) == []


def test_a_lone_m_is_a_metre() -> None:
    assert amounts("5m deep and 30 cm wide") == [("5", "meter"), ("30", "centimeter")]
