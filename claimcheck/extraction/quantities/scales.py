"""The scale after a number in digits: `2.5 million`, `70B`, `$5 bn`."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from claimcheck.extraction.quantities.numerals import Numeral
from claimcheck.extraction.quantities.tokens import Tokens
from claimcheck.lexicon.load import table

_MOST_SCALES = 2
_LENGTHS = frozenset({"mm", "mM", "Mm"})
"""Units that are written like the abbreviation of a million, which stands with money."""


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
