"""Claims to groups that state the same quantity (DESIGN.md, decision 5).

Claims meet in blocks: one for each kind of amount, subject family and metric, and one for each pair of rare words that
two sentences share. Only pairs of a block are judged, so the work is linear but for the size of the blocks, which is
capped; a pair that agrees in what it measures joins the groups of its two claims.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import combinations, combinations_with_replacement, islice, product

from claimcheck.collector import collector_paused
from claimcheck.config import Config
from claimcheck.linking.cells import told_of_cells
from claimcheck.linking.clauses import clauses
from claimcheck.linking.comparable import (
    Judgement,
    judge,
    judge_cell,
    judge_restated,
    judge_topic,
    judge_wording,
    objection,
)
from claimcheck.linking.copies import copied_columns, copy_of, with_copied_rows
from claimcheck.linking.identity import Identity
from claimcheck.linking.names import Name, same_parsed
from claimcheck.linking.restated import restated
from claimcheck.linking.survey import identities
from claimcheck.linking.topics import same_topic
from claimcheck.linking.wording import Wording
from claimcheck.records import Claim, Comparison
from claimcheck.records.comparison import LIKELY

_MOST_PAIRS = 20_000
"""Pairs of claims about one subject that are all judged; of more only those with one metric."""
_LARGEST_BLOCK = 300
"""Claims of one subject and one metric that are compared with each other."""
_TOO_MANY = "too many claims of one subject"
"""The reason that is counted for pairs left out of large blocks."""
_APART = "in a historical or quoted document"
_SHARED_START = 4
"""Letters that two forms of one name begin with (`Hugging Face`, `HuggingFace`)."""
_LEAST_CERTAINTY = 0.3
"""Below it two claims are not worth a group."""
_OPEN = "too much is left open"


@dataclass(frozen=True, slots=True)
class LinkedGroup:
    """Claims that state one quantity; `certainty` by claim id is how sure the link is, 0 to 1.

    `pairs` are those of its claims that may be compared.
    """

    key: str
    claims: tuple[Claim, ...]
    certainty: Mapping[str, float]
    pairs: tuple[Comparison, ...] = ()


@dataclass(frozen=True, slots=True)
class Linked:
    """The groups of a corpus, by key, and how many pairs looked alike and were not comparable, by reason.

    Alike are two figures of one kind of amount whose subjects may be one.
    """

    groups: tuple[LinkedGroup, ...]
    not_comparable: Counter[str] = field(default_factory=Counter)


@collector_paused()
def link(claims: Sequence[Claim], config: Config, apart: Collection[str] = ()) -> Linked:
    """Group the claims of all documents; claims in no group have no counterpart.

    What stands in a document named in `apart` is compared with that document only.
    """
    items = identities(claims, config)
    wording = Wording(items)
    judged: dict[tuple[int, int], Comparison] = {}
    reasons: Counter[str] = Counter()
    for pair in _pairs(_blocks(items).values(), items, reasons):
        one, other = items[pair[0]], items[pair[1]]
        judgement = judge(one, other, partial(wording.similarity, *pair))
        if judgement.certainty >= _LEAST_CERTAINTY:
            judged[pair] = _comparison(one, other, judgement, wording.similarity(*pair), by_name=True)
        else:
            reasons[judgement.reason or _OPEN] += 1
    by_name = len(judged)
    for pair, judgement, by_name in _found_otherwise(items, wording):
        if pair not in judged and judgement.certainty >= _LEAST_CERTAINTY:
            one, other = items[pair[0]], items[pair[1]]
            judged[pair] = _comparison(one, other, judgement, wording.similarity(*pair), by_name=by_name)
    judged |= with_copied_rows(items, judged)
    for pair in copied_columns(items, objection):
        judged[pair] = copy_of(items[pair[0]], items[pair[1]], wording.similarity(*pair))
    for pair in islice(judged, by_name, None):
        if reason := _reason_by_name(items[pair[0]], items[pair[1]], partial(wording.similarity, *pair)):
            reasons[reason] -= 1
    for pair in [pair for pair in judged if _is_apart(items[pair[0]], items[pair[1]], apart)]:
        del judged[pair]
        reasons[_APART] += 1
    reasons.update(_open_point(pair) for pair in judged.values() if pair.certainty < LIKELY)
    return Linked(tuple(_groups(items, judged)), +reasons)


def _found_otherwise(items: Sequence[Identity], wording: Wording) -> Iterator[tuple[tuple[int, int], Judgement, bool]]:
    """Pairs that something else joins than subject and metric, and whether that names what is measured.

    It may be sentences in the same words, a cell and what tells of it, like clauses, or two documents of one topic.
    """
    for pair, similarity in wording.alike():
        yield pair, judge_wording(items[pair[0]], items[pair[1]], similarity), False
    prose = list(clauses(items))
    for pair in told_of_cells(items, prose):
        yield pair, judge_cell(items[pair[0]], items[pair[1]]), True
    for pair, judgement in restated(prose, judge_restated):
        yield pair, judgement, False
    for pair, judgement in same_topic(items, judge_topic):
        yield pair, judgement, True


def _is_apart(one: Identity, other: Identity, apart: Collection[str]) -> bool:
    mine, theirs = one.place[0], other.place[0]
    return mine != theirs and (mine in apart or theirs in apart)


def _reason_by_name(one: Identity, other: Identity, similarity: Callable[[], float]) -> str:
    """Why two claims that something else joins were not comparable by their names; empty where they never met."""
    if one.subject is None or other.subject is None or one.amount != other.amount:
        return ""
    return judge(one, other, similarity).reason if same_parsed(one.subject, other.subject) else ""


def _open_point(pair: Comparison) -> str:
    """Why two claims of a group are still not compared: what only one of them states, or how near their names are."""
    return f"only one states the {' and the '.join(pair.one_sided)}" if pair.one_sided else _OPEN


def _blocks(items: Sequence[Identity]) -> Mapping[object, Mapping[Name, list[int]]]:
    """Indices of claims by kind of amount and start of the subject, and in each block by the whole subject."""
    blocks: dict[object, dict[Name, list[int]]] = defaultdict(lambda: defaultdict(list))
    for index, item in enumerate(items):
        if item.subject is not None:
            blocks[item.amount, item.subject.joined[:_SHARED_START]][item.subject].append(index)
    return blocks


def _pairs(
    blocks: Iterable[Mapping[Name, list[int]]], items: Sequence[Identity], reasons: Counter[str]
) -> Iterator[tuple[int, int]]:
    """Every two claims of a block whose subjects may be one; of a large block only those alike in the metric too.

    What is left out of a large block is counted among the `reasons`.
    """
    for block in blocks:
        for one, other in combinations_with_replacement(block, 2):
            if same_parsed(one, other):
                is_same = one is other
                left = _number_of_pairs(block[one], block[other], is_same)
                for mine, theirs in _capped(block[one], block[other], items):
                    left -= _number_of_pairs(mine, theirs, is_same)
                    pairs = combinations(mine, 2) if is_same else product(mine, theirs)
                    yield from ((a, b) if a < b else (b, a) for a, b in pairs)
                if left:
                    reasons[_TOO_MANY] += left


def _number_of_pairs(one: Sequence[int], other: Sequence[int], is_same: bool) -> int:
    return len(one) * (len(one) - 1) // 2 if is_same else len(one) * len(other)


def _capped(one: list[int], other: list[int], items: Sequence[Identity]) -> Iterator[tuple[list[int], list[int]]]:
    """Claims to pair with each other; of many, those of one metric and benchmark, and of those only the first."""
    if len(one) * len(other) <= _MOST_PAIRS:
        yield one, other
        return
    mine, theirs = (_by_metric(block, items) for block in (one, other))
    for metric in [metric for metric in mine if metric in theirs]:
        yield mine[metric][:_LARGEST_BLOCK], theirs[metric][:_LARGEST_BLOCK]


def _by_metric(block: Iterable[int], items: Sequence[Identity]) -> dict[object, list[int]]:
    parts: dict[object, list[int]] = defaultdict(list)
    for index in block:
        parts[items[index].metric, items[index].qualifiers.get("benchmark")].append(index)
    return parts


def _comparison(one: Identity, other: Identity, judgement: Judgement, similarity: float, by_name: bool) -> Comparison:
    return Comparison(
        one=one.claim.id,
        other=other.claim.id,
        certainty=round(judgement.certainty, 3),
        similarity=round(similarity, 3),
        one_sided=judgement.one_sided,
        by_name=by_name,
        apart=_may_differ(one, other),
    )


def _may_differ(one: Identity, other: Identity) -> bool:
    """Whether two documents had reason to give other figures: of a state of the subject that is over, or second-hand.

    Who made a thing, and who speaks of it in two documents, is held to what is said.
    """
    if one.place[0] == other.place[0]:
        return False
    if one.revised or other.revised:
        return True
    return (one.is_borrowed or other.is_borrowed) and not (one.is_own or other.is_own or one.makers & other.makers)


def _groups(items: Sequence[Identity], judged: Mapping[tuple[int, int], Comparison]) -> Iterator[LinkedGroup]:
    """The connected claims, with the pairs that connect them."""
    parent = list(range(len(items)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    for one, other in judged:
        parent[root(other)] = root(one)
    members: dict[int, set[int]] = defaultdict(set)
    pairs: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for pair in sorted(judged):
        members[root(pair[0])].update(pair)
        pairs[root(pair[0])].append(pair)
    for group, indices in members.items():
        yield _group([items[i] for i in sorted(indices)], [judged[pair] for pair in pairs[group]])


def _group(items: Sequence[Identity], pairs: Sequence[Comparison]) -> LinkedGroup:
    certainty: dict[str, float] = {}
    for pair in pairs:
        for claim_id in (pair.one, pair.other):
            certainty[claim_id] = max(certainty.get(claim_id, 0.0), pair.certainty)
    return LinkedGroup(_key(items), tuple(item.claim for item in items), certainty, tuple(pairs))


def _key(items: Sequence[Identity]) -> str:
    """Subject, metric, kind of amount and the qualifiers that all state, from the claim that says most."""
    fullest = max(items, key=lambda item: (len(item.claim.qualifiers), len(item.claim.subject or "")))
    shared = [
        f"{key}={value}"
        for key, value in sorted(fullest.claim.qualifiers.items())
        if all(item.qualifiers.get(key) == fullest.qualifiers.get(key) for item in items)
    ]
    parts = [fullest.claim.subject or "", fullest.claim.metric or "", fullest.amount, *shared]
    return " · ".join(part for part in parts if part)
