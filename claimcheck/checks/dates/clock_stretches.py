"""Durations beside a range of times of day: "9:15–10:00 Opening (45 minutes)", "three hours, from 14:30 to 17:30"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from claimcheck.checks.dates.calendar import duration_days
from claimcheck.checks.dates.clock import DAY_MINUTES, TimeOfDay, clock_times
from claimcheck.checks.dates.stretch import CLOSES, JOINT, SINGULAR, Stretch
from claimcheck.checks.rule import DocumentView
from claimcheck.lexicon.numbers import small_number
from claimcheck.records import Claim, Interval

_TO = re.compile(r"\s?(?:[-–—]|to|until|till)\s?", re.IGNORECASE)
_AND = re.compile(r"\s(?:and|to)\s", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s$", re.IGNORECASE)
_HELD = re.compile(rf"(?P<what>(?:\s[\w'’&-]{{1,24}}){{0,5}})(?=\s?[,(:]){JOINT.pattern}", re.IGNORECASE)
"""Between a range and the length of what is held in it."""
_NAMED_BY_LENGTH = re.compile(
    rf"{SINGULAR}{{1,3}}?\s(?:(?:runs|ran|is|was|lasts|lasted|goes|takes\splace|took\splace|is\sheld)\s)?from\s",
    re.IGNORECASE,
)
"""Between a length that names a thing and its range: "the 45-minute session runs from"."""
_WITHIN = re.compile(r",?\s(?:some\stime\s)?between\s", re.IGNORECASE)
"""Between a length and the two times within which it lies: it may be shorter than they are apart, but not longer."""
_SEVERAL = re.compile(
    r"(?::|,|\sthere\sare)?\s(?P<count>two|three|four|five|six|eight|ten|[2-9]|1\d)\s(?:[a-z]{3,14}\s)?"
    r"(?:talks|papers|lectures|sessions|panels|presentations|workshops|lessons|speeches|slots|rounds|periods|halves)\sof\s",
    re.IGNORECASE,
)
"""Between a range and the length of each of the things that are held in it one after another."""
_AT_ONCE = re.compile(
    r"\b(?:parallel|simultaneous\w*|concurrent\w*|tracks?|rooms?|halls?|groups?|stages?|choice|optional|overlapping|each\swith)\b",
    re.IGNORECASE,
)
_CLOCK_LIKE = re.compile(r"\d{1,2}:\d\d$")


def clock_stretches(view: DocumentView, claims: tuple[Claim, ...]) -> Iterator[Stretch]:
    """The durations of a sentence that stand beside a range of times of day."""
    timed = [(c, days) for c in claims if c.quantity is not None and (days := duration_days(c.quantity)) is not None]
    if not timed:
        return
    prose, sentence = view.document.prose, claims[0].location.sentence
    ranges = list(_ranges(prose, sentence.start, sentence.end))
    whole = sum(first.until(second)[0] for first, second in ranges)
    for first, second in ranges:
        readings = _readings(first, second, whole)
        for claim, stated in timed:
            place = claim.location
            held = _HELD.fullmatch(prose, second.place.end, place.start)
            follows = held is not None and CLOSES.match(prose, place.end, sentence.end) is not None
            leads = JOINT.fullmatch(prose, place.end, first.place.start) is not None
            names = "-" in claim.text and _NAMED_BY_LENGTH.fullmatch(prose, place.end, first.place.start) is not None
            several = _SEVERAL.fullmatch(prose, second.place.end, place.start)
            if several and not _AT_ONCE.search(prose, sentence.start, sentence.end):
                count = small_number(several["count"]) or 1
                longest = Interval(Decimal(0), readings[0].high / count)
                yield Stretch(
                    claim,
                    stated,
                    f"each of {several['count'].casefold()} in {prose[first.place.start : second.place.end]}",
                    (longest,),
                )
            elif _WITHIN.fullmatch(prose, place.end, first.place.start):
                longest = Interval(Decimal(0), max(readings[0].high, Decimal(whole) / DAY_MINUTES))
                yield Stretch(claim, stated, f"between {prose[first.place.start : second.place.end]}", (longest,))
            elif (follows or leads or names) and not (held and held["what"] and _is_several(stated, readings[0])):
                yield Stretch(claim, stated, prose[first.place.start : second.place.end], readings)


def _ranges(prose: str, start: int, end: int) -> Iterator[tuple[TimeOfDay, TimeOfDay]]:
    """The neighbouring times of day that are the ends of a range, in one time zone."""
    for first, second in pairwise(clock_times(prose, start, end)):
        link = _AND if _BETWEEN.search(prose, max(start, first.place.start - 9), first.place.start) else _TO
        if link.fullmatch(prose, first.place.end, second.place.start) and (not first.zone or first.zone == second.zone):
            yield first, second


def _readings(first: TimeOfDay, second: TimeOfDay, whole: int) -> tuple[Interval, ...]:
    """Days between two times of day, or all the ranges of the sentence together; or between two of a stopwatch."""
    minutes = [Decimal(minutes) for minutes in (*first.until(second), whole)]
    if _CLOCK_LIKE.match(first.text) and _CLOCK_LIKE.match(second.text):
        minutes.append(Decimal(abs(second.minutes - first.minutes)) / 60)
    return tuple(Interval.exactly(span / DAY_MINUTES) for span in minutes)


def _is_several(stated: Interval, whole: Interval) -> bool:
    """Whether the time is a whole number of times the duration: "10:00–11:30 Two talks (45 minutes)"."""
    if stated.middle <= 0:
        return False
    times = (whole.middle / stated.middle).to_integral_value()
    return times > 1 and stated.scaled(times).overlaps(whole)
