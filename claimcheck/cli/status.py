"""The exit status of a run (CONTRACT.md)."""

from __future__ import annotations

from claimcheck.records import Report, Severity
from claimcheck.reports.overview import CRASHED, is_open

NOTHING, FINDINGS, TROUBLE = 0, 1, 2


def exit_status(report: Report, fail_on: str, *, allow_empty: bool = False) -> int:
    """2 where an input could not be read, a rule crashed or nothing was read; 1 with open findings at `fail_on`.

    With `allow_empty` it is no trouble that there is no document, or none in some folder or pattern.
    """
    crashed = any(finding.rule == CRASHED for finding in report.findings)
    fatal = [problem for problem in report.errors if problem.fatal]
    if allow_empty:
        fatal = [problem for problem in fatal if problem.kind != "no-documents"]
    if crashed or fatal or not (report.documents or allow_empty):
        return TROUBLE
    if fail_on == "never":
        return NOTHING
    threshold = Severity(fail_on).rank
    failing = any(is_open(finding) and finding.severity.rank >= threshold for finding in report.findings)
    return FINDINGS if failing else NOTHING
