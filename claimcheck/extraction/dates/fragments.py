"""Pieces of patterns that the date grammar is put together from, and the numbers behind their words.

All patterns are linear: bounded repeats, no nested ones. They are matched without regard to case, anchored where a
candidate starts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from claimcheck.extraction.dates.meaning import Expression
from claimcheck.lexicon.dates import numbered


class Found(NamedTuple):
    """An expression and the characters it covers."""

    start: int
    end: int
    expression: Expression


def alternatives(phrases: Iterable[str]) -> str:
    """Alternatives for phrases, the longest first; their spaces match any gap or hyphen."""
    ordered = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return "(?:" + "|".join(re.escape(phrase).replace(r"\ ", r"[\s-]{1,3}") for phrase in ordered) + ")"


class Fragment:
    """A pattern of the grammar, compiled when it is first tried: most texts try few, and all take long to compile.

    The first call of a method finds its slot empty and fills all of them with the methods of the compiled pattern, so
    that further calls cost what they cost there.
    """

    __slots__ = ("_source", "finditer", "fullmatch", "match", "search", "sub")

    finditer: Callable[..., Iterator[re.Match[str]]]
    fullmatch: Callable[..., re.Match[str] | None]
    match: Callable[..., re.Match[str] | None]
    search: Callable[..., re.Match[str] | None]
    sub: Callable[..., str]

    def __init__(self, source: str) -> None:
        self._source = source

    def __getattr__(self, name: str) -> Any:
        pattern = re.compile(self._source, re.IGNORECASE)
        self.finditer, self.fullmatch, self.match = pattern.finditer, pattern.fullmatch, pattern.match
        self.search, self.sub = pattern.search, pattern.sub
        return getattr(pattern, name)


def compiled(pattern: str) -> Fragment:
    """A pattern of the grammar, matched without regard to case."""
    return Fragment(pattern)


def _name(table: str) -> str:
    """A pattern of names, of which the abbreviations may end in a full stop; the table has the full names first."""
    full = tuple(numbered(table))[: len(set(numbered(table).values()))]
    short = [word for word in numbered(table) if word not in full]
    return rf"(?:{alternatives(full)}(?![a-z])|{alternatives(short)}(?![a-z])\.?)"


GAP = r"(?:[^\S\n]{1,4}(?:\n[^\S\n]{0,4})?|\n[^\S\n]{0,4})"
"""White space between the words of one expression: at most one line break, never a blank line."""

MAYBE_GAP = f"{GAP}?"
COMMA_GAP = f"(?:{MAYBE_GAP},{MAYBE_GAP}|{GAP})"
END = r"(?![\w]|[.,]\d)"
MONTH = _name("months")
WEEKDAY = _name("weekdays")
ORDINAL_WORD = alternatives(numbered("ordinals")) + r"(?!\w)"
DAY_NUMBER = r"(?:3[01]|[12]\d|0?[1-9])"
DAY = rf"(?:{DAY_NUMBER}(?:st|nd|rd|th)(?!\w)|{DAY_NUMBER}(?![\w%])(?!\.\d)|{ORDINAL_WORD})"
YEAR = r"(?:(?:1\d|20|21)\d{2}|['’]\d{2})(?![\d%]|[.,]\d)(?![a-z])"
_TENS = alternatives(word for word, number in numbered("numbers").items() if number in range(20, 100, 10))
_ONES = alternatives(
    word for word, number in numbered("numbers").items() if number < 10 and len(word) > 2 and " " not in word
)
_TEENS = alternatives(word for word, number in numbered("numbers").items() if 10 <= number < 20)
_TWO_DIGITS = rf"(?:{_TENS}(?:[\s-]{_ONES})?|{_TEENS})"
CARDINAL_DAY = rf"(?:twenty(?:[\s-]{_ONES})?|thirty(?:[\s-]one)?|{_TEENS}|{_ONES})(?!\w)"
YEAR_WORDS = (
    rf"(?:(?:fif|six|seven|eigh|nine)teen{GAP}(?:hundred{GAP}(?:and{GAP})?)?{_TWO_DIGITS}|twenty{GAP}{_TWO_DIGITS}"
    rf"|two{GAP}thousand(?:{GAP}(?:and{GAP})?(?:{_TWO_DIGITS}|{_ONES}))?)(?![\w-])"
)
"""A year in words: `nineteen ninety-six`, `seventeen hundred thirty three`, `two thousand and fifteen`."""

NUMBER = rf"(?:\d{{1,4}}|{alternatives(numbered('numbers'))})(?!\w)"
_BUSINESS_DAY = rf"(?:business|working|work){GAP}day"
UNIT = (
    r"(?:days?|weeks?|weekends?|fortnights?|months?|quarters?|years?|decades?|centur(?:y|ies)"
    rf"|{_BUSINESS_DAY}s?)(?!\w)"
)
ONE_UNIT = (
    r"(?:day|week|weekend|work(?:ing)?[\s-]?week|fortnight|month|quarter|year|decade|century"
    rf"|{_BUSINESS_DAY})(?!\w)(?!-)"
)
DASH = r"[-–—‒‑]"


def month_number(word: str) -> int:
    """The month that a name or abbreviation names."""
    return numbered("months")[word.lower().rstrip(".")]


def weekday_number(word: str) -> int:
    """The ISO number of a weekday's name or abbreviation."""
    return numbered("weekdays")[word.lower().rstrip(".")]


def ordinal_number(word: str) -> int:
    """The number of `third`, `3rd`, `3` or `twenty-third`."""
    digits = re.match(r"\d{1,4}", word)
    return int(digits[0]) if digits else numbered("ordinals")[_words(word)]


def cardinal_number(word: str) -> int:
    """The number of `3`, `three`, `a` or `a couple of`."""
    return int(word) if word.isdecimal() else numbered("numbers")[_words(word)]


def day_in_words(words: str) -> int:
    """The number of `fifteen` or `twenty-one`."""
    return sum(numbered("numbers")[word] for word in _words(words).split())


def year_number(word: str) -> int:
    """The year of `2024`, `'24` or `nineteen ninety-six`; two digits are read as 1950 to 2049."""
    if word[0].isalpha():
        return _worded_year(word)
    if len(word) == 4:
        return int(word)
    short = int(word[1:])
    return 2000 + short if short < 50 else 1900 + short


def _worded_year(phrase: str) -> int:
    spoken = _words(phrase).replace("two thousand", "twenty").split()
    century, *rest = (numbered("numbers")[word] for word in spoken if word not in ("hundred", "and"))
    return 100 * century + sum(rest)


def unit_name(word: str) -> str:
    """The unit's singular: `centuries` is `century`, and a working day is a `business day`."""
    word = word.lower().removesuffix("s")
    if word.startswith("centur"):
        return "century"
    if word.startswith(("business", "work")):
        return "workweek" if word.endswith("week") else "business day"
    return word


def _words(phrase: str) -> str:
    return " ".join(phrase.lower().replace("-", " ").split())
