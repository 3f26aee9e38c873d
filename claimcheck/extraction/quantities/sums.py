"""Amounts over several units: `1 hour and 5 minutes`, `5 feet 10`, `13 dollars 45 cents`."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from claimcheck.extraction.quantities.joined import Bond, Joined, next_part
from claimcheck.extraction.quantities.nouns import ends_phrase
from claimcheck.extraction.quantities.parts import Part
from claimcheck.extraction.quantities.tokens import Tokens
from claimcheck.units import comparable, conversion

_BELOW = {
    "hour": "minute",
    "minute": "second",
    "day": "hour",
    "week": "day",
    "year": "month",
    "foot": "inch",
    "pound": "ounce",
}
_AFTER_FEET = frozenset({"tall", "high", "long", "inches", "and", "or", "to"})
"""Words after `5 feet 10` that leave the ten inches."""


def read_sum(tokens: Tokens, part: Part) -> Joined | None:
    """`1 hour, 5 minutes and 30 seconds`, `5 feet 10`: one amount over falling units, in the smallest of them."""
    if part.is_money:
        return _with_cents(tokens, part)
    if part.unit not in _BELOW and not _is_feet(tokens, part):
        return None
    unit, last, total, smallest = part.unit or "foot", part.last + (not part.unit), part.value, part
    if not part.unit:
        smallest = replace(part, unit="foot")
    while True:
        other = _lower(tokens, last, unit)
        if other is None:
            break
        ratio = conversion(unit).factor / conversion(other.unit).factor
        total = total * ratio + other.value
        unit, last, smallest = other.unit, other.last, other
    if smallest is part or (not part.unit and unit == "foot"):
        return None
    return Joined(replace(smallest, first=part.first), part.first, last, Bond.SUM, value=total)


def _with_cents(tokens: Tokens, part: Part) -> Joined | None:
    """`thirteen dollars forty-five cents`, `15 dollars 50.`: whole units of money and their hundredths."""
    if part.numeral.decimals or part.exponent or not tokens.is_word(part.last):
        return None
    index = part.last + 1 + (tokens.low(part.last + 1) == "and")
    cents = next_part(tokens, index)
    if cents is None or cents.value >= 100 or cents.value < 0 or cents.numeral.decimals:
        return None
    is_named = cents.unit.endswith(("_cent", "GBX")) and comparable(cents.unit, part.unit)
    is_last = not tokens.is_word(cents.last + 1) or ends_phrase(tokens.lower[cents.last + 1])
    is_bare = not cents.unit and cents.value >= 10 and is_last and not cents.exponent
    if not (is_named or is_bare):
        return None
    numeral = replace(part.numeral, step=Decimal("0.01"), decimals=2)
    whole = replace(part, numeral=numeral)
    return Joined(whole, part.first, cents.last, Bond.SUM, value=part.value + cents.value / 100)


def _is_feet(tokens: Tokens, part: Part) -> bool:
    """`5'10"`, `6'2`: an apostrophe between two numbers."""
    return (
        tokens.low(part.last + 1) in {"'", "’", "′"}
        and tokens.glued(part.last + 1)
        and tokens.is_number(part.last + 2)
        and tokens.glued(part.last + 2)
    )


def _lower(tokens: Tokens, last: int, unit: str) -> Part | None:
    """The next amount of a sum: in a smaller unit of the same kind, whole units above it."""
    index = last + 1
    is_hyphenated = tokens.low(index) == "-" and tokens.glued(index) and tokens.glued(index + 1) and unit == "foot"
    index += is_hyphenated
    while tokens.low(index) in {",", "and"} and index < last + 3:
        index += 1
    is_near = index == last + 1 + is_hyphenated
    other = next_part(tokens, index, after_dash=is_hyphenated) if tokens.joined(index) else None
    if other is None or other.value < 0 or (unit == "foot" and not is_near and other.unit != "inch"):
        return None
    if unit == "foot" and not other.unit and is_near and other.value < 12 and not other.exponent:
        following = tokens.low(other.last + 1)
        if following in {"-", "percent", "%"} or (
            tokens.is_word(other.last + 1) and not is_hyphenated and following not in _AFTER_FEET
        ):
            return None
        quote = tokens.low(other.last + 1) in {'"', "”", "″"} and tokens.glued(other.last + 1)
        return replace(other, unit="inch", last=other.last + quote)
    if other.unit == unit or not other.unit or not comparable(other.unit, unit):
        return None
    ratio = conversion(unit).factor / conversion(other.unit).factor
    return other if ratio > other.value >= 0 and _is_step_down(unit, other.unit) else None


def _is_step_down(unit: str, other: str) -> bool:
    while unit in _BELOW:
        unit = _BELOW[unit]
        if unit == other:
            return True
    return False
