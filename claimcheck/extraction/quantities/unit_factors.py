"""One unit with its power, as a name or a symbol: `square miles`, `m²`, `s−1`, the inch of `6"`."""

from __future__ import annotations

import re

from claimcheck.extraction.quantities.nouns import ends_phrase
from claimcheck.extraction.quantities.tokens import Tokens, Type
from claimcheck.lexicon.load import listed
from claimcheck.units.surface import Surface, unit_surface

_POWER_WORDS = {"squared": 2, "cubed": 3}
_POWER_BEFORE = {"square": 2, "sq": 2, "squared": 2, "cubic": 3, "cu": 3}
_SUPERSCRIPTS = {"²": 2, "³": 3, "⁻¹": -1, "⁻²": -2, "⁻³": -3, "⁴": 4}
_MINUS = frozenset("-−–")
_INCH_FOLLOWS = frozenset(
    {"long", "wide", "tall", "thick", "deep", "high", "x", "×", "by", "diameter", "in", "and", "or", "to"}
)
_MICROSECOND_FOLLOWS = frozenset({"per", "for", "on", "and", "or", "to", "in", "latency", "at", "with", "of", "delay"})
"""Words after `12 us` that leave it microseconds; other words make it the pronoun or the country."""
_IN_HEIGHTS = frozenset({"foot", "feet"})
"""A hyphen and a digit after these are inches: `5-foot-2`."""
_MINUS_SIGN = "−"
_LETTERS = {
    "F": {"farad": "near_farads", "degree_Fahrenheit": "near_degrees"},
    "C": {"degree_Celsius": "near_degrees"},
    "R": {"roentgen": "near_roentgens"},
    "T": {"tesla": "near_magnets"},
    "bp": {"basis_point": "near_basis_points"},
}
"""Letters that are a unit, or another one, beside words of a field: capitals apart from their digits, `12bp`."""
_ONLY_NEAR = frozenset({"T"})
"""Letters that are a unit only there: `3 T` are trillions as often as teslas."""

_LETTER_REACH = 12
_ENDS = frozenset(".,;:!?)")
_QUOTES = frozenset("\"”'’")
_QUOTED = re.compile(r'(?<![\d¼-¾⅐-⅞])"|"(?=\w)')
"""Straight quotes that open or close a quotation; one right after digits and before no word is an inch."""
_OPENED = re.compile(r"(?<!\w)['‘]")
_LONGEST_QUOTATION = 400
_SIZES = frozenset({"long", "wide", "tall", "thick", "deep", "high", "diameter"})


def read_factor(tokens: Tokens, index: int, before: int) -> tuple[str, int] | None:
    """One unit with its power: the name in the registry, and the last token."""
    power = _POWER_BEFORE.get(tokens.low(index))
    found = unit_name(tokens, index, unit_surface())
    if found is not None:
        return with_power(tokens, *found)
    if power is not None:
        dot = tokens.low(index + 1) == "." or tokens.low(index + 1) == "-"
        base = unit_name(tokens, index + 1 + dot, unit_surface()) or read_symbol(tokens, index + 1 + dot)
        return None if base is None else (f"{base[0]}**{power}", base[1])
    if (lettered := _lettered(tokens, index)) is not None or tokens.text[index] in _ONLY_NEAR:
        return lettered
    symbol = read_symbol(tokens, index)
    if symbol is None or not _may_be_symbol(tokens, index, symbol[1], before):
        return None
    return with_power(tokens, *symbol)


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


def read_symbol(tokens: Tokens, index: int) -> tuple[str, int] | None:
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
    if tokens.is_number(before) and tokens.glued(index) and before == index - 1:
        return True
    if text == "in":
        following = tokens.low(last + 1)
        is_free = not (tokens.is_word(last + 1) or tokens.is_number(last + 1))
        return tokens.is_number(before) and (is_free or following in _INCH_FOLLOWS)
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
    following = tokens.low(index + 1)
    is_free = not tokens.is_word(index + 1) or ends_phrase(following)
    near = tokens.lower[max(index - _LETTER_REACH, 0) : index + _LETTER_REACH]
    for unit, field in units.items():
        words = listed("quantity_words", field)
        if not words.isdisjoint(near) and (is_free or following in words):
            return unit, index
    return None


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


def with_power(tokens: Tokens, unit: str, last: int) -> tuple[str, int]:
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
    if tokens.glued(sign + 2) and tokens.is_word(sign + 2):
        return False  # "2m-3m"
    gap = tokens.start[sign + 1] - tokens.end[sign]
    return gap == 0 or (gap == 1 and tokens.text[sign] == _MINUS_SIGN)
