"""Figures that a text announces as said before: the number of the week, the figure to remember.

Such a figure must stand in the text. Where no figure agrees, the one that was meant is found by its sort, by a value
near enough for an outdated or mistyped figure, and by the words that the two paragraphs share.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from claimcheck.checks.contradiction.passages import Passage, Passages
from claimcheck.checks.contradiction.values import Outcome, compare_alike
from claimcheck.records import Claim
from claimcheck.units.nearness import Slip, nearness

_SHARED_WORDS = 2
"""Words that the two paragraphs must share."""


@dataclass(frozen=True, slots=True)
class Recap:
    """A figure that is said again, the figure of the text that it takes up, and whether the two agree."""

    figure: Claim
    original: Claim
    agrees: bool


def recaps(passages: Passages) -> Iterator[Recap]:
    """Every figure of a recapitulating sentence for which the text has a counterpart."""
    for passage in passages.recaps():
        for figure in passage.claims:
            counterparts = list(_counterparts(figure, passage, passages))
            agreeing = [claim for claim, _ in counterparts if compare_alike(figure, claim) is not Outcome.DIFFER]
            if agreeing:
                yield Recap(figure, agreeing[0], agrees=True)
            elif meant := _meant(figure, passage, counterparts, passages):
                yield Recap(figure, meant, agrees=False)


def _counterparts(figure: Claim, recap: Passage, passages: Passages) -> Iterator[tuple[Claim, Passage]]:
    sort = passages.sort(figure)
    for passage in passages.all:
        if passage is not recap:
            yield from ((claim, passage) for claim in passage.claims if passages.sort(claim) == sort)


def _meant(
    figure: Claim, recap: Passage, counterparts: list[tuple[Claim, Passage]], passages: Passages
) -> Claim | None:
    """The likeliest counterpart: a slip apart before merely near, then by the words of the paragraphs."""
    ranked: list[tuple[bool, int, int, Claim]] = []
    for place, (claim, passage) in enumerate(counterparts):
        near, slip = nearness(figure, claim)
        shared = len(recap.vocabulary & passages.paragraph(passage))
        if (near or slip is not Slip.NONE) and shared >= _SHARED_WORDS:
            ranked.append((slip is not Slip.NONE, shared, -place, claim))
    return max(ranked, key=lambda item: item[:3])[3] if ranked else None
