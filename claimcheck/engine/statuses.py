"""The statuses of findings: all of them are set here, before anything is concluded from the findings that stand."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from claimcheck.records import Report

Judge = Callable[[Report], Report]
"""Gives findings of a report their status, or takes them out; the claims are still without support."""


def judged(report: Report, judges: Iterable[Judge]) -> Report:
    """The report after all judges, each of which sees what those before it said."""
    for judge in judges:
        report = judge(report)
    return report
