"""An amount with those that follow and belong to it."""

from __future__ import annotations

from claimcheck.extraction.quantities.dimensions import read_dimensions
from claimcheck.extraction.quantities.joined import Joined, alone
from claimcheck.extraction.quantities.parts import Part
from claimcheck.extraction.quantities.ranges import read_range
from claimcheck.extraction.quantities.shares import read_out_of, read_over
from claimcheck.extraction.quantities.sums import read_sum
from claimcheck.extraction.quantities.tokens import Tokens
from claimcheck.extraction.quantities.tolerances import read_last_digits, read_spread, read_tolerance

_READERS = (
    read_spread,
    read_last_digits,
    read_tolerance,
    read_range,
    read_out_of,
    read_over,
    read_dimensions,
    read_sum,
)


def join(tokens: Tokens, part: Part) -> Joined:
    """The amount with those that follow and belong to it."""
    for reader in _READERS:
        joined = reader(tokens, part)
        if joined is not None:
            return joined
    return alone(part)
