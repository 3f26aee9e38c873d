"""Ordinals that rank: `came in second`, `256th issue`, `third-largest`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from claimcheck.extraction.figure import Figure
from claimcheck.extraction.quantities.drafting import LOOSE_CONFIDENCE
from claimcheck.extraction.quantities.names import at_sentence_start
from claimcheck.extraction.quantities.tokens import Tokens
from claimcheck.lexicon.load import listed, table
from claimcheck.records import Kind
from claimcheck.units import make_quantity

_SUFFIXES = frozenset({"st", "nd", "rd", "th"})
_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})*|\d+")
_PERIODS = listed("quantity_words", "periods")
_RANKING_VERBS = listed("quantity_words", "ranking_verbs")
_FIRST_WORDS = listed("quantity_words", "first_words")
_RANGE_WORDS = frozenset({("between", "and"), ("from", "to")})
_MOST_TOKENS = 16
_ADVERBIAL = frozenset({"first", "second", "third"})


@dataclass(frozen=True, slots=True)
class Ordinal:
    """An ordinal from token `first` to `last`; `ranks` is false for those of idioms, periods and dates.

    `is_firm` tells that the words around say that it ranks (`came in second`, `third-largest`), or that it is none of
    the three small ones, which mostly tell things apart.
    """

    first: int
    last: int
    value: Decimal
    ranks: bool
    is_firm: bool = True


def read_ordinal(tokens: Tokens, index: int) -> Ordinal | None:
    """The ordinal that begins at a token, in digits (`21st`) or words (`twenty-fifth`)."""
    if tokens.is_number(index):
        if not (
            tokens.glued(index + 1) and tokens.low(index + 1) in _SUFFIXES and _DIGITS.fullmatch(tokens.text[index])
        ):
            return None
        value = Decimal(tokens.text[index].replace(",", ""))
        return Ordinal(index, index + 1, value, _ranks(tokens, index, index + 1))
    return _in_words(tokens, index)


def _upper(tokens: Tokens, lower: Ordinal) -> Ordinal | None:
    """The other end of `between the tenth and the fifteenth`; None where the ordinal begins no range."""
    before = lower.first - 1 - (tokens.low(lower.first - 1) == "the")
    if (tokens.low(before), tokens.low(lower.last + 1)) not in _RANGE_WORDS:
        return None
    index = lower.last + 2
    index += tokens.low(index) == "the"
    upper = read_ordinal(tokens, index) if index < tokens.count else None
    return upper if upper is not None and upper.ranks and upper.value > lower.value else None


def _in_words(tokens: Tokens, index: int) -> Ordinal | None:
    numbers = table("numbers")
    total, group, position = 0, 0, index
    while (word := tokens.low(position)) and tokens.is_word(position) and position < index + _MOST_TOKENS:
        if word in numbers["ordinals"]:
            number = numbers["ordinals"][word]
            value = total + (max(group, 1) * number if number >= 100 else group + number)
            is_firm = word not in _ADVERBIAL or _is_ranking(tokens, index, position)
            return Ordinal(index, position, Decimal(value), _ranks(tokens, index, position), is_firm)
        if word in numbers["small"] or word in numbers["tens"]:
            group += numbers["small"].get(word, 0) + numbers["tens"].get(word, 0)
        elif word == "hundred":
            group = max(group, 1) * 100
        elif word in numbers["scales"]:
            total, group = total + max(group, 1) * 10 ** numbers["scales"][word], 0
        elif not (word == "and" and position > index):
            return None
        position += 1
        if tokens.low(position) == "-" and tokens.glued(position):
            position += 1
    return None


def _ranks(tokens: Tokens, first: int, last: int) -> bool:
    """Whether the ordinal places something in an order, rather than date it or open an argument."""
    before, after = tokens.low(first - 1), tokens.low(last + 1)
    word = tokens.lower[last]
    if after == "," and at_sentence_start(tokens, first):
        return False  # "Fourth, the length of the keys": one point after another
    if after in _PERIODS or (after == "-" and tokens.low(last + 2) in _PERIODS):
        return False
    if word not in _ADVERBIAL:
        return before not in {"a", "one"} or word not in table("numbers")["denominators"]
    if word == "second" and before in {"per", "a", "one", "each", "every", "/", "split"}:
        return False
    if _is_ranking(tokens, first, last):
        return True
    return before in _FIRST_WORDS and tokens.is_word(last + 1) and tokens.joined(last + 1)


def _is_ranking(tokens: Tokens, first: int, last: int) -> bool:
    """Whether a verb before or a superlative after says that the ordinal is a rank."""
    if tokens.low(first - 1) in _RANKING_VERBS:
        return True
    return tokens.low(last + 1) == "-" and tokens.low(last + 2).endswith("est")


def rank_of(tokens: Tokens, ordinal: Ordinal) -> tuple[Figure, int]:
    """The rank that an ordinal states, or the range up to another (`third to fifth`), and its last token."""
    upper = _upper(tokens, ordinal)
    last = ordinal.last if upper is None else upper.last
    text = tokens.slice(ordinal.first, last)
    if upper is None:
        quantity = make_quantity(text=text, value=ordinal.value, step=Decimal(0))
    else:
        quantity = make_quantity(text=text, low=ordinal.value, high=upper.value, step=Decimal(0))
    confidence = 1.0 if ordinal.is_firm else LOOSE_CONFIDENCE
    start, end = tokens.start[ordinal.first], tokens.end[last]
    return Figure(start, end, Kind.RANK, quantity=quantity, confidence=confidence), last
