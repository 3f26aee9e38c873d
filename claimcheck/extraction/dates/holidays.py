"""Days with a name: `Christmas Eve`, `Easter Monday 2025`, and the ones that `next` and `last` pick."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace
from functools import cache

from claimcheck.extraction.dates.fragments import COMMA_GAP, GAP, YEAR, Found, Fragment, compiled, year_number
from claimcheck.extraction.dates.meaning import Context, Meaning, from_reference, nearest, open_meaning
from claimcheck.extraction.dates.periods import Period, day_period, nth_weekday
from claimcheck.lexicon.dates import holidays, numbered
from claimcheck.lexicon.load import word_set
from claimcheck.records import Grain

_YEAR_AFTER = rf"(?:{COMMA_GAP}(?:(?:of|in){GAP})?(?P<year>{YEAR}))?"
_REPEATED = compiled(rf"(?<!\w)(?:every|each|an?|any|per|most|many){GAP}$")
_CUE = compiled(
    rf"(?<!\w)(?:on|at|by|before|after|since|until|till|over|around|during|this|next|last|between|and|to|from|is|was|day){GAP}$"
)
_NEXT = re.compile(r"[^\S\n]{1,4}(?P<word>[^\W\d_]+)|[-–/'’]?\w")
_APART = re.compile(r"[.'’]")
_LOOK_BACK = 8
_YEARS_AROUND = range(-2, 3)


@dataclass(frozen=True, slots=True)
class Holiday:
    """A named day, of a year if that is written. The word list has a rule for each day that the name may mean."""

    name: str
    year: int | None = None

    def period(self) -> Period:
        """The likeliest day of its year. Errors: ValueError where the year is missing."""
        if self.year is None:
            raise ValueError("a holiday without a year")
        return self._days(self.year)[0]

    def read(self, context: Context) -> Meaning:
        """The day of the year that is written, else the nearest one."""
        year = self.year or context.year
        if year is not None:
            first, *others = self._days(year)
            return Meaning(Grain.DAY, first.timex, (first, *others), relative=self.year is None)
        anchor = context.anchor
        if anchor is None:
            return open_meaning(Grain.DAY, _open(holidays()[self.name][0]))
        likeliest = (self._days(anchor.year + step)[0] for step in _YEARS_AROUND)
        first, *others = nearest(likeliest, replace(context, reference=anchor))
        return from_reference(first, anchor, *others, *self._days(first.first.year)[1:])

    def _days(self, year: int) -> list[Period]:
        return [day_period(_day(rule, year)) for rule in holidays()[self.name]]


def holiday(text: str, start: int) -> Found | None:
    """A named day, with the year that may follow; not `Christmas cards`, `every Easter`, `Good Friday Agreement`.

    One word alone is mostly the feast (`a gift for Christmas`): only some words before it ask when.
    """
    match = _pattern().match(text, start)
    if match is None or _REPEATED.search(text, max(0, start - _LOOK_BACK), start):
        return None
    following = _NEXT.match(text, match.end())
    if following and not (following["word"] and following["word"] in word_set("function_words")):
        return None
    year = year_number(match["year"]) if match["year"] else None
    if year is None and " " not in match["name"] and not _CUE.search(text, max(0, start - _LOOK_BACK), start):
        return None
    return Found(start, match.end(), Holiday(_key(match["name"]), year))


@cache
def first_words() -> dict[str, frozenset[str]]:
    """The words that names of holidays begin with, and what may follow each; nothing where that is a name by itself."""
    found: dict[str, set[str]] = {}
    alone = {name for name in holidays() if " " not in name}
    for name in holidays():
        first, second, *_ = (*name.split(), "")
        for word in _cut(first):
            found.setdefault(word, set()).update({"s"} if len(word) < len(first) else _cut(second))
    return {first: frozenset() if first in alone else frozenset(following) for first, following in found.items()}


def _cut(word: str) -> set[str]:
    """The ways in which a word may be written, as far as an apostrophe or a full stop in it."""
    return {word, word.removesuffix("s"), "saint" if word == "st" else word}


@cache
def _pattern() -> Fragment:
    longest_first = sorted(holidays(), key=len, reverse=True)
    return compiled(rf"(?P<name>{'|'.join(map(_spellings, longest_first))})(?!\w){_YEAR_AFTER}")


def _spellings(name: str) -> str:
    """A pattern of a name: `valentines` is `Valentine's` and `st` is `St.` or `Saint` as well."""
    words = (r"(?:st\.?|saint)" if word == "st" else _possessive(word) for word in name.split())
    return GAP.join(words)


def _possessive(word: str) -> str:
    return rf"{word[:-1]}['’]?s['’]?" if word.endswith("s") else rf"{word}\.?" if word == "jr" else word


def _key(written: str) -> str:
    words = _APART.sub("", written.lower()).split()
    return " ".join("st" if word == "saint" else word for word in words)


def _day(rule: tuple[int | str, ...], year: int) -> dt.date:
    match rule:
        case "easter", int(days):
            from dateutil.easter import easter

            sunday: dt.date = easter(year)
            return sunday + dt.timedelta(days=days)
        case int(month), int(day):
            return dt.date(year, month, day)
        case int(month), str(weekday), int(nth), *later:
            return nth_weekday(year, month, numbered("weekdays")[weekday], nth) + dt.timedelta(
                days=sum(map(int, later))
            )
    raise ValueError(f"no rule of a holiday: {rule}")


def _open(rule: tuple[int | str, ...]) -> str:
    """The TIMEX3 value of a day whose year is not known."""
    match rule:
        case int(month), int(day):
            return f"XXXX-{month:02}-{day:02}"
        case int(month), *_:
            return f"XXXX-{month:02}-XX"
    return "XXXX-XX-XX"
