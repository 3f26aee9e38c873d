"""What metrics are called: two names of one metric have the same content words here."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache

from claimcheck.lexicon.load import table
from claimcheck.lexicon.terms import term, terms


@lru_cache(maxsize=16384)
def metric_terms(metric: str) -> frozenset[str]:
    """The content words that tell which property a metric names, empty where it has only general ones (`rate`)."""
    found = " ".join(sorted(set(terms(metric))))
    return frozenset(_synonyms().get(found, found).split()) - _generic_words()


@cache
def _synonyms() -> Mapping[str, str]:
    """Each word group that names a metric, to the first of its line."""
    groups: list[list[str]] = table("link_metrics")["same"]
    return {" ".join(sorted(terms(name))): " ".join(sorted(terms(group[0]))) for group in groups for name in group}


@cache
def _generic_words() -> frozenset[str]:
    return frozenset(term(word) for word in table("link_metrics")["generic"])
