"""Multiples in words: `threefold`, `12-fold`, `4.3 times faster`, `an order of magnitude`, `twice a week`."""

from __future__ import annotations

from decimal import Decimal

from claimcheck.extraction.quantities.nouns import ends_phrase
from claimcheck.extraction.quantities.tokens import Tokens
from claimcheck.lexicon.load import listed, table

_COMPARING = listed("quantity_words", "comparing")
_MULTIPLIED = listed("quantity_words", "multiplied")
_PERIODS = listed("quantity_words", "time_nouns") | listed("quantity_words", "around_periods")
_TIMES = frozenset({"twice", "thrice"})
_MULTIPLIERS = frozenset({"double", "triple", "quadruple"})
_BEFORE_VERB = listed("quantity_words", "before_verb")
_MAGNITUDES = frozenset({"order", "orders"})


def is_multiple_word(word: str) -> bool:
    """Whether a word in lower case names a multiple by itself: `threefold`."""
    return word.endswith("fold") and word in table("numbers")["multiples"]


def is_times_word(word: str) -> bool:
    """Whether a word in lower case may tell how many times as much: `twice`, `double`."""
    return word in _TIMES or word in _MULTIPLIERS


def multiplies(tokens: Tokens, index: int) -> bool:
    """Whether `twice` at a token is a multiple: `twice as many`, `twice the price`, not `twice this week`.

    `Double` and the like are multiples before what they multiply (`double the price`), unless they are verbs.
    """
    following = tokens.low(index + 1)
    if tokens.lower[index] in _MULTIPLIERS and (following == "as" or _is_verb(tokens, index)):
        return False
    if following == "as":
        return tokens.is_word(index + 2)
    return following in _MULTIPLIED and tokens.joined(index + 1) and tokens.low(index + 2) not in _PERIODS


def _is_verb(tokens: Tokens, index: int) -> bool:
    """Whether a word tells what is done: `to double the output`, `will more than triple their number`."""
    before = tokens.lower[max(index - 3, 0) : index]
    while before and before[-1] in {"more", "than", "nearly", "almost", "roughly", "about", "at", "least"}:
        before.pop()
    return bool(before) and before[-1] in _BEFORE_VERB


def fold_value(word: str) -> Decimal:
    """The multiple that a word names: `threefold`, `twice`."""
    return Decimal(table("numbers")["multiples"][word])


def fold_end(tokens: Tokens, last: int) -> int | None:
    """The last token of `-fold` or `fold` after a number."""
    index = last + 1
    if tokens.low(index) in {"-", "‑"} and tokens.glued(index) and tokens.low(index + 1) == "fold":
        return index + 1
    return index if tokens.low(index) == "fold" and tokens.joined(index) else None


def times_end(tokens: Tokens, last: int) -> int | None:
    """The token of `times` after a number where it compares: `4.3 times faster`, `three times as many`."""
    index = last + 1
    if tokens.low(index) != "times" or not tokens.joined(index):
        return None
    following = tokens.low(index + 1)
    compares = following in _COMPARING or (
        following.endswith("er") and following not in {"per", "after", "under", "over"}
    )
    multiplies = tokens.is_word(index + 1) and not ends_phrase(following)
    return index if compares or multiplies else None


def magnitude_end(tokens: Tokens, last: int) -> int | None:
    """The last token of `order(s) of magnitude` after a number or an article."""
    if tokens.low(last + 1) in _MAGNITUDES and tokens.low(last + 2) == "of" and tokens.low(last + 3) == "magnitude":
        return last + 3
    return None
