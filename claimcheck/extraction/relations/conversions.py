"""Conversions: one quantity in two units, side by side ("21.1 km, or 13.1 miles", "25 °C (77 °F)",
"18 days (432 hours)")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from claimcheck.extraction.relations.sketch import Sketch, operand
from claimcheck.records import Claim, Kind, Relation, RelationKind
from claimcheck.units import UnknownUnit, are_reciprocal, comparable

_BETWEEN = re.compile(
    r"(?P<noun>(?: [\w'-]+){0,4})(?P<mark> ?\(|,? or |, that is,? | ?/ ?|, i\.e\.,? | = | ?≈ ?|"
    r", which is |, | is | are | equals | makes )"
    r"(?:that is,? |i\.e\.,? |or )?(?:about|around|roughly|some|just|under|over|nearly|almost|"
    r"approximately|a|little|more|than|less|"
    r"approx\.?|~|≈|c\.|=| )*"
)
_NO_NOUN = re.compile(r"(?<![\w-])(?:and|to|from|than|per|every|each|but|with|for|at|where)(?![\w-])")
_NUMBER = re.compile(r"\d+")
_OTHERWISE = re.compile(r" (?:on|by|with|without|if|when|where|using|under) ")
"""After "or 4 minutes": another case, not another unit ("40 seconds, or 4 minutes on an old phone")."""
_VERBS = frozenset({" is ", " are ", " equals ", " makes "})
_ENDS = re.compile(r"[.;)]|,(?! \w+(?:er|ed|ing)\b)|$")
"""After what a verb equates: "65,536 bytes is 64 KiB." and not "the 10 km course is 2 miles longer"."""
_BITS_A_BYTE = 8
_CLOSE = 2
_OF_TIME = re.compile(r" ?\(|,? or | = |, that is,? |, i\.e\.,? ")


def find(sketch: Sketch) -> Iterator[Relation]:
    """Every two neighbouring quantities of one dimension and different units that a mark equates."""
    places = sketch.placeholders
    for (_, end, _, stated), (start, closing, _, converted) in pairwise(places):
        gap = _BETWEEN.fullmatch(sketch.text, end, start)
        if gap is None or not _in_two_units(stated, converted):
            continue
        if _NO_NOUN.search(gap["noun"]) or (_is_time(stated) and not _OF_TIME.fullmatch(gap["mark"])):
            continue
        opens = "(" in gap["mark"]
        if gap["mark"] == ", " and not (_ENDS.match(sketch.text, closing) and _is_apposed(stated, converted)):
            continue
        if gap["mark"] in _VERBS and not _ENDS.match(sketch.text, closing):
            continue
        if not opens and _is_price_per_time(stated):
            continue
        if not opens and _OTHERWISE.match(sketch.text, closing):
            continue
        yield Relation(
            kind=RelationKind.CONVERSION,
            operator="bracket" if opens else "or",
            operands=(operand("stated", stated), operand("converted", converted)),
            cue=sketch.span(end, start),
            confidence=0.95 if not opens or sketch.text.startswith((")", ",", ";"), closing) else 0.7,
        )


def _is_apposed(stated: Claim, converted: Claim) -> bool:
    """Whether a figure after a bare comma comes so close that it is the same again: not the inches after the feet."""
    a, b = stated.quantity, converted.quantity
    if a is None or b is None or not a.base_value or not b.base_value or _is_time(stated):
        return False
    return 1 / _CLOSE <= a.base_value / b.base_value <= _CLOSE


def _in_two_units(one: Claim, other: Claim) -> bool:
    a, b = one.quantity, other.quantity
    if a is None or b is None or not a.unit or not b.unit:
        return False
    if a.unit == b.unit:  # "499 seconds (8 minutes and 19 seconds)": both are kept in seconds
        return ({len(_NUMBER.findall(q.text)) for q in (a, b)} == {1, 2} and _is_time(one)) or is_bits_for_bytes(
            one, other
        )
    if {"percent", "percentage_point", "fraction"} & {a.unit, b.unit}:
        return False
    try:
        return comparable(a.unit, b.unit) or are_reciprocal(a.unit, b.unit)
    except UnknownUnit:
        return False


def is_bits_for_bytes(one: Claim, other: Claim) -> bool:
    """Whether the same unit of bits is written in two ways with numbers that differ by eight: one of them is in bytes.

    "a 10 Gbit/s link (1.25 Gb/s)"
    """
    a, b = one.quantity, other.quantity
    if a is None or b is None or not a.value or not b.value or a.unit != b.unit or a.unit_text == b.unit_text:
        return False
    return "bit" in a.unit and _BITS_A_BYTE in (a.value / b.value, b.value / a.value)


def _is_price_per_time(claim: Claim) -> bool:
    """ "$3 an hour or $15 a day" is a tariff with a discount, no conversion."""
    return claim.kind is Kind.MONEY and claim.quantity is not None and "/" in claim.quantity.unit


def _is_time(claim: Claim) -> bool:
    return claim.quantity is not None and claim.quantity.dimension == "[time]"
