"""`claimcheck check`: what it writes where, and the status it ends with."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from claimcheck.cli.status import exit_status
from claimcheck.records import Finding, FindingStatus, ReadProblem, Report


def only(report: Report, *findings: Finding, errors: tuple[ReadProblem, ...] = ()) -> Report:
    return report.model_copy(update={"findings": findings, "errors": errors})


@pytest.fixture
def clean(report: Report) -> Report:
    """The plain report with everything read and nothing found."""
    return only(report)


def test_the_status_follows_the_worst_open_finding(report: Report) -> None:
    error, warning, info, _ = report.findings
    table = {"error": (1, 0, 0), "warning": (1, 1, 0), "never": (0, 0, 0)}
    for fail_on, expected in table.items():
        assert tuple(exit_status(only(report, one), fail_on) for one in (error, warning, info)) == expected
    assert exit_status(only(report), "warning") == 0


@pytest.mark.parametrize("status", [FindingStatus.BASELINE, FindingStatus.SUPPRESSED, FindingStatus.DISMISSED])
def test_a_closed_finding_fails_nothing(report: Report, status: FindingStatus) -> None:
    assert exit_status(only(report, report.findings[0].model_copy(update={"status": status})), "error") == 0


def test_what_could_not_be_read_or_crashed_is_two_whatever_was_found(report: Report) -> None:
    problem = ReadProblem(document="x.md", kind="broken", detail="")
    assert exit_status(only(report, report.findings[0], errors=(problem,)), "never") == 2
    remark = problem.model_copy(update={"fatal": False})
    assert exit_status(only(report, errors=(remark,)), "error") == 0
    crash = report.findings[0].model_copy(update={"rule": "CC901"})
    assert exit_status(only(report, crash), "never") == 2
    assert exit_status(only(report).model_copy(update={"documents": ()}), "never") == 2


def test_findings_go_to_stdout_and_make_the_status_one(run: Any, checked: Any, report: Report) -> None:
    checked(only(report, *report.findings))
    result = run("check", ".")
    assert result.exit_code == 1
    assert "CC201 percent-change-mismatch" in result.stdout
    assert result.stderr == ""


def test_machine_formats_are_alone_on_stdout(run: Any, checked: Any, report: Report) -> None:
    checked(only(report, *report.findings))
    result = run("check", ".", "--format", "json")
    assert json.loads(result.stdout)["findings"][0]["rule"] == "CC201"
    assert result.stderr == ""


def test_output_json_and_html_are_files(run: Any, checked: Any, clean: Report) -> None:
    checked(clean)
    result = run("check", ".", "-f", "sarif", "-o", "a.sarif", "--json", "a.json", "--html", "a.html")
    assert result.exit_code == 0
    assert result.stdout == ""
    assert "claimcheck: No disagreement found in 3 comparisons." in result.stderr
    assert json.loads(Path("a.sarif").read_text())["version"] == "2.1.0"
    assert json.loads(Path("a.json").read_text())["schema_version"]
    assert Path("a.html").read_text().startswith("<!doctype html>")


def test_quiet_prints_findings_and_nothing_else(run: Any, checked: Any, report: Report, clean: Report) -> None:
    checked(clean)
    result = run("check", ".", "--quiet")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")
    checked(only(report, report.findings[0]))
    text = run("check", ".", "-q").stdout
    assert "CC201" in text
    assert "compared" not in text


def test_severity_decides_what_people_see_and_never_the_status_or_json(run: Any, checked: Any, report: Report) -> None:
    checked(only(report, report.findings[2]))
    shown = run("check", ".", "--severity", "info", "--json", "a.json")
    hidden = run("check", ".", "--json", "b.json")
    assert (shown.exit_code, hidden.exit_code) == (0, 0)
    assert "121.3 stands on nothing" in shown.stdout
    assert "121.3 stands on nothing" not in hidden.stdout
    assert "1 info finding hidden" in hidden.stdout
    assert Path("a.json").read_bytes() == Path("b.json").read_bytes()
    assert "121.3 stands on nothing" in run("report", "a.json", "--severity", "info").stdout
    assert "1 info finding hidden" in run("report", "a.json", "-f", "markdown").stdout


def test_a_file_that_cannot_be_written_is_two(run: Any, checked: Any, clean: Report) -> None:
    checked(clean)
    result = run("check", ".", "--json", "no/such/folder/a.json")
    assert result.exit_code == 2
    assert "no/such/folder/a.json cannot be written" in result.stderr


def test_options_overrule_the_settings_file(run: Any, checked: Any, clean: Report) -> None:
    Path("claimcheck.toml").write_text('select = ["CC1"]\nignore = ["CC101"]\njobs = 3\nfail-on = "warning"\n')
    Path("facts.toml").touch()
    seen = checked(clean)
    run(
        "check",
        ".",
        "--select",
        "cc2,CC3",
        "--select",
        "CC6",
        "--date",
        "2024-05-01",
        "--facts",
        "facts.toml",
        "--no-cache",
    )
    (config,) = seen
    assert config.select == ("CC2", "CC3", "CC6")
    assert config.ignore == ("CC101",)
    assert (config.jobs, config.fail_on, config.cache) == (3, "warning", False)
    assert str(config.date) == "2024-05-01"
    assert config.facts == ("facts.toml",)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("check",), "Missing argument"),
        (("check", ".", "--format", "docx"), "docx"),
        (("check", ".", "--select", "E501"), "'E501' is no rule code"),
        (("check", ".", "--select", "CC999"), "CC999 is no rule"),
        (("check", ".", "--date", "soon"), "must be a date"),
        (("check", ".", "--facts", "none.toml"), "--facts none.toml: no such file"),
        (("check", ".", "--config", "none.toml"), "none.toml: cannot be read"),
        (("check", ".", "--update-baseline"), "--update-baseline needs --baseline FILE"),
        (("check", ".", "--baseline", "none.jsonl"), "none.jsonl: cannot be read"),
        (("chekc", "."), "No such command"),
    ],
)
def test_what_cannot_be_used_is_two_and_said_on_stderr(
    run: Any, checked: Any, clean: Report, arguments: tuple[str, ...], says: str
) -> None:
    checked(clean)
    result = run(*arguments)
    assert result.exit_code == 2
    assert says in " ".join(result.stderr.split())
    assert result.stdout == ""


def test_a_wrong_settings_file_is_two_with_its_line(run: Any) -> None:
    Path("claimcheck.toml").write_text("\nselct = []\n")
    result = run("check", ".")
    assert result.exit_code == 2
    assert result.stderr == "claimcheck: claimcheck.toml:2: selct: unknown setting; did you mean 'select'?\n"


def test_github_format_writes_the_step_summary(
    run: Any, checked: Any, report: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    checked(only(report, *report.findings))
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", "summary.md")
    result = run("check", ".", "--format", "github")
    assert result.stdout.startswith("::error file=note.md,line=3")
    assert Path("summary.md").read_text().startswith("# claimcheck\n")


def test_the_format_can_come_from_the_environment(
    run: Any, checked: Any, clean: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    checked(clean)
    monkeypatch.setenv("CLAIMCHECK_OUTPUT_FORMAT", "gitlab")
    assert json.loads(run("check", ".").stdout) == []


def test_github_actions_get_annotations_unless_a_format_is_asked_for(
    run: Any, checked: Any, report: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    checked(only(report, *report.findings))
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    result = run("check", ".")
    assert result.stdout.startswith("::error file=note.md,line=3")
    assert "--format console" in result.stderr
    assert run("check", ".", "--format", "console").stdout.startswith("note.md")
    assert not run("check", ".", "--statistics").stdout.startswith("::")
    run("check", ".", "--output", "out.txt")
    assert Path("out.txt").read_text().startswith("note.md")


def test_a_baseline_is_written_holds_and_is_pruned(run: Any, checked: Callable[[Report], Any], report: Report) -> None:
    error, warning, info, _ = report.findings
    checked(only(report, error, warning, info))
    assert run("check", ".", "--baseline", "known.jsonl", "--update-baseline").exit_code == 0
    entries = [json.loads(line) for line in Path("known.jsonl").read_text().splitlines()]
    assert [entry.get("rule") for entry in entries] == [None, "CC101", "CC201", "CC501"]
    assert entries[2]["figures"] == ["25 percent", "121.3", "148 million dollars"]

    fresh = error.model_copy(update={"fingerprint": "e" * 20})
    checked(only(report, fresh, warning))
    result = run("check", ".", "--baseline", "known.jsonl", "--select", "CC1,CC2", "--fail-on", "warning")
    assert result.exit_code == 1
    assert "CC201" in result.stdout
    assert "CC101" not in result.stdout
    assert "known.jsonl: CC201 in note.md (25 percent, 121.3, 148 million dollars) is gone" in result.stderr
    assert "CC501" not in result.stderr

    run("check", ".", "--baseline", "known.jsonl", "--update-baseline", "--select", "CC1,CC2")
    kept = [json.loads(line) for line in Path("known.jsonl").read_text().splitlines()[1:]]
    assert [(entry["rule"], entry["fingerprint"][0]) for entry in kept] == [
        ("CC101", "a"),
        ("CC201", "e"),
        ("CC501", "b"),
    ]


def test_write_gives_several_formats_in_one_run(run: Any, checked: Any, clean: Report) -> None:
    checked(clean)
    result = run("check", ".", "--write", "sarif=a.sarif", "--write", "csv=a=b.csv", "--json", "a.json")
    assert result.exit_code == 0
    assert "No disagreement found" in result.stdout
    assert json.loads(Path("a.sarif").read_text())["version"] == "2.1.0"
    assert Path("a=b.csv").read_text().startswith("rule,name,severity")
    assert json.loads(Path("a.json").read_text())["schema_version"]


@pytest.mark.parametrize("wrong", ["docx=a.docx", "sarif", "sarif=", "=a"])
def test_write_of_no_format_or_no_file_ends_with_two_before_the_run(run: Any, checked: Any, wrong: str) -> None:
    seen = checked(None)
    result = run("check", ".", "--write", wrong)
    assert result.exit_code == 2
    assert "FORMAT=FILE" in result.stderr
    assert seen == []


def test_exit_zero_forgives_findings_and_nothing_else(run: Any, checked: Any, report: Report) -> None:
    checked(only(report, *report.findings))
    assert run("check", ".", "--exit-zero").exit_code == 0
    assert run("check", ".", "--exit-zero", "--fail-on", "warning").exit_code == 2
    checked(only(report, errors=(ReadProblem(document="x.md", kind="broken", detail=""),)))
    assert run("check", ".", "--exit-zero").exit_code == 2


def test_statistics_show_how_often_each_rule_fired(run: Any, checked: Any, report: Report) -> None:
    checked(only(report, *report.findings, report.findings[2]))
    result = run("check", ".", "--statistics")
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        "2  CC501  info     figure-without-source",
        "1  CC101  warning  values-disagree",
        "1  CC201  error    percent-change-mismatch",
        "0  CC501  error    figure-without-source    (1 closed)",
        "1 error, 1 warning and 2 info in 2 documents.",
    ]
    assert run("check", ".", "--statistics", "-f", "json").exit_code == 2


def test_a_diff_base_that_is_none_ends_with_two(run: Any, checked: Any, clean: Report) -> None:
    checked(clean)
    result = run("check", ".", "--diff", "nowhere")
    assert result.exit_code == 2
    assert "claimcheck: --diff nowhere: " in result.stderr
