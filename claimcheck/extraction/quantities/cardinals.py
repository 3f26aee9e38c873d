"""Whole numbers in words, of any size: `two million three hundred and forty-one thousand`."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import Any

from claimcheck.extraction.quantities.numerals import Numeral
from claimcheck.extraction.quantities.tokens import Tokens
from claimcheck.lexicon.load import table

ARTICLES = frozenset({"a", "an"})
DOZENS = frozenset({"dozen", "dozens", "doz", "dozs"})
_LISTS = frozenset({"between", "from", ",", "and", "or", "of", "to", "/"})
"""What before tens makes `twenty and three` two numbers."""


@cache
def words() -> dict[str, Any]:
    """The tables of number words."""
    return table("numbers")


def cardinal(tokens: Tokens, index: int) -> Numeral | None:
    """A whole number in words: groups below a thousand, each with its scale, the scales falling."""
    tables = words()
    total, group, step, last = 0, -1, 1, index - 1
    lowest = 10**24
    position = index
    while (word := tokens.low(position)) and (position == index or tokens.joined(position)):
        if word in tables["small"] and _fits(group, tables["small"][word]):
            group = max(group, 0) + tables["small"][word]
            step = 1
        elif word in tables["tens"] and _fits(group, tables["tens"][word]):
            group = max(group, 0) + tables["tens"][word]
            step = 1
        elif word in ARTICLES and position == index:
            group = 1
        elif word == "hundred" and 1 <= group < 100:
            group *= 100
        elif word in DOZENS and group > 0:
            group = _in_dozens(group, is_added=tokens.low(last - 1) == "and")
        elif word in tables["scales"] and group > 0 and 10 ** tables["scales"][word] < lowest and word != "hundred":
            lowest = 10 ** tables["scales"][word]
            total += group * lowest
            group, step = -1, lowest
        else:
            break
        last = position
        position = _next_word(tokens, position, group, total)
    if last < index or (last == index and tokens.lower[index] in ARTICLES):
        return None
    value = Decimal(total + max(group, 0))
    return Numeral(index, last, value, Decimal(step), in_words=True, is_scaled=step > 1)


def _in_dozens(group: int, *, is_added: bool) -> int:
    """`Two hundred dozen`; of `three hundred and two dozen` only what `and` adds counts in dozens."""
    rest = group % 100
    return group - rest + 12 * rest if is_added and group > rest > 0 else 12 * group


def _fits(group: int, value: int) -> bool:
    """Whether a word of this value may follow in a group: hundreds take what is below 100, tens what is below 10."""
    if group < 0:
        return True
    return group > 0 and ((group % 100 == 0 and value > 0) or (group >= 20 and group % 10 == 0 and 0 < value < 10))


def _next_word(tokens: Tokens, position: int, group: int, total: int) -> int:
    """Where the next word of the number would be: past a tight hyphen, or past `and` after a hundred or a scale."""
    after = tokens.low(position + 1)
    if tokens.is_hyphen(position + 1) and (tokens.glued(position + 1) or 20 <= group < 100):
        return position + 2
    is_round = (group > 0 and group % 100 == 0) or (group < 0 and total > 0)
    if after in {"and", "&"} and is_round and _continues(tokens, position + 2, group):
        return position + 2
    if after in {"and", "&"} and 20 <= group < 100 and _adds_unit(tokens, position, group):
        return position + 2
    if after == "," and group < 0 and total > 0 and _continues(tokens, position + 2, group):
        return position + 2
    return position + 1


def _adds_unit(tokens: Tokens, position: int, group: int) -> bool:
    """`Twenty and four hours`: the old way to count, unless two numbers are told apart."""
    is_tens = group % 10 == 0 and tokens.low(position - 1) not in _LISTS and not tokens.glued(position)
    unit = words()["small"].get(tokens.low(position + 2), 0)
    return is_tens and 0 < unit < 10 and _continues(tokens, position + 2, group)


def _continues(tokens: Tokens, position: int, group: int) -> bool:
    """Whether the word after `and` is part of the number: `two million and three` counts on, a fraction does not."""
    tables = words()
    word, after = tokens.low(position), tokens.low(position + 1)
    if word not in tables["small"] and word not in tables["tens"]:
        return False
    if after in tables["denominators"]:
        return word in tables["tens"]
    if after == "-":
        return tokens.low(position + 2) not in tables["denominators"]
    return not (
        group > 0 and after in tables["scales"] and after != "hundred" and tokens.low(position - 2) != "hundred"
    )
