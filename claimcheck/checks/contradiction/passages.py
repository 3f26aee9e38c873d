"""The sentences of a document with their content words, and which of them sum up which others."""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import chain, islice

from claimcheck.checks.contradiction.sorts import sort_of
from claimcheck.checks.rule import DocumentView
from claimcheck.lexicon.load import table
from claimcheck.lexicon.terms import term
from claimcheck.records import Block, BlockKind, Claim, Kind, Span

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_LOWEST = 6
_LONGEST_CUE = 60
_MOST_SENTENCES = 40
"""Sentences of abstracts and items of lists of contents that are compared with the text behind them."""


@cache
def _cues(key: str) -> re.Pattern[str]:
    cues = sorted(table("restatement")[key], key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, cues)) + r")\b", re.I)


@dataclass(frozen=True)
class Passage:
    """A sentence: its block, its claims in reading order, and its content words with their offsets, figures masked."""

    span: Span
    block: Block
    claims: tuple[Claim, ...]
    words: tuple[tuple[str, int], ...]

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The content words."""
        return frozenset(word for word, _ in self.words)

    def before(self, claim: Claim) -> list[str]:
        """The content words in front of a figure, the nearest last."""
        return [word for word, start in self.words if start < claim.location.start]

    def after(self, claim: Claim) -> list[str]:
        """The content words behind a figure, the nearest first."""
        return [word for word, start in self.words if start > claim.location.start]


@dataclass(frozen=True)
class Summary:
    """A passage that sums up others: a heading, an item of a list that announces them, a sentence of an abstract."""

    passage: Passage
    body: tuple[Passage, ...]


class Passages:
    """All passages of a document, with how rare each word is in it."""

    def __init__(self, view: DocumentView) -> None:
        self.view = view
        self.all = tuple(self._read())
        self._sorts: dict[tuple[str, Kind], str] = {}
        self._occurrences = Counter(word for passage in self.all for word in passage.vocabulary)

    def paragraph(self, passage: Passage) -> frozenset[str]:
        """The content words of the block that a passage stands in."""
        return frozenset().union(*(p.vocabulary for p in self.all if p.block is passage.block))

    def sort(self, claim: Claim) -> str:
        """The sort of figure that a claim of the document states."""
        key = (claim.id, claim.kind)
        if key not in self._sorts:
            self._sorts[key] = sort_of(claim, self.view.document.prose)
        return self._sorts[key]

    def first_word(self, passage: Passage) -> str:
        """The word that a passage begins with, in lower case."""
        found = _WORD.search(self.view.document.prose, passage.span.start, passage.span.end)
        return found[0].lower() if found else ""

    def weight(self, word: str) -> float:
        """How much it means to share a word: more for words in few sentences of the document."""
        return math.log((len(self.all) + 1) / max(self._occurrences[word], 1)) + 0.3

    def summaries(self) -> Iterator[Summary]:
        """Every heading with its section; every item of a list that announces the sections, with all of them; every
        sentence of an abstract, with the text behind it."""
        headings = [i for i, passage in enumerate(self.all) if passage.block.kind is BlockKind.HEADING]
        for place, index in enumerate(headings):
            level = self._level(index)
            end = next((i for i in headings[place + 1 :] if self._level(i) <= level), len(self.all))
            yield Summary(self.all[index], self._text(index + 1, end))
        for index, end in islice(chain(self._announcements(), self._abstracts()), _MOST_SENTENCES):
            yield Summary(self.all[index], self._text(end, len(self.all)))
        for index, begin in islice(self._conclusions(), _MOST_SENTENCES):
            yield Summary(self.all[index], self._text(0, begin))

    def recaps(self) -> Iterator[Passage]:
        """Every sentence that announces a figure of the text once more: `Number of the week: ...`."""
        for passage in self.all:
            is_text = passage.claims and passage.block.kind is not BlockKind.HEADING
            if is_text and _cues("recapitulating").search(self.view.document.clean(passage.span)):
                yield passage

    def _announcements(self) -> Iterator[tuple[int, int]]:
        """The items of lists under `In this issue` or the like, each with the number of the passage after its list."""
        announced = False
        for index, passage in enumerate(self.all):
            if passage.block.kind is BlockKind.LIST:
                if announced and (index == 0 or self.all[index - 1].block.start != passage.block.start):
                    yield index, self._after_list(index)
            else:
                text = self.view.document.clean(passage.span)
                announced = len(text) <= _LONGEST_CUE and bool(_cues("announcing").search(text))

    def _abstracts(self) -> Iterator[tuple[int, int]]:
        """The sentences of abstracts and of paragraphs that begin with `TL;DR`, each with the passage after them."""
        end = 0
        for index, passage in enumerate(self.all):
            if passage.claims and passage.block.kind is BlockKind.PARAGRAPH:
                section = passage.block.heading
                if section and _cues("summarizing").fullmatch(section[-1].strip(" :.")):
                    end = end if index < end else self._first_other(index, lambda other: other.block.heading)
                    yield index, end
                elif self._is_labelled(passage.block):
                    yield index, self._first_other(index, lambda other: other.block.start)

    def _conclusions(self) -> Iterator[tuple[int, int]]:
        """The sentences of conclusions in the second half of a text, each with the passage that they begin with."""
        half = len(self.all) // 2
        for index, passage in enumerate(self.all[half:], half):
            section, block = passage.block.heading, passage.block
            if not passage.claims or block.kind is BlockKind.HEADING:
                continue
            if section and _cues("concluding").fullmatch(section[-1].strip(" :.")):
                yield index, self._first_alike(index, lambda other: other.block.heading)
            elif block.kind is BlockKind.PARAGRAPH and self._is_labelled(block, "concluding"):
                yield index, self._first_alike(index, lambda other: other.block.start)

    def _is_labelled(self, block: Block, cues: str = "summarizing") -> bool:
        """Whether a paragraph begins with `TL;DR:`, `Summary.` or the like."""
        start = self.view.document.prose[block.start : min(block.end, block.start + _LONGEST_CUE)].lstrip()
        label = _cues(cues).match(start)
        return label is not None and start[label.end() : label.end() + 1] in set(":.–—")

    def _after_list(self, index: int) -> int:
        return self._first_other(index, lambda other: other.block.kind)

    def _first_other(self, index: int, key: Callable[[Passage], object]) -> int:
        """The next passage with another key than that at `index`."""
        own = key(self.all[index])
        return next((i for i in range(index, len(self.all)) if key(self.all[i]) != own), len(self.all))

    def _first_alike(self, index: int, key: Callable[[Passage], object]) -> int:
        """The first of the passages up to `index` that share its key."""
        own = key(self.all[index])
        return next((i + 1 for i in range(index, -1, -1) if key(self.all[i]) != own), 0)

    def _level(self, index: int) -> int:
        return self.all[index].block.level or _LOWEST

    def _text(self, start: int, end: int) -> tuple[Passage, ...]:
        return tuple(p for p in self.all[start:end] if p.block.kind is not BlockKind.HEADING)

    def _read(self) -> Iterator[Passage]:
        blocks = [block for block in self.view.document.blocks if block.kind is not BlockKind.TABLE]
        starts = [block.start for block in blocks]
        for span in self.view.sentences:
            block = blocks[max(bisect_right(starts, span.start) - 1, 0)]
            claims = self.view.by_sentence.get(span, ())
            yield Passage(span, block, claims, tuple(self._words(span, claims)))

    def _words(self, span: Span, claims: Sequence[Claim]) -> Iterator[tuple[str, int]]:
        """The content words and their offsets, without figures and their units; what a count counts is a word."""
        masked = [_number(claim) for claim in claims]
        for match in _WORD.finditer(self.view.document.prose, span.start, span.end):
            found = term(match[0])
            if len(found) > 1 and not any(figure.start <= match.start() < figure.end for figure in masked):
                yield found, match.start()


def _number(claim: Claim) -> Span:
    """The range of a figure, without the noun that it counts."""
    place, quantity = claim.location, claim.quantity
    if quantity is None or not quantity.counted:
        return place.span
    counted = quantity.text.rfind(quantity.counted)
    return Span(place.start, place.start + counted) if counted > 0 else place.span
