"""The clause that a figure stands in: what governs one clause of a sentence does not govern the next."""

from __future__ import annotations

import re
from bisect import bisect_right
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


_LONGEST_SENTENCE = 2000
_TILE = 1000


def near(sentence: str, start: int, end: int) -> tuple[str, int, int]:
    """The sentence, or the part of an endless one around the range [start, end), with the range's place in it.

    Parts are cut at fixed places, so that neighbouring figures get the same one and what was found in it is reused:
    a sentence of a million characters costs no more than its figures do.
    """
    if len(sentence) <= _LONGEST_SENTENCE:
        return sentence, start, end
    first = max(0, (start // _TILE) * _TILE - _TILE // 2)
    part = sentence[first : max(first + 2 * _TILE, end)]
    return part, start - first, end - first


def clause_at(sentence: str, start: int, end: int) -> tuple[str, int]:
    """The clause that the range [start, end) stands in, and its offset in the sentence.

    A figure in brackets is in a clause of its own; brackets that do not hold the figure are blanked.
    """
    level = bracket_text(sentence, start, end)
    clauses = _clauses(level)
    index = bisect_right(clauses, start, key=lambda span: span.end)
    found = clauses[index] if index < len(clauses) else Span(0, len(level))
    return level[found.start : max(found.end, end)], found.start


def bracket_text(sentence: str, start: int, end: int) -> str:
    """The sentence with all blanked that is at another bracket level than the range [start, end); offsets stay."""
    pairs = _brackets(sentence)
    inside = [pair for pair in pairs if pair.start < start and end <= pair.end]
    return _level(sentence, min(inside, key=lambda pair: pair.end - pair.start, default=None)) if pairs else sentence


@lru_cache(maxsize=64)
def _level(sentence: str, home: Span | None) -> str:
    """What stands directly in a pair of brackets, or outside all of them; everything else is blanked."""
    first, last = (home.start + 1, home.end) if home else (0, len(sentence))
    parts, place = [" " * first], first
    for pair in sorted(_brackets(sentence)):
        if place <= pair.start and pair.end < last:
            parts += [sentence[place : pair.start], " " * (pair.end + 1 - pair.start)]
            place = pair.end + 1
    return "".join([*parts, sentence[place:last], " " * (len(sentence) - last)])


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
