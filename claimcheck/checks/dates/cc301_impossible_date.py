"""CC301: a day that the calendar does not have."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from claimcheck.checks.rule import Agrees, Differs, DocumentRule, DocumentView, Flags, Ignores, Passes, Verdict
from claimcheck.records import Claim, Derivation, Input, Severity

_DAY = re.compile(r"(?P<year>\d{4}|XXXX)-(?P<month>\d\d)-(?P<day>\d\d)$")
_LEAP_YEAR = 2000
"""Stands in where the text gives no year: 29 February is then possible."""


class ImpossibleDate(DocumentRule):
    """A date names a day that its month does not have.

    ## What it checks
    Day and month, and for 29 February the year, against the Gregorian calendar.

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
        Passes("a-day-of-the-month", "Entries close on 30 June 2025."),
        Ignores("no-day", "Entries close in June 2025."),
    )

    def check(self, view: DocumentView) -> Iterator[Verdict]:
        """Judge every date that names a day."""
        for claim in view.claims:
            day = _DAY.match(claim.date.timex) if claim.date is not None else None
            if day is not None:
                year = int(day["year"]) if day["year"] != "XXXX" else _LEAP_YEAR
                yield _judge(claim, year, int(day["month"]), int(day["day"]))


def _judge(claim: Claim, year: int, month: int, day: int) -> Verdict:
    first = dt.date(year, month, 1)
    last = ((first + dt.timedelta(days=31)).replace(day=1) - dt.timedelta(days=1)).day if year < dt.MAXYEAR else 31
    derivation = Derivation(
        formula="1 ≤ day ≤ days of the month",
        inputs=(Input(name="date", text=claim.text, claim=claim.id),),
        expected=f"1 to {last}",
        stated=str(day),
    )
    if 1 <= day <= last:
        return Agrees((claim,), derivation)
    return Differs((claim,), f"{claim.text}: {first:%B} {year} has {last} days.", derivation)
