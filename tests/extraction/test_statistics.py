"""Reported tests are read in the forms that journals print, and recomputed p-values agree with known ones."""

from __future__ import annotations

import itertools
import time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.checks.statistics.recompute import recompute
from claimcheck.extraction.figure import Figure
from claimcheck.extraction.statistics import find_statistics
from claimcheck.records import Claim, Location, Span


def as_claim(figure: Figure) -> Claim:
    return Claim(
        id="x",
        kind=figure.kind,
        metric=figure.metric,
        qualifiers=dict(figure.qualifiers),
        quantity=figure.quantity,
        location=Location(document="d", start=0, end=1, line=1, column=1, sentence=Span(0, 1)),
    )


@pytest.mark.parametrize(
    ("text", "metric", "degrees", "value", "p"),
    [
        ("t(28) = 2.20, p = .036", "t", "28", "2.20", ".036"),
        ("t (28) = −2.20, p < .05", "t", "28", "-2.20", "< .05"),
        ("F(2, 70) = 4.48, MSE = 6.61, p < .02", "F", "2, 70", "4.48", "< .02"),
        ("χ2(19, N = 488) = 57.45, p < .001", "chi2", "19", "57.45", "< .001"),
        ("z = 1.43, p = .15", "z", None, "1.43", ".15"),
        ("r(184) = .42, p < .001", "r", "184", ".42", "< .001"),
        ("Qbetween(2) = 2.20,\np = .03", "Qb", "2", "2.20", ".03"),
        ("t(1,234) = 1.10, ns", "t", "1234", "1.10", "ns"),
    ],
)
def test_tests_are_read_with_their_degrees_and_p(
    text: str, metric: str, degrees: str | None, value: str, p: str
) -> None:
    (figure,) = find_statistics(f"The effect held, {text}.")
    assert figure.metric == metric
    assert figure.qualifiers.get("df") == degrees
    assert figure.quantity is not None
    assert figure.quantity.value == Decimal(value)
    assert figure.qualifiers["p"] == p


@pytest.mark.parametrize(
    "text",
    ["p < .05 throughout", "we set r = 2 and moved on", "part (3) = 4", "the F(x) of the model", "t = 3 s later"],
)
def test_what_is_no_test_is_left_alone(text: str) -> None:
    assert find_statistics(text) == []


def test_an_interval_keeps_its_level_and_unit() -> None:
    (figure,) = find_statistics("a lead of 4 points (95% CI: 1.5 to 6.5%)")
    assert figure.metric == "confidence interval"
    assert figure.qualifiers["level"] == "95"
    assert figure.quantity is not None
    assert (figure.quantity.low, figure.quantity.high, figure.quantity.unit) == (
        Decimal("1.5"),
        Decimal("6.5"),
        "percent",
    )


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("t(10) = 2.228, p = .05", "0.0499", "0.0501"),
        ("F(1, 10) = 4.965, p = .05", "0.0499", "0.0501"),
        ("z = 1.960, p = .05", "0.0499", "0.0501"),
        ("χ2(3) = 7.815, p = .05", "0.0499", "0.0501"),
        ("r(10) = .5760, p = .05", "0.0499", "0.0501"),
    ],
)
def test_recomputed_p_values_are_those_of_the_tables(text: str, low: str, high: str) -> None:
    """Critical values at .05: NIST/SEMATECH e-Handbook of Statistical Methods, section 1.3.6.7."""
    (figure,) = find_statistics(text)
    result = recompute(as_claim(figure), text)
    assert result is not None
    assert Decimal(low) < result.allowed.middle < Decimal(high)
    assert result.is_consistent


def test_absurd_degrees_of_freedom_are_not_computed() -> None:
    (figure,) = find_statistics("t(99999999) = 2.20, p = .036")
    assert recompute(as_claim(figure), "") is None


@given(st.text(alphabet="tFrzχ2Q()=<>., p0123456789ns\n-−", max_size=300))
def test_any_text_is_read_without_an_error(text: str) -> None:
    found = find_statistics(text)
    assert all(one.end <= other.start for one, other in itertools.pairwise(found))


def test_long_runs_are_read_in_linear_time() -> None:
    def seconds(repeats: int) -> float:
        text = "t(1) = 2, x = 3, y = 4, z = 5, " * repeats
        began = time.process_time()
        find_statistics(text)
        return time.process_time() - began

    seconds(100)
    assert seconds(8_000) < 20 * seconds(2_000) + 2
