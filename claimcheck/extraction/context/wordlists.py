"""The word lists of this package, by name."""

from __future__ import annotations

from functools import cache

from claimcheck.lexicon.load import table


@cache
def word_list(name: str) -> frozenset[str]:
    """The words of the list `name` of `lexicon/context_words.toml`, in lower case."""
    words: str = table("context_words")[name]
    return frozenset(words.split())
