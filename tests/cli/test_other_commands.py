"""report, rules, explain, schema, init, and the command as a whole."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import claimcheck
from claimcheck.checks.reference import texts_of
from claimcheck.checks.registry import load_rules
from claimcheck.cli.outputs import FormatName
from claimcheck.config import Config, load_config
from claimcheck.records import Report
from claimcheck.reports import FORMAT_NAMES
from claimcheck.reports.claims import CLAIM_FORMATS
from claimcheck.reports.schemas import SCHEMA_NAMES


def test_the_formats_offered_are_those_there_are() -> None:
    assert FormatName.__args__ == FORMAT_NAMES
    assert set(CLAIM_FORMATS) == {"jsonl", "json", "csv", "parquet", "console"}


def test_version_and_help(run: Any) -> None:
    assert run("--version").stdout == f"claimcheck {claimcheck.__version__}\n"
    for command in ("", "check", "extract", "report", "explain", "rules", "schema", "init", "facts", "facts check"):
        result = run(*command.split(), "--help")
        assert result.exit_code == 0
        assert max(map(len, result.stdout.splitlines())) <= 80
    assert "claimcheck check docs/ --html report.html" in run("check", "--help").stdout


@pytest.fixture
def saved(tmp_path: Path, report: Report) -> Path:
    """A report as `check --json` writes it."""
    file = tmp_path / "saved.json"
    file.write_text(report.model_dump_json(), encoding="utf-8")
    return file


def test_a_saved_report_is_rendered_again(run: Any, saved: Path) -> None:
    assert "CC201 percent-change-mismatch" in run("report", saved).stdout
    assert run("report", saved, "--format", "markdown").stdout.startswith("# claimcheck")
    result = run("report", saved, "--html", "page.html")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "percent-change-mismatch" in Path("page.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("content", "says"),
    [("{", "is no report of this version"), ("{}", "is no report of this version: tool"), (None, "cannot be read")],
)
def test_what_is_no_report_is_two(run: Any, content: str | None, says: str) -> None:
    if content is not None:
        Path("x.json").write_text(content)
    result = run("report", "x.json")
    assert result.exit_code == 2
    assert says in result.stderr


def test_every_rule_is_listed_and_explained(run: Any) -> None:
    listed = run("rules").stdout
    data = {entry["code"]: entry for entry in json.loads(run("rules", "--format", "json").stdout)}
    for rule in load_rules():
        assert rule.code in listed
        assert data[rule.code]["name"] == rule.name
        assert data[rule.code]["summary"]
        page = run("explain", rule.name).stdout
        assert page.startswith(f"# {rule.code} {rule.name} (")
        assert page == run("explain", rule.code.lower()).stdout
        assert max(len(line) for line in page.splitlines() if not line.startswith("    |")) <= 80, rule.code
        for part in ("## What it checks", "## When it is wrong", "## Examples"):
            assert part in page


def test_several_rules_are_explained_in_the_order_asked_for(run: Any) -> None:
    pages = run("explain", "CC402", "percent-change-mismatch").stdout
    assert pages.startswith("# CC402 ")
    assert pages.index("# CC402 ") < pages.index("\n\n# CC201 ")


def test_a_prefix_explains_its_family(run: Any) -> None:
    headings = [line.split()[1] for line in run("explain", "cc6").stdout.splitlines() if line.startswith("# ")]
    assert headings == [rule.code for rule in load_rules() if rule.code.startswith("CC6")]
    assert run("explain", "CC").exit_code == 2


def test_a_page_is_filled_to_the_width_and_a_table_is_left_alone(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "50")
    page = run("explain", "CC408", "CC201").stdout.splitlines()
    assert "    | packed | 2.1 GB |" in page
    assert max(map(len, page)) <= 60
    assert "A stated percent change is not the change between" in page


def test_the_reference_holds_every_rule_with_its_sections_and_examples(run: Any) -> None:
    reference = run("rules", "--format", "markdown").stdout
    assert reference.startswith("# Rules\n")
    for rule in load_rules():
        section = reference.split(f"\n### {rule.code} {rule.name}\n")[1].split("\n### ")[0]
        assert f"Severity {rule.severity.value}, since {rule.since}." in section
        assert section.count("\n#### ") == 5
        assert section.count("```text\n") == sum(len(list(texts_of(example))) for example in rule.examples)


def test_an_unknown_rule_is_two_and_the_nearest_is_named(run: Any) -> None:
    rule = load_rules()[0]
    result = run("explain", rule.name[:-1])
    assert result.exit_code == 2
    assert f"did you mean {rule.name}?" in result.stderr


@pytest.mark.parametrize("name", [*SCHEMA_NAMES, "facts"])
def test_a_schema_is_printed(run: Any, name: str) -> None:
    assert json.loads(run("schema", name).stdout)["$id"].startswith(f"urn:claimcheck:schema:{name}:")


def test_schemas_are_written_to_a_folder(run: Any) -> None:
    assert run("schema", "claim", "--write", "out").exit_code == 0
    assert [file.name for file in Path("out").iterdir()] == ["claim.schema.json"]
    assert run("schema", "--write", "out").exit_code == 0
    assert {file.name for file in Path("out").iterdir()} == {f"{name}.schema.json" for name in (*SCHEMA_NAMES, "facts")}
    assert run("schema").exit_code == 2


def test_init_writes_the_defaults_once(run: Any) -> None:
    assert run("init").exit_code == 0
    file = Path("claimcheck.toml")
    written = file.read_text(encoding="utf-8")
    assert load_config(file) == Config(root=".")
    again = run("init")
    assert again.exit_code == 2
    assert "was left as it is" in again.stderr
    assert file.read_text(encoding="utf-8") == written


def test_the_settings_written_by_init_are_valid_when_uncommented(run: Any) -> None:
    run("init")
    file = Path("claimcheck.toml")
    lines = [line.removeprefix("# ") for line in file.read_text(encoding="utf-8").splitlines()]
    file.write_text("\n".join(line for line in lines if " = " in line or line.startswith("[")), encoding="utf-8")
    config = load_config(file)
    assert config.per_file_ignores == {"drafts/**": ("CC501",)}
    assert config.roles == {"archive/**": "historical"}
    shown = {"aliases": {}, "per_file_ignores": {}, "roles": {}}
    assert config.replacing(date=None, checking_date=None, **shown) == Config(root=".")
