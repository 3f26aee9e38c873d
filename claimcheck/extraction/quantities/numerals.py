"""Numerals as written, in digits or words, to exact decimals with the precision they were written in."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal, InvalidOperation, localcontext

from claimcheck.extraction.quantities.nouns import is_plural
from claimcheck.extraction.quantities.tokens import Tokens, Type
from claimcheck.lexicon.load import table
from claimcheck.records import Comparator
from claimcheck.records.base import frozen

MAX_DIGITS = 60
"""Digits of one numeral: longer runs are keys, hashes or noise, never figures."""

_MAX_EXPONENT = 300
_MOST_SCALES = 2
_GROUPED = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?")
_INDIAN = re.compile(r"[1-9]\d?(?:,\d{2})+,\d{3}(?:\.\d+)?")
_GROUPED_BY_POINTS = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+,\d+|[1-9]\d{0,2}(?:\.\d{3}){2,}")
_GROUPED_BY_BLANKS = re.compile(r"[1-9]\d{0,2}(?:['’\u00a0\u2009\u202f]\d{3})+(?:[.,]\d+)?")
_PLAIN = re.compile(r"\d*\.?\d+")
_DECIMAL_COMMA = re.compile(r"\d+,(?:\d{1,2}|\d{4,})|0,\d+")
_LENGTHS = frozenset({"mm", "mM", "Mm"})
"""Units that are written like the abbreviation of a million, which stands with money."""
_SEPARATORS = str.maketrans("", "", ",'’\u00a0\u2009\u202f")
_FULL_WIDTH = str.maketrans("０１２３４５６７８９．，", "0123456789.,")
_SUPERSCRIPT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻", "0123456789+-")
_MINUS_SIGNS = frozenset("-−–‑－")
_FRACTIONS = {
    "¼": (1, 4), "½": (1, 2), "¾": (3, 4), "⅐": (1, 7), "⅑": (1, 9), "⅒": (1, 10), "⅓": (1, 3), "⅔": (2, 3),
    "⅕": (1, 5), "⅖": (2, 5), "⅗": (3, 5), "⅘": (4, 5), "⅙": (1, 6), "⅚": (5, 6), "⅛": (1, 8), "⅜": (3, 8),
    "⅝": (5, 8), "⅞": (7, 8), "↉": (0, 3),
}  # fmt: skip
_FRACTION_STEP = Decimal("0.01")
"""A fraction in digits is rarely meant closer than to a hundredth: 1/3 may stand for 33 percent."""


@frozen
class Numeral:
    """A number as written, from token `first` to token `last`.

    `step` is the value of one unit in the last written digit, `decimals` the digits after the point. `high` is set for
    vague words (`hundreds`, `a few`), whose lowest meaning is `value`, and `bound` tells how these are meant.
    `in_words` tells spelled-out numbers, `is_fraction` parts of one (`two thirds`), `is_scaled` those that end in a
    scale (`3 million`), `is_open` those whose point or comma may part decimals or thousands (`1.024`).
    """

    first: int
    last: int
    value: Decimal
    step: Decimal
    decimals: int = 0
    high: Decimal | None = None
    bound: Comparator = Comparator.EQUAL
    in_words: bool = False
    is_fraction: bool = False
    is_scaled: bool = False
    is_open: bool = False

    def scaled(self, exponent: int, last: int) -> Numeral:
        """The numeral times a power of ten, up to token `last`."""
        high = None if self.high is None else self.high.scaleb(exponent)
        value, step = self.value.scaleb(exponent), self.step.scaleb(exponent)
        return replace(self, last=last, value=value, step=step, high=high, is_scaled=True, is_open=False)

    def negated(self, first: int) -> Numeral:
        """The numeral with the sign at token `first`."""
        return replace(self, first=first, value=-self.value)


def read_digits(tokens: Tokens, index: int) -> Numeral | None:
    """The numeral that starts with the digits (or the fraction sign) at a token; None where they spell no number."""
    if tokens.type[index] == Type.FRACTION:
        return _vulgar(tokens, index, Decimal(0), index)
    text = tokens.text[index]
    plain = _plain(tokens.notation.in_english(text))
    if plain is None:
        return None
    value, step, decimals = plain
    numeral = Numeral(index, index, value, step, decimals, is_open=tokens.notation.leaves_open(text))
    return (
        _grouped_by_spaces(tokens, numeral)
        or _with_exponent(tokens, numeral)
        or _as_fraction(tokens, numeral)
        or numeral
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
    if abs(power) > _MAX_EXPONENT:
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


def _with_exponent(tokens: Tokens, numeral: Numeral) -> Numeral | None:
    """`1.66*10^20`, `3 × 10⁻⁴`, `10²⁵`, `2^10`: the mantissa times a power, or a power alone."""
    index = numeral.last
    if tokens.low(index + 1) in {"*", "×", "x", "·", "⋅", "∙"} and tokens.is_number(index + 2):
        if tokens.text[index + 2] != "10":
            return None
        power = _power(tokens, index + 3)
        if power is None:
            return None
        last, exponent = power
        value, step = numeral.value.scaleb(exponent), numeral.step.scaleb(exponent)
        return replace(numeral, last=last, value=value, step=step, is_open=False)
    power = _power(tokens, index + 1)
    return None if power is None else _raised(numeral, *power)


def _power(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """Last token and value of an exponent that starts at a token: `^20`, `**-4`, `⁻⁴`, or a glued `−8`."""
    if index >= tokens.count:
        return None
    if tokens.type[index] == Type.SUPERSCRIPT and tokens.glued(index):
        return _small(index, tokens.text[index].translate(_SUPERSCRIPT))
    sign = ""
    if tokens.text[index] in {"^", "**"}:
        index += 1
        if tokens.low(index) in {"{", "("}:
            index += 1
    elif not (tokens.text[index] in _MINUS_SIGNS and tokens.glued(index) and tokens.low(index - 2) in {"×", "*", "x"}):
        return None
    if tokens.low(index) in {"+", *_MINUS_SIGNS}:
        sign = "" if tokens.text[index] == "+" else "-"
        index += 1
    if not (tokens.is_number(index) and tokens.glued(index)):
        return None
    closing = tokens.low(index + 1) in {"}", ")"} and tokens.low(index - len(sign) - 1) in {"{", "("}
    return _small(index + closing, sign + tokens.text[index])


def _small(last: int, digits: str) -> tuple[int, int] | None:
    if not digits.lstrip("+-").isdecimal() or len(digits) > 4 or abs(int(digits)) > _MAX_EXPONENT:
        return None
    return last, int(digits)


def _raised(numeral: Numeral, last: int, exponent: int) -> Numeral | None:
    """A power alone; of other bases than ten the result is exact where it has few enough digits."""
    if numeral.value == 10:
        value = Decimal(1).scaleb(exponent)
        return replace(numeral, last=last, value=value, step=value)
    try:
        with localcontext() as context:
            context.prec = MAX_DIGITS
            value = numeral.value**exponent
    except InvalidOperation:
        return None
    return replace(numeral, last=last, value=value, step=Decimal(0)) if value.is_finite() else None


def _as_fraction(tokens: Tokens, numeral: Numeral) -> Numeral | None:
    """`1/3`, `2 ½`, `2½`, `1 1/2`."""
    index = numeral.last
    if numeral.decimals or not tokens.joined(index + 1):
        return None
    if tokens.type[index + 1] == Type.FRACTION and tokens.start[index + 1] - tokens.end[index] <= 1:
        return _vulgar(tokens, index + 1, numeral.value, numeral.first)
    if tokens.start[index + 1] - tokens.end[index] == 1 and (part := _slashed(tokens, index + 1)) is not None:
        numerator, denominator = part
        if numerator < denominator and denominator in {2, 3, 4, 8, 16}:
            value = numeral.value + numerator / denominator
            return Numeral(numeral.first, index + 3, value, _FRACTION_STEP)
    if (part := _slashed(tokens, index)) is not None:
        return Numeral(numeral.first, index + 2, part[0] / part[1], _FRACTION_STEP, is_fraction=True)
    return None


def _slashed(tokens: Tokens, index: int) -> tuple[Decimal, Decimal] | None:
    """Numerator and denominator of `1/40`: tight, short, and no part of a longer chain such as a date."""
    if not (tokens.is_number(index) and tokens.low(index + 1) in {"/", "⁄"} and tokens.is_number(index + 2)):
        return None
    if not (tokens.glued(index + 1) and tokens.glued(index + 2)):
        return None
    above, below = tokens.text[index], tokens.text[index + 2]
    if not (above.isdecimal() and below.isdecimal() and len(above) <= 3 and len(below) <= 4) or below.strip("0") == "":
        return None
    if tokens.glued(index + 3) and (tokens.text[index + 3] in {"/", "-", "–"} or tokens.is_word(index + 3)):
        return None
    return None if _hangs_on(tokens, index) else (Decimal(above), Decimal(below))


def _hangs_on(tokens: Tokens, index: int) -> bool:
    """Whether a slash, or a hyphen after a word or number, joins digits to what stands before; a minus does not."""
    if not tokens.glued(index):
        return False
    return tokens.text[index - 1] == "/" or (
        tokens.text[index - 1] == "-" and tokens.glued(index - 1) and tokens.text[index - 2].isalnum()
    )


def _vulgar(tokens: Tokens, index: int, whole: Decimal, first: int) -> Numeral:
    numerator, denominator = _FRACTIONS[tokens.text[index]]
    value = whole + Decimal(numerator) / Decimal(denominator)
    return Numeral(first, index, value, _FRACTION_STEP, is_fraction=not whole)


def read_scale(tokens: Tokens, numeral: Numeral, is_money: bool) -> Numeral:
    """The numeral with the scale word or letter after it (`2.5 million`, `70B`, `$5 bn`), if there is one."""
    numbers = table("numbers")
    for _ in range(_MOST_SCALES):
        index = numeral.last + 1
        if tokens.low(index) == "-" and tokens.glued(index) and tokens.glued(index + 1):
            index += 1
        if not (tokens.is_word(index) and tokens.joined(index)):
            return numeral
        word = tokens.text[index]
        exponent = numbers["scales"].get(tokens.lower[index])
        if exponent is None:
            exponent = numbers["abbreviations"].get(tokens.lower[index]) if not numeral.in_words else None
            exponent = _letter_scale(tokens, index, word, is_money) if exponent is None else exponent
        if exponent is None and tokens.lower[index] == "dozen" and not numeral.is_scaled:
            return replace(numeral, last=index, value=12 * numeral.value)
        if exponent is None or (word in _LENGTHS and not is_money) or (numeral.is_scaled and exponent > 12):
            return numeral
        numeral = numeral.scaled(exponent, index)
        if tokens.lower[index] == "hundred" and (sum_ := _hundreds_and(tokens, numeral)) is not None:
            return sum_
    return numeral


def _hundreds_and(tokens: Tokens, hundreds: Numeral) -> Numeral | None:
    """`3 hundred and 21`: what is added to hundreds in digits."""
    index = hundreds.last + 2
    if tokens.low(index - 1) != "and" or index >= tokens.count:
        return None
    if tokens.low(index + 1) in table("numbers")["scales"]:
        return None
    small = table("numbers")["small"].get(tokens.lower[index])
    if small is None and tokens.is_number(index) and tokens.text[index].isdecimal() and len(tokens.text[index]) <= 2:
        small = int(tokens.text[index])
    return None if small is None else replace(hundreds, last=index, value=hundreds.value + small, step=Decimal(1))


def _letter_scale(tokens: Tokens, index: int, word: str, is_money: bool) -> int | None:
    """Exponent of a scale letter; it must touch the digits unless money stands before them."""
    if not tokens.is_number(index - 1):
        return None
    numbers = table("numbers")
    if is_money:
        found: int | None = numbers["money_letters"].get(word)
        return found if tokens.start[index] - tokens.end[index - 1] <= 1 else None
    if tokens.glued(index) or word in {"k", "B"}:
        exponent: int | None = numbers["letters"].get(word)
        return exponent
    return None
