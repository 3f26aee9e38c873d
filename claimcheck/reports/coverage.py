"""Which figures were compared with anything, and why the others were not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from claimcheck.records import Claim, Modality, Report

_BOUNDS, _SUPPORT = "CC4", "CC5"
"""Families that look at one figure: that it lies within bounds or has a source does not compare it."""

_STATED = {Modality.ASSERTED, Modality.REPORTED}


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many figures were compared, and by claim id why another was not."""

    compared: int
    reasons: Mapping[str, str]

    @property
    def counts(self) -> list[tuple[str, int]]:
        """Each reason with the number of its figures, the most frequent first."""
        return Counter(self.reasons.values()).most_common()


def coverage(report: Report) -> Coverage:
    """Compared is a figure that a rule set against another figure, a source or the calendar, whatever came of it."""
    compared = {claim for group in report.groups if len(group.claims) > 1 for claim in group.claims}
    bounded: set[str] = set()
    judged = [(finding.rule, finding.claims) for finding in report.findings]
    judged += [(verification.rule, verification.claims) for verification in report.verifications]
    for rule, claims in judged:
        if len(claims) > 1 or not rule.startswith((_BOUNDS, _SUPPORT)):
            compared.update(claims)
        elif rule.startswith(_BOUNDS):
            bounded.update(claims)
    reasons = {claim.id: _reason(claim, claim.id in bounded) for claim in report.claims if claim.id not in compared}
    return Coverage(len(report.claims) - len(reasons), reasons)


def _reason(claim: Claim, is_bounded: bool) -> str:
    """The first thing that stands in the way."""
    if is_bounded:
        return "nothing else states it; only held against what is possible"
    if claim.modality not in _STATED:
        return "not asserted: planned, supposed, denied, asked or an example"
    if claim.date is not None and claim.date.start is None:
        return "the date cannot be resolved: no year is known"
    if claim.quantity is not None and claim.subject is None:
        return "what it is about was not recognised"
    if claim.quantity is not None and claim.metric is None and claim.quantity.counted is None:
        return "what is measured was not recognised"
    return "nothing else states it"
