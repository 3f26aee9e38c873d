"""The words around a figure, and what they say of it: what it counts, what happened, whether it stands apart."""

from __future__ import annotations

import re
from functools import cache, cached_property

from claimcheck.checks.contradiction.passages import Passage, Passages
from claimcheck.lexicon.load import table
from claimcheck.lexicon.terms import term
from claimcheck.records import Claim

_EVENT_REACH = 5
_REACH = 18
"""Characters beside a figure in which a word may set it apart."""


@cache
def terms_of(key: str) -> frozenset[str]:
    """The terms of a word list of lexicon/restatement.toml."""
    return frozenset(term(word) for word in table("restatement")[key])


@cache
def _apart() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Words that set a figure apart: in front of it (`the first three`), and in it or behind it (`two other men`)."""
    in_front, behind = ("|".join(table("restatement")[key]) for key in ("apart_in_front", "apart_behind"))
    return re.compile(rf"\b(?:{in_front})\s$", re.I), re.compile(rf"\b(?:{behind})\b", re.I)


@cache
def _in_time() -> re.Pattern[str]:
    """Words that put a figure in another time than what is told: `two years ago`."""
    return re.compile(rf"\b(?:{'|'.join(table('restatement')['apart_in_time'])})\b", re.I)


def head_noun(claim: Claim) -> str:
    """The term of the noun that a figure counts, empty for none; `31 of its branches` names its noun further on."""
    counted = claim.quantity.counted if claim.quantity else None
    return term(counted.split()[-1]) if counted and counted in " ".join(claim.text.split()) else ""


class Surroundings:
    """The content words next to a figure, `reach` on each side, and what they say of it."""

    def __init__(self, passage: Passage, figure: Claim, reach: int, passages: Passages) -> None:
        self.before = passage.before(figure)[-reach:]
        self.after = passage.after(figure)[:reach]
        self.noun = head_noun(figure)
        self._figure, self._passage, self._passages = figure, passage, passages

    @property
    def counts_people(self) -> bool:
        """Whether the figure counts people by name: men, children, officers."""
        return self.noun in terms_of("people")

    @cached_property
    def events(self) -> frozenset[str]:
        """What happened to those who are counted: killed, hurt, arrested; nothing where no people are counted."""
        may_be_people = self._passages.sort(self._figure) == "count" and (not self.noun or self.counts_people)
        if not may_be_people:
            return frozenset()
        return terms_of("events") & {*self.before[-_EVENT_REACH:], *self.after[:_EVENT_REACH]}

    @cached_property
    def is_apart(self) -> bool:
        """Whether the figure is said to be of others than those already spoken of: `two additional deaths`."""
        prose, place, span = self._passages.view.document.prose, self._figure.location, self._passage.span
        in_front, behind = _apart()
        before = prose[max(span.start, place.start - _REACH) : place.start]
        after = prose[place.end : min(span.end, place.end + _REACH)].split(maxsplit=1)
        if in_front.search(before) or behind.search(self._figure.text) or (after and behind.match(after[0])):
            return True
        return _in_time().search(prose, place.end, min(span.end, place.end + _REACH)) is not None
