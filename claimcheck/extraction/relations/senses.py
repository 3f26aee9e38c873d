"""What words of speed and price say of a figure: the faster of two takes less time, or does more per second."""

from __future__ import annotations

from claimcheck.extraction.relations.sketch import letter_of
from claimcheck.records import Claim

_MEASURES = {"fast": "speed", "slow": "speed", "cheap": "price", "dear": "price"}
_LESS = frozenset({"less", "slow", "cheap"})


def is_upward(sense: str, claim: Claim) -> bool | None:
    """Whether a word of a sense (`more`, `less`, `fast`, `slow`, `cheap`, `dear`) speaks for the larger of two figures.

    None where the figure is not of what the word measures: "the fastest" says nothing of a number of cars.
    """
    quantity = claim.quantity
    if quantity is None:
        return None
    measure = _MEASURES.get(sense)
    if measure == "price" and "[currency_" not in quantity.dimension:
        return None
    if measure == "speed":
        if quantity.dimension == "[time]":
            return sense == "slow"
        if letter_of(claim) != "u" or "/ [time]" not in quantity.dimension:
            return None
    return sense not in _LESS
