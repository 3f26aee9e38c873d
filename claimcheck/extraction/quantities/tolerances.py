"""What is stated as an uncertainty: `4 ± 1%`, `20.1 (SD 2)`."""

from __future__ import annotations

from dataclasses import replace

from claimcheck.extraction.quantities.joined import Bond, Joined, next_part
from claimcheck.extraction.quantities.measures import read_unit
from claimcheck.extraction.quantities.parts import Part
from claimcheck.extraction.quantities.powers import with_exponent
from claimcheck.extraction.quantities.tokens import Tokens

_SIGNS = frozenset({"±", "+/-", "+/−"})
_IN_WORDS = ["plus", "or", "minus"]
_SPREAD_SIGNS = frozenset({"±", "sd", "s", "se", "sem"})


def read_spread(tokens: Tokens, part: Part) -> Joined | None:
    """`±5%`, `plus or minus 5` of nothing that is stated: what lies that far on either side."""
    first = part.first - 1
    if part.first > 2 and tokens.lower[first - 2 : part.first] == _IN_WORDS:
        first -= 2
    elif tokens.low(first) not in _SIGNS:
        return None
    if not tokens.joined(part.first) or part.value < 0:
        return None
    return Joined(part, first, part.last, Bond.PLUS_MINUS, low=-part.value, high=part.value, plus_minus=part.value)


def read_last_digits(tokens: Tokens, part: Part) -> Joined | None:
    """`5(2) mm`, `1.6726(17) × 10⁻²⁷ kg`: the uncertainty of the last digits in brackets, before a unit or a power."""
    opening, close = part.last + 1, part.last + 3
    if part.unit or part.exponent or tokens.low(opening) != "(" or tokens.low(close) != ")":
        return None
    digits = tokens.text[opening + 1]
    if not (digits.isdecimal() and all(tokens.glued(k) for k in range(opening, close + 1))):
        return None
    if part.numeral.in_words or len(digits) > len(tokens.text[part.numeral.first].replace(".", "")):
        return None
    numeral = replace(part.numeral, last=close)
    numeral = with_exponent(tokens, numeral) or numeral
    unit = read_unit(tokens, numeral.last)
    if unit is None and numeral.last == close:
        return None
    part = replace(part, last=numeral.last, numeral=numeral)
    if unit is not None:
        part = replace(part, last=unit.last, unit=unit.unit, unit_text=tokens.slice(unit.first, unit.last))
    error = int(digits) * numeral.step
    return Joined(part, part.first, part.last, Bond.PLUS_MINUS, value=part.value, plus_minus=error)


def read_tolerance(tokens: Tokens, part: Part) -> Joined | None:
    """`4 ± 1%`, `4% +/- 1%`, `10 plus or minus 2`, `20.1 (SD 2)`."""
    index = part.last + 1
    sign = tokens.low(index)
    if part.unit and sign == "old":
        index, sign = index + 1, tokens.low(index + 1)
    if sign in _SIGNS:
        index += 1
    elif (sign == "+" and tokens.low(index + 1) == "/") or (
        sign == "plus" and tokens.low(index + 1) == "or" and tokens.low(index + 2) == "minus"
    ):
        index += 3
    elif sign == "(" and tokens.low(index + 1) in _SPREAD_SIGNS:
        return _in_parentheses(tokens, part, index + 1)
    else:
        return None
    error = next_part(tokens, index)
    if error is None or error.value < 0:
        return None
    return _tolerance(part, error, error.last)


def _in_parentheses(tokens: Tokens, part: Part, index: int) -> Joined | None:
    while index < tokens.count and tokens.low(index) in {*_SPREAD_SIGNS, ".", "d", "e", "m", "=", ":"}:
        index += 1
    error = next_part(tokens, index)
    if error is None or tokens.low(error.last + 1) != ")" or error.value < 0:
        return None
    last = error.last + 1
    unit = None if part.unit or error.unit else read_unit(tokens, last)
    if unit is not None:
        part, last = replace(part, unit=unit.unit, unit_text=tokens.slice(unit.first, unit.last)), unit.last
    return _tolerance(part, error, last)


def _tolerance(part: Part, error: Part, last: int) -> Joined | None:
    if not part.unit and error.unit:
        part = replace(part, unit=error.unit, unit_text=error.unit_text)
    if part.unit and error.unit.startswith(part.unit + "/"):
        part = replace(part, unit=error.unit, unit_text=error.unit_text)
    if error.exponent and not part.exponent:
        part = part.times_ten_to(error.exponent)
    return Joined(part, part.first, last, Bond.PLUS_MINUS, value=part.value, plus_minus=error.value)
