"""How long something has gone on: "She took over in March 2022. Now, in June 2025, she has been in the post for"."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from itertools import pairwise

from claimcheck.checks.dates.calendar import duration_days, has_own_year, resolved_days
from claimcheck.checks.dates.stretch import CLOSES, HEDGES, Stretch, broken, verbs
from claimcheck.checks.rule import DocumentView
from claimcheck.records import Claim, Interval

_SLACK = {"month": Decimal(31), "year": Decimal(366)}
"""Days more or less: the first and the last year may be counted, or only whole ones."""
_NOW = r"(?:(?:now|today|currently|by\snow|so\sfar|as\sof),?\s)"
_STATE = r"(?:has|have)\s(?:now\s|thus\s|already\s|since\s|therefore\s|so\s)?"
_POST = r"(?:the|this|that|her|his)\s(?:post|job|role|position|office|chair)"
_HELD = (
    rf"(?:been\s(?:in\s{_POST}|in\s(?:office|charge|post|power)|at\sthe\s(?:helm|top))"
    rf"|held\s{_POST}|(?:led|run|headed|chaired)\sit)\sfor\s{HEDGES}"
)
_GOING = (
    r"been\s(?:running|operating|open|published|broadcast|trading|in\s(?:operation|service|use|business|print)"
    rf"|on\sair)\sfor\s{HEDGES}"
)
_TAIL = r"(?:\s(?!(?:and|but|which|who)\b)[\w'’-]{1,24}){0,5}"
_SAME = rf"{_TAIL},?\s(?:and\s)?(?:(?:she|he)\s)?{_STATE}"
_NEXT = rf"{_TAIL}[.;]\s{{1,2}}{_NOW}?(?:she|he|it|they)\s{_STATE}"
_HOLDS = re.compile(rf"(?:{_SAME}|{_NEXT}){_HELD}", re.IGNORECASE)
_GOES_ON = re.compile(_NEXT + _GOING, re.IGNORECASE)
_THEN_NOW = re.compile(rf"{_TAIL}(?:[.;]|,?\sand)\s{{1,2}}(?:{_NOW}(?:in|on)|as\sof|in|on)\s(?:the\s)?", re.IGNORECASE)
_NOW_HOLDS = re.compile(rf",?\s(?:she|he|it|they)\s{_STATE}{_HELD}", re.IGNORECASE)
_NOW_GOES_ON = re.compile(rf",?\s(?:she|he|it|they)\s{_STATE}{_GOING}", re.IGNORECASE)

Days = tuple[dt.date, dt.date]


def stretches_until_now(view: DocumentView) -> Iterator[Stretch]:
    """The lengths told of what began in the same sentence or the one before, up to a date or the document's own."""
    sentences = [claims for claims in view.by_sentence.values() if claims[0].location.cell is None]
    for claims in sentences:
        yield from _told(view, claims)
    for claims, after in pairwise(sentences):
        if claims[0].location.block == after[0].location.block:
            yield from _told(view, (*claims, *after))


def _told(view: DocumentView, claims: tuple[Claim, ...]) -> Iterator[Stretch]:
    """The stretch from the one date of a beginning, which a single length and no more than one other date follow."""
    dated = [claim for claim in claims if claim.date is not None]
    lengths = [claim for claim in claims if claim.quantity is not None and claim.quantity.unit in _SLACK]
    if len(lengths) != 1 or not 1 <= len(dated) <= 2 or lengths[0].quantity is None:
        return
    length, unit, stated = lengths[0], lengths[0].quantity.unit, duration_days(lengths[0].quantity)
    begun, *later = dated
    whole = begun.location.sentence.start, length.location.sentence.end
    start = resolved_days(begun.date) if begun.date is not None and has_own_year(begun) else None
    now = _now(view, later)
    if start is None or now is None or stated is None or broken().search(view.document.prose, *whole):
        return
    (first, last), told = now
    actual = Interval(Decimal((first - start[1]).days), Decimal((last - start[0]).days))
    if actual.low > 0 and _has_gone_on(view, begun, later, length):
        yield Stretch(length, stated, f"{begun.text} to {told}", (actual, actual.widened(_SLACK[unit])), tuple(dated))


def _now(view: DocumentView, later: list[Claim]) -> tuple[Days, str] | None:
    """The day up to which is counted: the date that the text gives for it, or else the document's own."""
    if later:
        days = resolved_days(later[0].date) if later[0].date is not None else None
        return (days, later[0].text) if days and has_own_year(later[0]) else None
    return ((view.date, view.date), f"the date of the document, {view.date}") if view.date is not None else None


def _has_gone_on(view: DocumentView, begun: Claim, later: list[Claim], length: Claim) -> bool:
    """Whether a length is told of the office that somebody took at a date, or of the thing that began to work then."""
    prose, start, end = view.document.prose, begun.location, length.location
    if CLOSES.match(prose, end.end, end.sentence.end) is None:
        return False
    if later and not _THEN_NOW.fullmatch(prose, start.end, later[0].location.start):
        return False
    since, holds, goes_on = (
        (later[0].location.end, _NOW_HOLDS, _NOW_GOES_ON) if later else (start.end, _HOLDS, _GOES_ON)
    )
    if holds.fullmatch(prose, since, end.start):
        return _begun("takes_over").search(prose, start.sentence.start, start.start) is not None
    opened = _begun("begins", "founds").search(prose, start.sentence.start, start.start)
    return opened is not None and goes_on.fullmatch(prose, since, end.start) is not None


@cache
def _begun(*keys: str) -> re.Pattern[str]:
    listed = "|".join(map(verbs, keys))
    return re.compile(
        rf"\b(?:{listed})(?:\s(?!(?:and|but|to)\b)[\w'’-]{{1,24}}){{0,5}}?\s(?:in|on)\s(?:the\s)?$", re.IGNORECASE
    )
