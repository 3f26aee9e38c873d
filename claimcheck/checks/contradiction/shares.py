"""A percentage in a heading against the "182 of its 1,300 jobs" of the sentence that restates it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from claimcheck.checks.contradiction.passages import Passage, Passages, Summary
from claimcheck.records import Claim, Interval

_OF = re.compile(r"\s(?:[^\W\d_]{1,20}\s)?(?:out )?of (?:(?:its|the|their|his|her|our|all|some|about|nearly)\s){0,2}$")
_SHARED_WORDS = 3
"""Words that the heading and the sentence must share."""
_HUNDRED = Interval.exactly(100)


@dataclass(frozen=True, slots=True)
class Share:
    """A part and a whole of one sentence, and the percentage that they make."""

    part: Claim
    whole: Claim
    percentage: Interval


def restated_share(figure: Claim, summary: Summary, passages: Passages) -> Share | None:
    """The only share that sentences much like the heading state in place of its percentage, None without one."""
    if passages.sort(figure) != "percent":
        return None
    about = (p for p in summary.body if len(p.vocabulary & summary.passage.vocabulary) >= _SHARED_WORDS)
    found = [share for passage in about for share in _shares(passage, passages)]
    return found[0] if len(found) == 1 else None


def _shares(passage: Passage, passages: Passages) -> Iterator[Share]:
    for part, whole in pairwise(passage.claims):
        between = passages.view.document.prose[part.location.end : whole.location.start]
        counts = passages.sort(part) == passages.sort(whole) == "count"
        if counts and part.quantity and whole.quantity and _OF.match(between):
            a, b = part.quantity.interval, whole.quantity.interval
            if b.low > 0 and a.high <= b.low:
                yield Share(part, whole, a / b * _HUNDRED)
