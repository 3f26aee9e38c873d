"""Stretches whose two ends are told with verbs: "began in 1988 and took six years, until 1994"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from claimcheck.checks.dates.calendar import duration_days, resolved_days
from claimcheck.checks.dates.clock import DAY_MINUTES, TimeOfDay, clock_times
from claimcheck.checks.dates.offsets import days_between
from claimcheck.checks.dates.stretch import (
    CLOSES,
    HEDGES,
    JOINT,
    SINGULAR,
    Stretch,
    begins,
    broken,
    term_ends,
    then_ends,
)
from claimcheck.checks.rule import DocumentView
from claimcheck.records import Claim, Grain, Interval, Span

_TOOK = re.compile(
    rf",?\s(?:and\s)?(?:it\s)?(?:took|takes|lasted|lasts|ran\sfor|runs\sfor|went\son\sfor|continued\sfor)\s{HEDGES}",
    re.IGNORECASE,
)
_FOR = re.compile(rf",?\sfor\s(?:an?\s|the\s|(?:his|her|its|their)\s(?:first\s)?)?{HEDGES}", re.IGNORECASE)
_UNTIL = re.compile(r",?\s(?:until|till|to|ending\sin|ending\son)\s(?:the\s)?", re.IGNORECASE)
_LATE = re.compile(r"\b(?:delay|gap|wait|slip|postponement|saving|difference|margin|detour|lead)\sof\b", re.IGNORECASE)
"""An amount of time that is not that between the ends: "arrives at 10:30, a delay of 20 minutes"."""
_BEHIND = re.compile(
    rf"{JOINT.pattern}|,?\s(?:after|in|within)\s(?:an?\s[\w-]{{3,20}}\sof\s)?{HEDGES}"
    rf"|,\san?\s(?:[\w-]{{3,16}}\s){{1,2}}of\s{HEDGES}|;\sit\s(?:took|lasted|ran\sfor)\s{HEDGES}",
    re.IGNORECASE,
)
_NAMED_BY_LENGTH = re.compile(rf"{SINGULAR}{{1,4}}\s")
"""Between a length that names a thing and the verb of its beginning: "the five-year warranty began"."""
_BY_AIR = re.compile(
    r"\b(?:flights?|fl(?:y|ies|ew)|lands|landed|planes?|airport|takes\soff|took\soff|lift-?off)\b", re.IGNORECASE
)
_PLACE = re.compile(r"\b(?:in|from|to|leaves|left|reaches|reached|departs|for)\s(?-i:[A-Z])\w+", re.IGNORECASE)
_WITHIN_YEAR = 90
"""Days by which what begins and ends in two years is hardly at the very edges of both."""


@dataclass(frozen=True, slots=True)
class _Ends:
    """The two ends, and the days between them: every reading, the likeliest first."""

    first: Span
    second: Span
    readings: tuple[Interval, ...]
    claims: tuple[Claim, ...] = ()


def told_stretches(view: DocumentView, claims: tuple[Claim, ...]) -> Iterator[Stretch]:
    """The durations of a sentence that tells when one thing began and when it ended, and no other time."""
    prose, sentence = view.document.prose, claims[0].location.sentence
    timed = [(c, days) for c in claims if c.quantity is not None and (days := duration_days(c.quantity)) is not None]
    ends = _ends(prose, sentence, claims) if timed and not broken().search(prose, *sentence) else None
    if ends is None or (begun := begins().search(prose, sentence.start, ends.first.start)) is None:
        return
    for claim, stated in timed:
        if _is_of_this(prose, claim, ends, begun.start()):
            told = f"{prose[slice(*ends.first)]} to {prose[slice(*ends.second)]}"
            yield Stretch(claim, stated, told, ends.readings, ends.claims)


def _ends(prose: str, sentence: Span, claims: tuple[Claim, ...]) -> _Ends | None:
    """The two times of a sentence; None where it has more or fewer, or they are in two time zones."""
    times = list(clock_times(prose, *sentence))
    dated = [claim for claim in claims if claim.date is not None]
    if len(times) == 2 and not dated:
        first, second = times
        return _Ends(first.place, second.place, _clock_readings(prose, sentence, first, second))
    if len(dated) == 2 and not times and (readings := calendar_readings(*dated)):
        return _Ends(dated[0].location.span, dated[1].location.span, readings, tuple(dated))
    return None


def _clock_readings(prose: str, sentence: Span, first: TimeOfDay, second: TimeOfDay) -> tuple[Interval, ...]:
    """Days between two times of day; whole hours more or less where the places may lie in two time zones."""
    readings = first.until(second)
    if first.zone != second.zone or _BY_AIR.search(prose, *sentence) or len(_PLACE.findall(prose, *sentence)) > 1:
        readings = tuple(range(readings[0] % 60, DAY_MINUTES, 60))
    return tuple(Interval.exactly(Decimal(minutes) / DAY_MINUTES) for minutes in readings)


def calendar_readings(first: Claim, second: Claim) -> tuple[Interval, ...]:
    """Days between two dates, from the last day of the one to the first of the other and the other way round."""
    assert first.date is not None
    assert second.date is not None
    start, end = resolved_days(first.date), resolved_days(second.date)
    if start is None and end is None and first.date.grain is second.date.grain is Grain.DAY:
        return tuple(Interval(days.low, days.high + 1) for days in days_between(first, second))
    if start is None or end is None or start[0] > end[1] or first.date.grain in (Grain.DECADE, Grain.CENTURY):
        return ()
    slack = _WITHIN_YEAR if first.date.grain is second.date.grain is Grain.YEAR else 0
    least, most = (end[0] - start[1]).days + slack, (end[1] - start[0]).days + 1 - slack
    return (Interval(Decimal(max(least, 0)), Decimal(max(most, 1))),)


def _is_of_this(prose: str, claim: Claim, ends: _Ends, begun: int) -> bool:
    """Whether a duration is told of what begins and ends: it names the thing, stands between the ends, or behind."""
    place = claim.location.span
    if place.end <= begun:
        names = "-" in claim.text.strip("-") and _NAMED_BY_LENGTH.fullmatch(prose, place.end, begun) is not None
        return names and then_ends().fullmatch(prose, ends.first.end, ends.second.start) is not None
    if ends.first.end <= place.start and place.end <= ends.second.start:
        before, after = (ends.first.end, place.start), (place.end, ends.second.start)
        is_until = _UNTIL.fullmatch(prose, *after) is not None
        if _TOOK.fullmatch(prose, *before):
            return is_until or then_ends().fullmatch(prose, *after) is not None
        return _FOR.fullmatch(prose, *before) is not None and (
            is_until or term_ends().fullmatch(prose, *after) is not None
        )
    joined = place.start >= ends.second.end and _BEHIND.fullmatch(prose, ends.second.end, place.start)
    is_late = _LATE.search(prose, ends.second.end, place.start) is not None
    told = joined and not is_late and then_ends().fullmatch(prose, ends.first.end, ends.second.start)
    return bool(told) and CLOSES.match(prose, place.end, claim.location.sentence.end) is not None
