"""Days with or without their weekday: `July 9 (Tuesday)`, `Tuesday, December 10`, `Friday`, `on the 18th`."""

from __future__ import annotations

import re
from dataclasses import replace

from claimcheck.extraction.dates import absolute, numeric
from claimcheck.extraction.dates.deictic import Weekday
from claimcheck.extraction.dates.expressions import Partial
from claimcheck.extraction.dates.fragments import (
    COMMA_GAP,
    DAY_NUMBER,
    GAP,
    MAYBE_GAP,
    MONTH,
    ORDINAL_WORD,
    WEEKDAY,
    YEAR,
    Found,
    alternatives,
    compiled,
    month_number,
    ordinal_number,
    weekday_number,
    year_number,
)
from claimcheck.extraction.dates.meaning import DayOrder
from claimcheck.lexicon.dates import words

_WEEKDAY = compiled(
    rf"(?:(?:this|next|coming){GAP})?(?P<name>{WEEKDAY})(?!\.[a-z])(?P<rest>(?:{GAP}\(|{COMMA_GAP}|{MAYBE_GAP}-{MAYBE_GAP})(?:the{GAP})?)?"
)
_DAY_OF_MONTH = compiled(
    rf"(?:{DAY_NUMBER}(?:st|nd|rd|th)|{ORDINAL_WORD}|{DAY_NUMBER}(?={MAYBE_GAP}(?:[.,;!?)](?!\d)|$)|{GAP}at{GAP}))(?!\w)"
)
_ORDINAL_DAY = rf"(?:{DAY_NUMBER}(?:st|nd|rd|th)|{ORDINAL_WORD})"
_STOP = r"(?:[.,;!?)](?!\d)|$)"
_LONE_DAY = compiled(
    rf"{_ORDINAL_DAY}(?:(?:{GAP}of)?{GAP}(?P<now>this{GAP}month)(?!\w)"
    rf"|(?={MAYBE_GAP}{_STOP}|{GAP}(?:at|-){GAP}"
    rf"|{GAP}(?:to|and|or){GAP}(?:the{GAP})?{_ORDINAL_DAY}(?:{MAYBE_GAP}{_STOP}|{GAP}at{GAP})))"
)
_LONE_CUE = compiled(rf"(?<!\w)(?:on|by|until|till|around|from|since){GAP}(?:the{GAP})?$")
_BESIDE = compiled(
    rf"{MAYBE_GAP}\((?P<name>{WEEKDAY})\)"
    rf"|,?{GAP}(?:(?:is|was|which{GAP}is|which{GAP}was){GAP})?a{GAP}(?P<after>{WEEKDAY})(?!\w)"
    rf"|{GAP}(?:falls|fell|fall){GAP}on{GAP}a{GAP}(?P<falls>{WEEKDAY})(?!\w)"
)
_LENT = compiled(
    rf"(?P<day>{DAY_NUMBER}(?:st|nd|rd|th)?)(?={GAP}(?:and|&){GAP}{WEEKDAY},?{GAP}(?:the{GAP})?{DAY_NUMBER}(?:st|nd|rd|th)?{GAP}"
    rf"(?:of{GAP})?(?P<month>{MONTH})(?:,?{GAP}(?P<year>{YEAR}))?)"
)
"""A day whose month stands behind the next: the `6` of `Saturday 6 and Sunday 7 December 2024`."""
_CUE = compiled(rf"(?<!\w)(?:on|until|till|by|this|next|last|{WEEKDAY}{GAP}(?:or|and)){GAP}$")
_REPEATED = compiled(rf"{GAP}(?:of|in){GAP}(?:(?:each|every|the|a){GAP}(?:month|quarter|year)|{MONTH})(?!\w)")
_IN_NAME = re.compile(r"[^\S\n](?!Morning|Afternoon|Evening|Night)[A-Z][a-z]")
_THE = compiled(rf"(?<!\w)the{GAP}$")
_NO_DAY = compiled(rf"(?<!\w){alternatives(words('weekdays_bare', 'not_after'))}{GAP}$")
_LOOK_BACK = 16


def dated(text: str, start: int, order: DayOrder | None) -> Found | None:
    """A date of day grain, with the weekday that may stand after it."""
    found = _date(text, start, order)
    if found is None or not isinstance(found.expression, Partial):
        return found
    beside = _BESIDE.match(text, found.end)
    if beside is None:
        return found
    number = weekday_number(beside["name"] or beside["after"] or beside["falls"])
    end = beside.end() if beside["name"] else found.end
    return Found(start, end, replace(found.expression, weekday=number))


def weekday(text: str, start: int, order: DayOrder | None) -> Found | None:
    """`Friday`, `Tuesday, December 10`, `Tue 13th`; not `every Friday` or `Black Friday`."""
    match = _WEEKDAY.match(text, start)
    if (
        match is None
        or _NO_DAY.search(text, max(0, start - _LOOK_BACK), start)
        or _REPEATED.match(text, match.end("name"))
    ):
        return None
    if _IN_NAME.match(text, match.end("name")) and _THE.search(text, max(0, start - _LOOK_BACK), start):
        return None
    number = weekday_number(match["name"])
    if match["rest"] and (found := _weekday_with_date(text, match, number, order)):
        return found
    if match.start("name") > start:
        return None
    abbreviated = len(match["name"].rstrip(".")) < 6
    cue = _CUE.search(text, max(0, start - _LOOK_BACK), start)
    if abbreviated and not (cue and match["name"][0].isupper()):
        return None
    return Found(start, match.end("name") - match["name"].endswith("."), Weekday(number))


def day_of_month(text: str, start: int, order: DayOrder | None) -> Found | None:
    """`On the 18th`, with nothing counted after it; `the 21st of this month`."""
    match = _LONE_DAY.match(text, start)
    if match is None:
        return None
    if not (match["now"] or _LONE_CUE.search(text, max(0, start - _LOOK_BACK), start)):
        return None
    return Found(start, match.end(), Partial(day=ordinal_number(match[0])))


def _date(text: str, start: int, order: DayOrder | None) -> Found | None:
    if text[start : start + 1].isdecimal():
        candidates = [numeric.numeric(text, start, order), numeric.day_and_month(text, start, order)]
    else:
        candidates = [absolute.month_first(text, start)]
    candidates.append(absolute.day_first(text, start))
    return max((found for found in candidates if found), key=lambda found: found.end, default=None)


def _weekday_with_date(text: str, match: re.Match[str], number: int, order: DayOrder | None) -> Found | None:
    in_parentheses = "(" in match["rest"]
    date = _date(text, match.end(), order)
    if date is None and (lent := _LENT.match(text, match.end())):
        year = year_number(lent["year"]) if lent["year"] else None
        day_of = Partial(year, month_number(lent["month"]), ordinal_number(lent["day"]), weekday=number)
        return Found(match.start(), lent.end("day"), day_of)
    if date is None:
        day = _DAY_OF_MONTH.match(text, match.end())
        if day is None or "," in match["rest"] or in_parentheses or match.start("name") > match.start():
            return None
        return Found(match.start(), day.end(), Partial(day=ordinal_number(day[0]), weekday=number))
    if not isinstance(date.expression, Partial) or date.expression.day is None:
        return None
    end = date.end + (in_parentheses and text[date.end : date.end + 1] == ")")
    return Found(match.start(), end, replace(date.expression, weekday=number))
