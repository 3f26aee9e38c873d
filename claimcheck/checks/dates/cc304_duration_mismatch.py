"""CC304: a duration that is not the time between its two dates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from claimcheck.checks.dates.calendar import duration_days, period_days
from claimcheck.checks.rule import Agrees, Differs, DocumentRule, DocumentView, Flags, Ignores, Passes, Verdict
from claimcheck.records import Claim, Derivation, Input, Severity, format_interval

_JOINT = re.compile(
    r"\s?[,:(–—]?\s?(?:or|that is|which is|that makes|a total of|lasting|for|from|between|in all|all of|a run of)?\s?"
    r"(?:the\s|some\s|about\s|just\s|exactly\s)?",
    re.IGNORECASE,
)
_DEICTIC = re.compile(r"\b(?:past|last|next|previous|coming|recent)\b", re.IGNORECASE)
"""Periods counted from the day of writing; what lasts inside them lasts as long as it likes."""


class DurationMismatch(DocumentRule):
    """A duration does not fit the dates between which it runs.

    ## What it checks
    "ran for six weeks, from A to B": the days between the dates against the duration, at the written precision of
    both. The last day may be counted or not; months and years are calendar ones.

    ## Why it matters
    Either the dates or the duration are wrong, and each is used by somebody.

    ## When it is wrong
    Working days, and durations that leave out breaks.

    ## Source
    Calendar arithmetic: ISO 8601-1:2019.
    """

    code = "CC304"
    name = "duration-mismatch"
    severity = Severity.ERROR
    since = "0.1"
    examples = (
        Flags(
            "weeks-too-few",
            "The trial ran for six weeks, from 3 March 2025 to 9 June 2025.",
            at="six weeks",
            says="98 to 99 days",
        ),
        Passes("weeks-right", "The trial ran for six weeks, from 3 March 2025 to 14 April 2025."),
        Ignores("no-end", "The trial ran for six weeks from 3 March 2025."),
    )

    def check(self, view: DocumentView) -> Iterator[Verdict]:
        """Judge every duration with its two ends."""
        for claims in view.by_sentence.values():
            for one, other in pairwise(claims):
                duration, period = (one, other) if one.date is None else (other, one)
                gap = view.document.prose[one.location.end : other.location.start]
                if duration.quantity is None or period.date is None or not _JOINT.fullmatch(gap):
                    continue
                if _DEICTIC.search(period.text):
                    continue
                verdict = _judge(duration, period)
                if verdict is not None:
                    yield verdict


def _judge(duration: Claim, period: Claim) -> Verdict | None:
    assert duration.quantity is not None
    assert period.date is not None
    stated, actual = duration_days(duration.quantity), period_days(period.date)
    if stated is None or actual is None:
        return None
    derivation = Derivation(
        formula="end − start = duration",
        inputs=(
            Input(name="duration", text=duration.text, claim=duration.id),
            Input(name="period", text=period.text, claim=period.id),
        ),
        expected=f"{format_interval(actual)} days",
        stated=f"{duration.text}, {format_interval(stated, 4)} days",
        tolerance="written precision of the duration; the last day counted or not",
    )
    if stated.overlaps(actual):
        return Agrees((duration, period), derivation)
    message = f"{period.text} is {derivation.expected}, not {duration.text}."
    return Differs((duration, period), message, derivation)
