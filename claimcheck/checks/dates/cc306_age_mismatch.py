"""CC306: an age or anniversary that does not follow from the dates."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from claimcheck.checks.dates.calendar import resolved_days
from claimcheck.checks.rule import Agrees, Differs, DocumentRule, DocumentView, Flags, Ignores, Passes, Verdict
from claimcheck.records import Claim, Derivation, Input, Severity, Span

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
_TURNS = re.compile(r"\b(?:turns?|turned|turning)\s(?:just\s)?$", re.IGNORECASE)
_AGED = re.compile(r"\baged?\s(?:just\s)?$", re.IGNORECASE)
_OLD = re.compile(r"[\s-](?:years?[\s-]old|years of age|or older|and older|and over)\b", re.IGNORECASE)
_ANNIVERSARY = re.compile(r"\b(?:anniversary|birthday)\b", re.IGNORECASE)
_ORDINAL = re.compile(r"\b(\d{1,3})(?:st|nd|rd|th)\b")
_OLDEST = 5000
_REACH = 48


class AgeMismatch(DocumentRule):
    """An age, or the number of an anniversary, does not fit the date of birth or founding beside it.

    ## What it checks
    In one sentence: a beginning ("born", "founded", "open since" with a date), and "turns N", "aged N", "N years old"
    or "the Nth anniversary". The age is reckoned on the other date of the sentence, or else on the document's own date;
    every day that either may be is allowed.

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
    """An age or the number of an anniversary; `claim` is None for an ordinal that is no claim of its own."""

    years: int
    span: Span
    claim: Claim | None
    is_turned: bool = False
    is_anniversary: bool = False


def _is_beginning(view: DocumentView, claim: Claim, age: _Age) -> bool:
    if claim.date is None or resolved_days(claim.date) is None:
        return False
    before = view.before(claim, _REACH)
    if age.is_anniversary and _SINCE.search(before):
        return True
    return _BORN.search(before) is not None or _BEGUN.search(before) is not None


def _is_of_one_thing(view: DocumentView, age: _Age, begun: Claim) -> bool:
    """Whether an age belongs to what began: people are born, and only a thing founded has its anniversary.

    The age of a person beside a founding ("Dumont, 46, opened the park in 2008") is no age of the thing founded.
    """
    if age.is_anniversary or _BORN.search(view.before(begun, _REACH)):
        return True
    first, second = sorted((age.span, begun.location.span))
    return _SAME_THING.fullmatch(view.document.prose, first.end, second.start) is not None


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
            yield _Age(int(quantity.value), place.span, claim, turns)
    if _ANNIVERSARY.search(prose, sentence.start, sentence.end):
        by_start = {claim.location.start: claim for claim in claims}
        for match in _ORDINAL.finditer(prose, sentence.start, sentence.end):
            yield _Age(int(match[1]), Span(*match.span()), by_start.get(match.start()), is_anniversary=True)


def _judge(view: DocumentView, age: _Age, begun: Claim, others: list[Claim]) -> Iterator[Verdict]:
    assert begun.date is not None
    start = resolved_days(begun.date)
    reckoned = [days for other in others if other.date and (days := resolved_days(other.date))]
    if not reckoned and view.date is not None:
        reckoned = [(view.date, view.date)]
    if start is None or len(reckoned) != 1 or reckoned[0][0] < start[1]:
        return
    fewest, most = _years(start[1], reckoned[0][0]), _years(start[0], reckoned[0][1])
    if age.is_turned:  # whoever turns eight this year may still be seven today
        most = max(most, reckoned[0][1].year - start[0].year)
    stated = view.document.prose[age.span.start : age.span.end]
    derivation = Derivation(
        formula="completed years from the beginning to the day of reckoning",
        inputs=(
            Input(name="beginning", text=begun.text, claim=begun.id),
            Input(name="reckoned on", text=others[0].text if others else f"date of the document, {view.date}"),
        ),
        expected=str(fewest) if fewest == most else f"{fewest} to {most}",
        stated=stated,
        tolerance="every day that either date may be",
    )
    claims = (age.claim, begun, *others) if age.claim else (begun, *others)
    if fewest <= age.years <= most:
        yield Agrees(claims, derivation)
    else:
        message = f"{stated}: from {begun.text} it is {derivation.expected} years, not {age.years}."
        place = () if age.claim else (view.locate(age.span, begun),)
        yield Differs(claims, message, derivation, locations=place)


def _years(first: dt.date, second: dt.date) -> int:
    return second.year - first.year - ((second.month, second.day) < (first.month, first.day))
