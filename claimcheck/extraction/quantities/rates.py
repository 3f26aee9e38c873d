"""Rates whose amount and time stand apart: `$3 million (£2.4 million) a year`, `20 litres of water a day`."""

from __future__ import annotations

from dataclasses import replace

from claimcheck.extraction.quantities.drafting import Draft
from claimcheck.extraction.quantities.joined import next_part
from claimcheck.extraction.quantities.measures import UnitMatch, compound
from claimcheck.extraction.quantities.nouns import ends_phrase
from claimcheck.extraction.quantities.parts import Part
from claimcheck.extraction.quantities.tokens import Tokens
from claimcheck.units import comparable, conversion

_LONGEST_STUFF = 4
_MOST_HEDGES = 2
_PER = frozenset({"a", "an", "per", "each", "every"})


def take_distant_rate(tokens: Tokens, made: Draft, previous: Draft | None) -> None:
    """Give an amount the rate that a restatement in brackets, or what it is an amount of, parts it from."""
    unit = made.part.unit
    if not unit or "/" in unit or made.part.per or conversion(unit).dimension in {"[time]", "[fraction]"}:
        return
    last = (
        _after_restatement(tokens, made.last, made.part)
        or _around_restatement(tokens, made, previous)
        or _after_stuff(tokens, made.last)
    )
    match = None if last is None else _rate(tokens, unit, last)
    if match is None or last is None:
        return
    if match.per:
        made.part = replace(made.part, per=match.per)
        return
    text = f"{made.part.unit_text} {tokens.slice(last + 1, match.last)}"
    made.part = replace(made.part, unit=match.unit, unit_text=text)


def _rate(tokens: Tokens, unit: str, last: int) -> UnitMatch | None:
    """The unit by the time or noun after a token: `a year`, `per day`, `per share`."""
    if tokens.low(last + 1) not in _PER or not tokens.joined(last + 1):
        return None
    match = compound(tokens, last, unit, last)
    if match.per and tokens.low(last) == ")":
        return match
    denominator = match.unit.removeprefix(unit + "/")
    return match if denominator != match.unit and conversion(denominator).dimension == "[time]" else None


def _after_restatement(tokens: Tokens, last: int, part: Part) -> int | None:
    """The bracket that closes after an amount said again in another unit."""
    if tokens.low(last + 1) != "(":
        return None
    begin = last + 2
    while tokens.is_word(begin) and begin < last + 2 + _MOST_HEDGES:
        begin += 1
    other = next_part(tokens, begin) or next_part(tokens, last + 2)
    if other is None or tokens.low(other.last + 1) != ")" or not _restate(part, other):
        return None
    return other.last + 1


def _around_restatement(tokens: Tokens, made: Draft, previous: Draft | None) -> int | None:
    """The bracket that closes right after an amount which says the one before the bracket again."""
    if previous is None or tokens.low(made.last + 1) != ")" or previous.last + 1 != made.hedge_first - 1:
        return None
    is_rate = tokens.low(made.hedge_first - 1) == "(" and "/" in previous.part.unit
    above = replace(previous.part, unit=previous.part.unit.partition("/")[0])
    return made.last + 1 if is_rate and _restate(above, made.part) else None


def _restate(part: Part, other: Part) -> bool:
    return (part.is_money and other.is_money) or (bool(other.unit) and comparable(part.unit, other.unit))


def _after_stuff(tokens: Tokens, last: int) -> int | None:
    """The last word of what an amount is of: `of jet fuel`, up to the article or `per` of a rate."""
    if tokens.low(last + 1) != "of":
        return None
    for position in range(last + 2, last + 3 + _LONGEST_STUFF):
        if tokens.low(position) in _PER:
            return position - 1 if position > last + 2 else None
        if not tokens.is_word(position) or not tokens.joined(position) or ends_phrase(tokens.lower[position]):
            return None
    return None
