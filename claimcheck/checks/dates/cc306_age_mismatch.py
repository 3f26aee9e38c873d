"""CC306: an age or anniversary that does not follow from the dates."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from claimcheck.checks.dates.calendar import resolved_days
from claimcheck.checks.rule import Agrees, Differs, DocumentRule, DocumentView, Flags, Ignores, Passes, Verdict
from claimcheck.records import Claim, Derivation, Input, Interval, Severity, Span

_BORN = re.compile(r"\bborn\b[^.;\d]{0,24}$", re.IGNORECASE)
_BEGUN = re.compile(
    r"\b(?:(?:founded|established|launched|opened|incorporated|started|created|introduced|inaugurated)"
    r"(?:\s(?:in|on|at|by|back|near|as|early|late)\b[^.;\d]{0,24}|\s)"
    r"|(?:open|published|running|in\s(?:operation|business|print|service|use))\ssince\b[^.;\d]{0,16})$",
    re.IGNORECASE,
)
"""Founded in Leeds in 1994, open since 1990; not "opened the park in 2008", which is the age of the park."""
_SINCE = re.compile(r"\bsince\s$", re.IGNORECASE)
_SAME_THING = re.compile(
    r"(?:\s[\w-]{1,30}){1,3},?\s(?:which\s|that\s)?(?:was|were|had\sbeen)\s\w{1,20}(?:\s[\w\s]{1,24})?\s|,?\s(?:the|this|an?)\s"
    r"|,?\s(?:[\w'’-]{1,20}\s){1,3}?turn(?:s|ed)\s",
    re.IGNORECASE,
)
"""Between an age and a founding: "the eight-year-old company was founded in", "founded in 2019, the eight-year-old",
"founded in 2019, it turns eight"."""
_HEDGE = r"(?:more\sthan\s|over\s|almost\s|nearly\s|about\s|some\s)?"
_IS_NOW = re.compile(
    r",\s(?:is|are)\s(?:now\s|today\s|already\s|only\s|just\s)?"
    rf"|,\s(?:has|have)\sbeen\s(?:\w{{2,12}}\s){{1,3}}?for\s{_HEDGE}",
    re.IGNORECASE,
)
""" "founded in 2019, is eight years old", "opened in 1974, has been running for 51 years"; `_PERSON` may be another."""
_PERSON = re.compile(r"\b(?:who|whose|his|her|he|she)\b", re.IGNORECASE)
"""Where a person is spoken of, the age beside a founding may be theirs."""
_RUNNING = re.compile(
    r"\b(?:has|have)\sbeen\s(?:running|operating|trading|going|open|published|sold|around"
    rf"|in\s(?:operation|business|print|service|use))\sfor\s{_HEDGE}$",
    re.IGNORECASE,
)
_ENDS = re.compile(r"\s?(?:[.,;:)!–—]|$|and\s)")
_FOR = re.compile(rf"\bfor\s{_HEDGE}$", re.IGNORECASE)
_SINCE_THEN = re.compile(rf",?\s(?:ever\s)?since\s|,\sfor\s{_HEDGE}", re.IGNORECASE)
"""Between a duration and the date that it runs from: "for 30 years, since 1995", "since 1995, for 30 years"."""
_YEAR_OF_TITLE = re.compile(r"\b(?:19|20)\d\d\b")
_TURNS = re.compile(r"\b(?:turns?|turned|turning)\s(?:just\s)?$", re.IGNORECASE)
_AGED = re.compile(r"\b(?:aged?|age\sof)\s(?:just\s)?$", re.IGNORECASE)
_OLD = re.compile(r"[\s-](?:years?[\s-]old|years of age|or older|and older|and over)\b", re.IGNORECASE)
_ANNIVERSARY = re.compile(r"\b(?:anniversary|birthday)\b", re.IGNORECASE)
_ORDINAL = re.compile(r"\b(\d{1,3})(?:st|nd|rd|th)\b")
_OLDEST = 5000
_REACH = 48


class AgeMismatch(DocumentRule):
    """An age, or the number of an anniversary, does not fit the date of birth or founding beside it.

    ## What it checks
    In one sentence: a beginning ("born", "founded", "open since" with a date), and "turns N", "aged N", "N years old",
    "has been running for N years" or "the Nth anniversary". The age is reckoned on the other date of the sentence, or
    else on the document's own date or the year in its title; every day that either may be is allowed.

    ## Why it matters
    The year or the age was copied from another text, or from last year's.

    ## When it is wrong
    Where age and date belong to two people, or the age was true when something else happened.

    ## Source
    Completed years between two dates: ISO 8601-1:2019.
    """

    code = "CC306"
    name = "age-mismatch"
    severity = Severity.ERROR
    since = "0.1"
    examples = (
        Flags(
            "anniversary-too-late",
            "The bridge has been open since 4 March 1990, and on 4 March 2025 it celebrated its 30th anniversary.",
            at="4 March 1990",
            says="35",
        ),
        Passes(
            "anniversary-right",
            "The bridge has been open since 4 March 1990, and on 4 March 2025 it celebrated its 35th anniversary.",
        ),
        Flags(
            "age-of-a-company",
            "The eight-year-old company was founded in 2019 and floated in 2024.",
            at="eight-year-old",
            says="4 to 5",
        ),
        Flags(
            "years-in-business",
            "---\ndate: 2025-02-20\n---\n\nThe kiln, opened in 1974, has been running for 41 years.",
            at="41 years",
            says="50 to 51",
        ),
        Ignores("age-of-the-founder", "Moran, a genial 46-year-old, opened the park in 2008 and closed it in 2015."),
        Ignores("no-beginning", "On 4 March 2025 the bridge celebrated its 35th anniversary."),
    )

    def check(self, view: DocumentView) -> Iterator[Verdict]:
        """Judge every age beside a beginning."""
        for span, claims in view.by_sentence.items():
            ages = list(_ages(view, claims, span)) if claims[0].location.cell is None else []
            if len(ages) != 1:
                continue
            begun = [claim for claim in claims if _is_beginning(view, claim, ages[0])]
            if len(begun) == 1 and _is_of_one_thing(view, ages[0], begun[0]):
                others = [c for c in claims if c.date is not None and c is not begun[0] and resolved_days(c.date)]
                yield from _judge(view, ages[0], begun[0], others)


@dataclass(frozen=True, slots=True)
class _Age:
    """An age, the number of an anniversary, or for how many years something has been `running`.

    `claim` is None for an ordinal that is no claim of its own.
    """

    years: Interval
    span: Span
    claim: Claim | None
    is_turned: bool = False
    is_anniversary: bool = False
    is_running: bool = False


def _is_beginning(view: DocumentView, claim: Claim, age: _Age) -> bool:
    if claim.date is None or resolved_days(claim.date) is None:
        return False
    before = view.before(claim, _REACH)
    if (age.is_anniversary or age.is_running) and _SINCE.search(before):
        return True
    return _BORN.search(before) is not None or _BEGUN.search(before) is not None


def _is_of_one_thing(view: DocumentView, age: _Age, begun: Claim) -> bool:
    """Whether an age belongs to what began: people are born, and only a thing founded has its anniversary.

    The age of a person beside a founding ("Dumont, 46, opened the park in 2008") is no age of the thing founded.
    """
    if age.is_anniversary or _BORN.search(view.before(begun, _REACH)):
        return True
    prose, (first, second) = view.document.prose, sorted((age.span, begun.location.span))
    if age.is_running and _SINCE_THEN.fullmatch(prose, first.end, second.start):
        return True
    if _IS_NOW.fullmatch(prose, first.end, second.start):
        return first is not age.span and not _PERSON.search(prose, begun.location.sentence.start, second.start)
    return not age.is_running and _SAME_THING.fullmatch(prose, first.end, second.start) is not None


def _ages(view: DocumentView, claims: tuple[Claim, ...], sentence: Span) -> Iterator[_Age]:
    prose = view.document.prose
    for claim in claims:
        quantity, place = claim.quantity, claim.location
        if quantity is None or quantity.value is None or not 0 < quantity.value < _OLDEST or quantity.decimals:
            continue
        before = prose[max(sentence.start, place.start - 16) : place.start]
        after = prose[place.start : min(sentence.end, place.end + 16)]
        turns = _TURNS.search(before) is not None
        if quantity.unit in ("", "year") and (turns or _AGED.search(before) or _OLD.search(after)):
            yield _Age(Interval.exactly(quantity.value), place.span, claim, turns)
        elif quantity.unit == "year" and _is_running(view, claim):
            yield _Age(quantity.generous_interval, place.span, claim, is_running=True)
    if _ANNIVERSARY.search(prose, sentence.start, sentence.end):
        by_start = {claim.location.start: claim for claim in claims}
        for match in _ORDINAL.finditer(prose, sentence.start, sentence.end):
            yield _Age(
                Interval.exactly(int(match[1])), Span(*match.span()), by_start.get(match.start()), is_anniversary=True
            )


def _is_running(view: DocumentView, claim: Claim) -> bool:
    """Whether years are those since something began: `has been running for`, or beside `since` with a date."""
    before = view.before(claim, _REACH)
    if _RUNNING.search(before):
        return _ENDS.match(view.after(claim, 8)) is not None
    beside = _SINCE_THEN.match(view.after(claim, 16)) or re.search(r"(?i)\bsince\s\S{4,16},\sfor\s[a-z\s]*$", before)
    return _FOR.search(before) is not None and beside is not None


def _judge(view: DocumentView, age: _Age, begun: Claim, others: list[Claim]) -> Iterator[Verdict]:
    assert begun.date is not None
    start = resolved_days(begun.date)
    reckoned = [days for other in others if other.date and (days := resolved_days(other.date))]
    if not reckoned:
        reckoned = [(view.date, view.date)] if view.date is not None else list(_years_of_title(view))
    if start is None or len(reckoned) != 1 or reckoned[0][0] < start[1]:
        return
    fewest, most = _years(start[1], reckoned[0][0]), _years(start[0], reckoned[0][1])
    if age.is_turned:  # whoever turns eight this year may still be seven today
        most = max(most, reckoned[0][1].year - start[0].year)
    slack = 1 if age.is_running else 0  # calendar years may be counted, the first and the last one too
    stated = view.document.prose[age.span.start : age.span.end]
    derivation = Derivation(
        formula="completed years from the beginning to the day of reckoning",
        inputs=(
            Input(name="beginning", text=begun.text, claim=begun.id),
            Input(
                name="reckoned on",
                text=others[0].text if others else f"date of the document, {view.date or view.document.title}",
            ),
        ),
        expected=str(fewest) if fewest == most else f"{fewest} to {most}",
        stated=stated,
        tolerance="every day that either date may be",
    )
    claims = (age.claim, begun, *others) if age.claim else (begun, *others)
    if age.years.overlaps(Interval(Decimal(fewest - slack), Decimal(most + slack))):
        yield Agrees(claims, derivation)
    else:
        message = f"{stated}: from {begun.text} it is {derivation.expected} years, not that."
        place = () if age.claim else (view.locate(age.span, begun),)
        yield Differs(claims, message, derivation, locations=place)


def _years_of_title(view: DocumentView) -> Iterator[tuple[dt.date, dt.date]]:
    """The year that a title names (`Annual report 2023`) and the next, in which such a report is written."""
    years = set(_YEAR_OF_TITLE.findall(view.document.title or ""))
    if len(years) == 1:
        year = int(years.pop())
        yield dt.date(year, 1, 1), dt.date(year + 1, 12, 31)


def _years(first: dt.date, second: dt.date) -> int:
    return second.year - first.year - ((second.month, second.day) < (first.month, first.day))
