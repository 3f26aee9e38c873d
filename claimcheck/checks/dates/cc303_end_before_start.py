"""CC303: a period that ends before it starts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from claimcheck.checks.dates.calendar import has_own_year, is_resolved
from claimcheck.checks.rule import Agrees, Differs, DocumentRule, DocumentView, Flags, Ignores, Passes, Verdict
from claimcheck.records import Claim, Derivation, Input, Severity

_OPENER = re.compile(r"\b(?:from|between)\s{1,3}(?:the\s)?$", re.IGNORECASE)
_JOINT = re.compile(r"\s{0,3}(?:to|until|till|through|and|[–—-])\s{0,3}(?:the\s)?", re.IGNORECASE)


class EndBeforeStart(DocumentRule):
    """A period is given whose end lies before its start.

    ## What it checks
    "from A to B", "between A and B", "A – B" with two dates. Where the text gives one year for both, both are read in
    it; a period over the turn of the year needs both years.

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
            at="2 May 2024",
            says="before",
        ),
        Passes("in-order", "The poll ran from 2 May 2024 to 18 June 2024 in four towns."),
        Ignores("one-date", "The poll ran until 18 May 2024 in four towns."),
    )

    def check(self, view: DocumentView) -> Iterator[Verdict]:
        """Judge every two dates that a text joins to a period."""
        for claims in view.by_sentence.values():
            for first, second in pairwise(claims):
                if is_resolved(first) and is_resolved(second) and _are_joined(view, first, second):
                    yield _judge(first, second)


def _are_joined(view: DocumentView, first: Claim, second: Claim) -> bool:
    prose = view.document.prose
    between = prose[first.location.end : second.location.start]
    before = prose[max(first.location.sentence.start, first.location.start - 14) : first.location.start]
    if _JOINT.fullmatch(between) is None:
        return False
    return _OPENER.search(before) is not None or between.strip() in ("–", "—", "-")


def _judge(first: Claim, second: Claim) -> Verdict:
    assert first.date is not None
    assert second.date is not None
    start, end = first.date.first_day, second.date.last_day
    assert start is not None
    assert end is not None
    derivation = Derivation(
        formula="start ≤ end",
        inputs=(
            Input(name="start", text=first.text, claim=first.id),
            Input(name="end", text=second.text, claim=second.id),
        ),
        expected=f"an end on or after {start.isoformat()}",
        stated=end.isoformat(),
    )
    if start <= end:
        return Agrees((second, first), derivation)
    message = f"The period ends ({second.text}) before it starts ({first.text})."
    certain = has_own_year(first) and has_own_year(second)
    return Differs((second, first), message, derivation, severity=None if certain else Severity.WARNING)
