"""Reviewdog Diagnostic Format (github.com/reviewdog/reviewdog, proto/rdf/reviewdog.proto), as one JSON object.

Its columns count bytes of UTF-8 from 1, and its ends are exclusive.
"""

from __future__ import annotations

from typing import Any

from claimcheck.records import Finding, Location, Report, Severity
from claimcheck.reports.json import as_text
from claimcheck.reports.overview import is_open, ranked
from claimcheck.reports.passages import Passages, printable, where
from claimcheck.reports.sarif import INFORMATION

_SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.INFO: "INFO"}


def render(report: Report) -> str:
    """The open findings, most severe first, each with its other sides as related locations."""
    passages = Passages(report)
    return as_text(
        {
            "source": {"name": report.tool.name, "url": INFORMATION},
            "diagnostics": [_diagnostic(finding, passages) for finding in ranked(report.findings) if is_open(finding)],
        }
    )


def _diagnostic(finding: Finding, passages: Passages) -> dict[str, Any]:
    diagnostic: dict[str, Any] = {
        "message": printable(finding.message),
        "location": _location(finding.locations[0], passages) if finding.locations else {"path": ""},
        "severity": _SEVERITIES[finding.severity],
        "code": {"value": f"{finding.rule} {finding.name}"},
    }
    others = finding.locations[1:]
    if others:
        diagnostic["relatedLocations"] = [
            {"message": printable(passages.figure(place) or where(place)), "location": _location(place, passages)}
            for place in others
        ]
    return diagnostic


def _location(place: Location, passages: Passages) -> dict[str, Any]:
    region = passages.region(place)
    start = {"line": region.line, "column": passages.byte_column(place, place.start)}
    end = {"line": region.end_line, "column": passages.byte_column(place, place.end)}
    return {"path": place.document, "range": {"start": start, "end": end}}
