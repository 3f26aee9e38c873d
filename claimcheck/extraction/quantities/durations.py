"""Durations written short: `1h 5m 30s`, `9m18s`, `2:05:30` where the words before ask for a time taken, and a runner's
pace, `3:07 per kilometer`."""

from __future__ import annotations

from decimal import Decimal

from claimcheck.extraction.quantities.joined import Bond, Joined
from claimcheck.extraction.quantities.measures import compound
from claimcheck.extraction.quantities.numerals import Numeral
from claimcheck.extraction.quantities.parts import Part
from claimcheck.extraction.quantities.tokens import Tokens
from claimcheck.lexicon.load import listed
from claimcheck.units import conversion

_SECONDS = {"d": 86400, "h": 3600, "hr": 3600, "hrs": 3600, "m": 60, "min": 60, "mins": 60, "s": 1, "sec": 1, "secs": 1}
_UNITS = {86400: "day", 3600: "hour", 60: "minute", 1: "second"}
_CUES = listed("quantity_words", "before_duration")
_CUE_REACH = 4
_TAKES_NO_CLOCK = frozenset({"in", "within"})
"""Right before hours, minutes and seconds: no time of day is said so."""
_SIXTY = 60


def read_duration(tokens: Tokens, index: int) -> Joined | None:
    """The duration that begins with the digits at a token, in the smallest of its units; None where none does."""
    return _in_letters(tokens, index) or _with_colons(tokens, index) or _pace(tokens, index)


def _in_letters(tokens: Tokens, index: int) -> Joined | None:
    """Two or more numbers, each touched by its letter, over falling units: `1h 5m`; one alone is read as a unit is."""
    total, above, position = Decimal(0), 0, index
    while _is_member(tokens, position):
        factor = _SECONDS[tokens.text[position + 1]]
        value = Decimal(tokens.text[position])
        if above and (factor >= above or value * factor >= above):
            return None
        total, above, position = total + value * factor, factor, position + 2
    if position - index < 4 or _goes_on(tokens, position):
        return None
    return _sum(tokens, index, position - 1, total / above, _UNITS[above])


def _is_member(tokens: Tokens, index: int) -> bool:
    """Whether a number stands here with a letter that touches it, at most a blank after what is before it."""
    if not (tokens.is_number(index) and tokens.text[index].isdecimal() and tokens.glued(index + 1)):
        return False
    is_near = index == 0 or tokens.start[index] - tokens.end[index - 1] <= 1 or not tokens.is_word(index - 1)
    return is_near and len(tokens.text[index]) <= 4 and tokens.text[index + 1] in _SECONDS


def _with_colons(tokens: Tokens, index: int) -> Joined | None:
    """`a time of 2:05:30`: hours, minutes and seconds; without such words it is a time of day."""
    last = index + 4
    if (
        last >= tokens.count
        or not all(tokens.glued(k) for k in range(index + 1, last + 1))
        or _goes_on(tokens, last + 1)
    ):
        return None
    hours, minutes, seconds = tokens.text[index : last + 1 : 2]
    if tokens.text[index + 1] != ":" or tokens.text[index + 3] != ":" or not all(map(_is_clock, (minutes, seconds))):
        return None
    if not (hours.isdecimal() and len(hours) <= 3 and _is_asked_for(tokens, index)):
        return None
    total = (int(hours) * _SIXTY + int(minutes)) * _SIXTY + int(seconds)
    return _sum(tokens, index, last, Decimal(total), "second")


def _is_asked_for(tokens: Tokens, index: int) -> bool:
    words = tokens.lower[max(index - _CUE_REACH, 0) : index]
    return not _CUES.isdisjoint(words) or not _TAKES_NO_CLOCK.isdisjoint(words[-1:])


def _pace(tokens: Tokens, index: int) -> Joined | None:
    """`3:07 per kilometer`, `4:40 min/km`: minutes and seconds by a length."""
    last = index + 2
    if last >= tokens.count or tokens.text[index + 1] != ":" or not (tokens.glued(index + 1) and tokens.glued(last)):
        return None
    minutes, seconds = tokens.text[index], tokens.text[last]
    if not (minutes.isdecimal() and len(minutes) <= 2 and _is_clock(seconds)):
        return None
    end = last + (tokens.low(last + 1) in {"min", "minutes"})
    match = compound(tokens, index, "second", end)
    if conversion(match.unit).dimension != "[time] / [length]":
        return None
    value = Decimal(int(minutes) * _SIXTY + int(seconds))
    unit_text = tokens.slice(last + 1, match.last)
    part = Part(index, match.last, Numeral(index, last, value, Decimal(1)), value, unit=match.unit, unit_text=unit_text)
    return Joined(part, index, match.last, Bond.SUM, value=value)


def _goes_on(tokens: Tokens, index: int) -> bool:
    """Whether what was read is only the beginning of a longer word or chain."""
    if not tokens.glued(index):
        return False
    return tokens.text[index].isalnum() or (tokens.text[index] in "-_:/." and tokens.glued(index + 1))


def _is_clock(digits: str) -> bool:
    return len(digits) == 2 and digits.isdecimal() and int(digits) < _SIXTY


def _sum(tokens: Tokens, first: int, last: int, value: Decimal, unit: str) -> Joined:
    numeral = Numeral(first, last, value, Decimal(1))
    part = Part(first, last, numeral, value, unit=unit, unit_text=tokens.slice(first, last))
    return Joined(part, first, last, Bond.SUM, value=value)
