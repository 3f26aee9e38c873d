"""What an adjective says of a figure: the faster of two takes less time, or does more per second."""

from __future__ import annotations

from claimcheck.extraction.relations.words import section
from claimcheck.records import Claim

_ANY = "*"


def is_upward(sense: str, claim: Claim) -> bool | None:
    """Whether an adjective of a sense (`more`, `fast`, `cheap`: a key of the lexicon) speaks for the larger figure.

    None where the figure is not of what it measures: "the oldest of the bridges is 140 m long".
    """
    if claim.quantity is None:
        return None
    ways: dict[str, bool] = section("sense")[sense]
    return next((is_up for part, is_up in ways.items() if _measures(part, claim.quantity.dimension)), None)


def _measures(part: str, dimension: str) -> bool:
    return part == _ANY or (part in dimension if part else not dimension)
