"""A time of day beside a date: `July 11, 2024, at 11:00 AM Pacific Time`, `3pm today`."""

from __future__ import annotations

import re
from typing import NamedTuple

from claimcheck.extraction.dates.fragments import COMMA_GAP, DASH, GAP, MAYBE_GAP, alternatives, compiled
from claimcheck.lexicon.dates import words

_ZONE_NAME = rf"{alternatives(words('zones', 'words'))}(?:{GAP}(?:Standard|Daylight))?(?:{GAP}Time)?"
_ZONE = rf"(?P<zone>(?-i:{alternatives(words('zones', 'codes'))}|{_ZONE_NAME}|Z)(?!\w)|[+−-]\d\d:\d\d(?!\d))"
_TIME = (
    r"(?:(?P<hour>[01]?\d|2[0-4])(?:(?:[:.](?P<minute>[0-5]\d)(?::[0-5]\d(?:\.\d{1,6})?)?|(?<=T\d\d)(?P<compact>[0-5]\d)(?:[0-5]\d)?)(?!\d))?"
    rf"(?:{MAYBE_GAP}(?P<half>[ap])(?:\.?m\b\.?|\b))?|(?P<word>noon|midnight)\b)"
)
_LEAD = rf"(?:T|(?:{COMMA_GAP}|{MAYBE_GAP}{DASH}{MAYBE_GAP})(?:(?:at|@|around|about){GAP})?)"
_AFTER = compiled(
    rf"(?P<lead>{_LEAD}){_TIME}(?!(?!Z(?!\w))[\w%])(?![.,]\d)(?:{MAYBE_GAP}(?P<open>\()?{_ZONE}(?(open)\)))?"
)
_BEFORE = compiled(rf"{_TIME}(?![\w%])(?:{MAYBE_GAP}{_ZONE})?(?:,?{GAP}(?:on{GAP}|of{GAP})?|{COMMA_GAP})")


class Clock(NamedTuple):
    """A time of day in 24 hours, the zone as written, and where its words end."""

    time: str
    zone: str | None
    end: int


def clock_after(text: str, start: int) -> Clock | None:
    """A time right after a date; a bare number is a time only after `at`."""
    match = _AFTER.match(text, start)
    if match is None:
        return None
    marked = match["minute"] or match["compact"] or match["half"] or match["word"] or "at" in match["lead"].lower()
    return _clock(match) if marked else None


def clock_before(text: str, start: int) -> Clock | None:
    """A time that a date follows right away; `end` is where the date starts."""
    match = _BEFORE.match(text, start)
    if match is None or not (match["minute"] or match["half"] or match["word"]):
        return None
    return _clock(match)


def _clock(match: re.Match[str]) -> Clock | None:
    minute = int(match["minute"] or match["compact"] or 0)
    hour = int(match["hour"] or (12 if match["word"].lower() == "noon" else 0))
    if match["half"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if match["half"].lower() == "p" else 0)
    return Clock(f"{hour % 24:02}:{minute:02}", match["zone"], match.end())
