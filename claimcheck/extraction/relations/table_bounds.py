"""Bounds on the gap between two rows of a table that a sentence names.

"Within 2% of Ridge-70B on MMLU" and "loses less than 1 point on MMLU against Ridge-70B" bound one pair of cells; "up to
4 times faster than the old parser" bounds all pairs of the two rows, and is held against the widest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from claimcheck.extraction.relations.alike import all_alike, are_alike
from claimcheck.extraction.relations.mentions import Mention, View
from claimcheck.extraction.relations.sketch import letter_of, operand
from claimcheck.extraction.relations.table_gaps import column_of, own_row
from claimcheck.extraction.relations.words import any_of
from claimcheck.records import Claim, Comparator, Relation, RelationKind

_NAMED, _LIKELY = 0.86, 0.6
_UPPER = (Comparator.AT_MOST, Comparator.LESS)
_NEAR = Decimal("0.9")
"""A widest ratio below this share of "up to 4 times" shows nothing: it may have been seen elsewhere."""
_WITHIN = re.compile(r"within (?:about |some |just )?$")
_LOSES = re.compile(r"\b(?:los(?:es|ing|t)|drops?|dropp(?:ed|ing)|gives? up|gave up|costs?) [\w ]{0,20}$")
_OF = re.compile(r" (?:points? )?of (?:the |that of (?:the )?)?")
_AGAINST = re.compile(
    r"(?: (?:on|in|for) [\w-]+(?: [\w-]+){0,3})? (?:against|compared (?:with|to)|relative to|versus|vs\.?) (?:the )?"
)
_CONDITION = re.compile(
    r"\b(?:on|for|with|at|when|where|under|if|using|in (?!short|our|this|these|the (?:table|benchmark))) ?"
)
"""Words that may limit a speedup to conditions that are no column."""
_FASTER = re.compile(
    r" ?(?:times )?(?:faster than|as fast as|quicker than|slower than|as slow as|the speed of) (?:the )?"
)


def find(view: View) -> Iterator[Relation]:
    """Every upper bound of a sentence on what lies between two rows that it names."""
    amounts = [c for c in view.passage.claims if c.quantity is not None and c.quantity.comparator in _UPPER]
    if not amounts:
        return
    rows, columns = view.named_rows(), view.named_columns()
    for amount in amounts:
        if letter_of(amount) == "r":
            yield from _speedup(view, amount, rows, columns)
        elif letter_of(amount) in ("p", "o"):
            yield from _distance(view, amount, rows, columns)


def _distance(view: View, amount: Claim, rows: Sequence[Mention], columns: Sequence[Mention]) -> Iterator[Relation]:
    """At most so many percent or points between two cells of the column that is named."""
    start, end = _place(view, amount)
    # the bound's own words ("less than") are part of the figure or stand before it
    if _WITHIN.search(view.text, 0, start):
        other = _row_after(view, rows, end, _OF)
    elif _LOSES.search(view.text, 0, start):
        other = _row_after(view, rows, end, _AGAINST)
    else:
        return
    own = own_row(view, rows, other, start) if other is not None else None
    column = column_of(columns, start, end, view.text)
    if own is None or other is None or column is None or not column.is_full:
        return
    cells = [view.grid.claims.get((row.line, column.line)) for row in (other, own)]
    if cells[0] is None or cells[1] is None or not are_alike(cells[0], cells[1]):
        return
    certain = _NAMED if own.is_full and other.is_full else _LIKELY
    yield _relation(RelationKind.CHANGE, ("amount", "from", "to"), (amount, cells[0], cells[1]), certain)


def _speedup(view: View, factor: Claim, rows: Sequence[Mention], columns: Sequence[Mention]) -> Iterator[Relation]:
    """The widest ratio between two rows of times, in the columns that are named or in all, for an "up to"."""
    start, end = _place(view, factor)
    other = _row_after(view, rows, end, _FASTER)
    own = own_row(view, rows, other, start) if other is not None else None
    if own is None or other is None or factor.quantity is None or any_of("view", "adjusted").search(view.text):
        return
    if not columns and _CONDITION.search(view.text):
        return
    pairs = [
        (left, right)
        for column in [m.line for m in columns] or view.grid.columns
        if (left := view.grid.claims.get((own.line, column))) is not None
        and (right := view.grid.claims.get((other.line, column))) is not None
    ]
    cells = [cell for pair in pairs for cell in pair]
    if not pairs or any(_middle(cell) <= 0 for cell in cells) or not all_alike(cells):
        return
    ups = [(max(pair, key=_middle), min(pair, key=_middle)) for pair in pairs]
    if len({_middle(left) > _middle(right) for left, right in pairs}) > 1:
        return  # now the one is faster, now the other
    widest = max(ups, key=lambda pair: _middle(pair[0]) / _middle(pair[1]))
    if _middle(widest[0]) / _middle(widest[1]) >= factor.quantity.interval.high * _NEAR:
        yield _relation(RelationKind.RATIO, ("factor", "left", "right"), (factor, *widest), _LIKELY)


def _middle(claim: Claim) -> Decimal:
    """The seconds in a cell, 0 where it states no time."""
    quantity = claim.quantity
    return quantity.base_value or Decimal(0) if quantity is not None and quantity.dimension == "[time]" else Decimal(0)


def _place(view: View, claim: Claim) -> tuple[int, int]:
    offset = view.passage.sentence.start
    return claim.location.start - offset, claim.location.end - offset


def _row_after(view: View, rows: Sequence[Mention], end: int, between: re.Pattern[str]) -> Mention | None:
    """The row that is named right after a figure and the words between."""
    return next((row for row in rows if row.start >= end and between.fullmatch(view.text, end, row.start)), None)


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
