"""The exit status of a run (CONTRACT.md)."""

from __future__ import annotations

from claimcheck.records import Report, Severity
from claimcheck.reports.overview import CRASHED, is_open

NOTHING, FINDINGS, TROUBLE = 0, 1, 2


def exit_status(report: Report, fail_on: str) -> int:
    """2 where an input could not be read, a rule crashed or nothing was read; 1 with open findings at `fail_on`."""
    crashed = any(finding.rule == CRASHED for finding in report.findings)
    if crashed or not report.documents or any(problem.fatal for problem in report.errors):
        return TROUBLE
    if fail_on == "never":
        return NOTHING
    threshold = Severity(fail_on).rank
    failing = any(is_open(finding) and finding.severity.rank >= threshold for finding in report.findings)
    return FINDINGS if failing else NOTHING
