"""Times of day as a text writes them, and the minutes between two of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from claimcheck.lexicon.dates import listed
from claimcheck.records import Span

DAY_MINUTES = 24 * 60
NOON_MINUTES = 12 * 60
_HALF = r"\s?(?P<half>[ap])(?:\.\s?m\.?|m\b)"
_LENDS = re.compile(r"\s?(?:[-–—]|to\s|and\s|until\s)\s?\d{1,2}(?:[:.]\d\d)?\s?[ap](?:\.\s?m\.|m\b)", re.IGNORECASE)
"""Behind an hour that is one only because a time follows: the `9` of "9 to 11 am"."""


@dataclass(frozen=True, slots=True)
class TimeOfDay:
    """A time of day in minutes from midnight; `is_sure` where it cannot be twelve hours later or earlier."""

    minutes: int
    place: Span
    text: str
    zone: str | None = None
    is_sure: bool = False

    def until(self, other: TimeOfDay) -> tuple[int, ...]:
        """Minutes to a later time, the likeliest first."""
        minutes = (other.minutes - self.minutes) % DAY_MINUTES
        if self.is_sure and other.is_sure:
            return (minutes,)
        return minutes, (minutes + NOON_MINUTES) % DAY_MINUTES


def clock_times(prose: str, start: int, end: int) -> Iterator[TimeOfDay]:
    """The times of day of a text: `9:40`, `4.30 pm`, `9 am`, `14:05 UTC`, `noon`, the `9` of "9 to 11 am"."""
    for match in _time().finditer(prose, start, end):
        minutes = _minutes(match)
        if minutes is not None:
            is_sure = bool(match["half"] or match["word"]) or minutes >= NOON_MINUTES + 60 or match["hour"][0] == "0"
            yield TimeOfDay(minutes, Span(*match.span()), match.group(), match["zone"], is_sure)


@cache
def _time() -> re.Pattern[str]:
    zones = "|".join(sorted((*listed("zones", "codes"), "Eastern", "Pacific", "Mountain"), key=len, reverse=True))
    return re.compile(
        rf"(?<![\w:./$€£#])(?:(?:12(?:[.:]00)?\s)?(?P<word>noon|midday|midnight)\b"
        rf"|(?P<hour>[01]?\d|2[0-4])(?:(?P<sign>[:.])(?P<minute>[0-5]\d))?(?![:\d]|\.\d)(?:{_HALF})?)"
        rf"(?:\s(?-i:(?P<zone>{zones})\b))?",
        re.IGNORECASE,
    )


def _minutes(match: re.Match[str]) -> int | None:
    """Minutes from midnight; None for what is a mere number."""
    if match["word"]:
        return 0 if match["word"].casefold() == "midnight" else NOON_MINUTES
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    if match["half"]:
        is_after_noon = match["half"].casefold() == "p"
        return (hour % 12 + 12 * is_after_noon) * 60 + minute if 1 <= hour <= 12 else None
    is_time = match["sign"] == ":" or (not match["sign"] and _LENDS.match(match.string, match.end()))
    return hour % 24 * 60 + minute if is_time else None


def told(minutes: int) -> str:
    """Minutes from midnight for people: `14:05`."""
    hour, minute = divmod(minutes % DAY_MINUTES, 60)
    return f"{hour}:{minute:02}"
