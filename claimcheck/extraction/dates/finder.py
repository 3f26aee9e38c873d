"""All dates of a text: one scan for the words that may start one, the grammar there, and the reading of each."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from claimcheck.extraction.dates.deictic import Shifted
from claimcheck.extraction.dates.distances import Distance
from claimcheck.extraction.dates.expressions import Partial, Range
from claimcheck.extraction.dates.forms import DIGITS, forms, next_words
from claimcheck.extraction.dates.fragments import GAP, MAYBE_GAP, Found, alternatives, compiled
from claimcheck.extraction.dates.grammar import Grammar, Timed
from claimcheck.extraction.dates.meaning import Context, DayOrder, Expression, Meaning, Tense
from claimcheck.extraction.dates.naming import is_in_name
from claimcheck.extraction.dates.periods import Period
from claimcheck.extraction.dates.surroundings import Sentence, modifier
from claimcheck.extraction.figure import Figure
from claimcheck.lexicon.dates import numbered, words
from claimcheck.lexicon.phrases import lowered
from claimcheck.records import DateReading, DateValue, Grain, Kind

_AFTER_DIGITS = alternatives(
    (*numbered("months"), *numbered("weekdays"), *words("after_digits", "words"), *words("zones", "codes"))
)
_LIKE_DATE = compiled(
    rf"['’]\d\d|(?:\d{{4}}|\d{{8}})(?!\d)|\d{{4}}['’]?s|\d{{1,2}}(?:st|nd|rd|th)(?!\w)|[1-4][QH](?:{MAYBE_GAP}['’]?\d|{GAP}(?:FY|fiscal))"
    rf"|\d{{1,2}}(?:[/.:-]\d|{MAYBE_GAP}[-–—~]{MAYBE_GAP}\d|{MAYBE_GAP}[ap]\.?m?\b)"
    rf"|\d{{1,5}}(?:er|[.º])?(?:{GAP}|[-/]){_AFTER_DIGITS}"
    r"|\d{1,2}(?:er|[.º])? (?:de )?[^\W\d_]{3,14}\.? (?:de |del )?(?:1[89]|20)\d\d"
    rf"|\d{{1,2}}(?:,{MAYBE_GAP}\d{{1,2}}(?:,|{GAP}(?:and|or|&)){GAP}\d{{1,2}}(?!\w)|{GAP}&{GAP}\d)"
)
_NEXT_WORD = re.compile(r"\W{1,12}([^\W\d_]+|\d)")
_IN_NUMBER = re.compile(r"[$€£¥#]\s?$|\d[.,]$")
_TWO_READINGS = 0.8


def find_dates(prose: str, reference: dt.date | None, order: DayOrder | None = None) -> list[Figure]:
    """Every date and period of the calendar, in order, resolved against `reference` or left open.

    Spans are disjoint and tight: `from 2019 to 2021` gives `2019 to 2021`. Offsets are those of `prose`. Never raises.
    """
    grammar = Grammar(prose, order)
    figures: list[Figure] = []
    reached = 0
    for match in _scan().finditer(lowered(prose)):
        start, key = match.start(), match["word"] or DIGITS
        if start < reached or not _may_start_date(prose, start, match.end(), key):
            continue
        found = grammar.expression(start, key)
        figure = _figure(prose, found, reference, figures) if found else None
        if figure is None:
            continue
        figures.append(figure)
        reached = figure.end
    return figures


@cache
def _scan() -> re.Pattern[str]:
    """Digits, and the words that dates may start with, in a text in lower case: a third of the time of all words."""
    by_letter: dict[str, list[str]] = {}
    for word in sorted(forms().keys() - {DIGITS}, key=len, reverse=True):
        by_letter.setdefault(word[0], []).append(word[1:])
    words = "|".join(f"{letter}(?:{'|'.join(rests)})" for letter, rests in by_letter.items())
    return re.compile(rf"(?<!\w)(?:['’]?\d+|(?P<word>{words})(?![^\W\d_]))")


def _may_start_date(prose: str, start: int, end: int, key: str) -> bool:
    """Whether a first word (see `forms`) is followed by what follows it in dates: one look spares it all the forms.

    Digits are mostly those of tables and measurements, `the`, `a` and `in` mostly begin other phrases.
    """
    if key == DIGITS:
        return _LIKE_DATE.match(prose, start) is not None and not _IN_NUMBER.search(prose, max(0, start - 2), start)
    allowed = next_words().get(key)
    if allowed is None:
        return True
    following = _NEXT_WORD.match(prose, end)
    return following is not None and (DIGITS if following[1].isdecimal() else following[1].lower()) in allowed


def _figure(prose: str, found: Found, reference: dt.date | None, figures: Sequence[Figure]) -> Figure | None:
    """The figure of an expression, read in its sentence; None where that shows that it names no date."""
    day = _dated_part(found.expression)
    context = Context(reference, Sentence(prose, found, figures))
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
    if isinstance(day, Partial) and day.weekday and day.month:
        qualifiers["weekday"] = _weekday_name(day.weekday)
    return Figure(
        found.start,
        found.end,
        Kind.DATE,
        date=date,
        qualifiers=qualifiers,
        in_name=is_in_name(prose, found),
        confidence=_TWO_READINGS if date.alternatives else 1.0,
    )


def _dated_part(expression: Expression) -> Expression:
    """The date without its time of day."""
    return expression.day if isinstance(expression, Timed) else expression


def _is_duration(expression: Expression, context: Context) -> bool:
    """Whether `in two weeks` says how long: without a date to count from, or in a sentence that does not look ahead."""
    if not (isinstance(expression, Distance) and expression.ahead):
        return False
    return context.reference is None or context.tense is not Tense.FUTURE


def _points_nowhere(expression: Expression, context: Context) -> bool:
    """Whether `today` or `the previous year` stands in a text without a day to count from: it names no date then."""
    day = _dated_part(expression)
    if not isinstance(day, Shifted) or context.reference is not None:
        return False
    return context.earlier is None if day.in_context else day.unit == "day"


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
