"""CC303: a period that ends before it starts."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from itertools import pairwise

from claimcheck.checks.dates.calendar import has_own_year, resolved_days
from claimcheck.checks.rule import Agrees, Differs, DocumentRule, DocumentView, Flags, Ignores, Passes, Verdict
from claimcheck.records import Claim, Derivation, Input, Severity

_DAYS = re.compile(r"(?P<start>\d{4}-\d\d-\d\d)/(?P<end>\d{4}-\d\d-\d\d)$")
_MONTHS = re.compile(r"(?P<start>\d{4}-\d\d)/(?P<end>\d{4}-\d\d)$")
_BEGIN = re.compile(
    r"\b(?:begins?|began|begun|starts?|started|opens?|opened|runs? from|ran from)\b[^.;]{0,30}$", re.IGNORECASE
)
_END = re.compile(
    r"\b(?:ends?|ended|finish(?:es|ed)?|complet(?:es?|ed|ion)|clos(?:es?|ed)|until|till|through)\b[^.;]{0,30}$",
    re.IGNORECASE,
)
_THEN = re.compile(
    r"(?:,?\s(?:and|but)|,)\s(?:it\s|they\s|which\s)?"
    r"(?:ends?|finish(?:es)?|clos(?:es?)|runs?\suntil|lasts?\suntil)\s(?:on\s)?"
    r"|\suntil\s|\still\s",
    re.IGNORECASE,
)
"""Between two days without a year: that one thing begins on the first and ends on the second."""
_TURNED = re.compile(r"\b(?:after|since|before|when|having)\b", re.IGNORECASE)
"""Words after which another event is told: "opened in 2024, two years after it was closed in 2022"."""
_YEAR = re.compile(r"\b\d{4}\b")
_LENGTH = re.compile(r"\b(?:days?|weeks?|months?|years?)\b", re.IGNORECASE)
_NEAR_DAYS = 60
_OVER_NEW_YEAR_DAYS = 200
"""A period that runs into the next year with only one year written is short: "18 December to 6 January 2025"."""


class EndBeforeStart(DocumentRule):
    """A period is given whose end lies before its start.

    ## What it checks
    "from A to B", "between A and B", "A – B" with two days or months, and "begins in A … is finished in B" with two
    dates that have their years, or "opens on A and closes on B" with two days less than 60 days apart. Where only one
    year is written, at the end, and the first day comes later in the year than the last, the period is read as running
    from the year before, and needs a person if it is then longer than half a year.

    ## Why it matters
    One of the dates is wrong, and nobody can tell which period is meant.

    ## When it is wrong
    Where the period is meant to run into the next year and only one year is written.

    ## Source
    Definition of a period: ISO 8601-1:2019, time interval.
    """

    code = "CC303"
    name = "end-before-start"
    severity = Severity.ERROR
    since = "0.1"
    examples = (
        Flags(
            "months-swapped",
            "The poll ran from 18 May 2024 to 2 May 2024 in four towns.",
            at="18 May 2024 to 2 May 2024",
            says="before",
        ),
        Flags(
            "finished-before-begun",
            "Work on the dam begins in June 2025 and is to be finished in March 2025.",
            at="March 2025",
            says="June 2025",
        ),
        Flags(
            "months",
            "The residency lasts from October 2025 to March 2025.",
            at="October 2025 to March 2025",
            says="before",
        ),
        Passes("over-new-year", "The poll ran from 28 December to 4 January 2025 in four towns."),
        Passes("in-order", "The poll ran from 2 May 2024 to 18 June 2024 in four towns."),
        Ignores("one-date", "The poll ran until 18 May 2024 in four towns."),
    )

    def check(self, view: DocumentView) -> Iterator[Verdict]:
        """Judge every two dates that a text joins to a period."""
        for claim in view.claims:
            if claim.date is None:
                continue
            days, months = _DAYS.match(claim.date.timex), _MONTHS.match(claim.date.timex)
            if days is not None:
                yield _judge(claim, dt.date.fromisoformat(days["start"]), dt.date.fromisoformat(days["end"]))
            elif months is not None and months["start"] > months["end"] and has_own_year(claim):
                yield _judge(claim, *(dt.date.fromisoformat(f"{months[end]}-01") for end in ("start", "end")))
        for claims in view.by_sentence.values():
            dates = [claim for claim in claims if claim.date is not None]
            for first, second in pairwise(dates):
                turned = _TURNED.search(view.document.prose, first.location.end, second.location.start)
                if not turned and _says(view, _BEGIN, claims[0], first) and _says(view, _END, first, second):
                    yield from _judge_ends(view, first, second)


def _says(view: DocumentView, words: re.Pattern[str], earlier: Claim, claim: Claim) -> bool:
    """Whether the words stand before a date of the text, after the claim before it."""
    if claim.location.cell is not None:
        return False
    after = earlier.location.end if earlier is not claim else claim.location.sentence.start
    return words.search(view.document.prose[max(after, claim.location.start - 60) : claim.location.start]) is not None


def _judge_ends(view: DocumentView, first: Claim, second: Claim) -> Iterator[Verdict]:
    assert first.date is not None
    assert second.date is not None
    start, end = resolved_days(first.date), resolved_days(second.date)
    if start is None or end is None:
        return
    has_years = has_own_year(first) and has_own_year(second)
    if not has_years and not _are_near_days(view, first, second):
        return
    derivation = Derivation(
        formula="start ≤ end",
        inputs=(
            Input(name="start", text=first.text, claim=first.id),
            Input(name="end", text=second.text, claim=second.id),
        ),
        expected=f"an end on or after {start[0].isoformat()}",
        stated=end[1].isoformat(),
    )
    if start[0] <= end[1]:
        yield Agrees((second, first), derivation)
    else:
        message = f"What begins in {first.text} cannot end in {second.text}."
        yield Differs((second, first), message, derivation, severity=None if has_years else Severity.WARNING)


def _are_near_days(view: DocumentView, first: Claim, second: Claim) -> bool:
    """Whether two days without years are of one thing that does not run over the turn of the year."""
    assert first.date is not None
    assert second.date is not None
    one, other = first.date.first_day, second.date.first_day
    if one is None or other is None or first.date.last_day != one or second.date.last_day != other:
        return False
    gap = _THEN.fullmatch(view.document.prose, first.location.end, second.location.start)
    return gap is not None and one.year == other.year and abs((other - one).days) < _NEAR_DAYS


def _has_one_year(text: str) -> bool:
    """Whether two ends share one written year; a period given by its length has only one end."""
    return len(_YEAR.findall(text)) == 1 and _LENGTH.search(text) is None


def _judge(claim: Claim, start: dt.date, end: dt.date) -> Verdict:
    derivation = Derivation(
        formula="start ≤ end",
        inputs=(Input(name="period", text=claim.text, claim=claim.id),),
        expected=f"an end on or after {start.isoformat()}",
        stated=end.isoformat(),
    )
    if start > end:
        message = f"{claim.text}: the period ends ({end.isoformat()}) before it starts ({start.isoformat()})."
        return Differs((claim,), message, derivation)
    if (end - start).days > _OVER_NEW_YEAR_DAYS and start.year < end.year and _has_one_year(claim.text):
        message = (
            f"{claim.text}: with one year for both the period ends before it starts; it may run from {start.year}, "
            "or one of the months is wrong."
        )
        return Differs((claim,), message, derivation, severity=Severity.WARNING, confidence=0.7)
    return Agrees((claim,), derivation)
