"""Sizes along several axes: `360-by-360-pixel`, `4 × 4 × 5 mm`."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from claimcheck.extraction.quantities.joined import Bond, Joined, next_part
from claimcheck.extraction.quantities.parts import Part
from claimcheck.extraction.quantities.tokens import Tokens
from claimcheck.units import conversion

_MARKS = frozenset("'\"’”′″")
"""Signs of feet and inches."""

_EXTENTS = frozenset({"[length]", "[pixel]"})
"""What has axes: `60 × 45 minutes` is a product."""


def read_dimensions(tokens: Tokens, part: Part) -> Joined | None:
    """`360-by-360-pixel`, `4 × 4 × 5 mm`: sizes along several axes, one figure with the sizes as a qualifier."""
    sizes, last, unit_part = [part], part.last, part
    while (begin := _by(tokens, last + 1)) is not None:
        other = next_part(tokens, begin, after_dash=True)
        if other is None or other.is_money:
            break
        if sizes[-1].unit and other.unit != sizes[-1].unit:
            break
        sizes.append(other)
        last, unit_part = other.last, other
    if len(sizes) == 1 or sizes[-1].unit != part.unit != "":
        return None
    if unit_part.unit and conversion(unit_part.unit).dimension not in _EXTENTS:
        return None
    text = " x ".join(_plain(size.value) for size in sizes)
    whole = replace(part, unit=unit_part.unit, unit_text=unit_part.unit_text)
    return Joined(whole, part.first, last, Bond.DIMENSIONS, value=part.value, dimensions=text)


def _by(tokens: Tokens, index: int) -> int | None:
    if tokens.low(index) in {"x", "×", "*"} and tokens.is_number(index + 1):
        return None if tokens.glued(index) and tokens.is_word(index) and not _are_sizes(tokens, index) else index + 1
    if tokens.low(index) == "by" and tokens.is_number(index + 1) and not tokens.glued(index):
        return index + 1
    if tokens.low(index) == "-" and tokens.low(index + 1) == "by" and tokens.low(index + 2) == "-":
        return index + 3
    return None


def _are_sizes(tokens: Tokens, index: int) -> bool:
    """Whether digits around a tight `x` are sizes (`1920x1080`, `6'x8'`), no name or idiom (`8x7B`, `4x4`)."""
    if tokens.text[index - 1] in _MARKS:
        return True
    if not tokens.glued(index + 1) or (tokens.glued(index + 2) and tokens.is_word(index + 2)):
        return False
    return all(tokens.text[k].isdecimal() and len(tokens.text[k]) > 1 for k in (index - 1, index + 1))


def _plain(value: Decimal) -> str:
    return f"{value:f}"
