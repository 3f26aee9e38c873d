"""Dates that count from the document's date, or from a date that the sentence named before."""

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
    ("words", "first", "last"),
    [
        ("today", "2024-07-03", "2024-07-03"),
        ("yesterday", "2024-07-02", "2024-07-02"),
        ("the day after tomorrow", "2024-07-05", "2024-07-05"),
        ("this week", "2024-07-01", "2024-07-07"),
        ("next week", "2024-07-08", "2024-07-14"),
        ("last week", "2024-06-24", "2024-06-30"),
        ("last month", "2024-06-01", "2024-06-30"),
        ("next quarter", "2024-10-01", "2024-12-31"),
        ("last year", "2023-01-01", "2023-12-31"),
        ("this decade", "2020-01-01", "2029-12-31"),
        ("earlier this year", "2024-01-01", "2024-07-02"),
        ("earlier this month", "2024-07-01", "2024-07-02"),
        ("year to date", "2024-01-01", "2024-07-03"),
        ("later this month", "2024-07-03", "2024-07-31"),
        ("early next year", "2025-01-01", "2025-07-01"),
        ("last summer", "2023-06-01", "2023-08-31"),
        ("this summer", "2024-06-01", "2024-08-31"),
        ("next winter", "2024-12-01", "2025-02-28"),
        ("over the past year", "2023-07-03", "2024-07-03"),
        ("in the last three months", "2024-04-03", "2024-07-03"),
        ("over the next two decades", "2030-01-01", "2049-12-31"),
        ("170 weeks ago", "2021-03-29", "2021-04-04"),
        ("two years ago", "2022-01-01", "2022-12-31"),
        ("three days ago", "2024-06-30", "2024-06-30"),
        ("last Friday", "2024-06-28", "2024-06-28"),
        ("next Sunday", "2024-07-07", "2024-07-07"),
        ("this Friday", "2024-07-05", "2024-07-05"),
        ("next June", "2025-06-01", "2025-06-30"),
        ("last December", "2023-12-01", "2023-12-31"),
        ("next week on Tuesday", "2024-07-09", "2024-07-09"),
        ("next year's first quarter", "2025-01-01", "2025-03-31"),
        ("the first half of next year", "2025-01-01", "2025-06-30"),
        ("the last week of July 2024", "2024-07-22", "2024-07-28"),
        ("the week of April 10, 2024", "2024-04-08", "2024-04-14"),
        ("by the end of the year", "2024-07-02", "2024-12-31"),
        ("two weeks after July 1, 2024", "2024-07-15", "2024-07-15"),
        ("next 6th of April", "2025-04-06", "2025-04-06"),
        ("next 29 February", "2028-02-29", "2028-02-29"),
        ("last May 3", "2024-05-03", "2024-05-03"),
        ("due this 5/12", "2024-05-12", "2024-05-12"),
        ("3 days starting from next Monday", "2024-07-08", "2024-07-10"),
        ("two weeks, from July 1, 2024", "2024-07-01", "2024-07-14"),
        ("in the last 3 months and 2 weeks and 2 days", "2024-03-18", "2024-07-03"),
        ("from the end of May to the middle of September", "2024-05-31", "2024-09-16"),
        ("on 2024 05 16", "2024-05-16", "2024-05-16"),
        ("in 1990 s", "1990-01-01", "1999-12-31"),
        ("the week before last", "2024-06-17", "2024-06-23"),
        ("the year after next", "2026-01-01", "2026-12-31"),
        ("the day after July 1, 2024", "2024-07-02", "2024-07-02"),
        ("two years after May 2020", "2022-05-01", "2022-05-31"),
        ("less than three days ago", "2024-06-30", "2024-07-03"),
        ("within two weeks after July 1, 2024", "2024-07-01", "2024-07-15"),
        ("Monday, a year from now", "2025-07-07", "2025-07-07"),
        ("two months ago on a Tuesday", "2024-04-30", "2024-04-30"),
        ("two weeks from now on Monday", "2024-07-15", "2024-07-15"),
        ("four business days ago", "2024-06-27", "2024-06-27"),
        ("five working days after July 1, 2024", "2024-07-08", "2024-07-08"),
        ("next workweek", "2024-07-08", "2024-07-12"),
        ("the first Monday of September 2024", "2024-09-02", "2024-09-02"),
        ("the last Friday in May 2024", "2024-05-31", "2024-05-31"),
        ("the 1st of next month", "2024-08-01", "2024-08-01"),
        ("the last couple of years", "2022-07-03", "2024-07-03"),
        ("by year-end 2027", "2027-07-02", "2027-12-31"),
        ("in calendar week 26", "2024-06-24", "2024-06-30"),
    ],
)
def test_counted_from_the_reference(words: str, first: str, last: str) -> None:
    date = value(f"It was {words}.")
    assert (date.start, date.end) == (first, last)


def test_what_needed_the_reference_says_so() -> None:
    date = value("It came last week.")
    assert date.relative
    assert date.anchor == "2024-07-03"


def test_without_a_reference_it_stays_open() -> None:
    date = value("It came last week.", None)
    assert (date.start, date.anchor, date.timex) == (None, None, "XXXX-WXX")


def test_today_in_a_text_without_a_date_is_no_date() -> None:
    assert find_dates("Most models today are large.", None) == []


@pytest.mark.parametrize(
    ("text", "reference", "expected"),
    [
        ("In December they trained it.", dt.date(2023, 1, 11), "2022-12"),
        ("Access ends July 9.", REFERENCE, "2024-07-09"),
        ("Reuters reported the July 9 cutoff.", REFERENCE, "2024-07-09"),
        ("On March 3, it was released.", dt.date(2024, 12, 10), "2024-03-03"),
        ("It will be released on March 3.", dt.date(2024, 12, 10), "2025-03-03"),
        ("The board met on Friday.", REFERENCE, "2024-06-28"),
        ("The board will meet on Friday.", REFERENCE, "2024-07-05"),
        ("Valid until Feb 29.", dt.date(2023, 3, 22), "2024-02-29"),
    ],
)
def test_a_missing_year_follows_closeness_and_tense(text: str, reference: dt.date, expected: str) -> None:
    assert value(text, reference).timex == expected


def test_the_other_year_stays_an_alternative() -> None:
    (other,) = value("Access ends July 9.").alternatives
    assert other.timex == "2023-07-09"


def test_later_counts_from_the_date_named_before_in_the_sentence() -> None:
    assert value("It opened on May 1, 2024 and closed two days later.").timex == "2024-05-03"
    assert value("It opened on May 1, 2024. Two days later it rained.").start is None
    assert value("Sales were 5 in 2021, up from 4 the previous year.").timex == "2020"


def test_in_some_weeks_is_a_date_only_where_the_sentence_looks_ahead() -> None:
    assert value("We will meet in two weeks.").timex == "2024-07-17"
    assert find_dates("They built it in two weeks.", REFERENCE) == []
    assert find_dates("We will meet in two weeks.", None) == []


def test_an_order_looks_ahead() -> None:
    assert value("Register by January 20.", dt.date(2024, 5, 29)).timex == "2025-01-20"
    assert value("- Submit your talk by March 1!", dt.date(2024, 5, 29)).timex == "2025-03-01"


def test_in_some_minutes_is_a_moment_only_after_a_verb_of_one() -> None:
    assert value("I will be back in 5 minutes.").timex == "2024-07-03"
    assert find_dates("It will train in 5 minutes.", REFERENCE) == []


def test_the_year_before_counts_from_the_date_of_the_sentence() -> None:
    assert value("In 2019 sales doubled from the year before.").timex == "2018"
    assert find_dates("Sales doubled from the year before.", None) == []


def test_the_last_two_decades_may_be_twenty_years() -> None:
    (other,) = value("Over the last two decades it shrank.").alternatives
    assert (other.start, other.end) == ("2004-07-03", "2024-07-03")


def test_a_weekday_of_every_month_is_no_day() -> None:
    assert find_dates("We meet on the third Thursday of each month.", REFERENCE) == []


def test_a_weekday_range_goes_forward() -> None:
    date = value("Open from next Monday to Friday.")
    assert (date.start, date.end) == ("2024-07-08", "2024-07-12")


def test_a_date_of_the_sentence_lends_its_year() -> None:
    assert value("Version 1 came out on 4 February 2021; version 2 on 29 April.").timex == "2021-04-29"
    assert value("In 2022, they raised money in March.").timex == "2022-03"
    assert value("It was passed in 2022 and takes effect on July 9.").timex == "2024-07-09"


def test_a_count_beside_a_date_counts_from_the_one_before() -> None:
    assert value("The first came on 30 April 2025; the second on 17 May, 17 days later.").timex == "2025-05-17"


def test_a_weekday_decides_between_years_that_are_both_far() -> None:
    assert value("Entries open on Monday, 12 January.", dt.date(2026, 10, 4)).timex == "2026-01-12"
    assert value("We meet on Monday, July 9.").timex == "2024-07-09"


def test_a_range_that_ends_before_it_starts_has_no_days() -> None:
    date = value("Between 4 November and 29 October 2024 we asked them.")
    assert (date.start, date.end, date.timex) == (None, None, "2024-11-04/2024-10-29")


def test_the_past_decade_is_the_last_ten_years() -> None:
    (figure,) = find_dates("It grew over the past decade.", dt.date(2024, 3, 13))
    assert figure.date is not None
    assert (figure.date.start, figure.date.end) == ("2014-03-13", "2024-03-13")


def test_a_duration_with_its_two_ends_is_no_distance() -> None:
    for text in ("Over the ten years from 2005 to 2018 it fell.", "For twelve years, from 2005 to 2018, it fell."):
        (figure,) = find_dates(text, None)
        assert figure.date is not None
        assert figure.date.timex == "2005/2018"


def test_more_than_so_long_later_counts_from_the_date_before_the_one_it_explains() -> None:
    assert value("Built in 1170 and again in 1792, more than six centuries later.").timex == "1770-01-01"


def test_a_winter_that_began_last_year_is_this_one() -> None:
    assert value("this winter", dt.date(2024, 1, 5)).start == "2023-12-01"
    assert not find_dates("this fall in prices", REFERENCE)
