"""Dates and times as written, resolved to days where the text or its date allows."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from pydantic import Field

from claimcheck.records.base import Record


class Grain(StrEnum):
    """How fine a date is stated."""

    CENTURY = "century"
    DECADE = "decade"
    YEAR = "year"
    QUARTER = "quarter"
    MONTH = "month"
    WEEK = "week"
    DAY = "day"
    HOUR = "hour"
    MINUTE = "minute"


class DateReading(Record):
    """One way to read an ambiguous date, such as `1/11/2023`."""

    start: str
    end: str
    timex: str


class DateValue(Record):
    """A point or period of the calendar.

    `start` and `end` are ISO 8601 and inclusive (`2024-07-01`, `2024-09-30`; with a clock time `2024-07-11T11:00`),
    null where the document gives no year to resolve against; `timex` is the TIMEX3 value (ISO-TimeML), with `X` for
    what stays open (`XXXX-02`).
    """

    text: str
    start: str | None = None
    end: str | None = None
    grain: Grain
    timex: str
    relative: bool = Field(default=False, description="Whether it needed the reference date.")
    anchor: str | None = Field(default=None, description="The date it was resolved against.")
    mod: str | None = Field(default=None, description="TIMEX3 modifier: BEFORE, AFTER, START, MID, END, APPROX.")
    alternatives: tuple[DateReading, ...] = Field(default=(), description="Other readings that stay possible.")

    @property
    def first_day(self) -> dt.date | None:
        """First day covered, or None where it stays open."""
        return dt.date.fromisoformat(self.start[:10]) if self.start else None

    @property
    def last_day(self) -> dt.date | None:
        """Last day covered, or None where it stays open."""
        return dt.date.fromisoformat(self.end[:10]) if self.end else None
