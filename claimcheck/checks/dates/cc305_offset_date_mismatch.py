"""CC305: a date that is not as long after another as the text says."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from claimcheck.checks.dates.calendar import has_own_year, resolved_days
from claimcheck.checks.rule import Agrees, Differs, DocumentRule, DocumentView, Flags, Ignores, Passes, Verdict
from claimcheck.lexicon.numbers import small_number
from claimcheck.records import Claim, Derivation, Grain, Input, Interval, Kind, Severity, format_interval

_AMOUNT = (
    r"(?P<count>[\w-]{1,12}|\d{1,3}(?:,\d{3})?)[\s-]"
    r"(?:(?P<unit>day|week|fortnight|month|year|decade)s?|(?P<century>centur)(?:y|ies))"
)
_OFFSET = re.compile(
    rf"{_AMOUNT}\s"
    r"(?P<way>later|after(?:wards)?|earlier|before|ago)$",
    re.IGNORECASE,
)
_COUNTED = re.compile(_AMOUNT, re.IGNORECASE)
_APPOSED = re.compile(
    r"\s?,?\s?\(?(?:that is,?|or|exactly|just|only|on|in)?\s?"
    r"(?P<loose>(?:(?:more|less|fewer)\sthan|almost|nearly|over|about|some|at\sleast)\s)?",
    re.IGNORECASE,
)
_AFTER_EVENT = re.compile(
    r"\s(?P<way>after|before)\s(?:(?!(?:that|which|who|when|where|and|or|but)\b)[\w'’.-]{1,24}\s){1,9}?(?:\(|(?:of|on|in)\s)$",
    re.IGNORECASE,
)
"""Between an offset and the date of the event that it counts from: "four months after version 3 (May 2020)"."""
_AFTER_IT_WAS = re.compile(
    r"\s(?P<way>after)\s(?:it|they|he|she)\s(?:was|were|had\sbeen)\s(?:first\s)?(?P<verb>[a-z-]{3,16})(?=[\s,.;:)])",
    re.IGNORECASE,
)
_EVENT_ENDS = re.compile(r"\s?(?:[).,;:]|$)")
_BACKWARDS = frozenset({"earlier", "before", "ago"})
_DAY_GRAINS = (Grain.DAY, Grain.HOUR, Grain.MINUTE)
_NEAR, _NEXT = 250, 45
"""Characters back to a day that an offset counts from; back to a month or year, which must be the last thing named."""
_LENGTH = {
    "day": Decimal(1),
    "week": Decimal(7),
    "fortnight": Decimal(14),
    "month": Decimal("30.44"),
    "year": Decimal("365.25"),
    "decade": Decimal("3652.5"),
    "century": Decimal(36525),
}
_SLACK = {"day": Decimal(1), "week": Decimal(4), "fortnight": Decimal(5), "month": Decimal(24), "year": Decimal(250)}
_SLACK |= {"decade": Decimal(1826), "century": Decimal(18263)}
_ABOVE = frozenset({"more than", "over", "at least"})
_BELOW = frozenset({"less than", "fewer than", "almost", "nearly"})
_BY_CALENDAR = frozenset({"month", "year", "decade", "century"})
"""Days: the last day counted or not, weeks rounded, months and years counted by the calendar's or by their number."""


class OffsetDateMismatch(DocumentRule):
    """A date and "ten weeks later" or "three weeks ago" beside it do not agree.

    ## What it checks
    "on 15 April, ten weeks later" and "two years later, in 2019" after an earlier date of the same sentence or the one
    before, "on 3 May, two months after version 3 (3 March)", "three weeks ago, on 3 March" against the document's own
    date: the days between the two dates against the offset, in whole days where a date is a month or a year. A date
    without a year is read in the year that fits best.

    ## Why it matters
    One of the dates or the offset is wrong.

    ## When it is wrong
    Where the offset counts from something else than the date named last, or the document was written long before its
    date.

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
        Flags(
            "years-miscounted",
            "The mill opened in 1951. Four years later, in 1961, it burned down.",
            at="1961",
            says="Four years later",
        ),
        Flags(
            "not-so-long-ago",
            "---\ndate: 2025-05-20\n---\n\nThree weeks ago, on 3 March 2025, the council met.",
            at="3 March 2025",
            says="Three weeks ago",
        ),
        Flags(
            "so-long-after-an-event",
            "Version 4 came out on 12 April 2024, four months after version 3 (10 February 2024).",
            at="12 April 2024",
            says="four months",
        ),
        Passes("as-said", "Version 1 came out on 3 March 2025, and version 2 on 14 April, six weeks later."),
        Passes("years-rounded", "The mill opened in late 1951. Nine years later, in January 1961, it burned down."),
        Passes("as-long-ago", "---\ndate: 2025-05-20\n---\n\nEleven weeks ago, on 3 March 2025, the council met."),
        Ignores("no-date-beside-it", "Version 1 came out on 3 March 2025, and version 2 six weeks later."),
        Ignores(
            "counted-from-something-else",
            "The mill opened in 1951 and throve until it burned down. Four years later, in 1969, it stood again.",
        ),
    )

    def check(self, view: DocumentView) -> Iterator[Verdict]:
        """Judge every offset that stands beside the date it leads to."""
        dated = [claim for claim in view.claims if claim.date is not None and claim.location.cell is None]
        for index, claim in enumerate(dated):
            offset = _offset(claim)
            if offset is not None:
                verdict = _judge_nearest(view, offset, dated, index)
                if verdict is not None:
                    yield verdict
        for claims in view.by_sentence.values():
            for reached, duration, base in zip(claims, claims[1:], claims[2:], strict=False):
                if verdict := _judge_from_event(view, reached, duration, base):
                    yield verdict
            for reached, duration in pairwise(claims):
                if verdict := _judge_from_past(view, reached, duration):
                    yield verdict


@dataclass(frozen=True, slots=True)
class _Offset:
    """ "ten weeks later": how many of which unit, and which way."""

    claim: Claim
    count: int
    unit: str
    way: str
    hedge: str = ""

    @property
    def days(self) -> Interval:
        """Every number of days that the offset may stand for: from `more than` so many on it is up to one more."""
        length, slack = _LENGTH[self.unit], _SLACK[self.unit]
        near = min(slack, _SLACK["year"])
        low = self.count - (1 if self.hedge in _BELOW else 0)
        high = self.count + (1 if self.hedge in _ABOVE else 0)
        return Interval(
            low * length - (near if self.hedge in _ABOVE else slack),
            high * length + (near if self.hedge in _BELOW else slack),
        )


def _offset(claim: Claim) -> _Offset | None:
    match = _OFFSET.search(claim.text)
    return _of(claim, match, match["way"]) if match else None


def _hedge(apposed: re.Match[str]) -> str:
    return " ".join((apposed["loose"] or "").casefold().split())


def _of(claim: Claim, amount: re.Match[str], way: str) -> _Offset | None:
    count = small_number(amount["count"])
    unit = "century" if amount["century"] else amount["unit"].casefold()
    return _Offset(claim, count, unit, way.casefold()) if count else None


def _judge_nearest(view: DocumentView, offset: _Offset, dated: list[Claim], index: int) -> Verdict | None:
    """The offset with the date right before or behind it, from the date before both or the document's own."""
    for first, second in ((index - 1, index), (index, index + 1)):
        if first < 0 or second >= len(dated):
            continue
        reached = dated[first if second == index else second]
        gap = view.document.prose[dated[first].location.end : dated[second].location.start]
        apposed = _APPOSED.fullmatch(gap)
        if apposed is None or _OFFSET.search(reached.text) is not None:
            continue
        offset = replace(offset, hedge=_hedge(apposed))
        if offset.way == "ago":
            return _judge_ago(view, offset, reached)
        base = dated[first - 1] if first else None
        return _judge_offset(offset, reached, base) if base and _counts_from(view, offset, reached, base) else None
    return None


def _judge_from_event(view: DocumentView, reached: Claim, duration: Claim, base: Claim) -> Verdict | None:
    """ "on 12 April 2024, four months after version 3 (10 December 2023)"."""
    if duration.kind is not Kind.DURATION or reached.date is None or base.date is None or duration.location.cell:
        return None
    prose, end = view.document.prose, duration.location.end
    link = _AFTER_EVENT.fullmatch(prose, end, base.location.start)
    counted = _COUNTED.fullmatch(duration.text)
    apposed = _APPOSED.fullmatch(prose, reached.location.end, duration.location.start)
    offset = _of(duration, counted, link["way"]) if counted and link else None
    if not (offset and apposed and _EVENT_ENDS.match(prose, base.location.end)):
        return None
    if not (has_own_year(reached) and has_own_year(base)):
        return None
    return _judge_offset(replace(offset, hedge=_hedge(apposed)), reached, base)


def _judge_from_past(view: DocumentView, reached: Claim, duration: Claim) -> Verdict | None:
    """ "It burned in 1865, 73 years after it was built": counted from one of the years named before with that verb."""
    if duration.kind is not Kind.DURATION or reached.date is None or duration.location.cell:
        return None
    prose = view.document.prose
    link = _AFTER_IT_WAS.match(prose, duration.location.end)
    counted = _COUNTED.fullmatch(duration.text)
    apposed = _APPOSED.fullmatch(prose, reached.location.end, duration.location.start)
    offset = _of(duration, counted, link["way"]) if counted and link else None
    if not (offset and link and apposed and has_own_year(reached)):
        return None
    start = max(0, reached.location.start - _NEAR)
    verb = re.compile(rf"\b{re.escape(link['verb'])}\b", re.IGNORECASE).search(prose, start, reached.location.start)
    named = [c for c in view.claims if verb and verb.end() <= c.location.start < reached.location.start]
    named = [c for c in named if c.date is not None and has_own_year(c)]
    offset = replace(offset, hedge=_hedge(apposed))
    verdicts = [v for base in named if (v := _judge_offset(offset, reached, base)) is not None]
    return next((v for v in verdicts if isinstance(v, Agrees)), verdicts[-1] if verdicts else None)


def _counts_from(view: DocumentView, offset: _Offset, reached: Claim, base: Claim) -> bool:
    """Whether an offset counts from a date: a day named shortly before, or a month or year named last of all."""
    if base.location.block != offset.claim.location.block or _OFFSET.search(base.text) is not None:
        return False
    if offset.unit not in _BY_CALENDAR:
        far = offset.claim.location.start - base.location.end
        return far < _NEAR and all(c.date is not None and c.date.grain in _DAY_GRAINS for c in (base, reached))
    gap = view.document.prose[base.location.end : min(offset.claim.location.start, reached.location.start)]
    trails = offset.claim.location.start > reached.location.start  # "in 1170 and again in 1792, six centuries later"
    opens = gap.lstrip().startswith((".", ",", ";", "and ") if trails else (".", ",", ";"))
    return len(gap) < _NEXT and opens and has_own_year(base) and has_own_year(reached)


def _judge_ago(view: DocumentView, offset: _Offset, reached: Claim) -> Verdict | None:
    if view.date is None or not has_own_year(reached) or reached.date is None:
        return None
    days = resolved_days(reached.date)
    if days is None:
        return None
    between = Interval(Decimal((view.date - days[1]).days), Decimal((view.date - days[0]).days))
    return _verdict(offset, reached, None, f"date of the document, {view.date}", (between,))


def _judge_offset(offset: _Offset, reached: Claim, base: Claim) -> Verdict | None:
    first, last = (reached, base) if offset.way in _BACKWARDS else (base, reached)
    readings = tuple(_between(first, last))
    return _verdict(offset, reached, base, base.text, readings) if readings else None


def _verdict(
    offset: _Offset, reached: Claim, base: Claim | None, since: str, readings: tuple[Interval, ...]
) -> Verdict:
    derivation = Derivation(
        formula="later date − earlier date = offset",
        inputs=(
            Input(name="offset", text=offset.claim.text, claim=offset.claim.id),
            Input(name="from", text=since, claim=base.id if base else None),
            Input(name="to", text=reached.text, claim=reached.id),
        ),
        expected=_told(offset.days, offset.unit),
        stated=" or ".join(_told(days, offset.unit) for days in readings),
        tolerance="the first day counted or not; weeks, months and years rounded",
    )
    claims = (reached, offset.claim, *((base,) if base else ()))
    if any(days.overlaps(offset.days) for days in readings):
        return Agrees(claims, derivation)
    message = f"{reached.text} is {derivation.stated} from {since}, not “{offset.claim.text}” ({derivation.expected})."
    return Differs(claims, message, derivation, severity=None if base else Severity.WARNING)


def _told(days: Interval, unit: str) -> str:
    """A number of days for people: in years and months where the offset is told so."""
    name = "year" if unit in ("decade", "century") else unit if unit in _BY_CALENDAR else "day"
    return f"{format_interval(days.scaled(1 / _LENGTH[name]), 2 if name != 'day' else 6)} {name}s"


def _between(first: Claim, last: Claim) -> Iterator[Interval]:
    """Days from one date to a later one; a day without a year is read in the year of the other, or the next."""
    assert first.date is not None
    assert last.date is not None
    year = next((int(c.date.timex[:4]) for c in (first, last) if c.date and c.date.timex[:4].isdigit()), 2001)
    starts, ends = _days(first, year), _days(last, year)
    for later in (ends, _days(last, year + 1)) if last.date.timex.startswith("XXXX") or last.date.relative else (ends,):
        if starts is not None and later is not None and later[0] >= starts[0]:
            yield Interval(Decimal((later[0] - starts[1]).days), Decimal((later[1] - starts[0]).days))


def _days(claim: Claim, year: int) -> tuple[dt.date, dt.date] | None:
    """First and last day of a date; a month and day without a year of its own in the year given."""
    assert claim.date is not None
    match = re.fullmatch(r"(\d{4}|XXXX)-(\d\d)-(\d\d)(?:T.*)?", claim.date.timex)
    if match and (match[1] == "XXXX" or claim.date.relative):
        month, number = int(match[2]), int(match[3])
        day = dt.date(year, month, min(number, 28) if month == 2 else number)
        return day, day
    return resolved_days(claim.date)
