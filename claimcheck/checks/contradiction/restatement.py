"""How likely it is that a figure of the text states what a figure of the heading states, whatever their values.

A weighted sum of signals, as in logistic regression: what the two passages share, how the figures stand among their
words, and whether their values are near each other, as a slip or an outdated figure is. The weights are fitted on
public headlines with their articles (lexicon/restatement.toml says on which, and how well they tell).
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache

from claimcheck.checks.contradiction.passages import Passage, Passages
from claimcheck.lexicon.load import table
from claimcheck.lexicon.terms import term
from claimcheck.records import Claim
from claimcheck.units.nearness import Slip, nearness, values_of

_NARROW, _WIDE = 3, 5
"""Content words on each side that belong to a figure: fewer in a terse heading than in a sentence."""
_SMALL = 20
"""Below it any two counts are near each other."""


def probability(signals: Mapping[str, float]) -> float:
    """How likely it is that two figures state one quantity, given the signals."""
    weights = _weights()
    score = weights["constant"] + sum(weights[name] * value for name, value in signals.items())
    return 1 / (1 + math.exp(-score))


@cache
def _weights() -> Mapping[str, float]:
    weights: dict[str, float] = table("restatement")["weights"]
    return weights


@cache
def _terms_of(key: str) -> frozenset[str]:
    return frozenset(term(word) for word in table("restatement")[key])


class Restatement:
    """Signals between the figures of one summary and the figures of its text."""

    def __init__(self, passages: Passages, summary: Passage) -> None:
        self._passages = passages
        self._summary = summary

    def signals(self, figure: Claim, other: Claim, passage: Passage, *, place: int, rivals: int) -> dict[str, float]:
        """The signals, each 0 to 1.

        `place` is the number of the passage in the text, `rivals` how many other figures of the sort the text has.
        """
        mine = _Surroundings(self._summary, figure, _NARROW)
        theirs = _Surroundings(passage, other, _WIDE)
        return {
            "shared words": self._cover(passage),
            "same noun": float(bool(mine.noun) and mine.noun == theirs.noun),
            "next word near": float(bool(mine.after) and mine.after[0] in theirs.after[:3]),
            "other thing counted": float(_counts_other_things(figure, other)),
            "shared words behind": min(len({*mine.after} & {*theirs.after[:4]}), 2) / 2,
            "shared words in front": min(len({*mine.before} & {*theirs.before[-4:]}), 2) / 2,
            "same event": float(bool(mine.events & theirs.events)),
            "event absent": float(bool(mine.events) and mine.events.isdisjoint(passage.vocabulary)),
            "alone of its sort": float(rivals == 0),
            "first sentence": float(place == 0),
            "second sentence": float(place == 1),
            **_closeness(figure, other),
        }

    def is_about(self, passage: Passage) -> bool:
        """Whether a passage shares enough words with the summary to speak of the same at all.

        A title stands over everything below it, so one word is enough; a section's heading must share two.
        """
        shared = len(self._summary.vocabulary & passage.vocabulary)
        return shared >= (1 if self._summary.block.level == 1 else 2)

    def _cover(self, passage: Passage) -> float:
        """The share of the summary's words that the passage has, by weight."""
        weight = self._passages.weight
        total = sum(map(weight, self._summary.vocabulary))
        return sum(map(weight, self._summary.vocabulary & passage.vocabulary)) / total if total else 0.0


class _Surroundings:
    """The content words next to a figure, and what they say of it."""

    def __init__(self, passage: Passage, figure: Claim, reach: int) -> None:
        self.before = passage.before(figure)[-reach:]
        self.after = passage.after(figure)[:reach]
        self.noun = _head(figure)

    @property
    def events(self) -> frozenset[str]:
        """What happened to those who are counted: killed, hurt, arrested."""
        return _terms_of("events") & {*self.before, *self.after}


def _counts_other_things(one: Claim, other: Claim) -> bool:
    """Whether both figures name what they count, and neither the heads are the same nor both are people."""
    heads = [_head(claim) for claim in (one, other)]
    return all(heads) and heads[0] != heads[1] and not _terms_of("people").issuperset(heads)


def _head(claim: Claim) -> str:
    counted = claim.quantity.counted if claim.quantity else None
    return term(counted.split()[-1]) if counted else ""


def _closeness(one: Claim, other: Claim) -> dict[str, float]:
    """Whether two values are near each other, and whether a slip of the hand turns one into the other."""
    near, slip = nearness(one, other)
    x, y = values_of(one, other)
    small = x is not None and y is not None and max(x, y) < _SMALL
    return {
        "values near": float(near and not small),
        "small values near": float(near and small),
        "values a slip apart": float(slip is Slip.DIGITS),
        "one scale word for another": float(slip is Slip.SCALE),
    }
