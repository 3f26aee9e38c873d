"""Relations whose figures lie in one sentence or in several: one figure right and wrong, and texts that look alike."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from claimcheck import Config, Document, check

_FILES = ("across_sentences.txt", "one_sentence.txt")
_LINES = [line for name in _FILES for line in Path(__file__).with_name(name).read_text("utf-8").splitlines()]
_PASSAGES = [line.replace("\\n", "\n").partition(" ")[::2] for line in _LINES if line and line[0] != "#"]
RIGHT_OR_WRONG = [(rule, text) for rule, text in _PASSAGES if rule != "-"]
SILENT = [text for rule, text in _PASSAGES if rule == "-"]
_EITHER = re.compile(r"\{([^|{}]*)\|([^{}]*)\}")


def _found(text: str) -> list[str]:
    document = Document.from_text(text, name="note.md", media_type="text/markdown")
    findings = check([document], config=Config(cache=False, jobs=1)).findings
    return [finding.rule for finding in findings if finding.rule.startswith(("CC2", "CC4"))]


@pytest.mark.parametrize(("rule", "text"), RIGHT_OR_WRONG)
def test_the_wrong_figure_is_flagged(rule: str, text: str) -> None:
    assert _found(_EITHER.sub(r"\2", text)) == [rule]


@pytest.mark.parametrize("text", [text for _, text in RIGHT_OR_WRONG])
def test_the_right_figure_is_not(text: str) -> None:
    assert _found(_EITHER.sub(r"\1", text)) == []


@pytest.mark.parametrize("text", SILENT)
def test_what_may_be_meant_otherwise_stays_silent(text: str) -> None:
    assert _found(text) == []
