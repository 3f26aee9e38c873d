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


_RUNS = (
    "| Runner | Cold start (s) | Warm start (s) | Memory (MB) |\n|---|---|---|---|\n"
    "| node | 41.2 | 4.2 | 310 |\n| bun | 17.8 | 1.8 | 205 |\n"
)
_HEATERS = "| Heater | Price (EUR) | Weight (kg) |\n|---|---|---|\n| Aral 6 | 6,890 | 118 |\n| Bosk T | 7,420 | 131 |\n"


@pytest.mark.parametrize(
    ("right", "wrong", "table"),
    [
        ("A run of bun takes 205 MB.", "A run of bun takes 250 MB.", _RUNS),
        ("A warm start of node is done in 4.2 s.", "A warm start of node is done in 2.4 s.", _RUNS),
        ("You get the Aral 6 for 6,890 euros.", "You get the Aral 6 for 6,980 euros.", _HEATERS),
    ],
)
def test_the_unit_tells_which_cell_a_sentence_repeats(right: str, wrong: str, table: str) -> None:
    assert contradictions(right, table) == 0
    assert contradictions(wrong, table) == 1


@pytest.mark.parametrize(
    ("prose", "table"),
    [
        ("We stop a run of bun after 18.7 minutes.", _RUNS),
        ("Starting bun takes 18.7 seconds or less.", _RUNS.replace("17.8", "41.8")),
        ("The Bosk T is 13 kg heavier, and a stand of 31 kg comes with it.", _HEATERS),
        ("The Aral 6 was 6,980 euros until May.", _HEATERS),
        ("Wexholm employs 640 people more than Pell.", _TOWNS),
    ],
)
def test_other_figures_of_a_subject_repeat_no_cell(prose: str, table: str) -> None:
    assert contradictions(prose, table) == 0
