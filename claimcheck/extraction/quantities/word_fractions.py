"""Fractions in words, alone and added to a whole number: `two thirds`, `one and a half`, `2 and 3/4`."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from claimcheck.extraction.quantities.cardinals import ARTICLES, cardinal, words
from claimcheck.extraction.quantities.digits import read_digits
from claimcheck.extraction.quantities.numerals import Numeral
from claimcheck.extraction.quantities.tokens import Tokens

WORD_FRACTION_STEP = Decimal("0.05")
"""`a third` in words is a round figure: 31 or 35 percent may be called so."""

_DECIMAL_DENOMINATORS = frozenset({100, 1000, 10**6})
_AND_A_HALF = ["-", "and", "-", "a", "-", "half"]
_LARGEST_NUMERATOR = 100
_DENOMINATORS = frozenset({"2", "3", "4", "5", "8", "16"})
"""What `2 and 3/4` may be divided by; `3 and 1/40` are two numbers."""


def with_fraction(tokens: Tokens, whole: Numeral) -> Numeral | None:
    """`two thirds`, `twenty and three fifths`, `one and a half`, `6 million and two thirds`."""
    index = whole.last + 1
    if tokens.is_hyphen(index):
        index += 1
    compound = compound_denominator(tokens, index)
    if compound is not None and (whole.value == 1 or tokens.low(compound[1]).endswith("s")):
        return fraction(whole.first, compound[1], whole.value, compound[0])
    if (split := _split_tens(tokens, whole, index)) is not None:
        return split
    denominator = words()["denominators"].get(tokens.low(index))
    if (
        denominator
        and denominator in _DECIMAL_DENOMINATORS
        and (decimal := _after_and(tokens, whole, index)) is not None
    ):
        return decimal
    if denominator and tokens.joined(index) and _is_fraction(tokens, whole, index):
        return fraction(whole.first, index, whole.value, denominator)
    if tokens.lower[whole.last + 1 : whole.last + 7] == _AND_A_HALF and tokens.glued(whole.last + 1):
        return _plus(whole, whole.last + 6, Decimal("0.5"), Decimal(1))
    if tokens.low(whole.last + 1) != "and":
        return None
    return _mixed(tokens, whole)


def compound_denominator(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """Value and last token of `twenty-firsts`, `thirty fifth`, `one hundred and fifth`."""
    tens = words()["tens"].get(tokens.low(index))
    if tens is None:
        return _hundredth_and(tokens, index) if tokens.low(index) == "one" else None
    last = index + 1 + tokens.is_hyphen(index + 1)
    word = tokens.low(last)
    unit = words()["ordinals"].get(word) or words()["ordinals"].get(word.removesuffix("s"))
    return None if unit is None or unit >= 10 else (tens + unit, last)


def _hundredth_and(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """Value and last token of `one hundred and fifths`, `one thousand fifth`."""
    round_part = cardinal(tokens, index)
    if round_part is None or round_part.value < 100 or round_part.value % 100:
        return None
    last = round_part.last + 1
    last += tokens.low(last) == "and"
    word = tokens.low(last)
    unit = words()["ordinals"].get(word) or words()["ordinals"].get(word.removesuffix("s"))
    return None if unit is None or unit >= 100 else (int(round_part.value) + unit, last)


def _after_and(tokens: Tokens, whole: Numeral, index: int) -> Numeral | None:
    """`two hundred and fifty-four hundredths`: what follows the last `and` is the decimal part."""
    joint = next((k for k in range(whole.last, whole.first, -1) if tokens.lower[k] == "and"), None)
    if joint is None:
        return None
    part = cardinal(tokens, joint + 1)
    if part is None or part.last != whole.last:
        return None
    denominator = words()["denominators"][tokens.low(index)]
    return _plus(replace(whole, value=whole.value - part.value), index, part.value / denominator, Decimal(1))


def _split_tens(tokens: Tokens, whole: Numeral, index: int) -> Numeral | None:
    """`one hundred thirty-fifths`: the tens belong to the denominator, unless `and` binds them to the hundred.

    So does the thousand of `two hundred one thousand ninths`.
    """
    unit = words()["denominators"].get(tokens.low(index))
    if unit is None or not tokens.low(index).endswith("s") or not 3 <= unit < 10 or whole.first == whole.last:
        return None
    tens = words()["tens"].get(tokens.low(whole.last))
    if tens is not None and tokens.low(whole.last - 1) not in {"and", "-"}:
        return fraction(whole.first, index, whole.value - tens, tens + unit)
    if tokens.lower[whole.last - 2 : whole.last + 1] == ["hundred", "one", "thousand"]:
        return fraction(whole.first, index, whole.value / 1000 - 1, 1000 + unit)
    return None


def _is_fraction(tokens: Tokens, whole: Numeral, index: int) -> bool:
    """`two thirds` is one; `one second`, `one third-party` and `two quarters` after `in` are not."""
    word = tokens.low(index)
    if whole.value == 1:
        return word != "second" and not (tokens.low(index + 1) == "-" and tokens.glued(index + 1))
    if not word.endswith("s") and word != "half":
        return False
    return word not in {"quarters", "quarter"} or whole.value == 3 or tokens.low(index + 1) == "of"


def _mixed(tokens: Tokens, whole: Numeral) -> Numeral | None:
    """The whole number and the fraction that `and` adds to it; of a scaled number it is a share of the scale."""
    index = whole.last + 2
    numerator, last = (1, index) if tokens.low(index) == "half" else _numerator(tokens, index)
    denominator = words()["denominators"].get(tokens.low(last))
    if numerator is None or denominator is None or numerator >= denominator:
        return None
    share = Decimal(numerator) / Decimal(denominator)
    exponent = words()["scales"].get(tokens.low(last + 1), 0) if tokens.joined(last + 1) else 0
    if exponent and not whole.is_scaled:
        return _plus(whole, last, share, Decimal(1)).scaled(exponent, last + 1)
    if 0 < exponent < whole.step.adjusted():
        return _plus(whole, last + 1, share, Decimal(10) ** exponent)
    return _plus(whole, last, share, whole.step if whole.is_scaled else Decimal(1))


def _numerator(tokens: Tokens, index: int) -> tuple[int | None, int]:
    """The number above the line, `a` or a cardinal below a hundred, and the token after it, past a hyphen."""
    if tokens.low(index) in ARTICLES:
        return 1, index + 1
    if tokens.low(index) not in words()["small"] and tokens.low(index) not in words()["tens"]:
        return None, index
    whole = cardinal(tokens, index)
    if whole is None or whole.value >= _LARGEST_NUMERATOR:
        return None, index
    last = whole.last + 1
    return int(whole.value), last + tokens.is_hyphen(last)


def _plus(whole: Numeral, last: int, share: Decimal, unit: Decimal) -> Numeral:
    step = WORD_FRACTION_STEP * unit
    return Numeral(whole.first, last, whole.value + share * unit, step, in_words=True, is_scaled=True)


def mixed_after(tokens: Tokens, whole: Numeral) -> Numeral:
    """`3 million and a half`, `1 and a half`, `2 and 3/4`: digits with a fraction after them, if there is one."""
    if tokens.low(whole.last + 1) != "and" or whole.is_fraction:
        return whole
    return _mixed(tokens, whole) or _and_slashed(tokens, whole) or _and_hundreds(tokens, whole) or whole


def _and_hundreds(tokens: Tokens, whole: Numeral) -> Numeral | None:
    """`6 crore and two hundred`: a scaled number in digits that goes on with hundreds in words."""
    rest = cardinal(tokens, whole.last + 2) if whole.is_scaled and whole.last + 2 < tokens.count else None
    if rest is None or not rest.in_words or not 100 <= rest.value < whole.step or rest.value % 100:
        return None
    return replace(whole, last=rest.last, value=whole.value + rest.value, step=rest.step)


def _and_slashed(tokens: Tokens, whole: Numeral) -> Numeral | None:
    """`2 and 3/4`: a whole number and a proper fraction in digits, halves to sixteenths."""
    index = whole.last + 2
    if whole.first != whole.last or whole.decimals or not tokens.is_number(index):
        return None
    part = read_digits(tokens, index)
    if part is None or not part.is_fraction or not 0 < part.value < 1 or tokens.text[part.last] not in _DENOMINATORS:
        return None
    if tokens.low(whole.first - 1) == "between":
        return None
    return replace(part, first=whole.first, value=whole.value + part.value, is_fraction=False)


def fraction(first: int, last: int, numerator: Decimal, denominator: int) -> Numeral:
    """A fraction from token `first` to `last`."""
    value = numerator / Decimal(denominator)
    return Numeral(first, last, value, WORD_FRACTION_STEP, in_words=True, is_fraction=True)
