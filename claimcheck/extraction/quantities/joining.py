"""An amount with those that follow and belong to it."""

from __future__ import annotations

from claimcheck.extraction.quantities.dimensions import read_dimensions
from claimcheck.extraction.quantities.joined import Joined, alone
from claimcheck.extraction.quantities.parts import Part
from claimcheck.extraction.quantities.ranges import read_range
from claimcheck.extraction.quantities.shares import read_out_of, read_over
from claimcheck.extraction.quantities.sums import FEET, may_be_sum, read_sum
from claimcheck.extraction.quantities.tokens import Tokens
from claimcheck.extraction.quantities.tolerances import read_last_digits, read_spread, read_tolerance

_READERS = (read_last_digits, read_tolerance, read_range, read_out_of, read_over, read_dimensions, read_sum)
_JOINTS = FEET | frozenset("-–—−‑‐~∼±+(x×*") | {"+/-", "+/−", "plus", "old", "by"}
_JOINTS |= {"to", "through", "till", "until", "and", "or", "out", "in", "over"}
"""What stands right after an amount that another may be joined to: a reader for other words must name them here."""


def join(tokens: Tokens, part: Part) -> Joined:
    """The amount with those that follow and belong to it; after most stands nothing that any reader looks for."""
    if (spread := read_spread(tokens, part)) is not None:
        return spread
    if tokens.low(part.last + 1) in _JOINTS or may_be_sum(part):
        for reader in _READERS:
            joined = reader(tokens, part)
            if joined is not None:
                return joined
    return alone(part)
