"""Dates with a month's name: `July 11, 2024`, `the 4th of July`, `March 3-5, 2025`, `Jan 2019`, `June`."""

from __future__ import annotations

import re

from claimcheck.extraction.dates.expressions import Partial, Range
from claimcheck.extraction.dates.fragments import (
    CARDINAL_DAY,
    COMMA_GAP,
    DASH,
    DAY,
    DAY_NUMBER,
    END,
    GAP,
    MAYBE_GAP,
    MONTH,
    ORDINAL_WORD,
    WEEKDAY,
    YEAR,
    YEAR_WORDS,
    Found,
    alternatives,
    compiled,
    day_in_words,
    month_number,
    ordinal_number,
    year_number,
)
from claimcheck.lexicon.dates import words

_TO = rf"(?:{MAYBE_GAP}(?:{DASH}|~){MAYBE_GAP}|{GAP}(?:to|through|thru|until|till|and){GAP}(?:the{GAP})?)"
_YEAR_AFTER = rf"(?:(?:{COMMA_GAP}|[-/])(?:(?:of|in){GAP})?(?P<year>{YEAR}|{YEAR_WORDS}))?"
_MONTH_FIRST = compiled(
    rf"(?P<month>{MONTH})(?:{GAP}(?:the{GAP})?|[-/])(?P<day>{DAY})(?:{_TO}(?P<to>{DAY})(?!{MAYBE_GAP}{MONTH}))?"
    + _YEAR_AFTER
)
_DAY_FIRST = compiled(
    rf"(?P<day>{DAY})(?:{_TO}(?P<to>{DAY}))?(?:{GAP}(?:day{GAP})?(?:of{GAP})?|[-/])(?P<month>{MONTH}){_YEAR_AFTER}"
)
_LISTED_DAY = compiled(
    rf"(?P<day>{DAY})(?=(?:,{GAP}{DAY}){{0,3}},?{GAP}(?:and|or|&){GAP}(?:the{GAP})?{DAY}{GAP}(?:of{GAP})?(?P<month>{MONTH}){_YEAR_AFTER})"
)
_SHORT_YEAR = compiled(
    rf"(?P<day>{DAY_NUMBER})(?P<sep>[-/])(?P<month>{MONTH})(?P=sep)(?P<year>\d\d)(?![\w%])(?![.,]\d)"
)
_SPOKEN_DAY = compiled(rf"(?P<day>{CARDINAL_DAY}){GAP}(?:of{GAP})?(?P<month>{MONTH})" + _YEAR_AFTER)
_MONTH_YEAR = compiled(rf"(?P<month>{MONTH})(?:{COMMA_GAP}(?:(?:of|in){GAP})?|[-/])(?P<year>{YEAR}{END}|{YEAR_WORDS})")
_MONTH = compiled(MONTH)
_BETWEEN_BEFORE = compiled(rf"(?<!\w)(?:between|from){GAP}(?:the{GAP})?$")
_MONTH_CUE = compiled(rf"(?<!\w){alternatives(words('months_bare', 'before'))}{GAP}$|(?<!\w)(?:mid|late|early){DASH}$")
_STRONG_CUE = compiled(rf"(?<!\w)(?:in|since|during|by|until|last|next|this|late|early|mid){GAP}$")
_MONTH_NEXT = compiled(rf"{_TO}{MONTH}(?!\w)")
_MONTH_DASH = compiled(rf"(?<!\w){MONTH}{MAYBE_GAP}{DASH}{MAYBE_GAP}$")
_WEEKDAY_BEFORE = compiled(rf"(?<!\w){WEEKDAY},?{GAP}(?:the{GAP})?$")
_IN = compiled(rf"(?<!\w)in{GAP}$")
_CAPITAL_WORD = re.compile(r"[^\S\n]{1,4}[A-Z][a-z]")
_WORDLIKE = {"may", "march", "mar", "dec", "jan", "jun", "sep"}
_NAMES = {"april", "june", "august", "may", "march"}
_LOOK_BACK = 24


def month_first(text: str, start: int) -> Found | None:
    """`July 11, 2024`, `Dec. 31`, `November 19-20`."""
    match = _MONTH_FIRST.match(text, start)
    if match is None or _is_word(match) or text[start - 1 : start] == "/" or _is_count(text, match):
        return None
    return _dated(text, match)


def day_first(text: str, start: int) -> Found | None:
    """`11 July 2024`, `the 4th of July`, `05-Aug-2016`, `05-Aug-16`, `9 to 12 of June`."""
    if short := _SHORT_YEAR.match(text, start):
        date = Partial(year_number(f"'{short['year']}"), month_number(short["month"]), int(short["day"]))
        return Found(start, short.end(), date)
    match = _DAY_FIRST.match(text, start)
    if match is None or _is_word(match):
        return None
    return _dated(text, match)


def spoken_day(text: str, start: int) -> Found | None:
    """`Fifteen August 1993`: a number word is a day only with month and year."""
    match = _SPOKEN_DAY.match(text, start)
    if match is None or not match["year"]:
        return None
    date = Partial(year_number(match["year"]), month_number(match["month"]), day_in_words(match["day"]))
    return Found(start, match.end(), date)


def listed_day(text: str, start: int) -> Found | None:
    """The first of `1 and 2 June 2024`, of `12th, 13th and 14th of March`: a day that a later one lends its month."""
    match = _LISTED_DAY.match(text, start)
    if match is None or _is_word(match):
        return None
    year = year_number(match["year"]) if match["year"] else None
    date = Partial(year, month_number(match["month"]), ordinal_number(match["day"]))
    return Found(start, match.end("day"), date)


def month_year(text: str, start: int) -> Found | None:
    """`July 2024`, `April of 1987`, `Oct '05`."""
    match = _MONTH_YEAR.match(text, start)
    if match is None:
        return None
    date = Partial(year_number(match["year"]), month_number(match["month"]))
    return Found(start, match.end(), date)


def month_alone(text: str, start: int) -> Found | None:
    """A month's name with nothing else; names that are also words or people need a cue before them."""
    match = _MONTH.match(text, start)
    if match is None:
        return None
    word = match[0].rstrip(".").lower()
    if not (match[0].islower() or match[0].isupper() or match[0].istitle()):
        return None
    if word in _WORDLIKE and word != "dec" and not match[0][0].isupper():
        return None
    has_cue = bool(_MONTH_CUE.search(text, max(0, start - _LOOK_BACK), start) or _MONTH_NEXT.match(text, match.end()))
    needs_cue = word in _WORDLIKE or len(word) < 4
    if needs_cue and not has_cue and not _MONTH_DASH.search(text, max(0, start - _LOOK_BACK), start):
        return None
    if (len(word) < 4 or word in _NAMES) and _CAPITAL_WORD.match(text, match.end()):
        cue = _STRONG_CUE.search(text, max(0, start - _LOOK_BACK), start)
        if cue is None:
            return None
    end = match.end() - match[0].endswith(".")
    return Found(start, end, Partial(month=month_number(word)))


def _dated(text: str, match: re.Match[str]) -> Found | None:
    year = year_number(match["year"]) if match["year"] else None
    month = month_number(match["month"])
    first = Partial(year, month, ordinal_number(match["day"]))
    end = match.end() - match[0].endswith(".")
    if not match["to"]:
        return Found(match.start(), end, first)
    joined = text[match.end("day") : match.start("to")].lower()
    last = Partial(year, month, ordinal_number(match["to"]))
    is_listed = "and" in joined and not _BETWEEN_BEFORE.search(text, max(0, match.start() - _LOOK_BACK), match.start())
    if is_listed and match.start("day") < match.start("month"):  # `6 and 7 May`: see `listed_day`
        return None
    if is_listed and (first.day or 0) + 1 != last.day:  # `May 6 and 13, 2024`
        return Found(match.start(), match.end("day"), first)
    if (first.day or 0) >= (last.day or 0):
        return None
    return Found(match.start(), end, Range(first, last))


def _is_count(text: str, match: re.Match[str]) -> bool:
    """Whether a number behind a month counts something: days take `on`, and `in May 14 failed` has none."""
    is_bare = match["day"].isdecimal() and not match["to"] and not match["year"]
    return is_bare and _IN.search(text, max(0, match.start() - _LOOK_BACK), match.start()) is not None


def _is_word(match: re.Match[str]) -> bool:
    """Whether `may 3` or `3 march` is no date: a word in lower case, with no year, weekday or ordinal beside it."""
    word = match["month"].rstrip(".").lower()
    if word not in ("may", "march") or match["month"][0].isupper() or match["year"]:
        return False
    if _WEEKDAY_BEFORE.search(match.string, max(0, match.start() - _LOOK_BACK), match.start()):
        return False
    return match["day"].isdecimal() or bool(re.fullmatch(ORDINAL_WORD, match["day"], re.IGNORECASE))
