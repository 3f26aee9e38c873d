"""Absolute dates: every form is read to the day, and left open where the year is missing."""

from __future__ import annotations

import datetime as dt

import pytest

from claimcheck.extraction.dates import DayOrder, find_dates
from claimcheck.extraction.figure import Figure
from claimcheck.records import DateValue, Grain


def only(text: str, reference: dt.date | None = None, order: DayOrder | None = None) -> Figure:
    (figure,) = find_dates(text, reference, order)
    return figure


def value(text: str, reference: dt.date | None = None) -> DateValue:
    date = only(text, reference).date
    assert date is not None
    return date


@pytest.mark.parametrize(
    "written",
    [
        "July 11, 2024",
        "Jul 11 2024",
        "Jul. 11, 2024",
        "11 July 2024",
        "11th of July, 2024",
        "the 11th of July 2024",
        "July the 11th, 2024",
        "2024-07-11",
        "2024/07/11",
        "2024.07.11",
        "11.07.2024",
        "11-Jul-2024",
        "2024-Jul-11",
        "20240711",
        "Jul 11 '24",
        "Thursday, July 11, 2024",
        "Thursday 11 July 2024",
        "July 11, 2024 (Thursday)",
        "July\n11, 2024",
    ],
)
def test_one_day_is_read_from_every_style(written: str) -> None:
    date = value(f"The workshop is on {written}.")
    assert (date.start, date.end, date.grain) == ("2024-07-11", "2024-07-11", Grain.DAY)
    assert date.timex == "2024-07-11"
    assert not date.relative


@pytest.mark.parametrize(
    ("written", "moment", "zone"),
    [
        ("May 2, 2025, at 9:30 AM Eastern Time", "2025-05-02T09:30", "Eastern Time"),
        ("May 2, 2025  12:05 PM CDT", "2025-05-02T12:05", "CDT"),
        ("2025-05-02T18:00", "2025-05-02T18:00", None),
        ("2025-05-02 18:00 UTC", "2025-05-02T18:00", "UTC"),
        ("6pm on May 2, 2025", "2025-05-02T18:00", None),
        ("May 2, 2025 at noon", "2025-05-02T12:00", None),
        ("May 2, 2025 at 12:15 am", "2025-05-02T00:15", None),
    ],
)
def test_a_time_of_day_belongs_to_its_date(written: str, moment: str, zone: str | None) -> None:
    figure = only(f"Doors open {written}!")
    assert figure.date is not None
    assert (figure.date.start, figure.date.end, figure.date.grain) == (moment, moment, Grain.MINUTE)
    assert figure.qualifiers.get("zone") == zone


@pytest.mark.parametrize(
    ("written", "first", "last", "timex"),
    [
        ("in March 2023", "2023-03-01", "2023-03-31", "2023-03"),
        ("in Feb. 2024", "2024-02-01", "2024-02-29", "2024-02"),
        ("for Q3 2024", "2024-07-01", "2024-09-30", "2024-Q3"),
        ("in the third quarter of 2024", "2024-07-01", "2024-09-30", "2024-Q3"),
        ("in 3Q24", "2024-07-01", "2024-09-30", "2024-Q3"),
        ("in H1 2025", "2025-01-01", "2025-06-30", "2025-H1"),
        ("in the second half of 2025", "2025-07-01", "2025-12-31", "2025-H2"),
        ("in the 1990s", "1990-01-01", "1999-12-31", "199X"),
        ("in the '80s", "1980-01-01", "1989-12-31", "198X"),
        ("in the nineties", "1990-01-01", "1999-12-31", "199X"),
        ("in the 21st century", "2000-01-01", "2099-12-31", "20XX"),
        ("nineteenth-century letters", "1800-01-01", "1899-12-31", "18XX"),
        ("early 2024", "2024-01-01", "2024-07-01", "2024"),
        ("at the end of 2024", "2024-07-02", "2024-12-31", "2024"),
        ("in nineteen ninety-six", "1996-01-01", "1996-12-31", "1996"),
        ("in AD 79", "0079-01-01", "0079-12-31", "0079"),
    ],
)
def test_periods_cover_their_days(written: str, first: str, last: str, timex: str) -> None:
    date = value(f"It happened {written}.")
    assert (date.start, date.end, date.timex) == (first, last, timex)


@pytest.mark.parametrize(
    ("written", "timex"),
    [
        ("FY2025", "FY2025"),
        ("fiscal 2025", "FY2025"),
        ("FY25 Q3", "FY2025-Q3"),
        ("Q4 of fiscal year 2025", "FY2025-Q4"),
    ],
)
def test_fiscal_periods_stay_open_since_no_calendar_is_stated(written: str, timex: str) -> None:
    figure = only(f"Revenue for {written} rose.")
    assert figure.date is not None
    assert (figure.date.start, figure.date.end, figure.date.timex) == (None, None, timex)
    assert figure.qualifiers["calendar"] == "fiscal"


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("March 3-5, 2025", "2025-03-03", "2025-03-05"),
        ("3 to 5 March 2025", "2025-03-03", "2025-03-05"),
        ("from January to April 2023", "2023-01-01", "2023-04-30"),
        ("between 4 November and 29 November 2024", "2024-11-04", "2024-11-29"),
        ("Nov 20 – Jan 6, 2025", "2024-11-20", "2025-01-06"),
        ("from 2019 to 2021", "2019-01-01", "2021-12-31"),
        ("2019–2021", "2019-01-01", "2021-12-31"),
        ("the 2023-24 season", "2023-01-01", "2024-12-31"),
        ("from 10/1/2018 - 10/7/2018", "2018-10-01", "2018-10-07"),
        ("between 1620 and 1690", "1620-01-01", "1690-12-31"),
    ],
)
def test_a_range_is_one_figure_with_both_ends(written: str, first: str, last: str) -> None:
    date = value(f"It ran {written}.")
    assert (date.start, date.end) == (first, last)


def test_a_changed_date_is_no_range() -> None:
    figures = find_dates("The launch was moved from March 3, 2025 to March 5, 2025.", None)
    assert [figure.date.timex for figure in figures if figure.date] == ["2025-03-03", "2025-03-05"]


def test_the_weekday_beside_a_date_is_reported() -> None:
    assert only("We meet on Tuesday, December 10, 2024.").qualifiers["weekday"] == "tuesday"
    assert only("December 10, 2024 was a Tuesday.").qualifiers["weekday"] == "tuesday"


def test_a_day_that_the_calendar_lacks_keeps_its_value_and_has_no_days() -> None:
    date = value("It was due on February 30, 2023.")
    assert (date.start, date.end, date.timex) == (None, None, "2023-02-30")


def test_without_a_reference_the_year_stays_open() -> None:
    assert value("It was announced in February.").timex == "XXXX-02"
    assert value("It was announced on November 13.").start is None


@pytest.mark.parametrize(
    ("order", "timex", "others"),
    [
        (None, "2023-01-11", ["2023-11-01"]),
        (DayOrder.DAY_FIRST, "2023-11-01", []),
        (DayOrder.MONTH_FIRST, "2023-01-11", []),
    ],
)
def test_an_ambiguous_date_follows_the_order_of_the_document(
    order: DayOrder | None, timex: str, others: list[str]
) -> None:
    date = only("Weekly digest 1/11/2023", order=order).date
    assert date is not None
    assert date.timex == timex
    assert [reading.timex for reading in date.alternatives] == others


@pytest.mark.parametrize(
    ("text", "mod"),
    [
        ("It was there before 2020.", "BEFORE"),
        ("It has run since 2015.", "ON_OR_AFTER"),
        ("It must be ready by 2030.", "ON_OR_BEFORE"),
        ("It came after March 2021.", "AFTER"),
        ("It was built around 1995.", "APPROX"),
        ("It needs a chip from 2013 or later.", "ON_OR_AFTER"),
        ("It opened in late October 2024.", "END"),
        ("It opened in 2024.", None),
    ],
)
def test_bounds_and_estimates_are_modifiers(text: str, mod: str | None) -> None:
    assert value(text).mod == mod


@pytest.mark.parametrize(
    "text",
    [
        "They may come and march on.",
        "May I ask who will march?",
        "The price is 4000 and the video is 1080p.",
        "A batch of 1024 and a context of 2048 tokens.",
        "We trained on 2,048 GPUs with 1024 hidden units.",
        "It has 100M users and 7B parameters.",
        "Use version 2.10.2023 of the H100 driver; see section 3.12.",
        "A second round; the third try; one moment.",
        "Mix 1/2 cup with 3/4 cup, open 24/7.",
        "The ratio rose from 1000 to 2000 hires.",
        "Every Friday is casual Friday; on Sundays we rest.",
        "Call 138-2010-2015 or quote part 133-03-03-2020.",
        "I was there for three days and it will last three weekends.",
        "Jan Novak and April Jones wrote it.",
        "The OCT4 marker and the Sep2 gene.",
        "USA Today printed it.",
        "He paid $2024 for it, not $1999.",
        "In Proc. of Foo, pp. 1877–1901.",
        "Open Mon-Fri 9-5, Sat 10-2.",
        "She read it in the Sunday Times, and on monday.com.",
        "We met on the first Tuesday after it.",
        "Patients were seen in week 12 and in week 10, 24 of them.",
    ],
)
def test_nothing_is_invented(text: str) -> None:
    assert [figure.date.text for figure in find_dates(text, dt.date(2024, 7, 3)) if figure.date] == []


@pytest.mark.parametrize(
    "text",
    [
        "The gpt-4-turbo-2024-04-09 snapshot.",
        "As shown before (Novak et al., 2020).",
        "See Novak and Lee (2019) for more.",
        "Open it in Visual Studio 2022 first.",
    ],
)
def test_dates_within_names_and_references_are_marked(text: str) -> None:
    assert only(text).in_name


def test_beginning_in_a_month_is_no_part_of_it() -> None:
    date = value("Sales rose, beginning in August 2021.")
    assert (date.start, date.mod) == ("2021-08-01", "ON_OR_AFTER")


@pytest.mark.parametrize("written", ["12 janvier 2024", "12. Januar 2024", "12 de enero de 2024", "12 gennaio 2024"])
def test_months_named_in_other_languages_are_read(written: str) -> None:
    assert value(f"({written})").timex == "2024-01-12"


def test_a_title_is_no_day() -> None:
    assert find_dates("She told Optometry Today and This Morning.", dt.date(2024, 7, 3)) == []


@pytest.mark.parametrize(
    ("text", "written", "timex"),
    [
        ("Sales fell in mid-2019 again.", "mid-2019", "2019"),
        ("The house of c. 1850 is old.", "1850", "1850"),
        ("A mill of ca. 1720 was sold.", "1720", "1720"),
        ("A firm, established 1923, sells it.", "1923", "1923"),
        ("The winter of 1944-45 was cold.", "winter of 1944-45", "1944-WI"),
        ("It grew in FY2022/23 too.", "FY2022/23", "FY2022/23"),
        ("It grew in 1Q 2024 too.", "1Q 2024", "2024-Q1"),
        ("News of 4/18/2024-4/19/2024 follow.", "4/18/2024-4/19/2024", "2024-04-18/2024-04-19"),
        ("He served in 1920 – 21.", "1920 – 21", "1920/1921"),
        ("It grew in fiscal year 2022-23 too.", "fiscal year 2022-23", "FY2022/23"),
        ("The second half of fiscal 2025 was hard.", "The second half of fiscal 2025", "FY2025-H2"),
        ("On fifteen August nineteen ninety-three it began.", "fifteen August nineteen ninety-three", "1993-08-15"),
        ("It is due 2024-W27.", "2024-W27", "2024-W27"),
        ("It is due in week 27, 2024.", "week 27, 2024", "2024-W27"),
        ("It is due on 2024-W27-3.", "2024-W27-3", "2024-07-03"),
        ("It began in mid-to-late 2024.", "mid-to-late 2024", "2024"),
        ("A shop, Founded 1998, sells it.", "1998", "1998"),
        ("Of the twenty-first century.", "twenty-first century", "20XX"),
        ("It is due 15-Aug-24 at last.", "15-Aug-24", "2024-08-15"),
        ("It grew in Q2 FY2024/25 too.", "Q2 FY2024/25", "FY2024-Q2"),
        ("It grew in 1H FY25 too.", "1H FY25", "FY2025-H1"),
        ("In the first quarter of fiscal year 2025 it grew.", "the first quarter of fiscal year 2025", "FY2025-Q1"),
        ("It ran 1 Jan.–31 Mar. 2024 only.", "1 Jan.–31 Mar. 2024", "2024-01-01/2024-03-31"),
        ("Of Jan-Feb 2024.", "Jan-Feb 2024", "2024-01/2024-02"),
        ("It ran at 2024-04-03T10:30:00Z once.", "2024-04-03T10:30:00Z", "2024-04-03T10:30"),
        ("It ran at 2024-04-03T10:30:00+02:00 once.", "2024-04-03T10:30:00+02:00", "2024-04-03T10:30"),
    ],
)
def test_rarer_forms_are_read_whole(text: str, written: str, timex: str) -> None:
    date = value(text)
    assert (date.text, date.timex) == (written, timex)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("It ran on 1 and 2 June 2024.", ["2024-06-01", "2024-06-02"]),
        ("It ran on the 12th, 13th and 14th of March 2023.", ["2023-03-12", "2023-03-13", "2023-03-14"]),
        ("It ran on 12, 13 & 14 March 2023.", ["2023-03-12", "2023-03-13", "2023-03-14"]),
        ("In the 18th and 19th centuries.", ["17XX", "18XX"]),
        ("In January, February and March 2024.", ["2024-01", "2024-02", "2024-03"]),
    ],
)
def test_the_last_of_a_list_lends_its_month_or_year(text: str, values: list[str]) -> None:
    assert [figure.date.timex for figure in find_dates(text, dt.date(2022, 3, 2)) if figure.date] == values


def test_a_fiscal_year_takes_no_quarter_that_has_a_year_of_its_own() -> None:
    found = [figure.date.timex for figure in find_dates("In fiscal 2023, Q3 2022 and Q4 2022.", None) if figure.date]
    assert found == ["FY2023", "2022-Q3", "2022-Q4"]


def test_a_number_behind_in_and_a_month_counts_something() -> None:
    months = find_dates("In May 14 failed, and in June 12; on June 12 none.", None)
    assert [figure.date.text for figure in months if figure.date] == ["May", "June", "June 12"]
    assert value("In May 3, 2024, we met.").timex == "2024-05-03"
    assert value("In March 3rd we met.").timex == "XXXX-03-03"


def test_a_stamp_without_signs_has_its_clock() -> None:
    assert value("20240711T110000Z").start == "2024-07-11T11:00"


def test_one_end_of_a_range_in_digits_shows_the_order_of_both() -> None:
    assert value("30/5–2/6/2024").timex == "2024-05-30/2024-06-02"


@pytest.mark.parametrize("text", ["Updated 2024-13-05 by hand.", "Delivery is in week 55 of 2024."])
def test_what_no_year_has_is_kept_without_days(text: str) -> None:
    date = value(text)
    assert date.start is None
    assert not date.relative


@pytest.mark.parametrize("text", ["Order 2024-13-05 was sent.", "Week 55 of the trial", "room 2010 on Monday"])
def test_digits_that_nothing_asks_to_be_a_date(text: str) -> None:
    assert all(figure.date and figure.date.text == "Monday" for figure in find_dates(text, None))


def test_days_listed_before_their_month_and_after_it() -> None:
    assert value("December 6 and 7, 2024").timex == "2024-12-06/2024-12-07"
    first, last = find_dates("Saturday 6 and Sunday 7 December 2024", None)
    assert [figure.date and figure.date.timex for figure in (first, last)] == ["2024-12-06", "2024-12-07"]
    assert first.qualifiers == {"weekday": "saturday"}
    assert value("May 6 and 13, 2024").timex == "2024-05-06"
