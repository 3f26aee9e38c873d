"""The word lists and patterns of `lexicon/relations.toml` and `lexicon/statements.toml`, compiled once."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from claimcheck.extraction.guarded import Finder
from claimcheck.extraction.relations.sketch import pattern
from claimcheck.lexicon.load import table

_WORD = re.compile(r"[a-z'][a-z'.-]*[a-z']|[a-z]")


@cache
def section(name: str) -> dict[str, Any]:
    """A section of one of the files."""
    found: dict[str, Any] = table("relations").get(name) or table("statements")[name]
    return found


@cache
def templates(kind: str, key: str) -> tuple[Finder, ...]:
    """The patterns of a section, in the order in which they are tried."""
    return tuple(pattern(template) for template in section(kind)[key])


@cache
def fragment(kind: str, key: str) -> str:
    """A regular expression that is written over several lines, each but the last ended by a backslash."""
    text: str = section(kind)[key]
    return text.replace("\\\n", "")


@cache
def words(kind: str, key: str) -> frozenset[str]:
    """A word list of a section."""
    return frozenset(section(kind)[key])


@cache
def any_of(kind: str, key: str) -> Finder:
    """A pattern that finds any of the words or phrases of a list, the longest first."""
    phrases = sorted(section(kind)[key], key=len, reverse=True)
    return Finder(r"(?<![\w-])(?:" + "|".join(map(re.escape, phrases)) + r")(?![\w-])")


def only_words(text: str, allowed: frozenset[str], most: int = 16) -> bool:
    """Whether a text holds nothing but these words, years, digits and punctuation, and at most `most` of them."""
    found = _WORD.findall(text)
    return len(found) <= most and all(word.strip(".") in allowed for word in found)
