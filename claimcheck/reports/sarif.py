"""SARIF 2.1.0 (OASIS, 2020), in the shape that GitHub code scanning takes.

Addresses are relative to `%SRCROOT%`, fingerprints stand under a key of our own, what could not be read is a
notification, and findings closed in review or by a comment are marked as suppressed, not dropped.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from claimcheck.records import Finding, FindingStatus, Location, ReadProblem, Report, RuleInfo, Severity
from claimcheck.reports.json import as_text
from claimcheck.reports.overview import CRASHED
from claimcheck.reports.passages import Passages, where

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
INFORMATION = "https://pypi.org/project/claimcheck-lint/"
FINGERPRINT = "claimcheck/v1"

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_PROBLEM_SEVERITIES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "recommendation"}
_SUPPRESSIONS = {FindingStatus.SUPPRESSED: "inSource", FindingStatus.DISMISSED: "external"}


def render(report: Report) -> str:
    """The report as one SARIF run."""
    return as_text({"$schema": SCHEMA, "version": "2.1.0", "runs": [_run(report)]})


def _run(report: Report) -> dict[str, Any]:
    passages = Passages(report)
    findings = [finding for finding in report.findings if finding.rule != CRASHED]
    crashes = [finding for finding in report.findings if finding.rule == CRASHED]
    rules = _rules(report, findings)
    index = {rule["id"]: number for number, rule in enumerate(rules)}
    has_baseline = any(finding.status is FindingStatus.BASELINE for finding in findings)
    notifications = [*map(_notification, report.errors), *map(_crash, crashes)]
    return {
        "tool": {
            "driver": {
                "name": report.tool.name,
                "semanticVersion": report.tool.version,
                "informationUri": INFORMATION,
                "rules": rules,
            }
        },
        "automationDetails": {"id": "claimcheck/"},
        "columnKind": "unicodeCodePoints",
        "invocations": [
            {
                "executionSuccessful": not crashes and not any(problem.fatal for problem in report.errors),
                "toolExecutionNotifications": notifications,
            }
        ],
        "artifacts": [
            {"location": _artifact(d.name), "mimeType": d.media_type, "hashes": {"sha-256": d.sha256}}
            for d in report.documents
        ],
        "results": [_result(finding, index[finding.rule], passages, has_baseline) for finding in findings],
        "properties": {
            "claims": len(report.claims),
            "verified": len(report.verifications),
            "compared": sum(count.compared for count in report.summary.rules.values()),
        },
    }


def _rules(report: Report, findings: list[Finding]) -> list[dict[str, Any]]:
    """A descriptor for each rule that has a result; what the report does not say is made from its findings."""
    documented = {rule.code: rule for rule in report.rules}
    used = {finding.rule: finding for finding in findings}
    return [_descriptor(documented.get(code) or _undocumented(finding)) for code, finding in sorted(used.items())]


def _undocumented(finding: Finding) -> RuleInfo:
    summary = finding.name.replace("-", " ").capitalize() + "."
    return RuleInfo(code=finding.rule, name=finding.name, severity=finding.severity, summary=summary)


def _descriptor(rule: RuleInfo) -> dict[str, Any]:
    page = rule.page or rule.summary
    return {
        "id": rule.code,
        "name": "".join(part.capitalize() for part in rule.name.split("-")),
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": rule.summary},
        "help": {"text": page, "markdown": page},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {
            "tags": ["facts", f"{rule.code[:3]}xx"],
            "precision": "high" if rule.severity is Severity.ERROR else "medium",
            "problem.severity": _PROBLEM_SEVERITIES[rule.severity],
        },
    }


def _result(finding: Finding, rule_index: int, passages: Passages, has_baseline: bool) -> dict[str, Any]:
    others = finding.locations[1:]
    links = ", ".join(f"[{_escaped(where(place))}]({number})" for number, place in enumerate(others, start=1))
    message = _escaped(finding.message) + (f" See {links}." if links else "")
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": rule_index,
        "kind": "fail",
        "level": _LEVELS[finding.severity],
        "message": {"text": message},
        "locations": [_location(place, passages) for place in finding.locations[:1]],
        "partialFingerprints": {FINGERPRINT: finding.fingerprint},
        "rank": round(finding.confidence * 100, 1),
    }
    if others:
        result["relatedLocations"] = [
            {"id": number, **_location(place, passages), "message": {"text": _escaped(passages.figure(place) or "")}}
            for number, place in enumerate(others, start=1)
        ]
    if has_baseline:
        result["baselineState"] = "unchanged" if finding.status is FindingStatus.BASELINE else "new"
    if finding.status in _SUPPRESSIONS:
        kind = _SUPPRESSIONS[finding.status]
        justification = finding.justification or finding.status.value
        result["suppressions"] = [{"kind": kind, "status": "accepted", "justification": justification}]
    if finding.derivation is not None:
        result["properties"] = {"derivation": finding.derivation.model_dump(mode="json")}
    return result


def _location(place: Location, passages: Passages) -> dict[str, Any]:
    region = passages.region(place)
    figure = passages.figure(place)
    sentence = passages.sentence(place)
    physical: dict[str, Any] = {
        "artifactLocation": _artifact(place.document),
        "region": {
            "startLine": region.line,
            "startColumn": region.column,
            "endLine": region.end_line,
            "endColumn": region.end_column,
            "charOffset": place.start,
            "charLength": place.end - place.start,
        },
    }
    if figure is not None:
        physical["region"]["snippet"] = {"text": figure}
    if sentence is not None:
        first_line = region.line - (sentence.count("\n", 0, max(place.start - place.sentence.start, 0)))
        physical["contextRegion"] = {
            "startLine": first_line,
            "endLine": first_line + sentence.count("\n"),
            "snippet": {"text": sentence},
        }
    logical = [{"fullyQualifiedName": " / ".join(place.heading), "kind": "section"}] if place.heading else []
    return {"physicalLocation": physical, **({"logicalLocations": logical} if logical else {})}


def _artifact(name: str) -> dict[str, str]:
    """Relative names are under the source root; an absolute one can only be given as it is."""
    address = quote(name, errors="surrogatepass")
    return {"uri": f"file://{address}"} if name.startswith("/") else {"uri": address, "uriBaseId": "%SRCROOT%"}


def _notification(problem: ReadProblem) -> dict[str, Any]:
    return {
        "descriptor": {"id": f"read/{problem.kind}"},
        "level": "error" if problem.fatal else "warning",
        "message": {"text": f"{problem.document}: {problem.detail}"},
        "locations": [{"physicalLocation": {"artifactLocation": _artifact(problem.document)}}],
    }


def _crash(finding: Finding) -> dict[str, Any]:
    return {"descriptor": {"id": CRASHED}, "level": "error", "message": {"text": finding.message}}


def _escaped(text: str) -> str:
    """Plain text in a message that may hold links: brackets are escaped (section 3.11.6)."""
    return text.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")
