"""Sources that name nobody: "studies", "many enterprises", "in pilots"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from claimcheck.lexicon.load import table
from claimcheck.lexicon.phrases import folded, lowered, phrase_pattern
from claimcheck.records.base import Span

_NAMES_SOMEBODY = re.compile(r"\b(?:of|by|from|at|with|in|familiar|close)\b|[@\d]")


def is_vague(source: str) -> bool:
    """Whether a source names nobody: a bare plural such as "recent studies", with no name and no complement."""
    words = folded(source).split()
    if not words or _has_name(source):
        return False
    return _head_without_modifiers(words) in _heads()


def is_press_formula(source: str) -> bool:
    """Whether a source is left unnamed in the manner of the press: "people familiar with the matter"."""
    return _press().search(lowered(source)) is not None


def is_unspecific(source: str) -> bool:
    """Whether a source says whose work it is and not which: "Kestrel case studies", but not "Brackwater Research"."""
    *owner, last = source.split() or [""]
    if last not in table("vague_sources")["unspecific"] or _NAMES_SOMEBODY.search(folded(source)):
        return False
    return any(word[0].isupper() and folded(word) not in _modifiers() for word in owner)


def is_one_of_many(source: str) -> bool:
    """Whether a source is some work that is not told apart from others: "a recent study", "one survey"."""
    article, *words = folded(source).split() or [""]
    if article not in ("a", "an", "one", "another") or _has_name(source) or not words:
        return False
    return _head_without_modifiers(words) in table("vague_sources")["single"]


def vague_settings(text: str) -> Iterator[Span]:
    """Where a text names a setting without a place as its source ("as seen in pilots")."""
    return (Span(*match.span()) for match in _settings().finditer(lowered(text)))


def _has_name(source: str) -> bool:
    """Whether a word after the first has a capital letter, or the first one has more than one."""
    first, *rest = source.split()
    return any(char.isupper() for char in first[1:]) or any(word[0].isupper() for word in rest if not word.isupper())


def _head_without_modifiers(words: list[str]) -> str:
    modifiers = _modifiers()
    while words:
        taken = next((n for n in (4, 3, 2, 1) if " ".join(words[:n]) in modifiers), 0)
        if not taken or taken >= len(words):
            break
        words = words[taken:]
    return " ".join(words)


@cache
def _heads() -> frozenset[str]:
    return frozenset(table("vague_sources")["heads"])


@cache
def _modifiers() -> frozenset[str]:
    return frozenset(table("vague_sources")["modifiers"])


@cache
def _press() -> re.Pattern[str]:
    return re.compile(phrase_pattern(table("vague_sources")["press"]))


@cache
def _settings() -> re.Pattern[str]:
    return re.compile(phrase_pattern(table("vague_sources")["settings"]))
