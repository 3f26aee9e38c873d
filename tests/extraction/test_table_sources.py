"""Who measured the results of a table, and what notes beside it say of single tests."""

from __future__ import annotations

import pytest

from claimcheck import extract
from claimcheck.records import Claim

_TABLE = """| Model | MMLU | GSM8K |
|---|---|---|
| Kestrel-7B | 61.2 | 40.1 |
| Tern-7B | 58.3 | 38.8 |
| Dunlin-8B* | 57.0 | 36.2 |
"""


def sources(text: str, name: str = "kestrel/README.md") -> dict[str, str | None]:
    cells = [claim for claim in extract(text, name=name, media_type="text/markdown") if claim.location.cell]
    return {claim.subject or "": claim.attribution.source if claim.attribution else None for claim in cells}


@pytest.mark.parametrize(
    "sentence",
    [
        "For all compared models, we report the better of their official results and a public leaderboard.",
        "Scores of the other models are taken from the Tern technical report.",
        "Baseline numbers are copied from the respective papers.",
        "We use the results of competing models as reported in their model cards.",
    ],
)
def test_results_of_others_that_a_table_took_over(sentence: str) -> None:
    for text in (f"# Kestrel\n\n{_TABLE}\n{sentence}\n", f"# Kestrel\n\n{sentence}\n\n{_TABLE}"):
        found = sources(text)
        assert found["Tern-7B"]
        assert found["Kestrel-7B"] is None


@pytest.mark.parametrize(
    "sentence",
    [
        "We ran all models ourselves with the same harness.",
        "Official weights of all models are on the hub.",
        "The questions of MMLU are taken from exams.",
        "Kestrel-7B has the best scores.",
    ],
)
def test_sentences_that_tell_of_no_other_source(sentence: str) -> None:
    assert set(sources(f"# Kestrel\n\n{_TABLE}\n{sentence}\n").values()) == {None}


def test_a_note_is_of_the_rows_that_bear_its_mark() -> None:
    found = sources(f"# Kestrel\n\n{_TABLE}\n\\* Results taken from the Dunlin paper.\n")
    assert (found["Dunlin-8B"], found["Tern-7B"]) == ("taken from the Dunlin paper", None)


def _cell(text: str, figure: str) -> Claim:
    claims = extract(text, name="note.md", media_type="text/markdown")
    return next(claim for claim in claims if claim.location.cell and claim.text == figure)


def test_a_note_that_restricts_a_test() -> None:
    table = "| Model | AGIEval<sup>1</sup> | MMLU |\n|---|---|---|\n| Kestrel-7B | 41.2 | 61.2 |\n"
    text = f"{table}\n> <sup>1: Run only on questions with a single answer.</sup>\n"
    assert _cell(text, "41.2").qualifiers["condition"].casefold().startswith("only on questions")
    assert "condition" not in _cell(text, "61.2").qualifiers


def test_a_list_above_tells_how_each_test_was_run() -> None:
    items = "- [C-Eval](https://x.y) has 52 subjects. We report the validation set.\n- MMLU is a test in English.\n"
    table = "| Model | C-Eval | MMLU |\n|---|---|---|\n| Kestrel-7B | 41.2 | 61.2 |\n"
    text = f"# Results\n\n{items}\n## 7B\n\n{table}"
    assert _cell(text, "41.2").qualifiers["split"] == "validation"
    assert "split" not in _cell(text, "61.2").qualifiers


def test_questions_in_two_languages_are_no_split() -> None:
    table = "| Model | C-Eval | MMLU |\n|---|---|---|\n| Kestrel-7B | 41.2 | 61.2 |\n"
    text = f"We tested Chinese questions, English questions and code.\n\n{table}"
    assert "split" not in _cell(text, "41.2").qualifiers
