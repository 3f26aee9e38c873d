"""Documents that speak of one thing in their own words: a report and the article about it.

Here subject and metric rarely match: the article says "they" and "the bakers", and "earned before interest and tax" for
"operating profit". What joins two figures is that the documents share names, and that around the two figures stand the
same rare words, the same other figures, or that both are the only figures of their kind. Evidence is counted in points,
and a figure is compared only with the one figure that has most of them, which must have no better partner either.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from claimcheck.lexicon.terms import lemma, terms
from claimcheck.linking.comparable import Judgement
from claimcheck.linking.identity import Identity
from claimcheck.linking.link_words import rarity
from claimcheck.linking.names import same_parsed
from claimcheck.linking.roles import ONE_OF_SEVERAL
from claimcheck.records import Span
from claimcheck.units.nearness import Slip, nearness

_NAME = re.compile(r"(?<=[\w,;:)’'] )[A-Z][\w-]{2,}|\b[A-Z][\w-]*[A-Z\d][\w-]*")
_RARE_NAME = 3
"""A name that more documents have tells nothing of their topic."""
_SHARED_NAMES = 3
_SHARE_OF_NAMES = 0.3
"""Names that two documents must share at least, and as a share of the names of the one that has fewer."""
_MOST_PAIRS = 20_000
"""Pairs of figures of two documents that are weighed; documents with more are too long to speak of one thing."""

_BARE = frozenset({"count ", "[token]"})
"""Numbers and lengths of nothing that is named are a matter of the experiment."""
_MANY = 3
"""Other values of a quantity in one sentence that make it a list of cases."""

ENOUGH = 2.3
"""Points from which two figures are compared."""
_FIXED_FORM = 0.75
"""Sentences this alike are the same form filled in anew, or a copy, which the wording tells better."""
_MOST_WORDS = 3.0
_SAME_FIGURE_BESIDE, _OTHER_FIGURE_BESIDE = 2.0, -2.5
_SAME_VALUE, _SLIP_APART = 3.0, 1.0
_SAME_METRIC, _ONLY_OF_METRIC, _ONLY_ONES, _FEW, _NEAR_WORD = 1.0, 0.5, 1.0, 0.5, 0.5
_OTHER_SUBJECT, _OTHER_NOUN = -1.0, -0.5


Judge = Callable[[Identity, Identity, float], Judgement]
"""Whether two figures with so many points may be compared."""


def same_topic(items: Sequence[Identity], judge: Judge) -> Iterator[tuple[tuple[int, int], Judgement]]:
    """Pairs of figures in documents of one topic, each the other's best partner, and what `judge` says of them."""
    documents: dict[str, list[int]] = defaultdict(list)
    for index, item in enumerate(items):
        documents[item.place[0]].append(index)
    for one, other in _linked_documents(items, documents):
        for pair, points in _Matching(items, documents[one], documents[other], judge).best():
            yield pair, judge(items[pair[0]], items[pair[1]], points)


def _linked_documents(items: Sequence[Identity], documents: Mapping[str, list[int]]) -> Iterator[tuple[str, str]]:
    """Documents that share several names which hardly any other document has, and a good part of their names."""
    names: dict[str, frozenset[str]] = {}
    having: dict[str, list[str]] = defaultdict(list)
    for document, indices in documents.items():
        statements = {items[index].claim.statement for index in indices}
        names[document] = frozenset().union(*(_names(statement) for statement in statements))
        for name in names[document]:
            having[name].append(document)
    rare = (sorted(holders) for holders in having.values() if 1 < len(holders) <= _RARE_NAME)
    shared = Counter(pair for holders in rare for pair in combinations(holders, 2))
    for (one, other), count in sorted(shared.items()):
        if count >= max(_SHARED_NAMES, _SHARE_OF_NAMES * min(len(names[one]), len(names[other]))):
            yield one, other


@lru_cache(maxsize=65536)
def _names(statement: str) -> frozenset[str]:
    return frozenset(lemma(name) for name in _NAME.findall(statement))


@dataclass(frozen=True, slots=True)
class _Figure:
    """What is weighed of a figure: its words, and the other figures of its sentence."""

    index: int
    item: Identity
    words: frozenset[str]
    kind: str
    beside: frozenset[tuple[str, object]]

    @property
    def is_listed(self) -> bool:
        """Whether it is one of many values of its quantity (`sequence length 512, 1k, 2k, 4k`), any of them as good."""
        alike = sum(kind == self.kind for kind, _ in self.beside)
        return self.item.role == ONE_OF_SEVERAL and alike >= _MANY


class _Matching:
    """The figures of two documents, and the evidence that two of them state one quantity."""

    def __init__(self, items: Sequence[Identity], one: Sequence[int], other: Sequence[int], judge: Judge) -> None:
        self._judge = judge
        self._sides = [self._figures(items, indices) for indices in (one, other)]
        self._values = [{_value(figure.item) for figure in side} for side in self._sides]
        self._kinds = [Counter(figure.kind for figure in side) for side in self._sides]
        self._measures = [
            Counter(_measure(figure.item) for figure in side if not figure.item.role) for side in self._sides
        ]
        sentences = {(f.item.place, f.words) for side in self._sides for f in side}
        self._sentences = len(sentences)
        self._occurrences = Counter(word for _, words in sentences for word in words)

    def _figures(self, items: Sequence[Identity], indices: Sequence[int]) -> list[_Figure]:
        beside: dict[tuple[str, Span], list[int]] = defaultdict(list)
        for index in indices:
            beside[items[index].place].append(index)
        return [
            _Figure(
                index=i,
                item=items[i],
                words=_words(items[i]),
                kind=items[i].sort,
                beside=frozenset(_value(items[j]) for j in beside[items[i].place] if j != i),
            )
            for i in indices
            if items[i].is_stated
        ]

    def best(self) -> Iterator[tuple[tuple[int, int], float]]:
        """Pairs that are each other's best partner and have enough points; a tie is no best partner."""
        if len(self._sides[0]) * len(self._sides[1]) > _MOST_PAIRS:
            return
        points = {
            (one.index, other.index): weight
            for one in self._sides[0]
            for other in self._sides[1]
            if one.kind == other.kind
            and (weight := self._points(one, other)) >= ENOUGH
            and self._judge(one.item, other.item, weight).certainty > 0
        }
        ranked: dict[int, list[float]] = defaultdict(list)
        for pair, weight in points.items():
            for index in pair:
                ranked[index].append(weight)
        for (one_index, other_index), weight in points.items():
            if all(sorted(ranked[index])[-1] == weight > _second(ranked[index]) for index in (one_index, other_index)):
                yield (min(one_index, other_index), max(one_index, other_index)), weight

    def _points(self, one: _Figure, other: _Figure) -> float:
        if one.is_listed or other.is_listed:
            return 0.0
        values = _by_value(one.item, other.item)
        shared = one.words & other.words
        if values is None or len(shared) > _FIXED_FORM * max(len(one.words), len(other.words)):
            return 0.0
        if values < _SAME_VALUE and (self._states(1, one) or self._states(0, other)):
            return 0.0  # the other document states this very value too, of whatever
        words = sum(map(self._weight, shared))
        points = values + min(words, _MOST_WORDS) + _NEAR_WORD * min(len(one.item.near & other.item.near), 2)
        points += _by_figures_beside(one.beside, other.beside)
        points += _SAME_METRIC * _same_measure(one.item, other.item) + _by_subject(one.item, other.item)
        points += _ONLY_OF_METRIC * self._are_alone_of_metric(one.item, other.item)
        points += _OTHER_NOUN * (one.item.amount != other.item.amount)
        few = self._kinds[0][one.kind] * self._kinds[1][other.kind]
        return points + (_ONLY_ONES if few == 1 else _FEW if few <= 4 else 0.0)

    def _are_alone_of_metric(self, one: Identity, other: Identity) -> bool:
        """Whether both documents give one value of the metric that both figures have."""
        alone = self._measures[0][_measure(one)] == self._measures[1][_measure(other)] == 1
        return alone and bool(one.metric) and _measure(one) == _measure(other)

    def _states(self, side: int, figure: _Figure) -> bool:
        return _value(figure.item) in self._values[side]

    def _weight(self, word: str) -> float:
        return rarity(self._occurrences[word], self._sentences)


def _second(weights: Sequence[float]) -> float:
    return sorted(weights)[-2] if len(weights) > 1 else 0.0


def _words(item: Identity) -> frozenset[str]:
    """The content words of a sentence, or of a cell's row and column."""
    if item.words:
        return item.words
    qualifiers = item.claim.qualifiers
    return frozenset(terms(f"{qualifiers.get('row', '')} {qualifiers.get('column', '')}"))


def _value(item: Identity) -> tuple[str, object]:
    """The kind of amount and the value of a figure."""
    return item.sort, item.value


def _by_value(one: Identity, other: Identity) -> float | None:
    """Points for the same value, or for one that a slip explains; None for values too far apart to be meant as one."""
    if _value(one) == _value(other):
        return _SAME_VALUE
    near, slip = nearness(one.claim, other.claim)
    if slip is not Slip.NONE:
        return _SLIP_APART
    of_nothing = one.subject is None and other.subject is None and one.amount in _BARE
    return 0.0 if near and not of_nothing else None


def _by_figures_beside(one: frozenset[tuple[str, object]], other: frozenset[tuple[str, object]]) -> float:
    """Points for another figure that both sentences state; less where both state others of one kind and none agrees."""
    if one & other:
        return _SAME_FIGURE_BESIDE
    return _OTHER_FIGURE_BESIDE if {kind for kind, _ in one} & {kind for kind, _ in other} else 0.0


def _measure(item: Identity) -> tuple[str, frozenset[str], str]:
    """The kind of amount, the metric and the test of a figure."""
    return item.sort, item.metric, item.qualifiers.get("benchmark", "")


def _same_measure(one: Identity, other: Identity) -> float:
    benchmarks = (one.qualifiers.get("benchmark"), other.qualifiers.get("benchmark"))
    if None not in benchmarks:
        return float(benchmarks[0] == benchmarks[1])
    return float(bool(one.metric) and one.metric == other.metric)


def _by_subject(one: Identity, other: Identity) -> float:
    """Points for the same name, less for two names: who is spoken of is often mistaken in running text."""
    if one.subject is None or other.subject is None:
        return 0.0
    return same_parsed(one.subject, other.subject) or _OTHER_SUBJECT
