"""CC315: one moment given in two time zones, by times of day that are not the same moment."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise, product

from claimcheck.checks.dates.clock import DAY_MINUTES, NOON_MINUTES, TimeOfDay, clock_times, told
from claimcheck.checks.rule import Agrees, Differs, DocumentRule, DocumentView, Flags, Ignores, Passes, Verdict
from claimcheck.lexicon.load import table
from claimcheck.records import Derivation, Input, Severity

_SAME = re.compile(
    r"\s?(?:\((?:that\sis,?\s|i\.e\.,?\s|which\sis\s)?|/|=|\|)\s?|,\s(?:that\sis,?\s|i\.e\.,?\s)", re.IGNORECASE
)
"""Between two names of one moment."""
_ZONED = re.compile(r"[\dmn.]\s[A-Z][A-Za-z]{1,7}\b")


class ZonesDisagree(DocumentRule):
    """A time of day and the same time in another zone beside it are two different moments.

    ## What it checks
    "15:00 CET (14:00 UTC)", "9 am PT / 12 noon ET": the difference of the two times against that of the zones. Letters
    of a zone are taken for both its winter and its summer time, as they are used loosely; zones of one continent change
    together.

    ## Why it matters
    Half of the audience comes an hour early or late.

    ## When it is wrong
    Letters that also stand for the zone of another country, and weeks in which one of the two has changed its clocks.

    ## Source
    The IANA time zone database, for the offsets in `dates.toml`.
    """

    code = "CC315"
    name = "zones-disagree"
    severity = Severity.ERROR
    since = "0.2"
    examples = (
        Flags(
            "an-hour-off",
            "The stream starts at 9 am PT / 1 pm ET on Monday.",
            at="1 pm ET",
            says="12:00",
        ),
        Flags("wrong-way", "The call is at 15:00 CET (17:00 UTC).", at="17:00 UTC", says="14:00"),
        Passes("right", "The stream starts at 9 am PT / noon ET on Monday."),
        Passes("summer-time", "The call is at 15:00 CET (13:00 UTC)."),
        Ignores("a-range", "The call is from 15:00 to 16:00 CET."),
        Ignores("two-calls", "There are calls at 15:00 CET and at 19:00 UTC."),
    )

    def check(self, view: DocumentView) -> Iterator[Verdict]:
        """Judge every two times that stand for one moment."""
        prose = view.document.prose
        for sentence in view.sentences:
            if _ZONED.search(prose, *sentence):
                for one, other in pairwise(clock_times(prose, *sentence)):
                    if one.zone and other.zone and _are_one(prose, one, other):
                        yield from _judge(view, one, other)


def _are_one(prose: str, one: TimeOfDay, other: TimeOfDay) -> bool:
    """Whether two times stand side by side for one moment: across a slash, or alone together in brackets."""
    gap = prose[one.place.end : other.place.start]
    is_enclosed = prose[one.place.start - 1 : one.place.start] == "(" and prose.startswith(")", other.place.end)
    return _SAME.fullmatch(gap) is not None or (gap == ", " and is_enclosed)


def _judge(view: DocumentView, one: TimeOfDay, other: TimeOfDay) -> Iterator[Verdict]:
    apart = _minutes_apart(one.zone or "", other.zone or "")
    if not apart or one.zone == other.zone:
        return
    expected = [(one.minutes + minutes) % DAY_MINUTES for minutes in apart]
    derivation = Derivation(
        formula="time in one zone + difference of the zones = time in the other",
        inputs=(Input(name="time", text=one.text), Input(name="the same", text=other.text)),
        expected=" or ".join(map(told, expected)),
        stated=other.text,
        tolerance="winter and summer time",
    )
    clock = DAY_MINUTES if one.is_sure and other.is_sure else NOON_MINUTES
    if any((minutes - other.minutes) % clock == 0 for minutes in expected):
        yield Agrees((), derivation)
    else:
        message = f"{one.text} is {derivation.expected} in the other zone, not {other.text}."
        yield Differs((), message, derivation, locations=(view.locate(other.place), view.locate(one.place)))


@cache
def _minutes_apart(zone: str, other: str) -> tuple[int, ...]:
    """What the clocks of two zones may be apart, in minutes; none for letters that are not known."""
    tables = table("dates")["zone_minutes"]
    homes = [region for region in tables.values() if zone in region]
    others = [region for region in tables.values() if other in region]
    if not homes or not others:
        return ()
    here, there = homes[0][zone], others[0][other]
    pairs = zip(here, there, strict=True) if homes == others else product(here, there)
    return tuple(sorted({later - earlier for earlier, later in pairs}))
