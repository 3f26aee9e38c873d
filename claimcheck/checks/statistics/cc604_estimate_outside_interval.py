"""CC604: an estimate that lies outside its own confidence interval."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from claimcheck.checks.rule import Agrees, Differs, DocumentRule, DocumentView, Flags, Ignores, Passes, Verdict
from claimcheck.records import (
    Claim,
    Comparator,
    Derivation,
    Input,
    Kind,
    Quantity,
    RelationKind,
    Severity,
    format_interval,
)

_REACH = 90
"""Characters between an estimate and its interval: further apart they need not belong together."""


_OFTEN_RATIOS = frozenset({"percent", "percentage_point"})
"""After these an interval without a unit may be that of a ratio: "rose by 12% (95% CI 1.05 to 1.20)"."""
_FALLS = re.compile(
    r"\b(?:fell|falls?|fallen|lower|less|fewer|drop|decreas|declin|reduc|los|shorter|below)\w*", re.IGNORECASE
)


class EstimateOutsideInterval(DocumentRule):
    """A confidence interval does not hold the estimate that it belongs to.

    ## What it checks
    The figure directly before a confidence interval in the same sentence, of the same unit, which the interval may
    leave out: the estimate, at its written precision, must overlap the interval; where all three figures are written to
    the same digit, it must not lie outside as written, for rounding keeps the order of numbers. Where the sentence
    speaks of a fall, the interval may be that of the negative change.

    ## Why it matters
    An interval is built around its estimate; outside it, one of the three numbers is wrong.

    ## When it is wrong
    Where the interval belongs to another figure than the one before it. Intervals of transformed estimates still hold
    the transformed value.

    ## Source
    APA Publication Manual, 7th edition, section 6.44 (confidence intervals follow their estimate).
    """

    code = "CC604"
    name = "estimate-outside-interval"
    severity = Severity.ERROR
    since = "0.1"
    examples = (
        Flags(
            "interval-above-its-estimate",
            "Age and speed were correlated, r(80) = .31, p = .005, 95% CI [.41, .49].",
            at=".41, .49",
            says="does not hold",
        ),
        Flags(
            "unit-left-out",
            "The difference was 0.89 points, 95% CI [0.18, 0.80].",
            at="0.18, 0.80",
            says="0.89 points",
        ),
        Flags(
            "odds-ratio",
            "Fewer of them fell ill (OR 0.52, 95% CI 0.31 to 0.47).",
            at="0.31 to 0.47",
            says="0.52",
        ),
        Flags(
            "next-to-its-estimate",
            "Both methods give 5.4 (95% CI 5.5 to 5.7).",
            at="5.5 to 5.7",
            says="5.4",
        ),
        Flags(
            "whole-numbers",
            "The difference was 18 ms (95% CI 19 to 37).",
            at="19 to 37",
            says="18 ms",
        ),
        Passes("at-its-end", "The difference was 18 ms (95% CI 18 to 37)."),
        Passes("of-another-precision", "Both methods give 5.4 (95% CI 5.44 to 5.71)."),
        Passes("round-number", "The difference was 20 ms (95% CI 21 to 37)."),
        Passes("odds-ratio-inside", "Fewer of them fell ill (OR 0.52, 95% CI 0.31 to 0.87)."),
        Passes("estimate-given-twice", "The difference was 0.8 hours (48 minutes), 95% CI 0.5 to 1.1."),
        Passes("negative-change", "Stays fell by 1.9 days (95% CI −2.6 to −1.2)."),
        Passes("estimate-inside", "Support stood at 57 percent, 95% confidence interval 53.9 to 60.1 percent."),
        Ignores("no-estimate-before-it", "The 95% CI [.41, .49] came from the replication."),
    )

    def check(self, view: DocumentView) -> Iterator[Verdict]:
        """Compare each interval with the figure before it."""
        again = {c.id for r in view.relations_of(RelationKind.CONVERSION) for c in view.operands(r, "converted")}
        for claims in view.by_sentence.values():
            kept = tuple(claim for claim in claims if claim.id not in again)  # "0.8 hours (48 minutes), 95% CI …"
            for estimate, interval in pairwise(_without_levels(kept)):
                if _belongs(estimate, interval):
                    yield _judge(estimate, interval)


def _without_levels(claims: tuple[Claim, ...]) -> list[Claim]:
    """Claims but for the `95%` that names an interval's level."""
    kept: list[Claim] = []
    for claim in claims:
        level = claim.qualifiers.get("level")
        if claim.metric == "confidence interval" and level and kept and kept[-1].text.startswith(level):
            kept.pop()
        kept.append(claim)
    return kept


def _belongs(estimate: Claim, interval: Claim) -> bool:
    if interval.metric != "confidence interval" or estimate.quantity is None or interval.quantity is None:
        return False
    if estimate.metric == "confidence interval" or estimate.quantity.is_range:
        return False
    if estimate.kind is Kind.STATISTIC and estimate.metric != "r":
        return False
    unit = estimate.quantity.unit
    same_unit = unit == interval.quantity.unit or (not interval.quantity.unit and unit not in _OFTEN_RATIOS)
    return same_unit and interval.location.start - estimate.location.end <= _REACH


def _is_written_outside(point: Quantity, interval: Quantity) -> bool:
    """Whether figures of the same precision stand in the wrong order: rounding them all alike keeps their order."""
    value, low, high = point.value, interval.low, interval.high
    if value is None or low is None or high is None or point.comparator is not Comparator.EQUAL:
        return False
    if point.step != interval.step or any(end % (10 * point.step) == 0 for end in (value, low, high)):
        return False  # 20 may be rounded to tens, and 0.3 written for 0.30
    return not low <= value <= high


def _judge(estimate: Claim, interval: Claim) -> Verdict:
    assert estimate.quantity is not None
    assert interval.quantity is not None
    point = estimate.quantity.model_copy(update={"plus_minus": None})  # "0.34 ± 0.05 (95% CI …)" is built around 0.34
    derivation = Derivation(
        formula="low ≤ estimate ≤ high",
        inputs=(
            Input(name="estimate", text=estimate.text, claim=estimate.id),
            Input(name="interval", text=interval.text, claim=interval.id),
        ),
        expected=format_interval(interval.quantity.interval),
        stated=format_interval(point.interval),
        tolerance="rounding of all three figures",
    )
    stated, allowed = point.generous_interval, interval.quantity.generous_interval
    is_fall = _FALLS.search(estimate.statement) is not None
    fits = stated.overlaps(allowed) or (is_fall and (-stated).overlaps(allowed))
    if fits and (is_fall or not _is_written_outside(point, interval.quantity)):
        return Agrees((interval, estimate), derivation)
    message = f"The confidence interval {interval.text} does not hold its estimate, {estimate.text}."
    return Differs((interval, estimate), message, derivation)
