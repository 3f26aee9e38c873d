"""Expressions that count from today or from another date: `last week`, `170 weeks ago`, `the third week of May`."""

from __future__ import annotations

import re
from collections.abc import Callable

from claimcheck.extraction.dates.deictic import (
    Distance,
    DistanceFrom,
    MonthFromNow,
    Piece,
    Shifted,
    SoFar,
    Stretch,
    Weekday,
    WeekdayOf,
    Weekend,
    WeekOf,
)
from claimcheck.extraction.dates.expressions import Partial, Portion
from claimcheck.extraction.dates.fragments import (
    GAP,
    MAYBE_GAP,
    MONTH,
    NUMBER,
    ORDINAL_WORD,
    UNIT,
    WEEKDAY,
    Found,
    cardinal_number,
    compiled,
    month_number,
    ordinal_number,
    unit_name,
    weekday_number,
)
from claimcheck.extraction.dates.meaning import Expression
from claimcheck.extraction.dates.years import quarter

Point = Callable[[int], Found | None]

_THE = rf"(?:the{GAP})?"
_ONE_UNIT = r"(?:day|week|weekend|fortnight|month|quarter|year|decade|century)(?!\w)(?!-)"
_DAY_WORD = compiled(
    rf"(?P<today>today|tonight|this{GAP}(?:very{GAP})?(?:morning|afternoon|evening))(?!\w)"
    rf"|(?P<before>the{GAP}day{GAP}before{GAP}yesterday)(?!\w)|(?P<after>the{GAP}day{GAP}after{GAP}tomorrow)(?!\w)"
    rf"|(?P<yesterday>yesterday|last{GAP}night)(?!\w)|(?P<tomorrow>tomorrow)(?!\w)"
)
_WHICH = r"(?P<which>this|current|next|coming|upcoming|following|last|past|previous|prior|preceding)"
_WEEKEND = compiled(rf"(?:the{GAP})?weekend(?!\w)")
_WEEKEND_CUE = compiled(rf"(?<!\w)(?:over|at|during|of|on|by|for){GAP}$")
_NOW = compiled(rf"now(?={GAP}(?:and|to|until|till|through){GAP})")
_NOW_CUE = compiled(rf"(?<!\w)(?:between|from){GAP}$")
_UNIT = compiled(rf"(?P<the>the{GAP})?{_WHICH}{GAP}(?P<unit>{_ONE_UNIT})")
_OVER = compiled(rf"(?<!\w)(?:over|in|within|during|for|throughout|across){GAP}$")
_SO_FAR = compiled(
    rf"(?P<when>earlier|later)(?:{GAP}(?:on{GAP})?(?:in{GAP})?(?:this|the){GAP}(?P<unit>week|month|quarter|year|decade|century)"
    rf"|{GAP}(?P<today>today))(?!\w)"
    rf"|(?P<year>year(?:{GAP}|-)to(?:{GAP}|-)date|YTD|so{GAP}far{GAP}this{GAP}year)(?!\w)"
)
_STRETCH = compiled(
    rf"{_THE}(?:(?P<which>last|past|previous|next|coming|upcoming|following){GAP}(?P<count>{NUMBER})"
    rf"|(?P<count2>{NUMBER}){GAP}(?P<which2>next|upcoming|coming|past|last|previous)){GAP}(?P<unit>{UNIT})"
)
_TO_LAST = compiled(rf"(?:(?<!\w)(?:will|would|to|can|could|may|might|should|must|did|does|not)|n['’]t){GAP}$")
_AMOUNT = rf"(?:{NUMBER})(?:{GAP}|-){UNIT}"
_AMOUNTS = compiled(
    rf"(?P<one>{_AMOUNT})(?:(?:{GAP}and{GAP}|,?{GAP})(?P<two>{_AMOUNT}))?(?:(?:{GAP}and{GAP}|,?{GAP})(?P<three>{_AMOUNT}))?"
)
_RECENT = compiled(rf"{NUMBER}{GAP}(?:seconds?|minutes?|hours?){GAP}(?:ago|from{GAP}now)(?!\w)")
_EACH = compiled(rf"(?P<count>{NUMBER})(?:{GAP}|-)(?P<unit>{UNIT})")
_DIRECTION = compiled(
    rf"{GAP}(?P<word>ago|from{GAP}(?:now|today)|hence|earlier|later|afterwards?|previously)(?!\w)(?!{GAP}than)"
)
_OFFSET = compiled(rf"{GAP}(?P<word>before|after|from|since|following){GAP}")
_IN = compiled(rf"in{GAP}(?:about{GAP}|just{GAP}|another{GAP})?(?={NUMBER}{GAP}{UNIT})")
_IN_END = compiled(rf"(?:{GAP}from{GAP}(?:now|today)|['’]{GAP}?time|{GAP}time)?(?!\w)")
_WEEKDAY = compiled(rf"{_THE}{_WHICH}{GAP}(?:(?P<more>past|coming|upcoming){GAP})?(?P<day>{WEEKDAY})(?!\w)")
_WEEKDAY_AFTER = compiled(rf"(?:{GAP}(?:on{GAP})?|,{GAP}|{MAYBE_GAP}-{MAYBE_GAP})(?P<day>{WEEKDAY})(?!\w)")
_OF_WEEK = compiled(
    rf"(?P<day>{WEEKDAY}){GAP}(?:of{GAP})?(?=(?:the{GAP})?(?:next|last|this|following|previous|coming){GAP}week(?!\w))"
)
_MONTH = compiled(rf"(?P<which>this|next|last|past|coming|previous){GAP}(?P<month>{MONTH})(?!\w)")
_WEEK_OF = compiled(rf"(?:{_THE}week{GAP}(?:of|commencing|beginning|starting){GAP}|w/c{GAP})(?:the{GAP})?(?=[\w'’])")
_NUMBERED_WEEK = compiled(rf"(?:the{GAP})?week{GAP}(?P<number>[1-9]|[1-4]\d|5[0-3]){GAP}(?:of|in){GAP}(?=\d)")
_PIECE = compiled(
    rf"{_THE}(?P<index>first|last|final|\d{{1,2}}(?:st|nd|rd|th)|{ORDINAL_WORD}){GAP}(?:(?P<count>{NUMBER}){GAP})?"
    rf"(?P<unit>{UNIT}){GAP}(?:of|in){GAP}(?:the{GAP})?(?:year{GAP})?(?=[\w'’])"
)
_PART_OF = compiled(
    rf"{_THE}(?:first|second|third|fourth|1st|2nd|3rd|4th)[\s-](?:quarter|half){GAP}of{GAP}(?:the{GAP})?"
)
_PART_AFTER = compiled(rf"['’]s{GAP}(?=(?:first|second|third|fourth)[\s-](?:quarter|half)|[QH][1-4])")
_EDGE = compiled(
    rf"{_THE}(?P<word>early|mid|middle|late|beginning|start|end|the{GAP}very{GAP}end)(?:{GAP}in{GAP}|{GAP}|-)(?:of{GAP})?(?:the{GAP})?"
)
_EDGE_NOW = compiled(
    rf"{_THE}(?P<word>middle|beginning|start|end){GAP}of{GAP}(?:the{GAP})?(?P<unit>week|month|quarter|year|decade|century)(?!\w)"
    rf"|year(?:['’]s{GAP}|{GAP}|-)end(?!\w)"
)
_MODS = {"early": "START", "beginning": "START", "start": "START", "mid": "MID", "middle": "MID"}
_BACK = ("last", "past", "previous", "prior", "preceding")
_LOOK_BACK = 16
_NEWSPAPER = "USA "


def day_word(text: str, start: int) -> Found | None:
    """`today`, `yesterday`, `the day after tomorrow`, `last night`."""
    match = _DAY_WORD.match(text, start)
    if match is None or text[max(0, start - 4) : start] == _NEWSPAPER:
        return None
    steps = {"before": -2, "yesterday": -1, "today": 0, "tomorrow": 1, "after": 2}
    return Found(start, match.end(), Shifted("day", steps[str(match.lastgroup)]))


def unit_word(text: str, start: int) -> Found | None:
    """`last week`, `this year`, `the previous quarter`, `the past decade`, and a weekday or quarter of it."""
    match = _UNIT.match(text, start)
    if match is None:
        return None
    which, unit = match["which"].lower(), match["unit"].lower()
    in_context = which in ("following", "previous", "prior", "preceding") or (bool(match["the"]) and which == "next")
    if unit == "day" and not in_context:
        return None
    spans = which == "past" or (which in ("last", "next", "coming") and bool(match["the"]))
    over = _OVER.search(text, max(0, start - _LOOK_BACK), start) is not None
    expression: Expression
    if spans and (which in ("past", "last") or over):
        expression = Stretch(1, unit, forward=which not in _BACK)
    else:
        steps = 0 if which in ("this", "current") else -1 if which in _BACK else 1
        expression = Shifted(unit, steps, in_context)
    return _inside(text, Found(start, match.end(), expression), unit)


def _inside(text: str, found: Found, unit: str) -> Found:
    """`Next week on Tuesday`, `next year's first quarter`: the weekday or quarter of what was found."""
    if unit == "week" and (day := _WEEKDAY_AFTER.match(text, found.end)):
        return Found(found.start, day.end(), WeekdayOf(weekday_number(day["day"]), found.expression))
    if unit == "year" and (link := _PART_AFTER.match(text, found.end)):
        part = quarter(text, link.end())
        if part and isinstance(part.expression, Partial) and part.expression.year is None:
            return Found(found.start, part.end, _part_of(part.expression, found.expression))
    return found


def _part_of(part: Partial, whole: Expression) -> Expression:
    assert part.part is not None
    halves = part.part[0] == "H"
    index = int(part.part[1])
    return Piece("month", index * 6 - 5, whole, 6) if halves else Piece("quarter", index, whole)


def weekend(text: str, start: int) -> Found | None:
    """`Over the weekend`: the nearest, or the one that the tense asks for."""
    match = _WEEKEND.match(text, start)
    if match is None or not _WEEKEND_CUE.search(text, max(0, start - _LOOK_BACK), start):
        return None
    return Found(start, match.end(), Weekend())


def now(text: str, start: int) -> Found | None:
    """`Between now and November 15`: a day only where a range starts with it."""
    match = _NOW.match(text, start)
    if match is None or not _NOW_CUE.search(text, max(0, start - _LOOK_BACK), start):
        return None
    return Found(start, match.end(), Shifted("day", 0))


def so_far(text: str, start: int) -> Found | None:
    """`Earlier this year`, `later in the week`, `later today`."""
    match = _SO_FAR.match(text, start)
    if match is None:
        return None
    if match["today"]:
        return Found(start, match.end(), Shifted("day", 0))
    later = (match["when"] or "").lower() == "later"
    return Found(start, match.end(), SoFar(later, (match["unit"] or "year").lower()))


def stretch(text: str, start: int) -> Found | None:
    """`The last 3 months`, `the next two decades`, `5 upcoming years`."""
    match = _STRETCH.match(text, start)
    if match is None or _TO_LAST.search(text, max(0, start - _LOOK_BACK), start):
        return None
    count = cardinal_number(match["count"] or match["count2"])
    if count > 1 and unit_name(match["unit"]) == match["unit"].lower():
        return None
    which = (match["which"] or match["which2"]).lower()
    return Found(start, match.end(), Stretch(count, unit_name(match["unit"]), which not in _BACK))


def distance(text: str, start: int, point: Point) -> Found | None:
    """`170 weeks ago`, `two days later`, `2 weeks and 2 days ago`, `16 days from 01/02/2018`."""
    if recent := _RECENT.match(text, start):
        return Found(start, recent.end(), Shifted("day", 0))
    match = _AMOUNTS.match(text, start)
    if match is None:
        return None
    for name in ("three", "two", "one"):
        if match[name]:
            found = _distance(text, start, match, name, point)
            if found:
                return found
    return None


def _distance(text: str, start: int, match: re.Match[str], last: str, point: Point) -> Found | None:
    names = ("one", "two", "three")
    amounts = tuple(_amount(match[name]) for name in names[: names.index(last) + 1])
    end = match.end(last)
    if direction := _DIRECTION.match(text, end):
        word = direction["word"].lower()
        back = word in ("ago", "earlier", "previously")
        return Found(
            start,
            direction.end(),
            Distance(amounts, -1 if back else 1, word in ("earlier", "later") or "after" in word),
        )
    if (offset := _OFFSET.match(text, end)) and (base := point(offset.end())):
        sign = -1 if offset["word"].lower() == "before" else 1
        return Found(start, base.end, DistanceFrom(amounts, sign, base.expression))
    return None


def _amount(phrase: str) -> tuple[int, str]:
    match = _EACH.match(phrase)
    assert match is not None
    return cardinal_number(match["count"]), unit_name(match["unit"])


def in_future(text: str, start: int) -> Found | None:
    """`In two weeks`, where the sentence looks ahead (the finder asks); elsewhere it is a duration."""
    match = _IN.match(text, start)
    amount = _EACH.match(text, match.end()) if match else None
    end = _IN_END.match(text, amount.end()) if amount else None
    if amount is None or end is None:
        return None
    return Found(start, end.end(), Distance((_amount(amount[0]),), 1, ahead=True))


def weekday(text: str, start: int) -> Found | None:
    """`Next Sunday`, `this past Wednesday`, `Monday of the following week`."""
    if match := _OF_WEEK.match(text, start):
        week = _UNIT.match(text, match.end())
        found = unit_word(text, match.end()) if week else None
        return Found(start, found.end, WeekdayOf(weekday_number(match["day"]), found.expression)) if found else None
    match = _WEEKDAY.match(text, start)
    if match is None:
        return None
    which = (match["more"] or match["which"]).lower()
    which = {
        "current": "this",
        "upcoming": "coming",
        "following": "next",
        "previous": "last",
        "prior": "last",
        "preceding": "last",
    }.get(which, which)
    return Found(start, match.end("day"), Weekday(weekday_number(match["day"]), which))


def month_from_now(text: str, start: int) -> Found | None:
    """`Next June`, `last December`, `this May`."""
    match = _MONTH.match(text, start)
    if match is None or match["month"] in ("march", "may", "mar"):
        return None
    which = {"past": "last", "previous": "last", "coming": "next"}.get(match["which"].lower(), match["which"].lower())
    return Found(start, match.end("month"), MonthFromNow(month_number(match["month"]), which))


def week_of(text: str, start: int, point: Point) -> Found | None:
    """`The week of April 10`, `week 3 of 2027`."""
    if (match := _WEEK_OF.match(text, start)) and (date := point(match.end())):
        return Found(start, date.end, WeekOf(date.expression))
    if (match := _NUMBERED_WEEK.match(text, start)) and (date := point(match.end())):
        return Found(start, date.end, Piece("week", int(match["number"]), date.expression))
    return None


def piece(text: str, start: int, point: Point) -> Found | None:
    """`The third week of May`, `the last four months of 2021`, `the first quarter of next year`."""
    if (match := _PIECE.match(text, start)) and (whole := point(match.end())):
        index = match["index"].lower()
        count = cardinal_number(match["count"]) if match["count"] else 1
        number = -1 if index in ("last", "final") else ordinal_number(index)
        return Found(start, whole.end, Piece(unit_name(match["unit"]), number, whole.expression, count))
    if (match := _PART_OF.match(text, start)) and (whole := point(match.end())):
        part = quarter(text, match.start() + (4 if match[0].lower().startswith("the") else 0))
        if part and isinstance(part.expression, Partial):
            return Found(start, whole.end, _part_of(part.expression, whole.expression))
    return None


def edge(text: str, start: int, point: Point) -> Found | None:
    """`Early 2024`, `mid-May`, `the end of this year`, `late last year`."""
    if match := _EDGE_NOW.match(text, start):
        unit = (match["unit"] or "year").lower()
        return Found(start, match.end(), Portion(_MODS.get((match["word"] or "end").lower(), "END"), Shifted(unit, 0)))
    match = _EDGE.match(text, start)
    whole = point(match.end()) if match else None
    if match is None or whole is None:
        return None
    return Found(start, whole.end, Portion(_MODS.get(match["word"].lower(), "END"), whole.expression))
