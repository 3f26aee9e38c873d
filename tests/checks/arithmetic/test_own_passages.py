"""The rules CC2xx on passages that are no examples of theirs: true ones are left alone, broken ones are found."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from claimcheck import Document, check
from claimcheck.config import Config
from claimcheck.records import Severity

_PASSAGES = tomllib.loads(Path(__file__).with_name("passages.toml").read_text("utf-8"))["passage"]
_LINES = Path(__file__).with_name("one_sentence.txt").read_text("utf-8").splitlines()
_SENTENCES = [line.split("|", 1) for line in _LINES if line and not line.startswith("#")]
_BROKEN = [
    pytest.param(passage["text"], *edit, id=f"{passage['name']}: {edit[1][:30]}")
    for passage in _PASSAGES
    for edit in passage.get("broken", ())
]


def rules_that_flag(text: str) -> set[str]:
    """The arithmetic rules with a finding that is no mere info."""
    document = Document.from_text(text, name="passage.md", media_type="text/markdown")
    found = check([document], Config(select=("CC2",), cache=False, jobs=1)).findings
    return {finding.rule for finding in found if finding.severity is not Severity.INFO}


@pytest.mark.parametrize("text", [pytest.param(p["text"], id=p["name"]) for p in _PASSAGES])
def test_a_true_passage_is_left_alone(text: str) -> None:
    assert not rules_that_flag(text)


@pytest.mark.parametrize(("text", "was", "now", "rule"), _BROKEN)
def test_a_broken_figure_is_found(text: str, was: str, now: str, rule: str) -> None:
    assert was in text
    assert rule in rules_that_flag(text.replace(was, now, 1))


@pytest.mark.parametrize(("expected", "text"), _SENTENCES, ids=[text[:60] for _, text in _SENTENCES])
def test_a_sentence_is_flagged_only_where_its_figures_do_not_fit(expected: str, text: str) -> None:
    assert bool(rules_that_flag(text)) == (expected != "OK")
