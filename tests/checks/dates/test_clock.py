"""Times of day in running text, and the minutes between them."""

from __future__ import annotations

import pytest

from claimcheck.checks.dates.clock import TimeOfDay, clock_times


def times(text: str) -> list[TimeOfDay]:
    return list(clock_times(text, 0, len(text)))


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("at 9:40", [580]),
        ("from 9 to 11 am", [540, 660]),
        ("4.30 p.m. and 12 noon", [990, 720]),
        ("midnight to 2am", [0, 120]),
        ("14:05 UTC (10:05 EDT)", [845, 605]),
        ("12 am and 12 pm", [0, 720]),
        ("9:15-10:00", [555, 600]),
    ],
)
def test_a_time_is_read_in_minutes(text: str, minutes: list[int]) -> None:
    assert [time.minutes for time in times(text)] == minutes


@pytest.mark.parametrize("text", ["1:05:30", "3 and 4", "$9:40", "1.50 m", "13 am", "2024-10-30", "12.5", "9 apples"])
def test_other_digits_are_no_time(text: str) -> None:
    assert not times(text)


def test_a_time_without_a_half_of_the_day_may_be_twelve_hours_later() -> None:
    late, early = times("11:30 to 1:00")
    assert late.until(early) == (13 * 60 + 30, 90)
    start, end = times("23:00 to 6:15 am")
    assert start.until(end) == (435,)


def test_the_zone_belongs_to_the_time() -> None:
    assert [time.zone for time in times("9 am Pacific, 17:00 CET and 8:00")] == ["Pacific", "CET", None]
