"""All dates of a text: one scan for the words that may start one, the grammar there, and the reading of each."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

from claimcheck.extraction.dates.deictic import Shifted
from claimcheck.extraction.dates.distances import Distance
from claimcheck.extraction.dates.expressions import Partial, Range
from claimcheck.extraction.dates.forms import DIGITS, PARTED, forms, next_words
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
    rf"|(?P<parted>\d{{1,2}}\.\d)|\d{{1,2}}(?:[/:-]\d|{MAYBE_GAP}[-–—~]{MAYBE_GAP}\d|{MAYBE_GAP}[ap]\.?m?\b)"
    rf"|\d{{1,5}}(?:er|[.º])?(?:{GAP}|[-/]){_AFTER_DIGITS}"
    r"|\d{1,2}(?:er|[.º])? (?:de )?[^\W\d_]{3,14}\.? (?:de |del )?(?:1[89]|20)\d\d"
    rf"|\d{{1,2}}(?:,{MAYBE_GAP}\d{{1,2}}(?:,|{GAP}(?:and|or|&)){GAP}\d{{1,2}}(?!\w)|{GAP}&{GAP}\d)"
)
_IN_NUMBER = re.compile(r"[$€£¥#]\s?$|\d[.,]$")
_WORD_END = r"(?![^\W\d_])"
_TWO_READINGS = 0.8


def find_dates(prose: str, reference: dt.date | None, order: DayOrder | None = None) -> list[Figure]:
    """Every date and period of the calendar, in order, resolved against `reference` or left open.

    Spans are disjoint and tight: `from 2019 to 2021` gives `2019 to 2021`. Offsets are those of `prose`. Never raises.
    """
    grammar = Grammar(prose, order)
    figures: list[Figure] = []
    reached = 0
    for match in _scan().finditer(lowered(prose)):
        start, word = match.start(), match["word"]
        if start < reached:
            continue
        key = _key_of_digits(prose, start) if word is None else word
        found = grammar.expression(start, key) if key is not None else None
        figure = _figure(prose, found, reference, figures) if found else None
        if figure is None:
            continue
        figures.append(figure)
        reached = figure.end
    return figures


@cache
def _scan() -> re.Pattern[str]:
    """Digits, and the words that dates may start with, in a text in lower case: a third of the time of all words.

    Words that mostly begin other phrases (`the`, `in`, numbers) count only before a word that goes on with a date.
    """
    by_next: dict[frozenset[str] | None, list[str]] = {}
    for word in forms().keys() - {DIGITS, PARTED}:
        by_next.setdefault(next_words().get(word), []).append(word)
    words = _by_letter((word, _before(following)) for following, group in by_next.items() for word in group)
    return re.compile(rf"(?<!\w)(?:['’]?\d+|(?P<word>{words}))")


def _by_letter(words: Iterable[tuple[str, str]]) -> str:
    """Alternatives for words, each with what must follow it; their first letter rules out most."""
    rests: dict[tuple[str, str], list[str]] = {}
    for word, following in sorted(words):
        rests.setdefault((word[0], following), []).append(word[1:])
    branches: dict[str, list[str]] = {}
    for (letter, following), endings in rests.items():
        branches.setdefault(letter, []).append(f"(?:{'|'.join(endings)}){following}")
    return "|".join(f"{letter}(?:{'|'.join(rest)})" for letter, rest in branches.items())


def _before(allowed: frozenset[str] | None) -> str:
    """A look at what comes after a word: no letter, and one of the allowed words (see `next_words`), if not any."""
    if allowed is None:
        return _WORD_END
    words = _by_letter((word, _WORD_END) for word in allowed - {DIGITS})
    return rf"(?=\W{{1,12}}(?:{words}" + (r"|\d))" if DIGITS in allowed else "))")


def _key_of_digits(prose: str, start: int) -> str | None:
    """The key of the forms (see `forms`) that digits may start, None where what follows them follows none in dates.

    Digits are mostly those of tables and measurements: one look spares them all the forms.
    """
    like = _LIKE_DATE.match(prose, start)
    if like is None or _IN_NUMBER.search(prose, max(0, start - 2), start):
        return None
    return DIGITS if like["parted"] is None else PARTED


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
