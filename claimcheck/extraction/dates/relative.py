"""Expressions that count from today or from another date: `last week`, `170 weeks ago`, `next Sunday`."""

from __future__ import annotations

import re

from claimcheck.extraction.dates.deictic import (
    Distance,
    DistanceFrom,
    MonthFromNow,
    Shifted,
    SoFar,
    Stretch,
    Weekday,
    WeekdayOf,
    Weekend,
)
from claimcheck.extraction.dates.fragments import (
    GAP,
    MAYBE_GAP,
    MONTH,
    NUMBER,
    UNIT,
    WEEKDAY,
    Found,
    cardinal_number,
    compiled,
    month_number,
    unit_name,
    weekday_number,
)
from claimcheck.extraction.dates.meaning import Expression
from claimcheck.extraction.dates.pieces import Point, quarter_or_half
from claimcheck.extraction.dates.years import part_of_year

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
_MORE = compiled(
    rf"(?:{GAP}and{GAP}|,{GAP})(?P<one>{NUMBER}{GAP}(?:weeks?|days?)(?!\w))(?:,?{GAP}and{GAP}(?P<two>{NUMBER}{GAP}days?(?!\w)))?"
)
_RECENT = compiled(rf"(?:half{GAP}an|{NUMBER}){GAP}(?:seconds?|minutes?|hours?){GAP}(?:ago|from{GAP}now)(?!\w)")
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
_PART_AFTER = compiled(rf"['’]s{GAP}(?=(?:first|second|third|fourth)[\s-](?:quarter|half)|[QH][1-4])")
_BACK = ("last", "past", "previous", "prior", "preceding")
_LOOK_BACK = 16
_TITLE = re.compile(r"Today|Tonight|TODAY")
_TITLE_BEFORE = re.compile(r"[A-Z]\w* $")


def day_word(text: str, start: int) -> Found | None:
    """`today`, `yesterday`, `the day after tomorrow`, `last night`."""
    match = _DAY_WORD.match(text, start)
    if match is None or (_TITLE.fullmatch(match[0]) and _TITLE_BEFORE.search(text, max(0, start - _LOOK_BACK), start)):
        return None
    if match[0].endswith("Morning"):
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
    link = _PART_AFTER.match(text, found.end)
    if unit == "year" and link and (part := part_of_year(text, link.end())):
        return Found(found.start, part[1], quarter_or_half(part[0], found.expression))
    return found


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
    return Found(start, match.end(), SoFar(later, (match["unit"] or "year").lower(), bool(match["year"])))


def stretch(text: str, start: int) -> Found | None:
    """`The last 3 months`, `the next two decades`, `5 upcoming years`."""
    match = _STRETCH.match(text, start)
    if match is None or _TO_LAST.search(text, max(0, start - _LOOK_BACK), start):
        return None
    count = cardinal_number(match["count"] or match["count2"])
    if count > 1 and unit_name(match["unit"]) == match["unit"].lower():
        return None
    which = (match["which"] or match["which2"]).lower()
    more, end = _more(text, match.end())
    return Found(start, end, Stretch(count, unit_name(match["unit"]), which not in _BACK, more))


def _more(text: str, start: int) -> tuple[tuple[tuple[int, str], ...], int]:
    """The amounts that go on a stretch (`and 2 weeks and 2 days`), and its end; none where they begin a new one."""
    match = _MORE.match(text, start)
    if match is None or _DIRECTION.match(text, match.end()) or _OFFSET.match(text, match.end()):
        return (), start
    return tuple(_amount(match[name]) for name in ("one", "two") if match[name]), match.end()


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
