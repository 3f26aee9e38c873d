"""How likely each figure of the text states what a figure of the heading states.

A conditional logit (McFadden 1974): every figure of the text, and that none restates the heading's, has a score, a
weighted sum of signals; the probabilities are the scores' exponentials, made to sum to 1. So a figure that agrees with
the heading takes the probability away from those that differ, and a second candidate halves it. The weights are fitted
on public headlines with their articles (lexicon/restatement.toml says on which, and how well they tell).
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import cache

from claimcheck.checks.contradiction.agreement import AGREEING, Agreement, agreement
from claimcheck.checks.contradiction.closeness import closeness
from claimcheck.checks.contradiction.counterparts import Counterpart
from claimcheck.checks.contradiction.passages import Passage, Passages, Summary
from claimcheck.checks.contradiction.surroundings import Surroundings
from claimcheck.lexicon.load import table
from claimcheck.lexicon.terms import term
from claimcheck.records import Claim

Signals = Mapping[str, float]

_NARROW, _WIDE = 3, 6
"""Content words on each side that belong to a figure: fewer in a terse heading than in a sentence."""
_CARRIED_ON = 0.8
"""How much of what the sentence before speaks of a sentence takes up that begins with a pronoun."""
_OPENING = 2
"""Sentences in which a section says what its heading announces."""
_LATE = 10
"""From this sentence on a text is no longer about what its heading says first."""
_TELLING, _MOST_TOLD = 0.4, 5
"""What a signal must add to the log odds to be named in a finding, and how many are."""
_HIGHEST = 40.0
"""Scores are cut off here, far beyond what signals give, so that no exponential overflows."""


@cache
def weights() -> Mapping[str, float]:
    """The weight of each signal; `constant` is that of any figure."""
    found: dict[str, float] = table("restatement")["weights"]
    return found


def probabilities(candidates: Sequence[Signals]) -> list[float]:
    """For each candidate how likely it is the one that restates the heading; what is left is that none does."""
    odds = [math.exp(min(score(signals), _HIGHEST)) for signals in candidates]
    total = 1 + sum(odds)
    return [one / total for one in odds]


def score(signals: Signals) -> float:
    """The log odds that a figure restates the heading's rather than none."""
    return weights()["constant"] + sum(weights()[name] * value for name, value in signals.items())


def strongest(signals: Signals) -> list[str]:
    """What speaks most for a restatement, strongest first."""
    worth = {name: weights()[name] * value for name, value in signals.items()}
    return [name for name in sorted(worth, key=lambda name: -worth[name]) if worth[name] >= _TELLING][:_MOST_TOLD]


class Restatement:
    """Signals between the figures of one summary and the figures of its text."""

    def __init__(self, passages: Passages, summary: Summary) -> None:
        self._passages = passages
        self._summary = summary
        self._covers = self._covered()
        self._known: dict[str, Surroundings] = {}

    def signals(self, figure: Claim, candidate: Counterpart) -> Signals:
        """The signals of a candidate, each 0 to 1."""
        others = (claim for claim in self._summary.passage.claims if claim.id != figure.id)
        return {
            **self._place_signals(candidate),
            **self._word_signals(figure, candidate),
            "said of another figure": float(any(self._states(other, candidate) for other in others)),
            "equal": float(candidate.agreement is Agreement.EQUAL),
            "rounded": float(candidate.agreement is Agreement.ROUNDED),
            **closeness(figure, candidate.claim, differ=candidate.agreement is Agreement.DIFFERENT),
        }

    def is_about(self, candidate: Counterpart) -> bool:
        """Whether a figure's passage shares enough words with the summary to speak of the same at all.

        A title stands over everything below it, so one word is enough, or a pronoun that takes up a sentence with one;
        a section's heading must share two, or one with the first figure of its sort at the beginning.
        """
        if self._summary.passage.block.level == 1:
            return self._covers[candidate.place] > 0
        shared = self._summary.passage.vocabulary & candidate.passage.vocabulary
        return len(shared) > 1 or (len(shared) == 1 and candidate.is_first and candidate.place < _OPENING)

    def _states(self, other: Claim, candidate: Counterpart) -> bool:
        """Whether a candidate restates another figure of the heading."""
        if self._passages.sort(other) != self._passages.sort(candidate.claim):
            return False
        return agreement(other, candidate.claim) in AGREEING

    def _place_signals(self, candidate: Counterpart) -> Signals:
        return {
            "shared words": self._covers[candidate.place],
            "first sentence": float(candidate.place == 0),
            "second sentence": float(candidate.place == 1),
            "late": min(candidate.place, _LATE) / _LATE,
            "first of its sort": float(candidate.is_first),
            "alone of its sort": float(candidate.is_alone),
        }

    def _word_signals(self, figure: Claim, candidate: Counterpart) -> Signals:
        mine = self._surroundings(figure)
        theirs = Surroundings(candidate.passage, candidate.claim, _WIDE, self._passages)
        other_event = mine.events and theirs.events and mine.events.isdisjoint(theirs.events)
        return {
            "shared words beside": self._share_beside(mine, theirs),
            "shared words in front": min(len({*mine.before} & {*theirs.before[-4:]}), 2) / 2,
            "next word near": float(bool(mine.after) and mine.after[0] in theirs.after[:3]),
            "same noun": float(bool(mine.noun) and mine.noun == theirs.noun),
            "no noun": float(not mine.noun and not theirs.noun),
            "other event": float(bool(other_event)),
            "event absent": float(bool(mine.events) and mine.events.isdisjoint(candidate.passage.vocabulary)),
            "told apart": float((theirs.is_apart and not mine.is_apart) or self._is_opposed(candidate.passage)),
        }

    def _is_opposed(self, passage: Passage) -> bool:
        """Whether the one speaks of the beginning, the lowest or the least, and the other of its opposite."""
        summary = self._summary.passage.vocabulary
        mine, theirs = summary - passage.vocabulary, passage.vocabulary - summary
        return any((a in mine and b in theirs) or (b in mine and a in theirs) for a, b in _opposites())

    def _surroundings(self, figure: Claim) -> Surroundings:
        if figure.id not in self._known:
            self._known[figure.id] = Surroundings(self._summary.passage, figure, _NARROW, self._passages)
        return self._known[figure.id]

    def _share_beside(self, mine: Surroundings, theirs: Surroundings) -> float:
        """The share of the words beside the heading's figure that stand beside the other, by weight."""
        return self._share({*mine.before, *mine.after}, {*theirs.before, *theirs.after})

    def _share(self, wanted: set[str] | frozenset[str], found: set[str] | frozenset[str]) -> float:
        weight = self._passages.weight
        total = sum(map(weight, sorted(wanted)))
        return sum(map(weight, sorted(wanted & found))) / total if total else 0.0

    def _covered(self) -> list[float]:
        """For each passage the share of the summary's words that it has, or takes up by a pronoun, by weight."""
        covers: list[float] = []
        before = 0.0
        for passage in self._summary.body:
            own = self._share(self._summary.passage.vocabulary, passage.vocabulary)
            covers.append(max(own, _CARRIED_ON * before if self._takes_up(passage) else 0.0))
            before = own
        return covers

    def _takes_up(self, passage: Passage) -> bool:
        return self._passages.first_word(passage) in _taking_up()


@cache
def _opposites() -> Sequence[tuple[str, str]]:
    return [(term(one), term(other)) for one, other in table("restatement")["opposites"]]


@cache
def _taking_up() -> frozenset[str]:
    return frozenset(table("restatement")["taking_up"])
