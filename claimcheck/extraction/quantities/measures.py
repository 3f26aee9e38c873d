"""The unit after a number, with what it is multiplied or divided by: `N·m`, `miles per hour`, `$70 a share`."""

from __future__ import annotations

from claimcheck.extraction.quantities.tokens import Tokens, Type
from claimcheck.extraction.quantities.unit_factors import read_factor, read_symbol, unit_name, with_power
from claimcheck.records.base import frozen
from claimcheck.units import conversion
from claimcheck.units.surface import unit_surface

_PERIODS = frozenset({"day", "week", "month", "year", "decade"})
_COUNTED_BY_ARTICLE = frozenset({"share", "piece", "head", "person", "unit", "token", "song", "ticket"})
_MOST_PER = 4
_PER_SCALES = (["million"], ["billion"], ["thousand"], ["hundred"], ["M"], ["K"], ["k"])
_PER_EACH = frozenset({"a", "an", "each", "every"})
_TIME = "[time]"
_NOT_IN_UNITS = frozenset(
    {"percent", "percentage_point", "basis_point", "point", "token", "parameter", "frame", "pixel"}
)
"""Units that stay out of a denominator or keep their rate outside: `$2 per token` is money, per token."""

_MONEY_DENOMINATORS = frozenset(
    {"[length] ** 2", "[length] ** 3", "[mass]", "[length]", _TIME, "[length] ** 2 * [mass] / [time] ** 2"}
)
_SHORT = frozenset("mgshdLlAVWKCFJNTBbSM")
_PHRASE_MONEY = {"dollars": "USD", "euros": "EUR"}
_PHRASE_UNITS = frozenset(
    {
        "token",
        "parameter",
        "FLOP",
        "GPU*hour",
        "TPU*hour",
        "GPU*day",
        "second",
        "minute",
        "hour",
        "day",
        "week",
        "month",
        "year",
    }
)
_NO_RATE_AFTER = frozenset({"earlier", "ago", "later", "before", "after", "prior", "since"})
_FORMS = (["K"], ["F"])
"""Letters that after a hyphen are no unit but part of a form's name: `10-K`, `20-F`."""


@frozen
class UnitMatch:
    """A unit from token `first` to `last`; `unit` is its name in the registry, `per` a noun that it is counted by.

    `last_per` is the last token of the words for `per`, which lie outside the figure.
    """

    first: int
    last: int
    unit: str
    per: str | None = None
    last_per: int = -1


def read_unit(tokens: Tokens, index: int) -> UnitMatch | None:
    """The unit whose words begin after the token at `index`, the last one of a number."""
    first = index + 1
    if tokens.is_hyphen(first):
        first += 1
        if tokens.text[first : first + 1] in _FORMS:
            return None
    if tokens.is_number(first):
        return None
    if tokens.low(first) in {"<", "{", "["} and tokens.low(first + 2) in {">", "}", "]"}:
        inner = read_factor(tokens, first + 1, index)
        return None if inner is None or inner[1] != first + 1 else UnitMatch(first, first + 2, inner[0])
    if not tokens.joined(first):
        return None
    factor = read_factor(tokens, first, index)
    if factor is not None and not tokens.glued(first) and tokens.low(first - 1) == "-" and tokens.text[first] in _SHORT:
        return None
    return None if factor is None else compound(tokens, first, *factor)


def compound(tokens: Tokens, first: int, unit: str, last: int) -> UnitMatch:
    """A unit with the factors multiplied or divided by that follow it."""
    while True:
        step = _multiplied(tokens, last) or _divided(tokens, last, unit)
        if step is None:
            break
        operator, factor, last = step
        divisor = f"({factor})" if operator == "/" and "*" in factor and "**" not in factor else factor
        unit = f"{unit}{operator}{divisor}"
    per, last_per = _per_noun(tokens, last, unit)
    return UnitMatch(first, last, unit, per, last_per)


def _multiplied(tokens: Tokens, last: int) -> tuple[str, str, int] | None:
    """`N·m`, `km s−1`, `W m-2`: a symbol right after, with a sign of product or with a negative power."""
    index = last + 1
    if tokens.low(index) in {"·", "⋅", "∙", "*"} and tokens.is_word(index + 1):
        is_tight = tokens.glued(index) and tokens.glued(index + 1)
        factor = read_factor(tokens, index + 1, last) or (read_symbol(tokens, index + 1) if is_tight else None)
        return None if factor is None else ("*", *factor)
    if not tokens.is_word(index) or (
        not tokens.is_word(last) and tokens.low(last) not in {"%"} and not _is_power(tokens, last)
    ):
        return None
    factor = read_symbol(tokens, index)
    if factor is None:
        return None
    powered = with_power(tokens, *factor)
    return ("*", *powered) if "**-" in powered[0] else None


def _is_power(tokens: Tokens, index: int) -> bool:
    return tokens.type[index] in {Type.NUMBER, Type.SUPERSCRIPT}


def _divided(tokens: Tokens, last: int, unit: str) -> tuple[str, str, int] | None:
    """`/s`, `per hour`, `-per-second`, `a day`: a unit that the first is divided by."""
    index = last + 1
    word = tokens.low(index)
    if word in {"-", "‑"} and tokens.glued(index) and tokens.low(index + 1) in {"per", "a", "an"}:
        index += 1
        word = tokens.low(index)
    if word == "/" or word == "per":
        begin = index + 1 + (tokens.low(index + 1) == "-")
        factor = read_factor(tokens, begin, last) if tokens.joined(begin) else None
    elif word in _PER_EACH and tokens.joined(index):
        begin = index + 1 + (tokens.low(index + 1) == "-")
        factor = unit_name(tokens, begin, unit_surface()) or _price_symbol(tokens, begin, unit)
        if factor is not None and (not _is_rate_of(unit, factor[0]) or tokens.low(factor[1] + 1) in _NO_RATE_AFTER):
            return None
    else:
        return None
    return None if factor is None or not _divides(unit, factor[0]) else ("/", *factor)


def _price_symbol(tokens: Tokens, index: int, unit: str) -> tuple[str, int] | None:
    """The symbol of two letters or more that a price is by: `25 cents a kWh`, `3 euros a kg`; not the `TV` it buys."""
    is_symbol = index < tokens.count and is_currency(unit) and len(tokens.text[index]) > 1
    return read_symbol(tokens, index) if is_symbol and not tokens.text[index].isupper() else None


def _is_rate_of(unit: str, denominator: str) -> bool:
    """Whether `<unit> a <denominator>` states a rate: by time for all but time itself, money also by amount."""
    dimension = conversion(denominator).dimension
    if dimension == _TIME:
        return denominator not in {"second", "quarter"} or conversion(unit).dimension != _TIME
    return is_currency(unit) and dimension in _MONEY_DENOMINATORS


def _divides(unit: str, denominator: str) -> bool:
    if unit in {"percent", "percentage_point", "basis_point", "point"} or denominator in _NOT_IN_UNITS:
        return False
    return not is_currency(denominator)


def is_currency(unit: str) -> bool:
    """Whether the unit is money."""
    return conversion(unit).dimension.startswith("[currency_") if unit else False


def _per_noun(tokens: Tokens, last: int, unit: str) -> tuple[str | None, int]:
    """The noun after `per` that is no unit, and its last token: `$0.20 per prompt`, `$70-a-share`, `$3/1M tokens`."""
    index = last + 1 + (tokens.low(last + 1) in {"-", "‑"})
    word = tokens.low(index)
    noun = index + 1 + (tokens.low(index + 1) == "-")
    if not (tokens.joined(index) and tokens.joined(noun)):
        return None, -1
    if word in {"a", "an"}:
        is_period = tokens.low(noun) in _PERIODS and tokens.low(noun + 1) not in _NO_RATE_AFTER
        is_share = unit in _NOT_IN_UNITS and is_period
        return (tokens.text[noun], noun) if is_share or tokens.low(noun) in _COUNTED_BY_ARTICLE else (None, -1)
    if word not in {"per", "/"}:
        return None, -1
    end = _per_end(tokens, noun, word == "/")
    return (None, -1) if end is None else (" ".join(tokens.slice(noun, end).split()), end)


def _per_end(tokens: Tokens, noun: int, is_slash: bool) -> int | None:
    """The last token of what is counted by: a noun, or a number with its scale and perhaps a noun."""
    end = noun
    while end < noun + _MOST_PER and (tokens.is_number(end) or tokens.text[end : end + 1] in _PER_SCALES):
        end += 1
    if is_slash and end == noun + 1:
        return None
    if end > noun and tokens.is_word(end) and tokens.low(end + 1) in {"token", "tokens"}:
        return end + 1
    if end > noun + 1 and tokens.low(end) not in {"token", "tokens", "word", "words"}:
        return end - 1
    if not tokens.is_word(end):
        return None
    return end + (tokens.low(end) in {"square", "cubic"} and tokens.is_word(end + 1))


def unit_at_end(tokens: Tokens, first: int, last: int) -> str | None:
    """The unit that a noun phrase ends in: `free tokens`, `MoE parameters`, `H800 GPU hours`, `trading days`."""
    for begin in range(max(last - 1, first), last + 1):
        found = unit_name(tokens, begin, unit_surface())
        if found is not None and found[1] == last and found[0] in _PHRASE_UNITS:
            return found[0]
    return _PHRASE_MONEY.get(tokens.lower[last]) if last > first else None
