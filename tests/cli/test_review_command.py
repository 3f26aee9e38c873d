"""`claimcheck review` without its page, and what the next run makes of the decisions."""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from typer.testing import Result

from claimcheck.records import Report
from claimcheck.review.decisions import Reason, Verdict, load_decisions
from claimcheck.review.session import Session

Run = Callable[..., Result]
PIPE = "The pipe lies 30 meters (89 feet) under the road.\n"


@pytest.fixture
def saved(tmp_path: Path, run: Run) -> Path:
    """A real report of one document with one finding."""
    (tmp_path / "note.md").write_text(PIPE, encoding="utf-8")
    result = run("check", "note.md", "--select", "CC402", "--json", "report.json", "--no-cache")
    assert result.exit_code == 1
    return tmp_path / "report.json"


def decide(saved: Path, verdict: Verdict, reason: Reason | None = None, file: str = "claimcheck-review.jsonl") -> None:
    report = Report.model_validate_json(saved.read_bytes())
    session = Session(report, saved.parent / file, "Ana")
    session.decide([report.findings[0].fingerprint], verdict, reason, "as the map says")


def check(run: Run, *options: str) -> tuple[int, dict[str, Any]]:
    result = run("check", "note.md", "--select", "CC402", "--no-cache", "--format", "json", *options)
    return result.exit_code, json.loads(result.stdout)["findings"][0]


def test_a_dismissed_finding_is_reported_as_dismissed_and_fails_no_run(saved: Path, run: Run) -> None:
    decide(saved, Verdict.DISMISSED, Reason.OTHER)
    status, finding = check(run)
    assert (status, finding["status"]) == (0, "dismissed")
    assert finding["justification"].startswith("other: as the map says (Ana, ")
    sarif = json.loads(run("check", "note.md", "--select", "CC402", "--no-cache", "--format", "sarif").stdout)
    (result,) = sarif["runs"][0]["results"]
    assert result["suppressions"][0]["kind"] == "external"
    assert result["suppressions"][0]["justification"] == finding["justification"]


def test_an_accepted_finding_still_fails_and_one_put_off_does_not(saved: Path, run: Run) -> None:
    decide(saved, Verdict.ACCEPTED)
    assert (check(run)[0], check(run)[1]["status"]) == (1, "accepted")
    decide(saved, Verdict.LATER)
    assert (check(run)[0], check(run)[1]["status"]) == (0, "baseline")
    decide(saved, Verdict.OPEN)
    assert (check(run)[0], check(run)[1]["status"]) == (1, "new")


def test_a_finding_whose_figure_changed_is_open_again(saved: Path, run: Run) -> None:
    decide(saved, Verdict.DISMISSED, Reason.OTHER)
    (saved.parent / "note.md").write_text(PIPE.replace("89", "88"), encoding="utf-8")
    assert check(run)[0] == 1


def test_the_decisions_of_the_settings_stand_beside_them(
    saved: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    (saved.parent / "claimcheck.toml").write_text('decisions = "review/said.jsonl"\n', encoding="utf-8")
    (saved.parent / "review").mkdir()
    decide(saved, Verdict.DISMISSED, Reason.OTHER, "review/said.jsonl")
    assert check(run)[0] == 0
    (saved.parent / "below").mkdir()
    monkeypatch.chdir(saved.parent / "below")
    assert run("review", "--stats").stdout.splitlines()[1].startswith("CC402")


def test_an_option_names_another_file_of_decisions(saved: Path, run: Run) -> None:
    decide(saved, Verdict.DISMISSED, Reason.OTHER, "other.jsonl")
    assert check(run)[0] == 1
    assert check(run, "--decisions", "other.jsonl")[0] == 0


def test_a_dismissed_finding_makes_no_entry_of_the_baseline_stale(saved: Path, run: Run) -> None:
    run("check", "note.md", "--select", "CC402", "--baseline", "known.jsonl", "--update-baseline")
    decide(saved, Verdict.DISMISSED, Reason.OTHER)
    result = run("check", "note.md", "--select", "CC402", "--baseline", "known.jsonl")
    assert result.exit_code == 0
    assert "is gone" not in result.stderr


def test_a_broken_file_of_decisions_ends_the_run(saved: Path, run: Run) -> None:
    (saved.parent / "claimcheck-review.jsonl").write_text("<<<<<<< HEAD\n", encoding="utf-8")
    result = run("check", "note.md")
    assert result.exit_code == 2
    assert "claimcheck-review.jsonl:1: is no decision" in result.stderr


def test_statistics_are_a_table_or_json(saved: Path, run: Run) -> None:
    assert "no decisions in claimcheck-review.jsonl" in run("review", "--stats").stderr
    decide(saved, Verdict.DISMISSED, Reason.OTHER)
    assert run("review", "--stats").stdout.splitlines()[1].split()[:5] == ["CC402", "1", "0", "1", "0%"]
    (rule,) = json.loads(run("review", "--stats", "--format", "json").stdout)
    assert (rule["rule"], rule["false"], rule["reasons"]) == ("CC402", 1, {"other": 1})
    assert 0.79 < rule["high"] < 0.8


def test_without_the_extra_the_page_says_what_to_install(
    saved: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_module("claimcheck.cli.review"), "_PACKAGES", ("no_such_package",))
    result = run("review", "report.json")
    assert result.exit_code == 2
    assert "pip install 'claimcheck-lint[review]'" in result.stderr


def test_the_terminal_asks_and_keeps_the_answers(saved: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter(["d", "1", "q"])
    monkeypatch.setattr("builtins.input", lambda *_: next(answers))
    result = run("review", "report.json", "--terminal", "--by", "Ana")
    assert result.exit_code == 0
    assert "1 of 1 findings decided" in result.stderr
    (line,) = load_decisions(saved.parent / "claimcheck-review.jsonl")
    assert (line.by, line.reason) == ("Ana", "different subset")


@pytest.mark.parametrize("arguments", [["review"], ["review", "nowhere.json"], ["review", "note.md", "--terminal"]])
def test_what_is_no_report_ends_the_command(saved: Path, run: Run, arguments: list[str]) -> None:
    assert run(*arguments).exit_code == 2
