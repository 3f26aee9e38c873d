"""What is wrong with facts files."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimcheck.support.facts import FactsError
from claimcheck.support.facts_check import check_facts

FACT = '[[fact]]\nsubject = "{}"\nmetric = "parameters"\n{}\nunit = "parameter"\nsource = {{ title = "card" }}\n'


def details(folder: Path, *facts: tuple[str, str]) -> list[tuple[int, str]]:
    file = folder / "facts.toml"
    file.write_text("".join(FACT.format(*fact) for fact in facts), encoding="utf-8")
    return [(problem.line, problem.detail) for problem in check_facts([file])]


def test_a_fact_stated_once_is_well(tmp_path: Path) -> None:
    assert details(tmp_path, ("Wrenna-4", "value = 70e9"), ("Wrenna-3", "value = 70e9")) == []


def test_the_same_value_under_another_spelling_is_a_duplicate(tmp_path: Path) -> None:
    ((line, detail),) = details(tmp_path, ("Wrenna-4", "value = 70e9"), ("wrenna 4", "value = 70.2e9"))
    assert line == 7
    assert "is stated before (line 1: 70 billion parameters)" in detail


def test_another_value_is_a_contradiction_also_under_an_alias(tmp_path: Path) -> None:
    ((line, detail),) = details(tmp_path, ("W4", 'value = 70e9\naliases = ["Wrenna-4"]'), ("Wrenna-4", "value = 90e9"))
    assert line == 8
    assert "contradicts what is stated (line 1: 70 billion parameters)" in detail


def test_facts_of_other_times_do_not_clash(tmp_path: Path) -> None:
    facts = [("K", f"value = {n}\nvalid_from = {n}-01-01\nvalid_to = {n}-12-31") for n in (2023, 2024)]
    assert details(tmp_path, *facts) == []


def test_every_malformed_fact_is_named(tmp_path: Path) -> None:
    found = details(tmp_path, ("a", 'date = "2024-13"'), ("b", "value = 1"), ("c", 'value = "many"'))
    assert [line for line, _ in found] == [1, 13]
    assert found[1][1].startswith("value: ")


def test_a_broken_file_is_one_problem_and_a_missing_one_an_error(tmp_path: Path) -> None:
    assert details(tmp_path, ("a", "value = ")) == [(4, "is not valid TOML: Invalid value (at line 4, column 9)")]
    with pytest.raises(FactsError):
        check_facts([tmp_path / "missing.toml"])


def test_files_are_held_against_each_other(tmp_path: Path) -> None:
    for name, value in (("a.toml", 70), ("b.toml", 90)):
        (tmp_path / name).write_text(FACT.format("Wrenna-4", f"value = {value}e9"), encoding="utf-8")
    (problem,) = check_facts([tmp_path / "a.toml", tmp_path / "b.toml"])
    assert problem.file.endswith("b.toml")
    assert "a.toml, line 1: 70 billion" in problem.detail
