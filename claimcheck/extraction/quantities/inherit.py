"""What a bare number takes over from other figures: units and nouns of lists, pairs, and restatements."""

from __future__ import annotations

from dataclasses import replace

from claimcheck.extraction.quantities.drafting import Draft
from claimcheck.extraction.quantities.neighbours import shared_ahead
from claimcheck.extraction.quantities.parts import Part
from claimcheck.extraction.quantities.tokens import Tokens
from claimcheck.lexicon.load import listed
from claimcheck.units import comparable, conversion

_CLOSE = 20
"""How many times larger one of two numbers may be that share a scale."""
_SIZE_LETTERS = frozenset("MBT")
_STARTS = (["up", "from"], ["down", "from"])
_COMPARISONS = listed("quantity_words", "comparisons")


def take_shared(tokens: Tokens, made: Draft) -> bool:
    """Give a bare number the unit or noun of the list that it is in; whether there is one."""
    shared = shared_ahead(tokens, made.part) if made.joined.bond is None else None
    if shared is None:
        return False
    if shared.exponent and not made.part.exponent:
        made.part = made.part.times_ten_to(shared.exponent)
        made.value = made.part.value
    made.part = replace(made.part, unit=shared.unit, unit_text=shared.unit_text)
    if shared.counted is not None:
        made.counted = shared.counted.text
    return True


def take_earlier(tokens: Tokens, made: Draft, previous: Draft | None) -> bool:
    """The unit of the figure before, where this one leaves it out: `from 21 mpg to 23`, `9 sets, up from 4`."""
    if previous is None or made.joined.bond is not None or tokens.low(made.last + 1) == "%":
        return False
    between = tokens.text[previous.last + 1 : made.hedge_first]
    if (
        len(between) > 25
        or "." in between
        or "\n\n" in tokens.source[tokens.end[previous.last] : tokens.start[made.first]]
    ):
        return False
    source = previous.part
    words = [word.lower() for word in between]
    is_pair = (
        bool(words) and words[-1] == "to" and "from" in tokens.lower[max(previous.hedge_first - 2, 0) : previous.first]
    )
    is_pair = is_pair or words[-2:] in _STARTS
    compares = not _COMPARISONS.isdisjoint(words[-3:]) and previous.counted is not None and made.value is not None
    is_pair = is_pair or compares
    scales = (
        made.part.exponent >= 6
        and source.exponent >= 6
        and conversion(source.unit).dimension.startswith(("[currency", "[token", "[parameter"))
        and source.unit_text not in _SIZE_LETTERS  # "the 1.9B variant saw 1.1 trillion": a size names a model
    )
    if not (is_pair or scales):
        return False
    made.part = replace(made.part, unit=source.unit, unit_text=source.unit_text)
    if words[-2:] in _STARTS and source.exponent and not made.part.exponent and _is_as_large(made.part, source):
        made.part = made.part.times_ten_to(source.exponent)
        made.value = made.part.value
    made.counted = previous.counted
    return True


def _is_as_large(part: Part, source: Part) -> bool:
    """Whether a number without a scale may share that of an earlier one: `$3.1 billion, up from 2.8`."""
    return 0 < part.mantissa < 1000 and max(part.mantissa, source.mantissa) < _CLOSE * min(
        part.mantissa, source.mantissa
    )


def _restates(made: Draft, previous: Draft) -> bool:
    """Whether two amounts may state one in two units: of one dimension, or both money."""
    ours, theirs = made.part.unit, previous.part.unit
    if not ours or not theirs or ours == theirs:
        return False
    return comparable(ours, theirs) or (made.part.is_money and previous.part.is_money)


def take_apposed(tokens: Tokens, made: Draft, previous: Draft) -> None:
    """`more than 100 kilometers (60 miles)`: the bound holds for the restatement; `190 points, or 0.6%` falls too."""
    between = tuple(tokens.lower[previous.last + 1 : made.first])
    is_restated = between == ("(",) and tokens.low(made.last + 1) == ")"
    if is_restated and _restates(made, previous):
        made.comparator = previous.comparator
    if is_restated or between in {(",", "or"), ("or",), (",",), (",", "about")}:
        direction = previous.qualifiers.get("direction")
        if direction is not None and made.part.unit:
            made.qualifiers["direction"] = direction
