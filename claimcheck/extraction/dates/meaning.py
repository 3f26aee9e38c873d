"""What a date expression means: its readings, and what it takes to choose among them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Protocol

from claimcheck.extraction.dates.periods import Period
from claimcheck.records import Grain
from claimcheck.records.base import frozen

_WEEK_DAYS = 7
_MUCH_CLOSER = 4


class DayOrder(StrEnum):
    """Which comes first in `1/11/2023`."""

    MONTH_FIRST = "month-first"
    DAY_FIRST = "day-first"


class Tense(StrEnum):
    """Where the sentence around a date looks."""

    PAST = "past"
    FUTURE = "future"


class Surroundings(Protocol):
    """What the sentence of a date says of it; looked up only for the dates that depend on it."""

    @property
    def tense(self) -> Tense | None:
        """Where the sentence looks."""

    @property
    def earlier(self) -> dt.date | None:
        """The last day named before in the sentence: what `two days later` counts from."""

    @property
    def written(self) -> dt.date | None:
        """The last day named before with month and year, which lends its year to the dates after it."""

    @property
    def year(self) -> int | None:
        """The year that the sentence opens with (`In 2023, …`), which does the same."""


@dataclass(frozen=True, slots=True)
class Context:
    """What an expression is read against: the document's date, and the sentence that the expression stands in."""

    reference: dt.date | None = None
    sentence: Surroundings | None = None

    @property
    def tense(self) -> Tense | None:
        """Where the sentence looks."""
        return self.sentence.tense if self.sentence else None

    @property
    def earlier(self) -> dt.date | None:
        """The day that the sentence named last."""
        return self.sentence.earlier if self.sentence else None

    @property
    def written(self) -> dt.date | None:
        """The day that the sentence wrote out last."""
        return self.sentence.written if self.sentence else None

    @property
    def year(self) -> int | None:
        """The year that the sentence opens with."""
        return self.sentence.year if self.sentence else None

    @property
    def anchor(self) -> dt.date | None:
        """The day whose year a date without one takes."""
        return self.written or self.reference


@frozen
class Meaning:
    """The readings of an expression, the likeliest first; none where it stays open.

    `timex` is the TIMEX3 value of an open expression, or the one that replaces the first reading's.
    """

    grain: Grain
    timex: str
    readings: tuple[Period, ...] = ()
    anchor: dt.date | None = None
    relative: bool = False
    mod: str | None = None
    clock: str | None = None
    qualifiers: dict[str, str] = field(default_factory=dict)

    def with_mod(self, mod: str) -> Meaning:
        """The same with a TIMEX3 modifier."""
        return replace(self, mod=mod)


class Expression(Protocol):
    """A date expression as written, before it is known what it is read against."""

    def read(self, context: Context) -> Meaning:
        """Resolve against the context."""


def open_meaning(grain: Grain, timex: str, *, mod: str | None = None) -> Meaning:
    """A meaning that the document gives nothing to resolve against."""
    return Meaning(grain, timex, relative=True, mod=mod)


def fixed(period: Period, *others: Period) -> Meaning:
    """A meaning that needs no reference."""
    return Meaning(period.grain, period.timex, (period, *others))


def from_reference(period: Period, reference: dt.date, *others: Period, timex: str | None = None) -> Meaning:
    """A meaning that was resolved against a day."""
    return Meaning(period.grain, timex or period.timex, (period, *others), reference, relative=True)


def nearest(periods: Iterable[Period], context: Context) -> tuple[Period, ...]:
    """The last period up to the reference and the next one from it, ordered by tense, else by closeness.

    Where one is much closer, tense is not asked: what `Reuters reported` in July of 9 July is hardly a year old.
    """
    assert context.reference is not None
    day = context.reference
    ordered = sorted(periods, key=lambda period: period.distance(day))
    around = [period for period in ordered if period.distance(day) == 0][:1]
    before = [period for period in ordered if period.last < day][:1]
    after = [period for period in ordered if period.first > day][:1]
    both = sorted(before + after, key=lambda period: period.distance(day))
    if not is_much_closer(both, day):
        if context.tense is Tense.PAST:
            both = before + after
        elif context.tense is Tense.FUTURE:
            both = after + before
    return tuple(around + both)[:2]


def is_much_closer(both: Sequence[Period], day: dt.date) -> bool:
    """Whether of two readings, the closer first, one is within weeks and the other several times as far."""
    if len(both) < 2:
        return True
    near, far = both[0].distance(day), both[1].distance(day)
    return far > _WEEK_DAYS and far >= _MUCH_CLOSER * near
