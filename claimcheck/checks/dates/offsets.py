"""How far one date is said to be from another: "ten weeks later", "the following year"; and how far it is."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from claimcheck.checks.dates.calendar import resolved_days
from claimcheck.lexicon.numbers import small_number
from claimcheck.records import Claim, Interval, format_interval

_AMOUNT = (
    r"(?P<count>[\w-]{1,12}|\d{1,3}(?:,\d{3})?)[\s-]"
    r"(?:(?P<unit>day|week|fortnight|month|year|decade)s?|(?P<century>centur)(?:y|ies))"
)
OFFSET = re.compile(
    rf"{_AMOUNT}\s"
    r"(?P<way>later|after(?:wards)?|earlier|before|ago)$",
    re.IGNORECASE,
)
COUNTED = re.compile(_AMOUNT, re.IGNORECASE)
APPOSED = re.compile(
    r"\s?,?\s?\(?(?:that is,?|or|exactly|just|only|on|in)?\s?"
    r"(?P<loose>(?:(?:more|less|fewer)\sthan|almost|nearly|over|about|some|at\sleast)\s)?",
    re.IGNORECASE,
)
"""Between an offset and the date that it leads to."""
_BACKWARDS = frozenset({"earlier", "before", "ago"})
_LENGTH = {
    "day": Decimal(1),
    "week": Decimal(7),
    "fortnight": Decimal(14),
    "month": Decimal("30.44"),
    "year": Decimal("365.25"),
    "decade": Decimal("3652.5"),
    "century": Decimal(36525),
}
_SLACK = {"day": Decimal(1), "week": Decimal(4), "fortnight": Decimal(5), "month": Decimal(24), "year": Decimal(250)}
_SLACK |= {"decade": Decimal(1826), "century": Decimal(18263)}
"""Days: the last day counted or not, weeks rounded, months and years counted by the calendar's or by their number."""
_ABOVE = frozenset({"more than", "over", "at least"})
_BELOW = frozenset({"less than", "fewer than", "almost", "nearly"})
_BY_CALENDAR = frozenset({"month", "year", "decade", "century"})


@dataclass(frozen=True, slots=True)
class Offset:
    """ "ten weeks later": how many of which unit, and which way; days by which a term may be `put_off`."""

    claim: Claim
    count: int
    unit: str
    way: str
    hedge: str = ""
    put_off: Decimal = Decimal(0)

    @property
    def is_back(self) -> bool:
        """Whether it leads to an earlier date."""
        return self.way in _BACKWARDS

    @property
    def is_by_calendar(self) -> bool:
        """Whether it counts months or longer."""
        return self.unit in _BY_CALENDAR

    @property
    def days(self) -> Interval:
        """Every number of days that the offset may stand for: from `more than` so many on it is up to one more."""
        length, slack = _LENGTH[self.unit], _SLACK[self.unit]
        near = min(slack, _SLACK["year"])
        low = self.count - (1 if self.hedge in _BELOW else 0)
        high = self.count + (1 if self.hedge in _ABOVE else 0)
        return Interval(
            low * length - (near if self.hedge in _ABOVE else slack),
            high * length + (near if self.hedge in _BELOW else slack) + self.put_off,
        )


def offset_of(
    claim: Claim, amount: re.Match[str] | None, way: str, apposed: re.Match[str] | None = None
) -> Offset | None:
    """The offset of a claim whose amount has been matched, with what stands between it and its date."""
    count = small_number(amount["count"]) if amount else None
    if amount is None or not count:
        return None
    unit = "century" if amount["century"] else amount["unit"].casefold()
    hedge = " ".join(((apposed and apposed["loose"]) or "").casefold().split())
    return Offset(claim, count, unit, way.casefold(), hedge)


def told_days(days: Interval, unit: str) -> str:
    """A number of days for people: in years and months where the offset is told so."""
    name = "year" if unit in ("decade", "century") else unit if unit in _BY_CALENDAR else "day"
    return f"{format_interval(days.scaled(1 / _LENGTH[name]), 2 if name != 'day' else 6)} {name}s"


def days_between(first: Claim, last: Claim) -> Iterator[Interval]:
    """Days from one date to a later one; a day without a year is read in the year of the other, or the next."""
    assert first.date is not None
    assert last.date is not None
    year = next((int(c.date.timex[:4]) for c in (first, last) if c.date and c.date.timex[:4].isdigit()), 2001)
    starts, ends = _days(first, year), _days(last, year)
    for later in (ends, _days(last, year + 1)) if last.date.timex.startswith("XXXX") or last.date.relative else (ends,):
        if starts is not None and later is not None and later[0] >= starts[0]:
            yield Interval(Decimal((later[0] - starts[1]).days), Decimal((later[1] - starts[0]).days))


def _days(claim: Claim, year: int) -> tuple[dt.date, dt.date] | None:
    """First and last day of a date; a month and day without a year of its own in the year given."""
    assert claim.date is not None
    match = re.fullmatch(r"(\d{4}|XXXX)-(\d\d)-(\d\d)(?:T.*)?", claim.date.timex)
    if match and (match[1] == "XXXX" or claim.date.relative):
        month, number = int(match[2]), int(match[3])
        day = dt.date(year, month, min(number, 28) if month == 2 else number)
        return day, day
    return resolved_days(claim.date)
