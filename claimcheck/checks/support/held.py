"""Claims held against the facts and sources that state the same quantity: what CC501, CC503 and the support share."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from claimcheck.checks.contradiction.values import Outcome, compare
from claimcheck.checks.rule import DocumentView
from claimcheck.lexicon.load import table
from claimcheck.records import Claim, Kind, Match
from claimcheck.units import to_base
from claimcheck.units.nearness import Slip, nearness

_BINARY = frozenset({"[information]", "[token]"})
_BINARY_SLACK = Decimal("0.05")
_WORD = re.compile(r"[\s(-]{1,3}(\w{1,20})")
_DIFFERS_IN_A_FAMILY = frozenset({Kind.PARAMETERS, Kind.TOKENS})
_SIZE = re.compile(r"\d ?[BMbm](?![a-z])")


@dataclass(frozen=True, slots=True)
class Held:
    """A claim with the references that state its value, and those that surely state another."""

    claim: Claim
    agreeing: tuple[Match, ...]
    differing: tuple[Match, ...]


def held_against(view: DocumentView) -> Iterator[Held]:
    """The claims of a document that some reference agrees or surely disagrees with, in reading order.

    Where one reference agrees, the others may speak of something else, and none of them differs. Where another is
    likelier to state the same quantity and differs, the agreement is chance.
    """
    for claim in view.claims:
        judged = [(match, compare(claim, match.reference.claim)) for match in view.matches.get(claim.id, ())]
        agreeing = tuple(
            m for m, outcome in judged if outcome is Outcome.AGREE and m.is_likely and states(m.reference.claim, claim)
        )
        against = [m for m, outcome in judged if outcome is Outcome.DIFFER]
        if agreeing:
            nearest = max((match.link.certainty for match in against), default=0.0)
            if kept := tuple(match for match in agreeing if match.link.certainty >= nearest):
                yield Held(claim, kept, ())
        elif differing := tuple(match for match in against if _is_telling(claim, match)):
            yield Held(claim, (), differing)


def states(source: Claim, claim: Claim) -> bool:
    """Whether a source states the value of a claim that it agrees with, read carefully: 216 is not about 261.

    Two ranges must have both ends in common, and a file or a context of 128K may be counted in thousands.
    """
    one, other = source.quantity, claim.quantity
    if one is None or other is None:
        return True
    if one.is_range and other.is_range and one.unit == other.unit:
        return (one.low, one.high) == (other.low, other.high)
    if one.dimension != other.dimension:
        return one.interval.overlaps(other.interval)  # a score with and without its sign
    here, there = to_base(other.interval, other.unit), to_base(one.interval, one.unit)
    return here.overlaps(there) or (one.dimension in _BINARY and here.relative_gap(there) < _BINARY_SLACK)


def _is_telling(claim: Claim, match: Match) -> bool:
    """Whether another value can only be a mistake.

    Others measure another score, so one must be a slip of the hand away, unless it is a result in a data file. A name
    without a size may be that of another member of its family, and a range may span all of them: their values are far
    off. Days that are told from the document's date ("this week") are as uncertain as that date.
    """
    if not match.is_sure or (claim.date is not None and claim.date.relative) or _names_a_variant(claim):
        return False
    near, slip = nearness(claim, match.reference.claim)
    if claim.kind is Kind.SCORE and not match.reference.is_data:
        return slip is not Slip.NONE
    return near or slip is not Slip.NONE or not _may_span_members(claim)


def _may_span_members(claim: Claim) -> bool:
    if claim.quantity is not None and claim.quantity.is_range:
        return True
    return claim.kind in _DIFFERS_IN_A_FAMILY and not _has_size(claim)


def _names_a_variant(claim: Claim) -> bool:
    """Whether a word for a variant follows the name in the sentence: `Wrenna-4 chat`."""
    if not claim.subject_text:
        return False
    following = claim.statement.partition(claim.subject_text)[2]
    word = _WORD.match(following)
    return word is not None and word[1].casefold() in _variant_words()


@cache
def _variant_words() -> frozenset[str]:
    words = table("link_names")
    return frozenset(words["distinguishing"]) | {w for name, ws in words["variants"].items() for w in (name, *ws)}


def _has_size(claim: Claim) -> bool:
    return _SIZE.search(claim.subject or "") is not None
