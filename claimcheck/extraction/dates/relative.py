"""Expressions that count from today or from another date: `last week`, `170 weeks ago`, `next Sunday`."""

from __future__ import annotations

import re

from claimcheck.extraction.dates.deictic import (
    MonthFromNow,
    Shifted,
    SoFar,
    Stretch,
    Weekday,
    WeekdayOf,
    Weekend,
)
from claimcheck.extraction.dates.distances import amount, leads_on
from claimcheck.extraction.dates.fragments import (
    GAP,
    MAYBE_GAP,
    MONTH,
    NUMBER,
    ONE_UNIT,
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
from claimcheck.extraction.dates.pieces import quarter_or_half
from claimcheck.extraction.dates.years import part_of_year

_THE = rf"(?:the{GAP})?"
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
_UNIT = compiled(rf"(?P<the>the{GAP})?{_WHICH}{GAP}(?P<unit>{ONE_UNIT})")
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
_MORE = compiled(
    rf"(?:{GAP}and{GAP}|,{GAP})(?P<one>{NUMBER}{GAP}(?:weeks?|days?)(?!\w))(?:,?{GAP}and{GAP}(?P<two>{NUMBER}{GAP}days?(?!\w)))?"
)
_WEEKDAY = compiled(rf"{_THE}{_WHICH}{GAP}(?:(?P<more>past|coming|upcoming){GAP})?(?P<day>{WEEKDAY})(?!\w)")
_WEEKDAY_AFTER = compiled(rf"(?:{GAP}(?:on{GAP})?|,{GAP}|{MAYBE_GAP}-{MAYBE_GAP})(?P<day>{WEEKDAY})(?!\w)")
_OF_PERIOD = compiled(rf"{GAP}(?:of|in){GAP}(?:each|every|the|a|{MONTH})(?!\w)")
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
    which, unit = match["which"].lower(), unit_name(match["unit"])
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
    if match is None or leads_on(text, match.end()):
        return (), start
    return tuple(amount(match[name]) for name in ("one", "two") if match[name]), match.end()


def weekday(text: str, start: int) -> Found | None:
    """`Next Sunday`, `this past Wednesday`, `Monday of the following week`."""
    if match := _OF_WEEK.match(text, start):
        week = _UNIT.match(text, match.end())
        found = unit_word(text, match.end()) if week else None
        return Found(start, found.end, WeekdayOf(weekday_number(match["day"]), found.expression)) if found else None
    match = _WEEKDAY.match(text, start)
    if match is None or _OF_PERIOD.match(text, match.end()):
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
