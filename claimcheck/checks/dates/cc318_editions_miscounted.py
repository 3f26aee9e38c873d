"""CC318: the number of an annual edition that its years do not allow."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from claimcheck.checks.dates.calendar import has_own_year, resolved_days
from claimcheck.checks.rule import Agrees, Differs, DocumentRule, DocumentView, Flags, Ignores, Passes, Verdict
from claimcheck.lexicon.dates import numbered
from claimcheck.lexicon.numbers import small_number
from claimcheck.records import Claim, Derivation, Input, Severity, Span

_FIRST = re.compile(
    r"\b(?:was\s|were\s)?first\s(?:edition\s|[a-z]{3,12}\s(?:place\s)?)?(?:was\s)?(?:in|on)\s$"
    r"|\b(?:held|ran|run|staged|awarded|published|printed|organi[sz]ed|took\splace|opened)\sfirst\s(?:in|on)\s$",
    re.IGNORECASE,
)
_SEVERAL = (
    r"(?<!revised\s)(?<!updated\s)(?<!elected\s)(?<!meets\s)"
    r"(?:(?P<two>every\s(?:other|second)\syear|biennial(?:ly)?)|(?P<three>triennial(?:ly)?|every\sthird\syear)"
    r"|every\s(?P<count>two|three|four|five|six|[2-6])\syears)"
)
"""Steps of more than one year."""
_ANNUAL = re.compile(
    r"\b(?:annual(?:ly)?|yearly|every\syear|each\syear|every\s(?:spring|summer|autumn|fall|winter))\b", re.IGNORECASE
)
_SINCE = re.compile(rf"\b(?:(?:every|each)\syear|{_SEVERAL})\s(?:ever\s)?since\b", re.IGNORECASE)
_EVERY_FEW_YEARS = re.compile(rf"\b{_SEVERAL}\b", re.IGNORECASE)
_BREAKS = re.compile(
    r"\b(?:gaps?|breaks?|except|apart\sfrom|bar|but\snot|skipp\w+|miss\w+|cancel\w+|postpon\w+|until|paus\w+|without)\b",
    re.IGNORECASE,
)
"""Words of a sentence in which editions were left out, or came in other steps before."""
_APART = 70
"""Characters between the number of an edition and its year."""


class EditionsMiscounted(DocumentRule):
    """An annual event has held more editions than years, or fewer where it was held every year.

    ## What it checks
    In one sentence that speaks of something annual: "the 12th annual conference … in October 2024" beside "first held
    in 2015", or beside another numbered edition. With one edition a year, numbers grow no faster than years; with one
    "every year since", they grow as fast; likewise in steps of several years ("every other year since").

    ## Why it matters
    The number was taken over from another year, or the founding from another event.

    ## When it is wrong
    Events that were once held twice a year, and editions that are counted from 0 or with a forerunner.

    ## Source
    Counting: an event that takes place once a year has its nth edition n − 1 years after its first, or later.
    """

    code = "CC318"
    name = "editions-miscounted"
    severity = Severity.WARNING
    since = "0.2"
    examples = (
        Flags(
            "more-than-years",
            "The 12th annual conference, first held in 2015, takes place in October 2024.",
            at="12th",
            says="10",
        ),
        Flags(
            "fewer-than-years",
            "It was first held in 1995 and has taken place every year since; the 20th edition was in 2019.",
            at="20th",
            says="25",
        ),
        Flags(
            "every-other-year",
            "The fair was held first in 2016 and every other year since, so this is the eighth edition (2026).",
            at="eighth",
            says="every 2 years",
        ),
        Passes(
            "every-other-year-right",
            "The fair was held first in 2016 and every other year since, so this is the sixth edition (2026).",
        ),
        Passes("as-many", "The 10th annual conference, first held in 2015, takes place in October 2024."),
        Passes("with-a-break", "The 8th annual conference, first held in 2015, takes place in October 2024."),
        Ignores("not-annual", "The 40th edition of the magazine, first printed in 2015, came out in October 2024."),
    )

    def check(self, view: DocumentView) -> Iterator[Verdict]:
        """Judge every two editions of one sentence."""
        prose = view.document.prose
        for span, claims in view.by_sentence.items():
            step = _step(prose, span) if claims[0].location.cell is None else 0
            if step:
                is_strict = _SINCE.search(prose, *span) is not None and not _BREAKS.search(prose, *span)
                for pair in combinations(_editions(view, claims, span), 2):
                    one, other = sorted(pair, key=lambda edition: edition.number)
                    yield _judge(view, one, other, step=step, is_strict=is_strict)


def _step(prose: str, sentence: Span) -> int:
    """Years from one edition to the next; 0 where a sentence tells no step, or two."""
    is_annual, several = _ANNUAL.search(prose, *sentence), _EVERY_FEW_YEARS.search(prose, *sentence)
    if several is None or is_annual:
        return 1 if is_annual and not several else 0
    return 2 if several["two"] else 3 if several["three"] else small_number(several["count"]) or 0


@dataclass(frozen=True, slots=True)
class _Edition:
    """An edition's number, its year as first and last possible, its date, and where its number stands."""

    number: int
    years: tuple[int, int]
    claim: Claim
    place: Span


def _editions(view: DocumentView, claims: tuple[Claim, ...], sentence: Span) -> list[_Edition]:
    """The numbered editions of a sentence with their years; the first one by its words."""
    dated = [claim for claim in claims if claim.date is not None and has_own_year(claim) and resolved_days(claim.date)]
    firsts = [claim for claim in dated if _FIRST.search(view.before(claim, 40))]
    found = [_Edition(1, _years(claim), claim, claim.location.span) for claim in firsts]
    others = [claim for claim in dated if claim not in firsts]
    numbers = [match for match in _number().finditer(view.document.prose, *sentence) if _value(match) > 1]
    if len(numbers) == len(others) == 1:
        pairs = [(numbers[0], others[0])]
    else:
        pairs = [
            (number, claim)
            for number, claim in zip(numbers, others, strict=False)
            if 0 < claim.location.start - number.end() < _APART
        ]
    return found + [_Edition(_value(n), _years(claim), claim, Span(*n.span("number"))) for n, claim in pairs]


def _years(claim: Claim) -> tuple[int, int]:
    assert claim.date is not None
    days = resolved_days(claim.date)
    assert days is not None
    return days[0].year, days[1].year


@cache
def _number() -> re.Pattern[str]:
    """The number of an annual event or edition."""
    names = "|".join(sorted((name.replace(" ", "[ -]") for name in numbered("ordinals")), key=len, reverse=True))
    event = r"(?:annual(?!\s(?:report|review|accounts|letter))|edition)"
    number = rf"\b(?P<number>\d{{1,3}}(?:st|nd|rd|th)|{names})"
    return re.compile(rf"{number}\s(?:(?:[\w-]{{3,20}}\s)?{event}\b|\((?=\d{{4}}\)))", re.IGNORECASE)


def _value(match: re.Match[str]) -> int:
    word = match["number"].casefold().replace("-", " ")
    return int(word[:-2]) if word[0].isdigit() else numbered("ordinals")[word]


def _judge(view: DocumentView, one: _Edition, other: _Edition, *, step: int, is_strict: bool) -> Verdict:
    fewest, most = other.years[0] - one.years[1], other.years[1] - one.years[0]
    most += min(step - 1, 1)  # an edition may once have been moved by a year
    derivation = Derivation(
        formula="number of an edition − number of an earlier one ≤ years between them ÷ years a step",
        inputs=(
            Input(name=f"edition {one.number}", text=one.claim.text, claim=one.claim.id),
            Input(name=f"edition {other.number}", text=other.claim.text, claim=other.claim.id),
        ),
        expected=f"{one.number + most // step} {'' if is_strict else 'or less'}".strip(),
        stated=str(other.number),
        tolerance="years left out, unless it was held every year",
    )
    grown = other.number - one.number
    if grown * step <= most and (not is_strict or (grown + 1) * step >= fewest):
        return Agrees((other.claim, one.claim), derivation)
    numbers = f"edition {one.number} in {one.claim.text} and {other.number} in {other.claim.text}"
    every = "a year" if step == 1 else f"every {step} years"
    message = f"With one edition {every}, {numbers} do not fit: it would be {derivation.expected}."
    places = (view.locate(other.place, other.claim), other.claim.location, one.claim.location)
    return Differs((), message, derivation, locations=places, confidence=0.8)
