"""Lists that "respectively" matches one to one: `Wren and Lark reached 71.2 and 64.8 on MMLU, respectively`."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from claimcheck.extraction.context.phrases import Phrase, Sentence
from claimcheck.records.base import frozen

_BETWEEN_FIGURES = frozenset(",CPDXMT")
_BETWEEN_ITEMS = frozenset(",C")


@frozen
class Match:
    """A figure of a list, by its `index`; the places of all its figures, and the things listed with them."""

    figures: tuple[int, ...]
    items: tuple[Phrase, ...]
    index: int

    @property
    def item(self) -> Phrase:
        """What the figure is matched with."""
        return self.items[self.index]

    def is_of_another(self, token: int) -> bool:
        """Whether a token stands in an item of the list that is matched with another figure."""
        return any(item.first <= token <= item.last and item != self.item for item in self.items)

    def own(self, phrase: Phrase | None) -> Phrase | None:
        """The matched item in place of any item of the list, else the phrase itself."""
        return self.item if phrase in self.items else phrase


def matches(sentence: Sentence) -> dict[int, Match]:
    """The match of each figure that "respectively" gives one."""
    found: dict[int, Match] = {}
    for place, token in enumerate(sentence.tokens):
        if token.lower != "respectively":
            continue
        run = _figures_beside(sentence, place)
        items = _items(sentence, run, place)
        if items:
            figures = tuple(phrase.figures[-1] for phrase in run)
            found.update({figure: Match(figures, items, index) for index, figure in enumerate(figures)})
    return found


def _figures_beside(sentence: Sentence, place: int) -> list[Phrase]:
    """The phrases of the list of figures nearest before a token, or right behind it."""
    with_figures = [p for p in sentence.phrases if p.figures and not sentence.is_time(p) and not sentence.is_size(p)]
    after = [p for p in with_figures if p.first > place]
    if after and after[0].first <= place + 2:
        return _run(sentence, after, _BETWEEN_FIGURES)
    before = [p for p in reversed(with_figures) if p.last < place]
    return _run(sentence, before, _BETWEEN_FIGURES)[::-1]


def _run(sentence: Sentence, phrases: list[Phrase], joints: frozenset[str]) -> list[Phrase]:
    """The first phrases of a list, in its order, as long as only joints stand between neighbours."""
    run = phrases[:1]
    for one, other in pairwise(phrases):
        between = _between(sentence, one, other)
        if not between or not joints.issuperset(between) or not set(between) & set(",C"):
            break
        run.append(other)
    return run


def _between(sentence: Sentence, one: Phrase, other: Phrase) -> str:
    left, right = sorted((one, other))
    return sentence.tags[left.last + 1 : right.first]


def _items(sentence: Sentence, run: list[Phrase], place: int) -> tuple[Phrase, ...]:
    """As many listed things as there are figures: the nearest such list before the figures, else behind them."""
    if len(run) < 2:
        return ()
    lists = list(_lists(sentence))
    fitting = [items for items in lists if len(items) == len(run)]
    before = [items for items in fitting if items[-1].last < run[0].first]
    behind = [items for items in fitting if items[0].first > run[-1].last and items[-1].last < place]
    return tuple(before[-1] if before else behind[0] if behind else ())


def _lists(sentence: Sentence) -> Iterator[list[Phrase]]:
    """The coordinated phrases of a sentence, each list as long as it is."""
    rest = [p for p in sentence.phrases if not p.is_pronoun and (not p.figures or p.head != -1 or sentence.is_size(p))]
    while rest:
        items = _run(sentence, rest, _BETWEEN_ITEMS)
        yield items
        rest = rest[len(items) :]
