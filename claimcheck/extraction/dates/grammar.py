"""One date expression at a place in the text: which forms may start there, and ranges made of two of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from claimcheck.extraction.dates import absolute, numeric, relative, years
from claimcheck.extraction.dates.clock import Clock, clock_after, clock_before
from claimcheck.extraction.dates.deictic import Shifted, Weekday, WeekdayOf
from claimcheck.extraction.dates.expressions import Partial, Portion, Range
from claimcheck.extraction.dates.fragments import (
    COMMA_GAP,
    DASH,
    DAY_NUMBER,
    GAP,
    MAYBE_GAP,
    ORDINAL_WORD,
    WEEKDAY,
    Found,
    compiled,
    ordinal_number,
    weekday_number,
)
from claimcheck.extraction.dates.meaning import Context, DayOrder, Expression, Meaning
from claimcheck.lexicon.dates import numbered, seasons
from claimcheck.records import Grain

_WEEKDAY = compiled(rf"(?P<name>{WEEKDAY})(?P<rest>(?:{COMMA_GAP}|{MAYBE_GAP}-{MAYBE_GAP})(?:the{GAP})?)?")
_DAY_OF_MONTH = compiled(rf"(?:{DAY_NUMBER}(?:st|nd|rd|th)?|{ORDINAL_WORD})(?![\w%])(?![.,:/-]\d)")
_WEEKDAY_BESIDE = compiled(
    rf"{GAP}\((?P<name>{WEEKDAY})\)|,?{GAP}(?:is{GAP}|was{GAP}|falls{GAP}on{GAP}|fell{GAP}on{GAP})?a{GAP}(?P<after>{WEEKDAY})(?!\w)"
)
_WEEKDAY_CUE = compiled(rf"(?<!\w)(?:on|or|and|until|till|by|from|since|before|after|this|next|last){GAP}$|\($")
_NO_WEEKDAY = compiled(rf"(?<!\w)(?:every|each|any|most|black|cyber|good|super|palm|easter|giving|ruby){GAP}$")
_TO = compiled(
    rf"{MAYBE_GAP}(?:{DASH}|~){MAYBE_GAP}(?:the{GAP})?|{GAP}(?:to|through|thru|until|till){GAP}(?:the{GAP})?"
)
_AND = compiled(rf"{GAP}(?:and|to|-|–){GAP}(?:the{GAP})?|{MAYBE_GAP}{DASH}{MAYBE_GAP}")
_FROM = compiled(rf"(?<!\w)(?P<word>from|between){GAP}(?:the{GAP})?$")
_MOVED = compiled(
    rf"(?<!\w)(?:moved|changed|postponed|delayed|pushed|shifted|brought|rescheduled|updated|revised)\b[^.!?\n]{{0,40}}(?<!\w)from{GAP}$"
)
_NOW = compiled(r"(?:now|today|the present|present|date)(?!\w)")
_YEAR_RANGE = compiled(
    rf"(?P<first>(?:1\d|20)\d\d)(?:{DASH}|/)(?P<last>\d\d|(?:1\d|20)\d\d)(?![\w%/])(?![.,]\d|{DASH}\d)"
)
_YEAR = compiled(r"(?:1\d|20)\d\d(?![\w%])(?![.,]\d)")
_LOOK_BACK = 16

Reader = Callable[[str, int], Found | None]


@dataclass(frozen=True, slots=True)
class Timed:
    """A day with a time of day."""

    day: Expression
    time: str
    zone: str | None

    def read(self, context: Context) -> Meaning:
        """The meaning of the day, with the clock."""
        meaning = self.day.read(context)
        if meaning.grain is not Grain.DAY:
            return meaning
        qualifiers = dict(meaning.qualifiers)
        if self.zone:
            qualifiers["zone"] = " ".join(self.zone.split())
        return replace(meaning, clock=self.time, qualifiers=qualifiers)


class Grammar:
    """The forms of one text. `order` is how the document writes day and month in digits."""

    def __init__(self, text: str, order: DayOrder | None) -> None:
        self.text = text
        self.order = order

    def expression(self, start: int, word: str) -> Found | None:
        """The longest expression that starts at a place whose first word (lower case, or `0` for digits) is given."""
        found = self._timed_first(start) if word == "0" else None
        found = found or self.point(start, word)
        return self._range(found) or self._clocked(found) if found else None

    def point(self, start: int, word: str | None = None) -> Found | None:
        """One date, week, month … that starts here: the longest of the forms that its first word allows."""
        word = word or first_word(self.text, start)
        found: Found | None = None
        for reader in _READERS.get(word, ()):
            candidate = reader(self, start)
            if candidate is not None and (found is None or candidate.end > found.end):
                found = candidate
        return found

    def _clocked(self, found: Found) -> Found:
        clock = clock_after(self.text, found.end)
        if clock is None or not _takes_clock(found.expression):
            return found
        return Found(found.start, clock.end, Timed(found.expression, clock.time, clock.zone))

    def _timed_first(self, start: int) -> Found | None:
        clock: Clock | None = clock_before(self.text, start)
        found = self.point(clock.end) if clock else None
        if clock is None or found is None or not _takes_clock(found.expression):
            return None
        return Found(start, found.end, Timed(found.expression, clock.time, clock.zone))

    def _range(self, first: Found) -> Found | None:
        if isinstance(first.expression, Range):
            return None
        before = _FROM.search(self.text, max(0, first.start - _LOOK_BACK), first.start)
        between = before is not None and before["word"].lower() == "between"
        if before and not between and _MOVED.search(self.text, max(0, first.start - 80), first.start):
            return None
        link = (_AND if between else _TO).match(self.text, first.end)
        if link is None:
            return None
        last = self._second(link.end(), bounded=before is not None)
        if last is None or not _can_span(first.expression, last.expression):
            return None
        return Found(first.start, last.end, Range(first.expression, last.expression))

    def _second(self, start: int, *, bounded: bool) -> Found | None:
        if found := self.point(start):
            return found
        if bounded and (now := _NOW.match(self.text, start)):
            return Found(start, now.end(), Shifted("day", 0))
        if match := _YEAR.match(self.text, start):
            return Found(start, match.end(), Partial(int(match[0])))
        return None

    def weekday(self, start: int) -> Found | None:
        """`Friday`, `Tuesday, December 10`, `Tue 13th`; not `every Friday` or `Black Friday`."""
        match = _WEEKDAY.match(self.text, start)
        if match is None or _NO_WEEKDAY.search(self.text, max(0, start - _LOOK_BACK), start):
            return None
        number = weekday_number(match["name"])
        if match["rest"] and (found := self._weekday_with_date(match, number)):
            return found
        abbreviated = len(match["name"].rstrip(".")) < 6
        cue = _WEEKDAY_CUE.search(self.text, max(0, start - _LOOK_BACK), start)
        if abbreviated and not (cue and match["name"][0].isupper()):
            return None
        return Found(start, match.end("name") - match["name"].endswith("."), Weekday(number))

    def _weekday_with_date(self, match: re.Match[str], number: int) -> Found | None:
        date = self._dated(match.end())
        if date is None and (day := _DAY_OF_MONTH.match(self.text, match.end())) and "," not in match["rest"]:
            return Found(match.start(), day.end(), Partial(day=ordinal_number(day[0]), weekday=number))
        if date is None or not isinstance(date.expression, Partial) or date.expression.day is None:
            return None
        return Found(match.start(), date.end, replace(date.expression, weekday=number))

    def _dated(self, start: int) -> Found | None:
        candidates = (
            numeric.numeric(self.text, start, self.order),
            numeric.day_and_month(self.text, start, self.order),
            absolute.month_first(self.text, start),
            absolute.day_first(self.text, start),
        )
        return max((found for found in candidates if found), key=lambda found: found.end, default=None)

    def dated(self, start: int) -> Found | None:
        """A date of day grain, with the weekday that may stand after it."""
        found = self._dated(start)
        if found is None or not isinstance(found.expression, Partial):
            return found
        beside = _WEEKDAY_BESIDE.match(self.text, found.end)
        if beside is None:
            return found
        number = weekday_number(beside["name"] or beside["after"])
        end = beside.end() if beside["name"] else found.end
        return Found(start, end, replace(found.expression, weekday=number))

    def month_of_year(self, start: int) -> Found | None:
        """`9/2024`, `2024-07`."""
        return numeric.month_of_year(self.text, start)

    def year_range(self, start: int) -> Found | None:
        """`2019–2021`, `2023-24`, `2019/20`."""
        match = _YEAR_RANGE.match(self.text, start)
        if match is None or self.text[start - 1 : start] in ("-", "–", "/", ".", "$"):
            return None
        first, digits = int(match["first"]), match["last"]
        last = int(digits) if len(digits) == 4 else first // 100 * 100 + int(digits)
        if not first < last <= first + 200 or (len(digits) == 2 and last > first + 25):
            return None
        return Found(start, match.end(), Range(Partial(first), Partial(last)))


def first_word(text: str, start: int) -> str:
    """The key under which the forms that may start here are kept."""
    match = WORD.match(text, start)
    if match is None:
        return ""
    return "0" if match[0][-1].isdecimal() else match[0].lower()


WORD = re.compile(r"['’]?\d+|[^\W\d_]+")


def _takes_clock(expression: Expression) -> bool:
    if isinstance(expression, Partial):
        return expression.grain is Grain.DAY
    return isinstance(expression, Weekday | WeekdayOf) or (isinstance(expression, Shifted) and expression.unit == "day")


def _can_span(first: Expression, last: Expression) -> bool:
    """Whether two dates may be the ends of one range: of like grain, or both from years to days."""
    if isinstance(first, Partial) and isinstance(last, Partial):
        both_days = (first.day is None) == (last.day is None)
        return both_days or first.year is not None
    return isinstance(last, Partial | Shifted | Weekday | Portion)


def _on_text(reader: Callable[[str, int], Found | None]) -> Callable[[Grammar, int], Found | None]:
    return lambda grammar, start: reader(grammar.text, start)


def _with_point(
    reader: Callable[[str, int, relative.Point], Found | None],
) -> Callable[[Grammar, int], Found | None]:
    return lambda grammar, start: reader(grammar.text, start, grammar.point)


Form = Callable[[Grammar, int], Found | None]

_UNIT_WORD, _STRETCH, _WEEKDAY_FROM_NOW = map(_on_text, (relative.unit_word, relative.stretch, relative.weekday))
_DAY_WORD, _SO_FAR, _MONTH_FROM_NOW = map(_on_text, (relative.day_word, relative.so_far, relative.month_from_now))
_QUARTER, _DECADE, _CENTURY, _ERA = map(_on_text, (years.quarter, years.decade, years.century, years.era_year))
_FISCAL, _SEASON, _YEAR_FORM = map(_on_text, (years.fiscal_year, years.season, years.year))
_DISTANCE, _WEEK_OF, _PIECE, _EDGE = map(
    _with_point, (relative.distance, relative.week_of, relative.piece, relative.edge)
)
_IN_FUTURE = _on_text(relative.in_future)
_MONTH_YEAR, _MONTH_ALONE = map(_on_text, (absolute.month_year, absolute.month_alone))


def _readers() -> dict[str, tuple[Form, ...]]:
    """The forms that may start with a word, by that word in lower case; `0` stands for digits."""
    forms: dict[str, list[Form]] = {}

    def start(with_words: Iterable[str], *readers: Form) -> None:
        for word in with_words:
            forms.setdefault(word.split()[0], []).extend(
                reader for reader in readers if reader not in forms.get(word.split()[0], ())
            )

    digits = (_DISTANCE, _STRETCH, _PIECE, _QUARTER, _DECADE, _CENTURY, _ERA)
    start(["0"], Grammar.dated, Grammar.month_of_year, Grammar.year_range, *digits, _YEAR_FORM)
    start(numbered("months"), Grammar.dated, _MONTH_YEAR, _MONTH_ALONE)
    start(numbered("weekdays"), Grammar.weekday, _WEEKDAY_FROM_NOW)
    start(numbered("ordinals"), Grammar.dated, _QUARTER, _CENTURY, _PIECE)
    start(numbered("numbers"), _DISTANCE, _STRETCH)
    start(
        (
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
        ),
        _UNIT_WORD,
        _STRETCH,
        _WEEKDAY_FROM_NOW,
        _MONTH_FROM_NOW,
    )
    start(("last", "final"), _PIECE)
    start(("today", "tonight", "tomorrow", "yesterday", "this", "last"), _DAY_WORD)
    start(("earlier", "later"), _SO_FAR)
    start(("early", "mid", "middle", "late", "beginning", "start", "end"), _EDGE)
    start(("the",), _DAY_WORD, _UNIT_WORD, _STRETCH, _WEEKDAY_FROM_NOW, _WEEK_OF, _PIECE, _EDGE, _DECADE, _FISCAL)
    start(("week", "w"), _WEEK_OF)
    start(("in",), _IN_FUTURE)
    start(("ad",), _ERA)
    start(("fiscal", "fy", "financial"), _FISCAL, _QUARTER)
    start(("q", "h"), _QUARTER)
    start(seasons(), _SEASON)
    return {word: tuple(readers) for word, readers in forms.items()}


_READERS = _readers()
STARTS = frozenset(_READERS)
"""The words, in lower case, with which an expression may start."""
