"""Which sign a document writes before decimals, learnt from its numbers that can only be read one way.

`3.500,75` and `12,5 %` have a decimal comma, `1,234.5` and `12.5` a decimal point; `1.024` may have either.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from enum import Enum, auto
from functools import cache

from claimcheck.lexicon.load import listed, table
from claimcheck.records import QuantityReading

OPEN_CONFIDENCE = 0.5
"""How sure a figure is whose number can be read in two ways, a thousand times apart."""

_FIRST = r"\d(?<![\w.,/:]\d)"
"""The first digit of a number. What may not stand before it is asked second, so that the search skips from digit to
digit: four times as fast."""
_ENDS = r"(?![\d/]|[.,:]\d)"
_POINT = re.compile(
    rf"{_FIRST}(?:(?<=[1-9])\d{{0,2}}(?:,\d{{3}}){{1,6}}\.\d{{1,20}}|(?<=[1-9])\d{{0,2}}(?:,\d{{3}}){{2,6}}"
    rf"|\d{{0,19}}\.(?:\d\d?|\d{{4,20}})|(?<=0)\.\d{{1,20}}|\d{{3,19}}\.\d{{3}}){_ENDS}"
)
_GROUP_BY_COMMA = re.compile(rf"{_FIRST}(?<=[1-9])\d{{0,2}},\d{{3}}{_ENDS}")
_OPEN_WITH_POINT = re.compile(r"[1-9]\d{0,2}\.\d{3}")
_OPEN_WITH_COMMA = re.compile(r"[1-9]\d{0,2},\d{3}")
_SWAPPED = str.maketrans(".,", ",.")


class Notation(Enum):
    """What the numbers of a document say about its decimal sign: one of both, both, or nothing."""

    POINT = auto()
    COMMA = auto()
    MIXED = auto()
    UNKNOWN = auto()

    def leaves_open(self, digits: str) -> bool:
        """Whether a number has two readings: one group of three digits after a sign that may be either."""
        if self is Notation.POINT:
            return False
        if _OPEN_WITH_POINT.fullmatch(digits):
            return self is not Notation.COMMA
        return self is not Notation.UNKNOWN and _OPEN_WITH_COMMA.fullmatch(digits) is not None

    def in_english(self, digits: str) -> str:
        """The number as English writes it, where this notation decides how it is meant."""
        if self is Notation.COMMA and (_OPEN_WITH_POINT.fullmatch(digits) or _OPEN_WITH_COMMA.fullmatch(digits)):
            return digits.translate(_SWAPPED)
        return digits

    def cell_in_english(self, text: str) -> str:
        """A cell of bare numbers as English writes it, in as many characters."""
        return text.translate(_SWAPPED) if self is Notation.COMMA else text


def other_reading(value: Decimal | None, low: Decimal | None, high: Decimal | None, step: Decimal) -> QuantityReading:
    """An amount with one group of three digits, read the other way: decimals as thousands, thousands as decimals."""
    power = 3 if step < 1 else -3

    def read(number: Decimal | None) -> Decimal | None:
        is_grouped = number is not None and (number % 1 != 0 or number.as_tuple().exponent == -3 or abs(number) >= 1000)
        return number.scaleb(power) if number is not None and is_grouped else number

    return QuantityReading(value=read(value), low=read(low), high=read(high), step=step.scaleb(power))


def notation_of(prose: str, metadata: Mapping[str, str]) -> Notation:
    """The notation of a document's numbers; its language decides where they leave it open."""
    has_point = _POINT.search(prose) is not None
    if _comma().search(prose) is not None:
        return Notation.MIXED if has_point else Notation.COMMA
    if has_point or _GROUP_BY_COMMA.search(prose) is not None:
        return Notation.POINT
    language = metadata.get("lang") or metadata.get("language") or ""
    is_comma = language.casefold().partition("-")[0] in listed("numbers", "comma_languages")
    return Notation.COMMA if is_comma else Notation.UNKNOWN


@cache
def _comma() -> re.Pattern[str]:
    """Numbers with a decimal comma: groups parted by points, or few decimals before a percent sign, scale or unit."""
    measures = "|".join(re.escape(word) for word in table("numbers")["comma_before"].split())
    return re.compile(
        rf"{_FIRST}(?:(?<=[1-9])\d{{0,2}}(?:\.\d{{3}}){{1,6}},\d{{1,20}}{_ENDS}|(?<=[1-9])\d{{0,2}}(?:\.\d{{3}}){{2}}{_ENDS}"
        rf"|\d{{0,3}},\d\d?[ \u00a0\u202f]?(?:{measures})(?!\w))"
    )
