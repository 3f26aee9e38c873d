"""A sentence that gives the other figure too speaks of the difference and is not contradicted by it."""

from __future__ import annotations

from claimcheck import Config, Document, check

CARD = "# Tern-7B\n\nTern-7B scores 85.6 percent on GSM8K.\n"


def found(sentence: str) -> list[str]:
    documents = [
        Document.from_text(CARD, name="card.md", media_type="text/markdown"),
        Document.from_text(f"# Tests\n\n{sentence}\n", name="test.md", media_type="text/markdown"),
    ]
    return [finding.rule for finding in check(documents, Config(select=("CC1",), cache=False)).findings]


def test_another_figure_is_a_contradiction() -> None:
    assert found("Tern-7B scores 65.8 percent on GSM8K.") == ["CC102"]


def test_a_figure_beside_the_one_it_differs_from_is_none() -> None:
    assert found("Tern-7B scores 65.8 percent on GSM8K, where its card has 85.6.") == []
