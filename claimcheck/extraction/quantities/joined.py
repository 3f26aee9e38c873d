"""Amounts read as one figure, and the amount that begins at a token."""

from __future__ import annotations

from decimal import Decimal
from enum import Enum, auto

from claimcheck.extraction.quantities.exclusions import skip_reason
from claimcheck.extraction.quantities.number_words import starters
from claimcheck.extraction.quantities.parts import Part, read_part
from claimcheck.extraction.quantities.tokens import Tokens, Type
from claimcheck.records.base import frozen


class Bond(Enum):
    """How two amounts are joined."""

    RANGE = auto()
    PLUS_MINUS = auto()
    OUT_OF = auto()
    RATIO = auto()
    DIMENSIONS = auto()
    SUM = auto()


@frozen
class Joined:
    """Amounts read as one figure, from token `first` to `last`; `low` and `high` are in the unit of `part`."""

    part: Part
    first: int
    last: int
    bond: Bond | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    value: Decimal | None = None
    plus_minus: Decimal | None = None
    scale_max: Decimal | None = None
    dimensions: str | None = None
    counted: str | None = None


def alone(part: Part) -> Joined:
    """One amount by itself."""
    return Joined(part, part.first, part.last, value=part.value)


def next_part(tokens: Tokens, index: int, after_dash: bool = False) -> Part | None:
    """The amount that begins at a token, its currency sign included; None where a name or nothing does.

    `after_dash`: the dash before the token is known to be that of a range.
    """
    limit = min(index + 4, tokens.count)
    for position in range(index, limit):
        if not tokens.joined(position):
            return None
        kind = tokens.type[position]
        if kind == Type.NUMBER:
            reason = skip_reason(tokens, position, after_dash) if position == index else None
            part = None if reason is not None else read_part(tokens, position)
            return part if part is not None and part.first <= index else None
        if kind == Type.FRACTION or (kind == Type.WORD and position == index and tokens.lower[position] in starters()):
            part = read_part(tokens, position)
            return part if part is not None and part.first <= index else None
        if kind == Type.WORD and not tokens.text[position].isupper() and tokens.text[position] not in {"Rs", "Rp"}:
            return None
    return None
