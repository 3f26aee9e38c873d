"""Numbered weeks of the calendar: `2019-W10`, `week 10 of 2019`, `calendar week 10`."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from claimcheck.extraction.dates.fragments import COMMA_GAP, GAP, MAYBE_GAP, Found, compiled
from claimcheck.extraction.dates.meaning import Context, Meaning, fixed, from_reference, nearest, open_meaning
from claimcheck.extraction.dates.periods import Period, day_period, week_period
from claimcheck.records import Grain

_NUMBER = r"(?P<number>0?[1-9]|[1-9]\d)"
_ISO = compiled(r"(?P<year>(?:19|20)\d\d)-?W(?P<number>0[1-9]|[1-4]\d|5[0-3])(?:-(?P<day>[1-7]))?(?![\w-])(?!\.\d)")
_YEAR = r"(?P<year>(?:19|20)\d\d)(?![\w%])(?![.,]\d)"
_NAMED = compiled(
    rf"(?:the{GAP})?(?P<kind>(?:ISO|calendar){GAP}week|CW|week){MAYBE_GAP}{_NUMBER}(?!\w)(?![.,]\d)"
    rf"(?:(?:{COMMA_GAP}(?:(?:of|in){GAP})?|[-/]){_YEAR})?"
)
_MOST_WEEKS = 53
_YEARS_AROUND = range(-1, 2)


@dataclass(frozen=True, slots=True)
class NumberedWeek:
    """An ISO 8601 week, or a day of it; of a year if that is written."""

    year: int | None
    number: int
    day: int | None = None

    def read(self, context: Context) -> Meaning:
        """The week; without its year the nearest of that number; of a number that no year has, as it is written."""
        if self.year is not None:
            return self._whole(self.year)
        day = context.reference
        if day is None:
            return open_meaning(Grain.WEEK, f"XXXX-W{self.number:02}")
        first, *others = nearest((self._of(day.year + step) for step in _YEARS_AROUND), context)
        return from_reference(first, day, *others)

    def _whole(self, year: int) -> Meaning:
        if self.number > _MOST_WEEKS:
            return Meaning(Grain.WEEK, f"{year}-W{self.number}")
        return fixed(self._of(year))

    def _of(self, year: int) -> Period:
        day = dt.date.fromisocalendar(year, self.number, self.day or 1)
        return day_period(day) if self.day else week_period(day)


def iso_week(text: str, start: int) -> Found | None:
    """`2019-W10`, and a day of it, `2019-W10-3`."""
    match = _ISO.match(text, start)
    if match is None:
        return None
    day = int(match["day"]) if match["day"] else None
    return Found(start, match.end(), NumberedWeek(int(match["year"]), int(match["number"]), day))


def numbered_week(text: str, start: int) -> Found | None:
    """`Week 10, 2019`, `CW 10`; a bare `week 10` may be one of a course or a trial, and is none."""
    match = _NAMED.match(text, start)
    if match is None or (
        match["year"] is None and (match["kind"].lower() == "week" or int(match["number"]) > _MOST_WEEKS)
    ):
        return None
    year = int(match["year"]) if match["year"] else None
    return Found(start, match.end(), NumberedWeek(year, int(match["number"])))
