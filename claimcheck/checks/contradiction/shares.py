"""A percentage or fraction in a heading against the "182 of its 1,300 jobs" of the sentence that restates it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from claimcheck.checks.contradiction.passages import Passage, Passages, Summary
from claimcheck.lexicon.word_classes import usual_class
from claimcheck.records import Claim, Interval, Kind

_OF = re.compile(r"\s(?:[^\W\d_]{1,20}\s)?(?:out )?of (?:(?:its|the|their|his|her|our|all|some|about|nearly)\s){0,2}$")
_SHARED_WORDS = 3
"""Words that the heading and the sentence must share."""
_OPENING = 2
"""Sentences in which a text says what its heading announces; there, one word and a value as near are enough."""
_NEAR = 2
_NEXT_WORD = re.compile(r"\s+([^\W\d_]+)")
_VERBAL = frozenset("VBE")
_HUNDRED = Interval.exactly(100)


@dataclass(frozen=True, slots=True)
class Share:
    """A part and a whole of one sentence, and the percentage that they make."""

    part: Claim
    whole: Claim
    percentage: Interval


def stated_percentage(figure: Claim) -> Interval | None:
    """What a percentage or a fraction below one asserts, in percent; None for any other figure."""
    quantity = figure.quantity
    if quantity is None or quantity.value is None:
        return None
    if quantity.unit == "percent":
        return quantity.generous_interval
    is_fraction = figure.kind is Kind.RATIO and not quantity.unit and 0 < quantity.value < 1
    return quantity.generous_interval * _HUNDRED if is_fraction else None


def restated_share(figure: Claim, summary: Summary, passages: Passages) -> Share | None:
    """The only share that sentences about the same state in place of its percentage, None without one."""
    stated = stated_percentage(figure)
    if stated is None:
        return None
    found: list[Share] = []
    for place, passage in enumerate(summary.body):
        shared = len(passage.vocabulary & summary.passage.vocabulary)
        if shared >= _SHARED_WORDS:
            found += _shares(passage, passages)
        elif shared and place < _OPENING:
            shares = (share for share in _shares(passage, passages) if _are_near(share.percentage, stated))
            found += [share for share in shares if _is_unrestricted(share, passage, passages)]
    return found[0] if len(found) == 1 else None


def _are_near(one: Interval, other: Interval) -> bool:
    return one.low <= _NEAR * other.high and other.low <= _NEAR * one.high


def _shares(passage: Passage, passages: Passages) -> Iterator[Share]:
    for part, whole in pairwise(passage.claims):
        between = passages.view.document.prose[part.location.end : whole.location.start]
        counts = passages.sort(part) == passages.sort(whole) == "count"
        if counts and part.quantity and whole.quantity and _OF.match(between):
            a, b = part.quantity.interval, whole.quantity.interval
            if b.low > 0 and a.high <= b.low:
                yield Share(part, whole, a / b * _HUNDRED)


def _is_unrestricted(share: Share, passage: Passage, passages: Passages) -> bool:
    """Whether nothing behind the whole says of which part of it the share is: `1,020 voters under 40`."""
    word = _NEXT_WORD.match(passages.view.document.prose, share.whole.location.end, passage.span.end)
    return word is None or usual_class(word[1].lower()) in _VERBAL
