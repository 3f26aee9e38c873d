"""What holds for all dates and all texts."""

from __future__ import annotations

import datetime as dt
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.extraction.dates import DayOrder, day_order, document_date, find_dates
from claimcheck.records import Document

STYLES = (
    "%B {day}, %Y",
    "%b {day}, %Y",
    "{day} %B %Y",
    "the {day} of %B, %Y",
    "%A, %B {day}, %Y",
    "%Y-%m-%d",
    "%Y/%m/%d",
    "%d.%m.%Y",
    "%d-%b-%Y",
)
DAYS = st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31))
REFERENCES = st.none() | st.dates()
FRAGMENTS = (
    *("in", "from", "to", "between", "and", "the", "last", "next", "3", "12", "2024", "week", "weeks", "ago", "May"),
    *("of", "Friday", "-", ",", "/", "'90s", "Q3", "first", "century", "later", "29", "Feb", "AM", "9", "9999", "\n"),
)
_REPEATED = (
    "9|,| |(|1/|1-|1:|2024-01-|May |from May to |the week of the |the first week of |one |1 day and |next |next May 5 "
    "|last 3 weeks and |3 days starting from |between |and a |'90s "
)


@settings(max_examples=150, deadline=None)
@given(DAYS, st.sampled_from(STYLES))
def test_a_printed_date_reads_back(day: dt.date, style: str) -> None:
    written = day.strftime(style).replace("{day}", str(day.day))
    (figure,) = find_dates(f"It took place on {written}.", None)
    assert figure.date is not None
    assert (figure.date.first_day, figure.date.last_day) == (day, day)
    assert figure.date.text in written


def check_spans(text: str, reference: dt.date | None) -> None:
    reached = 0
    for figure in find_dates(text, reference):
        assert reached <= figure.start < figure.end <= len(text)
        assert figure.date is not None
        assert text[figure.start : figure.end] == figure.date.text
        if figure.date.first_day and figure.date.last_day:
            assert figure.date.first_day <= figure.date.last_day
        reached = figure.end


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=200), REFERENCES)
def test_spans_are_in_order_and_nothing_raises_on_any_text(text: str, reference: dt.date | None) -> None:
    check_spans(text, reference)
    document_date(Document.from_text(text, name=text[:20]), reference)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(FRAGMENTS), max_size=14), REFERENCES)
def test_spans_are_in_order_and_nothing_raises_on_pieces_of_dates(pieces: list[str], reference: dt.date | None) -> None:
    check_spans(" ".join(pieces), reference)


@pytest.mark.parametrize("piece", _REPEATED.split("|"))
def test_repetition_takes_linear_time(piece: str) -> None:
    def seconds(length: int) -> float:
        text = (piece * length)[:length]
        start = time.process_time()
        find_dates(text, dt.date(2024, 7, 3))
        return time.process_time() - start

    seconds(200)
    assert seconds(8_000) < 16 * max(seconds(2_000), 0.02)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.integers(0, 10_000_000), min_size=1, max_size=20))
def test_a_list_of_numbers_holds_no_date(numbers: list[int]) -> None:
    assert find_dates("; ".join(f"{number:,}" for number in numbers), dt.date(2024, 7, 3)) == []


@settings(max_examples=60, deadline=None)
@given(DAYS)
def test_the_order_learnt_from_a_day_past_the_twelfth_is_right(day: dt.date) -> None:
    expected = DayOrder.DAY_FIRST if day.day > 12 else None
    assert day_order(f"due {day:%d/%m/%Y}") is expected
