"""Findings as a table for spreadsheets (as in RFC 4180): one row a finding, closed ones too, with their reason."""

from __future__ import annotations

import csv
import io

from claimcheck.records import Finding, Report
from claimcheck.reports.claims import inert
from claimcheck.reports.overview import ranked
from claimcheck.reports.passages import Passages, where

COLUMNS = (
    "rule", "name", "severity", "status", "justification", "confidence", "document", "line", "column", "figure",
    "message", "formula", "expected", "stated", "other_places", "fingerprint",
)  # fmt: skip


def render(report: Report) -> str:
    """Every finding, most severe first; text that a spreadsheet would run is preceded by an apostrophe."""
    passages = Passages(report)
    stream = io.StringIO()
    writer = csv.DictWriter(stream, COLUMNS, lineterminator="\n")
    writer.writeheader()
    for finding in ranked(report.findings):
        writer.writerow({key: inert(value) for key, value in _row(finding, passages).items()})
    return stream.getvalue().encode("utf-8", "replace").decode()


def _row(finding: Finding, passages: Passages) -> dict[str, str | int]:
    place = finding.locations[0] if finding.locations else None
    working = finding.derivation
    return {
        "rule": finding.rule,
        "name": finding.name,
        "severity": finding.severity.value,
        "status": finding.status.value,
        "justification": finding.justification,
        "confidence": str(finding.confidence),
        "document": place.document if place else "",
        "line": place.line if place else "",
        "column": place.column if place else "",
        "figure": (passages.figure(place) or "") if place else "",
        "message": finding.message,
        "formula": working.formula if working else "",
        "expected": working.expected if working else "",
        "stated": working.stated if working else "",
        "other_places": "; ".join(where(place) for place in finding.locations[1:]),
        "fingerprint": finding.fingerprint,
    }
