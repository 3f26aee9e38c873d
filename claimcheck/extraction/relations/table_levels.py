"""Changes to a level that stands in a table: "Sales grew by 5.1% to €410.0 million" beside a row with 410.0 and 390.0.

The sentence names the row and gives the amount and the new level, the table the level before. Where none of the other
periods of the row fits, the nearest is taken; changes in constant currency and the like are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from claimcheck.extraction.relations.alike import are_alike
from claimcheck.extraction.relations.direction import Direction, direction_before
from claimcheck.extraction.relations.mentions import View
from claimcheck.extraction.relations.sketch import letter_of, operand
from claimcheck.extraction.relations.words import any_of
from claimcheck.records import Claim, Interval, Relation, RelationKind, Span

_FITS, _NEAREST = 0.7, 0.6
_TO = re.compile(r",? (?:or [^,]{1,12},? )?to (?:about |some |around |roughly |nearly |almost |a |the |record |new )*")
_PERIOD = re.compile(r"(?:fy|h[12]|q[1-4]|[1-4]q|[a-z]{3,9})?[ -/]*(?:fy)?(?:19|20)?\d{2}(?: \(.*)?")
_MOST_PERIODS = 4
"""A row of more periods may lack the one that is meant, or hold one that fits by accident."""
_PAIR = 2


def find(view: View) -> Iterator[Relation]:
    """Every change of a sentence that ends at a level of a row that it names."""
    offset = view.passage.sentence.start
    for amount, level in pairwise(view.passage.claims):
        direction = direction_before(view.text, amount.location.start - offset)
        row = _periods(view, amount, level) if direction is not None else []
        if direction is not None and len(row) > 1:
            yield from _relations(view, amount, row[0], row[1:], direction)


def _periods(view: View, amount: Claim, level: Claim) -> list[Claim]:
    """The level in its row and the row's other periods; nothing where the sentence names no such row."""
    offset = view.passage.sentence.start
    start, end = amount.location.start - offset, amount.location.end - offset
    if letter_of(amount) not in set("pomnu") or not _TO.fullmatch(view.text, end, level.location.start - offset):
        return []
    rows = [m.line for m in view.rows.named_in(view.text[:start]) if m.is_full]
    if not rows or any_of("view", "adjusted").search(view.text):
        return []
    cells = [
        claim
        for (row, column), claim in sorted(view.grid.claims.items())
        if row == rows[-1] and _PERIOD.fullmatch(view.columns.by_line.get(column, ""))
    ]
    stated = [c for c in cells if _is_level(c, level)]
    stated = [c for c in stated if _middle(c) == _middle(level)] or stated
    if len(stated) != 1 or not _PAIR <= len(cells) <= _MOST_PERIODS:
        return []
    if letter_of(amount) != "p" and not are_alike(stated[0], level):
        return []
    own = level if are_alike(stated[0], level) else stated[0]
    return [own, *(c for c in cells if c is not stated[0] and are_alike(c, stated[0]))]


def _is_level(cell: Claim, level: Claim) -> bool:
    """Whether a cell states the level, also as the bare number of a table that leaves its unit to the caption."""
    if are_alike(cell, level):
        return _values(cell).overlaps(_values(level))
    return (
        letter_of(cell) == "n" and letter_of(level) in set("mu") and level.text.lstrip("$€£¥ ").split()[0] == cell.text
    )


def _values(claim: Claim) -> Interval:
    assert claim.quantity is not None
    return claim.quantity.interval


def _relations(
    view: View, amount: Claim, level: Claim, others: Sequence[Claim], direction: Direction
) -> Iterator[Relation]:
    """The change from the period that fits, else from one that fits the other way, else from the nearest."""
    up = direction.operator == "increase"
    fitting = [c for c in others if _off(amount, level, c) == 0]
    same_way = [c for c in fitting if (_middle(level) > _middle(c)) == up]
    base = next(iter(same_way or fitting), None) or min(others, key=lambda c: _off(amount, level, c))
    certain = _FITS if fitting else _NEAREST
    offset = view.passage.sentence.start
    cue = Span(direction.start + offset, direction.end + offset)
    is_share = letter_of(amount) in set("po")
    yield Relation(
        kind=RelationKind.CHANGE if is_share else RelationKind.DIFFERENCE,
        operator=direction.operator if same_way else "",
        operands=(
            operand("amount", amount),
            operand("from" if is_share else "right", base),
            operand("to" if is_share else "left", level),
        ),
        cue=cue,
        confidence=certain,
    )
    if fitting and direction.operator in ("increase", "decrease"):
        yield Relation(
            kind=RelationKind.DIRECTION,
            operator=direction.operator,
            operands=(operand("from", base), operand("to", level)),
            cue=cue,
            confidence=certain,
        )


def _middle(claim: Claim) -> Decimal:
    return _values(claim).middle


def _off(amount: Claim, level: Claim, base: Claim) -> Decimal:
    """How far a stated amount is from the change between two levels, 0 where rounding explains it."""
    start, end = _values(base), _values(level)
    if letter_of(amount) == "p":
        if start.low <= 0:
            return Decimal("Infinity")
        expected = (end / start).shifted(-1).scaled(Decimal(100))
    else:
        expected = end - start
    sizes = (expected, -expected)
    return min(size.gap(_values(amount)) for size in sizes)
