"""Rates: an amount, a rate and a time that the units show to belong together.

"1,000 MB at 400 MB/s take 2.5 seconds"; "18 liters a minute, or 1,080 liters in an hour"; "96 megawatts. Over a year
that comes to 841 gigawatt-hours". The dimension of the amount is that of the rate times time; words must tie the three.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from claimcheck.extraction.relations.conversions import is_bits_for_bytes
from claimcheck.extraction.relations.sketch import SENTENCE_END, Place, Sketch, operand, pattern
from claimcheck.extraction.relations.tally import is_rivalled
from claimcheck.records import Claim, Comparator, Relation, RelationKind
from claimcheck.units import UnknownUnit, conversion

_AT = re.compile(r"(?<!\w)at (?:about |around |roughly |some |a (?:rate|speed|pace) of )*$")
_TAKES = re.compile(
    r"(?<!\w)(?:takes?|took|taking|needs?|needed|in|within|lasts?|requires?|after|for|back in|done in|spends?)"
    r"(?: (?:about|around|roughly|some|just|only|nearly|another|a|an|under|over|less than|more than))* $"
)
_PEAK = re.compile(r"(?<!\w)(?:cruis\w+|top|peak|max|maximum|highest|up to)(?!\w)[^⟨⟩¶]{0,30}$")
"""What is reached for a while, and not kept up all the time: "cruises at 900 km/h"."""
_OVER = re.compile(r"(?<!\w)(?:over|in|during|for) (?:the (?:whole |full )?|its )?$")
_COMES_TO = re.compile(
    r",? ?(?:that|this|it|which)? ?(?:comes to|is|makes|adds up to|amounts to|means|gives)(?: about|"
    r" around| roughly| some)* $"
)
_LONGEST_SUM = 160
"""Characters of a sketch that a price, what it is for and the sum may take."""
_PER = re.compile(r"[\w ]+/\s?\(?(?P<per>[\w* ]+)\)?")
"""A unit with one denominator: `USD/(GPU*hour)`, `gram/kilowatt_hour`."""
_OR = re.compile(r"(?:,| \()? ?(?:or|that is,?|i\.e\.,?|=) (?:about |around |roughly |some )?$")


_THAT_IS = r"(?:that|this|it|which)(?: is|'s| comes to| makes| adds up to| amounts to| means| would be)"
_PRODUCTS = (
    r"<rate:u>,? (?:or|that is|i\.e\.|which is|which makes|so)(?: some)? <amount:u> (?:in|every|for|over) <time:t>",
    r"<time:t> ?\(<amount:u> at <rate:u>\)",
    r"<amount:u> at <rate:u>,? (?:takes?|needs?|in|is|are|makes?|for) <time:t>",
    r"<rate:u> for <time:t>,? (?:or|that is|which is|makes|gives|is|=) <amount:u>",
    rf"<rate:u>~~(?:<skipped:q>~~)?¶ (?:over|in) <time:t>,? {_THAT_IS} <amount:u>",
    r"<amount:u>~~¶~(?:needs?|takes?) <time:t>~at <rate:u>",
    r"<rate:u>~(?:so|thus|hence|therefore|meaning)~ <amount:u>~(?:takes?|took|needs?|needed|lasts?|lasted) <time:t>",
)
_TOTAL = re.compile(
    r"(?<!\w)(?:in total|in all|altogether|total|so|thus|hence|makes?|making|comes? to|came to|for|costs?|paid|pays?|"
    r"bill|causes?|caused|emits?|emitted|or|that is|gives?)(?!\w)"
)
_RESTATED = (
    rf"<stated:u>~~¶ {_THAT_IS} <converted:u>",
    r"<stated:u> (?:link|line|connection|port|bus) (?:carries|moves|transfers|is|gives|delivers) <converted:u>",
)


def find(sketch: Sketch) -> Iterator[Relation]:
    """Products of a rate and a time, and rates that are restated in another unit."""
    if len(sketch.claims) < 2 or not any(_dimension(claim) and _is_rate(claim) for claim in sketch.claims):
        return
    bound = list(_by_words(sketch))
    yield from bound or _alone(sketch)
    yield from _by_denominator(sketch)
    for match in (found for template in _RESTATED for found in pattern(template).finditer(sketch.text)):
        stated, converted = sketch.claim(match, "stated"), sketch.claim(match, "converted")
        if stated and converted and _is_restated(stated, converted):
            yield Relation(
                kind=RelationKind.CONVERSION,
                operator="restated",
                operands=(operand("stated", stated), operand("converted", converted)),
                cue=sketch.span(match.start(), match.end()),
                confidence=0.9,
            )


def _by_words(sketch: Sketch) -> Iterator[Relation]:
    """Rate, time and amount in an order that says who is who."""
    for template in _PRODUCTS:
        for match in pattern(template).finditer(sketch.text):
            amount, rate, time = (sketch.claim(match, role) for role in ("amount", "rate", "time"))
            if amount and rate and time and _is_rate(rate) and _dimension(amount) == _times_time(rate):
                yield _product(sketch, amount, rate, time, match.start(), match.end(), 0.9)


def _by_denominator(sketch: Sketch) -> Iterator[Relation]:
    """A price per GPU-hour, the GPU-hours and the price; grams per kilowatt-hour, the kilowatt-hours and the grams.

    What is divided by anything but time says by its unit what it is to be multiplied with; one of each is enough.
    """
    places = [place for place in sketch.placeholders if _dimension(place[3]) is not None]
    rates = [place for place in places if _denominator(place[3]) is not None]
    if len(rates) != 1:
        return
    factor_unit = _denominator(rates[0][3])
    wanted = _unit_dimension(f"({_unit(rates[0][3])}) * ({factor_unit})")
    factors = [p for p in places if _dimension(p[3]) == _unit_dimension(factor_unit or "") and p is not rates[0]]
    amounts = [p for p in places if _dimension(p[3]) == wanted and p is not rates[0]]
    if len(factors) != 1 or len(amounts) != 1 or wanted == _dimension(factors[0][3]):
        return
    if is_rivalled(factors[0][3], (place[3] for place in places)):
        return
    start = min(rates[0][0], factors[0][0], amounts[0][0])
    end = max(rates[0][1], factors[0][1], amounts[0][1])
    if ";" in sketch.text[start:end] or end - start > _LONGEST_SUM:
        return
    if rates[0][1] == end and not _AT.search(sketch.text, 0, rates[0][0]):
        return  # the rate is what comes out: CC417's
    if any(p[2] in "prnm" and p not in (rates[0], factors[0], amounts[0]) and start < p[0] < end for p in places):
        return  # a further factor: an efficiency, a number of pieces, a discount
    if _TOTAL.search(sketch.text, start, min(len(sketch.text), end + 14)):
        yield _product(sketch, amounts[0][3], rates[0][3], factors[0][3], start, end, 0.7)


def _denominator(claim: Claim) -> str | None:
    """What a rate is per, where that is not (only) a time; None for what is no such rate."""
    unit = _unit(claim)
    match = _PER.fullmatch(unit)
    if match is None or _unit_dimension(match["per"]) in (None, "", "[time]"):
        return None
    return match["per"]


def _unit(claim: Claim) -> str:
    return claim.quantity.unit if claim.quantity is not None else ""


def _is_restated(stated: Claim, converted: Claim) -> bool:
    one, other = _dimension(stated), _dimension(converted)
    if one is None or one != other or not _is_rate(stated):
        return False
    return _unit(stated) != _unit(converted) or is_bits_for_bytes(stated, converted)


def _product(sketch: Sketch, amount: Claim, rate: Claim, time: Claim, start: int, end: int, certain: float) -> Relation:
    return Relation(
        kind=RelationKind.PRODUCT,
        operator="rate",
        operands=(operand("product", amount), operand("factor", rate), operand("factor", time)),
        cue=sketch.span(start, end),
        confidence=certain,
    )


def _alone(sketch: Sketch) -> Iterator[Relation]:
    """The rate, time and amount of one sentence (or two), where there is one of each and words tie them."""
    places = [place for place in sketch.placeholders if _dimension(place[3]) is not None]
    rates = [p for p in places if _is_rate(p[3])]
    times = [p for p in places if _dimension(p[3]) == "[time]"]
    if len(rates) != 1 or len(times) != 1:
        return
    rate, time = rates[0], times[0]
    wanted = _times_time(rate[3])
    amounts = [p for p in places if _dimension(p[3]) == wanted]
    if len(amounts) == 1 and _is_tied(sketch.text, rate, time, amounts[0]):
        start, end = min(p[0] for p in (rate, time, amounts[0])), max(p[1] for p in (rate, time, amounts[0]))
        yield _product(sketch, amounts[0][3], rate[3], time[3], start, end, 0.7)


def _is_tied(text: str, rate: Place, time: Place, amount: Place) -> bool:
    """Whether words tie the three: "at" the rate and "takes" the time, "over" the time "that comes to",
    "or" the amount."""
    if "[currency_" in (_dimension(rate[3]) or ""):
        return re.fullmatch(r"(?: \w+){0,2} at (?:about |around )?", text[time[1] : rate[0]]) is not None
    inside = text[min(rate[0], time[0], amount[0]) : max(rate[1], time[1], amount[1])]
    at = _AT.search(text, 0, rate[0])
    if SENTENCE_END in inside:
        crosses = SENTENCE_END in text[rate[1] : min(time[0], amount[0])]
        return bool(crosses and _OVER.search(text, 0, time[0]) and _COMES_TO.fullmatch(text, time[1], amount[0]))
    assert rate[3].quantity is not None
    if rate[3].quantity.comparator is Comparator.AT_MOST or _PEAK.search(text, 0, rate[0]):
        return False
    if at and (_TAKES.search(text, 0, time[0]) or text[time[1] :].startswith(" (")):
        return True
    if amount[0] > rate[1] and _OR.fullmatch(text, rate[1], amount[0]):
        return (
            re.fullmatch(r"(?: [\w-]+){0,2} (?:in|over|per|every|for) (?:an? |each |the )?", text[amount[1] : time[0]])
            is not None
        )
    return False


@cache
def _unit_dimension(unit: str) -> str | None:
    try:
        return conversion(unit).dimension if unit else None
    except UnknownUnit:
        return None


def _dimension(claim: Claim) -> str | None:
    return _unit_dimension(claim.quantity.unit) if claim.quantity is not None else None


def _is_rate(claim: Claim) -> bool:
    """Whether a unit is something by time: "per second", or a power."""
    assert claim.quantity is not None
    dimension = _unit_dimension(claim.quantity.unit) or ""
    return "/ [time]" in dimension and _times_time(claim) is not None


def _times_time(claim: Claim) -> str | None:
    assert claim.quantity is not None
    return _unit_dimension(f"({claim.quantity.unit}) * second")
