"""The clause of a figure in the words by which two clauses are compared, from the sentence that its claim keeps."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimcheck.lexicon.load import table
from claimcheck.lexicon.terms import terms
from claimcheck.lexicon.word_classes import usual_class
from claimcheck.linking.amounts import counted_in
from claimcheck.linking.identity import Identity
from claimcheck.records import BlockKind

_BLOCKS = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST, BlockKind.QUOTE, BlockKind.CAPTION})
_WORDS = table("restatement")
_BOUNDARY = re.compile(r"[;:()\[\]—–]|,(?=\s)|\s(?:and|but|while|whereas|which|who)\s", re.IGNORECASE)
_TO = re.compile(r"\s(?:up |down )?to\s$")
_DEFINITE = "|".join(_WORDS["definite"])
_TAKING_UP = re.compile(rf"\b(?:{_DEFINITE})\s$", re.IGNORECASE)
_OPENING = re.compile(rf"\s*(?:{_DEFINITE}|{'|'.join(_WORDS['taking_up'])})\s", re.IGNORECASE)
_ALONE = re.compile(r"\s*(?:[.,;:!?)]|$)|\s(?:and|or)\s")
"""What follows a noun phrase that nothing narrows down any more, verbs apart."""
_PREPOSITION = re.compile(r"\s(?:of|to|from|in|for|with|on|at|by|under|without)\s", re.IGNORECASE)
_TOKEN = re.compile(r"[^\W_]+")
_NUMBER = re.compile(r"\w*\d\w*")
_APART = frozenset(_WORDS["telling_apart"])
_VERBAL = frozenset("VBEGM")
"""Classes of verbs in all their forms, and of adverbs."""


@dataclass(frozen=True, slots=True, eq=False)
class Clause:
    """A figure and the words of its clause.

    `words` are the content words, `names` those of them that are no verbs, with the numbers that are no measure
    (`Class 4`), `attached` the names that a preposition adds in front of the figure (`donations to the fund brought`),
    `marks` the words that set things apart (`a later model`). `has_article` tells a figure behind an article or a
    possessive, `is_definite` one of those that nothing behind it narrows down, so that it takes up a number stated
    before (`the 40 vans`, not `the 40 vans built in May`); `opens_definite` a clause about something already known.
    """

    index: int
    item: Identity
    words: frozenset[str]
    names: frozenset[str]
    attached: frozenset[str]
    marks: frozenset[str]
    has_article: bool
    is_definite: bool
    opens_definite: bool

    def is_of_another(self, other: Clause) -> bool:
        """Whether the names say that the two clauses tell of two things: each has its own, or one narrows it down."""
        mine, theirs = self.names - other.words - other.names, other.names - self.words - self.names
        if self.marks != other.marks or (mine and theirs):
            return True
        narrowed, wide = (self, other) if mine else (other, self)
        return bool(narrowed.attached & (mine | theirs)) and not wide.opens_definite


def clauses(items: Sequence[Identity]) -> Iterator[Clause]:
    """The figures of prose that are stated and measured, each with its clause: it ends where the next one stands."""
    places: dict[object, list[int]] = defaultdict(list)
    for index, item in enumerate(items):
        if item.words and item.claim.location.block in _BLOCKS and _is_measured(item):
            places[item.place].append(index)
    for indices in places.values():
        last, before = items[indices[0]].place[1].start, ""
        for number, index in enumerate(indices):
            item = items[index]
            following = items[indices[number + 1]].claim.location.start if number + 1 < len(indices) else None
            between = _part(item, last, item.claim.location.start)
            # "from 91 ms to 63 ms" says of both what stands in front of the first
            before = before if _TO.fullmatch(between) else _BOUNDARY.split(between)[-1]
            last = item.claim.location.end
            if item.is_stated:
                yield _clause(index, item, before, _part(item, last, following))


def _is_measured(item: Identity) -> bool:
    """Whether a figure has a unit or counts something: bare numbers are said of anything in like words."""
    quantity = item.claim.quantity
    if quantity is None or quantity.value is None:
        return False
    return bool(quantity.unit) or (bool(counted_in(item.claim)) and quantity.value % 1 == 0)


def _clause(index: int, item: Identity, before: str, after: str) -> Clause:
    text = f"{before} {counted_in(item.claim)} {_BOUNDARY.split(after)[0]}"
    has_article = bool(_TAKING_UP.search(before))
    following = _TOKEN.match(after.lstrip())
    is_alone = bool(_ALONE.match(after)) or (following is not None and usual_class(following[0]) == "V")
    return Clause(
        index=index,
        item=item,
        words=frozenset(terms(text)),
        names=_names(text),
        attached=_names(" ".join(_PREPOSITION.split(before)[1:])),
        marks=_APART.intersection(_TOKEN.findall(text.lower())),
        has_article=has_article,
        is_definite=has_article and is_alone,
        opens_definite=_OPENING.match(f"{before} ") is not None,
    )


def _names(text: str) -> frozenset[str]:
    tokens = _TOKEN.findall(text)
    names = " ".join(token for token in tokens if usual_class(token.lower()) not in _VERBAL)
    return frozenset(terms(names)) | frozenset(filter(_NUMBER.fullmatch, tokens))


def _part(item: Identity, start: int, end: int | None) -> str:
    """The text of a figure's sentence within a range of the document."""
    offset = item.place[1].start
    return item.claim.statement[max(0, start - offset) : None if end is None else max(0, end - offset)]
