"""The web page as a file: self-contained, closed to everything that is not its own, readable without a script."""

from __future__ import annotations

import base64
import hashlib
import json
import re

from claimcheck.records import Report, Severity
from claimcheck.reports.html import SCRIPTS, render
from claimcheck.reports.overview import Overview


def elements(page: str, tag: str) -> list[tuple[str, str]]:
    return re.findall(rf"<{tag}([^>]*)>(.*?)</{tag}>", page, re.DOTALL)


def test_the_policy_allows_exactly_the_page_s_own_style_and_script(report: Report) -> None:
    page = render(report)
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert policy is not None
    allowed = dict(part.split(" ", 1) for part in policy[1].replace("&#39;", "'").split("; "))
    assert allowed["default-src"] == "'none'"
    ((_, style),) = elements(page, "style")
    (_, (_, script)) = elements(page, "script")
    for name, text in (("style-src", style), ("script-src", script)):
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert allowed[name] == f"'sha256-{digest}'"
    assert "unsafe" not in policy[1]


def test_nothing_is_fetched(report: Report) -> None:
    page = render(report)
    assert not re.search(r"""(?:src|href|action)\s*=\s*["'](?!#)""", page)
    assert not re.search(r"@import|url\(|fetch\(|XMLHttpRequest|https?://(?!www\.w3\.org/2000/svg)", page)


def test_the_data_cannot_leave_its_element(hostile_report: Report) -> None:
    page = render(hostile_report)
    scripts = elements(page, "script")
    assert len(scripts) == 2
    attributes, data = scripts[0]
    assert 'type="application/json"' in attributes
    assert not set(data) & set("<>&\u2028\u2029")
    loaded = json.loads(data)
    assert loaded["findings"][0]["message"] == hostile_report.findings[0].message
    assert loaded["documents"][0]["text"] == hostile_report.documents[0].text


def test_user_text_is_escaped_outside_of_the_data(hostile_report: Report) -> None:
    page = render(hostile_report)
    for text in ("<img src=x", "<script>document.title", "<b>,", "<i>"):
        assert text not in page
    assert "{{ 7*7 }}" in page


def test_without_a_script_the_findings_are_listed_with_their_figures_marked(report: Report) -> None:
    ((_, fallback),) = elements(render(report), "noscript")
    assert "From 121.3 to 148 is up 22.0%, not 25 percent" in fallback
    assert "<mark>84.6%</mark>" in fallback
    assert "148 stands on nothing" not in fallback


def test_a_finding_and_a_claim_keep_what_the_page_shows(report: Report) -> None:
    data = json.loads(elements(render(report), "script")[0][1])
    finding = data["findings"][0]
    assert finding["claims"] == [0, 1, 2]
    assert finding["working"]["readings"] == ["over the first value: 22.0%", "over the second value: 18.0%"]
    assert data["claims"][3]["qualifiers"] == {"benchmark": "MMLU"}
    assert data["claims"][3]["quantity"]["value"] == 86.4
    assert data["headings"] == ["Results"]
    (group,) = data["groups"]
    assert (group["claims"], group["verdict"], group["unit"]) == ([3, 5], "differ", "percent")
    assert group["spans"] == [[85.9, 86.9], [84.1, 85.1]]
    assert data["reasons"][data["claims"][6]["why"]] == "what it is about was not recognised"
    assert "why" not in data["claims"][0]


def test_zero_is_a_value(report: Report) -> None:
    quantity = report.claims[0].quantity
    assert quantity is not None
    nothing = quantity.model_copy(update={"value": quantity.value - quantity.value})
    claim = report.claims[0].model_copy(update={"quantity": nothing})
    page = render(report.model_copy(update={"claims": (claim,), "findings": ()}))
    assert json.loads(elements(page, "script")[0][1])["claims"][0]["quantity"]["value"] == 0


def test_a_report_without_texts_claims_or_documents_can_be_shown(report: Report) -> None:
    bare = tuple(document.model_copy(update={"text": None}) for document in report.documents)
    assert "percent-change-mismatch" in render(report.model_copy(update={"documents": bare}))
    empty = report.model_copy(update={"documents": (), "claims": (), "findings": (), "verifications": (), "groups": ()})
    assert "Nothing was read" in render(empty)


def test_every_part_of_the_script_is_put_in(report: Report) -> None:
    page = render(report)
    assert len(SCRIPTS) == len(set(SCRIPTS))
    for function in (
        "function make(",
        "function shownFindings(",
        "class Feed",
        "function showPanel(",
        "function restore(",
    ):
        assert page.count(function) == 1


def test_the_headline_says_how_bad_it_is(report: Report) -> None:
    def headline(*severities: Severity) -> str:
        findings = tuple(report.findings[0].model_copy(update={"severity": severity}) for severity in severities)
        return Overview.of(report.model_copy(update={"findings": findings, "errors": ()})).headline

    error, warning, info = Severity.ERROR, Severity.WARNING, Severity.INFO
    assert headline(error, info) == "1 statement cannot be true as written."
    assert headline(error, error, warning) == "2 statements cannot be true as written, 1 more needs a look."
    assert headline(warning, warning) == "2 statements need a look."
    assert headline(info, info) == "Nothing is at odds; 2 notes."
    assert headline() == Overview.of(report.model_copy(update={"findings": (), "errors": ()})).verdict
