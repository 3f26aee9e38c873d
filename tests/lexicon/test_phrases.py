from __future__ import annotations

import re

import pytest

from claimcheck.lexicon.load import table
from claimcheck.lexicon.phrases import folded, phrase_pattern


def test_the_longest_phrase_wins() -> None:
    assert re.findall(phrase_pattern(["not", "not only"]), "not only") == ["not only"]


def test_phrases_are_whole_words() -> None:
    assert re.findall(phrase_pattern(["may"]), "maybe mayor dismay may") == ["may"]


def test_white_space_and_apostrophes_are_folded() -> None:
    found = re.findall(phrase_pattern(["we'll see", "n't"]), "we’ll\n see; don’t")
    assert [folded(text) for text in found] == ["we'll see", "n't"]


@pytest.mark.parametrize("name", ["attribution", "clauses", "modality", "vague_sources"])
def test_word_lists_hold_each_phrase_once(name: str) -> None:
    for key, words in table(name).items():
        assert len(words) == len(set(words)), key
        assert all(word == folded(word) for word in words), key
