"""Recomputing with intervals: exact counts, rounding, the two ends of a range, and what holds, fails or stays open."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck import check
from claimcheck.checks.arithmetic.readings import written
from claimcheck.config import Config
from claimcheck.records import Document, Interval, Report, Severity


def report(text: str) -> Report:
    """What the arithmetic rules say of a text."""
    document = Document.from_text(text, name="note.md", media_type="text/markdown")
    return check([document], Config(select=("CC2",), cache=False))


def test_counts_are_exact() -> None:
    assert report("In all, 128 of 160 pupils (75%) passed.").findings
    assert not report("In all, 128 of 160 pupils (80%) passed.").findings


def test_nobody_rounds_one_figure_and_cuts_the_digits_of_another_off() -> None:
    text = "Approval stands at 47 percent, {} points lower than the 53 percent of March."
    assert report(text.format("eight")).findings
    assert not report(text.format("seven")).findings
    assert report(text.format("six")).verifications


def test_a_percentage_over_the_second_figure_is_a_warning_where_the_words_name_the_first() -> None:
    assert not report("Rent fell by 20 percent, from 50 dollars to 40 dollars.").findings
    found = report("Rent fell by 25 percent, from 50 dollars to 40 dollars.").findings
    assert [(f.rule, f.severity) for f in found] == [("CC201", Severity.WARNING)]
    assert not report("The old rent, 50 dollars, is 25 percent above the new one, 40 dollars.").findings


def test_percent_said_for_points_is_a_warning() -> None:
    found = report("Turnout rose by 10 percent, from 40 percent to 50 percent.").findings
    assert [(f.rule, f.severity) for f in found] == [("CC202", Severity.WARNING)]


def test_both_ends_of_a_range_given_as_one_figure_are_used() -> None:
    text = "The context was stretched from 8K to 128K, a {} extension."
    assert report(text.format("12-fold")).findings
    assert report(text.format("16-fold")).verifications


def test_a_question_is_not_checked() -> None:
    assert not report("Did sales rise by 45 percent, from 1,200 to 1,500?").findings


def test_a_message_gives_the_middle_and_the_ends() -> None:
    assert written(Interval(Decimal("5.6"), Decimal("5.8")), "points") == "5.7 (5.6 to 5.8) points"
    assert written(Interval.exactly(25), "%") == "25%"


@settings(max_examples=40, deadline=None)
@given(st.integers(2, 9999), st.integers(2, 9999))
def test_a_rounded_true_share_is_never_flagged(part: int, rest: int) -> None:
    whole = part + rest
    share = round(Decimal(100) * part / whole, 1)
    assert not report(f"We checked {part:,} of {whole:,} parcels ({share}%).").findings


@settings(max_examples=40, deadline=None)
@given(st.integers(100, 99_999), st.integers(100, 99_999))
def test_a_rounded_true_change_is_never_flagged(base: int, other: int) -> None:
    change = abs(round(Decimal(100) * (other - base) / base, 1))
    verb = "rose" if other > base else "fell"
    assert not report(f"Visits {verb} by {change} percent, from {base:,} to {other:,}.").findings
