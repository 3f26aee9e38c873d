"""CC302: a weekday that is not the day of the week of its date."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from claimcheck.checks.dates.calendar import has_own_year
from claimcheck.checks.rule import Agrees, Differs, DocumentRule, DocumentView, Flags, Ignores, Passes, Verdict
from claimcheck.records import Claim, Derivation, Grain, Input, Severity

_NEAR = dt.timedelta(days=92)
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_PERIOD = re.compile(r"\d{4}-\d\d-\d\d/\d{4}-\d\d-\d\d$")
_NAMED = re.compile(r"\b(mon|tue|wed|thu|fri|sat|sun)(?:days?|s|sday|nesday|rs|rsday|urday)?\b", re.IGNORECASE)
_DAY_NAME = r"(?P<{}>mon|tue|wed|thu|fri|sat|sun)(?:day|s|sday|nesday|rs|rsday|urday)?"
_TWO_DAYS = re.compile(
    rf"\b{_DAY_NAME.format('first')}\s?(?:and|&|to|through|[-–/])\s?{_DAY_NAME.format('last')},?\s(?:the\s)?$",
    re.IGNORECASE,
)
_FIRST_OF_TWO = re.compile(rf"\b{_DAY_NAME.format('first')}\s?(?:and|&|to|or|[-–/])\s?$", re.IGNORECASE)
"""Before a second weekday: "Saturday and Sunday, 1 June to 31 August" is both of every week."""
_AND_DAY = re.compile(r"(?:st|nd|rd|th)?\s(?:and|&)\s\d")


class WeekdayMismatch(DocumentRule):
    """A date is given with a weekday on which it does not fall.

    ## What it checks
    The weekday written with a date, or with either end of a period, against the Gregorian calendar. Where the text
    gives no year, the years before and after the one it is read in are tried too, unless the date lies within three
    months of the document's own.

    ## Why it matters
    Readers plan by one of the two, and come on the wrong day.

    ## When it is wrong
    Dates of other calendars, and nights that are named after the day on which they begin.

    ## Source
    The proleptic Gregorian calendar, ISO 8601-1:2019.
    """

    code = "CC302"
    name = "weekday-mismatch"
    severity = Severity.ERROR
    since = "0.1"
    examples = (
        Flags(
            "wrong-day-of-the-week",
            "The workshop starts on Tuesday, March 12, 2025, in Leeds.",
            at="Tuesday, March 12, 2025",
            says="Wednesday",
        ),
        Flags(
            "wrong-end-of-a-period",
            "The fair runs from Wednesday 5 June to Saturday 7 June 2025, whatever the weather.",
            at="Wednesday 5 June to Saturday 7 June 2025",
            says="Thursday",
        ),
        Flags(
            "wrong-weekend",
            "The market takes place on Saturday and Sunday, 6 and 7 December 2024.",
            at="6",
            says="Friday",
        ),
        Passes("right-day", "The workshop starts on Wednesday, March 12, 2025, in Leeds."),
        Ignores("no-weekday", "The workshop starts on March 12, 2025, in Leeds."),
    )

    def check(self, view: DocumentView) -> Iterator[Verdict]:
        """Judge every date with a weekday."""
        for claim in view.claims:
            is_second = _FIRST_OF_TWO.search(view.before(claim, 24)) is not None
            for weekday, day in (*(() if is_second else _named_days(claim)), *_named_before(view, claim)):
                yield _judge(claim, weekday, day, view.date)


def _named_days(claim: Claim) -> Iterator[tuple[str, dt.date]]:
    """The weekdays written with a date, or with the ends of a period, and the days that they name."""
    date = claim.date
    if date is None or date.first_day is None or date.last_day is None:
        return
    if _PERIOD.match(date.timex):
        names = list(_NAMED.finditer(date.text))
        if len(names) == 2:
            yield from zip((_full(match[1]) for match in names), (date.first_day, date.last_day), strict=True)
        elif len(names) == 1:
            leads = not any(sign.isdigit() for sign in date.text[: names[0].start()])
            yield _full(names[0][1]), date.first_day if leads else date.last_day
    elif date.grain in (Grain.DAY, Grain.HOUR, Grain.MINUTE):
        weekday = claim.qualifiers.get("weekday", "").casefold()
        if weekday in _DAYS:
            yield weekday, date.first_day


def _named_before(view: DocumentView, claim: Claim) -> Iterator[tuple[str, dt.date]]:
    """Two weekdays before a period or the first of two days: "Saturday and Sunday, 6 and 7 December"."""
    date, named = claim.date, _TWO_DAYS.search(view.before(claim, 40))
    if named is None or date is None or date.first_day is None or date.last_day is None:
        return
    first, last = _full(named["first"]), _full(named["last"])
    if _PERIOD.match(date.timex):
        apart = (_DAYS.index(last) - _DAYS.index(first)) % len(_DAYS)
        if (date.last_day - date.first_day).days == apart:  # else the weekdays are those of every week
            yield from ((first, date.first_day), (last, date.last_day))
    elif date.grain is Grain.DAY and _AND_DAY.match(view.after(claim, 12)):
        yield first, date.first_day


def _full(short: str) -> str:
    return next(name for name in _DAYS if name.startswith(short.casefold()))


def _judge(claim: Claim, weekday: str, day: dt.date, written: dt.date | None) -> Verdict:
    is_sure = has_own_year(claim) or (written is not None and abs(day - written) <= _NEAR)
    days = [day] if is_sure else [day, *_neighbours(day)]
    derivation = Derivation(
        formula="day of the week of the date",
        inputs=(Input(name="date", text=claim.text, claim=claim.id),),
        expected=f"{day.isoformat()} is a {_name(day)}",
        stated=weekday.capitalize(),
        readings=tuple(f"{other.isoformat()}: {_name(other)}" for other in days),
    )
    if any(_name(other).casefold() == weekday for other in days):
        return Agrees((claim,), derivation)
    message = f"{claim.text}: {day.day} {day:%B %Y} is a {_name(day)}, not a {weekday.capitalize()}."
    severity = None if has_own_year(claim) else Severity.WARNING
    return Differs((claim,), message, derivation, severity=severity)


def _neighbours(day: dt.date) -> Iterator[dt.date]:
    """The same day of the year before and after; a leap day has neither."""
    for year in (day.year - 1, day.year + 1):
        try:
            yield day.replace(year=year)
        except ValueError:
            continue


def _name(day: dt.date) -> str:
    return _DAYS[day.weekday()].capitalize()
