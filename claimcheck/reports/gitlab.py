"""GitLab Code Quality: a JSON array, one entry an open finding."""

from __future__ import annotations

from collections import Counter

from claimcheck.records import Report, Severity
from claimcheck.reports.json import as_text
from claimcheck.reports.overview import is_open, ranked

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def render(report: Report) -> str:
    """The open findings, most severe first; fingerprints hold no line numbers and are made unique, as GitLab asks."""
    seen: Counter[str] = Counter()
    entries = []
    for finding in filter(is_open, ranked(report.findings)):
        seen[finding.fingerprint] += 1
        ordinal = seen[finding.fingerprint]
        place = finding.locations[0] if finding.locations else None
        entries.append(
            {
                "description": f"{finding.rule}: {finding.message}",
                "check_name": f"{finding.rule} {finding.name}",
                "fingerprint": finding.fingerprint if ordinal == 1 else f"{finding.fingerprint}-{ordinal}",
                "severity": _SEVERITIES[finding.severity],
                "location": {
                    "path": place.document if place else "",
                    "lines": {"begin": place.line if place else 1},
                },
            }
        )
    return as_text(entries)
