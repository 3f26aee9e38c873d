"""Claims that stand in another document too, and copies, which say nothing new."""

from __future__ import annotations

import pytest

from claimcheck import Config, Document, Report, check


def run(one: str, other: str) -> Report:
    documents = [
        Document.from_text(text, name=name, media_type="text/markdown")
        for name, text in (("one.md", one), ("two.md", other))
    ]
    return check(documents, Config(cache=False, ignore=("CC5",)))


def test_a_figure_in_other_words_corroborates() -> None:
    report = run(
        "Wrenna-4, which came out in spring, was trained on 6.2 trillion tokens of text and code.",
        "The card of the lab says that Wrenna-4 was trained on 6.2T tokens.",
    )
    assert report.summary.support_by_document == {"one.md": {"corroborated": 1}, "two.md": {"corroborated": 1}}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Wrenna-4, which came out in spring, was trained on 6.2 trillion tokens of text and code.",
            "Wrenna-4, that came out in spring, was trained on 6.2 trillion tokens of text and code!",
        ),
        (
            "| Model | MMLU | GSM8K |\n|---|---|---|\n| Wrenna-4 | 71.2 | 64.3 |\n",
            "| Model | MMLU | GSM8K |\n|---|---|---|\n| Wrenna-4 | 71.2 | 64.3 |\n",
        ),
    ],
)
def test_a_copy_does_not(one: str, other: str) -> None:
    assert "corroborated" not in run(one, other).summary.by_support


def test_a_short_sentence_in_the_same_words_is_no_copy() -> None:
    report = run("Wrenna-4 has 70 billion parameters.", "Wrenna-4 has 70 billion parameters.")
    assert report.summary.by_support == {"corroborated": 2}


def test_rows_that_share_one_figure_of_several_corroborate() -> None:
    report = run(
        "| Model | MMLU | GSM8K |\n|---|---|---|\n| Wrenna-4 | 71.2 | 64.3 |\n",
        "| Model | MMLU | HumanEval |\n|---|---|---|\n| Wrenna-4 | 71.2 | 40.9 |\n",
    )
    assert report.summary.by_support == {"corroborated": 2, "unsupported": 2}
