"""Every rule's own examples, run through the whole pipeline, and the promises every rule page keeps."""

from __future__ import annotations

import re

import pytest

from claimcheck.checks.registry import load_rules
from claimcheck.checks.rule import Example, Flags, Ignores, Passes, Rule
from claimcheck.config import Config
from claimcheck.engine import check
from claimcheck.records import Document, Report
from claimcheck.support.facts import filed_facts

CASES = [
    pytest.param(rule, example, id=f"{rule.code}-{example.name}") for rule in load_rules() for example in rule.examples
]
HEADINGS = ["What it checks", "Why it matters", "When it is wrong", "Source"]


def run(rule: Rule, example: Example) -> Report:
    texts = {"example.md": example.text, **example.others}
    documents = [
        Document.from_text(text, name=name, media_type=example.media_type if name == "example.md" else "text/markdown")
        for name, text in texts.items()
    ]
    sources = [
        Document.from_text(text, name=name, media_type="text/markdown") for name, text in example.sources.items()
    ]
    facts = filed_facts(example.facts, "facts.toml") if example.facts else ()
    return check(documents, Config(select=(rule.code,), cache=False), facts=facts, sources=sources)


@pytest.mark.parametrize(("rule", "example"), CASES)
def test_example(rule: Rule, example: Example) -> None:
    report = run(rule, example)
    assert not report.errors
    assert all(finding.rule == rule.code for finding in report.findings), report.findings
    messages = [finding.message for finding in report.findings]
    match example:
        case Flags(at=at, says=says):
            assert len(messages) == 1, messages
            place = report.findings[0].locations[0]
            text = {"example.md": example.text, **example.others}[place.document]
            assert text[place.start : place.end] == at
            assert says in messages[0]
        case Passes():
            assert not messages
            assert report.verifications, "nothing was compared, so this passes for no reason"
        case Ignores():
            assert not messages
            assert not report.verifications


@pytest.mark.parametrize("rule", load_rules(), ids=lambda rule: rule.code)
def test_rule_has_every_kind_of_example_and_all_headings(rule: Rule) -> None:
    assert {type(example) for example in rule.examples} == {Flags, Passes, Ignores}
    names = [example.name for example in rule.examples]
    assert len(names) == len(set(names))
    assert re.findall(r"^\s*## (.+)$", type(rule).__doc__ or "", re.MULTILINE) == HEADINGS
