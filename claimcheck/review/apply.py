"""Decisions to the status of findings, so that the next run knows what people have said."""

from __future__ import annotations

from collections.abc import Mapping

from claimcheck.records import Finding, FindingStatus, Report
from claimcheck.reports.overview import CRASHED
from claimcheck.review.decisions import Decision, Verdict

_STATUSES = {
    Verdict.ACCEPTED: FindingStatus.ACCEPTED,
    Verdict.DISMISSED: FindingStatus.DISMISSED,
    Verdict.LATER: FindingStatus.BASELINE,
}
"""What is put off is known and fails no run, as if a baseline held it, until its figures change."""


def apply_decisions(report: Report, decisions: Mapping[str, Decision]) -> Report:
    """The report with each new finding that was decided on in the status decided, and why.

    `decisions` are those that stand, by fingerprint. A finding that a comment in the text suppresses stays so, and a
    crashed rule, which is our own bug, cannot be decided away.
    """
    findings = tuple(_decided(finding, decisions.get(finding.fingerprint)) for finding in report.findings)
    return report.model_copy(update={"findings": findings})


def is_reviewable(finding: Finding) -> bool:
    """Whether people can decide on a finding."""
    return finding.rule != CRASHED and finding.status is not FindingStatus.SUPPRESSED


def justification(decision: Decision) -> str:
    """The decision in words: `rounding: the table is in tens (Ana, 2026-11-21)`."""
    cause = "fix later" if decision.verdict is Verdict.LATER else decision.reason.value if decision.reason else ""
    why = ": ".join(filter(None, (cause, decision.note)))
    return f"{why} ({decision.by}, {decision.at[:10]})".lstrip()


def _decided(finding: Finding, decision: Decision | None) -> Finding:
    if decision is None or not is_reviewable(finding):
        return finding
    update = {"status": _STATUSES[decision.verdict], "justification": justification(decision)}
    return finding.model_copy(update=update)
