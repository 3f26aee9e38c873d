"""Which headings stamp an entry of a log."""

from __future__ import annotations

import pytest

from claimcheck import Config, Document, check
from claimcheck.lexicon.entries import are_apart, entry_of


@pytest.mark.parametrize(
    ("heading", "entry"),
    [
        ("2.30.0 (2023-05-03)", "2.30.0 2023-05-03"),
        ("2015-12-16, Version 5.3.0 (Stable), @someone", "2015-12-16 5.3.0"),
        ("Release 3.41 (release-date: 2014-01-14)", "3.41 2014-01-14"),
        ("[1.2.0] - 2024-03-01", "1.2.0 2024-03-01"),
        ("What's New in Brook 3.7.6", "3.7.6"),
        ("Monday, 5 May 2025", "5 may 2025"),
        ("v0.4", "v0.4"),
        ("3.1. Base models", ""),
        ("3.1.2 Base models on translation", ""),
        ("2.1 Introduction", ""),
        ("Launch on 14 March 2025 in Paris", ""),
        ("Results", ""),
    ],
)
def test_an_entry_is_a_heading_of_nothing_but_a_stamp_and_a_name(heading: str, entry: str) -> None:
    assert entry_of(heading) == entry


def test_paths_lead_apart_by_their_last_entries() -> None:
    assert are_apart(("Changes", "2.0.1", "Fixes"), ("Changes", "2.0.0", "Fixes"))
    assert not are_apart(("Changes", "2.0.1", "Fixes"), ("Changes", "2.0.1", "News"))
    assert not are_apart(("Results",), ("Changes", "2.0.1"))


LOG = """# Brook

## 2.1.0 (2024-03-05)

Brook-7B was trained on {limit} billion tokens.

## 2.0.0 (2023-09-12)

Brook-7B was trained on 100 billion tokens.
"""


def test_what_two_releases_say_is_no_contradiction() -> None:
    text = LOG.format(limit=250)
    plain = text.replace("2.1.0 (2024-03-05)", "Servers").replace("2.0.0 (2023-09-12)", "Clients")
    rules = []
    for version in (text, plain):
        document = Document.from_text(version, name="log.md", media_type="text/markdown")
        rules.append([f.rule for f in check([document], config=Config(cache=False, jobs=1, ignore=("CC5",))).findings])
    assert rules == [[], ["CC101"]]
