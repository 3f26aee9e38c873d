"""Days with a name, and the ones that are no days."""

from __future__ import annotations

import datetime as dt

import pytest

from claimcheck.extraction.dates import find_dates
from claimcheck.records import DateValue

REFERENCE = dt.date(2024, 7, 3)  # a Wednesday


def value(text: str, reference: dt.date | None = REFERENCE) -> DateValue:
    *_, figure = find_dates(text, reference)
    assert figure.date is not None
    return figure.date


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("Christmas Eve 2023", "2023-12-24"),
        ("Easter Monday, 2025", "2025-04-21"),
        ("Good Friday 2024", "2024-03-29"),
        ("Thanksgiving 2024", "2024-11-28"),
        ("Black Friday 2023", "2023-11-24"),
        ("Labor Day 2024", "2024-09-02"),
        ("Memorial Day 2024", "2024-05-27"),
        ("St. Patrick's Day 2022", "2022-03-17"),
        ("Saint Patrick’s Day 2022", "2022-03-17"),
        ("Valentines Day 2022", "2022-02-14"),
        ("last Christmas", "2023-12-25"),
        ("next Easter", "2025-04-20"),
        ("two days before Halloween 2024", "2024-10-29"),
        ("the week after Easter 2024", "2024-W14"),
    ],
)
def test_a_named_day(written: str, day: str) -> None:
    date = value(f"It was on {written}.")
    assert (date.timex, date.text) == (day, written)


def test_a_range_between_named_days() -> None:
    date = value("Closed between Christmas Eve 2023 and New Year's Day 2024.")
    assert (date.start, date.end) == ("2023-12-24", "2024-01-01")


def test_a_name_that_means_two_days_keeps_both() -> None:
    (other,) = value("It was on Thanksgiving 2024.").alternatives
    assert other.timex == "2024-10-14"


def test_without_a_year_or_reference_it_stays_open() -> None:
    assert value("It was on Christmas Day.", None).timex == "XXXX-12-25"
    assert value("It was on Labor Day.", None).timex == "XXXX-09-XX"
    assert value("It was on Good Friday.", None).timex == "XXXX-XX-XX"


@pytest.mark.parametrize(
    "text",
    [
        "Christmas cards sell best, every Christmas.",
        "The Good Friday Agreement and the Black Friday deals.",
        "Easter Island has a new year-round airport.",
        "What I want for Christmas is a bicycle; Easter is a feast.",
        "A Halloween to remember for all saints and souls.",
    ],
)
def test_a_name_before_a_noun_is_no_day(text: str) -> None:
    assert find_dates(text, REFERENCE) == []
