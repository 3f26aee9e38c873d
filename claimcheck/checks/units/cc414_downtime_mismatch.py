"""CC414: downtime that an availability does not allow for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from claimcheck.checks.rule import Agrees, Differs, DocumentRule, DocumentView, Flags, Ignores, Passes, Verdict
from claimcheck.checks.units.accounting import base_interval
from claimcheck.records import Claim, Derivation, Input, Interval, Kind, Modality, Severity, Span, format_interval

_AVAILABLE = re.compile(r"\b(?:availability|available|uptime|up)\b", re.IGNORECASE)
_DOWN = re.compile(r"\s(?:of\s)?(?:\w+\s)?(?:downtime|outages?|unavailability|down)\b", re.IGNORECASE)
_DOWN_BEFORE = re.compile(
    r"\b(?:downtime|outages?|unavailability)\s(?:of|is|was|to|by|at)?\s?(?:about|some|roughly|only)?\s?$", re.IGNORECASE
)
_PERIOD = re.compile(
    r"\b(?:an?|per|each|every|the|over\sa|in\sa)\s(?P<unit>year|quarter|month|week|day)\b|\b(?P<yearly>annual(?:ly)?)\b"
)
_DAYS = {
    "year": Interval(Decimal(365), Decimal(366)),
    "quarter": Interval(Decimal(89), Decimal(93)),
    "month": Interval(Decimal(28), Decimal(31)),
    "week": Interval.exactly(7),
    "day": Interval.exactly(1),
}
_DAY_S = 86_400
_LEAST_PERCENT = 90


class DowntimeMismatch(DocumentRule):
    """A stated downtime is not what the stated availability leaves of the period.

    ## What it checks
    In one sentence, or two neighbouring ones: an availability of 90 percent or more, a time that the text calls
    downtime, and the period (a duration, or "a year", "the quarter"): downtime = (1 − availability) × period.

    ## Why it matters
    Minutes for hours, or a nine too many, are invisible until somebody multiplies.

    ## When it is wrong
    Where planned maintenance is counted in one of the figures only.

    ## Source
    Definition of availability (ISO/IEC 19086-1:2016, service level objectives).
    """

    code = "CC414"
    name = "downtime-mismatch"
    severity = Severity.WARNING
    since = "0.1"
    examples = (
        Flags(
            "hours-for-minutes",
            "Availability was 99.9 percent over the 30 days, which allows for 43 hours of downtime.",
            at="43 hours",
            says="99.9 percent",
        ),
        Flags(
            "a-nine-too-many", "An uptime of 99.99% leaves 8.8 hours of downtime a year.", at="8.8 hours", says="99.99%"
        ),
        Passes("three-nines-of-a-year", "An uptime of 99.9% leaves 8.8 hours of downtime a year."),
        Ignores("no-period", "An uptime of 99.9% leaves 8.8 hours of downtime."),
    )

    def check(self, view: DocumentView) -> Iterator[Verdict]:
        """Judge every downtime beside an availability and a period."""
        before: Span | None = None
        for sentence in view.sentences:
            claims = view.by_sentence.get(sentence, ())
            for claim in claims:
                if claim.kind is Kind.DURATION and _is_downtime(view, claim):
                    earlier = view.by_sentence.get(before, ()) if before is not None else ()
                    yield from _judge_beside(view, claim, (*earlier, *claims))
            before = sentence


def _is_downtime(view: DocumentView, claim: Claim) -> bool:
    named = "downtime" in (claim.metric or "") or _DOWN_BEFORE.search(view.before(claim, 40)) is not None
    stated = claim.modality is not Modality.NEGATED and claim.location.cell is None
    return stated and (named or _DOWN.match(view.after(claim, 40)) is not None)


def _judge_beside(view: DocumentView, downtime: Claim, near: tuple[Claim, ...]) -> Iterator[Verdict]:
    shares = [claim for claim in near if _is_availability(view, claim)]
    periods = list(_periods(view, downtime, near))
    if len(shares) == 1 and len(periods) == 1:
        verdict = _judge(downtime, shares[0], *periods[0])
        if verdict is not None:
            yield verdict


def _is_availability(view: DocumentView, claim: Claim) -> bool:
    quantity = claim.quantity
    if quantity is None or quantity.unit != "percent" or quantity.value is None or claim.kind is Kind.CHANGE:
        return False
    named = _AVAILABLE.search(f"{claim.metric or ''} {view.before(claim, 40)} {view.after(claim, 24)}")
    return _LEAST_PERCENT <= quantity.value < 100 and named is not None


def _periods(view: DocumentView, downtime: Claim, near: tuple[Claim, ...]) -> Iterator[tuple[Interval, str]]:
    """The periods named, in seconds, with their words: durations of days and more, or else "a year" in the sentence."""
    found = False
    for claim in near:
        if claim.kind is Kind.DURATION and claim is not downtime and base_interval(claim).low >= _DAY_S // 2:
            found = True
            yield base_interval(claim), claim.text
    if not found:
        units = {m["unit"] or "year" for m in _PERIOD.finditer(view.document.prose, *downtime.location.sentence)}
        for unit in units:
            yield _DAYS[unit].scaled(_DAY_S), f"a {unit}"


def _judge(downtime: Claim, availability: Claim, period: Interval, words: str) -> Verdict | None:
    assert availability.quantity is not None
    assert downtime.quantity is not None
    share = availability.quantity.interval.scaled(Decimal("-0.01")).shifted(1)
    allowed = share * period
    stated = base_interval(downtime)
    factor = stated.middle / downtime.quantity.value if downtime.quantity.value else Decimal(1)
    derivation = Derivation(
        formula="downtime = (1 − availability) × period",
        inputs=(
            Input(name="availability", text=availability.text, claim=availability.id),
            Input(name="period", text=words),
        ),
        expected=f"{format_interval(allowed.scaled(1 / factor), 3)} {downtime.quantity.unit}s",
        stated=downtime.text,
        tolerance="rounding of all figures",
    )
    if stated.overlaps(allowed):
        return Agrees((downtime, availability), derivation)
    if "downtime" not in downtime.statement.casefold() and stated.low < allowed.low:
        return None  # one outage of several
    message = f"{availability.text} of {words} leaves {derivation.expected}, not {downtime.text}."
    return Differs((downtime, availability), message, derivation, confidence=0.8)
