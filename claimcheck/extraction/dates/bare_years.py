"""When a number of four digits is a year: only with words around it that ask for one, and nothing that it counts."""

from __future__ import annotations

import re

from claimcheck.extraction.dates.expressions import Partial, Range
from claimcheck.extraction.dates.fragments import (
    DASH,
    END,
    GAP,
    MAYBE_GAP,
    YEAR_WORDS,
    Found,
    alternatives,
    compiled,
    year_number,
)
from claimcheck.lexicon.dates import words

_DIGITS = r"(?:1\d|20)\d\d"
_BARE = compiled(rf"{_DIGITS}(?![\d%])(?![.,]\d){END}")
_WORDED = compiled(YEAR_WORDS)
_SHORT = re.compile(r"['’]\d\d(?![\w'’%])(?!\.\d)")
_LINK = rf"(?:{GAP}|[(:]{MAYBE_GAP}|-)(?:the{GAP}|year{GAP})?$"
_BEFORE = compiled(rf"(?<!\w){alternatives(words('years', 'before'))}{_LINK}")
_STRONG = compiled(rf"(?<!\w){alternatives(words('years', 'strongly_before'))}{_LINK}")
_DETERMINED = compiled(rf"{alternatives(words('years', 'determiners'))}{GAP}$")
_NEXT_WORD = re.compile(r"[^\S\n]{1,4}(?:[-–—][^\S\n]?)?([^\W\d_][\w-]{0,30})")
_HYPHEN_NOUN = re.compile(r"-(?:[A-Za-z]|\d{1,3}(?!\d))")
_CITED = re.compile(r"[^\W\d_]\.?(?P<comma>,?)[^\S\n]{1,2}$|\),[^\S\n]$|(?<!\w)\($|\(c\)[^\S\n]$|©[^\S\n]?$")
_CITATION_END = re.compile(r"[a-z]?(?:\)|\]|;|,[^\S\n]|\.(?:\s|$))")
_JOINED = compiled(
    rf"(?<!\d){_DIGITS}(?:['’]s)?"
    rf"(?:,(?:{GAP}(?:and|or|but{GAP}not))?|{GAP}(?:and|or|vs\.?|versus|&|but{GAP}not)|/){MAYBE_GAP}$"
)
_POSSESSIVE = re.compile(r"['’]s(?!\w)")
_SPAN = compiled(
    rf"(?P<first>{_DIGITS})(?P<link>{GAP}(?:(?P<and>and)|to|until|till|through){GAP}|{MAYBE_GAP}{DASH}{MAYBE_GAP})(?P<last>{_DIGITS}){END}"
)
_SPAN_CUE = compiled(rf"(?<!\w)(?:between|from|in|during|period|years){GAP}$|\($")
_PREFIX = compiled(r"(?<!\w)(?:mid|early|late|pre|post)[-‑–]$")
_SIGNS = frozenset("$€£¥#+=<>-/.×*@^")
_MODERN = range(1990, 2036)
_PREPOSITIONS = frozenset({"on", "to", "at", "of", "by", "with", "from"})
_OLDEST_CITED = 1800
_LOOK_BACK = 32


def year(text: str, start: int) -> Found | None:
    """A bare year: `in 2023`, `(Smith et al., 2020)`, `the 2022 paper`, `in '16`, `2019's`."""
    if short := _SHORT.match(text, start):
        cue = _BEFORE.search(text, max(0, start - _LOOK_BACK), start) or _NEXT_WORD.match(text, short.end())
        return Found(start, short.end(), Partial(year_number(short[0]))) if cue else None
    match = _BARE.match(text, start)
    if match is None or not _is_year(text, start, match.end()):
        return None
    return Found(start, match.end(), Partial(int(match[0])))


def worded_year(text: str, start: int) -> Found | None:
    """A year in words after a word that asks for one: `in nineteen ninety-six`."""
    match = _WORDED.match(text, start)
    if match is None or not _STRONG.search(text, max(0, start - _LOOK_BACK), start):
        return None
    if _is_counted(text, match.end(), strict=True):
        return None
    return Found(start, match.end(), Partial(year_number(match[0])))


def year_span(text: str, start: int) -> Found | None:
    """`Between 1600 and 1900`, `from 1939 to 1945`, `(1809 – 1882)`: years of any time, if they look it."""
    match = _SPAN.match(text, start)
    cue = _SPAN_CUE.search(text, max(0, start - _LOOK_BACK), start) if match is not None else None
    if match is None or cue is None or (match["and"] and not cue[0].lower().startswith("between")):
        return None
    first, last = int(match["first"]), int(match["last"])
    if not first < last or _is_counted(text, match.end(), strict=True) or (_is_round(first) and _is_round(last)):
        return None
    return Found(start, match.end(), Range(Partial(first), Partial(last)))


def _is_round(number: int) -> bool:
    """Whether a number looks like an amount: a multiple of 250 or of 64."""
    return number % 250 == 0 or number % 64 == 0


def _is_year(text: str, start: int, end: int) -> bool:
    number = int(text[start:end])
    modern = number in _MODERN and number != 2000
    if text[start - 1 : start] in _SIGNS and start > 0:
        prefixed = _PREFIX.search(text, max(0, start - _LOOK_BACK), start) is not None
        return prefixed and (modern or not _is_round(number))
    if _is_cited(text, start, end, modern=modern):
        return number >= _OLDEST_CITED
    if _is_counted(text, end, strict=not modern):
        return False
    before = max(0, start - _LOOK_BACK)
    if (modern or not _is_round(number)) and _JOINED.search(text, before, start):
        return True
    if modern:
        return bool(_POSSESSIVE.match(text, end) or _BEFORE.search(text, before, start) or _has_noun(text, start, end))
    return number != 1000 and _STRONG.search(text, before, start) is not None


def _is_cited(text: str, start: int, end: int, *, modern: bool) -> bool:
    """Whether it stands as in a reference: `(2020)`, `et al., 2020)`; an old year needs both comma and bracket."""
    before = _CITED.search(text, max(0, start - _LOOK_BACK), start)
    if before is None or not _CITATION_END.match(text, end):
        return False
    return modern or (text[end : end + 1] in (")", "]") and before["comma"] != "")


def _has_noun(text: str, start: int, end: int) -> bool:
    """Whether a noun follows that a year can stand before: `2022 paper`, `the 2020 election`, `2012 Campaign`."""
    follows = _NEXT_WORD.match(text, end)
    if follows is None:
        return False
    if _DETERMINED.search(text, max(0, start - _LOOK_BACK), start):
        return True
    if follows[1] in _PREPOSITIONS and not text[follows.end() + 1 : follows.end() + 2].isdecimal():
        return False  # "room 2010 on Monday", not "2014 to 2018"
    return not follows[1].endswith("s") or follows[1][0].isupper()


def _is_counted(text: str, end: int, *, strict: bool) -> bool:
    """Whether the next word is what the number counts: a measure or a plural (`a 2022 model` is one model).

    Strictly, any noun-like plural is, and singulars too (`a 1024 token context`).
    """
    if _HYPHEN_NOUN.match(text, end):
        return True
    follows = _NEXT_WORD.match(text, end)
    if follows is None:
        return False
    word = follows[1].lower().split("-")[0]
    if word in words("years", "uncounted") or word in ("a", "i"):
        return False
    if len(word) == 1 or word in words("years", "measures"):
        return True
    counted = words("years", "counted")
    if word.endswith("s"):
        return strict or word.removesuffix("s") in counted
    return strict and word in counted
