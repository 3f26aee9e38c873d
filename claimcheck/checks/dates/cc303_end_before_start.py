"""CC303: a period that ends before it starts."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from claimcheck.checks.rule import Agrees, Differs, DocumentRule, DocumentView, Flags, Ignores, Passes, Verdict
from claimcheck.records import Claim, Derivation, Input, Severity

_DAYS = re.compile(r"(?P<start>\d{4}-\d\d-\d\d)/(?P<end>\d{4}-\d\d-\d\d)$")
_YEAR = re.compile(r"\b\d{4}\b")


class EndBeforeStart(DocumentRule):
    """A period is given whose end lies before its start.

    ## What it checks
    "from A to B", "between A and B", "A – B" with two days. Where only one year is written, at the end, and the
    first day comes later in the year than the last, the period is read as running from the year before, and needs a
    person.

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
        Passes("in-order", "The poll ran from 2 May 2024 to 18 June 2024 in four towns."),
        Ignores("one-date", "The poll ran until 18 May 2024 in four towns."),
    )

    def check(self, view: DocumentView) -> Iterator[Verdict]:
        """Judge every two dates that a text joins to a period."""
        for claim in view.claims:
            days = _DAYS.match(claim.date.timex) if claim.date is not None else None
            if days is not None:
                yield _judge(claim, dt.date.fromisoformat(days["start"]), dt.date.fromisoformat(days["end"]))


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
    if start.year < end.year and len(_YEAR.findall(claim.text)) == 1:
        message = (
            f"{claim.text}: with one year for both the period ends before it starts; it may run from {start.year}, "
            "or one of the months is wrong."
        )
        return Differs((claim,), message, derivation, severity=Severity.WARNING, confidence=0.7)
    return Agrees((claim,), derivation)
