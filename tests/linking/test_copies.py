"""Columns and rows of two tables that repeat one another."""

from __future__ import annotations

import pytest

from claimcheck import Document, check
from claimcheck.records import Finding, Report, Severity

SCORES = {"Heron-7B": "61.2", "Plover-13B": "68.4", "Dunlin-9B": "57.9", "Avocet-20B": "70.1", "Curlew-3B": "44.6"}


def table(header: str, scores: dict[str, str]) -> str:
    rows = "".join(f"| {name} | {score} |\n" for name, score in scores.items())
    return f"| Model | {header} |\n|---|---|\n{rows}\n"


def contradictions(**documents: str) -> list[Finding]:
    report: Report = check([Document.from_text(text, name=f"{name}.md") for name, text in documents.items()])
    return [f for f in report.findings if f.rule.startswith("CC1") and f.severity is not Severity.INFO]


def text_at(finding: Finding, **documents: str) -> set[str]:
    return {documents[place.document.removesuffix(".md")][place.start : place.end] for place in finding.locations}


def test_a_figure_of_a_column_that_was_copied_under_another_header_is_flagged() -> None:
    overview = SCORES | {"Avocet-20B": "71.0"}
    text = "# Birds\n\n## Korean tests\n\n" + table("Average", SCORES) + "## Languages\n\n" + table("Korean", overview)
    (found,) = contradictions(a=text)
    assert text_at(found, a=text) == {"70.1", "71.0"}


def test_columns_that_agree_nowhere_are_two_measurements() -> None:
    others = {name: f"{float(score) - 7.3:.1f}" for name, score in SCORES.items()}
    text = "# Birds\n\n## Korean tests\n\n" + table("Average", SCORES) + "## Languages\n\n" + table("Korean", others)
    assert not contradictions(a=text)


def test_two_equal_figures_make_no_copy() -> None:
    others = {"Heron-7B": "61.2", "Plover-13B": "68.4", "Dunlin-9B": "52.0"}
    text = "# Birds\n\n## Korean tests\n\n" + table("Average", SCORES) + "## Languages\n\n" + table("Korean", others)
    assert not contradictions(a=text)


def test_a_later_edition_of_a_table_is_no_copy() -> None:
    later = SCORES | {"Avocet-20B": "71.0"}
    text = (
        "# Birds\n\n## Results of 2024\n\n"
        + table("Korean", SCORES)
        + "## Results of 2025\n\n"
        + table("Korean", later)
    )
    assert not contradictions(a=text)


def test_figures_measured_in_another_setting_are_not_compared() -> None:
    later = SCORES | {"Avocet-20B": "71.0"}
    text = "# Birds\n\n## One\n\n" + table("Korean (0-shot)", SCORES) + "## Two\n\n" + table("Korean (5-shot)", later)
    assert not contradictions(a=text)


ROW = "| Model | MMLU | GSM8K | ARC-C | HellaSwag |\n|---|---|---|---|---|\n"


def test_a_row_copied_into_another_document_with_one_other_figure_is_flagged() -> None:
    one = ROW + "| Heron-7B | 61.2 | 40.3 | 51.7 | 76.8 |\n| Dunlin-9B | 57.9 | 33.3 | 49.0 | 75.5 |\n"
    other = ROW + "| Heron-7B | 61.2 | 43.0 | 51.7 | 76.8 |\n| Avocet-20B | 70.1 | 55.0 | 58.2 | 80.4 |\n"
    (found,) = contradictions(a=one, b=other)
    assert text_at(found, a=one, b=other) == {"40.3", "43.0"}


def test_a_row_that_differs_throughout_was_measured_anew() -> None:
    one = ROW + "| Heron-7B | 61.2 | 40.3 | 51.7 | 76.8 |\n| Dunlin-9B | 57.9 | 33.3 | 49.0 | 75.5 |\n"
    other = ROW + "| Heron-7B | 60.1 | 43.0 | 50.2 | 75.9 |\n| Avocet-20B | 70.1 | 55.0 | 58.2 | 80.4 |\n"
    assert not contradictions(a=one, b=other)


@pytest.mark.parametrize("transposed", [False, True])
def test_the_models_may_be_rows_or_columns(transposed: bool) -> None:
    names = list(SCORES)
    copied = SCORES | {"Dunlin-9B": "59.7"}
    if transposed:
        head = "| Test | " + " | ".join(names) + " |\n" + "|---" * (len(names) + 1) + "|\n"
        overview = head + "| Korean | " + " | ".join(copied.values()) + " |\n| Welsh | 1.5 | 2.5 | 3.5 | 4.5 | 5.5 |\n"
    else:
        overview = table("Korean", copied)
    text = "# Birds\n\n## Korean tests\n\n" + table("Average", SCORES) + "## Languages\n\n" + overview
    (found,) = contradictions(a=text)
    assert text_at(found, a=text) == {"57.9", "59.7"}
