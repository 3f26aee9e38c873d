"""Figures that a word states without a number: `threefold`, `twice a week`, `an order of magnitude`, `another week`."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

from claimcheck.extraction.quantities.assemble import draft
from claimcheck.extraction.quantities.drafting import Draft
from claimcheck.extraction.quantities.idioms import article_duration
from claimcheck.extraction.quantities.joined import alone
from claimcheck.extraction.quantities.multiples import (
    fold_value,
    is_multiple_word,
    is_times_word,
    magnitude_end,
    multiplies,
)
from claimcheck.extraction.quantities.neighbours import rate_of_count
from claimcheck.extraction.quantities.numerals import Numeral
from claimcheck.extraction.quantities.parts import Part, and_a_half
from claimcheck.extraction.quantities.tokens import Tokens
from claimcheck.lexicon.load import table
from claimcheck.records import Comparator

_ARTICLES = frozenset({"a", "an", "another"})


@cache
def words_alone() -> frozenset[str]:
    """The words that state a figure or none, but begin no number; in lower case."""
    multiples = table("numbers")["multiples"]
    return frozenset(word for word in multiples if is_multiple_word(word) or is_times_word(word)) | {"another"}


def read_word_alone(tokens: Tokens, index: int) -> Draft | None:
    """The figure that the word at a token states by itself, None where it states none."""
    word = tokens.lower[index]
    if is_multiple_word(word):
        return _multiple(tokens, index)
    if is_times_word(word):
        return _multiple(tokens, index) if multiplies(tokens, index) else _frequency(tokens, index)
    if word in _ARTICLES:
        if (end := magnitude_end(tokens, index)) is not None:
            return _magnitude(tokens, index, end)
        if (last := article_duration(tokens, index)) is not None:
            return _article(tokens, index, last)
    return None


def _multiple(tokens: Tokens, index: int) -> Draft:
    value = fold_value(tokens.lower[index])
    numeral = Numeral(index, index, value, Decimal(1), in_words=True)
    part = Part(index, index, numeral, value, unit_text=tokens.text[index], is_multiple=True)
    return draft(tokens, alone(part), None)


def _frequency(tokens: Tokens, index: int) -> Draft | None:
    """`twice a week` is a rate; `twice` alone says how often something was done."""
    rate = rate_of_count(tokens, index)
    if rate is None:
        return None
    value = fold_value(tokens.lower[index])
    numeral = Numeral(index, index, value, Decimal(1), in_words=True)
    part = Part(index, rate.last, numeral, value, unit=rate.unit, unit_text=tokens.slice(index + 1, rate.last))
    return draft(tokens, alone(part), None)


def _magnitude(tokens: Tokens, first: int, last: int) -> Draft:
    numeral = Numeral(first, last, Decimal(10), Decimal(10), in_words=True)
    part = Part(first, last, numeral, Decimal(10), unit_text="order of magnitude", is_multiple=True)
    made = draft(tokens, alone(part), None)
    if made.comparator is Comparator.EQUAL:
        made.comparator = Comparator.ABOUT
    return made


def _article(tokens: Tokens, first: int, last: int) -> Draft:
    numeral = Numeral(first, first, Decimal(1), Decimal(1), in_words=True)
    unit = tokens.lower[last]
    part = Part(first, last, numeral, Decimal(1), unit=unit, unit_text=unit)
    return draft(tokens, alone(and_a_half(tokens, part)), None)
