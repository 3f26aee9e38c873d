"""Which forms of dates may start with which word: the table that the grammar is driven by."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache

from claimcheck.extraction.dates import (
    absolute,
    bare_years,
    days,
    distances,
    holidays,
    locales,
    nearby,
    numeric,
    pieces,
    relative,
    weeks,
    years,
)
from claimcheck.extraction.dates.fragments import Found
from claimcheck.extraction.dates.meaning import DayOrder
from claimcheck.extraction.dates.pieces import Point
from claimcheck.lexicon.dates import listed, numbered, seasons

Form = Callable[[str, int, DayOrder | None, Point], Found | None]
"""Reads one form at a place in a text; the last argument reads whatever date stands at another place."""

DIGITS = "0"
"""The key of the forms that start with digits."""
PARTED = "0.0"
"""The key of those that start with one or two digits, a point and a digit; most such numbers are decimals."""


def _plain(reader: Callable[[str, int], Found | None]) -> Form:
    return lambda text, start, order, point: reader(text, start)


def _ordered(reader: Callable[[str, int, DayOrder | None], Found | None]) -> Form:
    return lambda text, start, order, point: reader(text, start, order)


def _nested(reader: Callable[[str, int, Point], Found | None]) -> Form:
    return lambda text, start, order, point: reader(text, start, point)


_DATED, _WEEKDAY, _DAY_OF_MONTH = map(_ordered, (days.dated, days.weekday, days.day_of_month))
_MONTH_YEAR, _MONTH_ALONE = map(_plain, (absolute.month_year, absolute.month_alone))
_DIGIT_MONTH, _YEAR_RANGE = map(_plain, (numeric.month_of_year, numeric.year_range))
_QUARTER, _DECADE, _CENTURY, _ERA = map(_plain, (years.quarter, years.decade, years.century, years.era_year))
_LOCALE = _plain(locales.locale_date)
_HOLIDAY, _ISO_WEEK, _NUMBERED_WEEK = map(_plain, (holidays.holiday, weeks.iso_week, weeks.numbered_week))
_FISCAL, _SEASON = map(_plain, (years.fiscal_year, years.season))
_YEAR, _YEAR_SPAN, _YEAR_WORDS = map(_plain, (bare_years.year, bare_years.year_span, bare_years.worded_year))
_UNIT, _STRETCH, _DAY_WORD = map(_plain, (relative.unit_word, relative.stretch, relative.day_word))
_NEXT_WEEKDAY, _NEXT_MONTH = map(_plain, (relative.weekday, relative.month_from_now))
_SO_FAR, _IN_FUTURE, _WEEKEND, _NOW = map(
    _plain, (relative.so_far, distances.in_future, relative.weekend, relative.now)
)
_DISTANCE, _WEEKDAY_AT, _WITHIN = map(_nested, (distances.distance, distances.weekday_at, distances.within))
_BESIDE, _WEEK_OF, _PIECE, _EDGE = map(_nested, (distances.beside, pieces.week_of, pieces.piece, pieces.edge))
_NEAR_DAY, _SPAN_FROM, _NTH_WEEKDAY = map(_nested, (nearby.near_day, nearby.span_from, pieces.nth_weekday))
_LISTED_DAY, _SPOKEN_DAY, _NEAR_SEASON = map(_plain, (absolute.listed_day, absolute.spoken_day, nearby.near_season))

_POINTERS = (
    "this",
    "next",
    "last",
    "past",
    "previous",
    "prior",
    "preceding",
    "coming",
    "upcoming",
    "following",
    "current",
)
_FORMS: tuple[tuple[Iterable[str], tuple[Form, ...]], ...] = (
    (
        (DIGITS,),
        (_DATED, _LISTED_DAY, _DAY_OF_MONTH, _DIGIT_MONTH, _YEAR_RANGE, _YEAR, _DISTANCE, _STRETCH, _PIECE, _SPAN_FROM),
    ),
    ((DIGITS,), (_LOCALE, _ISO_WEEK, _YEAR_SPAN, _QUARTER, _DECADE, _CENTURY, _ERA)),
    ((PARTED,), (_DATED,)),
    (numbered("months"), (_DATED, _MONTH_YEAR, _MONTH_ALONE)),
    (numbered("weekdays"), (_WEEKDAY, _NEXT_WEEKDAY, _WEEKDAY_AT)),
    (numbered("ordinals"), (_DATED, _DAY_OF_MONTH, _QUARTER, _CENTURY, _PIECE, _NTH_WEEKDAY)),
    (numbered("numbers"), (_SPOKEN_DAY, _DISTANCE, _STRETCH, _YEAR_WORDS, _SPAN_FROM)),
    (_POINTERS, (_UNIT, _STRETCH, _NEXT_WEEKDAY, _NEXT_MONTH, _WEEKDAY, _NEAR_DAY, _NEAR_SEASON)),
    (("last", "final"), (_PIECE, _NTH_WEEKDAY)),
    (("today", "tonight", "tomorrow", "yesterday", "this", "last"), (_DAY_WORD,)),
    (("earlier", "later", "so", "year", "ytd"), (_SO_FAR,)),
    (("early", "mid", "middle", "late", "beginning", "start", "end", "year"), (_EDGE,)),
    (("the",), (_DAY_WORD, _UNIT, _STRETCH, _NEXT_WEEKDAY, _WEEK_OF, _PIECE, _EDGE, _DECADE, _FISCAL, _WEEKEND)),
    (("the",), (_BESIDE, _NUMBERED_WEEK, _NTH_WEEKDAY)),
    (("less", "fewer", "within"), (_WITHIN,)),
    (("week", "w"), (_WEEK_OF,)),
    (("week", "calendar", "iso", "cw"), (_NUMBERED_WEEK,)),
    (("weekend",), (_WEEKEND,)),
    (("half",), (_DISTANCE,)),
    (("in",), (_IN_FUTURE,)),
    (("now",), (_NOW,)),
    (("ad", "a"), (_ERA,)),
    (("fiscal", "fy", "financial"), (_FISCAL, _QUARTER)),
    (("q", "h"), (_QUARTER,)),
    (seasons(), (_SEASON,)),
    (holidays.first_words(), (_HOLIDAY,)),
)


@cache
def forms() -> dict[str, tuple[Form, ...]]:
    """The forms by the first word, in lower case, that they may start with."""
    table: dict[str, list[Form]] = {}
    for starts, readers in _FORMS:
        for word in set(map(_first, starts)):
            table.setdefault(word, []).extend(readers)
    return {word: tuple(readers) for word, readers in table.items()}


@cache
def next_words() -> dict[str, frozenset[str]]:
    """What may follow the words that mostly begin no date (`the`, `a`, `in`, numbers), by the word, in lower case.

    Digits stand under `DIGITS`. Every form that starts with such a word needs one of these next, so one look at it
    spares most of a text all the forms.
    """
    numbers = frozenset(
        part for table in ("numbers", "ordinals") for phrase in numbered(table) for part in phrase.split()
    )
    after_number = numbers | frozenset((*listed("next_words", "after_number"), *numbered("months"), *_POINTERS, DIGITS))
    after_the = frozenset((*(forms().keys() - {PARTED}), *numbered("decades"), *listed("next_words", "after_the")))
    after_in = numbers | frozenset((*listed("next_words", "after_in"), DIGITS))
    after_name = {word: following for word, following in holidays.first_words().items() if following}
    own = {word: following for word, following in after_name.items() if forms()[word] == (_HOLIDAY,)}
    own |= {"less": frozenset({"than"}), "fewer": frozenset({"than"}), "within": numbers | {DIGITS}}
    return own | {"the": after_the, "in": after_in} | dict.fromkeys(map(_first, numbered("numbers")), after_number)


def _first(phrase: str) -> str:
    return phrase.split()[0]
