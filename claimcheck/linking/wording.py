"""Sentences that say the same in the same words, once their figures are masked.

A shared subject is not enough to call two figures one quantity, and where none was recognised the wording has to do:
sentences alike in nine words of ten stated the same quantity in all cases of a public sample, sentences that merely
shared some words in two of fifty-four (jpsnover/ai-triad-research, issue 2010).
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations

from claimcheck.linking.identity import Identity
from claimcheck.records import Span

_RARE = 12
"""A word in more sentences than this brings no two sentences together."""
_ALIKE = 0.75
_NEAR_ALIKE = 0.5
_FEWEST_WORDS = 4
"""Sentences with fewer content words are alike by chance."""
_FEWEST_ABROAD = 5
"""In another document, which may be about other things: "Mean age 61.3 years (SD 11.8)" is said of any study."""
_MOST_COPIES = 2
"""A sentence that comes more often is a fixed form, filled in anew each time."""

_Place = tuple[str, Span]


class Wording:
    """The content words of all sentences, weighted by how rare they are in the corpus."""

    def __init__(self, items: Sequence[Identity]) -> None:
        self._items = items
        self._figures: dict[_Place, list[int]] = defaultdict(list)
        for index, item in enumerate(items):
            if item.words:
                self._figures[item.place].append(index)
        self._occurrences = Counter(word for indices in self._figures.values() for word in items[indices[0]].words)
        self._weight = cache(self._weight_of)

    def similarity(self, one: int, other: int) -> float:
        """How much of the two sentences agrees, by weight of the words: 1 all of it, 0 nothing or a table's cell."""
        return self._alike(self._items[one].words, self._items[other].words)

    def alike(self) -> Iterator[tuple[tuple[int, int], float]]:
        """Pairs of quantities in the same place of sentences that are alike, fixed forms left out."""
        pairs = self._alike_sentences()
        copies = Counter(place for pair in pairs for place in pair)
        series = self._series(pairs)
        for (one, other), similarity in pairs.items():
            if max(copies[one], copies[other]) < _MOST_COPIES and (one[0], other[0]) not in series:
                yield from ((pair, similarity) for pair in self._aligned(one, other))

    def _alike_sentences(self) -> dict[tuple[_Place, _Place], float]:
        """Sentences that share one of their rarest words, and most of the others; with their similarity."""
        found: dict[tuple[_Place, _Place], float] = {}
        for places in self._blocks().values():
            for pair in combinations(places, 2):
                if pair not in found and self._say_enough(*pair):
                    similarity = self._alike(self._words(pair[0]), self._words(pair[1]))
                    if similarity >= _ALIKE:
                        found[pair] = similarity
        return found

    def _say_enough(self, one: _Place, other: _Place) -> bool:
        return one[0] == other[0] or min(len(self._words(one)), len(self._words(other))) >= _FEWEST_ABROAD

    def _blocks(self) -> Mapping[str, list[_Place]]:
        """Sentences by each of their rarest words that others have too."""
        blocks: dict[str, list[_Place]] = defaultdict(list)
        for place in self._figures:
            words = self._words(place)
            if len(words) >= _FEWEST_WORDS:
                for word in sorted(words, key=lambda word: (self._occurrences[word], word))[:_FEWEST_WORDS]:
                    if 1 < self._occurrences[word] <= _RARE:
                        blocks[word].append(place)
        return blocks

    def _series(self, pairs: Mapping[tuple[_Place, _Place], float]) -> set[tuple[str, str]]:
        """Documents that share several sentences with other figures in each: issues of a series, not copies."""
        differing = Counter(
            (one[0], other[0])
            for one, other in pairs
            if one[0] != other[0] and any(self._differ(*pair) for pair in self._aligned(one, other))
        )
        return {documents for documents, count in differing.items() if count > 1}

    def _differ(self, one: int, other: int) -> bool:
        return self._items[one].claim.text.split() != self._items[other].claim.text.split()

    def _aligned(self, one: _Place, other: _Place) -> Iterator[tuple[int, int]]:
        """The quantities of one kind of amount that stand in the same order and next to the same words."""
        mine, theirs = self._by_amount(one), self._by_amount(other)
        for amount in sorted(mine.keys() & theirs.keys()):
            if len(mine[amount]) == len(theirs[amount]):
                for a, b in zip(mine[amount], theirs[amount], strict=True):
                    if self._alike(self._items[a].near, self._items[b].near) >= _NEAR_ALIKE:
                        yield (a, b) if a < b else (b, a)

    def _by_amount(self, place: _Place) -> Mapping[str, list[int]]:
        """The figures of a sentence by kind of amount, dates left out: the same words may tell of the next event."""
        found: dict[str, list[int]] = defaultdict(list)
        for index in self._figures[place]:
            if self._items[index].claim.date is None:
                found[self._items[index].amount].append(index)
        return found

    def _words(self, place: _Place) -> frozenset[str]:
        return self._items[self._figures[place][0]].words

    def _alike(self, one: frozenset[str], other: frozenset[str]) -> float:
        if not one or not other:
            return 0.0
        shared = sum(map(self._weight, one & other))
        return 2 * shared / (sum(map(self._weight, one)) + sum(map(self._weight, other)))

    def _weight_of(self, word: str) -> float:
        return math.log(1 + len(self._figures) / (1 + self._occurrences[word])) + 0.1
