"""Words that name no one number but a range: `dozens`, `hundreds of millions`, `several thousand`, `a few weeks`."""

from __future__ import annotations

from decimal import Decimal

from claimcheck.extraction.quantities.cardinals import DOZENS, words
from claimcheck.extraction.quantities.measures import read_unit
from claimcheck.extraction.quantities.money import read_currency_after
from claimcheck.extraction.quantities.nouns import ends_phrase
from claimcheck.extraction.quantities.numerals import Numeral
from claimcheck.extraction.quantities.tokens import Tokens
from claimcheck.records import Comparator

_TENS = (10, 100)


def read_vague(tokens: Tokens, index: int) -> Numeral | None:
    """The vague plural, or `several`, at a token.

    A plural runs from the lowest to the highest number meant. Its step is the highest, so that the generous reading
    reaches to its double.
    """
    word = tokens.lower[index]
    if word == "several":
        return read_few(tokens, index)
    vague = words()["vague"]
    low, high = _TENS if word == "tens" else vague[word]
    last, factor = index, 1
    following = tokens.low(index + 2)
    if tokens.low(index + 1) == "of" and following in vague and tokens.joined(index + 2):
        last, factor = index + 2, vague[following][0]
    elif word == "tens" or (word == "scores" and not _counts_in_scores(tokens, index)):
        return None
    return _between(index, last, low * factor, high * factor, Comparator.AT_LEAST)


def read_few(tokens: Tokens, first: int) -> Numeral | None:
    """`a few hundred`, `several dozen`, `several weeks`: only before a scale or a unit, else it is no figure."""
    last = first + (tokens.lower[first] != "several")
    low, high = words()["few"][tokens.lower[last]]
    following, factor = tokens.low(last + 1), 1
    while following in words()["scales"] and tokens.joined(last + 1):
        factor *= 10 ** words()["scales"][following]
        last, following = last + 1, tokens.low(last + 2)
    if factor == 1 and following in DOZENS and tokens.joined(last + 1):
        last, factor = last + 1, 12
    if factor == 1 and not _is_before_unit(tokens, last):
        return None
    return _between(first, last, low * factor, high * factor, Comparator.ABOUT)


def _is_before_unit(tokens: Tokens, last: int) -> bool:
    """Whether a unit in words stands after a token: `a few minutes`, `several million dollars`, not `a few m`."""
    match = read_unit(tokens, last) or read_currency_after(tokens, last)
    return match is not None and tokens.is_word(match.first) and len(tokens.text[match.first]) > 2


def _between(first: int, last: int, low: int, high: int, bound: Comparator) -> Numeral:
    most = Decimal(high)
    return Numeral(first, last, Decimal(low), most, high=most, bound=bound, in_words=True)


def _counts_in_scores(tokens: Tokens, index: int) -> bool:
    """Whether `scores` are twenties (`scores of people`), not marks (`scores of 85`)."""
    if tokens.low(index + 1) != "of" or not tokens.is_word(index + 2):
        return False
    return tokens.low(index + 2) not in {*words()["small"], *words()["tens"]} and not ends_phrase(tokens.low(index + 2))
