"""Two numbers that state a share or a score: `nine out of ten`, `one in three`, `43.02 out of 100`."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from claimcheck.extraction.quantities.joined import Bond, Joined, next_part
from claimcheck.extraction.quantities.parts import Part
from claimcheck.extraction.quantities.tokens import Tokens

_STEP_IN_WORDS, _STEP_IN_DIGITS = Decimal("0.05"), Decimal("0.01")
_LARGEST_WHOLE = 1000
"""What `one in 12` may be one in; larger digits are years more often."""
_SCORE_MAXIMA = frozenset({5, 10, 20, 50, 100, 1000})


def read_out_of(tokens: Tokens, part: Part) -> Joined | None:
    """`43.02 out of 100` is a score on a scale; `nine out of ten`, `one in three` are shares."""
    index = part.last + 1
    if part.unit or part.is_multiple or part.numeral.is_fraction or not tokens.joined(index):
        return None
    if tokens.low(index) == "out" and tokens.low(index + 1) == "of":
        begin = index + 2
        begin += tokens.low(begin) in {"every", "a"} and tokens.low(begin + 1) != "hundred"
    elif tokens.low(index) == "in" and _is_small_share(tokens, part):
        begin = index + 1 + (tokens.low(index + 1) == "every")
    elif tokens.lower[index : index + 3] == ["-", "in", "-"] and _is_small_share(tokens, part):
        index, begin = index + 1, index + 3
    else:
        return None
    whole = next_part(tokens, begin)
    if whole is None or whole.is_money or whole.value <= part.value or whole.value <= 1:
        return None
    if tokens.low(index) == "in" and (whole.unit or not _may_be_whole(part, whole)):
        return None
    is_scale = whole.unit == "point" or (
        not whole.numeral.in_words and whole.value in _SCORE_MAXIMA and _is_score(part, whole)
    )
    if is_scale and tokens.low(index) == "out":
        return Joined(part, part.first, whole.last, Bond.OUT_OF, value=part.value, scale_max=whole.value)
    return Joined(_as_share(part), part.first, whole.numeral.last, Bond.RATIO, value=part.value / whole.value)


def read_over(tokens: Tokens, part: Part) -> Joined | None:
    """`one over three`, said of a fraction: two bare whole numbers and nothing after them."""
    if tokens.low(part.last + 1) != "over" or part.unit or part.numeral.decimals or part.exponent:
        return None
    below = next_part(tokens, part.last + 2)
    if below is None or below.unit or below.numeral.decimals or below.value <= part.value or below.value == 0:
        return None
    if tokens.is_word(below.last + 1) or (
        tokens.is_word(part.first - 1) and tokens.low(part.first - 1) not in {"is", "negative", "minus", "equals"}
    ):
        return None
    return Joined(_as_share(part), part.first, below.last, Bond.RATIO, value=part.value / below.value)


def _as_share(part: Part) -> Part:
    """The amount with the precision of a share: `one in three` in words is a rounder figure than `1 in 3`."""
    step = _STEP_IN_WORDS if part.numeral.in_words else _STEP_IN_DIGITS
    return replace(part, numeral=replace(part.numeral, step=step))


def _is_score(part: Part, whole: Part) -> bool:
    return part.numeral.decimals > 0 or whole.value == 100


def _is_small_share(tokens: Tokens, part: Part) -> bool:
    return part.value >= 1 and part.value == int(part.value) and part.value < 10 and not part.exponent


def _may_be_whole(part: Part, whole: Part) -> bool:
    if part.numeral.in_words != whole.numeral.in_words:
        is_one = part.numeral.in_words and part.value == 1 and not whole.numeral.decimals
        return is_one and whole.value <= _LARGEST_WHOLE
    return part.value == 1 or whole.value in {10, 100} or (part.numeral.in_words and whole.value <= 10)
