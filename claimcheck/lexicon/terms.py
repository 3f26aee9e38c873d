"""Content words: what a sentence speaks of, once figures, function words and endings are taken away."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from claimcheck.lexicon.load import table, word_set

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_POSSESSIVE = re.compile(r"['’](?:s|re|ve|ll|d|m|t)?$")
_VOWEL = re.compile(r"[aeiouy]")
_UNINFLECTED = ("ss", "us", "is", "as")


@cache
def _synonyms() -> Mapping[str, str]:
    """Stem to the stem of the first word of its line: words that headlines and articles use for one another."""
    lines: list[str] = table("link_terms")["synonyms"]
    return {stem(word): stem(line.split()[0]) for line in lines for word in line.split()}


@cache
def _plurals() -> Mapping[str, str]:
    plurals: dict[str, str] = table("link_terms")["plurals"]
    return plurals


@lru_cache(maxsize=65536)
def lemma(word: str) -> str:
    """The singular of a noun in lower case; words of other kinds may lose a final s, alike wherever they stand."""
    word = _POSSESSIVE.sub("", word.casefold())
    if irregular := _plurals().get(word):
        return irregular
    if len(word) < 4 or not word.endswith("s") or word.endswith(_UNINFLECTED):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes", "zes")):
        return word[:-2]
    return word[:-1]


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """What the inflected forms of a word share (`closed`, `closing`: `clos`), in the manner of Porter 1980."""
    word = lemma(word)
    for ending in ("ing", "ed"):
        if word.endswith(ending) and len(word) - len(ending) >= 3 and _VOWEL.search(word[: -len(ending)]):
            word = word[: -len(ending)]
            if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "ls":
                word = word[:-1]
            break
    if word.endswith("ly") and len(word) > 5:
        word = word[:-2]
    if word.endswith("e") and len(word) > 3:
        word = word[:-1]
    if word.endswith("y") and len(word) > 3:
        word = word[:-1] + "i"
    return word


@lru_cache(maxsize=65536)
def term(word: str) -> str:
    """The stem of a content word, or of its synonym; empty for a function word."""
    folded = _POSSESSIVE.sub("", word.casefold())
    if folded in word_set("function_words"):
        return ""
    found = stem(folded)
    return _synonyms().get(found, found)


def terms(text: str) -> list[str]:
    """The content words of a text, in order, with their repetitions; digits are passed over."""
    return [found for word in _WORD.findall(text) if (found := term(word)) and len(found) > 1]
