"""Fractions in digits and signs: `1/3`, `2 ½`, `1 1/2`."""

from __future__ import annotations

from decimal import Decimal

from claimcheck.extraction.quantities.measures import read_unit
from claimcheck.extraction.quantities.numerals import Numeral
from claimcheck.extraction.quantities.tokens import Tokens, Type

_FRACTIONS = {
    "¼": (1, 4), "½": (1, 2), "¾": (3, 4), "⅐": (1, 7), "⅑": (1, 9), "⅒": (1, 10), "⅓": (1, 3), "⅔": (2, 3),
    "⅕": (1, 5), "⅖": (2, 5), "⅗": (3, 5), "⅘": (4, 5), "⅙": (1, 6), "⅚": (5, 6), "⅛": (1, 8), "⅜": (3, 8),
    "⅝": (5, 8), "⅞": (7, 8), "↉": (0, 3),
}  # fmt: skip
_DENOMINATORS = frozenset({"2", "3", "4", "8", "16", "32"})
_LONGEST = 3
_LARGEST_IMPROPER = 16
"""What more may be divided by in a fraction."""

_FRACTION_STEP = Decimal("0.01")
"""A fraction in digits is rarely meant closer than to a hundredth: 1/3 may stand for 33 percent."""


def as_fraction(tokens: Tokens, numeral: Numeral) -> Numeral | None:
    """`1/3`, `2 ½`, `2½`, `1 1/2`."""
    index = numeral.last
    if numeral.decimals or not tokens.joined(index + 1):
        return None
    if tokens.type[index + 1] == Type.FRACTION and tokens.start[index + 1] - tokens.end[index] <= 1:
        return vulgar(tokens, index + 1, numeral.value, numeral.first)
    if tokens.start[index + 1] - tokens.end[index] == 1 and (part := _slashed(tokens, index + 1)) is not None:
        numerator, denominator = part
        if numerator < denominator and str(denominator) in _DENOMINATORS:
            value = numeral.value + numerator / denominator
            return Numeral(numeral.first, index + 3, value, _FRACTION_STEP)
    if is_mixed(tokens, index):
        value = numeral.value + Decimal(tokens.text[index + 2]) / Decimal(tokens.text[index + 4])
        return Numeral(numeral.first, index + 4, value, _FRACTION_STEP)
    if (part := _slashed(tokens, index)) is not None:
        last = index + 2 + _is_suffix(tokens, index + 3)
        return Numeral(numeral.first, last, part[0] / part[1], _FRACTION_STEP, is_fraction=True)
    return None


def is_mixed(tokens: Tokens, index: int) -> bool:
    """Whether a whole number at a token is joined to its fraction by a hyphen: `3-1/2`."""
    signs = tokens.text[index + 1 : index + 4 : 2]
    if signs != ["-", "/"] or not all(tokens.glued(k) for k in range(index + 1, index + 5)):
        return False
    above, below = tokens.text[index + 2], tokens.text[index + 4]
    is_fraction = below in _DENOMINATORS and above.isdecimal() and 0 < int(above) < int(below)
    return is_fraction and not (tokens.glued(index + 5) and tokens.text[index + 5] in "-/")


def _slashed(tokens: Tokens, index: int) -> tuple[Decimal, Decimal] | None:
    """Numerator and denominator of `1/40`: tight, short, and no part of a longer chain such as a date."""
    if not (tokens.is_number(index) and tokens.low(index + 1) in {"/", "⁄"} and tokens.is_number(index + 2)):
        return None
    if not (tokens.glued(index + 1) and tokens.glued(index + 2)):
        return None
    above, below = tokens.text[index], tokens.text[index + 2]
    if not (above.isdecimal() and below.isdecimal() and len(above) <= 3 and len(below) <= 4) or below.strip("0") == "":
        return None
    if are_two_numbers(above, below):
        return None
    hangs_on = _hangs_on(tokens, index) or _goes_on(tokens, index + 2)
    return None if hangs_on else (Decimal(above), Decimal(below))


def _goes_on(tokens: Tokens, last: int) -> bool:
    """Whether a sign or a word joins digits to what stands after; the ending of `1/100th` and a unit do not."""
    following = last + 1
    if not tokens.glued(following) or _is_suffix(tokens, following) or _is_of_unit(tokens, last):
        return False
    return tokens.text[following] in {"/", "-", "–"} or tokens.is_word(following)


def _is_suffix(tokens: Tokens, index: int) -> bool:
    """Whether a word is the ending of `1/100th`."""
    return tokens.glued(index) and tokens.low(index) in {"st", "nd", "rd", "th", "ths"}


def _is_of_unit(tokens: Tokens, last: int) -> bool:
    """Whether a hyphen joins a unit in words to a fraction: `1/2-inch`."""
    is_joined = tokens.text[last + 1] == "-" and tokens.glued(last + 2) and tokens.is_word(last + 2)
    return is_joined and read_unit(tokens, last) is not None


def are_two_numbers(above: str, below: str) -> bool:
    """Whether a slash parts two numbers, no fraction: `120/80`, `70/30`, `20/20`, but `9/8` and `500/500`."""
    if not (above.isdecimal() and below.isdecimal() and len(above) <= _LONGEST and len(below) <= _LONGEST):
        return False
    return int(above) > int(below) > _LARGEST_IMPROPER or _LARGEST_IMPROPER < int(above) == int(below) < 100


def _hangs_on(tokens: Tokens, index: int) -> bool:
    """Whether a slash, or a hyphen after a word or number, joins digits to what stands before; a minus does not."""
    if not tokens.glued(index):
        return False
    return tokens.text[index - 1] == "/" or (
        tokens.text[index - 1] == "-" and tokens.glued(index - 1) and tokens.text[index - 2].isalnum()
    )


def vulgar(tokens: Tokens, index: int, whole: Decimal, first: int) -> Numeral:
    """The fraction sign at a token, added to a whole number that starts at token `first`."""
    numerator, denominator = _FRACTIONS[tokens.text[index]]
    value = whole + Decimal(numerator) / Decimal(denominator)
    return Numeral(first, index, value, _FRACTION_STEP, is_fraction=not whole)
