"""Powers: `1.66*10^20`, `3 × 10⁻⁴`, `10²⁵`, `2^10`."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal, InvalidOperation, localcontext

from claimcheck.extraction.quantities.numerals import MAX_DIGITS, MAX_EXPONENT, Numeral
from claimcheck.extraction.quantities.tokens import Tokens, Type

_SUPERSCRIPT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻", "0123456789+-")
_MINUS_SIGNS = frozenset("-−–‑－")


def with_exponent(tokens: Tokens, numeral: Numeral) -> Numeral | None:
    """`1.66*10^20`, `3 × 10⁻⁴`, `10²⁵`, `2^10`: the mantissa times a power, or a power alone."""
    index = numeral.last
    if tokens.low(index + 1) in {"*", "×", "x", "·", "⋅", "∙"} and tokens.is_number(index + 2):
        if tokens.text[index + 2] != "10":
            return None
        power = _power(tokens, index + 3)
        if power is None:
            return None
        last, exponent = power
        value, step = numeral.value.scaleb(exponent), numeral.step.scaleb(exponent)
        return replace(numeral, last=last, value=value, step=step, is_open=False)
    power = _power(tokens, index + 1) or _flat_power(tokens, index)
    return None if power is None else _raised(numeral, *power)


def _flat_power(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """The `−6` of `10−6 m`, whose superscript was lost: after a true minus a smaller number ends no range."""
    digits = tokens.text[index + 2] if tokens.is_number(index + 2) else ""
    is_tight = tokens.low(index + 1) == "−" and tokens.glued(index + 1) and tokens.glued(index + 2)
    if tokens.text[index] != "10" or not is_tight or not (len(digits) == 1 and digits > "0"):
        return None
    return index + 2, -int(digits)


def _power(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """Last token and value of an exponent that starts at a token: `^20`, `**-4`, `⁻⁴`, or a glued `−8`."""
    if index >= tokens.count:
        return None
    if tokens.type[index] == Type.SUPERSCRIPT and tokens.glued(index):
        return _small(index, tokens.text[index].translate(_SUPERSCRIPT))
    sign = ""
    if tokens.text[index] in {"^", "**"}:
        index += 1
        if tokens.low(index) in {"{", "("}:
            index += 1
    elif not (tokens.text[index] in _MINUS_SIGNS and tokens.glued(index) and tokens.low(index - 2) in {"×", "*", "x"}):
        return None
    if tokens.low(index) in {"+", *_MINUS_SIGNS}:
        sign = "" if tokens.text[index] == "+" else "-"
        index += 1
    if not (tokens.is_number(index) and tokens.glued(index)):
        return None
    closing = tokens.low(index + 1) in {"}", ")"} and tokens.low(index - len(sign) - 1) in {"{", "("}
    return _small(index + closing, sign + tokens.text[index])


def _small(last: int, digits: str) -> tuple[int, int] | None:
    if not digits.lstrip("+-").isdecimal() or len(digits) > 4 or abs(int(digits)) > MAX_EXPONENT:
        return None
    return last, int(digits)


def _raised(numeral: Numeral, last: int, exponent: int) -> Numeral | None:
    """A power alone; of other bases than ten the result is exact where it has few enough digits."""
    if numeral.value == 10:
        value = Decimal(1).scaleb(exponent)
        return replace(numeral, last=last, value=value, step=value)
    try:
        with localcontext() as context:
            context.prec = MAX_DIGITS
            value = numeral.value**exponent
    except InvalidOperation:
        return None
    return replace(numeral, last=last, value=value, step=Decimal(0)) if value.is_finite() else None
