"""Precision per rule from the labels."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.review.decisions import Decision, Reason, Verdict
from claimcheck.review.stats import as_table, precision_by_rule, wilson

AT = "2026-11-21T03:00:00.000000+00:00"


def label(rule: str, verdict: Verdict, reason: Reason | None = None) -> Decision:
    return Decision(fingerprint="f", verdict=verdict, reason=reason, by="Ana", at=AT, rule=rule)


LABELS = [
    label("CC201", Verdict.ACCEPTED),
    label("CC201", Verdict.LATER),
    label("CC201", Verdict.DISMISSED, Reason.ROUNDING),
    label("CC101", Verdict.DISMISSED, Reason.DIFFERENT_YEAR),
]


def test_a_problem_that_is_put_off_is_a_real_one() -> None:
    cc101, cc201 = precision_by_rule(LABELS)
    assert (cc101.rule, cc101.real, cc101.false, cc101.precision) == ("CC101", 0, 1, 0.0)
    assert (cc201.real, cc201.false, cc201.precision, cc201.reasons) == (2, 1, 0.6667, {"rounding": 1})


@pytest.mark.parametrize(
    ("successes", "trials", "low", "high"),
    [
        (0, 10, 0.0, 0.2775),
        (10, 10, 0.7225, 1.0),
        (8, 10, 0.4902, 0.9433),
        (81, 263, 0.2553, 0.3662),
        (1, 2, 0.0945, 0.9055),
    ],
)
def test_the_interval_is_wilson_s(successes: int, trials: int, low: float, high: float) -> None:
    share = wilson(successes, trials)
    assert (round(share.low, 4), round(share.high, 4)) == (low, high)


def test_without_trials_nothing_is_known() -> None:
    assert wilson(0, 0)[1:] == (0.0, 1.0)


@given(st.integers(0, 500), st.integers(0, 500))
@settings(deadline=None, max_examples=50)
def test_the_interval_holds_the_share_and_narrows_with_more_trials(real: int, false: int) -> None:
    share = wilson(real, real + false)
    assert 0 <= share.low <= share.value <= share.high <= 1
    more = wilson(10 * real, 10 * (real + false))
    assert more.high - more.low <= share.high - share.low


def test_nothing_in_the_file_acts_on_the_terminal() -> None:
    assert "\x1b" not in as_table(precision_by_rule([label("\x1b[31mCC201", Verdict.ACCEPTED)]), 100)


def test_the_table_has_a_line_for_each_rule() -> None:
    heading, cc101, cc201 = as_table(precision_by_rule(LABELS), 100).splitlines()
    assert heading.split()[:4] == ["rule", "labels", "real", "false"]
    assert cc101.split()[:5] == ["CC101", "1", "0", "1", "0%"]
    assert cc201.endswith("1 rounding")
