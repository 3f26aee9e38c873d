"""Claims held against the facts and sources that state the same quantity: what CC501, CC503 and the support share."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from claimcheck.checks.contradiction.values import Outcome, compare
from claimcheck.checks.rule import DocumentView
from claimcheck.records import Claim, Match


@dataclass(frozen=True, slots=True)
class Held:
    """A claim with the references that state its value, and those that surely state another."""

    claim: Claim
    agreeing: tuple[Match, ...]
    differing: tuple[Match, ...]


def held_against(view: DocumentView) -> Iterator[Held]:
    """The claims of a document that some reference agrees or surely disagrees with, in reading order.

    Where one reference agrees, the others may speak of something else, and none of them differs.
    """
    for claim in view.claims:
        judged = [(match, compare(claim, match.reference.claim)) for match in view.matches.get(claim.id, ())]
        agreeing = tuple(m for m, outcome in judged if outcome is Outcome.AGREE and m.is_likely)
        differing = tuple(m for m, outcome in judged if outcome is Outcome.DIFFER and m.is_sure)
        if agreeing:
            yield Held(claim, agreeing, ())
        elif differing:
            yield Held(claim, (), differing)
