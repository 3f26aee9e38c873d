from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.extraction.context.phrases import Sentence
from claimcheck.extraction.context.tagger import TAGS, tag_words
from claimcheck.extraction.context.tokens import tokenize


def phrases(text: str) -> list[str]:
    sentence = Sentence(tokenize(text, 0, len(text), [], []))
    return [sentence.full_text(phrase) for phrase in sentence.phrases]


def test_known_classes_are_kept() -> None:
    assert tag_words(["Wren", "was"], ["O", ""]) == ["O", "V"]


def test_same_word_is_told_by_its_neighbours() -> None:
    words = ["they", "report", "that", "the", "report", "is", "late"]
    tags = tag_words(words, [""] * len(words))
    assert (tags[1], tags[4]) == ("V", "N")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the merged model won", ["the merged model"]),
        ("subscription gross margin rose", ["subscription gross margin"]),
        ("revenue last year was high", ["revenue", "last year"]),
        ("it is the price of a well", ["it", "the price", "a well"]),
    ],
)
def test_noun_phrases(text: str, expected: list[str]) -> None:
    assert phrases(text) == expected


@given(st.lists(st.text(min_size=1, max_size=12).filter(lambda word: not word[0].isspace()), max_size=30))
@settings(max_examples=80, deadline=None)
def test_every_word_gets_one_class(words: list[str]) -> None:
    tags = tag_words(words, [""] * len(words))
    assert len(tags) == len(words)
    assert set(tags) <= set(TAGS)
