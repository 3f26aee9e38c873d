from __future__ import annotations

import pytest

from claimcheck.lexicon.vague import is_press_formula, is_unspecific, is_vague, vague_settings


@pytest.mark.parametrize("source", ["studies", "Many enterprises", "a number of recent studies", "early adopters"])
def test_bare_plurals_are_vague(source: str) -> None:
    assert is_vague(source)
    assert not is_unspecific(source)


@pytest.mark.parametrize("source", ["", "Kestrel", "researchers at Delft", "a study by Okafor", "40 users", "NIST"])
def test_who_can_be_asked_is_not_vague(source: str) -> None:
    assert not is_vague(source)
    assert not is_press_formula(source)
    assert not is_unspecific(source)


@pytest.mark.parametrize("source", ["Kestrel case studies", "recent Kestrel research"])
def test_somebodys_work_without_saying_which_is_unspecific(source: str) -> None:
    assert is_unspecific(source)
    assert not is_vague(source)


def test_formulas_of_the_press_are_known() -> None:
    assert is_press_formula("people familiar with the matter")


def test_settings_without_a_place_are_found_where_they_stand() -> None:
    text = "It saves an hour, as seen in pilots."
    assert [text[slice(*span)] for span in vague_settings(text)] == ["in pilots"]
