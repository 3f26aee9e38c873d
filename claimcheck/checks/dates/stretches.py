"""Durations that a text sets beside the two ends of the same stretch of time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from claimcheck.checks.dates.calendar import duration_days, period_days, resolved_days
from claimcheck.checks.dates.clock_stretches import clock_stretches
from claimcheck.checks.dates.stretch import JOINT, Stretch
from claimcheck.checks.dates.terms import term_stretches
from claimcheck.checks.dates.told_ends import told_stretches
from claimcheck.checks.dates.until_now import stretches_until_now
from claimcheck.checks.rule import DocumentView
from claimcheck.lexicon.numbers import small_number
from claimcheck.records import Claim, Interval

_ADJECTIVE = re.compile(
    r"(?:\s[a-z-]{3,20}){1,2}(?:,\s(?:held\s|which\s(?:ran|runs|lasts|lasted)\s)?from|\s\(|\sfrom|\sof|\sfor|,)\s?",
    re.IGNORECASE,
)
"""Between a duration that describes a noun and its ends: "the four-year war, from 1914 to 1918"."""
_FROM_ELSEWHERE = re.compile(r"\s(?:after|before|later|earlier|ago|apart|behind|ahead|into|in\sadvance|each|per)\b")
"""Behind a duration that is the way to or from another event: "from 3 to 23 January, four weeks after the flood"."""
_TO = re.compile(r"\s(?:to|until|till|through)\s", re.IGNORECASE)
_FROM = re.compile(r"\bfrom\s$", re.IGNORECASE)
_DEICTIC = re.compile(r"\b(?:past|last|next|previous|coming|recent)\b", re.IGNORECASE)
"""Periods counted from the day of writing; what lasts inside them lasts as long as it likes."""
_WITH_BREAKS = re.compile(
    r"\b(?:closed\s(?:on|every|each|at|over|for\s(?:lunch|the\s))|except|excluding|without\s(?:counting|(?:mon|sun|satur)days?)|working\sdays?|weekdays?|weekends?|business\sdays?|(?:with|minus|less|plus|and|for)\s(?:[\w-]{1,12}\s){0,3}breaks?|apart\sfrom)\b",
    re.IGNORECASE,
)
"""Not every day between the ends counts."""
_ROLLING = re.compile(
    r"(?:the\s)?(?:last|past|previous|next|coming)\s(?P<count>[\w-]{1,12})\s(?:years|(?P<decade>decades))",
    re.IGNORECASE,
)
_TWO_YEARS = re.compile(r"\d{4}/\d{4}")
_YEARS_FROM = re.compile(r"(?P<years>[\w-]{1,12})\syears\sfrom\s(?P<start>\d{4})$", re.IGNORECASE)
_TO_YEAR = re.compile(r",?\s(?:to|until|till|ending\sin|that\sis,?\suntil)\s(?:the\send\sof\s)?(?P<end>\d{4})\b")
_DAYS_FROM = re.compile(
    r"(?P<days>[\w-]{1,12})\s(?:days|nights),?\sfrom\s(?P<first>\d{1,2})\sto\s(?P<last>\d{1,2})\s[A-Z]", re.IGNORECASE
)


def stretches(view: DocumentView) -> Iterator[Stretch]:
    """Every duration of running text that stands beside its ends."""
    beside = list(_beside(view))
    told = {stretch.duration.id for stretch in beside}
    yield from beside
    for stretch in (*term_stretches(view), *stretches_until_now(view)):
        if stretch.duration.id not in told:
            yield stretch


def _beside(view: DocumentView) -> Iterator[Stretch]:
    for claims in view.by_sentence.values():
        place = claims[0].location
        if place.cell is None and not _WITH_BREAKS.search(view.document.prose, *place.sentence):
            yield from _beside_period(view, claims)
            yield from _beside_rolling(view, claims)
            yield from _beside_two_dates(view, claims)
            yield from told_stretches(view, claims)
            yield from clock_stretches(view, claims)
            for claim in claims:
                yield from _within(view, claim)


def _is_joined(view: DocumentView, first: Claim, second: Claim) -> bool:
    return JOINT.fullmatch(view.document.prose, first.location.end, second.location.start) is not None


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


def _beside_rolling(view: DocumentView, claims: tuple[Claim, ...]) -> Iterator[Stretch]:
    """ "over the last two years (2022–2023)": years before the day of writing, named in brackets."""
    for rolling, period in pairwise(claims):
        named = _ROLLING.fullmatch(rolling.text) if rolling.date is not None else None
        if named is None or period.date is None or not _TWO_YEARS.fullmatch(period.date.timex):
            continue
        prose, count = view.document.prose, small_number(named["count"])
        is_in_brackets = prose[rolling.location.end : period.location.start] == " (" and prose.startswith(
            ")", period.location.end
        )
        if count and is_in_brackets and (actual := period_days(period.date)):
            years = count * (10 if named["decade"] else 1)
            yield Stretch(rolling, _in_years(Decimal(years)).widened(Decimal(200)), period.text, (actual,), (period,))


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
