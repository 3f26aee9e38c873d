"""Claims held against the facts and sources that state the same quantity: what CC501, CC503 and the support share."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from claimcheck.checks.contradiction.values import Outcome, compare
from claimcheck.checks.rule import DocumentView
from claimcheck.records import Claim, Kind, Match
from claimcheck.units.nearness import Slip, nearness

_SIZE = re.compile(r"\d ?[BMbm](?![a-z])")


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
        differing = tuple(m for m, outcome in judged if outcome is Outcome.DIFFER and _is_telling(claim, m))
        if agreeing:
            yield Held(claim, agreeing, ())
        elif differing:
            yield Held(claim, (), differing)


def _is_telling(claim: Claim, match: Match) -> bool:
    """Whether another value can only be a mistake.

    Others measure another score, so one must be a slip of the hand away. A name without a size may be that of another
    member of its family, whose number of parameters is far off.
    """
    near, slip = nearness(claim, match.reference.claim)
    if not match.is_sure:
        return False
    if claim.kind is Kind.SCORE:
        return slip is not Slip.NONE
    return near or slip is not Slip.NONE or claim.kind is not Kind.PARAMETERS or _has_size(claim)


def _has_size(claim: Claim) -> bool:
    return _SIZE.search(claim.subject or "") is not None
