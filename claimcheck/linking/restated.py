"""Figures that a document states twice, in two paragraphs and in other words: in its lead, its text, its conclusion.

A whole sentence is rarely said again, but what it says of one figure is. So the words of the figure's own clause are
compared: those of the shorter clause must nearly all stand in the longer one, and two of them must be words that few
sentences of the document have; of "the 23,000 vans", which takes up a number of vans stated before, the noun alone.
Only clauses that are each other's best match are paired, and only where the values are equal or a slip of the hand
apart, since much else in a document is said in like words of something else.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Protocol

from claimcheck.linking.amounts import counted_in
from claimcheck.linking.clauses import Clause
from claimcheck.linking.comparable import Judgement
from claimcheck.linking.identity import Identity
from claimcheck.linking.link_words import rarity
from claimcheck.records import BlockKind

_CONTAINED = 0.66
"""Share of the words of the shorter clause, by weight, that the longer one must have."""
_FEWEST_SHARED = 2
_TELLING = 0.5
"""Weight from which a word is one that few sentences have; two shared words must be."""
_RARE = 12
"""A word in more sentences than this brings no two clauses together."""
_MOST_ALIKE = 30
"""Figures with one word that are compared with each other."""


class Judge(Protocol):
    """Whether two figures whose clauses agree so far may be compared, or of which the second takes up the first."""

    def __call__(self, one: Identity, other: Identity, agreement: float, *, takes_up: bool) -> Judgement:
        """How sure it is that the two state one quantity."""


@dataclass(frozen=True, slots=True, order=True)
class _Match:
    """How much two clauses agree; what agrees more is greater, and of equals what a slip explains."""

    agreement: float
    is_slip: bool
    pair: tuple[int, int]


def restated(prose: Iterable[Clause], judge: Judge) -> Iterator[tuple[tuple[int, int], Judgement]]:
    """Pairs of quantities of one document whose clauses say the same, and what `judge` says of them."""
    documents: dict[str, list[Clause]] = defaultdict(list)
    for clause in prose:
        documents[clause.item.place[0]].append(clause)
    for found in documents.values():
        yield from _Document(found, judge).pairs()


class _Document:
    """The clauses of one document, and how much each of their words tells."""

    def __init__(self, found: Sequence[Clause], judge: Judge) -> None:
        self._judge = judge
        self._by_amount: dict[str, list[Clause]] = defaultdict(list)
        for clause in found:
            self._by_amount[clause.item.sort].append(clause)
        sentences = {clause.item.place: clause.item.words for clause in found}
        self._sentences = len(sentences)
        self._occurrences = Counter(word for words in sentences.values() for word in words)

    def pairs(self) -> Iterator[tuple[tuple[int, int], Judgement]]:
        """Clauses that are each other's best match, with values a slip apart of which one is stated only once."""
        for found in self._by_amount.values():
            stated = Counter(clause.item.value for clause in found)
            values = {clause.index: clause.item.value for clause in found}
            judged = self._judged(found)
            matches: dict[int, list[_Match]] = defaultdict(list)
            for match in judged:
                for index in match.pair:
                    matches[index].append(match)
            for match, judgement in judged.items():
                is_best = all(max(matches[index]) == match for index in match.pair)
                is_said_once = any(stated[values[index]] == 1 for index in match.pair)
                if is_best and match.is_slip and is_said_once and not _is_form(match, matches, values):
                    yield match.pair, judgement

    def _judged(self, found: Sequence[Clause]) -> Mapping[_Match, Judgement]:
        stated = Counter((counted_in(clause.item.claim), clause.item.value) for clause in found)
        judged: dict[_Match, Judgement] = {}
        for one, other in self._that_share_a_word(found):
            counted = counted_in(other.item.claim)
            is_new = not one.has_article and counted == counted_in(one.item.claim) != ""
            takes_up = is_new and other.is_definite and stated[counted, other.item.value] == 1
            agreement = 1.0 if takes_up else self._agreement(one, other)
            if agreement and _are_apart(one.item, other.item):
                judgement = self._judge(one.item, other.item, agreement, takes_up=takes_up)
                if judgement.certainty:
                    judged[_Match(agreement, one.item.may_repeat(other.item), (one.index, other.index))] = judgement
        return judged

    def _that_share_a_word(self, found: Sequence[Clause]) -> list[tuple[Clause, Clause]]:
        """Pairs of clauses, in reading order, that share a word that few sentences have, or the noun counted."""
        having: dict[str, list[Clause]] = defaultdict(list)
        for clause in found:
            for word in clause.words:
                if self._occurrences[word] <= _RARE:
                    having[word].append(clause)
            if counted := counted_in(clause.item.claim):
                having[counted].append(clause)
        pairs = {pair for sharing in having.values() for pair in combinations(sharing[:_MOST_ALIKE], 2)}
        return sorted(pairs, key=lambda pair: (pair[0].index, pair[1].index))

    def _agreement(self, one: Clause, other: Clause) -> float:
        """The share of the words of the shorter clause that the longer one has; 0 where that is too little."""
        shared = one.words & other.words
        if len(shared) < _FEWEST_SHARED or one.is_of_another(other):
            return 0.0
        weights = sorted((self._weight(word) for word in shared), reverse=True)
        contained = sum(weights) / min(self._total(one.words), self._total(other.words))
        return contained if contained >= _CONTAINED and weights[_FEWEST_SHARED - 1] >= _TELLING else 0.0

    def _total(self, words: frozenset[str]) -> float:
        return sum(map(self._weight, words))

    def _weight(self, word: str) -> float:
        return rarity(self._occurrences[word], self._sentences)


def _is_form(match: _Match, matches: Mapping[int, Sequence[_Match]], values: Mapping[int, object]) -> bool:
    """Whether more than two values are stated in the same words: cases told in one form."""
    alike = {index for one in match.pair for found in matches[one] for index in found.pair}
    return len({values[index] for index in alike}) > 2


def _are_apart(one: Identity, other: Identity) -> bool:
    """Whether two figures stand in two paragraphs; neighbouring sentences and items of lists tell of two things."""
    first, second = sorted((one.place[1], other.place[1]))
    are_items = one.claim.location.block is other.claim.location.block is BlockKind.LIST
    return second.start - first.end > 1 and not are_items
