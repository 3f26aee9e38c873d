"""`claimcheck facts check` and `facts add`, and facts in `claimcheck check`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from claimcheck.support.facts import load_facts

FACT = """[[fact]]
subject = "Wrenna-4"
metric = "parameters"
value = 70e9
unit = "parameter"
source = { title = "card" }
"""


@pytest.fixture(autouse=True)
def _note(run: Any) -> None:
    """A note in the working folder that the fact contradicts."""
    Path("note.md").write_text("Wrenna-4 has 90 billion parameters.\n", encoding="utf-8")
    Path("facts.toml").write_text(FACT, encoding="utf-8")


def test_a_file_in_order_is_zero(run: Any) -> None:
    result = run("facts", "check", "facts.toml")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "nothing wrong in facts.toml" in result.stderr


def test_what_is_wrong_is_named_by_line_and_is_one(run: Any) -> None:
    Path("facts.toml").write_text(FACT + FACT.replace("70", "90") + "[[fact]]\n", encoding="utf-8")
    result = run("facts", "check", "facts.toml")
    assert result.exit_code == 1
    clash, malformed = result.stdout.splitlines()
    assert clash.startswith("facts.toml:7: parameters of Wrenna-4: 90 billion parameters contradicts")
    assert malformed.startswith("facts.toml:13: subject: ")


def test_a_missing_file_is_two(run: Any) -> None:
    result = run("facts", "check", "none.toml")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "none.toml: cannot be read" in result.stderr


def test_facts_of_the_command_line_and_of_the_settings_are_held_against(run: Any) -> None:
    said = "“card” states 70 billion parameters"
    assert said in run("check", "note.md", "--facts", "facts.toml", "--no-cache").stdout.replace("\n    ", " ")
    assert said not in run("check", "note.md", "--no-cache").stdout.replace("\n    ", " ")
    Path("claimcheck.toml").write_text('facts = ["facts.toml"]\n', encoding="utf-8")
    assert said in run("check", "note.md", "--no-cache").stdout.replace("\n    ", " ")


def test_a_broken_facts_file_is_two_with_its_line(run: Any) -> None:
    Path("facts.toml").write_text(FACT.replace('"parameter"', '"parrot"'), encoding="utf-8")
    result = run("check", "note.md", "--facts", "facts.toml")
    assert result.exit_code == 2
    assert "facts.toml:1: unit: 'parrot' is no unit" in result.stderr


def test_sources_of_the_command_line_are_held_against(run: Any) -> None:
    Path("refs").mkdir()
    Path("refs/card.md").write_text("Wrenna-4 has 70 billion parameters.\n", encoding="utf-8")
    result = run("check", ".", "--sources", "refs", "--no-cache", "--select", "CC503")
    assert "refs/card.md, line 1, states 70 billion parameters" in result.stdout.replace("\n    ", " ")
    assert "in 1 document" in result.stdout


@pytest.fixture
def report(run: Any) -> dict[str, str]:
    """Saves the report of the note with more figures; gives the ids of its claims by text."""
    Path("note.md").write_text(
        "# Models\n\nWrenna-4 has 90 billion parameters. Wrenna-4 was trained on 6.2 trillion tokens. "
        "Wrenna-3 has 30 billion parameters. Kestrel's revenue grew by 20%.\n",
        encoding="utf-8",
    )
    run("check", "note.md", "--no-cache", "--json", "report.json")
    claims = json.loads(Path("report.json").read_text(encoding="utf-8"))["claims"]
    return {claim["quantity"]["text"]: claim["id"] for claim in claims}


def test_a_claim_is_added_to_a_file_that_is_made(run: Any, report: dict[str, str]) -> None:
    result = run("facts", "add", "report.json", report["6.2 trillion tokens"], "--file", "new.toml")
    assert result.exit_code == 0
    assert Path("new.toml").read_text(encoding="utf-8") == result.stdout
    (fact,) = load_facts(["new.toml"])
    assert (fact.subject, fact.metric, fact.value, fact.unit) == ("Wrenna-4", "training tokens", 6_200 * 10**9, "token")
    assert fact.source.title == "Models"


def test_an_added_fact_is_held_against_other_texts(run: Any, report: dict[str, str]) -> None:
    run("facts", "add", "report.json", report["6.2 trillion tokens"], "--source", "Card", "--file", "new.toml")
    Path("other.md").write_text("Wrenna-4 was trained on 2.6 trillion tokens.\n", encoding="utf-8")
    result = run("check", "other.md", "--facts", "new.toml", "--no-cache")
    assert "“Card” states 6.2 trillion tokens" in result.stdout.replace("\n    ", " ")


def test_what_the_file_held_is_left_as_it_was(run: Any, report: dict[str, str]) -> None:
    before = b"\xef\xbb\xbf# ours\r\n" + FACT.replace("\n", "\r\n").encode()
    Path("facts.toml").write_bytes(before)
    options = ("--url", "https://wrenna.example/3", "--valid-from", "2024-01-01", "--valid-to", "2024-06-30")
    assert run("facts", "add", "report.json", report["30 billion parameters"], *options).exit_code == 0
    assert Path("facts.toml").read_bytes().startswith(before)
    held, added = load_facts(["facts.toml"])
    assert (held.subject, added.subject, added.source.url) == ("Wrenna-4", "Wrenna-3", "https://wrenna.example/3")
    assert (str(added.valid_from), str(added.valid_to)) == ("2024-01-01", "2024-06-30")


def test_a_dry_run_shows_and_writes_nothing(run: Any, report: dict[str, str]) -> None:
    result = run("facts", "add", "report.json", report["30 billion parameters"], "--file", "new.toml", "--dry-run")
    assert (result.exit_code, result.stdout.splitlines()[0]) == (0, "[[fact]]")
    assert not Path("new.toml").exists()


def test_a_unique_start_of_an_id_is_enough(run: Any, report: dict[str, str]) -> None:
    start = report["6.2 trillion tokens"][:8]
    assert 'metric = "training tokens"' in run("facts", "add", "report.json", start).stdout


@pytest.mark.parametrize(
    ("figure", "says"),
    [
        ("90 billion parameters", "90 billion parameters contradicts what is stated (line 1: 70 billion parameters)"),
        ("20%", "the figure is a change"),
    ],
)
def test_a_contradiction_or_a_change_is_not_added(run: Any, report: dict[str, str], figure: str, says: str) -> None:
    result = run("facts", "add", "report.json", report[figure])
    assert (result.exit_code, result.stdout) == (2, "")
    assert says in result.stderr
    assert Path("facts.toml").read_text(encoding="utf-8") == FACT


def test_a_fact_is_not_added_twice(run: Any, report: dict[str, str]) -> None:
    arguments = ("facts", "add", "report.json", report["30 billion parameters"])
    assert run(*arguments).exit_code == 0
    again = run(*arguments)
    assert again.exit_code == 2
    assert "is stated before" in again.stderr


def test_an_unknown_id_is_answered_with_near_ones(run: Any, report: dict[str, str]) -> None:
    known = report["20%"]
    result = run("facts", "add", "report.json", "x" + known[1:])
    assert result.exit_code == 2
    assert f"near it are {known} (“20%”)" in result.stderr


def test_an_id_that_may_be_several_is_refused(run: Any, report: dict[str, str]) -> None:
    Path("note.md").write_text("Wrenna-4 has 90 billion parameters and 64 layers.\n", encoding="utf-8")
    run("check", "note.md", "--no-cache", "--json", "report.json")
    ids = [claim["id"] for claim in json.loads(Path("report.json").read_text(encoding="utf-8"))["claims"]]
    result = run("facts", "add", "report.json", ids[0].partition("-")[0])
    assert result.exit_code == 2
    assert "is the start of 2 ids" in result.stderr


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (("--file", "facts.csv"), "facts are added to .toml files only"),
        (("--valid-from", "July"), "--valid-from: 'July' is no day"),
        (("--valid-from", "2024-07-11", "--valid-to", "2024-01-01"), "valid_from is after valid_to"),
        (("--url", "wrenna"), "source.url"),
    ],
)
def test_options_that_cannot_be_used_are_two(
    run: Any, report: dict[str, str], options: tuple[str, ...], says: str
) -> None:
    result = run("facts", "add", "report.json", report["30 billion parameters"], *options)
    assert (result.exit_code, result.stdout) == (2, "")
    assert says in result.stderr


def test_a_broken_file_is_left_alone(run: Any, report: dict[str, str]) -> None:
    Path("facts.toml").write_text("[[fact]\n", encoding="utf-8")
    result = run("facts", "add", "report.json", report["30 billion parameters"])
    assert result.exit_code == 2
    assert "facts.toml:1: is not valid TOML" in result.stderr
    assert Path("facts.toml").read_text(encoding="utf-8") == "[[fact]\n"
