"""`claimcheck facts check`, and facts in `claimcheck check`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

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
