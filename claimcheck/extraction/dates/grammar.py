"""One date expression at a place: the longest form that starts there, its time of day, or a range of two."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from claimcheck.extraction.dates.clock import clock_after, clock_before
from claimcheck.extraction.dates.deictic import Shifted, Weekday, WeekdayOf
from claimcheck.extraction.dates.expressions import Partial, Portion, Range
from claimcheck.extraction.dates.forms import DIGITS, PARTED, forms
from claimcheck.extraction.dates.fragments import DASH, GAP, MAYBE_GAP, Found, compiled
from claimcheck.extraction.dates.holidays import Holiday
from claimcheck.extraction.dates.meaning import Context, DayOrder, Expression, Meaning
from claimcheck.records import Grain

_WORD = re.compile(r"['’]?\d+|[^\W\d_]+")
_TO = compiled(
    rf"\.?{MAYBE_GAP}(?:{DASH}|~){MAYBE_GAP}(?:the{GAP})?|{GAP}(?:to|through|thru|until|till){GAP}(?:the{GAP})?"
)
_AND = compiled(rf"{GAP}(?:and|to){GAP}(?:the{GAP})?|{MAYBE_GAP}{DASH}{MAYBE_GAP}")
_FROM = compiled(rf"(?<!\w)(?P<word>from|between){GAP}(?:the{GAP})?$")
_MOVED = compiled(
    r"(?<!\w)(?:moved|changed|postponed|delayed|pushed|shifted|brought|rescheduled|updated|revised)\b"
    rf"[^.!?\n]{{0,40}}(?<!\w)from{GAP}$"
)
_NOW = compiled(r"(?:now|today|the present|present|date)(?!\w)")
_YEAR = compiled(r"(?:1\d|20)\d\d(?![\w%])(?![.,]\d)")
_YEAR_LAST = compiled(rf"{GAP}(?P<year>(?:19|20)\d\d)(?![\w%])(?![.,]\d)")
_LISTED = compiled(rf",{GAP}(?:(?:and|or){GAP})?|{GAP}(?:and|or|&){GAP}")
_LONGEST_LIST = 4
_LOOK_BACK = 16
_MOVED_BACK = 80
_DEEPEST = 4


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
        self._forms = forms()
        self._depth = 0

    def expression(self, start: int, word: str) -> Found | None:
        """The longest expression that starts at a place whose first word (see `forms`) is given."""
        found = self._timed_first(start) if word in (DIGITS, PARTED) else None
        found = found or self.point(start, word)
        return self._range(found) or self._lent(found) or self._clocked(found) if found else None

    def point(self, start: int, word: str | None = None) -> Found | None:
        """One date, week, month … that starts here: the longest of the forms that its first word allows.

        Forms may nest (`the first week of next year`), but only so deep: a text may say `week of the` without end.
        """
        if self._depth == _DEEPEST:
            return None
        self._depth += 1
        found: Found | None = None
        for form in self._forms.get(word or first_word(self.text, start), ()):
            candidate = form(self.text, start, self.order, self.point)
            if candidate is not None and (found is None or candidate.end > found.end):
                found = candidate
        self._depth -= 1
        return found

    def _clocked(self, found: Found) -> Found:
        clock = clock_after(self.text, found.end)
        if clock is None or not _takes_clock(found.expression):
            return found
        day, end = found.expression, clock.end
        if isinstance(day, Partial) and day.year is None and (year := _YEAR_LAST.match(self.text, end)):
            day, end = replace(day, year=int(year["year"])), year.end()
        return Found(found.start, end, Timed(day, clock.time, clock.zone))

    def _timed_first(self, start: int) -> Found | None:
        clock = clock_before(self.text, start)
        found = self.point(clock.end) if clock else None
        if clock is None or found is None or not _takes_clock(found.expression):
            return None
        return Found(start, found.end, Timed(found.expression, clock.time, clock.zone))

    def _lent(self, found: Found) -> Found | None:
        """A date whose year stands at the end of the list that it begins: `January, February and March 2024`."""
        first, grain, end = found.expression, _grain_without_year(found), found.end
        listed: list[Partial] = []
        while grain and len(listed) < _LONGEST_LIST and (link := _LISTED.match(self.text, end)):
            following = self.point(link.end())
            if (
                following is None
                or not isinstance(following.expression, Partial)
                or following.expression.grain != grain
            ):
                return None
            listed.append(following.expression)
            end = following.end
            if following.expression.year is not None:
                break
        if not listed or listed[-1].year is None or not isinstance(first, Partial):
            return None
        year = listed[-1].year
        for later, earlier in pairwise(reversed((first, *listed))):
            year -= (earlier.month or 0) > (later.month or 0)
        return Found(found.start, found.end, replace(first, year=year))

    def _range(self, first: Found) -> Found | None:
        if isinstance(first.expression, Range):
            return None
        before = _FROM.search(self.text, max(0, first.start - _LOOK_BACK), first.start)
        between = before is not None and before["word"].lower() == "between"
        if before and not between and _MOVED.search(self.text, max(0, first.start - _MOVED_BACK), first.start):
            return None
        link = (_AND if between else _TO).match(self.text, first.end)
        last = self._second(link.end(), bounded=before is not None) if link else None
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


def _grain_without_year(found: Found) -> Grain | None:
    """The grain of a day or month that is written without its year; None for what is none."""
    date = found.expression
    return date.grain if isinstance(date, Partial) and date.year is None and date.month else None


def first_word(text: str, start: int) -> str:
    """The key under which the forms that may start here are kept."""
    match = _WORD.match(text, start)
    if match is None:
        return ""
    return DIGITS if match[0][-1].isdecimal() else match[0].lower()


def _takes_clock(expression: Expression) -> bool:
    if isinstance(expression, Partial):
        return expression.grain is Grain.DAY
    return isinstance(expression, Weekday | WeekdayOf) or (isinstance(expression, Shifted) and expression.unit == "day")


def _can_span(first: Expression, last: Expression) -> bool:
    """Whether two dates may be the ends of one range: of like grain, or from a whole year on."""
    if isinstance(first, Partial) and isinstance(last, Partial):
        both_days = (first.day is None) == (last.day is None)
        return both_days or first.year is not None
    if isinstance(last, Weekday):
        return isinstance(first, Weekday)
    return isinstance(last, Partial | Shifted | Portion | Holiday)
