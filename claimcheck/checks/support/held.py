"""Claims held against the facts and sources that state the same quantity: what CC501, CC503 and the support share."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from itertools import combinations

from claimcheck.checks.contradiction.values import Outcome, compare, units_in_common
from claimcheck.checks.rule import DocumentView
from claimcheck.checks.support.restated import is_rounded_over
from claimcheck.lexicon.load import table
from claimcheck.records import Claim, Kind, Match, Reference
from claimcheck.units import comparable, to_base
from claimcheck.units.nearness import Slip, nearness

_BINARY = frozenset({"[information]", "[token]"})
_MOST_COMPARED = 20
"""References of one claim that are compared with each other."""
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


@dataclass(frozen=True, slots=True)
class ReferencePair:
    """Two references in different files that surely state the quantity of a claim, and whether they agree."""

    claim: Claim
    one: Reference
    other: Reference
    agree: bool
    certainty: float


def compared_references(view: DocumentView) -> Iterator[ReferencePair]:
    """For each claim a pair of its references that differ, else a pair that agrees, the surest first.

    Scores outside of data files must be a slip of the hand apart: others measure another value. What leaves open which
    member of a family is meant leaves it open between sources too.
    """
    for claim in view.claims:
        if _names_a_variant(claim):
            continue
        sure = [match for match in view.matches.get(claim.id, ()) if _is_comparable(claim, match)]
        pairs = [
            (compare(one.reference.claim, other.reference.claim), one, other)
            for one, other in combinations(sure[:_MOST_COMPARED], 2)
            if _file(one.reference) != _file(other.reference) and _is_one_member(claim, one, other)
        ]
        for outcome in (Outcome.DIFFER, Outcome.AGREE):
            if found := next((pair for pair in pairs if pair[0] is outcome), None):
                _, one, other = found
                certainty = one.link.certainty * other.link.certainty
                yield ReferencePair(claim, one.reference, other.reference, outcome is Outcome.AGREE, certainty)
                break


def _is_comparable(claim: Claim, match: Match) -> bool:
    is_relative = claim.date is not None and claim.date.relative
    return match.is_sure and not is_relative


def _is_one_member(claim: Claim, one: Match, other: Match) -> bool:
    """Whether two references speak of one member of a family, measured once.

    Where the claim leaves the member open they are not far off, and a score differs by a slip unless both are data.
    """
    near, slip = nearness(one.reference.claim, other.reference.claim)
    if claim.kind is Kind.SCORE and not (one.reference.is_data and other.reference.is_data):
        return slip is not Slip.NONE or compare(one.reference.claim, other.reference.claim) is Outcome.AGREE
    return near or slip is not Slip.NONE or not _may_span_members(claim)


def _file(reference: Reference) -> str:
    """The file that a reference stands in, from its id."""
    return reference.id.rpartition(":")[0]


def states(source: Claim, claim: Claim) -> bool:
    """Whether a source states the value of a claim that it agrees with, read carefully: 216 is not about 261.

    Two ranges must have both ends in common, and a file or a context of 128K may be counted in thousands.
    """
    one, other = source.quantity, claim.quantity
    if one is None or other is None:
        return True
    if one.is_range and other.is_range and one.unit == other.unit:
        return (one.low, one.high) == (other.low, other.high)
    units = units_in_common(one, other, scores=Kind.SCORE in (source.kind, claim.kind))
    if not comparable(*units):
        return one.interval.overlaps(other.interval)
    there, here = to_base(one.interval, units[0]), to_base(other.interval, units[1])
    return here.overlaps(there) or (one.dimension in _BINARY and here.relative_gap(there) < _BINARY_SLACK)


def _is_telling(claim: Claim, match: Match) -> bool:
    """Whether another value can only be a mistake.

    Others measure another score, so one must be a slip of the hand away, unless it is a result in a data file. A name
    without a size may be that of another member of its family, and a range may span all of them: their values are far
    off. Days that are told from the document's date ("this week") are as uncertain as that date. A bound that only
    rounding reaches is left to CC507.
    """
    if not match.is_sure or (claim.date is not None and claim.date.relative) or _names_a_variant(claim):
        return False
    if is_rounded_over(claim.quantity, match.reference.claim.quantity):
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
