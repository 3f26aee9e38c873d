"""CC304: a duration that is not the time between its two ends."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from claimcheck.checks.dates.stretch import Stretch
from claimcheck.checks.dates.stretches import stretches
from claimcheck.checks.rule import Agrees, Differs, DocumentRule, DocumentView, Flags, Ignores, Passes, Verdict
from claimcheck.records import Derivation, Input, Interval, Severity, format_interval

_DAYS_A_YEAR = Decimal("365.25")
_HANDY = {"minutes": 180, "hours": 48, "days": 1500}
"""Up to this many minutes or hours, and beyond this many days, a length of time is not told in days."""


class DurationMismatch(DocumentRule):
    """A duration does not fit the dates or times between which it runs.

    ## What it checks
    "ran for six weeks, from A to B", "moved from A to B, a delay of two weeks", "30 years from 2027, to 2057",
    "9:15–10:00 (45 minutes)", "elected in 2018 for a six-year term ending in 2024", "opened in 1938 and worked for
    63 years, until 2001", "elected for three years in May 2023; its term ends in May 2026", "leaves at 14:05 and takes
    55 minutes, arriving at 15:00": the time between the ends against the duration, at the written precision of both.
    The last day may be counted or not; months and years are calendar ones; times may be of a day of 24 or 12 hours.

    ## Why it matters
    Either the dates or the duration are wrong, and each is used by somebody.

    ## When it is wrong
    Journeys across time zones, working days, and durations that leave out breaks or stand for each of several parts.

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
        Flags(
            "years-miscounted",
            "The state leases the site for 30 years from 2027, to 2047.",
            at="30 years from 2027",
            says="20 years",
        ),
        Flags("clock-miscounted", "- 9:15–10:00 Opening (55 minutes)", at="55 minutes", says="45 minutes"),
        Flags(
            "slot-too-short",
            "- 13:45–14:15 Three talks of 15 minutes",
            at="15 minutes",
            says="10 minutes",
        ),
        Flags(
            "arrives-too-late",
            "The ferry leaves at 14:05 and takes 55 minutes, arriving at 15:10.",
            at="55 minutes",
            says="65 minutes",
        ),
        Flags(
            "term-too-short",
            "She was elected in 2018 for a six-year term ending in 2022.",
            at="six-year",
            says="2018 to 2022",
        ),
        Flags(
            "worked-too-few-years",
            "The mill opened in 1938 and worked for 53 years, until 2001.",
            at="53 years",
            says="63 years",
        ),
        Flags(
            "warranty-too-long",
            "The van was bought in May 2025 with a warranty of two years, covered until May 2028.",
            at="two years",
            says="May 2025 to May 2028",
        ),
        Flags(
            "in-office-until-now",
            "She took over in March 2022. Now, in June 2025, she has been in the post for over five years.",
            at="five years",
            says="March 2022 to June 2025",
        ),
        Passes("worked-right", "The mill opened in 1938 and worked for 63 years, until 2001."),
        Passes("term-starts-later", "The grant was awarded in 2023 for four years; it runs until 2028."),
        Passes("term-right", "She was elected in 2018 for a six-year term ending in 2024."),
        Passes("clock-right", "- 9:15–10:00 Opening (45 minutes)"),
        Passes("weeks-right", "The trial ran for six weeks, from 3 March 2025 to 14 April 2025."),
        Ignores("no-end", "The trial ran for six weeks from 3 March 2025."),
    )

    def check(self, view: DocumentView) -> Iterator[Verdict]:
        """Judge every duration with its two ends."""
        return map(_judge, stretches(view))


def _judge(stretch: Stretch) -> Verdict:
    duration, readings = stretch.duration, tuple(dict.fromkeys(map(_in_words, stretch.readings)))
    derivation = Derivation(
        formula="end − start = duration",
        inputs=(
            Input(name="duration", text=duration.text, claim=duration.id),
            Input(name="ends", text=stretch.ends, claim=stretch.claims[0].id if len(stretch.claims) == 1 else None),
        ),
        expected=readings[0],
        stated=f"{duration.text}, {_in_words(stretch.stated)}",
        tolerance="written precision of the duration; the last day counted or not",
        readings=readings,
    )
    claims = (duration, *stretch.claims)
    if any(stretch.stated.overlaps(actual) for actual in stretch.readings):
        return Agrees(claims, derivation)
    return Differs(claims, f"{stretch.ends} is {derivation.expected}, not {duration.text}.", derivation)


def _in_words(days: Interval) -> str:
    """A length of time in the unit that gives handy numbers."""
    for unit, factor in (("minutes", 24 * 60), ("hours", 24)):
        if days.high * factor < _HANDY[unit]:
            return f"{format_interval(days.scaled(factor), 4)} {unit}"
    if days.low > _HANDY["days"]:
        return f"{format_interval(Interval.exactly(round(days.middle / _DAYS_A_YEAR, 1)), 4)} years"
    return f"{format_interval(days, 4)} days"
