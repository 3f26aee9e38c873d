"""The clause that a figure stands in: what governs one clause of a sentence does not govern the next."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from claimcheck.lexicon.load import table
from claimcheck.lexicon.phrases import lowered, phrase_pattern
from claimcheck.records import Span

_WORDS = table("clauses")

_BOUNDARY = re.compile(
    rf"(?P<none>{phrase_pattern(_WORDS['no_contrast'])})"
    r"|(?P<stop>;|\s[—–]\s|—)"
    rf"|(?P<contrast>{phrase_pattern(_WORDS['contrast'])})"
    rf"|(?P<condition>{phrase_pattern(_WORDS['condition'])})"
    rf"|(?P<standing>(?<!\w)that\s{{1,40}}{phrase_pattern(_WORDS['standing'])})"
    rf"|(?P<aside>,\s{{1,40}}{phrase_pattern(_WORDS['aside'])})"
    rf"|(?P<sentence>,\s{{1,40}}(?:and|so|yet)\s{{1,40}}{phrase_pattern(_WORDS['second_sentence'])})"
    rf"|(?P<predicate>,?\s{{1,40}}(?:and|or)\s{{1,40}}{phrase_pattern(_WORDS['second_predicate'])})",
)
_COMMA = re.compile(r",(?!\d)")
_BRACKETS = re.compile(r"[()\[\]]")
_MOST_BRACKETS = 200


def clause_text(sentence: str, start: int, end: int) -> str:
    """The sentence with all blanked that is not in the clause of the range [start, end); offsets stay.

    A figure in brackets is in a clause of its own; brackets that do not hold the figure are blanked.
    """
    level = bracket_text(sentence, start, end)
    for span in _clauses(level):
        if span.start <= start < span.end:
            return " " * span.start + level[span.start : span.end] + " " * (len(level) - span.end)
    return level


def bracket_text(sentence: str, start: int, end: int) -> str:
    """The sentence with all blanked that is at another bracket level than the range [start, end); offsets stay."""
    pairs = _brackets(sentence)
    if not pairs:
        return sentence
    inside = [pair for pair in pairs if pair.start < start and end <= pair.end]
    home = min(inside, key=lambda pair: pair.end - pair.start, default=Span(-1, len(sentence)))
    kept = " " * (home.start + 1) + sentence[home.start + 1 : home.end] + " " * (len(sentence) - home.end)
    for pair in pairs:
        if pair not in inside and home.start < pair.start and not (pair.start < end and start < pair.end):
            kept = kept[: pair.start] + " " * (pair.end + 1 - pair.start) + kept[pair.end + 1 :]
    return kept[: len(sentence)]


@lru_cache(maxsize=64)
def strong_segments(sentence: str) -> tuple[Span, ...]:
    """The parts of a sentence between semicolons, dashes and words of contrast: how far an attribution reaches."""
    cuts = [m.start() for m in _BOUNDARY.finditer(lowered(sentence)) if m["stop"] or (m["contrast"] and m.start() > 0)]
    return _between(cuts, len(sentence))


@lru_cache(maxsize=64)
def _clauses(level: str) -> tuple[Span, ...]:
    cuts: list[int] = []
    for match in _BOUNDARY.finditer(lowered(level)):
        if match["none"]:
            continue
        cuts.append(match.start())
        comma = _COMMA.search(level, match.end())
        if comma and (match["aside"] or match["condition"] or match["contrast"]):
            cuts.append(comma.start())
    return _between(cuts, len(level))


@lru_cache(maxsize=64)
def _brackets(sentence: str) -> tuple[Span, ...]:
    """Matching pairs of round or square brackets; an unmatched one is passed over."""
    pairs: list[Span] = []
    opened: list[int] = []
    for match in _BRACKETS.finditer(sentence):
        if match.group() in "([":
            opened.append(match.start())
        elif opened:
            pairs.append(Span(opened.pop(), match.start()))
        if len(pairs) >= _MOST_BRACKETS:
            break
    return tuple(pairs)


def _between(cuts: list[int], length: int) -> tuple[Span, ...]:
    edges = sorted({0, length, *cuts})
    return tuple(Span(a, b) for a, b in pairwise(edges))
