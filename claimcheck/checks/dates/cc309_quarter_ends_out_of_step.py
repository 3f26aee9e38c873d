"""CC309: quarters of a year that do not end three months apart."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from claimcheck.checks.rule import Agrees, Differs, DocumentRule, DocumentView, Flags, Ignores, Passes, Verdict
from claimcheck.records import Claim, Derivation, Grain, Input, Severity

_QUARTER = re.compile(
    r"\b(?:(?P<word>first|second|third|fourth)[\s-](?:fiscal\s)?quarter|Q(?P<digit>[1-4])"
    r"|(?:fiscal|financial)\syear|fiscal(?=\s\d{2,4}))\b"
    r"(?:\sof\s[\w’' ]{1,24}|\s(?:fiscal\s|FY\s?)?\d{2,4})?,?\s(?:which\s)?\(?"
    r"(?:(?P<verb>ended|ending|ends|closed)(?:\son)?|on)\s$",
    re.IGNORECASE,
)
_OF_MONTHS = re.compile(
    r"\b(?:(?P<half>half|H[12])|quarter|Q[1-4])(?:\s(?:of\s)?(?:fiscal\s|FY\s?)?\d{4})?\s?\($", re.IGNORECASE
)
_FROM_MONTH = re.compile(r"(?P<year>\d{4}|XXXX)-(?P<first>\d\d)/(?P<last_year>\d{4}|XXXX)-(?P<last>\d\d)$")
_SHARES_VERB = re.compile(
    r"\bquarter\s(?:ended|ends|closed)\b[^;]{0,60}\band\s(?:(?:the|our)\s)?(?:Q[1-4]|[a-z]{5,6}[\s-](?:fiscal\s)?quarter)\son\s$",
    re.IGNORECASE,
)
"""Before the end of a quarter that shares the verb of another: "ended on 31 March and the second quarter on"."""
_NUMBERS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_LAST_QUARTER = 4
_MONTHS_A_QUARTER, _MONTHS_A_HALF = 3, 6
_LATE_DAYS = 10
"""Quarters of 13 weeks end up to some days before or after the end of the month."""


class QuarterEndsOutOfStep(DocumentRule):
    """Two quarters of one document do not end three months apart, whatever month the fiscal year begins in.

    ## What it checks
    "the second quarter ended June 30" and "the third quarter ended October 31": the months from end to end against
    three for each quarter; a fiscal year ends with its fourth. A quarter may end some days before or after the end of
    its month. And the months in brackets behind a quarter or half ("the second quarter (April to June)"), three or six.

    ## Why it matters
    The quarter or the date was carried over from another report.

    ## When it is wrong
    Two companies with different fiscal years in one text, and a year that was cut short.

    ## Source
    Calendar arithmetic: ISO 8601-1:2019; 52/53-week fiscal years end on the same weekday each year (26 CFR 1.441-2).
    """

    code = "CC309"
    name = "quarter-ends-out-of-step"
    severity = Severity.WARNING
    since = "0.1"
    examples = (
        Flags(
            "a-month-too-late",
            "The first quarter ended on 31 March 2025, the second quarter ended on 31 July 2025.",
            at="31 July 2025",
            says="3 months",
        ),
        Passes("in-step", "The first quarter ended on 31 March 2025, the second quarter ended on 30 June 2025."),
        Passes(
            "weeks-and-another-fiscal-year",
            "The second quarter of fiscal 2025 ended September 28, 2024. The third quarter ended December 29, 2024.",
        ),
        Flags(
            "after-the-end-of-the-year",
            "Fiscal 2024 ended on 30 June 2024. The first quarter of fiscal 2025, which ended on 31 October 2024, was "
            "weak.",
            at="31 October 2024",
            says="4 months",
        ),
        Flags(
            "seven-months", "The first half of 2024 (January to July) was dry.", at="January to July", says="7 months"
        ),
        Ignores("one-quarter", "The first quarter ended on 31 March 2025."),
    )

    def check(self, view: DocumentView) -> Iterator[Verdict]:
        """Judge the ends of quarters, each against the one stated before it."""
        for claim in view.claims:
            months = _FROM_MONTH.match(claim.date.timex) if claim.date is not None and claim.date.mod is None else None
            named = _OF_MONTHS.search(view.before(claim, 48)) if months is not None else None
            if months and named:
                yield _judge_months(claim, (int(months["last"]) - int(months["first"])) % 12 + 1, bool(named["half"]))
        for one, other in pairwise(_ends(view)):
            is_told_alike = one.is_fiscal == other.is_fiscal or not (one.is_year or other.is_year)
            if (one.month != other.month or one.quarter != other.quarter) and is_told_alike:
                yield _judge(one, other)


@dataclass(frozen=True, slots=True)
class _End:
    """A quarter, or a fiscal year as its fourth, and the month that it ends with, counted from year 0."""

    claim: Claim
    quarter: int
    month: int
    is_year: bool
    is_fiscal: bool


def _ends(view: DocumentView) -> Iterator[_End]:
    for claim in view.claims:
        if claim.date is None or claim.date.grain is not Grain.DAY or (day := claim.date.first_day) is None:
            continue
        match = _QUARTER.search(view.before(claim, 80))
        if match is not None and (match["verb"] or _SHARES_VERB.search(view.before(claim, 160))):
            number = int(match["digit"] or _NUMBERS.get((match["word"] or "").casefold(), _LAST_QUARTER))
            near = day - dt.timedelta(days=_LATE_DAYS)
            is_year = not (match["digit"] or match["word"])
            is_fiscal = is_year or re.search(r"fiscal|financial|FY", match[0]) is not None
            yield _End(claim, number, near.year * 12 + near.month, is_year, is_fiscal)


def _judge_months(claim: Claim, months: int, is_half: bool) -> Verdict:
    name, length = ("half a year", _MONTHS_A_HALF) if is_half else ("a quarter", _MONTHS_A_QUARTER)
    derivation = Derivation(
        formula=f"{name} has {length} months",
        inputs=(Input(name="months", text=claim.text, claim=claim.id),),
        expected=f"{length} months",
        stated=f"{months} months",
    )
    if months == length:
        return Agrees((claim,), derivation)
    message = f"{claim.text} has {months} months, {name} {length}."
    return Differs((claim,), message, derivation, confidence=0.8)


def _judge(one: _End, other: _End) -> Verdict:
    months, quarters = other.month - one.month, other.quarter - one.quarter
    derivation = Derivation(
        formula="months between the ends = 3 × quarters between, and 12 for each year",
        inputs=(
            Input(name=f"end of quarter {one.quarter}", text=one.claim.text, claim=one.claim.id),
            Input(name=f"end of quarter {other.quarter}", text=other.claim.text, claim=other.claim.id),
        ),
        expected=f"{_MONTHS_A_QUARTER * quarters} months, or 12 more or less",
        stated=f"{months} months",
        tolerance="ten days around the end of the month",
    )
    if (months - _MONTHS_A_QUARTER * quarters) % 12 == 0:
        return Agrees((other.claim, one.claim), derivation)
    message = (
        f"Quarter {one.quarter} ends {one.claim.text} and quarter {other.quarter} {other.claim.text}: "
        f"{months} months apart instead of {derivation.expected}."
    )
    return Differs((other.claim, one.claim), message, derivation, confidence=0.8)
