"""The sample report against its data: every figure is traced, and the three that drifted are found."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from claimcheck import Config, check
from claimcheck.records import Report, SupportStatus
from claimcheck.support.facts_check import check_facts

DRIFTED = {
    "1.81 trillion tokens": ("results/runs.csv:3", "1.18T"),
    "49.1": ("results/eval.json:5", "40.95"),
    "105": ("results/measurement.txt:3", "150"),
}


@pytest.fixture
def report(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Report:
    shutil.copytree(root / "data" / "validation", tmp_path / "validation")
    monkeypatch.chdir(tmp_path / "validation")
    return check(["report.md"], Config(cache=False, sources=("results",)))


def test_the_drifts_are_found_with_path_and_value(report: Report) -> None:
    found = {finding.claims[0]: finding for finding in report.findings if finding.rule == "CC503"}
    claims = {claim.text: claim for claim in report.claims if claim.id in found}
    assert set(claims) == set(DRIFTED)
    for text, (place, value) in DRIFTED.items():
        assert claims[text].support.status is SupportStatus.CONTRADICTED
        assert f"source:{place}" in claims[text].support.by
        assert value in found[claims[text].id].message


def test_every_other_figure_is_traced(report: Report) -> None:
    names = {"1B", "3B", "two small models"}
    others = [claim for claim in report.claims if claim.text not in DRIFTED and claim.text not in names]
    assert len(others) == 9
    assert {claim.support.status for claim in others} == {SupportStatus.SOURCED}


def test_our_facts_are_in_order(root: Path) -> None:
    assert check_facts(sorted((root / "data" / "facts").glob("*.toml"))) == []


def test_our_facts_find_the_planted_error_and_nothing_else(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root)
    files = ("data/facts/models.toml", "data/facts/samples.toml")
    report = check(["data/newsletters"], Config(cache=False, facts=files, select=("CC503",)))
    (finding,) = report.findings
    assert "given as 4.4T; “Marl 2 release notes” states 4 trillion tokens" in finding.message
