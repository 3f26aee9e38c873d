"""All dates of a text: one scan for the words that may start one, the grammar there, and the reading of each."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from claimcheck.extraction.dates.deictic import Distance, Shifted
from claimcheck.extraction.dates.expressions import Partial, Range
from claimcheck.extraction.dates.forms import DIGITS, forms
from claimcheck.extraction.dates.fragments import Found
from claimcheck.extraction.dates.grammar import Grammar, Timed
from claimcheck.extraction.dates.meaning import Context, DayOrder, Expression, Meaning, Tense
from claimcheck.extraction.dates.periods import Period
from claimcheck.extraction.dates.surroundings import modifier, sentence_start, tense_around
from claimcheck.extraction.figure import Figure
from claimcheck.lexicon.dates import numbered, words
from claimcheck.records import DateReading, DateValue, Grain, Kind

_SCAN = re.compile(r"(?<!\w)(?:['’]?\d+|[^\W\d_]+)")
_IN_NUMBER = re.compile(r"[$€£¥#]\s?$|\d[.,]$")
_IN_NAME = re.compile(r"[A-Za-z0-9]-$")
_NAME_BEFORE = re.compile(r"(?<!\w)([A-Z][\w-]{0,20}) $")
_AUTHORS = re.compile(
    r"(?:\bet al\.?,?|(?:\band|&) [A-Z][^\W\d_]{1,20},?|(?P<one>[A-Z][\w’'-]{1,30},)) \(?(?:\d{4}[a-z]?, ){0,4}$"
)
_KEY_END = re.compile(r"[a-z]?(?:[);\]]|, \d{4})")
_LOOK_BACK = 24
_AUTHORS_BACK = 60


def find_dates(prose: str, reference: dt.date | None, order: DayOrder | None = None) -> list[Figure]:
    """Every date and period of the calendar, in order, resolved against `reference` or left open.

    Spans are disjoint and tight: `from 2019 to 2021` gives `2019 to 2021`. Offsets are those of `prose`. Never raises.
    """
    grammar = Grammar(prose, order)
    starts = forms()
    figures: list[Figure] = []
    reached = 0
    earlier: tuple[int, dt.date] | None = None
    for match in _SCAN.finditer(prose):
        start, word = match.start(), match[0]
        key = DIGITS if word[-1].isdecimal() else word.lower()
        if start < reached or key not in starts or (key == DIGITS and _is_in_number(prose, start)):
            continue
        found = grammar.expression(start, key)
        figure = _figure(prose, found, reference, earlier) if found else None
        if figure is None or figure.date is None:
            continue
        figures.append(figure)
        reached = figure.end
        if figure.date.first_day is not None:
            earlier = (figure.end, figure.date.first_day)
    return figures


def _is_in_number(prose: str, start: int) -> bool:
    """Whether digits belong to an amount of money or go on a number: `$12 December`, `1,024`."""
    return _IN_NUMBER.search(prose, max(0, start - 2), start) is not None


def _figure(prose: str, found: Found, reference: dt.date | None, earlier: tuple[int, dt.date] | None) -> Figure | None:
    context = _context(prose, found, reference, earlier)
    if _is_duration(found.expression, context) or _points_nowhere(found.expression, context):
        return None
    try:
        meaning = found.expression.read(context)
    except (ValueError, OverflowError):
        return None
    if meaning.mod is None and not isinstance(found.expression, Range):
        meaning = replace(meaning, mod=modifier(prose, found.start, found.end))
    date = _date_value(prose[found.start : found.end], meaning)
    qualifiers = dict(meaning.qualifiers)
    day = _dated_part(found.expression)
    if isinstance(day, Partial) and day.weekday and day.month:
        qualifiers["weekday"] = _weekday_name(day.weekday)
    return Figure(
        found.start, found.end, Kind.DATE, date=date, qualifiers=qualifiers, in_name=_is_in_name(prose, found)
    )


def _is_in_name(prose: str, found: Found) -> bool:
    """Whether a date is part of a name: `gpt-4-turbo-2024-04-09`, `Visual Studio 2022`, or of a reference."""
    if _IN_NAME.search(prose, max(0, found.start - 2), found.start):
        return True
    expression = found.expression
    if not isinstance(expression, Partial) or expression.grain is not Grain.YEAR:
        return False
    if _is_reference(prose, found):
        return True
    before = _NAME_BEFORE.search(prose, max(0, found.start - _LOOK_BACK), found.start)
    return before is not None and before[1].lower() not in words("years", "before")


def _is_reference(prose: str, found: Found) -> bool:
    """Whether a year belongs to the key of a work that is cited: `Smith et al. (2020)`, `(Smith, 2020; …)`."""
    before = _AUTHORS.search(prose, max(0, found.start - _AUTHORS_BACK), found.start)
    return before is not None and (before["one"] is None or _KEY_END.match(prose, found.end) is not None)


def _dated_part(expression: Expression) -> Expression:
    """The date without its time of day."""
    return expression.day if isinstance(expression, Timed) else expression


def _context(prose: str, found: Found, reference: dt.date | None, earlier: tuple[int, dt.date] | None) -> Context:
    """What to read against; sentences are only looked at for expressions that depend on theirs."""
    expression = _dated_part(found.expression)
    whole = isinstance(expression, Partial) and expression.year is not None
    if whole or (isinstance(expression, Shifted) and not expression.in_context):
        return Context(reference)
    start = sentence_start(prose, found.start)
    before = earlier[1] if earlier is not None and earlier[0] > start else None
    return Context(reference, tense_around(prose, start, found.end), before)


def _is_duration(expression: Expression, context: Context) -> bool:
    """Whether `in two weeks` says how long: without a date to count from, or in a sentence that does not look ahead."""
    if not (isinstance(expression, Distance) and expression.ahead):
        return False
    return context.reference is None or context.tense is not Tense.FUTURE


def _points_nowhere(expression: Expression, context: Context) -> bool:
    """Whether `today` or `the previous year` stands in a text without a day to count from: it names no date then."""
    day = _dated_part(expression)
    if not isinstance(day, Shifted) or context.reference is not None or context.earlier is not None:
        return False
    return day.unit == "day" or day.in_context


def _date_value(text: str, meaning: Meaning) -> DateValue:
    first = meaning.readings[0] if meaning.readings else None
    return DateValue(
        text=text,
        start=_moment(first.first, meaning.clock) if first else None,
        end=_moment(first.last, meaning.clock) if first else None,
        grain=Grain.MINUTE if meaning.clock else meaning.grain,
        timex=_with_clock(meaning.timex, meaning.clock),
        relative=meaning.relative,
        anchor=meaning.anchor.isoformat() if meaning.anchor else None,
        mod=meaning.mod,
        alternatives=tuple(_reading(period, meaning.clock) for period in meaning.readings[1:]),
    )


def _with_clock(timex: str, clock: str | None) -> str:
    return f"{timex}T{clock}" if clock else timex


def _moment(day: dt.date, clock: str | None) -> str:
    return _with_clock(day.isoformat(), clock)


def _reading(period: Period, clock: str | None) -> DateReading:
    timex = _with_clock(period.timex, clock)
    return DateReading(start=_moment(period.first, clock), end=_moment(period.last, clock), timex=timex)


def _weekday_name(number: int) -> str:
    return next(name for name, value in numbered("weekdays").items() if value == number)
