"""Prose and a table of one document: names as general as `accuracy`, people employed, numbers of inhabitants."""

from __future__ import annotations

import pytest

from claimcheck import Document, check

_TOWNS = "| Town | Population | Employees |\n|---|---|---|\n| Wexholm | 44,500 | 850 |\n| Pell | 12,900 | 210 |\n"
_SHOTS = "| Model | MMLU (5-shot) |\n|---|---|\n| Tern-7B | 66.4 |\n| Smew-8B | 71.3 |\n"
_SCORES = "| Model | Accuracy |\n|---|---|\n| Tern-7B | 86.4 ± 0.3 |\n| Smew-8B | 88.1 ± 0.2 |\n"


def contradictions(prose: str, table: str) -> int:
    document = Document.from_text(f"# Notes\n\n{prose}\n\n{table}", name="a.md", media_type="text/markdown")
    return sum(finding.rule == "CC103" for finding in check([document]).findings)


@pytest.mark.parametrize(
    ("true", "false", "table"),
    [
        ("Wexholm has a population of 44,500.", "Wexholm has a population of 45,400.", _TOWNS),
        ("Wexholm has 850 employees.", "Wexholm has 580 employees.", _TOWNS),
        ("Smew-8B reaches 71.3 on MMLU.", "Smew-8B reaches 73.1 on MMLU.", _SHOTS),
        ("Smew-8B has an accuracy of 88.2 percent.", "Smew-8B has an accuracy of 81.8 percent.", _SCORES),
    ],
)
def test_prose_is_held_against_the_table(true: str, false: str, table: str) -> None:
    assert contradictions(true, table) == 0
    assert contradictions(false, table) == 1
