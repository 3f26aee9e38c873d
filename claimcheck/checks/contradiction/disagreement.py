"""Linked claims to verdicts: what CC101 to CC104 and CC106 share. Each rule only says which pairs are its own."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

from claimcheck.checks.contradiction.gravity import CERTAIN, Pair, in_table, rank, same_document, severity_of
from claimcheck.checks.contradiction.messages import clean, message
from claimcheck.checks.contradiction.values import Outcome, compare
from claimcheck.checks.rule import Agrees, Differs, GroupView, Verdict
from claimcheck.records import Claim, Comparison, Derivation, Input, format_interval
from claimcheck.records.comparison import LIKELY

_NUMBER = re.compile(r"(?<![\w-])(?<!\d[.,])\d+(?:[.,]\d+)*(?![\w-]|[.,]\d)")
"""A number that stands alone: the `20` of `Corvid-20B` is a name's."""
_MOST_OTHERS = 10
"""Further passages that a finding points at."""


def judge_pairs(group: GroupView, applies: Callable[[Claim, Claim, Comparison], bool]) -> Iterator[Verdict]:
    """Agreements of the pairs that a rule takes, and one finding for all claims that contradict one another.

    The flagged claim is the one that fewer claims of the group agree with.
    """
    pairs = _compared(group, applies)
    agreeing = [pair for pair in pairs if pair.outcome is Outcome.AGREE and pair.link.certainty >= LIKELY]
    for pair in agreeing:
        yield Agrees((pair.one, pair.other), _derivation(pair))
    support = Counter(claim.id for pair in agreeing for claim in (pair.one, pair.other))
    documents = _agreeing_documents(agreeing)
    differing = [
        pair
        for pair in pairs
        if severity_of(pair) is not None and not _agrees_there(pair, documents) and not _is_acknowledged(pair)
    ]
    for against in _quantities(differing, pairs):
        yield _differs(against, support, group.canonical)


def _quantities(differing: Sequence[Pair], pairs: Sequence[Pair]) -> Iterator[list[Pair]]:
    """Pairs that hang together, the gravest first: all that is said of one quantity is one thing to look at.

    Two figures that one document tells apart (of the base and of the chat model) are never drawn together by a third.
    """
    comparable = {frozenset((pair.one.id, pair.other.id)) for pair in pairs if pair.link.certainty >= LIKELY}
    rest = sorted(differing, key=lambda pair: (-rank(pair), -pair.link.certainty))
    while rest:
        members = {claim.id: claim for claim in (rest[0].one, rest[0].other)}
        for pair in _outwards(rest):
            for claim in (pair.one, pair.other):
                told_apart = any(
                    same_document(claim, member) and frozenset((claim.id, key)) not in comparable
                    for key, member in members.items()
                    if key != claim.id
                )
                if not told_apart:
                    members[claim.id] = claim
        yield [pair for pair in rest if pair.one.id in members and pair.other.id in members]
        rest = [pair for pair in rest if pair.one.id not in members or pair.other.id not in members]


def _outwards(pairs: Sequence[Pair]) -> Iterator[Pair]:
    """The pairs that hang together with the first, the nearer ones first."""
    reached = {pairs[0].one.id, pairs[0].other.id}
    near, left = [pairs[0]], list(pairs[1:])
    while near:
        yield from near
        reached |= {claim.id for pair in near for claim in (pair.one, pair.other)}
        near = [pair for pair in left if reached & {pair.one.id, pair.other.id}]
        left = [pair for pair in left if not reached & {pair.one.id, pair.other.id}]


def _flagged(pair: Pair, support: Counter[str], canonical: Collection[str]) -> Claim:
    """The claim outside of a canonical document, else the one that fewer others agree with.

    Of equals it is the one outside of a table, else the later one.
    """
    if (pair.one.location.document in canonical) != (pair.other.location.document in canonical):
        return pair.other if pair.one.location.document in canonical else pair.one
    if support[pair.one.id] != support[pair.other.id]:
        return min(pair.one, pair.other, key=lambda claim: support[claim.id])
    return pair.one if in_table(pair.other) and not in_table(pair.one) else pair.other


def _agreeing_documents(agreeing: Sequence[Pair]) -> Mapping[str, set[str]]:
    """For each claim the documents in which another claim agrees with it."""
    documents: dict[str, set[str]] = defaultdict(set)
    for pair in agreeing:
        documents[pair.one.id].add(pair.other.location.document)
        documents[pair.other.id].add(pair.one.location.document)
    return documents


def _agrees_there(pair: Pair, agreeing: Mapping[str, set[str]]) -> bool:
    """Whether one of two uncertain partners agrees with another figure of the other's document: a better partner."""
    if pair.link.certainty >= CERTAIN:
        return False
    one, other = pair.one, pair.other
    return other.location.document in agreeing.get(one.id, ()) or one.location.document in agreeing.get(other.id, ())


def _is_acknowledged(pair: Pair) -> bool:
    """Whether one of the sentences gives the other's figure too ("83.9, where the card has 85.6"): its writer knows."""
    if pair.one.statement == pair.other.statement:
        return False
    return _gives(pair.one.statement, pair.other) or _gives(pair.other.statement, pair.one)


def _gives(sentence: str, claim: Claim) -> bool:
    number = _NUMBER.search(claim.text)
    return number is not None and number[0] in _NUMBER.findall(sentence)


def _compared(group: GroupView, applies: Callable[[Claim, Claim, Comparison], bool]) -> list[Pair]:
    by_id = {claim.id: claim for claim in group.claims}
    pairs = []
    for link in group.pairs:
        one, other = by_id[link.one], by_id[link.other]
        if applies(one, other, link):
            pairs.append(Pair(one, other, link, compare(one, other)))
    return pairs


def _differs(pairs: Sequence[Pair], support: Counter[str], canonical: Collection[str]) -> Differs:
    """One finding for the pairs of one quantity: the first, the gravest, in words, the other passages after it."""
    first = pairs[0]
    flagged = _flagged(first, support, canonical)
    claims = {flagged.id: flagged}
    for pair in sorted(pairs, key=lambda pair: flagged.id not in (pair.one.id, pair.other.id)):
        claims |= {claim.id: claim for claim in (pair.one, pair.other)}
    partner = first.other if first.one.id == flagged.id else first.one
    others = [claim for claim in claims.values() if claim.id not in (flagged.id, partner.id)]
    return Differs(
        claims=(flagged, partner, *others[:_MOST_OTHERS]),
        message=message(flagged, partner, first.link, others, canonical),
        derivation=_derivation(first),
        severity=severity_of(first),
        confidence=first.link.certainty * min(first.one.confidence, first.other.confidence),
    )


def _derivation(pair: Pair) -> Derivation:
    one, other = pair.one, pair.other
    return Derivation(
        formula="days in common" if one.date else "values in common",
        inputs=(
            Input(name="one", text=clean(one.text), claim=one.id),
            Input(name="other", text=clean(other.text), claim=other.id),
        ),
        expected=_meant(one),
        stated=_meant(other),
        tolerance="written precision, trailing zeros as rounding, hedges doubled" if one.quantity else "",
        readings=tuple(f"only one states the {name}" for name in pair.link.one_sided),
    )


def _meant(claim: Claim) -> str:
    if claim.quantity is not None:
        unit = f" {claim.quantity.unit_in_words}" if claim.quantity.unit else ""
        return format_interval(claim.quantity.generous_interval) + unit
    assert claim.date is not None
    return claim.date.timex
