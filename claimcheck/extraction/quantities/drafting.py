"""A figure in the making."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from decimal import Decimal

from claimcheck.extraction.quantities.joined import Joined
from claimcheck.extraction.quantities.parts import Part
from claimcheck.records import Comparator, Kind

LOOSE_CONFIDENCE = 0.4
"""How sure it is that `the first design` ranks and `one of the best` counts; more often they only tell apart."""


@dataclass(slots=True)
class Draft:
    """A figure in the making, over tokens `first` to `last`; `reach` is the last token that it has used up.

    `is_loose` tells a number that is there more to single out than to count: `one of the best`.
    """

    joined: Joined
    first: int
    last: int
    reach: int
    part: Part
    comparator: Comparator = Comparator.EQUAL
    counted: str | None = None
    qualifiers: dict[str, str] = field(default_factory=dict)
    metric: str | None = None
    kind: Kind | None = None
    in_name: bool = False
    is_loose: bool = False
    value: Decimal | None = None
    hedge_first: int = 0

    @property
    def is_bare(self) -> bool:
        """Whether nothing says yet what the number counts."""
        return not (self.part.unit or self.part.is_multiple or self.kind)


def sized(part: Part) -> Part:
    """A bare `70B` as a number of parameters."""
    return replace(part, unit="parameter", unit_text=part.letter_scale)
