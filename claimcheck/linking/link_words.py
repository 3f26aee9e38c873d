"""Word lists of linking, and words as they are compared with them."""

from __future__ import annotations

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
