"""The numeral that digits spell, with grouping and decimals in any style."""

from __future__ import annotations

import re
from decimal import Decimal

from claimcheck.extraction.quantities.digit_fractions import as_fraction, vulgar
from claimcheck.extraction.quantities.nouns import is_plural
from claimcheck.extraction.quantities.numerals import MAX_DIGITS, MAX_EXPONENT, Numeral
from claimcheck.extraction.quantities.powers import with_exponent
from claimcheck.extraction.quantities.tokens import Tokens, Type

_GROUPED = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?")
_INDIAN = re.compile(r"[1-9]\d?(?:,\d{2})+,\d{3}(?:\.\d+)?")
_GROUPED_BY_POINTS = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+,\d+|[1-9]\d{0,2}(?:\.\d{3}){2,}")
_GROUPED_BY_BLANKS = re.compile(r"[1-9]\d{0,2}(?:['’\u00a0\u2009\u202f]\d{3})+(?:[.,]\d+)?")
_PLAIN = re.compile(r"\d*\.?\d+")
_DECIMAL_COMMA = re.compile(r"\d+,(?:\d{1,2}|\d{4,})|0,\d+")
_SEPARATORS = str.maketrans("", "", ",'’\u00a0\u2009\u202f")
_FULL_WIDTH = str.maketrans("０１２３４５６７８９．，", "0123456789.,")


def read_digits(tokens: Tokens, index: int) -> Numeral | None:
    """The numeral that starts with the digits (or the fraction sign) at a token; None where they spell no number."""
    if tokens.type[index] == Type.FRACTION:
        return vulgar(tokens, index, Decimal(0), index)
    text = tokens.text[index]
    plain = _plain(tokens.notation.in_english(text))
    if plain is None:
        return None
    value, step, decimals = plain
    numeral = Numeral(index, index, value, step, decimals, is_open=tokens.notation.leaves_open(text))
    return (
        _grouped_by_spaces(tokens, numeral) or with_exponent(tokens, numeral) or as_fraction(tokens, numeral) or numeral
    )


def _plain(text: str) -> tuple[Decimal, Decimal, int] | None:
    """Value, step and decimals of digits with separators."""
    if len(text) > MAX_DIGITS:
        return None
    mantissa, _, exponent = text.replace("E", "e").partition("e")
    digits = _without_separators(mantissa if mantissa.isascii() else mantissa.translate(_FULL_WIDTH))
    if digits is None:
        return None
    decimals = len(digits.partition(".")[2])
    power = int(exponent.replace("−", "-").replace("–", "-")) if exponent else 0
    if abs(power) > MAX_EXPONENT:
        return None
    value = Decimal(digits).scaleb(power)
    return value, Decimal(1).scaleb(power - decimals), decimals


def _without_separators(text: str) -> str | None:
    if text.isdecimal():
        return text
    if _PLAIN.fullmatch(text):
        return text
    if _GROUPED.fullmatch(text) or _INDIAN.fullmatch(text):
        return text.replace(",", "")
    if _GROUPED_BY_POINTS.fullmatch(text):
        return text.replace(".", "").replace(",", ".")
    if _GROUPED_BY_BLANKS.fullmatch(text):
        return text.translate(_SEPARATORS)
    if _DECIMAL_COMMA.fullmatch(text):
        return text.replace(",", ".")
    return None


def _grouped_by_spaces(tokens: Tokens, numeral: Numeral) -> Numeral | None:
    """`10 000`: groups of three digits, one plain blank apart, the last no number by itself or before a plural."""
    first = index = numeral.first
    if not (tokens.text[first].isdecimal() and len(tokens.text[first]) <= 3 and tokens.text[first][0] != "0"):
        return None
    while tokens.is_number(index + 1) and tokens.source[tokens.end[index] : tokens.start[index + 1]] == " ":
        group = tokens.text[index + 1]
        if not (len(group) == 3 and group.isdecimal()):
            return None
        index += 1
    if index == first or tokens.is_number(first - 1) or not _is_last_group(tokens, index, index - first):
        return None
    value = Decimal("".join(tokens.text[first : index + 1]))
    return Numeral(first, index, value, Decimal(1))


def _is_last_group(tokens: Tokens, index: int, groups: int) -> bool:
    """Whether three digits end a longer number: they are round or begin with 0, or a plural noun stands after them,
    after several groups any word."""
    text = tokens.text[index]
    is_noun = tokens.is_word(index + 1) and (groups > 1 or is_plural(tokens.lower[index + 1]))
    return text[0] == "0" or text[-1] == "0" or is_noun
