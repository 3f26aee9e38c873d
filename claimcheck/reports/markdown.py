"""Markdown for a pull request comment or a step summary: verdict, findings with passages, what was compared."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimcheck.records import Derivation, Finding, Report, Severity
from claimcheck.reports.overview import Overview, hidden_line, is_shown, ranked
from claimcheck.reports.passages import Passages, cited, printable
from claimcheck.reports.working import in_one_line

_ACTIVE = re.compile(r"[\\`*_\[\]|~$]|^[#+=-]|(?<=^\d)[.)]")
"""What could start emphasis, code, a link, a cell, a formula, or at the start a heading or a list."""

_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "@": "&#64;"})
"""What could start HTML, an entity or a mention."""


def render(report: Report, *, least: Severity = Severity.WARNING) -> str:
    """The report as GitHub-flavoured Markdown; nothing that a document says acts as markup.

    Open findings of at least severity `least` are shown, the others counted.
    """
    return "\n".join(_lines(report, least)) + "\n"


def _lines(report: Report, least: Severity) -> Iterator[str]:
    overview = Overview.of(report)
    yield from ("# claimcheck", "", f"**{_escaped(overview.verdict)}**", "", "| | |", "|:--|:--|")
    yield from (f"| {label} | {_escaped(text)} |" for label, text in overview.lines)
    findings = [finding for finding in ranked(report.findings) if is_shown(finding, least)]
    if findings:
        passages = Passages(report)
        yield from ("", "## Findings")
        for finding in findings:
            yield from ("", *_finding(finding, passages))
    if hidden := hidden_line(report.findings, least):
        yield from ("", f"{hidden}.")
    if report.errors:
        yield from ("", "## Not read", "")
        yield from (f"- {_escaped(e.document)}: {_escaped(e.detail)} ({_escaped(e.kind)})" for e in report.errors)


def _finding(finding: Finding, passages: Passages) -> Iterator[str]:
    yield f"### {finding.severity.value}: {finding.rule} {_escaped(finding.name)}"
    yield from ("", _escaped(finding.message))
    for quote in passages.quotes(finding.locations):
        yield from ("", f"> {_escaped(cited(quote.places))}  ")
        yield "> " + "".join(f"**{_escaped(piece)}**" if figure else _escaped(piece) for piece, figure in quote.pieces)
    if finding.derivation is not None:
        yield from ("", *_working(finding.derivation))


def _working(derivation: Derivation) -> Iterator[str]:
    rows = (
        ("Working", in_one_line(derivation)),
        ("Tolerance", derivation.tolerance),
        *(("Tried", reading) for reading in derivation.readings),
    )
    yield from (f"- {label}: {_escaped(text)}" for label, text in rows if text)


def _escaped(text: str) -> str:
    plain = _ACTIVE.sub(r"\\\g<0>", printable(text)).translate(_ENTITIES)
    # Addresses are linked by themselves unless an entity breaks them.
    return plain.replace("://", "&#58;//").replace("www.", "www&#46;")
