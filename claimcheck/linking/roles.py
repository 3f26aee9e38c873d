"""What a figure is to the others of its sentence: an earlier state, a comparison, a part, or what is set right."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from claimcheck.lexicon.load import table
from claimcheck.lexicon.word_classes import usual_class
from claimcheck.linking.link_words import lemmas, link_words
from claimcheck.records import Claim, Kind

EARLIER = "earlier"
"""Role of a figure that a sentence compares its own one with: that of the year before."""
_PART = "part"
_CORRECTION = "correction"
"""Role of a figure that a section of corrections sets right: it is meant to differ from what was said before."""
ONE_OF_SEVERAL = "one of several"
"""Role of a figure whose sentence states another value of the same quantity: a list, a range or a change."""

_CHANGE = "change"
"""Role of a difference or a change: "13 kg heavier", "4 seconds faster"."""
_COMPARATIVE = re.compile(r"\s(more|less|fewer|apart|ahead|behind|[a-z]{3,}er)\b")
_NO_COMPARATIVES = frozenset(
    {"other", "after", "under", "over", "later", "earlier", "together", "altogether", "rather"}
)

_OUTGROWN = re.compile(
    r"(?:\s[\w-]{1,20}){0,2},?\s(?:and |then |but |which (?:was|is) |before being )?"
    r"(?:later |then |subsequently |gradually |now )?"
    r"(?:extended|increased|expanded|scaled(?: up)?|raised|gr[eo]wn?|stretched|upgraded|lengthened|doubled)"
    r" (?:it )?to\b",
    re.IGNORECASE,
)
"""Words behind a figure that another one takes the place of: "a context of 8K and extended to 128K"."""


@cache
def _role_patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    roles: dict[str, list[str]] = table("link_metrics")["roles"]
    return tuple(
        (role, re.compile(r"\b(?:" + "|".join(map(re.escape, cues)) + r")\W{1,3}(?:\w{1,12}\W{1,3})?$", re.I))
        for role, cues in roles.items()
    )


def _is_in_corrections(claim: Claim) -> bool:
    return any(map(_speaks_of_corrections, claim.location.heading))


@lru_cache(maxsize=4096)
def _speaks_of_corrections(title: str) -> bool:
    return not link_words("corrections").isdisjoint(lemmas(title.casefold()))


def role_of(claim: Claim, before: str, after: str) -> str:
    """Whether the words around a figure make it an earlier state, a comparison or a part; empty for none.

    A score is no part of anything: "good results, including 90% on MMLU". A range begins with `from`.
    """
    if _is_in_corrections(claim):
        return _CORRECTION
    if _OUTGROWN.match(after):
        return EARLIER
    if _is_difference(claim, after):
        return _CHANGE
    clause = before[-40:]
    role = next((role for role, pattern in _role_patterns() if pattern.search(clause)), "")
    is_range = claim.quantity is not None and claim.quantity.is_range
    return "" if (role == _PART and claim.kind is Kind.SCORE) or (role == EARLIER and is_range) else role


def _is_difference(claim: Claim, after: str) -> bool:
    """Whether a measure is that of how much more or less there is of something, by the adjective behind it."""
    found = _COMPARATIVE.match(after)
    if found is None or claim.quantity is None or not (claim.quantity.unit or claim.quantity.counted):
        return False
    word = found[1]
    is_comparative = usual_class(word) in ("A", "M") and word not in _NO_COMPARATIVES
    return is_comparative or not word.endswith("er")
