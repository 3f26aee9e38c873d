"""CC301: a day, month or week that the calendar does not have."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from claimcheck.checks.rule import Agrees, Differs, DocumentRule, DocumentView, Flags, Ignores, Passes, Verdict
from claimcheck.records import Claim, Derivation, Input, Severity

_WEEK = re.compile(r"(?P<year>\d{4})-W(?P<week>\d\d)$")
_DAY = re.compile(r"(?P<year>\d{4}|XXXX)-(?P<month>\d\d)-(?P<day>\d\d)$")
_MONTHS, _WEEKS = 12, 53
_LEAP_YEAR = 2000
"""Stands in where the text gives no year: 29 February is then possible."""


class ImpossibleDate(DocumentRule):
    """A date names a day that its month does not have, or a month or week that no year has.

    ## What it checks
    Day and month, and for 29 February the year, against the Gregorian calendar; months past 12 in dates in digits, and
    numbered weeks past 53.

    ## Why it matters
    The day or the month is wrong, and nothing happens on such a day.

    ## When it is wrong
    Never for dates of the Gregorian calendar; other calendars are not read.

    ## Source
    The proleptic Gregorian calendar, ISO 8601-1:2019.
    """

    code = "CC301"
    name = "impossible-date"
    severity = Severity.ERROR
    since = "0.1"
    examples = (
        Flags("june-has-thirty-days", "Entries close on 31 June 2025.", at="31 June 2025", says="30 days"),
        Flags("a-thirteenth-month", "Last updated 2024-13-05.", at="2024-13-05", says="12 months"),
        Flags("no-such-week", "Delivery is in week 55 of 2024.", at="week 55 of 2024", says="53 weeks"),
        Passes("a-day-of-the-month", "Entries close on 30 June 2025."),
        Ignores("no-day", "Entries close in June 2025."),
    )

    def check(self, view: DocumentView) -> Iterator[Verdict]:
        """Judge every date that names a day, a month or a numbered week."""
        for claim in view.claims:
            timex = claim.date.timex if claim.date is not None else ""
            if week := _WEEK.match(timex):
                yield _judge(claim, int(week["week"]), _WEEKS, "week", "a year has at most 53 weeks")
            elif day := _DAY.match(timex):
                yield _judge_day(claim, day)


def _judge_day(claim: Claim, written: re.Match[str]) -> Verdict:
    year = int(written["year"]) if written["year"] != "XXXX" else _LEAP_YEAR
    month, day = int(written["month"]), int(written["day"])
    if month > _MONTHS:
        return _judge(claim, month, _MONTHS, "month", "a year has 12 months")
    first = dt.date(year, month, 1)
    last = ((first + dt.timedelta(days=31)).replace(day=1) - dt.timedelta(days=1)).day if year < dt.MAXYEAR else 31
    return _judge(claim, day, last, "day", f"{first:%B} {year} has {last} days")


def _judge(claim: Claim, number: int, most: int, unit: str, why: str) -> Verdict:
    derivation = Derivation(
        formula=f"1 ≤ {unit} ≤ the last {unit} that there is",
        inputs=(Input(name="date", text=claim.text, claim=claim.id),),
        expected=f"1 to {most}",
        stated=str(number),
    )
    if 1 <= number <= most:
        return Agrees((claim,), derivation)
    return Differs((claim,), f"{claim.text}: {why}.", derivation)
