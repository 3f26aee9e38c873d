"""All dates of a text: one scan for the words that may start one, the grammar there, and the reading of each."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from claimcheck.extraction.dates.deictic import Distance, Shifted
from claimcheck.extraction.dates.expressions import Partial, Range
from claimcheck.extraction.dates.fragments import GAP, Found, alternatives, compiled
from claimcheck.extraction.dates.grammar import STARTS, Grammar
from claimcheck.extraction.dates.meaning import Context, DayOrder, Expression, Meaning, Tense
from claimcheck.extraction.dates.periods import Period
from claimcheck.extraction.figure import Figure
from claimcheck.lexicon.dates import numbered, words
from claimcheck.records import DateReading, DateValue, Grain, Kind

_SCAN = re.compile(r"(?<!\w)(?:['’]?\d+|[^\W\d_]+)")
_FUTURE = compiled(rf"(?<!\w){alternatives(words('tense', 'future'))}(?!\w)|['’]ll\b")
_PAST = compiled(rf"(?<!\w){alternatives(words('tense', 'past'))}(?!\w)|\w{{3}}ed\b")
_SENTENCE_END = re.compile(r"[.!?]['\")\]”’]?\s|\n")
_MODS = {
    "BEFORE": words("modifiers", "before"),
    "AFTER": words("modifiers", "after"),
    "ON_OR_BEFORE": words("modifiers", "on_or_before"),
    "ON_OR_AFTER": words("modifiers", "on_or_after"),
    "APPROX": words("modifiers", "approx"),
}
_MOD_OF = {word: mod for mod, phrases in _MODS.items() for word in phrases}
_MODIFIER = compiled(rf"(?<!\w)(?P<word>{alternatives(_MOD_OF)}){GAP}?(?:the{GAP})?$")
_MOD_AFTER = compiled(
    rf",?{GAP}(?:(?:and|or){GAP}(?P<word>later|after|beyond|earlier|before)|(?P<onward>onwards?))(?!\w)"
)
_GLUED_NAME = re.compile(r"[A-Za-z0-9]-$")
_LOOK_BACK = 24
_SENTENCE_BACK = 400


def find_dates(prose: str, reference: dt.date | None, order: DayOrder | None = None) -> list[Figure]:
    """Every date and period of the calendar, in order, resolved against `reference` or left open.

    Spans are disjoint and tight: `from 2019 to 2021` gives `2019 to 2021`. Offsets are those of `prose`. Never raises.
    """
    grammar = Grammar(prose, order)
    figures: list[Figure] = []
    reached = 0
    earlier: tuple[int, dt.date] | None = None
    for match in _SCAN.finditer(prose):
        start = match.start()
        if start < reached:
            continue
        word = match[0]
        key = "0" if word[-1].isdecimal() else word.lower()
        if key not in STARTS:
            continue
        found = grammar.expression(start, key)
        if found is None:
            continue
        figure = _figure(prose, found, reference, earlier)
        if figure is None:
            continue
        figures.append(figure)
        reached = found.end
        if figure.date is not None and figure.date.first_day is not None:
            earlier = (found.end, figure.date.first_day)
    return figures


def _figure(prose: str, found: Found, reference: dt.date | None, earlier: tuple[int, dt.date] | None) -> Figure | None:
    context = _context(prose, found, reference, earlier)
    if _is_duration(found.expression, context):
        return None
    try:
        meaning = found.expression.read(context)
    except (ValueError, OverflowError):
        return None
    mod = meaning.mod or _modifier(prose, found)
    date = _date_value(prose[found.start : found.end], replace(meaning, mod=mod))
    qualifiers = dict(meaning.qualifiers)
    expression = getattr(found.expression, "day", found.expression)
    if isinstance(expression, Partial) and expression.weekday and expression.month:
        qualifiers["weekday"] = _weekday_name(expression.weekday)
    in_name = bool(_GLUED_NAME.search(prose, max(0, found.start - 2), found.start))
    return Figure(found.start, found.end, Kind.DATE, date=date, qualifiers=qualifiers, in_name=in_name)


def _context(prose: str, found: Found, reference: dt.date | None, earlier: tuple[int, dt.date] | None) -> Context:
    expression = getattr(found.expression, "day", found.expression)
    whole = isinstance(expression, Partial) and expression.year is not None
    if whole or (isinstance(expression, Shifted) and not expression.in_context):
        return Context(reference)
    start = _sentence_start(prose, found.start)
    before = earlier[1] if earlier is not None and earlier[0] > start else None
    return Context(reference, _tense(prose, start, found), before)


def _sentence_start(prose: str, place: int) -> int:
    low = max(0, place - _SENTENCE_BACK)
    start = low
    for end in _SENTENCE_END.finditer(prose, low, place):
        start = end.end()
    return start


def _tense(prose: str, start: int, found: Found) -> Tense | None:
    stop = _SENTENCE_END.search(prose, found.end, found.end + _SENTENCE_BACK)
    end = stop.start() if stop else min(len(prose), found.end + _SENTENCE_BACK)
    future = _FUTURE.search(prose, start, end) is not None
    past = _PAST.search(prose, start, end) is not None
    if future == past:
        return None
    return Tense.FUTURE if future else Tense.PAST


def _is_duration(expression: Expression, context: Context) -> bool:
    if not (isinstance(expression, Distance) and expression.ahead):
        return False
    return context.reference is None or context.tense is not Tense.FUTURE


def _modifier(prose: str, found: Found) -> str | None:
    if after := _MOD_AFTER.match(prose, found.end):
        return "ON_OR_BEFORE" if (after["word"] or "").lower() in ("earlier", "before") else "ON_OR_AFTER"
    if isinstance(found.expression, Range):
        return None
    match = _MODIFIER.search(prose, max(0, found.start - _LOOK_BACK), found.start)
    return _MOD_OF[" ".join(match["word"].lower().split())] if match else None


def _date_value(text: str, meaning: Meaning) -> DateValue:
    first = meaning.readings[0] if meaning.readings else None
    return DateValue(
        text=text,
        start=_moment(first.first, meaning.clock) if first else None,
        end=_moment(first.last, meaning.clock) if first else None,
        grain=Grain.MINUTE if meaning.clock else meaning.grain,
        timex=meaning.timex + (f"T{meaning.clock}" if meaning.clock else ""),
        relative=meaning.relative,
        anchor=meaning.anchor.isoformat() if meaning.anchor else None,
        mod=meaning.mod,
        alternatives=tuple(_reading(period, meaning.clock) for period in meaning.readings[1:]),
    )


def _moment(day: dt.date, clock: str | None) -> str:
    return day.isoformat() + (f"T{clock}" if clock else "")


def _reading(period: Period, clock: str | None) -> DateReading:
    timex = period.timex + (f"T{clock}" if clock else "")
    return DateReading(start=_moment(period.first, clock), end=_moment(period.last, clock), timex=timex)


def _weekday_name(number: int) -> str:
    return next(name for name, value in numbered("weekdays").items() if value == number and len(name) > 5)
