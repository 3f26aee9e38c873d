"""The currency before or after an amount: signs, codes and names, and what the amount is paid for."""

from __future__ import annotations

from functools import cache

from claimcheck.extraction.quantities.measures import UnitMatch, compound
from claimcheck.extraction.quantities.tokens import Tokens, Type
from claimcheck.extraction.quantities.unit_factors import unit_name
from claimcheck.lexicon.load import listed
from claimcheck.units.surface import currency_codes, currency_surface

_WORDS_BESIDES = listed("quantity_words", "money_when_large")
_PAYING = listed("quantity_words", "paying")
_PAYING_REACH = 4
_TIGHT_NAMES = frozenset({"p"})
_SCALES = frozenset({"hundred", "thousand", "million", "billion", "trillion", "m", "bn", "k", "mn", "tn"})
_TRADED = frozenset(
    {"USD", "EUR", "GBP", "JPY", "CHF", "CAD", "AUD", "NZD", "CNY", "INR", "HKD", "SGD", "SEK", "NOK", "DKK"}
)
"""Codes that are written right before small amounts, too."""


def read_currency_after(tokens: Tokens, index: int) -> UnitMatch | None:
    """The currency whose name or sign follows the token at `index`: `10 dollars`, `15€`, `100 USD`."""
    first = index + 1
    if tokens.is_hyphen(first):
        first += 1
    if not tokens.joined(first):
        return None
    found = _currency_name(tokens, first, index) or _sign(tokens, first)
    return None if found is None else compound(tokens, first, *found)


def _currency_name(tokens: Tokens, first: int, before: int) -> tuple[str, int] | None:
    found = unit_name(tokens, first, currency_surface())
    if found is None:
        return None
    word = tokens.lower[first]
    if word in _TIGHT_NAMES and not tokens.glued(first):
        return None
    is_large = tokens.low(before) in {"million", "billion", "trillion"} or "," in tokens.text[before]
    if word in _WORDS_BESIDES and not (is_large or is_paid(tokens, before, found[1])):
        return None
    return found


def is_paid(tokens: Tokens, number: int, last: int) -> bool:
    """Whether a verb of paying before a number makes `30 crowns`, `5 pounds` money; what is `of` something is none."""
    if tokens.low(last + 1) == "of":
        return False
    for index in range(number - 1, max(number - 1 - _PAYING_REACH, -1), -1):
        if tokens.lower[index] in _PAYING:
            return True
        if not tokens.is_word(index) or tokens.lower[index] == "for":
            return False
    return False


def _sign(tokens: Tokens, first: int) -> tuple[str, int] | None:
    """A currency sign after the amount; one that touches a following number belongs to that."""
    symbols = currency_surface().symbols
    codes = currency_codes()
    for length in (2, 1):
        form = tuple(tokens.text[first : first + length])
        last = first + length - 1
        if form[0].isalpha() and form[0] not in codes and length == 1:
            continue
        if form in symbols and last < tokens.count and not (tokens.is_number(last + 1) and tokens.glued(last + 1)):
            return symbols[form], last
    return None


def read_currency_before(tokens: Tokens, index: int) -> UnitMatch | None:
    """The currency sign or code before the token at `index`: `$`, `US$`, `EUR`, `Rs.`; at most one blank between."""
    if index == 0 or tokens.text[index - 1] not in _last_pieces() or tokens.start[index] - tokens.end[index - 1] > 1:
        return None
    symbols = currency_surface().symbols
    for length in (4, 3, 2, 1):
        first = index - length
        form = tuple(tokens.text[max(first, 0) : index])
        if first < 0:
            continue
        is_pronoun = _is_pronoun(tokens, first, form)
        if _is_loose_dollar(tokens, first, form):
            form = (form[0].upper(), "$")
        if form not in symbols or _is_article(tokens, first, form) or is_pronoun:
            continue
        if not all(tokens.start[k + 1] - tokens.end[k] <= 1 for k in range(first, index - 1)):
            continue
        if first > 0 and tokens.glued(first) and tokens.is_word(first) and tokens.type[first - 1] != Type.SIGN:
            continue
        if length == 1 and tokens.glued(index) and _is_event(tokens, index):
            continue
        return UnitMatch(first, index - 1, symbols[form])
    return None


@cache
def _last_pieces() -> frozenset[str]:
    """What signs and codes of currencies end in: before most amounts stands something else."""
    return frozenset(form[-1] for form in currency_surface().symbols)


def _is_article(tokens: Tokens, first: int, form: tuple[str, ...]) -> bool:
    """`A $240M win`: a capital letter apart from the sign is no part of it."""
    return len(form) > 1 and form[0] == "A" and not tokens.glued(first + 1)


def _is_pronoun(tokens: Tokens, first: int, form: tuple[str, ...]) -> bool:
    """`cost us $2`: a word apart from a sign that touches its digits; `us $ 2` is text that was pulled apart."""
    return form == ("us", "$") and not tokens.glued(first + 1) and tokens.glued(first + 2)


def _is_event(tokens: Tokens, index: int) -> bool:
    """Whether a code that touches one or two digits names a meeting or a model (`COP26`, `ALL5`), and no money."""
    return (
        tokens.text[index - 1] in currency_codes()
        and tokens.text[index - 1] not in _TRADED
        and tokens.text[index].isdecimal()
        and len(tokens.text[index]) <= 2
        and tokens.low(index + 1) not in _SCALES
    )


def _is_loose_dollar(tokens: Tokens, first: int, form: tuple[str, ...]) -> bool:
    """`hk $ 5`, `cad$ 5`: lower case or loose, but `a $5 fee` has an article."""
    return len(form) == 2 and form[1] == "$" and tokens.lower[first] not in {"a", "s", "r", "j"}


def read_rate(tokens: Tokens, money: UnitMatch, index: int) -> UnitMatch:
    """The currency with what follows the amount: `per month`, `a barrel`, `per song`, and its own name again."""
    again = read_currency_after(tokens, index)
    last = again.last if again is not None and again.unit.split("/")[0] == money.unit else index
    if again is not None and last != index:
        return UnitMatch(money.first, again.last, again.unit, again.per, again.last_per)
    following = tokens.low(last + 1).upper()
    if following in {"US", "U"} and tokens.text[last + 1].isupper() and money.unit == "USD":
        last += 4 if tokens.low(last + 2) == "." and tokens.low(last + 3) == "s" else 1
    return compound(tokens, money.first, money.unit, last)
