"""CC306: an age or anniversary that does not follow from the dates."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from decimal import Decimal

from claimcheck.checks.dates.ages import DEATH, HEDGE, SINCE_THEN, Age, ages
from claimcheck.checks.dates.calendar import resolved_days
from claimcheck.checks.rule import Agrees, Differs, DocumentRule, DocumentView, Flags, Ignores, Passes, Verdict
from claimcheck.records import Claim, Derivation, Input, Interval, Severity

_BORN = re.compile(r"\bborn\b[^.;\d]{0,24}$", re.IGNORECASE)
_BEGUN = re.compile(
    r"\b(?:(?:founded|established|launched|opened|incorporated|started|created|introduced|inaugurated|built|erected)"
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
_IS_NOW = re.compile(
    rf"(?:,|,?\sand)\s(?:is|are)\s(?:(?:now|today|already|only|just|thus|therefore|so)\s)?{HEDGE}"
    rf"|,\s(?:has|have)\sbeen\s(?:\w{{2,12}}\s){{1,3}}?for\s{HEDGE}",
    re.IGNORECASE,
)
""" "founded in 2019, is eight years old", "opened in 1974, has been running for 51 years"; `_PERSON` may be another."""
_PERSON = re.compile(r"\b(?:who|whose|his|her|he|she)\b", re.IGNORECASE)
"""Where a person is spoken of, the age beside a founding may be theirs."""
_PRONOUN = re.compile(r"\b(?:it|its|they|their|he|his|she|her)\b", re.IGNORECASE)
_NAMED = re.compile(r"[A-Z][\w.'’-]*\s[A-Z][\w'’-]{1,24}\s\((?:born\s)?$")
_DIES = re.compile(
    rf"\)(?:(?:,[^,.;()]{{1,80}},)?\s(?:who\s)?{DEATH}\b|[^.!?;]{{0,160}}[.!?;]\s(?:[Hh]e|[Ss]he)\s(?:[a-z]{{1,12}}\s){{0,2}}?{DEATH}\b)"
)
"""Behind a lifespan: the death of that person, in the same sentence or, by a pronoun, in the next."""
_LIFE = re.compile(r"\d{4}/\d{4}|\d{4}-\d\d-\d\d/\d{4}-\d\d-\d\d")
_YEAR_OF_TITLE = re.compile(r"\b(?:19|20)\d\d\b")
_REACH = 48

Days = tuple[dt.date, dt.date]


class AgeMismatch(DocumentRule):
    """An age, or the number of an anniversary, does not fit the date of birth or founding beside it.

    ## What it checks
    A beginning ("born", "founded", "open since" with a date), and in the same sentence "turns N", "aged N", "N years
    old", "has been running for N years" or "the Nth anniversary"; an anniversary in the next sentence, told of "it"; an
    age at death behind the lifespan of a person in brackets ("(1950–2015)"). The age is reckoned on the other date of
    the sentence, or else on the document's own date or the year in its title; every day that either may be is allowed.

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
        Flags("age-at-death", "Maria Lindqvist (1950–2015) was a painter. She died at 75.", at="75", says="64 to 65"),
        Passes("age-at-death-right", "Maria Lindqvist (1950–2015) was a painter. She died at 64."),
        Ignores("age-of-the-founder", "Moran, a genial 46-year-old, opened the park in 2008 and closed it in 2015."),
        Ignores("no-beginning", "On 4 March 2025 the bridge celebrated its 35th anniversary."),
    )

    def check(self, view: DocumentView) -> Iterator[Verdict]:
        """Judge every age beside a beginning."""
        before: tuple[Claim, ...] = ()
        for span, claims in view.by_sentence.items():
            found = list(ages(view, claims, span)) if claims[0].location.cell is None else []
            if len(found) == 1:
                yield from _judge_age(view, found[0], claims, before)
            before = claims


def _judge_age(view: DocumentView, age: Age, claims: tuple[Claim, ...], before: tuple[Claim, ...]) -> Iterator[Verdict]:
    """An age with the beginning in its sentence, or in the one before where it speaks of the same by a pronoun."""
    if age.is_of_death and (lives := [c for c in (*before, *claims) if _is_life_of(view, c, age)]):
        yield _verdict(view, age, (lives[-1],), *_life(lives[-1]))
        return
    begun = [claim for claim in claims if _is_beginning(view, claim, age)]
    if not begun and age.is_anniversary and before and _is_of_the_same(view, age, claims[0], before[0]):
        begun = [claim for claim in before if _is_beginning(view, claim, age)]
    if len(begun) == 1 and _is_of_one_thing(view, age, begun[0]):
        dated = [claim for claim in claims if claim.date is not None and claim is not begun[0]]
        others = [] if age.is_of_today else [claim for claim in dated if claim.date and resolved_days(claim.date)]
        yield from _judge(view, age, begun[0], others)


def _is_of_the_same(view: DocumentView, age: Age, claim: Claim, earlier: Claim) -> bool:
    """Whether a sentence follows another directly, and speaks of its subject by a pronoun before the age."""
    prose, start, end = view.document.prose, claim.location.sentence.start, earlier.location.sentence.end
    gap = prose[end:start]
    follows = end <= start and not gap.strip() and "\n\n" not in gap
    return follows and _PRONOUN.search(prose, start, age.span.start) is not None


def _is_life_of(view: DocumentView, claim: Claim, age: Age) -> bool:
    """Whether a date is a person's lifespan in brackets, and the age at death behind it that person's."""
    if claim.date is None or not _LIFE.fullmatch(claim.date.timex) or claim.location.start > age.span.start:
        return False
    named = _NAMED.search(view.before(claim, _REACH))
    return named is not None and _DIES.match(view.document.prose, claim.location.end, age.span.start) is not None


def _life(claim: Claim) -> tuple[Days, Days]:
    """Birth and death as a lifespan gives them."""
    assert claim.date is not None
    days = resolved_days(claim.date)
    assert days is not None
    first, last = days
    if len(claim.date.timex) > len("1950/2015"):
        return (first, first), (last, last)
    return (first, dt.date(first.year, 12, 31)), (dt.date(last.year, 1, 1), last)


def _is_beginning(view: DocumentView, claim: Claim, age: Age) -> bool:
    if claim.date is None or resolved_days(claim.date) is None:
        return False
    before = view.before(claim, _REACH)
    if (age.is_anniversary or age.is_running) and _SINCE.search(before):
        return True
    return _BORN.search(before) is not None or _BEGUN.search(before) is not None


def _is_of_one_thing(view: DocumentView, age: Age, begun: Claim) -> bool:
    """Whether an age belongs to what began: people are born, and only a thing founded has its anniversary.

    The age of a person beside a founding ("Dumont, 46, opened the park in 2008") is no age of the thing founded.
    """
    if age.is_anniversary or _BORN.search(view.before(begun, _REACH)):
        return True
    prose, (first, second) = view.document.prose, sorted((age.span, begun.location.span))
    if age.is_running and SINCE_THEN.fullmatch(prose, first.end, second.start):
        return True
    if _IS_NOW.fullmatch(prose, first.end, second.start):
        return first is not age.span and not _PERSON.search(prose, begun.location.sentence.start, second.start)
    return not age.is_running and _SAME_THING.fullmatch(prose, first.end, second.start) is not None


def _judge(view: DocumentView, age: Age, begun: Claim, others: list[Claim]) -> Iterator[Verdict]:
    assert begun.date is not None
    start = resolved_days(begun.date)
    reckoned = [days for other in others if other.date and (days := resolved_days(other.date))]
    if not reckoned:
        reckoned = [(view.date, view.date)] if view.date is not None else list(_years_of_title(view))
    if start is not None and len(reckoned) == 1 and reckoned[0][0] >= start[1]:
        yield _verdict(view, age, (begun, *others), start, reckoned[0])


def _verdict(view: DocumentView, age: Age, dates: tuple[Claim, ...], start: Days, reckoned: Days) -> Verdict:
    begun, *others = dates
    fewest, most = _years(start[1], reckoned[0]), _years(start[0], reckoned[1])
    if age.is_turned:  # whoever turns eight this year may still be seven today
        most = max(most, reckoned[1].year - start[0].year)
    slack = 1 if age.is_running else 0  # calendar years may be counted, the first and the last one too
    stated = view.document.prose[age.span.start : age.span.end]
    since = (
        others[0].text
        if others
        else begun.text
        if age.is_of_death
        else f"date of the document, {view.date or view.document.title}"
    )
    derivation = Derivation(
        formula="completed years from the beginning to the day of reckoning",
        inputs=(
            Input(name="beginning", text=begun.text, claim=begun.id),
            Input(name="reckoned on", text=since),
        ),
        expected=str(fewest) if fewest == most else f"{fewest} to {most}",
        stated=stated,
        tolerance="every day that either date may be",
    )
    claims = (age.claim, *dates) if age.claim else dates
    if age.years.overlaps(Interval(Decimal(fewest - slack), Decimal(most + slack))):
        return Agrees(claims, derivation)
    message = f"{stated}: from {begun.text} it is {derivation.expected} years, not that."
    place = () if age.claim else (view.locate(age.span, begun),)
    return Differs(claims, message, derivation, locations=place)


def _years_of_title(view: DocumentView) -> Iterator[tuple[dt.date, dt.date]]:
    """The year that a title names (`Annual report 2023`) and the next, in which such a report is written."""
    years = set(_YEAR_OF_TITLE.findall(view.document.title or ""))
    if len(years) == 1:
        year = int(years.pop())
        yield dt.date(year, 1, 1), dt.date(year + 1, 12, 31)


def _years(first: dt.date, second: dt.date) -> int:
    return second.year - first.year - ((second.month, second.day) < (first.month, first.day))
