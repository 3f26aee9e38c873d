"""Word lists of linking, and words as they are compared with them."""

from __future__ import annotations

import math
import re
from functools import cache

from claimcheck.lexicon.load import table
from claimcheck.lexicon.terms import lemma

_WORDS = re.compile(r"[^\W\d_]+")


@cache
def link_words(key: str) -> frozenset[str]:
    """A list of the lexicon, each word as its lemma."""
    return frozenset(lemma(word) for word in table("link_metrics")[key])


def lemmas(text: str) -> frozenset[str]:
    """The words of a text, each as its lemma."""
    return frozenset(lemma(word) for word in _WORDS.findall(text))


def rarity(occurrences: int, sentences: int) -> float:
    """How much a word tells that stands in so many of the sentences: 1 where two share it, towards 0 for one in all."""
    return min(1.0, math.log(sentences / occurrences + 1) / math.log(sentences / 2 + 1))
