"""Dates that lie ahead by a told length: "meets in a week, on 26 June", "must answer within four weeks, by 13 May"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from claimcheck.checks.dates.calendar import resolved_days
from claimcheck.checks.dates.offsets import COUNTED, Offset, days_between, offset_of
from claimcheck.checks.rule import DocumentView
from claimcheck.records import Claim, Comparator, Grain, Interval, Kind

_IN = re.compile(r"(?:^|\s)(?P<word>in|within)\s(?:exactly\s|just\s)?$", re.IGNORECASE)
_ON = re.compile(r"(?:\s(?:from\snow|time))?,?\s(?:on|by|that\sis,?\son)\s(?:the\s)?", re.IGNORECASE)
_CLOSES = re.compile(r"\s*(?:[.,;:!?)\n]|$|(?:and|or|at|in|from|with)\b)")
"""After the date: no clause of its own begins with it, "leaves in two weeks, on 26 June it arrives"."""
_IS_TO_COME = re.compile(
    r"(?:^[Ii]n\s|\b(?:will|is|are|must|shall|meets?|opens?|begins?|starts?|votes?|leaves?|returns?|launch(?:es)?"
    r"|takes?\splace|expires?|arrives?|retires?)(?:\s(?!and\b)[\w'’-]{1,20}){0,5}\sin\s)(?:exactly\s|just\s)?$"
)
_PAST = re.compile(r"\b(?:had|was|were|did|took|(?<!be\s)(?:made|held|built|[a-z]{3,16}ed))\b")
_OF_ELSEWHERE = re.compile(
    r"\b(?:after|before|once|when|if|from|upon|following|whoever|anyone|then|again|twice|time|times|each|every|working|business)\b",
    re.IGNORECASE,
)
_WEEKEND = Decimal(3)
"""Days by which a term that ends on a weekend is put off."""
_NEAR = 160


@dataclass(frozen=True, slots=True)
class Ahead:
    """A date that an offset leads to from an earlier date, or from the document's own; days between as they may be."""

    offset: Offset
    reached: Claim
    base: Claim | None
    readings: tuple[Interval, ...]


def dates_ahead(view: DocumentView) -> Iterator[Ahead]:
    """Every length with `in` or `within` that stands right before the date on which it is over."""
    for claims in view.by_sentence.values():
        if claims[0].location.cell is None:
            for length, reached in pairwise(claims):
                yield from _ahead(view, length, reached)


def _ahead(view: DocumentView, length: Claim, reached: Claim) -> Iterator[Ahead]:
    prose, lead = view.document.prose, _IN.search(view.before(length, 24))
    if length.kind is not Kind.DURATION or length.quantity is None or reached.date is None or lead is None:
        return
    is_within = lead["word"].casefold() == "within"
    is_exact = length.quantity.comparator is (Comparator.AT_MOST if is_within else Comparator.EQUAL)
    if (
        not is_exact
        or reached.date.grain is not Grain.DAY
        or not _ON.fullmatch(prose, length.location.end, reached.location.start)
        or not _CLOSES.match(prose, reached.location.end)
    ):
        return
    offset = offset_of(length, COUNTED.fullmatch(length.text), "later")
    base = _base(view, length, reached)
    readings = tuple(days_between(base, reached)) if base is not None else ()
    if not is_within and _is_to_come(view, length):
        readings += tuple(_from_today(view, reached))
    elif base is None:
        return
    if offset is not None and readings:
        yield Ahead(replace(offset, put_off=_WEEKEND), reached, base, readings)


def _base(view: DocumentView, length: Claim, reached: Claim) -> Claim | None:
    """The one day named before in the same paragraph, near and with nothing between that the length may count from."""
    place = length.location
    earlier = [
        claim
        for claim in view.claims
        if claim.date is not None
        and claim.location.block == place.block
        and place.start - _NEAR < claim.location.start < place.start
    ]
    others = [claim for claim in view.by_sentence[place.sentence] if claim.date is not None and claim is not reached]
    if len(earlier) != 1 or [claim for claim in others if claim is not earlier[0]]:
        return None
    gap = view.document.prose[earlier[0].location.end : place.start]
    is_day = earlier[0].date is not None and earlier[0].date.grain is Grain.DAY
    return earlier[0] if is_day and not _OF_ELSEWHERE.search(gap) and "\n\n" not in gap else None


def _is_to_come(view: DocumentView, length: Claim) -> bool:
    """Whether a sentence tells of what is still to come, once, and names no other date before."""
    sentence = length.location.sentence
    told = view.document.prose[slice(*sentence)]
    return (
        not _PAST.search(told) and not _OF_ELSEWHERE.search(told) and bool(_IS_TO_COME.search(view.before(length, 80)))
    )


def _from_today(view: DocumentView, reached: Claim) -> Iterator[Interval]:
    days = resolved_days(reached.date) if reached.date is not None else None
    if view.date is not None and days is not None and days[0] > view.date:
        yield Interval(Decimal((days[0] - view.date).days), Decimal((days[1] - view.date).days))
