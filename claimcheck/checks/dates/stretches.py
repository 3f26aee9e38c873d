"""Durations that a text sets beside the two ends of the same stretch of time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from claimcheck.checks.dates.calendar import duration_days, period_days, resolved_days
from claimcheck.checks.rule import DocumentView
from claimcheck.lexicon.numbers import small_number
from claimcheck.records import Claim, Interval

_JOINT = re.compile(
    r"\s?[,:(–—]?\s?(?:which\sis|(?:runs|ran|running|lasts|lasted)\sfrom|that\smakes|that\sis|or|and\sso|lasting|for|from|in\sall|all\sof|a\srun\sof"
    r"|an?\s(?:total|delay|gap|period|span|slip|wait|postponement|interval|term|lease|tour|reign|run|stay|tenure|stretch)\sof"
    r"|\)?\s?(?:lasts|lasted|lasting|takes|took))?,?\s?"
    r"(?:the\s|some\s|about\s|just\s|exactly\s|nearly\s|over\s)?",
    re.IGNORECASE,
)
_ADJECTIVE = re.compile(r"(?:\s[a-z-]{3,20}){1,2}(?:,\sfrom|\s\(|\sfrom|\sof|\sfor|,)\s?", re.IGNORECASE)
"""Between a duration that describes a noun and its ends: "the four-year war, from 1914 to 1918"."""
_FROM_ELSEWHERE = re.compile(r"\s(?:after|before|later|earlier|ago|apart|behind|ahead|into|in\sadvance|each|per)\b")
"""Behind a duration that is the way to or from another event: "from 3 to 23 January, four weeks after the flood"."""
_TO = re.compile(r"\s(?:to|until|till|through)\s", re.IGNORECASE)
_FROM = re.compile(r"\bfrom\s$", re.IGNORECASE)
_DEICTIC = re.compile(r"\b(?:past|last|next|previous|coming|recent)\b", re.IGNORECASE)
"""Periods counted from the day of writing; what lasts inside them lasts as long as it likes."""
_WITH_BREAKS = re.compile(
    r"\b(?:closed\s(?:on|every|each|at|over|for\s(?:lunch|the\s))|except|excluding|without|working\sdays?|weekdays?|weekends?|business\sdays?|breaks?|apart\sfrom)\b",
    re.IGNORECASE,
)
"""Not every day between the ends counts."""
_BEGUN = re.compile(r"\b(?:began|begun|begins?|started|starts?|opened)\s(?:in|on)\s$", re.IGNORECASE)
_TOOK = re.compile(
    r",?\s(?:and\s)?(?:it\s)?(?:took|takes|lasted|lasts|ran\sfor|went\son\sfor|continued\sfor)\s(?:about\s|almost\s|nearly\s|some\s)?",
    re.IGNORECASE,
)
_UNTIL = re.compile(r",?\s(?:until|till|to|ending\sin|ending\son)\s(?:the\s)?", re.IGNORECASE)
_YEARS_FROM = re.compile(r"(?P<years>[\w-]{1,12})\syears\sfrom\s(?P<start>\d{4})$", re.IGNORECASE)
_TO_YEAR = re.compile(r",?\s(?:to|until|till|ending\sin|that\sis,?\suntil)\s(?:the\send\sof\s)?(?P<end>\d{4})\b")
_DAYS_FROM = re.compile(
    r"(?P<days>[\w-]{1,12})\s(?:days|nights),?\sfrom\s(?P<first>\d{1,2})\sto\s(?P<last>\d{1,2})\s[A-Z]", re.IGNORECASE
)
_CLOCK = r"(\d{1,2}):([0-5]\d)(?![:\d])"
_CLOCKS = re.compile(rf"(?<![\d:]){_CLOCK}\s?(?:[-–—]|to|until|till)\s?{_CLOCK}")
_HELD = re.compile(r"(?P<what>(?:\s[\w'’&-]{1,24}){0,5})\s?[,(:]\s?")
_CLOSES = re.compile(r"\s?(?:[).;]|$)")
_WITHIN_YEAR = 90
"""Days by which what begins and ends in two years is hardly at the very edges of both."""
_NOON_MINUTES = 12 * 60
_MINUTES_A_DAY = Decimal(24 * 60)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A duration, and the same time from its ends: `readings` in days, the likeliest first; `ends` as written."""

    duration: Claim
    stated: Interval
    ends: str
    readings: tuple[Interval, ...]
    claims: tuple[Claim, ...] = ()


def stretches(view: DocumentView) -> Iterator[Stretch]:
    """Every duration of running text that stands beside its ends."""
    for claims in view.by_sentence.values():
        place = claims[0].location
        if place.cell is None and not _WITH_BREAKS.search(view.document.prose, *place.sentence):
            yield from _beside_period(view, claims)
            yield from _beside_two_dates(view, claims)
            yield from _between_two_dates(view, claims)
            yield from _beside_clock_times(view, claims)
            for claim in claims:
                yield from _within(view, claim)


def _is_joined(view: DocumentView, first: Claim, second: Claim) -> bool:
    return _JOINT.fullmatch(view.document.prose, first.location.end, second.location.start) is not None


def _describes(view: DocumentView, first: Claim, second: Claim) -> bool:
    is_adjective = first.date is None and "-" in first.text.strip("-")
    gap = _ADJECTIVE.fullmatch(view.document.prose, first.location.end, second.location.start)
    return is_adjective and gap is not None


def _beside_period(view: DocumentView, claims: tuple[Claim, ...]) -> Iterator[Stretch]:
    """ "for six weeks, from 3 March 2025 to 14 April 2025"."""
    for one, other in pairwise(claims):
        duration, period = (one, other) if one.date is None else (other, one)
        if duration.quantity is None or period.date is None or _DEICTIC.search(period.text):
            continue
        if period.text.casefold().startswith("between"):  # some time within it
            continue
        stated, actual = duration_days(duration.quantity), period_days(period.date)
        if duration is other and _FROM_ELSEWHERE.match(view.after(duration, 16)):
            continue
        if stated and actual and (_is_joined(view, one, other) or _describes(view, one, other)):
            yield Stretch(duration, stated, period.text, (actual,), (period,))


def _beside_two_dates(view: DocumentView, claims: tuple[Claim, ...]) -> Iterator[Stretch]:
    """ "moved from 3 June to 17 June, a delay of two weeks"."""
    for first, second, duration in zip(claims, claims[1:], claims[2:], strict=False):
        if first.date is None or second.date is None or duration.quantity is None:
            continue
        prose, gap = view.document.prose, (first.location.end, second.location.start)
        start, end, stated = resolved_days(first.date), resolved_days(second.date), duration_days(duration.quantity)
        if not (start and end and stated) or start[0] != start[1] or end[0] != end[1] or end[0] < start[0]:
            continue
        if _FROM.search(view.before(first, 8)) and _TO.fullmatch(prose, *gap) and _is_joined(view, second, duration):
            days = (end[0] - start[0]).days
            ends = prose[first.location.start : second.location.end]
            yield Stretch(duration, stated, ends, (_one_more(days),), (first, second))


def _between_two_dates(view: DocumentView, claims: tuple[Claim, ...]) -> Iterator[Stretch]:
    """ "began in 1988 and took six years, until 1994"."""
    for first, duration, second in zip(claims, claims[1:], claims[2:], strict=False):
        if first.date is None or second.date is None or duration.quantity is None:
            continue
        prose, stated = view.document.prose, duration_days(duration.quantity)
        start, end = resolved_days(first.date), resolved_days(second.date)
        took = _TOOK.fullmatch(prose, first.location.end, duration.location.start)
        until = _UNTIL.fullmatch(prose, duration.location.end, second.location.start)
        if stated and start and end and took and until and start[0] <= end[1] and _BEGUN.search(view.before(first, 40)):
            slack = _WITHIN_YEAR if start[0] != start[1] and end[0] != end[1] else 0
            least, most = (end[0] - start[1]).days + slack, (end[1] - start[0]).days + 1 - slack
            days = Interval(Decimal(max(least, 0)), Decimal(max(most, 1)))
            ends = f"{first.text} until {second.text}"
            yield Stretch(duration, stated, ends, (days,), (first, second))


def _within(view: DocumentView, claim: Claim) -> Iterator[Stretch]:
    """ "30 years from 2027, to 2057" and "five days, from 3 to 7 June", which are read as one date."""
    match = _YEARS_FROM.search(claim.text) if claim.date is not None else None
    if match and (end := _TO_YEAR.match(view.document.prose, claim.location.end)):
        years = small_number(match["years"])
        if years is not None:
            actual = Decimal(int(end["end"]) - int(match["start"]))
            yield Stretch(
                claim,
                _in_years(Decimal(years)).widened(Decimal(200)),
                f"{match['start']} to {end['end']}",
                (_in_years(actual).widened(Decimal(200)),),
            )
    match = _DAYS_FROM.match(claim.text) if claim.date is not None else None
    if match and (days := small_number(match["days"])) is not None and int(match["first"]) < int(match["last"]):
        actual_days = int(match["last"]) - int(match["first"])
        ends = f"{match['first']} to {match['last']}"
        yield Stretch(claim, Interval.exactly(days), ends, (_one_more(actual_days),))


def _one_more(days: int) -> Interval:
    """Days between two days, the last one counted or not."""
    return Interval(Decimal(days), Decimal(days + 1))


def _in_years(years: Decimal) -> Interval:
    return Interval.exactly(years * Decimal("365.25"))


def _beside_clock_times(view: DocumentView, claims: tuple[Claim, ...]) -> Iterator[Stretch]:
    """ "9:15–10:00 Opening (45 minutes)", "three hours, from 14:30 to 17:30"."""
    timed = [(c, days) for c in claims if c.quantity is not None and (days := duration_days(c.quantity)) is not None]
    if not timed:
        return
    prose, sentence = view.document.prose, claims[0].location.sentence
    for clocks in _CLOCKS.finditer(prose, sentence.start, sentence.end):
        readings = _clock_readings(*(int(part) for part in clocks.groups()))
        for claim, stated in timed:
            held = _HELD.fullmatch(prose, clocks.end(), claim.location.start)
            follows = held is not None and _CLOSES.match(prose, claim.location.end, sentence.end + 1) is not None
            leads = _JOINT.fullmatch(prose, claim.location.end, clocks.start()) is not None
            if (follows or leads) and not (held and held["what"] and _is_several(stated, readings[0])):
                yield Stretch(claim, stated, clocks.group(), readings)


def _clock_readings(hour: int, minute: int, end_hour: int, end_minute: int) -> tuple[Interval, ...]:
    """Days between two times of day, of a day of 24 or of 12 hours; or of two times of a stopwatch."""
    minutes = (end_hour - hour) * 60 + end_minute - minute
    by_day = minutes % int(_MINUTES_A_DAY)
    spans = [Decimal(by_day), Decimal((by_day + _NOON_MINUTES) % int(_MINUTES_A_DAY)), Decimal(abs(minutes)) / 60]
    return tuple(Interval.exactly(span / _MINUTES_A_DAY) for span in spans)


def _is_several(stated: Interval, whole: Interval) -> bool:
    """Whether the time is a whole number of times the duration: "10:00–11:30 Two talks (45 minutes)"."""
    if stated.middle <= 0:
        return False
    times = (whole.middle / stated.middle).to_integral_value()
    return times > 1 and stated.scaled(times).overlaps(whole)
