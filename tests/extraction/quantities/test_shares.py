"""Two numbers that state a share, odds that state none, and shares in words."""

from __future__ import annotations

from decimal import Decimal

import pytest

from claimcheck.extraction.figure import SkipReason
from claimcheck.extraction.quantities import find_quantities
from claimcheck.records import Kind


@pytest.mark.parametrize(
    ("text", "written", "value", "counted"),
    [
        ("One person in eight has left.", "One person in eight", "0.125", "person"),
        ("About one household out of five has a dog.", "one household out of five", "0.2", "household"),
        ("One pupil in every four can swim.", "one pupil in every four", "0.25", "pupil"),
        ("One adult in four smokes at home.", "One adult in four", "0.25", "adult"),
        ("It is a 1-in-4 chance.", "1-in-4", "0.25", None),
        ("It is a one-in-five risk.", "one-in-five", "0.2", None),
        ("They hired one for every 40 riders.", "one for every 40", "0.025", "riders"),
        ("A quarter (25%) of them left.", "A quarter", "0.25", None),
        ("More than half stayed home.", "half", "0.5", None),
        ("Only 1 in 20 applicants gets in.", "1 in 20", "0.05", "applicants"),
        ("One in four sports fans watches it.", "One in four", "0.25", "sports fans"),
        ("It needs a two-thirds majority.", "two-thirds", None, None),
    ],
)
def test_shares(text: str, written: str, value: str | None, counted: str | None) -> None:
    figure = find_quantities(text)[0][0]
    assert figure.quantity is not None
    assert figure.quantity.text.lower() == written.lower()
    assert (figure.kind, figure.quantity.counted) == (Kind.RATIO, counted)
    assert value is None or figure.quantity.value == Decimal(value)


@pytest.mark.parametrize(
    "text", ["One goal in eight games is poor.", "One storm in two years is rare.", "One car in 30 minutes passed."]
)
def test_one_in_a_time_or_a_row_of_things_is_no_share(text: str) -> None:
    assert all(figure.kind is not Kind.RATIO for figure in find_quantities(text)[0])


@pytest.mark.parametrize(
    "text",
    [
        "The odds are 5 to 1.",
        "The odds are five to one.",
        "The bill passed 52 to 48.",
        "Women outnumber men 3 to 2.",
        "They won 3-1.",
        "Mix them 3:1.",
        "Mix them 80:20.",
        "It was a 70/30 split.",
        "He has 20/20 vision.",
    ],
)
def test_odds_ratios_and_results_are_passed_over(text: str) -> None:
    figures, skips = find_quantities(text)
    assert not figures
    assert [skip.reason for skip in skips] == [SkipReason.RESULT]


@pytest.mark.parametrize("text", ["It fell from 5 to 1.", "It takes 4 to 6 minutes.", "Use 10 to 1,000 of them."])
def test_changes_and_ranges_are_no_odds(text: str) -> None:
    figures, skips = find_quantities(text)
    assert figures
    assert not skips


@pytest.mark.parametrize(
    ("text", "value", "scale"), [("It got 4.5/5 stars.", "4.5", "5"), ("It got 8.5 out of ten.", "8.5", "10")]
)
def test_marks_out_of_a_round_number_are_scores(text: str, value: str, scale: str) -> None:
    figure = find_quantities(text)[0][0]
    assert figure.quantity is not None
    assert (figure.kind, figure.quantity.value) == (Kind.SCORE, Decimal(value))
    assert figure.qualifiers["scale_max"] == scale


def test_two_amounts_with_a_slash_share_their_unit() -> None:
    figures, _ = find_quantities("His blood pressure was 120/80 mmHg.")
    units = [(figure.quantity.value, figure.quantity.unit) for figure in figures if figure.quantity is not None]
    assert units == [(120, "millimeter_Hg"), (80, "millimeter_Hg")]
