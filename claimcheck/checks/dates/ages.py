"""Ages as a text tells them: "turns 50", "aged 42", "a 46-year-old", a 30th anniversary, years in business."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from claimcheck.checks.rule import DocumentView
from claimcheck.lexicon.load import table
from claimcheck.records import Claim, Comparator, Interval, Span

HEDGE = r"(?:more\sthan\s|over\s|almost\s|nearly\s|about\s|some\s)?"
_RUNNING = re.compile(
    r"\b(?:has|have)\sbeen\s(?:running|operating|trading|going|open|published|sold|around"
    rf"|in\s(?:operation|business|print|service|use))\sfor\s{HEDGE}$",
    re.IGNORECASE,
)
_ENDS = re.compile(r"\s?(?:[.,;:)!–—]|$|and\s)")
_FOR = re.compile(rf"\bfor\s{HEDGE}$", re.IGNORECASE)
SINCE_THEN = re.compile(
    rf",?\s(?:ever\s)?since\s|,\sfor\s{HEDGE}|,(?:\swhen\s[^,]{{1,40}},)?\s(?:[\w'’-]{{1,20}}\s){{1,4}}(?:has|have)\sbeen"
    rf"\s(?:\w{{2,12}}\s){{1,3}}for\s{HEDGE}",
    re.IGNORECASE,
)
"""Between a duration and the date that it runs from: "for 30 years, since 1995", "since 1995, for 30
years", "since 1995, the paper has been published for 30 years"."""
_TURNS = re.compile(r"\b(?:turns?|turned|turning)\s(?:just\s)?$", re.IGNORECASE)
_AGED = re.compile(r"\b(?:aged?|age\sof)\s(?:just\s)?$", re.IGNORECASE)
_OLD = re.compile(r"[\s-](?:years?[\s-]old|years of age|or older|and older|and over)\b", re.IGNORECASE)
DEATH = r"(?:died|dies|passed\saway|lived)"
_DIED = re.compile(
    rf"\b{DEATH}\b(?:\s[\w'’]{{1,20}}){{0,6}}?\s(?:at|aged?|(?:at|to)\sthe\sage\sof|to\sbe|to)\s(?:just\s)?$",
    re.IGNORECASE,
)
_AT = re.compile(r"(?:^|[.!?]\s)At\s(?:just\s|only\s|the\sage\sof\s)?$")
_WAS = re.compile(r"\b(?:was|were)\s(?:just\s|only\s)?$")
_BY_NAME = re.compile(r"\b[A-Z][\w'’-]{1,24},\s$")
"""Before an age that stands behind a person's name: "Moran, 34, was born in"."""
_ANNIVERSARY = re.compile(r"\b(?:anniversary|birthday)\b", re.IGNORECASE)
_OF_ANOTHER = re.compile(
    r"\s?(?:anniversary|birthday)?\sof\s(?!(?:its|their|the)\s(?:founding|foundation|opening|launch|establishment|completion|start"
    r"|first|creation|incorporation|introduction)\b)",
    re.IGNORECASE,
)
"""Behind an anniversary that is not of what is spoken of: "the centenary of the composer"."""
_ORDINAL = re.compile(r"\b(\d{1,3})(?:st|nd|rd|th)\b")
_OLDEST = 5000
_REACH = 48


@dataclass(frozen=True, slots=True)
class Age:
    """An age, the number of an anniversary, or for how many years something has been `running`.

    `claim` is None for an ordinal that is no claim of its own.
    """

    years: Interval
    span: Span
    claim: Claim | None
    is_turned: bool = False
    is_anniversary: bool = False
    is_running: bool = False
    is_of_death: bool = False
    is_of_today: bool = False


def ages(view: DocumentView, claims: tuple[Claim, ...], sentence: Span) -> Iterator[Age]:
    """The ages of a sentence."""
    prose = view.document.prose
    for claim in claims:
        quantity, place = claim.quantity, claim.location
        if quantity is None or quantity.value is None or not 0 < quantity.value < _OLDEST or quantity.decimals:
            continue
        before = prose[max(sentence.start, place.start - _REACH) : place.start]
        after = prose[place.start : min(sentence.end, place.end + 16)]
        turns, died = _TURNS.search(before) is not None, _DIED.search(before) is not None
        opens = _AT.search(before) is not None and prose.startswith(", ", place.end)
        is_told = opens or (_WAS.search(before) is not None and prose.startswith(" when ", place.end))
        if quantity.unit in ("", "year") and (turns or died or is_told or _AGED.search(before) or _OLD.search(after)):
            is_exact = quantity.comparator is Comparator.EQUAL
            years = Interval.exactly(quantity.value) if is_exact else quantity.generous_interval
            yield Age(years, place.span, claim, turns, is_of_death=died)
        elif quantity.unit == "year" and _is_running(view, claim):
            yield Age(quantity.generous_interval, place.span, claim, is_running=True)
        elif quantity.unit in ("", "year") and _BY_NAME.search(before) and prose.startswith(", ", place.end):
            yield Age(Interval.exactly(quantity.value), place.span, claim, is_of_today=True)
    if _ANNIVERSARY.search(prose, sentence.start, sentence.end):
        by_start = {claim.location.start: claim for claim in claims}
        for match in _ORDINAL.finditer(prose, sentence.start, sentence.end):
            if _OF_ANOTHER.match(prose, match.end()):
                continue
            yield Age(
                Interval.exactly(int(match[1])), Span(*match.span()), by_start.get(match.start()), is_anniversary=True
            )
    for match in _jubilee().finditer(prose, sentence.start, sentence.end):
        years = table("dates")["anniversaries"][match[0].casefold()]
        if not _OF_ANOTHER.match(prose, match.end()):
            yield Age(Interval.exactly(years), Span(*match.span()), None, is_anniversary=True)


@cache
def _jubilee() -> re.Pattern[str]:
    """Names of anniversaries that say how many years they mark: `centenary`, `golden jubilee`."""
    names = sorted(table("dates")["anniversaries"], key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(names)})\b", re.IGNORECASE)


def _is_running(view: DocumentView, claim: Claim) -> bool:
    """Whether years are those since something began: `has been running for`, or beside `since` with a date."""
    before = view.before(claim, _REACH)
    if _RUNNING.search(before):
        return _ENDS.match(view.after(claim, 8)) is not None
    beside = SINCE_THEN.match(view.after(claim, 16)) or re.search(r"(?i)\bsince\s\S{4,16},\sfor\s[a-z\s]*$", before)
    return _FOR.search(before) is not None and beside is not None
