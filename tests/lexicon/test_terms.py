from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.lexicon.terms import lemma, stem, term, terms


@pytest.mark.parametrize(
    ("plural", "singular"),
    [("bakeries", "bakery"), ("children", "child"), ("taxes", "tax"), ("losses", "loss"), ("bus", "bus")],
)
def test_plurals_fold_to_their_singular(plural: str, singular: str) -> None:
    assert lemma(plural) == singular


@pytest.mark.parametrize("word", ["closed", "closes", "closing", "close"])
def test_inflected_forms_share_a_stem(word: str) -> None:
    assert stem(word) == "clos"


def test_synonyms_share_a_term() -> None:
    assert term("killed") == term("dead") == term("deaths")
    assert term("Turnover") == term("sales")
    assert term("killed") != term("injured")


def test_function_words_numbers_and_digits_are_no_terms() -> None:
    assert terms("The 5 of them, and twenty-one more, were in the mill.") == [term("mill")]


@given(st.text(max_size=80))
@settings(max_examples=100, deadline=None)
def test_case_never_matters_and_every_text_has_terms(text: str) -> None:
    assert all(terms(text))
    ascii_text = text.encode("ascii", "ignore").decode()
    assert terms(ascii_text) == terms(ascii_text.lower())
