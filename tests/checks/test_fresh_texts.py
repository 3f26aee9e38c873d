"""Rules of time, units and statistics on texts that are no examples of theirs: right ones are left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimcheck import Document, check
from claimcheck.config import Config

_LINES = Path(__file__).with_name("fresh_texts.txt").read_text("utf-8").splitlines()
_TEXTS = [line.split("|", 1) for line in _LINES if line and not line.startswith("#")]
_ALL = Config(ignore=("CC5",))
_OURS = ("CC3", "CC4", "CC6")


@pytest.mark.parametrize(("expected", "text"), _TEXTS, ids=[text[:60] for _, text in _TEXTS])
def test_a_text_is_flagged_only_where_it_cannot_be_true(expected: str, text: str) -> None:
    words, _, date = text.partition("@@")
    front = f"---\ndate: {date}\n---\n\n" if date else ""
    document = Document.from_text(front + words.replace("\\n", "\n"), name="a.md", media_type="text/markdown")
    rules = {finding.rule for finding in check([document], _ALL).findings}
    if expected == "OK":
        assert not {rule for rule in rules if rule.startswith(_OURS)}
    else:
        assert any(rule.startswith(expected) for rule in rules) or "CC215" in rules
