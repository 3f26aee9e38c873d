"""A finder looks for literals first; it must never miss a match by that."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimcheck.extraction.guarded import Finder, needs
from claimcheck.extraction.relations.words import section, templates

LISTS = {
    "pair": ("firm", "loose"),
    "share": ("firm", "loose"),
    "product": ("firm", "loose"),
    "between": ("ends", "hull"),
}
FINDERS = [finder for kind, keys in LISTS.items() for key in keys for finder in templates(kind, key)]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("abc", [{"abc"}]),
        ("abc?", [{"ab"}]),
        ("ab+c", [{"a"}, {"b"}, {"c"}]),
        ("a(?:bc)?d", [{"a"}, {"d"}]),
        ("a(?:bc){0,2}d", [{"a"}, {"d"}]),
        ("(?:ab|cd)x", [{"x"}, {"ab", "cd"}]),
        ("(?:ab|c?)x", [{"x"}]),
        (r"ab|c\w", [{"ab", "c"}]),
        ("(?!no)yes", [{"yes"}]),
        ("(?<=no)yes(?=ok)", [{"yes"}]),
        ("x[pq]y", [{"xpy", "xqy"}]),
        ("x[^pq]y", [{"x"}, {"y"}]),
        (r"x\.y\by", [{"x.y"}, {"y"}]),
        ("(?P<role>ab)", [{"ab"}]),
        (r"a.{3}b", [{"a"}, {"b"}]),
        (r"\d+|x", []),
    ],
)
def test_a_pattern_needs_what_all_of_its_matches_hold(source: str, expected: list[set[str]]) -> None:
    assert sorted(map(sorted, needs(source))) == sorted(map(sorted, expected))


def test_a_text_without_the_literals_is_not_searched() -> None:
    finder = Finder(r"\d+ of (?:them|these)")
    assert not finder.may_match("12 of 30")
    assert finder.search("12 of 30") is None
    assert not list(finder.finditer("12 of 30"))


def test_a_pattern_that_ignores_case_needs_its_literals_in_any_case() -> None:
    finder = Finder(r"With \d+ Examples", ignore_case=True)
    found = finder.search("scores 43 WITH 5 examples")
    assert found is not None
    assert found[0] == "WITH 5 examples"
    assert not finder.may_match("scores 43 with 5 shots")


def test_the_figures_that_a_pattern_names_are_its_roles() -> None:
    assert Finder(r"⟨n(?P<part>\d+)⟩ of (?:the )?⟨n(?P<whole>\d+)⟩ (?P<noun>[a-z]+)").roles == 2


def test_a_text_is_searched_up_to_an_end() -> None:
    assert Finder(r"of them").search("2 of them", 0, 6) is None


def test_a_text_with_the_literals_is_searched_from_the_position() -> None:
    finder = Finder(r"\d+ of them")
    found = finder.search("1 of them, 2 of them", 4)
    assert found is not None
    assert found[0] == "2 of them"
    assert len(list(finder.finditer("1 of them, 2 of them"))) == 2


@pytest.mark.parametrize("finder", FINDERS, ids=[str(number) for number in range(len(FINDERS))])
@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_whatever_a_pattern_of_the_lexicon_matches_holds_what_it_needs(finder: Finder, data: st.DataObject) -> None:
    text = data.draw(st.from_regex(finder.pattern))
    assert finder.may_match(text)


def test_most_patterns_of_the_lexicon_need_something() -> None:
    assert all(finder.needs for finder in FINDERS)
    assert len(FINDERS) == sum(len(section(kind)[key]) for kind, keys in LISTS.items() for key in keys)
