"""How often a series says that it appears: "a weekly newsletter", "published monthly", "every Thursday"."""

from __future__ import annotations

import re
from typing import NamedTuple

from claimcheck.checks.rule import DocumentView


class Cadence(NamedTuple):
    """A cadence as written, and the fewest and most days from one issue to the next that go with it."""

    text: str
    fewest: int
    most: int


_DAYS = {
    "daily": (1, 4),
    "day": (1, 4),
    "weekday": (1, 4),
    "weekly": (4, 10),
    "week": (4, 10),
    "fortnightly": (11, 17),
    "fortnight": (11, 17),
    "other week": (11, 17),
    "two weeks": (11, 17),
    "monthly": (24, 38),
    "month": (24, 38),
    "quarterly": (75, 110),
    "quarter": (75, 110),
}
"""Issues slip by some days around weekends; "biweekly" means two things and is not read."""
_ADVERB = r"daily|weekly|fortnightly|monthly|quarterly"
_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_EVERY = rf"every\s(?:other\sweek|two\sweeks|weekday|day|week|fortnight|month|quarter|{_WEEKDAY})"
_ISSUED = r"(?:published|issued|sent(?:\sout)?|appears|appearing|comes\sout|goes\sout|out|delivered|in\syour\sinbox)"
_STATED = re.compile(
    rf"\b(?:(?P<of>{_ADVERB})\s(?:[a-z-]+\s)?(?:e-?mail\s)?(?:newsletter|digest|bulletin|letter|magazine|briefing|round-?up|journal)"
    rf"|{_ISSUED}\s(?P<how>{_ADVERB}|{_EVERY}))\b",
    re.IGNORECASE,
)
_TITLE = re.compile(rf"\b(?P<of>{_ADVERB})\b", re.IGNORECASE)


def stated_cadence(view: DocumentView) -> Cadence | None:
    """The cadence that a document states of itself, in its title or text; None where it states none, or several."""
    found: dict[tuple[int, int], str] = {}
    matches = [_TITLE.search(view.document.title or ""), *_STATED.finditer(view.document.prose)]
    for match in filter(None, matches):
        words = match["of"] or match["how"]
        key = words.casefold().removeprefix("every ")
        found.setdefault(_DAYS.get(key, _DAYS["week"]), " ".join(words.split()))
    if len(found) != 1:
        return None
    (days, text), *_ = found.items()
    return Cadence(text, *days)
