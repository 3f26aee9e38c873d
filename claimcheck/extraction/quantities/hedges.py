"""The words before and after a number that bound it or make it approximate."""

from __future__ import annotations

from functools import cache

from claimcheck.extraction.quantities.number_words import starters
from claimcheck.extraction.quantities.tokens import Tokens
from claimcheck.lexicon.load import listed, table
from claimcheck.records import Comparator
from claimcheck.units.surface import Form, pieces

_ARTICLES = frozenset({"a", "an", "another"})
_AMOUNTS = frozenset({"%", "percent", "points", "point", "pp"})
"""Before a hedge that bounds nothing but compares: "11.7% over $391.7 million", "3 percent more than 500"."""
_ACROSS_VERBS = listed("quantity_words", "across_verbs")
"""Before an "over" that means across: "split over 20 heads"."""
_WAYS_UP = listed("quantity_words", "way_up")
_LONGER_THAN = listed("quantity_words", "span_verbs") | listed("quantity_words", "persons")
"""Words before an `over` that means longer or older than."""


@cache
def _before() -> tuple[dict[Form, Comparator], dict[str, int]]:
    """Hedges with their tokens in reverse order, and how long those that end in a word may be."""
    forms: dict[Form, Comparator] = {}
    longest: dict[str, int] = {}
    for sign, phrases in table("hedges")["before"].items():
        for phrase in phrases:
            form = tuple(reversed(_pieces(phrase)))
            forms[form] = Comparator(sign)
            longest[form[0]] = max(longest.get(form[0], 0), len(form))
    return forms, longest


@cache
def _after() -> dict[Form, Comparator]:
    return {_pieces(phrase): Comparator(sign) for phrase, sign in table("hedges")["after"].items()}


def _pieces(phrase: str) -> Form:
    return ("<=",) if phrase == "<=" else (">=",) if phrase == ">=" else pieces(phrase)


def hedge_before(tokens: Tokens, index: int) -> tuple[Comparator, int] | None:
    """How the words that end right before a token bound it, and the first of those words; of two the one that bounds
    (`below around 100`) counts."""
    last = index - 1
    if tokens.low(last) in _ARTICLES and tokens.joined(last):
        last -= 1
    forms, longest = _before()
    if not tokens.joined(last + 1) or tokens.low(last) not in longest:
        if tokens.low(last) == "-" and tokens.low(last - 1) == "sub":
            return Comparator.LESS, last - 1
        return None
    found = None
    form: Form = ()
    for position in range(last, max(last - longest[tokens.lower[last]], -1), -1):
        form = (*form, tokens.lower[position])
        if form in forms:
            found = forms[form], position
    if found is not None and (tokens.low(found[1] - 1) in _AMOUNTS or _leads_up(tokens, found[1])):
        return None
    if found is not None and tokens.low(last) == "over" and tokens.low(last - 1) in _ACROSS_VERBS:
        return None
    if found is not None and found[0] is Comparator.ABOUT and (bound := hedge_before(tokens, found[1])) is not None:
        found = bound if bound[0] is not Comparator.ABOUT else found
    is_unequal = found is not None and tokens.slice(max(found[1] - 1, 0), found[1]) == "<>"
    return None if is_unequal else found


def _leads_up(tokens: Tokens, first: int) -> bool:
    """Whether `up to` at a token says which way something went: `climbed back up to 4.8 percent`."""
    return tokens.lower[first : first + 2] == ["up", "to"] and tokens.low(first - 1) in _WAYS_UP


def is_time_span(tokens: Tokens, first: int) -> bool:
    """Whether `over 3 years` at a token means during them, not longer than them."""
    return tokens.low(first) == "over" and tokens.low(first - 1) not in _LONGER_THAN


def hedge_after(tokens: Tokens, last: int) -> tuple[Comparator, int] | None:
    """How the words that begin right after a token bound it, and the last of those words."""
    following = tokens.low(last + 1)
    if following == "+":
        number_next = tokens.is_number(last + 2) or tokens.low(last + 2) == "$"
        return (Comparator.AT_LEAST, last + 1) if tokens.glued(last + 1) and not number_next else None
    if following == "ish" and tokens.glued(last + 1):
        return Comparator.ABOUT, last + 1
    if following == "-" and tokens.low(last + 2) in {"odd", "ish", "plus"}:
        return (Comparator.AT_LEAST if tokens.low(last + 2) == "plus" else Comparator.ABOUT), last + 2
    if not tokens.is_word(last + 1) or not tokens.joined(last + 1):
        return None
    form: Form = ()
    found = None
    for position in range(last + 1, min(last + 4, tokens.count)):
        form = (*form, tokens.lower[position])
        comparator = _after().get(form)
        if comparator is not None and not _leads_on(tokens, form, position):
            found = comparator, position
    return found


def _leads_on(tokens: Tokens, form: Form, position: int) -> bool:
    """`or more than`, `plus 3`, `at least three`: the words belong to what follows."""
    following = tokens.low(position + 1)
    if form[-1] == "up" and following == "to":
        return True
    if form[0] == "plus" and tokens.low(position) == "plus" and tokens.is_word(position + 1):
        return tokens.low(position + 1) in starters()
    if form[0] in {"plus", "at", "minimum", "maximum", "max"} and (
        tokens.is_number(position + 1) or tokens.is_word(position + 1)
    ):
        return True
    return following == "than" and (tokens.is_number(position + 2) or tokens.is_word(position + 2))
