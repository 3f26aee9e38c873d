"""CC305: a date that is not as long after another as the text says."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from claimcheck.checks.rule import Agrees, Differs, DocumentRule, DocumentView, Flags, Ignores, Passes, Verdict
from claimcheck.lexicon.load import table
from claimcheck.records import Claim, Derivation, Grain, Input, Severity

_OFFSET = re.compile(r"\b(?:later|after(?:wards)?|earlier|before)$", re.IGNORECASE)
_APPOSED = re.compile(r"\s?,?\s?\(?(?:that is,?|or|exactly|just|only|on|in)?\s?", re.IGNORECASE)
_MEASURE = re.compile(r"(?P<unit>day|week|fortnight)s?\b", re.IGNORECASE)
_DAYS = {"day": 1, "week": 7, "fortnight": 14}
_DAY_GRAINS = (Grain.DAY, Grain.HOUR, Grain.MINUTE)
_SLACK_DAYS = {"day": 1, "week": 4, "fortnight": 5}
"""The last day counted or not; weeks are rounded."""


class OffsetDateMismatch(DocumentRule):
    """A date and "ten weeks later" beside it do not agree.

    ## What it checks
    "on 15 April, ten weeks later" after an earlier date of the same sentence or the one before: the days between the
    two dates against the offset. A date without a year is read in the year that fits best.

    ## Why it matters
    One of the dates or the offset is wrong.

    ## When it is wrong
    Where the offset counts from something else than the date named last.

    ## Source
    Calendar arithmetic: ISO 8601-1:2019.
    """

    code = "CC305"
    name = "offset-date-mismatch"
    severity = Severity.ERROR
    since = "0.1"
    examples = (
        Flags(
            "two-weeks-too-late",
            "Version 1 came out on 3 March 2025, and version 2 on 28 April, six weeks later.",
            at="28 April",
            says="six weeks later",
        ),
        Passes("as-said", "Version 1 came out on 3 March 2025, and version 2 on 14 April, six weeks later."),
        Ignores("no-date-beside-it", "Version 1 came out on 3 March 2025, and version 2 six weeks later."),
    )

    def check(self, view: DocumentView) -> Iterator[Verdict]:
        """Judge every offset that stands beside the date it leads to."""
        for offset, reached, base in _apposed(view):
            verdict = _judge(offset, reached, base)
            if verdict is not None:
                yield verdict


def _apposed(view: DocumentView) -> Iterator[tuple[Claim, Claim, Claim]]:
    """Offset, the date that it leads to, and the date named before both."""
    dated = [claim for claim in view.claims if claim.date is not None and claim.location.cell is None]
    for index, claim in enumerate(dated):
        if not _OFFSET.search(claim.text):
            continue
        for first, second in ((index - 1, index), (index, index + 1)):
            if first < 1 or second >= len(dated):
                continue
            reached, base = dated[first if second == index else second], dated[first - 1]
            gap = view.document.prose[dated[first].location.end : dated[second].location.start]
            near = base.location.block == claim.location.block and claim.location.start - base.location.end < 250
            if near and _is_day(reached) and _is_day(base) and _APPOSED.fullmatch(gap):
                yield claim, reached, base
                break


def _is_day(claim: Claim) -> bool:
    return claim.date is not None and claim.date.grain in _DAY_GRAINS and not _OFFSET.search(claim.text)


def _judge(offset: Claim, reached: Claim, base: Claim) -> Verdict | None:
    days = _offset_days(offset.text)
    start, end = _month_and_day(base), _month_and_day(reached)
    if days is None or start is None or end is None:
        return None
    count, slack = days
    backwards = offset.text.casefold().endswith(("earlier", "before"))
    first, last = (end, start) if backwards else (start, end)
    year = next((int(c.date.timex[:4]) for c in (base, reached) if c.date and c.date.timex[:4].isdigit()), 2001)
    between = [
        (_on(year + later, last) - _on(year, first)).days
        for later in (0, 1)
        if _on(year + later, last) >= _on(year, first)
    ]
    derivation = Derivation(
        formula="earlier date + offset = later date",
        inputs=(
            Input(name="offset", text=offset.text, claim=offset.id),
            Input(name="from", text=base.text, claim=base.id),
            Input(name="to", text=reached.text, claim=reached.id),
        ),
        expected=f"{count} days, {slack} more or less",
        stated=" or ".join(f"{actual} days" for actual in between),
        tolerance="the first day counted or not, weeks rounded",
    )
    if any(abs(actual - count) <= slack for actual in between):
        return Agrees((reached, offset, base), derivation)
    message = f"{reached.text} is {derivation.stated} from {base.text}, not {offset.text} ({count} days)."
    return Differs((reached, offset, base), message, derivation)


def _offset_days(text: str) -> tuple[int, int] | None:
    """Days of an offset such as `ten weeks later`, and the slack; None for months, years and vague ones."""
    unit = _MEASURE.search(text)
    if unit is None:
        return None
    quantity = _number_before(text, unit.start())
    name = unit["unit"].lower()
    return None if quantity is None else (quantity * _DAYS[name], _SLACK_DAYS[name])


def _number_before(text: str, end: int) -> int | None:
    words = text[:end].replace("-", " ").split()
    if not words:
        return None
    last = words[-1].lower().replace(",", "")
    if last.isdigit():
        return int(last)
    numbers = table("numbers")
    return 1 if last in ("a", "an") else numbers["small"].get(last) or numbers["tens"].get(last)


def _month_and_day(claim: Claim) -> tuple[int, int] | None:
    match = re.match(r"(?:\d{4}|XXXX)-(\d\d)-(\d\d)", claim.date.timex) if claim.date else None
    return (int(match[1]), int(match[2])) if match else None


def _on(year: int, month_and_day: tuple[int, int]) -> dt.date:
    month, day = month_and_day
    return dt.date(year, month, min(day, 28) if month == 2 else day)
