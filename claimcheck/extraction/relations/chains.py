"""Figures in coordination: "72 percent on refunds, 68 percent on accounts and 81 percent on shipping"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from claimcheck.extraction.relations.alike import are_alike
from claimcheck.extraction.relations.sketch import Sketch
from claimcheck.records import Claim, Kind

_JOINT = re.compile(
    r"(?P<item>[^⟨⟩¶,;:()]{0,60}?)(?:\([^⟨⟩¶()]{0,60}\) ?)?"
    r"(?:,? ?(?<![a-z])(?P<word>plus|minus|less|and|\+|-|–|&|and then|and another|and a further|as well as)(?= )|"
    r",|(?P<break>;)|, then)"
    r"(?P<lead>[^⟨⟩¶,;:()]{0,60}?)"
)
_STOP = re.compile(
    r"(?<![\w-])(?:is|was|were|are|than|but|while|whereas|compared|versus|against|if|because|when|rose|fell|grew|up|down|"
    r"respectively|after|before|split|divided|comprising|consisting|namely)(?![\w-])"
)
_RESULT = re.compile(
    r" ?(?:or|so|which|that|in total|in all|altogether|together|all told|a total|for a total|making)\b"
)
"""After a comma these lead to a result and not to the next item."""
_MINUS = frozenset({"minus", "less", "-", "–"})
_CLOSING = frozenset({"and", "&", "as well as"})
"""After these a list is complete: "500, 300 and 200, 1,000 a race"."""
_BREAK = ";"
_PLUS = frozenset({"plus", "+"})


@dataclass(frozen=True, slots=True)
class Chain:
    """Two or more alike figures in a row; `signs` are +1 or -1 (for "minus 21"); `start`, `end` in the sketch.

    `closed` tells that "and" (or plus, minus) stands before the last one, so that the list is complete.
    """

    claims: tuple[Claim, ...]
    signs: tuple[int, ...]
    start: int
    end: int
    closed: bool
    is_sum: bool


@lru_cache(maxsize=4)
def find_chains(sketch: Sketch, *, mixed: bool = False) -> tuple[Chain, ...]:
    """The longest chains of a sketch, in reading order; `mixed` lets counts of different things stand together."""
    places = [place for place in sketch.placeholders if place[3].quantity is not None]
    chains: list[Chain] = []
    index = 0
    while index < len(places):
        last, words = index, [""]
        while last + 1 < len(places) and (word := _joint(sketch.text, places, index, last, mixed=mixed)) is not None:
            words.append(word)
            last += 1
            if word in _CLOSING:
                break
        if last > index:
            begin = _begins_sum(words)
            chains.append(_chain(places[index + begin : last + 1], ["", *words[begin + 1 :]]))
        index = last + 1
    return tuple(chains)


def _begins_sum(words: Sequence[str]) -> int:
    """Where a sum begins in a chain: after the last semicolon, "we printed 520; 520 less 48"; else at its start."""
    signed = any(word in _MINUS or word in _PLUS for word in words)
    last = max((index for index, word in enumerate(words) if word == _BREAK), default=0)
    return last if signed and last < len(words) - 1 else 0


def _joint(
    text: str, places: Sequence[tuple[int, int, str, Claim]], first: int, last: int, *, mixed: bool
) -> str | None:
    """What joins a figure to the next one of a chain (empty for a comma), None where they do not belong."""
    (_, end, _, claim), (start, _, _, following) = places[last], places[last + 1]
    are_counts = mixed and _is_count(claim) and _is_count(following)
    if not are_counts and not (are_alike(claim, following) and are_alike(places[first][3], following)):
        return None
    found = _JOINT.fullmatch(text, end, start)
    if found is None:
        return None
    word = found["word"] or found["break"] or ""
    if word in _MINUS or word in _PLUS:
        return word
    leads_away = _STOP.search(found["item"]) or _STOP.search(found["lead"]) or _RESULT.match(found["lead"])
    return None if leads_away else word


def goes_on(text: str, end: int, start: int) -> bool:
    """Whether a figure of another sort stands in the same list: "a 300M encoder, a 1.6B model and …"."""
    found = _JOINT.fullmatch(text, end, start)
    return found is not None and not (
        _STOP.search(found["item"]) or _STOP.search(found["lead"]) or _RESULT.match(found["lead"])
    )


def _is_count(claim: Claim) -> bool:
    return claim.quantity is not None and not claim.quantity.unit and claim.kind is Kind.COUNT


def _chain(places: Sequence[tuple[int, int, str, Claim]], words: Sequence[str]) -> Chain:
    return Chain(
        claims=tuple(claim for _, _, _, claim in places),
        signs=tuple(-1 if word in _MINUS else 1 for word in words),
        start=places[0][0],
        end=places[-1][1],
        closed=words[-1] not in ("", _BREAK),
        is_sum=any(word in _MINUS or word in _PLUS for word in words),
    )
