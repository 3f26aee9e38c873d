"""Linked claims to verdicts: what CC101 to CC104 and CC106 share. Each rule only says which pairs are its own."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from claimcheck.checks.contradiction.values import Outcome, compare, is_bound
from claimcheck.checks.rule import Agrees, Differs, GroupView, Verdict
from claimcheck.records import (
    BlockKind,
    Claim,
    Comparison,
    Derivation,
    Input,
    Kind,
    Modality,
    Severity,
    format_interval,
)
from claimcheck.records.comparison import LIKELY
from claimcheck.units.nearness import Slip, nearness

_NUMBER = re.compile(r"(?<![\w-])\d+(?:[.,]\d+)*(?![\w-])")
"""A number that stands alone: the `20` of `Corvid-20B` is a name's."""
CERTAIN = 0.9
"""From here on every qualifier agrees, and a difference is an error."""
_MOST_NAMED = 3
_MOST_OTHERS = 10
"""Further passages that a message names, and that a finding points at."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two claims of a group that may be compared, and the outcome."""

    one: Claim
    other: Claim
    link: Comparison
    outcome: Outcome


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
        if _severity(pair) is not None and not _agrees_there(pair, documents) and not _is_acknowledged(pair)
    ]
    for against in _quantities(differing, pairs):
        yield _differs(against, support, group.canonical)


def _quantities(differing: Sequence[Pair], pairs: Sequence[Pair]) -> Iterator[list[Pair]]:
    """Pairs that hang together, the gravest first: all that is said of one quantity is one thing to look at.

    Two figures that one document tells apart (of the base and of the chat model) are never drawn together by a third.
    """
    comparable = {frozenset((pair.one.id, pair.other.id)) for pair in pairs if pair.link.certainty >= LIKELY}
    rest = sorted(differing, key=lambda pair: (-_rank(pair), -pair.link.certainty))
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


def _severity(pair: Pair) -> Severity | None:
    """How grave a difference is, None where it is too small or the link too weak to speak of."""
    certainty = pair.link.certainty
    if pair.outcome is Outcome.CLOSE:
        speaks = same_document(pair.one, pair.other) or pair.one.date is not None
        return Severity.WARNING if certainty >= CERTAIN and speaks else None
    if pair.outcome is not Outcome.DIFFER or certainty < LIKELY:
        return None
    if not pair.link.copied and _is_told_apart(pair):
        return Severity.INFO
    near, slip = nearness(pair.one, pair.other)
    if not near and slip is Slip.NONE and (certainty < CERTAIN or not pair.link.by_name):
        return None
    doubtful = is_bound(pair.one) or is_bound(pair.other) or _is_result_of_two(pair) or _is_hearsay(pair)
    return Severity.ERROR if certainty >= CERTAIN and not doubtful else Severity.WARNING


def _is_hearsay(pair: Pair) -> bool:
    """Whether one of two documents only reports what somebody else says."""
    return not same_document(pair.one, pair.other) and Modality.REPORTED in (pair.one.modality, pair.other.modality)


def _is_told_apart(pair: Pair) -> bool:
    """Whether two results may have been measured in different ways, as far as the texts say.

    Who names the setting in one place and not in the other means it to differ. Two documents that compare the same
    models each ran the tests themselves, or took them from different sources, unless both name the same setting.
    """
    if same_document(pair.one, pair.other):
        return "setting" in pair.link.one_sided
    in_tables = in_table(pair.one) and in_table(pair.other)
    is_speed = pair.link.by_name and Kind.RATE in (pair.one.kind, pair.other.kind)
    return _is_result_of_two(pair) and (in_tables or is_speed) and not _name_a_setting(pair)


def _name_a_setting(pair: Pair) -> bool:
    """Whether both say how the result was measured; that they say the same was seen when they were linked."""
    keys = ("setting", "hardware") if Kind.RATE in (pair.one.kind, pair.other.kind) else ("setting",)
    return any(key in pair.one.qualifiers and key in pair.other.qualifiers for key in keys)


def _is_result_of_two(pair: Pair) -> bool:
    return not same_document(pair.one, pair.other) and (_is_result(pair.one) or _is_result(pair.other))


def _is_result(claim: Claim) -> bool:
    """Whether a figure is the result of a test, which comes out differently for everybody who runs it."""
    bare = claim.kind is Kind.QUANTITY and claim.quantity is not None and not claim.quantity.unit
    return claim.kind in (Kind.SCORE, Kind.RATE) or (bare and in_table(claim))


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
        severity=_severity(first),
        confidence=first.link.certainty * min(first.one.confidence, first.other.confidence),
    )


def _rank(pair: Pair) -> int:
    severity = _severity(pair)
    return severity.rank if severity is not None else -1


def message(
    flagged: Claim,
    other: Claim,
    link: Comparison | None = None,
    others: Sequence[Claim] = (),
    canonical: Collection[str] = (),
) -> str:
    """One sentence with both figures and both places, which never says which of them is wrong."""
    named = len({claim.location.document for claim in (flagged, other, *others)}) > 1
    if other.location.document in canonical and flagged.location.document not in canonical:
        given, by = f"given as {clean(flagged.text)} ({place(flagged, named)})", f"canonical {place(other, named)},"
        text = f"{_what(flagged, other)} is {given}, but the {by} states {clean(other.text)}"
    else:
        text = _side_by_side(flagged, other, named)
    if others:
        shown = [f"{clean(claim.text)} ({place(claim, named)})" for claim in others[:_MOST_NAMED]]
        text += "; also as " + ", ".join(shown)
        text += f" and {len(others) - _MOST_NAMED} more" if len(others) > _MOST_NAMED else ""
    if link is not None and link.one_sided:
        text += f"; both may be right, as only one states the {' and the '.join(link.one_sided)}"
    return f"{text}."


def _side_by_side(one: Claim, other: Claim, named: bool) -> str:
    earlier, later = sorted((one, other), key=lambda claim: (claim.location.document, claim.location.start))
    return (
        f"{_what(one, other)} is given as {clean(earlier.text)} ({place(earlier, named)})"
        f" and as {clean(later.text)} ({place(later, named)})"
    )


def _what(one: Claim, other: Claim) -> str:
    """What the figures are figures of, as far as both claims say the same of it."""
    subject = _common(one.subject, other.subject)
    measure = _common(one.qualifiers.get("benchmark"), other.qualifiers.get("benchmark"))
    measure = measure or _common(one.metric, other.metric)
    counted = _common(_counted(one), _counted(other))
    if counted and (measure or counted) in counted:  # a count has no metric but what is counted
        measure = f"the number of {counted}"
    if subject and measure:
        text = f"{measure} of {subject}"
    elif subject:
        text = f"a figure of {subject}"
    else:
        text = measure or "the same quantity"
    return text[:1].upper() + text[1:]


def _counted(claim: Claim) -> str | None:
    return claim.quantity.counted if claim.quantity else None


def _common(one: str | None, other: str | None) -> str | None:
    """The fuller of two names, where the one holds the other."""
    if not one or not other:
        return None
    folded = ["".join(filter(str.isalnum, name.casefold())) for name in (one, other)]
    if folded[0] in folded[1]:
        return other
    return one if folded[1] in folded[0] else None


def place(claim: Claim, named: bool) -> str:
    """Where a figure stands: its line, with the document where that is not the same."""
    line = f"line {claim.location.line}"
    return f"{claim.location.document}, {line}" if named else line


def clean(text: str) -> str:
    """A figure as written, white space folded."""
    return " ".join(text.split())


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
        unit = f" {claim.quantity.unit}" if claim.quantity.unit else ""
        return format_interval(claim.quantity.generous_interval) + unit
    assert claim.date is not None
    return claim.date.timex


def same_document(one: Claim, other: Claim) -> bool:
    """Whether two claims stand in one document."""
    return one.location.document == other.location.document


def in_table(claim: Claim) -> bool:
    """Whether a claim is a cell of a table."""
    return claim.location.cell is not None


def in_heading(claim: Claim) -> bool:
    """Whether a claim stands in a heading, which CC105 compares with the text below it."""
    return claim.location.block is BlockKind.HEADING
