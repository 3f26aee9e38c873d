"""Dates that are so far from another: `170 weeks ago`, `the day after Easter`, `Monday, a year from now`."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from claimcheck.extraction.dates.deictic import Shifted, open_unit
from claimcheck.extraction.dates.expressions import Range
from claimcheck.extraction.dates.fragments import (
    GAP,
    NUMBER,
    ONE_UNIT,
    UNIT,
    WEEKDAY,
    Found,
    cardinal_number,
    compiled,
    unit_name,
    weekday_number,
)
from claimcheck.extraction.dates.meaning import Context, Expression, Meaning, from_reference, open_meaning
from claimcheck.extraction.dates.periods import GRAIN_OF_UNIT, Period, day_period, shift, span_period, unit_period
from claimcheck.extraction.dates.pieces import Point
from claimcheck.records import Grain

Amounts = tuple[tuple[int, str], ...]
"""Counts with their units: `2 weeks and 2 days`."""

_AMOUNT = rf"(?:{NUMBER})(?:{GAP}|-){UNIT}"
_AMOUNTS = compiled(
    rf"(?P<one>{_AMOUNT})(?:(?:{GAP}and{GAP}|,?{GAP})(?P<two>{_AMOUNT}))?(?:(?:{GAP}and{GAP}|,?{GAP})(?P<three>{_AMOUNT}))?"
)
_EACH = compiled(rf"(?P<count>{NUMBER})(?:{GAP}|-)(?P<unit>{UNIT})")
_HOURS = rf"(?:half{GAP}an|{NUMBER}){GAP}(?:seconds?|minutes?|hours?)"
_RECENT = compiled(rf"{_HOURS}{GAP}(?:ago|from{GAP}now)(?!\w)")
_SOON = compiled(rf"in{GAP}(?:about{GAP}|just{GAP}|another{GAP})?{_HOURS}(?!\w)")
_SOON_CUE = compiled(
    rf"(?<!\w)(?:back|leave|return|start|begin|arrive|depart|meet|resume|open|close|end|expire|call|go{GAP}live){GAP}$"
)
_DIRECTION = compiled(
    rf"{GAP}(?P<word>ago|from{GAP}(?:now|today)|hence|earlier|later|afterwards?|previously)(?!\w)(?!{GAP}than)"
)
_OFFSET = compiled(rf"{GAP}(?P<word>before|after|from|since|following){GAP}")
_IN = compiled(rf"in{GAP}(?:about{GAP}|just{GAP}|another{GAP})?(?={NUMBER}{GAP}{UNIT})")
_IN_END = compiled(rf"(?:{GAP}from{GAP}(?:now|today)|['’]{GAP}?time|{GAP}time)?(?!\w)")
_ON_WEEKDAY = compiled(rf"{GAP}(?:on{GAP})?(?:a{GAP})?(?P<day>{WEEKDAY})(?!\w)")
_WEEKDAY_FIRST = compiled(rf"(?P<day>{WEEKDAY}),?{GAP}(?={NUMBER}{GAP}{UNIT})")
_WITHIN = compiled(rf"(?:less{GAP}than|fewer{GAP}than|within){GAP}(?={NUMBER}{GAP}{UNIT})")
_BESIDE = compiled(rf"the{GAP}(?:very{GAP})?(?P<unit>{ONE_UNIT}){GAP}(?P<way>before|after|following|preceding)")
_BESIDE_DATE = compiled(rf"{GAP}(?:the{GAP})?(?=[\w'’])")
_BESIDE_THAT = compiled(rf"{GAP}(?P<which>last|next)(?!\w)")
_BESIDE_END = compiled(rf"(?!{GAP}?[\w$'’(-])|(?={GAP}(?:and|but|or|to|because|while|with|by)(?!\w))")
_GOES_ON = compiled(rf"{GAP}(?:to|until|till|through){GAP}")
_LOOK_BACK = 16
_MONTHS = frozenset({"month", "quarter", "year", "decade", "century"})
_COARSE = (Grain.MONTH, Grain.QUARTER, Grain.YEAR)


@dataclass(frozen=True, slots=True)
class Distance:
    """So many units from today (`three weeks ago`, `in two days`), or from a date named before (`two days later`).

    The value is the day that the count leads to. Start and end are those of its calendar unit, because a writer who
    counts in weeks or years does not mean the day.
    """

    amounts: Amounts
    sign: int
    in_context: bool = False
    ahead: bool = False

    def read(self, context: Context) -> Meaning:
        """The unit that the count leads to; open without a day to count from."""
        unit = self.amounts[-1][1]
        anchor = self.anchor(context)
        if anchor is None:
            return open_unit(unit)
        day = _moved(anchor, self.amounts, self.sign)
        meaning = from_reference(unit_period(day, unit), anchor, timex=day.isoformat())
        return meaning if meaning.grain is Grain.DAY else meaning.with_mod("APPROX")

    def anchor(self, context: Context) -> dt.date | None:
        """The day that is counted from."""
        return context.earlier if self.in_context else context.reference


@dataclass(frozen=True, slots=True)
class DistanceFrom:
    """So many units before or after another date: `two months after next Friday`, `a year before May 2020`."""

    amounts: Amounts
    sign: int
    base: Expression

    def read(self, context: Context) -> Meaning:
        """The day that the count leads to; from a month or a year, in months or years, the whole month or year."""
        meaning = self.base.read(context)
        if not meaning.readings:
            return open_unit(self.amounts[-1][1])
        base = meaning.readings[0]
        if base.grain in _COARSE and _are_as_coarse(self.amounts, base.grain):
            period = unit_period(_moved(base.first, self.amounts, self.sign), base.grain.value)
        else:
            period = day_period(_moved(base.first if self.sign < 0 else base.last, self.amounts, self.sign))
        return Meaning(period.grain, period.timex, (period,), meaning.anchor, relative=meaning.relative)


@dataclass(frozen=True, slots=True)
class Within:
    """Less than a distance away: all the days up to it."""

    distance: Distance | DistanceFrom

    def read(self, context: Context) -> Meaning:
        """From the day that is counted from to the one that the count leads to."""
        distance = self.distance
        if isinstance(distance, Distance):
            base = distance.anchor(context)
        else:
            readings = distance.base.read(context).readings
            base = (readings[0].first if distance.sign < 0 else readings[0].last) if readings else None
        unit = distance.amounts[-1][1]
        if base is None:
            return open_unit(unit)
        first, last = sorted((base, _moved(base, distance.amounts, distance.sign)))
        return from_reference(span_period(first, last, GRAIN_OF_UNIT[unit]), base)


@dataclass(frozen=True, slots=True)
class WeekdayAt:
    """A weekday at a distance: `Monday, a year from now` is the first one from there on, `ago` the last one up to it.

    Where the distance is in weeks, it is the weekday of that week.
    """

    number: int
    distance: Distance

    def read(self, context: Context) -> Meaning:
        """The day."""
        anchor = self.distance.anchor(context)
        if anchor is None:
            return open_meaning(Grain.DAY, f"XXXX-WXX-{self.number}")
        there = _moved(anchor, self.distance.amounts, self.distance.sign)
        ahead = (self.number - there.isoweekday()) % 7
        if self.distance.amounts[-1][1] == "week":
            ahead = self.number - there.isoweekday()
        elif self.distance.sign < 0 and ahead:
            ahead -= 7
        return from_reference(day_period(there + dt.timedelta(days=ahead)), anchor)


@dataclass(frozen=True, slots=True)
class UnitBeside:
    """The day, week, month or year right before or after a date: `the week before Easter`."""

    unit: str
    sign: int
    base: Expression

    def read(self, context: Context) -> Meaning:
        """The unit next to the one that the date is in."""
        meaning = self.base.read(context)
        readings = tuple(map(self._beside, meaning.readings))
        if not readings:
            return open_unit(self.unit)
        return replace(meaning, grain=readings[0].grain, readings=readings, timex=readings[0].timex)

    def _beside(self, period: Period) -> Period:
        edge = period.first if self.sign < 0 else period.last
        return unit_period(shift(edge, self.unit, self.sign), self.unit)


def distance(text: str, start: int, point: Point) -> Found | None:
    """`170 weeks ago`, `two days later`, `16 days from 01/02/2018`, `two months from now on a Tuesday`."""
    if recent := _RECENT.match(text, start):
        return Found(start, recent.end(), Shifted("day", 0))
    match = _AMOUNTS.match(text, start)
    written = [match[name] for name in ("one", "two", "three") if match[name]] if match else []
    for count in range(len(written), 0, -1):
        assert match is not None
        end = match.end(("one", "two", "three")[count - 1])
        if found := _distance(text, start, end, tuple(map(amount, written[:count])), point):
            return found
    return None


def _distance(text: str, start: int, end: int, amounts: Amounts, point: Point) -> Found | None:
    if direction := _DIRECTION.match(text, end):
        word = direction["word"].lower()
        in_context = word in ("earlier", "later") or "after" in word
        expression = Distance(amounts, -1 if word in ("ago", "earlier", "previously") else 1, in_context)
        if not in_context and (day := _ON_WEEKDAY.match(text, direction.end())):
            return Found(start, day.end(), WeekdayAt(weekday_number(day["day"]), expression))
        return Found(start, direction.end(), expression)
    if (offset := _OFFSET.match(text, end)) and (base := point(offset.end())):
        goes_on = isinstance(base.expression, Range) or _GOES_ON.match(text, base.end) is not None
        if offset["word"].lower() == "from" and goes_on:  # a duration with its two ends
            return None
        sign = -1 if offset["word"].lower() == "before" else 1
        return Found(start, base.end, DistanceFrom(amounts, sign, base.expression))
    return None


def weekday_at(text: str, start: int, point: Point) -> Found | None:
    """`Monday, a year from now`: a weekday before its distance from today."""
    match = _WEEKDAY_FIRST.match(text, start)
    found = point(match.end()) if match else None
    if match is None or found is None or not isinstance(found.expression, Distance) or found.expression.in_context:
        return None
    return Found(start, found.end, WeekdayAt(weekday_number(match["day"]), found.expression))


def within(text: str, start: int, point: Point) -> Found | None:
    """`Less than three days ago`, `within two weeks after 3 May`."""
    match = _WITHIN.match(text, start)
    found = point(match.end()) if match else None
    if found is None or not isinstance(found.expression, Distance | DistanceFrom):
        return None
    return Found(start, found.end, Within(found.expression))


def beside(text: str, start: int, point: Point) -> Found | None:
    """`The day after Christmas`, `the week before last`, and `the year before` of what was named."""
    match = _BESIDE.match(text, start)
    if match is None:
        return None
    unit, sign = match["unit"].lower(), -1 if match["way"].lower() in ("before", "preceding") else 1
    that = _BESIDE_THAT.match(text, match.end())
    if that and (that["which"].lower() == "last") == (sign < 0):
        return Found(start, that.end(), Shifted(unit, 2 * sign))
    link = _BESIDE_DATE.match(text, match.end())
    if link and (base := point(link.end())):
        return Found(start, base.end, UnitBeside(unit, sign, base.expression))
    if _BESIDE_END.match(text, match.end()):
        return Found(start, match.end(), Shifted(unit, sign, in_context=True))
    return None


def in_future(text: str, start: int) -> Found | None:
    """`In two weeks`, where the sentence looks ahead (the finder asks); elsewhere it is a duration.

    `In five minutes` says when only after a verb of a moment (`be back`, `leave`): today.
    """
    if soon := _SOON.match(text, start):
        cue = _SOON_CUE.search(text, max(0, start - _LOOK_BACK), start)
        return Found(start, soon.end(), Distance(((0, "day"),), 1, ahead=True)) if cue else None
    match = _IN.match(text, start)
    each = _EACH.match(text, match.end()) if match else None
    end = _IN_END.match(text, each.end()) if each else None
    if each is None or end is None:
        return None
    return Found(start, end.end(), Distance((amount(each[0]),), 1, ahead=True))


def amount(phrase: str) -> tuple[int, str]:
    """The count and the unit of `three weeks`."""
    match = _EACH.match(phrase)
    assert match is not None
    return cardinal_number(match["count"]), unit_name(match["unit"])


def leads_on(text: str, end: int) -> bool:
    """Whether what follows an amount makes a distance of it: `ago`, `before …`."""
    return _DIRECTION.match(text, end) is not None or _OFFSET.match(text, end) is not None


def _moved(day: dt.date, amounts: Amounts, sign: int) -> dt.date:
    for count, unit in amounts:
        day = shift(day, unit, sign * count)
    return day


def _are_as_coarse(amounts: Amounts, grain: Grain) -> bool:
    """Whether a count from a period leads to another period like it: years from a month, but not months from a year."""
    units = [unit for _, unit in amounts]
    return all(unit in _MONTHS and list(Grain).index(GRAIN_OF_UNIT[unit]) <= list(Grain).index(grain) for unit in units)
