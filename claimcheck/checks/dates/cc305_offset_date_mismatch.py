"""CC305: a date that is not as long after another as the text says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from claimcheck.checks.dates.ahead import dates_ahead
from claimcheck.checks.dates.calendar import has_own_year, resolved_days
from claimcheck.checks.dates.clauses import is_main_clause
from claimcheck.checks.dates.following import Step, steps
from claimcheck.checks.dates.offsets import APPOSED, COUNTED, OFFSET, Offset, days_between, offset_of, told_days
from claimcheck.checks.rule import Agrees, Differs, DocumentRule, DocumentView, Flags, Ignores, Passes, Verdict
from claimcheck.records import Claim, Derivation, Grain, Input, Interval, Kind, Severity

_AFTER_EVENT = re.compile(
    r"\s(?P<way>after|before)\s(?:(?P<the>(?:the|its|their|his|her|our)\s)"
    r"|(?:(?!(?:that|which|who|when|where|and|or|but)\b)[\w'’.-]{1,24}\s){1,9}?(?:\(|(?:of|on|in)\s))$",
    re.IGNORECASE,
)
"""Between an offset and the date of the event that it counts from: "after version 3 (May 2020)", "the 2016 vote"."""
_AFTER_IT_WAS = re.compile(
    r"\s(?P<way>after)\s(?:(?:it|they|he|she)\s(?:was|were|had\sbeen)\s(?:first\s)?(?P<verb>[a-z-]{3,16})"
    r"|(?:its\s|the\s)?(?P<noun>[a-z]{3,12}(?:ion|ing|launch)))(?=[\s,.;)])",
    re.IGNORECASE,
)
""" "after it was built", "after its submission"."""
_STEM = 5
"""Letters that a verb and its noun have in common: "submitted" and "submission", "opened" and "opening"."""
_EVENT_ENDS = re.compile(r"\s?(?:[).,;:]|$)")
_EVENT_NAMED = re.compile(r"\s[a-zA-Z]")
_THEN = re.compile(rf"(?P<noun>(?:\s[\w'’-]{{1,24}}){{1,4}})?\)?,{APPOSED.pattern}", re.IGNORECASE)
"""Between the event that an offset counts from and the date that it leads to."""
_STARTED = re.compile(r"\b(?:began|begun|started|commenced|broke\sground)\b[^.;,]{0,24}\s(?:in|on)\s$", re.IGNORECASE)
_FINISHED = re.compile(r"\b(?:finished|completed|opened|ended|inaugurated|done|ready)\b[^.;,]{0,24}$", re.IGNORECASE)
""" "Work began in … . It was finished 14 months later": the work lies between the two, whatever is told in between."""
_DAY_GRAINS = (Grain.DAY, Grain.HOUR, Grain.MINUTE)
_NEAR, _NEXT = 250, 45
"""Characters back to a day that an offset counts from; back to a month or year, which must be the last thing named."""


class OffsetDateMismatch(DocumentRule):
    """A date and "ten weeks later" or "three weeks ago" beside it do not agree.

    ## What it checks
    "on 15 April, ten weeks later" and "two years later, in 2019" after an earlier date of the same sentence or the one
    before, "on 3 May, two months after version 3 (3 March)", "three years after the 2016 referendum, in 2019", "the
    following year, in 2016", "within four weeks, by 13 May", "three weeks ago, on 3 March" and "in a week, on 26 June"
    against the document's own date: the days between the two dates against the offset, in whole days where a date is a
    month or a year. A date without a year is read in the year that fits best.

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
        Flags(
            "after-a-named-event",
            "Three years after the 2016 referendum, in 2021, the court ruled again.",
            at="2021",
            says="Three years",
        ),
        Flags(
            "not-the-following-year",
            "The mill opened in 2015. The following year, in 2018, it burned down.",
            at="2018",
            says="following year",
        ),
        Flags(
            "begun-and-finished",
            "Work on the hall began in May 2018. It cost a lot. It was completed three years later, in May 2023.",
            at="May 2023",
            says="three years later",
        ),
        Flags(
            "not-so-far-ahead",
            "The order was placed on 3 May; payment is due in four weeks, on 17 May.",
            at="17 May",
            says="four weeks",
        ),
        Passes("the-day-after", "The fair opens on Thursday 6 June 2024. The day after, Friday 7 June, is a holiday."),
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
            offset = OFFSET.search(claim.text)
            if offset is not None and (verdict := _judge_nearest(view, claim, offset["way"], dated, index)):
                yield verdict
        for step in steps(view, dated):
            yield _judge_step(view, step)
        for ahead in dates_ahead(view):
            since = ahead.base.text if ahead.base else f"date of the document, {view.date}"
            yield _verdict(ahead.offset, ahead.reached, ahead.base, since, ahead.readings)
        for claims in view.by_sentence.values():
            timed = [claim for claim in claims if claim.date is not None or claim.kind is Kind.DURATION]
            for one, other, third in zip(timed, timed[1:], timed[2:], strict=False):
                if verdict := _judge_from_event(view, one, other, third) or _judge_opening(view, one, other, third):
                    yield verdict
            for reached, duration in pairwise(claims):
                if verdict := _judge_from_past(view, reached, duration):
                    yield verdict


def _judge_nearest(view: DocumentView, claim: Claim, way: str, dated: list[Claim], index: int) -> Verdict | None:
    """The offset with the date right before or behind it, from the date before both or the document's own."""
    for first, second in ((index - 1, index), (index, index + 1)):
        if first < 0 or second >= len(dated):
            continue
        reached = dated[first if second == index else second]
        apposed = APPOSED.fullmatch(view.document.prose, dated[first].location.end, dated[second].location.start)
        if apposed is None or OFFSET.search(reached.text) is not None:
            continue
        if (offset := offset_of(claim, COUNTED.match(claim.text), way, apposed)) is None:
            return None
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
    apposed = APPOSED.fullmatch(prose, reached.location.end, duration.location.start)
    if link is None or apposed is None or not _event_end(link).match(prose, base.location.end):
        return None
    offset = offset_of(duration, COUNTED.fullmatch(duration.text), link["way"], apposed)
    if offset is None or has_own_year(reached) is not has_own_year(base):
        return None
    return _judge_offset(offset, reached, base) if has_own_year(base) or not offset.is_by_calendar else None


def _judge_opening(view: DocumentView, duration: Claim, base: Claim, reached: Claim) -> Verdict | None:
    """ "Three years after the 2016 referendum, in 2019": the offset, the event that it counts from, the date."""
    if duration.kind is not Kind.DURATION or base.date is None or reached.date is None or duration.location.cell:
        return None
    prose = view.document.prose
    link = _AFTER_EVENT.fullmatch(prose, duration.location.end, base.location.start)
    gap = prose[base.location.end : reached.location.start]
    then = _THEN.fullmatch(gap) or (APPOSED.match("") if is_main_clause(gap) else None)
    if link is None or then is None or (then.groupdict().get("noun") and not link["the"]):
        return None
    offset = offset_of(duration, COUNTED.fullmatch(duration.text), link["way"], then)
    if offset is None or not (has_own_year(reached) and has_own_year(base)):
        return None
    return _judge_offset(offset, reached, base)


def _event_end(link: re.Match[str]) -> re.Pattern[str]:
    """What may follow the date of an event: its name after "the 2016", else the end of the phrase."""
    return _EVENT_NAMED if link["the"] else _EVENT_ENDS


def _judge_from_past(view: DocumentView, reached: Claim, duration: Claim) -> Verdict | None:
    """ "It burned in 1865, 73 years after it was built": counted from one of the dates named before with that verb."""
    if duration.kind is not Kind.DURATION or reached.date is None or duration.location.cell:
        return None
    prose = view.document.prose
    link = _AFTER_IT_WAS.match(prose, duration.location.end)
    apposed = APPOSED.fullmatch(prose, reached.location.end, duration.location.start)
    if link is None or apposed is None or not has_own_year(reached):
        return None
    start = max(0, reached.location.start - _NEAR)
    stem = rf"{re.escape(link['verb'])}\b" if link["verb"] else rf"{re.escape(_stem(link['noun']))}\w*ed\b"
    verb = re.compile(rf"\b{stem}", re.IGNORECASE).search(prose, start, reached.location.start)
    named = [c for c in view.claims if verb and verb.end() <= c.location.start < reached.location.start]
    named = [c for c in named if c.date is not None and has_own_year(c)]
    offset = offset_of(duration, COUNTED.fullmatch(duration.text), link["way"], apposed)
    verdicts = [v for base in named if offset and (v := _judge_offset(offset, reached, base)) is not None]
    return next((v for v in verdicts if isinstance(v, Agrees)), verdicts[-1] if verdicts else None)


def _stem(noun: str) -> str:
    return noun.removesuffix("ing")[:_STEM]


def _counts_from(view: DocumentView, offset: Offset, reached: Claim, base: Claim) -> bool:
    """Whether an offset counts from a date: a day named shortly before, or a month or year named last of all."""
    if base.location.block != offset.claim.location.block or OFFSET.search(base.text) is not None:
        return False
    prose, start = view.document.prose, min(offset.claim.location.start, reached.location.start)
    far = start - base.location.end
    if not offset.is_by_calendar:
        return far < _NEAR and all(c.date is not None and c.date.grain in _DAY_GRAINS for c in (base, reached))
    if not (has_own_year(base) and has_own_year(reached)):
        return False
    if far < _NEAR and _STARTED.search(view.before(base, 60)) and _FINISHED.search(prose[base.location.end : start]):
        return not offset.is_back
    gap = prose[base.location.end : start]
    trails = offset.claim.location.start > reached.location.start  # "in 1170 and again in 1792, six centuries later"
    opens = gap.lstrip().startswith((".", ",", ";", "and ") if trails else (".", ",", ";"))
    return len(gap) < _NEXT and opens


def _judge_ago(view: DocumentView, offset: Offset, reached: Claim) -> Verdict | None:
    if view.date is None or not has_own_year(reached) or reached.date is None:
        return None
    days = resolved_days(reached.date)
    if days is None:
        return None
    between = Interval(Decimal((view.date - days[1]).days), Decimal((view.date - days[0]).days))
    return _verdict(offset, reached, None, f"date of the document, {view.date}", (between,))


def _judge_offset(offset: Offset, reached: Claim, base: Claim) -> Verdict | None:
    first, last = (reached, base) if offset.is_back else (base, reached)
    readings = tuple(days_between(first, last))
    return _verdict(offset, reached, base, base.text, readings) if readings else None


def _judge_step(view: DocumentView, step: Step) -> Verdict:
    words = " ".join(view.document.prose[slice(*step.words)].split()).rstrip(" ,(–—")
    derivation = Derivation(
        formula="later date − earlier date = one step",
        inputs=(
            Input(name="step", text=words),
            Input(name="from", text=step.base.text, claim=step.base.id),
            Input(name="to", text=step.reached.text, claim=step.reached.id),
        ),
        expected=words,
        stated=step.told,
        tolerance="a week of up to 14 days; any day that either date may be",
    )
    if step.holds:
        return Agrees((step.reached, step.base), derivation)
    message = f"{step.reached.text} is {step.told} from {step.base.text}, not “{words}”."
    place = (view.locate(step.words, step.reached),)
    return Differs((step.reached, step.base), message, derivation, locations=place, confidence=0.8)


def _verdict(offset: Offset, reached: Claim, base: Claim | None, since: str, readings: tuple[Interval, ...]) -> Verdict:
    derivation = Derivation(
        formula="later date − earlier date = offset",
        inputs=(
            Input(name="offset", text=offset.claim.text, claim=offset.claim.id),
            Input(name="from", text=since, claim=base.id if base else None),
            Input(name="to", text=reached.text, claim=reached.id),
        ),
        expected=told_days(offset.days, offset.unit),
        stated=" or ".join(told_days(days, offset.unit) for days in readings),
        tolerance="the first day counted or not; weeks, months and years rounded",
    )
    claims = (reached, offset.claim, *((base,) if base else ()))
    if any(days.overlaps(offset.days) for days in readings):
        return Agrees(claims, derivation)
    message = f"{reached.text} is {derivation.stated} from {since}, not “{offset.claim.text}” ({derivation.expected})."
    return Differs(claims, message, derivation, severity=None if base else Severity.WARNING)
