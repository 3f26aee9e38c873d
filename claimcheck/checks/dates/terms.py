"""Durations of what begins and ends at two dates: "opened in 1938 and worked for 63 years, until 2001"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import cache
from itertools import pairwise

from claimcheck.checks.dates.calendar import duration_days
from claimcheck.checks.dates.stretch import CLOSES, HEDGES, JOINT, Stretch, broken, then_ends, verbs
from claimcheck.checks.dates.told_ends import calendar_readings
from claimcheck.checks.rule import DocumentView
from claimcheck.records import Claim, Comparator, Grain, Interval, Span

_A_YEAR, _YEAR, _SOME_WEEKS = 366, Decimal("365.25"), Decimal(45)
_LASTING_UNITS = frozenset({"day", "week", "month", "year", "decade"})
_PREPOSITION = r"\s(?:in|on)\s(?:the\s)?(?:(?:spring|summer|autumn|winter)\sof\s)?"
_NOT_BEFORE = r"(?!(?:and|but|or|after|before|not|if|when|from|since|until)\b)"
_UNTIL = re.compile(r",?\s(?:until|till|(?:and\s)?so\suntil)\s(?:the\s)?", re.IGNORECASE)
_OF_ELSEWHERE = re.compile(r"\b(?:after|before|later|earlier|ago|instead|each|every|per|notice)\b", re.IGNORECASE)
"""Words of a sentence in which a length is counted from something else, or told of each of several things."""
_NEXT_SENTENCE = re.compile(r"\s{0,2}")


def term_stretches(view: DocumentView) -> Iterator[Stretch]:
    """The lengths told of what begins and ends in one sentence, or ends in the next of the same paragraph."""
    sentences = [claims for claims in view.by_sentence.values() if claims[0].location.cell is None]
    for claims in sentences:
        yield from _told(view, claims, claims[0].location.sentence)
    for claims, after in pairwise(sentences):
        first, second = claims[0].location, after[0].location
        if first.block == second.block and _NEXT_SENTENCE.fullmatch(
            view.document.prose, first.sentence.end, second.sentence.start
        ):
            whole = Span(first.sentence.start, second.sentence.end)
            if all(any(claim.date is not None for claim in part) for part in (claims, after)):
                yield from _told(view, (*claims, *after), whole)


def _told(view: DocumentView, claims: tuple[Claim, ...], whole: Span) -> Iterator[Stretch]:
    """The stretch of a beginning, an end and one length, where no other date or length is told."""
    prose = view.document.prose
    timed = [claim for claim in claims if claim.date is not None or _days(claim) is not None]
    if len(timed) != 3 or broken().search(prose, *whole) or _OF_ELSEWHERE.search(prose, *whole):
        return
    dated = [claim for claim in timed if claim.date is not None]
    length = next((claim for claim in timed if claim.date is None), None)
    if len(dated) != 2 or not CLOSES.match(prose, timed[-1].location.end, whole.end):
        return
    if length is None or length.quantity is None or length.quantity.unit not in _LASTING_UNITS:
        return
    begun, ended = dated
    readings, stated = calendar_readings(begun, ended), _days(length)
    if not readings or stated is None or not (is_told := _is_told(prose, whole, begun, ended, length)):
        return
    if is_told != "worked" and all(claim.date and claim.date.grain is not Grain.YEAR for claim in dated):
        stated = _promised(length, stated)
    if is_told == "late":  # what is signed or won may begin some months later
        readings += tuple(replace(days, low=max(days.low - _A_YEAR, Decimal(0))) for days in readings)
    ends = f"{begun.text} to {ended.text}"
    yield Stretch(length, stated, ends, readings, (begun, ended))


def _days(claim: Claim) -> Interval | None:
    return duration_days(claim.quantity) if claim.quantity is not None else None


def _promised(length: Claim, stated: Interval) -> Interval:
    """Whole years of a term in days: they are not rounded."""
    quantity = length.quantity
    if quantity is None or quantity.value is None or quantity.unit != "year" or quantity.value % 1:
        return stated
    is_exact = quantity.comparator is Comparator.EQUAL
    return Interval.exactly(quantity.value * _YEAR).widened(_SOME_WEEKS) if is_exact else stated


def _is_told(prose: str, whole: Span, begun: Claim, ended: Claim, length: Claim) -> str:
    """How a length is told of two dates: of what `worked`, a term that is `prompt` or may start `late`; or not."""
    start, end, place = begun.location, ended.location, length.location
    gap = (start.end, end.start)
    lead: re.Match[str] | None
    if place.end <= start.start:
        lead = _made().search(prose, whole.start, place.start)
        is_for = _FOR.search(prose, whole.start, place.start) and _IN.fullmatch(prose, place.end, start.start)
        return _promptness(lead) if lead and is_for and _has_ended(prose, whole, *gap) else ""
    lead = _begun().search(prose, whole.start, start.start)
    before, after = (start.end, place.start), (place.end, end.start)
    if lead is not None and end.end <= place.start:
        is_beside = JOINT.fullmatch(prose, end.end, place.start) and CLOSES.match(prose, place.end, whole.end)
        worked = _worked_until().fullmatch(prose, *gap)
        return "worked" if is_beside and worked and _is_of_one(lead, worked, whole) else ""
    if lead is not None and (worked := _worked_for().fullmatch(prose, *before)):
        is_over = _UNTIL.fullmatch(prose, *after) or then_ends().fullmatch(prose, *after)
        return "worked" if is_over and _is_of_one(lead, worked, whole) else ""
    lead = _made_in().search(prose, whole.start, start.start)
    if lead is not None and start.end <= place.start and place.end <= end.start and _TERM.fullmatch(prose, *before):
        return _promptness(lead) if _has_ended(prose, whole, *after) else ""
    return ""


def _is_of_one(lead: re.Match[str], worked: re.Match[str], whole: Span) -> bool:
    """Whether what worked is what began: "Opened in 1938, the mill worked", not "It opened; the mill worked"."""
    return worked["named"] is None or lead.start() == whole.start


def _promptness(lead: re.Match[str]) -> str:
    return "prompt" if lead["prompt"] else "late"


_FOR = re.compile(rf"\s(?:for|to)\s(?:an?\s)?(?:(?:first\s)?term\sof\s)?{HEDGES}$", re.IGNORECASE)
_IN = re.compile(
    r"(?:\s(?:term|lease|contract|mandate))?,?\s(?:in|on|from|since|as\sof|starting\s(?:in|on)|beginning\s(?:in|on))\s",
    re.IGNORECASE,
)
_THING = (
    r"(?:term|mandate|tenure|lease|contract|warranty|guarantee|grant|loan|licen[cs]e|permit|cover|policy|agreement"
    r"|concession|subscription|membership|visa|fellowship|let|tenancy|appointment)"
)
_TERM = re.compile(
    rf",?\s(?:with|for|under|on|and\s(?:has|carries|comes\swith)|;?\sit\s(?:has|carries))?\s?(?:an?\s|the\s|its\s)?"
    rf"(?:{_THING}\sof\s|for\s)?{HEDGES}",
    re.IGNORECASE,
)
_ENDS_AT = re.compile(
    rf"(?P<own>\s{_THING})?[,;.]?\s(?:(?:and|so|which|that)\s)?(?:(?:it|he|she|they)\s|(?P<whose>its|their|his|her|the|this)\s(?P<thing>{_THING})\s)?"
    r"(?:(?:will|is|are|thus|therefore|so|then)\s){0,2}"
    r"(?:(?:ends?|expires?|expired|lapses?|runs?\sout|ending|expiring|is\sup)\s(?:in|on|at\sthe\send\sof)"
    r"|(?:covered|covers|runs?|valid|good|serves?|sits?|holds|in\sforce|protected|insured|secured)\s(?:until|till|to|through)"
    r"|until|till)\s(?:the\s(?:end\sof\s)?)?",
    re.IGNORECASE,
)
"""Before the end that a term has by its terms: what "was ended" or "ran until" may have been cut short."""
_ALWAYS_SAME = frozenset({"term", "mandate", "tenure"})


def _has_ended(prose: str, whole: Span, start: int, end: int) -> bool:
    """Whether words lead to the end of what is spoken of: of its term, or of a thing named before."""
    words = _ENDS_AT.fullmatch(prose, start, end)
    if words is None:
        return False
    thing = (words["thing"] or "").casefold()
    is_theirs = thing in _ALWAYS_SAME and (words["whose"] or "").casefold() not in ("the", "this")
    return not thing or is_theirs or re.search(rf"\b{thing}\b", prose[whole.start : start], re.IGNORECASE) is not None


@cache
def _made() -> re.Pattern[str]:
    """A verb with which something is made for a time: at once ("bought"), or to begin later ("signed")."""
    return re.compile(
        rf"\b(?:(?P<prompt>{verbs('makes')})|{verbs('makes_late')})(?:\s{_NOT_BEFORE}[\w'’-]{{1,24}}){{0,5}}",
        re.IGNORECASE,
    )


@cache
def _made_in() -> re.Pattern[str]:
    return re.compile(_made().pattern + r"\s(?:in|on)\s(?:the\s)?$", re.IGNORECASE)


@cache
def _begun() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:{verbs('begins')}|{verbs('founds')})(?:\s{_NOT_BEFORE}[\w'’-]{{1,24}}){{0,5}}?{_PREPOSITION}$",
        re.IGNORECASE,
    )


@cache
def _worked_for() -> re.Pattern[str]:
    return re.compile(rf"{_worked()}\sfor\s{HEDGES}", re.IGNORECASE)


@cache
def _worked_until() -> re.Pattern[str]:
    return re.compile(rf"{_worked()}\s(?:until|till)\s(?:the\s)?", re.IGNORECASE)


def _worked() -> str:
    """ " and worked", ", the mill stayed open": the same subject, in the same state."""
    named = r"it|he|she|they|which|then|(?P<named>the(?:\s[\w'’-]{1,24}){1,3}?|(?-i:[A-Z])[\w'’-]{1,24})"
    state = r"\s(?:there|on|open|at\ssea|in\s(?:use|service|operation|business|print|production|office|place))"
    return rf"(?:,?\s(?:and|then)|;|,)(?:\s(?:{named}))?\s{verbs('works')}(?:{state})?"
