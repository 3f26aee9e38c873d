"""A sentence and what a reader of it still has in view: the sentences of its section just before it.

Every relation whose operands lie in several sentences looks through one window, so that all of them agree on what is
near. In view are sentences of the same section, a few of the same paragraph or list item (`paragraph`),
and of the paragraphs before it (`section`), not of what others are quoted with. Only what is called by its name may
stand further back, even behind a heading (`far`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from claimcheck.extraction.passage import Passage
from claimcheck.extraction.relations.sketch import Sketch, letter_of, sketch
from claimcheck.records import BlockKind, Claim

_NEAR, _FAR = 5, 12
"""Sentences back that are in view, of the paragraph and of the section."""


@dataclass(frozen=True, eq=False)
class Window:
    """A sentence as a sketch, the dozen before it, the latest last, and the one after it."""

    drawn: Sketch
    far: tuple[Passage, ...]
    following: tuple[Passage, ...]

    @property
    def passage(self) -> Passage:
        """The sentence itself."""
        return self.drawn.passages[0]

    @cached_property
    def section(self) -> tuple[Passage, ...]:
        """The few sentences before it in its section."""
        return tuple(p for p in self.far[-_NEAR:] if _is_in_view(p, self.passage))

    @cached_property
    def paragraph(self) -> tuple[Passage, ...]:
        """Those of them in its own block."""
        return tuple(p for p in self.section if p.block is self.passage.block)

    @cached_property
    def around(self) -> Sketch | None:
        """The sentence with its paragraph, as one sketch."""
        return sketch([*self.paragraph, self.passage])

    @cached_property
    def joined(self) -> Sketch | None:
        """The sentence with the one before it in its block, as one sketch; None where one of them has no figure."""
        previous = self.paragraph[-1:]
        return sketch([*previous, self.passage]) if previous and previous[0].claims else None

    @cached_property
    def holds(self) -> int:
        """How many figures the paragraph and the sentence hold: a cheap look before they are read closely."""
        return len(self.drawn.claims) + sum(letter_of(claim) is not None for claim in figures(self.paragraph))

    def before(self, end: int) -> list[Claim]:
        """The figures of the paragraph before an offset of the sketch, the latest last."""
        return [*figures(self.paragraph), *(c for _, stop, _, c in self.drawn.placeholders if stop <= end)]


def figures(passages: Sequence[Passage]) -> Iterator[Claim]:
    """The figures of sentences, in order."""
    return chain.from_iterable(passage.claims for passage in passages)


def windows(passages: Sequence[Passage], draws: Sequence[Sketch | None]) -> Iterator[Window]:
    """A window for every sentence with figures; `draws` are the sketches of the passages."""
    for index, (passage, drawn) in enumerate(zip(passages, draws, strict=True)):
        if drawn is not None:
            before, after = passages[max(0, index - _FAR) : index], passages[index + 1 : index + 2]
            yield Window(drawn, tuple(before), tuple(p for p in after if p.block is passage.block))


def _is_in_view(other: Passage, passage: Passage) -> bool:
    one, own = other.block, passage.block
    return one.heading == own.heading and (one is own or one.kind is not BlockKind.QUOTE)
