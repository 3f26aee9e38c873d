"""Statuses are all set before it is said what claims stand on: a finding that was dismissed contradicts nothing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from claimcheck import Config, Document, check
from claimcheck.cli import app
from claimcheck.engine.statuses import Judge
from claimcheck.records import FindingStatus, Report

A = "Orlin-4 was trained on 6.2 trillion tokens.\n"
B = "Orlin-4 was trained on 2.6 trillion tokens.\n"
ACCEPTED, DISMISSED, BASELINE, NEW = (
    FindingStatus.ACCEPTED,
    FindingStatus.DISMISSED,
    FindingStatus.BASELINE,
    FindingStatus.NEW,
)


def setting(status: FindingStatus) -> Judge:
    def judge(report: Report) -> Report:
        assert {claim.support.status.value for claim in report.claims} == {"unsupported"}
        findings = tuple(finding.model_copy(update={"status": status}) for finding in report.findings)
        return report.model_copy(update={"findings": findings})

    return judge


def checked(first: str = A, *judges: Judge) -> Report:
    documents = [
        Document.from_text(text, name=name, media_type="text/markdown") for name, text in (("a.md", first), ("b.md", B))
    ]
    return check(documents, Config(cache=False, select=("CC1",)), judges=judges)


def support(report: Report) -> dict[str, int]:
    return report.summary.by_support


@pytest.mark.parametrize(
    ("status", "contradicts", "counts"),
    [(NEW, True, True), (ACCEPTED, True, True), (BASELINE, True, False), (DISMISSED, False, False)],
)
def test_a_status_is_heeded_by_support_groups_and_summary(
    status: FindingStatus, contradicts: bool, counts: bool
) -> None:
    report = checked(A, setting(status))
    assert ("contradicted" in support(report)) is contradicts
    assert [group.verdict for group in report.groups if len(group.claims) > 1] == ["differ" if contradicts else "agree"]
    assert report.summary.by_rule == ({"CC102": 1} if counts else {})
    assert report.summary.by_severity.keys() == ({report.findings[0].severity.value} if counts else set())
    assert report.summary.by_document == ({report.findings[0].locations[0].document: 1} if counts else {})
    assert sum(document.counts["findings"] for document in report.documents) == counts
    assert report.summary.by_status == {status.value: 1}


def test_what_a_comment_suppresses_contradicts_nothing() -> None:
    report = checked(A.replace(".\n", ". <!-- claimcheck: ignore CC1 another prompt -->\n"))
    assert report.summary.by_status == {"suppressed": 1}
    assert "contradicted" not in support(report)


def test_what_a_file_is_excused_from_contradicts_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name, text in (("a.md", A), ("b.md", B)):
        Path(name).write_text(text, encoding="utf-8")
    report = check(["."], Config(cache=False, select=("CC1",), per_file_ignores={"[ab].md": ("CC1",)}))
    assert report.findings == ()
    assert "contradicted" not in support(report)


def test_a_judge_sees_what_those_before_it_said() -> None:
    def doubting(report: Report) -> Report:
        assert [finding.status for finding in report.findings] == [DISMISSED]
        return report

    checked(A, setting(DISMISSED), doubting)


def test_what_else_a_claim_stands_on_is_seen_again_where_the_finding_is_dismissed() -> None:
    """The two notes agree with each other; only the third contradicts them."""
    documents = [
        Document.from_text(text, name=name, media_type="text/markdown")
        for name, text in (("a.md", A), ("b.md", B), ("c.md", "For its training, Orlin-4 read 6.2T tokens.\n"))
    ]
    config = Config(cache=False, select=("CC1",))
    assert check(documents, config).summary.by_support == {"contradicted": 3}
    assert check(documents, config, judges=[setting(DISMISSED)]).summary.by_support.get("corroborated") == 2


@pytest.mark.parametrize(("verdict", "contradicted"), [("dismissed", 0), ("accepted", 2), ("later", 2)])
def test_the_command_heeds_a_review(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, verdict: str, contradicted: int
) -> None:
    report = _run(tmp_path, monkeypatch)
    decision = {
        "fingerprint": report["findings"][0]["fingerprint"],
        "rule": "CC102",
        "verdict": verdict,
        "by": "Ana",
        "at": "2026-11-21T10:00:00.000000+00:00",
    } | ({"reason": "rounding"} if verdict == "dismissed" else {})
    Path("claimcheck-review.jsonl").write_text(json.dumps(decision) + "\n", encoding="utf-8")
    again = _run(tmp_path, monkeypatch)
    assert again["summary"]["by_support"].get("contradicted", 0) == contradicted
    assert again["summary"]["by_rule"] == ({"CC102": 1} if verdict == "accepted" else {})


def _run(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.chdir(folder)
    Path("a.md").write_text(A, encoding="utf-8")
    Path("b.md").write_text(B, encoding="utf-8")
    command = ["check", "a.md", "b.md", "--select", "CC1", "--no-cache", "--quiet", "--json", "report.json"]
    CliRunner().invoke(app, command)
    return json.loads(Path("report.json").read_text(encoding="utf-8"))
