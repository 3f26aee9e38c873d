"""Bounds on the gap between two rows of a table that a sentence names.

"Within 2% of Ridge-70B on MMLU" and "loses less than 1 point on MMLU against Ridge-70B" bound one pair of cells; "up to
4 times faster than the old parser" bounds all pairs of the two rows, and is held against the widest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from claimcheck.extraction.relations.alike import all_alike, are_alike
from claimcheck.extraction.relations.labelled import LIKELY, NAMED, Statement, statement_patterns
from claimcheck.extraction.relations.mentions import Mention
from claimcheck.extraction.relations.sketch import operand
from claimcheck.extraction.relations.words import any_of
from claimcheck.records import Claim, Comparator, Relation, RelationKind

_UPPER = (Comparator.AT_MOST, Comparator.LESS)
_NEAR = Decimal("0.9")
"""A widest ratio below this share of "up to 4 times" shows nothing: it may have been seen elsewhere."""
_CONDITION = re.compile(
    r"\b(?:on|for|with|at|when|where|under|if|using|in (?!short|our|this|these|the (?:table|benchmark))) ?"
)
"""Words that may limit a speedup to conditions that are no column."""


def find(read: Statement) -> Iterator[Relation]:
    """Every upper bound of a sentence on what lies between two rows that it names."""
    if not any(map(_is_upper, read.drawn.claims)):
        return
    for key, bounded in (("distance", _distance), ("speedup", _speedup)):
        for finder in statement_patterns("table_bound", key):
            for match in finder.finditer(read.text):
                amount, other = read.drawn.claim(match, "amount"), read.mention(match, "other")
                if (
                    amount is None
                    or amount.quantity is None
                    or amount.quantity.comparator not in _UPPER
                    or other is None
                ):
                    continue
                own = read.subject(match.start(), other.line)
                if own is not None:
                    yield from bounded(read, match, amount, own, other)


def _is_upper(claim: Claim) -> bool:
    return claim.quantity is not None and claim.quantity.comparator in _UPPER


def _distance(read: Statement, match: re.Match[str], amount: Claim, own: Mention, other: Mention) -> Iterator[Relation]:
    """At most so many percent or points between two cells of the column that is named."""
    measures = read.measures(match)
    cells = read.view.grid.column(measures.columns[0], (other.line, own.line)) if measures.is_named else None
    if cells is not None and are_alike(*cells):
        certain = NAMED if own.is_full and other.is_full else LIKELY
        yield _relation(RelationKind.CHANGE, ("amount", "from", "to"), (amount, cells[0], cells[1]), certain)


def _speedup(read: Statement, match: re.Match[str], factor: Claim, own: Mention, other: Mention) -> Iterator[Relation]:
    """The widest ratio between two rows of times, in the columns that are named or in all, for an "up to"."""
    columns = [mention.line for mention in read.columns_in(0, len(read.text))]
    if any_of("view", "adjusted").search(read.text) or (not columns and _CONDITION.search(read.text)):
        return
    found = (read.view.grid.column(column, (own.line, other.line)) for column in columns or read.view.grid.columns)
    pairs = [(cells[0], cells[1]) for cells in found if cells is not None]
    cells = [cell for pair in pairs for cell in pair]
    if not pairs or any(_seconds(cell) <= 0 for cell in cells) or not all_alike(cells):
        return
    if len({_seconds(left) > _seconds(right) for left, right in pairs}) > 1:
        return  # now the one is faster, now the other
    ups = [(max(pair, key=_seconds), min(pair, key=_seconds)) for pair in pairs]
    widest = max(ups, key=lambda pair: _seconds(pair[0]) / _seconds(pair[1]))
    assert factor.quantity is not None
    if _seconds(widest[0]) / _seconds(widest[1]) >= factor.quantity.interval.high * _NEAR:
        yield _relation(RelationKind.RATIO, ("factor", "left", "right"), (factor, *widest), LIKELY)


def _seconds(claim: Claim) -> Decimal:
    """The seconds in a cell, 0 where it states no time."""
    quantity = claim.quantity
    return quantity.base_value or Decimal(0) if quantity is not None and quantity.dimension == "[time]" else Decimal(0)


def _relation(
    kind: RelationKind, roles: tuple[str, str, str], claims: tuple[Claim, Claim, Claim], certain: float
) -> Relation:
    return Relation(
        kind=kind,
        operator="bound",
        operands=tuple(operand(role, claim) for role, claim in zip(roles, claims, strict=True)),
        cue=claims[0].location.span,
        confidence=certain,
    )
