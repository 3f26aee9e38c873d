"""JUnit XML: one suite a document, one failing case a finding, one passing case for what was verified."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from claimcheck.records import DocumentSummary, Finding, ReadProblem, Report, Severity
from claimcheck.reports.overview import is_open
from claimcheck.reports.passages import Passages, where
from claimcheck.reports.working import in_one_line

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 has no way to write (section 2.2, production Char)."""


def render(report: Report) -> str:
    """Open errors and warnings fail, open infos pass with their text, closed findings are skipped."""
    passages = Passages(report)
    root = Element("testsuites", name="claimcheck", time=f"{report.run.seconds:.3f}")
    by_document: dict[str, list[Finding]] = {document.name: [] for document in report.documents}
    for finding in report.findings:
        by_document.setdefault(finding.locations[0].document if finding.locations else "(run)", []).append(finding)
    known = {document.name: document for document in report.documents}
    for name, findings in by_document.items():
        root.append(_suite(name, known.get(name), findings, report, passages))
    for problem in report.errors:
        root.append(_unread(problem))
    for count in ("tests", "failures", "errors", "skipped"):
        root.set(count, str(sum(int(suite.get(count, "0")) for suite in root)))
    indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode") + "\n"


def _suite(
    name: str, document: DocumentSummary | None, findings: list[Finding], report: Report, passages: Passages
) -> Element:
    suite = Element("testsuite", name=_clean(name), timestamp=report.run.started)
    if document is not None:
        verified = sum(bool(v.locations) and v.locations[0].document == name for v in report.verifications)
        label = f"{document.counts.get('claims', 0)} claims, {verified} verified"
        SubElement(suite, "testcase", classname=_clean(name), name=label)
    for finding in findings:
        suite.append(_case(finding, name, passages))
    return _counted(suite)


def _case(finding: Finding, document: str, passages: Passages) -> Element:
    place = finding.locations[0] if finding.locations else None
    label = f"{finding.rule} {finding.name}" + (f" at {place.line}:{place.column}" if place else "")
    case = Element("testcase", classname=_clean(document), name=label)
    if place:
        case.attrib |= {"file": _clean(document), "line": str(place.line)}
    if not is_open(finding):
        closed = ": ".join(filter(None, (finding.status.value, finding.justification)))
        SubElement(case, "skipped", message=_clean(closed))
        return case
    quoted = [f"{where(place)}  {passages.sentence(place) or ''}".rstrip() for place in finding.locations]
    if finding.derivation is not None:
        quoted.append(f"working: {in_one_line(finding.derivation)}")
    if finding.severity is Severity.INFO:
        SubElement(case, "system-out").text = _clean("\n".join([finding.message, *quoted]))
    else:
        failure = SubElement(case, "failure", type=finding.severity.value, message=_clean(finding.message))
        failure.text = _clean("\n".join(quoted))
    return case


def _unread(problem: ReadProblem) -> Element:
    suite = Element("testsuite", name=_clean(problem.document))
    case = SubElement(suite, "testcase", classname=_clean(problem.document), name=f"read: {problem.kind}")
    tag = "error" if problem.fatal else "system-out"
    if problem.fatal:
        SubElement(case, tag, type=problem.kind, message=_clean(problem.detail))
    else:
        SubElement(case, tag).text = _clean(problem.detail)
    return _counted(suite)


def _counted(suite: Element) -> Element:
    suite.set("tests", str(len(suite.findall("testcase"))))
    for count, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        suite.set(count, str(len(suite.findall(f"testcase/{tag}"))))
    return suite


def _clean(text: str) -> str:
    return _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text)
