"""What happens so often: a period and its frequency, and what comes of an amount for each unit of the time it took.

"A signal every 50 ms, 20 times a second"; "in the first five months 905,000 people came, 181,000 a month".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from claimcheck.extraction.guarded import Finder
from claimcheck.extraction.relations.alike import count_the_same
from claimcheck.extraction.relations.sketch import Sketch, operand, pattern
from claimcheck.extraction.relations.tally import value_of
from claimcheck.records import Claim, Comparator, Relation, RelationKind
from claimcheck.units import conversion

_FIRM, _LIKELY = 0.9, 0.7
_CLOSE = Decimal(2)
"""How far off a rate may be; one that is further off is of something else."""
_DAY = 86400
"""Seconds; over a day or more there may be pauses: "a bus every 30 minutes, 20 times a day"."""
_LINK = (
    r"(?:,|;| –| —|:| \(|,? or|,? and so|,? so) ?"
    r"(?:or |that is,? |which is |which makes |that makes |so |i\.e\.,? )?(?:an average of |on average )?"
)
_DURING = (
    r"(?:in|over|during|within) (?:the |its |our |their |these |those |this )?"
    r"(?:first |last |past |final |opening |full |whole )?<number:t>"
)
_PER = re.compile(r" (?:an?|per|each|every) (?P<unit>second|minute|hour|day|week|month|year)(?![\w-])")
_ENDS = re.compile(r"(?: on average)?(?: ?[.;:)¶]|, (?:and|which|on average)(?![\w-])|$)")
_NO_AMOUNT = re.compile(
    r"(?<![\w-])(?:(?:of|from|to|at|than|against|every|each|and|or|plus)(?: the| its| our| their| all)?|"
    r"(?<!there )(?:is|are|was|were|has|have|had)|reach\w*|now) (?:about |some |around |nearly |almost |over )?$"
)
"""Before a level, a whole of which something is taken, or one amount of several: not all that came in the time."""


def find(drawn: Sketch) -> Iterator[Relation]:
    """Frequencies beside their periods, and rates beside an amount and its time."""
    for match in (found for finder in _periods() for found in finder.finditer(drawn.text)):
        period, often = drawn.claim(match, "period"), drawn.claim(match, "often")
        if period and often and _is_frequency(often) and not _may_pause(period, often):
            in_order = period.location.start < often.location.start
            stated, converted = (period, often) if in_order else (often, period)
            yield Relation(
                kind=RelationKind.CONVERSION,
                operator="or",
                operands=(operand("stated", stated), operand("converted", converted)),
                cue=drawn.span(match.start(), match.end()),
                confidence=_FIRM,
            )
    for match in (found for finder in _rates() for found in finder.finditer(drawn.text)):
        total, each, number = (drawn.claim(match, role) for role in ("total", "each", "number"))
        if total and each and number and _is_rate_of(drawn, total, each, number):
            yield Relation(
                kind=RelationKind.PRODUCT,
                operator="paced",
                operands=(operand("product", total), operand("factor", each), operand("factor", number)),
                cue=drawn.span(match.start(), match.end()),
                confidence=_LIKELY,
            )


@cache
def _periods() -> tuple[Finder, ...]:
    return (
        pattern(rf"(?<![\w-])every <period:t>{_LINK}<often:u>(?= ?[.;)]|, |$)"),
        pattern(rf"<often:u>{_LINK}(?:once |one )?every <period:t>(?= ?[.;)]|, |$)"),
    )


@cache
def _rates() -> tuple[Finder, ...]:
    return (
        pattern(rf"(?<![\w-]){_DURING}[^⟨⟩¶;:.()]{{0,60}}? <total:nmu>[^⟨⟩¶;:.(),]{{0,40}}?{_LINK}<each:nmu>"),
        pattern(rf"<total:nmu>[^⟨⟩¶;:.(),]{{0,40}}? {_DURING}{_LINK}<each:nmu>"),
    )


def _is_frequency(claim: Claim) -> bool:
    assert claim.quantity is not None
    return claim.quantity.dimension == "1 / [time]" and bool(claim.quantity.value) and not _is_bound(claim)


def _may_pause(period: Claim, often: Claim) -> bool:
    """Whether what is said of a day or longer comes about less often than it would without a pause, give or take the
    one at its end."""
    assert period.quantity is not None
    assert often.quantity is not None
    span = 1 / conversion(often.quantity.unit).factor
    seconds = value_of(period) * conversion(period.quantity.unit).factor
    return not seconds or _is_bound(period) or (round(span) >= _DAY and value_of(often) < span / seconds + 1)


def _is_rate_of(drawn: Sketch, total: Claim, each: Claim, number: Claim) -> bool:
    """Whether a rate is by the unit of the time, of what the amount is of, and not far off."""
    a, b, time = total.quantity, each.quantity, number.quantity
    start, end = drawn.place(total)
    if a is None or b is None or time is None or _NO_AMOUNT.search(drawn.text, max(0, start - 40), start):
        return False
    if "/" in a.unit or _PER.match(drawn.text, end) or any(map(_is_bound, (total, each, number))):
        return False
    closing = drawn.place(each)[1]
    unit, _, per = b.unit.rpartition("/")
    if not per:
        said = _PER.match(drawn.text, closing)
        if said is None:
            return False
        unit, per, closing = b.unit, said["unit"], said.end()
    is_same = unit.removeprefix("1") == a.unit or (not unit and not b.counted)
    if per != time.unit or not (is_same and count_the_same(a.counted, b.counted)):
        return False
    product = value_of(each) * value_of(number)
    is_close = value_of(total) / _CLOSE < product < value_of(total) * _CLOSE
    return is_close and _ENDS.match(drawn.text, closing) is not None


def _is_bound(claim: Claim) -> bool:
    """Whether a figure is the end of what may be: "up to 20 a day"."""
    return claim.quantity is not None and claim.quantity.comparator not in (Comparator.EQUAL, Comparator.ABOUT)
