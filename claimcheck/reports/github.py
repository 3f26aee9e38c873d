"""GitHub workflow commands: annotations on the lines of a pull request.

Escaping follows actions/toolkit, `packages/core/src/command.ts`: our messages are full of percent signs.
"""

from __future__ import annotations

from claimcheck.records import Finding, ReadProblem, Report, Severity
from claimcheck.reports.overview import Overview, hidden_line, is_shown, ranked
from claimcheck.reports.passages import Passages, printable, where

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def render(report: Report, *, least: Severity = Severity.WARNING) -> str:
    """One command an open finding, most severe first since GitHub shows only ten of a kind; the verdict last.

    Findings below the severity `least` are only counted.
    """
    passages = Passages(report)
    shown = [finding for finding in ranked(report.findings) if is_shown(finding, least)]
    lines = [_problem(problem) for problem in report.errors]
    lines += [_annotation(finding, passages) for finding in shown]
    told = [Overview.of(report).verdict, hidden_line(report.findings, least)]
    return "\n".join([*lines, *(_data(f"claimcheck: {text}") for text in told if text)]) + "\n"


def _annotation(finding: Finding, passages: Passages) -> str:
    properties: dict[str, object] = {}
    if finding.locations:
        place = finding.locations[0]
        region = passages.region(place)
        properties = {"file": place.document, "line": region.line, "endLine": region.end_line}
        if region.line == region.end_line:
            properties |= {"col": region.column, "endColumn": max(region.end_column - 1, region.column)}
    properties["title"] = f"{finding.rule} {finding.name}"
    others = ", ".join(where(place) for place in finding.locations[1:])
    message = printable(finding.message) + (f" See {others}." if others else "")
    return _command(_COMMANDS[finding.severity], properties, message)


def _problem(problem: ReadProblem) -> str:
    command = "error" if problem.fatal else "warning"
    return _command(
        command, {"file": problem.document, "title": f"not read: {problem.kind}"}, printable(problem.detail)
    )


def _command(command: str, properties: dict[str, object], message: str) -> str:
    written = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    return f"::{command} {written}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
