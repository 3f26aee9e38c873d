"""Dates in digits: ISO 8601 and its cousins, `07/11/2024`, `11.07.2024`, `20240711`, and year with month or quarter."""

from __future__ import annotations

import re

from claimcheck.extraction.dates.expressions import Partial, Range
from claimcheck.extraction.dates.fragments import (
    DASH,
    GAP,
    MAYBE_GAP,
    MONTH,
    WEEKDAY,
    YEAR,
    Found,
    compiled,
    month_number,
    year_number,
)
from claimcheck.extraction.dates.meaning import DayOrder

_AFTER = r"(?![\w])(?![-/.]\d)"
_YEAR_FIRST = compiled(
    rf"(?P<year>(?:1\d|20)\d\d)(?P<sep>[-/.])(?P<month>\d{{1,2}})(?P=sep)(?P<day>\d{{1,2}})(?:(?=T\d)|{_AFTER})"
)
_YEAR_LAST = compiled(
    r"(?P<a>\d{1,2})(?P<sep>[-/.])(?P<b>\d{1,2})(?P=sep)(?P<year>(?:1\d|20)\d\d|\d\d)"
    rf"(?:{_AFTER}|(?={DASH}\d{{1,2}}/\d{{1,2}}/\d\d))"
)
_COMPACT = compiled(
    r"(?P<year>(?:19|20)\d\d)(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])(?:(?=T\d{4})|(?!\w)(?![.,]\d))"
)
_PARTED = compiled(rf"(?P<year>(?:19|20)\d\d) (?P<month>0[1-9]|1[0-2]) (?P<day>[0-3]\d){_AFTER}(?! \d)")
_ON = compiled(rf"(?<!\w)on{GAP}$")
_NAMED = compiled(
    rf"(?P<year>(?:1\d|20)\d\d)(?P<sep>[-/])(?:(?P<month>{MONTH})(?P=sep)(?P<day>\d{{1,2}})"
    rf"|(?P<d>\d{{1,2}})(?P=sep)(?P<m>{MONTH})){_AFTER}"
)
_MONTH_YEAR = compiled(r"(?P<month>0[1-9]|1[0-2]|[1-9])(?P<sep>[-/])(?P<year>(?:19|20)\d\d)(?![\w/-])(?!\.\d)")
_YEAR_MONTH = compiled(r"(?P<year>(?:19|20)\d\d)-(?P<month>0[1-9]|1[0-2])(?![\w/-])(?!\.\d)")
_PAIR = compiled(r"(?P<a>\d{1,2})(?P<sep>[/.-])(?P<b>\d{1,2})(?![\w/%])(?![.,]\d)")
_PAIR_RANGE = compiled(
    rf"(?P<a>\d{{1,2}})/(?P<b>\d{{1,2}}){MAYBE_GAP}{DASH}{MAYBE_GAP}(?P<c>\d{{1,2}})/(?P<d>\d{{1,2}})"
    rf"(?:(?:/|,?{GAP})(?P<year>{YEAR}))(?![\w/])"
)
_PAIR_CUE = compiled(
    rf"(?<!\w)(?:on|until|till|before|after|due|since|between|{WEEKDAY}){GAP}$|(?<!\w)\d\d?/\d\d?(?:,|{GAP}(?:or|and|to)){GAP}$"
)
_WHICH = compiled(rf"(?<!\w)(?:this|next|last){GAP}$")
_PAIR_END = compiled(rf"{MAYBE_GAP}(?:[.,;!?)](?!\d)|$)")
_YEAR_RANGE = compiled(
    rf"(?P<first>(?:1\d|20)\d\d)(?:{DASH}|[/~]|{GAP}–{GAP}(?=\d\d[.,;:)]))(?P<last>\d\d|(?:1\d|20)\d\d)(?![\w%/])(?![.,]\d|{DASH}\d)"
)
_PAGES = compiled(rf"(?<!\w)(?:pp?\.?|pages?){MAYBE_GAP}$")
_VERSION = compiled(rf"(?<!\w)(?:version|v|ver\.?|build|firmware){GAP}$")
_DATE_CUE = compiled(
    rf"(?<!\w)(?:on|until|till|by|since|from|due|dated?:?|updated:?|published:?|released:?|issued:?|deadline:?|modified:?){GAP}(?:on{GAP})?$"
)
"""Words before digits that can only be a date, though the calendar has no such month."""
_NOON = 12
_LOOK_BACK = 24


def numeric(text: str, start: int, order: DayOrder | None) -> Found | None:
    """A date in digits with its year, day and month in the document's order where that is ambiguous."""
    if text[start - 1 : start] in ("/", "."):
        return None
    if _is_glued(text, start):
        match = _YEAR_LAST.match(text, start)
        return _year_last(match, order) if match and match["sep"] == "/" else None
    found = _with_year(text, start, order)
    if found is None or _VERSION.search(text, max(0, start - _LOOK_BACK), start):
        return None
    return found


def _with_year(text: str, start: int, order: DayOrder | None) -> Found | None:
    if match := _YEAR_FIRST.match(text, start):
        year, month, day = int(match["year"]), int(match["month"]), int(match["day"])
        return _valid(match, year, month, day) or _without_month(text, match, month, day)
    if match := _NAMED.match(text, start):
        return _valid(
            match, int(match["year"]), month_number(match["month"] or match["m"]), int(match["day"] or match["d"])
        )
    if match := _COMPACT.match(text, start):
        return _valid(match, int(match["year"]), int(match["month"]), int(match["day"]))
    if match := _YEAR_LAST.match(text, start):
        return _year_last(match, order)
    if (match := _PARTED.match(text, start)) and _ON.search(text, max(0, start - _LOOK_BACK), start):
        return _valid(match, int(match["year"]), int(match["month"]), int(match["day"]))
    return None


def month_of_year(text: str, start: int) -> Found | None:
    """`12-2015`, `9/2024`, `2024-07`; a second number past the year's own is a month, else a year (`2010-12`)."""
    if text[start - 1 : start] in ("/", ".", "-"):
        return None
    match = _MONTH_YEAR.match(text, start)
    if match and not (match["sep"] == "-" and len(match["month"]) == 1):
        return Found(start, match.end(), Partial(int(match["year"]), int(match["month"])))
    match = _YEAR_MONTH.match(text, start)
    if match and int(match["month"]) <= int(match["year"]) % 100:
        return Found(start, match.end(), Partial(int(match["year"]), int(match["month"])))
    return None


def day_and_month(text: str, start: int, order: DayOrder | None) -> Found | None:
    """`22/04`, `11/20`, `10/1-11/2/2017`: only after words that ask for a date, since a fraction looks the same."""
    if match := _PAIR_RANGE.match(text, start):
        return _pair_range(match, order)
    match = _PAIR.match(text, start)
    if match is None:
        return None
    cue = _PAIR_CUE.search(text, max(0, start - _LOOK_BACK), start)
    if cue is None and _PAIR_END.match(text, match.end()):
        cue = _WHICH.search(text, max(0, start - _LOOK_BACK), start)
    after_weekday = cue is not None and re.match(WEEKDAY, cue[0], re.IGNORECASE) is not None
    if cue is None or (match["sep"] != "/" and not after_weekday):
        return None
    if match["sep"] == "-" and max(int(match["a"]), int(match["b"])) <= _NOON:  # `Sat 10-2` are hours
        return None
    readings = _orders(int(match["a"]), int(match["b"]), order)
    if not readings:
        return None
    return Found(start, match.end(), Partial(month=readings[0][0], day=readings[0][1]))


def year_range(text: str, start: int) -> Found | None:
    """`2019–2021`, `2023-24`, `2019/20`."""
    match = None if _PAGES.search(text, max(0, start - _LOOK_BACK), start) else _YEAR_RANGE.match(text, start)
    if match is None or text[start - 1 : start] in ("-", "–", "/", ".", "$"):
        return None
    first, digits = int(match["first"]), match["last"]
    last = int(digits) if len(digits) == 4 else first // 100 * 100 + int(digits)
    if not first < last <= first + 200 or (len(digits) == 2 and last > first + 25):
        return None
    return Found(start, match.end(), Range(Partial(first), Partial(last)))


def _year_last(match: re.Match[str], order: DayOrder | None) -> Found | None:
    year = int(match["year"])
    if len(match["year"]) == 2:
        if match["sep"] != "/":
            return None
        year = year_number(f"'{match['year']}")
    readings = _orders(int(match["a"]), int(match["b"]), DayOrder.DAY_FIRST if match["sep"] == "." else order)
    if not readings:
        return None
    dates = [Partial(year, month, day) for month, day in readings]
    known = order is not None or match["sep"] == "."
    other = dates[1] if len(dates) > 1 and not known else None
    date = Partial(year, dates[0].month, dates[0].day, other=other)
    return Found(match.start(), match.end(), date)


def _orders(first: int, second: int, order: DayOrder | None) -> list[tuple[int, int]]:
    """The (month, day) readings of two numbers, the likeliest first; only possible ones."""
    readings = [(first, second), (second, first)]
    if order is DayOrder.DAY_FIRST:
        readings.reverse()
    possible = [(month, day) for month, day in readings if 1 <= month <= 12 and 1 <= day <= 31]
    return list(dict.fromkeys(possible))


def _pair_range(match: re.Match[str], order: DayOrder | None) -> Found | None:
    year = year_number(match["year"])
    left = _orders(int(match["a"]), int(match["b"]), order)
    right = _orders(int(match["c"]), int(match["d"]), order)
    if not left or not right:
        return None
    if order is None and len(left) != len(right):  # `30/5–2/6`: one end shows the order of both
        shown = DayOrder.DAY_FIRST if max(int(match["a"]), int(match["c"])) > _NOON else DayOrder.MONTH_FIRST
        return _pair_range(match, shown)
    first, last = Partial(None, *left[0]), Partial(year, *right[0])
    return Found(match.start(), match.end(), Range(first, last))


def _valid(match: re.Match[str], year: int, month: int, day: int) -> Found | None:
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return Found(match.start(), match.end(), Partial(year, month, day))


def _without_month(text: str, match: re.Match[str], month: int, day: int) -> Found | None:
    """`2024-13-05` where the words ask for a date: kept as written, with no day of the calendar."""
    is_written_out = (
        match["sep"] == "-" and len(match[0]) == len("2024-13-05") and max(month, day) <= 31 and day and month
    )
    if not is_written_out or not _DATE_CUE.search(text, max(0, match.start() - _LOOK_BACK), match.start()):
        return None
    return Found(match.start(), match.end(), Partial(int(match["year"]), month, day))


def _is_glued(text: str, start: int) -> bool:
    """Whether digits and a hyphen stand right before, as in the number 133-03-03-2020."""
    return text[start - 1 : start] == "-" and text[max(0, start - 2) : start - 1].isdigit()
