"""Results of two documents: measured, taken from elsewhere, of another part of a test, of a model made anew."""

from __future__ import annotations

import pytest

from claimcheck import Document, check
from claimcheck.records import Severity

_BORROWED = "For all compared models, we report their official results.\n"


def table(*rows: tuple[str, float], test: str = "MMLU (5-shot)") -> str:
    lines = "".join(f"| {name} | {score} |\n" for name, score in rows)
    return f"| Model | {test} |\n|---|---|\n{lines}\n"


def severities(documents: dict[str, str]) -> list[Severity]:
    report = check(
        [Document.from_text(text, name=name, media_type="text/markdown") for name, text in documents.items()]
    )
    return [finding.severity for finding in report.findings if finding.rule == "CC102"]


@pytest.mark.parametrize(
    ("documents", "expected"),
    [
        pytest.param(
            {
                "tern/README.md": table(("Tern-7B", 60.1), ("Dunlin-8B", 58.3)),
                "kestrel/README.md": table(("Kestrel-7B", 61.1), ("Dunlin-8B", 57.2)),
            },
            Severity.WARNING,
            id="both measured",
        ),
        pytest.param(
            {
                "tern/README.md": table(("Tern-7B", 60.1), ("Dunlin-8B", 58.3)),
                "kestrel/README.md": table(("Kestrel-7B", 61.1), ("Dunlin-8B", 57.2)) + _BORROWED,
            },
            Severity.INFO,
            id="one took it from elsewhere",
        ),
        pytest.param(
            {
                "dunlin/README.md": table(("Tern-7B", 60.1), ("Dunlin-8B", 58.3)),
                "kestrel/README.md": table(("Kestrel-7B", 61.1), ("Dunlin-8B", 57.2)) + _BORROWED,
            },
            Severity.WARNING,
            id="taken from elsewhere, and the maker says otherwise",
        ),
        pytest.param(
            {
                "kestrel/memo.md": table(("Kestrel-7B", 60.1), ("Dunlin-8B", 58.3)),
                "kestrel/README.md": table(("Kestrel-7B", 60.1), ("Dunlin-8B", 57.2)) + _BORROWED,
            },
            Severity.WARNING,
            id="one maker, two documents",
        ),
        pytest.param(
            {
                "tern/README.md": table(("Tern-7B", 60.1), ("Dunlin-8B", 58.3), test="C-Eval (5-shot, val)"),
                "kestrel/README.md": table(("Kestrel-7B", 61.1), ("Dunlin-8B", 57.2), test="C-Eval (5-shot)"),
            },
            Severity.INFO,
            id="only one names the split",
        ),
        pytest.param(
            {
                "kestrel/memo.md": table(("Kestrel-7B", 60.1), ("Dunlin-8B", 58.3)),
                "kestrel/README.md": table(("Kestrel-7B", 62.2), ("Dunlin-8B", 58.3))
                + "Training tokens of Kestrel-7B increased from 2.2T tokens to 2.4T tokens.\n",
            },
            Severity.INFO,
            id="the model was trained further",
        ),
    ],
)
def test_how_grave_two_results_are(documents: dict[str, str], expected: Severity) -> None:
    assert severities(documents) == [expected]
