"""The unit after a number, and the currency before or after it, read from the tokens by the tables of surface forms."""

from __future__ import annotations

import re

from claimcheck.extraction.quantities.nouns import ends_phrase
from claimcheck.extraction.quantities.tokens import Tokens, Type
from claimcheck.lexicon.load import listed
from claimcheck.records.base import frozen
from claimcheck.units import conversion
from claimcheck.units.surface import Surface, unit_surface

_POWER_WORDS = {"squared": 2, "cubed": 3}
_POWER_BEFORE = {"square": 2, "sq": 2, "squared": 2, "cubic": 3, "cu": 3}
_SUPERSCRIPTS = {"²": 2, "³": 3, "⁻¹": -1, "⁻²": -2, "⁻³": -3, "⁴": 4}
_MINUS = frozenset("-−–")
_PERIODS = frozenset({"day", "week", "month", "year", "decade"})
_COUNTED_BY_ARTICLE = frozenset({"share", "piece", "head", "person", "unit", "token", "song", "ticket"})
_MOST_PER = 4
_PER_SCALES = (["million"], ["billion"], ["thousand"], ["hundred"], ["M"], ["K"], ["k"])
_PER_EACH = frozenset({"a", "an", "each", "every"})
_TIME = "[time]"
_INCH_FOLLOWS = frozenset(
    {"long", "wide", "tall", "thick", "deep", "high", "x", "×", "by", "diameter", "in", "and", "or", "to"}
)
_MICROSECOND_FOLLOWS = frozenset({"per", "for", "on", "and", "or", "to", "in", "latency", "at", "with", "of", "delay"})
"""Words after `12 us` that leave it microseconds; other words make it the pronoun or the country."""
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
_IN_HEIGHTS = frozenset({"foot", "feet"})
"""A hyphen and a digit after these are inches: `5-foot-2`."""

_TIGHT_NAMES = frozenset({"p"})
_MINUS_SIGN = "−"
_FORMS = (["K"], ["F"])
"""Letters that after a hyphen are no unit but part of a form's name: `10-K`, `20-F`."""

_LETTERS = {
    "F": {"farad": "near_farads", "degree_Fahrenheit": "near_degrees"},
    "C": {"degree_Celsius": "near_degrees"},
    "R": {"roentgen": "near_roentgens"},
    "bp": {"basis_point": "near_basis_points"},
}
"""Letters that are a unit, or another one, beside words of a field: capitals apart from their digits, `12bp`."""
_LETTER_REACH = 12
_ENDS = frozenset(".,;:!?)")
_QUOTES = frozenset("\"”'’")
_QUOTED = re.compile(r'(?<!\d)"|"(?=\w)')
"""Straight quotes that open or close a quotation; one right after digits and before no word is an inch."""

_OPENED = re.compile(r"(?<!\w)['‘]")
_LONGEST_QUOTATION = 400
_SIZES = frozenset({"long", "wide", "tall", "thick", "deep", "high", "diameter"})


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
    if is_hyphen(tokens, first):
        first += 1
        if tokens.text[first : first + 1] in _FORMS:
            return None
    if tokens.is_number(first):
        return None
    if tokens.low(first) in {"<", "{", "["} and tokens.low(first + 2) in {">", "}", "]"}:
        inner = _factor(tokens, first + 1, index)
        return None if inner is None or inner[1] != first + 1 else UnitMatch(first, first + 2, inner[0])
    if not tokens.joined(first):
        return None
    factor = _factor(tokens, first, index)
    if factor is not None and not tokens.glued(first) and tokens.low(first - 1) == "-" and tokens.text[first] in _SHORT:
        return None
    return None if factor is None else compound(tokens, first, *factor)


def is_hyphen(tokens: Tokens, index: int) -> bool:
    """Whether a hyphen joins the tokens around it: tight, or with a blank on both sides as in tokenized text."""
    if tokens.low(index) not in {"-", "‑", "‐"}:
        return False
    return tokens.glued(index) == tokens.glued(index + 1) and tokens.start[index] - tokens.end[index - 1] <= 1


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
        factor = _factor(tokens, index + 1, last) or (_symbol(tokens, index + 1) if is_tight else None)
        return None if factor is None else ("*", *factor)
    if not tokens.is_word(index) or (
        not tokens.is_word(last) and tokens.low(last) not in {"%"} and not _is_power(tokens, last)
    ):
        return None
    factor = _symbol(tokens, index)
    if factor is None:
        return None
    powered = _with_power(tokens, *factor)
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
        factor = _factor(tokens, begin, last) if tokens.joined(begin) else None
    elif word in _PER_EACH and tokens.joined(index):
        begin = index + 1 + (tokens.low(index + 1) == "-")
        factor = unit_name(tokens, begin, unit_surface())
        if factor is not None and (not _is_rate_of(unit, factor[0]) or tokens.low(factor[1] + 1) in _NO_RATE_AFTER):
            return None
    else:
        return None
    return None if factor is None or not _divides(unit, factor[0]) else ("/", *factor)


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


def _factor(tokens: Tokens, index: int, before: int) -> tuple[str, int] | None:
    """One unit with its power: the name in the registry, and the last token."""
    power = _POWER_BEFORE.get(tokens.low(index))
    found = unit_name(tokens, index, unit_surface())
    if found is not None:
        return _with_power(tokens, *found)
    if power is not None:
        dot = tokens.low(index + 1) == "." or tokens.low(index + 1) == "-"
        base = unit_name(tokens, index + 1 + dot, unit_surface()) or _symbol(tokens, index + 1 + dot)
        return None if base is None else (f"{base[0]}**{power}", base[1])
    if (lettered := _lettered(tokens, index)) is not None:
        return lettered
    symbol = _symbol(tokens, index)
    if symbol is None or not _may_be_symbol(tokens, index, symbol[1], before):
        return None
    return _with_power(tokens, *symbol)


def unit_name(tokens: Tokens, index: int, surface: Surface) -> tuple[str, int] | None:
    """The longest unit name in words that starts at a token."""
    longest = surface.longest.get(tokens.low(index))
    if longest is None:
        return None
    form: tuple[str, ...] = ()
    found = None
    position = index
    while len(form) < longest and position < tokens.count:
        if position > index and not tokens.joined(position):
            break
        if tokens.lower[position] in {"-", "‑"} and form:
            position += 1
            continue
        form = (*form, tokens.lower[position])
        if form in surface.names:
            found = surface.names[form], position
        position += 1
    if found is not None and found[1] + 1 < tokens.count and tokens.glued(found[1] + 1):
        following = tokens.type[found[1] + 1]
        if following == Type.WORD:
            return None
    return found


def _symbol(tokens: Tokens, index: int) -> tuple[str, int] | None:
    """The longest unit symbol that starts at a token."""
    surface = unit_surface()
    longest = surface.longest.get(tokens.low(index))
    if longest is None:
        return None
    found = None
    form: tuple[str, ...] = ()
    for position in range(index, min(index + longest, tokens.count)):
        if position > index and not (
            tokens.joined(position) and tokens.start[position] - tokens.end[position - 1] <= 1
        ):
            break
        form = (*form, tokens.text[position])
        if form in surface.symbols:
            found = surface.symbols[form], position
    return found


def _may_be_symbol(tokens: Tokens, index: int, last: int, before: int) -> bool:
    """Whether letters that could be a symbol are one here: short ones must stand close to digits, and alone."""
    text = tokens.text[index]
    if text[0] in _QUOTES:
        return _is_mark_of_length(tokens, index, last, before)
    if not text[0].isalpha():
        return text not in unit_surface().tight or tokens.glued(index)
    if text == "in" and tokens.low(index - 1) == "-":
        return tokens.low(last + 1) != "-"
    if tokens.glued(last + 1) and (
        tokens.is_word(last + 1) or (tokens.is_number(last + 1) and tokens.text[last + 1] not in {"2", "3"})
    ):
        return False
    if tokens.glued(last + 1) and tokens.text[last + 1] == "-" and tokens.glued(last + 2) and tokens.is_word(last + 2):
        return len(text) > 1
    if text == "in":
        following = tokens.low(last + 1)
        is_free = not (tokens.is_word(last + 1) or tokens.is_number(last + 1))
        return tokens.is_number(before) and (is_free or following in _INCH_FOLLOWS)
    if tokens.is_number(before) and tokens.glued(index) and before == index - 1:
        return True
    if text == "us" and tokens.is_word(last + 1) and tokens.low(last + 1) not in _MICROSECOND_FOLLOWS:
        return False
    if text in unit_surface().tight:
        return tokens.low(index - 1) in {"/", "per"}
    return (
        len(text) > 1 or tokens.is_number(before) or not tokens.is_word(before) or tokens.low(index - 1) in {"/", "per"}
    )


def _lettered(tokens: Tokens, index: int) -> tuple[str, int] | None:
    """The unit that letters stand for where words near them speak of such: `98 F`, `0.5 R`, `12bp`."""
    units = _LETTERS.get(tokens.text[index])
    if units is None or not tokens.is_number(index - 1) or tokens.glued(index) != (tokens.text[index] == "bp"):
        return None
    if tokens.glued(index + 1) and tokens.text[index + 1] not in _ENDS:
        return None
    if tokens.is_word(index + 1) and not ends_phrase(tokens.lower[index + 1]):
        return None
    near = tokens.lower[max(index - _LETTER_REACH, 0) : index + _LETTER_REACH]
    unit = next((unit for unit, words in units.items() if not listed("quantity_words", words).isdisjoint(near)), None)
    return None if unit is None else (unit, index)


def _is_mark_of_length(tokens: Tokens, index: int, last: int, before: int) -> bool:
    """Whether a sign that also closes a quotation is the inch or foot after digits: none was opened in its line."""
    if tokens.is_word(before) or not (tokens.glued(index) or tokens.low(last + 1) in _SIZES):
        return False
    place = tokens.start[index]
    begin = max(tokens.source.rfind("\n", 0, place) + 1, place - _LONGEST_QUOTATION)
    line = tokens.source[begin:place]
    if tokens.text[index] == "”":
        return line.count("“") <= line.count("”")
    if tokens.text[index] == '"':
        return len(_QUOTED.findall(line)) % 2 == 0
    return tokens.low(last + 1) != "s" and _OPENED.search(line) is None


def _with_power(tokens: Tokens, unit: str, last: int) -> tuple[str, int]:
    """The unit with the power written after it: `m²`, `m2`, `m^2`, `s−1`, `squared`."""
    index = last + 1
    if index >= tokens.count:
        return unit, last
    text = tokens.text[index]
    if tokens.glued(index) and text in _SUPERSCRIPTS:
        return f"{unit}**{_SUPERSCRIPTS[text]}", index
    if text in _POWER_WORDS and tokens.joined(index):
        return f"{unit}**{_POWER_WORDS[text]}", index
    if tokens.glued(index) and text in {"2", "3"} and tokens.text[last].isalpha():
        return f"{unit}**{text}", index
    if tokens.glued(index) and text in {"^", "**"} and tokens.low(index + 1) in {"2", "3", "4"}:
        return f"{unit}**{tokens.text[index + 1]}", index + 1
    begin = index + (text == "^")
    is_minus = tokens.glued(begin) and tokens.low(begin) in _MINUS and tokens.lower[last] not in _IN_HEIGHTS
    if is_minus and _is_negative_power(tokens, begin, last):
        return f"{unit}**-{tokens.text[begin + 1]}", begin + 1
    return unit, last


def _is_negative_power(tokens: Tokens, sign: int, last: int) -> bool:
    """Whether a minus and a digit are the power of a symbol: tight, or with a blank after a true minus (`g− 1`)."""
    if tokens.low(sign + 1) not in {"1", "2", "3"} or not tokens.text[last][0].isalpha():
        return False
    gap = tokens.start[sign + 1] - tokens.end[sign]
    return gap == 0 or (gap == 1 and tokens.text[sign] == _MINUS_SIGN)
