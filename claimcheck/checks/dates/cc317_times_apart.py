"""CC317: a year and the century or decade beside it, in which it does not lie."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from itertools import pairwise

from claimcheck.checks.dates.calendar import has_own_year, resolved_days
from claimcheck.checks.rule import Agrees, Differs, DocumentRule, DocumentView, Flags, Ignores, Passes, Verdict
from claimcheck.records import Claim, Derivation, Grain, Input, Severity

_MADE = (
    r"(?:built|erected|made|written|painted|printed|founded|completed|finished|dating\sfrom|dated|from)"
    r"\s(?:in\s|around\s|about\s)?"
)
_BESIDE = re.compile(
    rf"\s\(|,\s(?:that\sis,?\s)?(?:(?:(?:early|late|well|still)\s)?(?:in|into|during)\s)?(?:the\s)?"
    rf"|(?:\s(?!and\b|or\b|of\b|to\b)[\w-]{{1,20}}){{1,3}}(?:,\s|\s\()(?:(?:which|that)\swas\s)?{_MADE}",
    re.IGNORECASE,
)
"""Between two names of one time, or between "the 18th-century house" and the year in which it was built."""
_CLOSES = re.compile(r"\s?(?:[,).;:]|$)")
_LISTED = re.compile(r"\s?,?\s?(?:and|or|to|until|but)\b", re.IGNORECASE)
_COARSE = (Grain.CENTURY, Grain.DECADE)
_SLACK = {Grain.CENTURY: 366, Grain.DECADE: 366}
_LONG = 3 * 366
_SLACK_OF_PART = 3660
"""Days: the year 1800 is counted to either century; where the early and the late part of a century end is open."""


class TimesApart(DocumentRule):
    """A year, and the century or decade that the text puts it in, share no day.

    ## What it checks
    A year or a finer date beside a decade or century that explains it: "in 1743, in the early 17th century", "in the
    1890s, late in the 18th century", "the 18th-century house, built in 1895".

    ## Why it matters
    Centuries are easily taken for the one of their hundreds; one of the two is wrong.

    ## When it is wrong
    Where the two are two times that stand side by side.

    ## Source
    The 18th century is 1701 to 1800, or loosely the years that begin with 17: ISO 8601-1:2019, century.
    """

    code = "CC317"
    name = "times-apart"
    severity = Severity.ERROR
    since = "0.2"
    examples = (
        Flags(
            "a-century-early", "The house was built in 1743, in the early 17th century.", at="1743", says="17th century"
        ),
        Flags(
            "decade", "In the 1890s, late in the 18th century, the mill was rebuilt.", at="1890s", says="18th century"
        ),
        Flags("of-a-thing", "The 18th-century house, built in 1895, is for sale.", at="1895", says="18th-century"),
        Passes("in-its-century", "The house was built in 1743, in the early 18th century."),
        Ignores("two-times", "The house was built in the 17th century and enlarged in 1743, in 1802 and in the 1890s."),
    )

    def check(self, view: DocumentView) -> Iterator[Verdict]:
        """Judge every date beside a decade or century."""
        for claims in view.by_sentence.values():
            dated = [claim for claim in claims if claim.date is not None and claim.location.cell is None]
            for one, other in pairwise(dated):
                yield from _judge(view, one, other)


def _judge(view: DocumentView, one: Claim, other: Claim) -> Iterator[Verdict]:
    fine, coarse = sorted((one, other), key=_order)
    if (
        fine.date is None
        or coarse.date is None
        or coarse.date.grain not in _COARSE
        or fine.date.grain is coarse.date.grain
    ):
        return
    first, second = resolved_days(fine.date), resolved_days(coarse.date)
    if (
        first is None
        or second is None
        or not (has_own_year(one) and has_own_year(other))
        or not _are_one(view, one, other)
    ):
        return
    if (first[1] - first[0]).days > _LONG:  # of a longer time the middle
        first = (first[0] + (first[1] - first[0]) / 2,) * 2
    slack = dt.timedelta(days=_SLACK_OF_PART if coarse.date.mod else _SLACK[coarse.date.grain])
    derivation = Derivation(
        formula="a time lies in the century or decade that it is put in",
        inputs=(
            Input(name="time", text=fine.text, claim=fine.id),
            Input(name="century or decade", text=coarse.text, claim=coarse.id),
        ),
        expected=f"{second[0].year} to {second[1].year}",
        stated=fine.text,
        tolerance="a year, or ten where only a part of a century is named",
    )
    if first[0] <= second[1] + slack and second[0] - slack <= first[1]:
        yield Agrees((fine, coarse), derivation)
    else:
        message = f"{fine.text} is not in {coarse.text} ({derivation.expected})."
        yield Differs((fine, coarse), message, derivation)


def _order(claim: Claim) -> int:
    assert claim.date is not None
    return -list(Grain).index(claim.date.grain)


def _are_one(view: DocumentView, one: Claim, other: Claim) -> bool:
    """Whether the second date explains the first: nothing but a comma or bracket between them, and none goes on."""
    prose, end = view.document.prose, other.location.end
    is_beside = _BESIDE.fullmatch(prose, one.location.end, other.location.start) is not None
    return is_beside and _CLOSES.match(prose, end) is not None and _LISTED.match(prose, end) is None
