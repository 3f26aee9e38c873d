"""Dates said to be the next or the one before: "the following year, in 2016", "the day after, Friday 7 June"."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from claimcheck.checks.dates.calendar import has_own_year, resolved_days
from claimcheck.checks.dates.offsets import OFFSET, days_between
from claimcheck.checks.rule import DocumentView
from claimcheck.records import Claim, Grain, Span, format_interval

_STEP = re.compile(
    r"\bthe\s(?:very\s)?(?:(?P<which>following|next|previous|preceding)\s(?:(?P<unit>day|week|month|year)|(?P<day>(?:sun|mon|tues"
    r"|wednes|thurs|fri|satur)day))|(?P<other>day|week|month|year)\s(?P<way>after|before))\s?,?\s?(?:\(|[–—]\s?)?(?:on\s|in\s)?$",
    re.IGNORECASE,
)
"""Right before the date that it leads to."""
_BETWEEN = re.compile(r"[^.!?]{0,80}(?:[.!?]\s{1,2}(?:and\s|but\s|on\s|in\s)?)?", re.IGNORECASE)
"""Nothing but the rest of the sentence that names the first date."""
_HAPPENS = re.compile(
    r"\b(?:after|before|when|until|once|then|later|since|from|by|every|each|if|not|instead)\b", re.IGNORECASE
)
_BACKWARDS = frozenset({"previous", "preceding", "before"})
_NAMED = re.compile(r"(?:the\s)?(?:following|next|previous|preceding)\b", re.IGNORECASE)
_MOST_DAYS = {"day": 1, "weekday": 8, "week": 14}


@dataclass(frozen=True, slots=True)
class Step:
    """A date that is said to be a step from another: the words, and whether it is (`told` says how far it is)."""

    base: Claim
    reached: Claim
    words: Span
    holds: bool
    told: str


def steps(view: DocumentView, dated: Sequence[Claim]) -> Iterator[Step]:
    """Every date that a step leads to from the date named right before."""
    prose = view.document.prose
    for base, reached in _neighbours(dated):
        step = _STEP.search(prose, base.location.end, reached.location.start)
        if step is None or not (_may_be_judged(base) and _may_be_judged(reached)):
            continue
        gap = prose[base.location.end : step.start()]
        if _BETWEEN.fullmatch(gap) is None or _HAPPENS.search(gap):
            continue
        unit = (step["unit"] or step["other"] or "weekday").casefold()
        is_back = (step["which"] or step["way"]).casefold() in _BACKWARDS
        early, late = (reached, base) if is_back else (base, reached)
        if (found := _apart(early, late, unit)) is not None:
            yield Step(base, reached, Span(step.start(), reached.location.start), *found)


def _neighbours(dated: Sequence[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Dates that follow each other, leaving out "the following Sunday" where that is read as a date of its own."""
    return pairwise(claim for claim in dated if not _NAMED.match(claim.text))


def _may_be_judged(claim: Claim) -> bool:
    return claim.location.cell is None and OFFSET.search(claim.text) is None


def _apart(early: Claim, late: Claim, unit: str) -> tuple[bool, str] | None:
    """Whether one date is one step after the other, and how far it is; None for what the unit does not measure."""
    assert early.date is not None
    assert late.date is not None
    if unit not in _MOST_DAYS:
        first, last = resolved_days(early.date), resolved_days(late.date)
        has_years = has_own_year(early) and has_own_year(late)
        return _by_calendar(first, last, unit) if has_years and first and last else None
    is_day = early.date.grain is late.date.grain is Grain.DAY
    readings = list(days_between(early, late)) if is_day else []
    nearest = min(readings, key=lambda days: days.low, default=None)
    if nearest is None:
        return None
    return nearest.high >= 1 and nearest.low <= _MOST_DAYS[unit], f"{format_interval(nearest)} days"


def _by_calendar(early: tuple[dt.date, dt.date], late: tuple[dt.date, dt.date], unit: str) -> tuple[bool, str]:
    """Calendar years or months from one date to the next: any that both may be in."""
    (first, end), (start, last) = (tuple(_index(day, unit) for day in days) for days in (early, late))
    low, high = start - end, last - first
    return low <= 1 <= high, f"{low if low == high else f'{low} to {high}'} {unit}s"


def _index(day: dt.date, unit: str) -> int:
    return day.year if unit == "year" else day.year * 12 + day.month
