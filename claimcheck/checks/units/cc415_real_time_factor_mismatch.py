"""CC415: a real-time factor that is not the length of the material over the time it took."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from claimcheck.checks.rule import Agrees, Differs, DocumentRule, DocumentView, Flags, Ignores, Passes, Verdict
from claimcheck.checks.units.accounting import base_interval
from claimcheck.lexicon.numbers import small_number
from claimcheck.records import Claim, Comparator, Derivation, Input, Interval, Kind, Severity, format_interval

_MATERIAL = re.compile(
    r"\b(?P<count>[\w-]{1,12}|\d+(?:\.\d+)?)\s(?P<unit>hour|minute|second)s?(?:\s(?:of|long))?\s"
    r"(?:\w+\s)?(?:audio|speech|video|footage|recordings?|music|film|talk|song|podcast)\b",
    re.IGNORECASE,
)
_SECONDS = {"hour": 3600, "minute": 60, "second": 1}
_REAL_TIME = re.compile(
    r"(?:\s(?:as\sfast\sas|faster\sthan|the\sspeed\sof|than))?\s?(?:real[\s-]?time|the\slength)\b", re.IGNORECASE
)
_TAKES = re.compile(
    r"\b(?:in|takes?|took|within|needs?)\s(?:about\s|some\s|only\s|just\s|around\s|roughly\s)?$", re.IGNORECASE
)


class RealTimeFactorMismatch(DocumentRule):
    """A speed in times real time does not fit the length of the material and the time it took.

    ## What it checks
    In one sentence: a length of audio or video ("an hour of audio"), the time that it took, and "N times real time":
    N = length ÷ time. "N times faster" may also mean N + 1 times as fast.

    ## Why it matters
    Capacity is planned by this figure.

    ## When it is wrong
    Where the time is that of another machine, or of several files at once.

    ## Source
    Definition of the real-time factor.
    """

    code = "CC415"
    name = "real-time-factor-mismatch"
    severity = Severity.WARNING
    since = "0.1"
    examples = (
        Flags(
            "seconds-miscounted",
            "The model transcribes an hour of audio in 45 seconds, 60 times faster than real time.",
            at="60 times",
            says="80",
        ),
        Passes("as-stated", "The model transcribes an hour of audio in 45 seconds, 80 times faster than real time."),
        Ignores("no-material", "The model answers in 45 seconds, 80 times faster than real time."),
    )

    def check(self, view: DocumentView) -> Iterator[Verdict]:
        """Judge every factor of real time beside one length of material and one time."""
        for claims in view.by_sentence.values():
            factors = [c for c in claims if _is_real_time_factor(view, c)]
            if len(factors) != 1:
                continue
            lengths = list(_MATERIAL.finditer(factors[0].statement))
            times = [c for c in claims if c.kind is Kind.DURATION and _TAKES.search(view.before(c, 24))]
            length = _seconds(lengths[0]) if len(lengths) == 1 else None
            if length is not None and len(times) == 1:
                yield _judge(factors[0], times[0], lengths[0].group(), length)


def _is_real_time_factor(view: DocumentView, claim: Claim) -> bool:
    if claim.kind is not Kind.RATIO or claim.quantity is None or claim.location.cell is not None:
        return False
    return claim.quantity.value is not None and _REAL_TIME.match(view.after(claim, 32)) is not None


def _seconds(material: re.Match[str]) -> Decimal | None:
    words = material["count"]
    count = Decimal(words) if re.fullmatch(r"\d+(?:\.\d+)?", words) else small_number(words)
    return None if not count else Decimal(count) * _SECONDS[material["unit"].casefold()]


def _judge(factor: Claim, time: Claim, words: str, length: Decimal) -> Verdict:
    assert factor.quantity is not None
    expected = Interval.exactly(length) / base_interval(time)
    stated = factor.quantity.model_copy(update={"comparator": Comparator.EQUAL}).generous_interval
    derivation = Derivation(
        formula="factor = length of the material ÷ time",
        inputs=(Input(name="length", text=words), Input(name="time", text=time.text, claim=time.id)),
        expected=f"{format_interval(expected, 3)} times",
        stated=factor.text,
        tolerance="rounding of all figures; “N times faster” as N + 1 times as fast",
    )
    if stated.overlaps(expected) or stated.shifted(1).overlaps(expected):
        return Agrees((factor, time), derivation)
    message = f"{words} in {time.text} is {derivation.expected} real time, not {factor.text}."
    return Differs((factor, time), message, derivation, confidence=0.8)
