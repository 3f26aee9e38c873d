"""Sentences that say the same in the same words, once their figures are masked.

A shared subject is not enough to call two figures one quantity, and where none was recognised the wording has to do:
sentences alike in nine words of ten stated the same quantity in all cases of a public sample, sentences that merely
shared some words in two of fifty-four (jpsnover/ai-triad-research, issue 2010).
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from claimcheck.linking.identity import Identity

_RARE = 12
"""A word in more sentences than this brings no two claims together."""
_ALIKE = 0.75
_NEAR_ALIKE = 0.5
_FEWEST_WORDS = 4
"""Sentences with fewer content words are alike by chance."""


class Wording:
    """The content words of all sentences, weighted by how rare they are in the corpus."""

    def __init__(self, items: Sequence[Identity]) -> None:
        self._items = items
        sentences = {item.place: item.words for item in items if item.words}
        self._count = len(sentences)
        self._occurrences = Counter(word for words in sentences.values() for word in words)

    def similarity(self, one: int, other: int) -> float:
        """How much of the two sentences agrees, by weight of the words: 1 all of it, 0 nothing or a table's cell."""
        return self._alike(self._items[one].words, self._items[other].words)

    def alike(self) -> Iterator[tuple[tuple[int, int], float]]:
        """Pairs of claims with one kind of amount whose sentences, and the words next to the figures, are alike."""
        seen: set[tuple[int, int]] = set()
        for block in self._blocks().values():
            for pair in combinations(block, 2):
                if pair in seen:
                    continue
                seen.add(pair)
                one, other = self._items[pair[0]], self._items[pair[1]]
                similarity = self._alike(one.words, other.words)
                if similarity >= _ALIKE and self._alike(one.near, other.near) >= _NEAR_ALIKE:
                    yield pair, similarity

    def _blocks(self) -> dict[tuple[str, str], list[int]]:
        """Indices of prose claims by kind of amount and each of the rarest words of their sentence."""
        blocks: dict[tuple[str, str], list[int]] = defaultdict(list)
        for index, item in enumerate(self._items):
            if len(item.words) >= _FEWEST_WORDS:
                rarest = sorted(item.words, key=lambda word: (self._occurrences[word], word))[:_FEWEST_WORDS]
                for word in rarest:
                    if 1 < self._occurrences[word] <= _RARE:
                        blocks[item.amount, word].append(index)
        return blocks

    def _alike(self, one: frozenset[str], other: frozenset[str]) -> float:
        if not one or not other:
            return 0.0
        shared = sum(map(self._weight, one & other))
        return 2 * shared / (sum(map(self._weight, one)) + sum(map(self._weight, other)))

    def _weight(self, word: str) -> float:
        return math.log(1 + self._count / (1 + self._occurrences[word])) + 0.1
