"""One error is one finding."""

from __future__ import annotations

import pytest

from claimcheck import Document, check
from claimcheck.config import Config


def rules_of(text: str) -> list[str]:
    document = Document.from_text(text, name="a.md", media_type="text/markdown")
    found = check([document], config=Config(cache=False, jobs=1)).findings
    return sorted(finding.rule for finding in found if not finding.rule.startswith("CC5"))


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("A step has 1,024 sequences of 4,096 tokens, or 2.4 million tokens.", "CC215"),
        ("Our 300 volunteers gave 45,000 hours, or 130 hours each.", "CC215"),
        (
            "# Report\n\n## The year in numbers\n\n- 321 volunteers\n- six shops\n\n## People\n\n"
            "Our 312 volunteers gave us all their evenings. They are what the house runs on.",
            "CC106",
        ),
    ],
)
def test_figures_that_several_rules_flag_make_one_finding(text: str, rule: str) -> None:
    assert rules_of(text) == [rule]
