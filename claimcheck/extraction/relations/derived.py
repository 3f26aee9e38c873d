"""Columns of a table that are computed from two others: ratios, speeds, products, differences, growth.

No header needs to say so. A formula that holds in all rows but a few, for figures precise enough that this is no
accident, is what the column is; the rows where it does not hold stand out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import permutations

from claimcheck.extraction.relations.grids import Grid
from claimcheck.extraction.relations.sketch import operand
from claimcheck.extraction.relations.words import any_of
from claimcheck.records import Claim, Interval, Relation, RelationKind

_MOST_COLUMNS, _MOST_ROWS = 10, 60
_SIGNS = frozenset("+-−–±0")
_PRECISE = Decimal("0.06")
"""Relative width of an interval that still tells one quotient from another."""


@dataclass(frozen=True, slots=True)
class _Formula:
    """`compute` of two columns; the roles name the result and the two."""

    operator: str
    kind: RelationKind
    roles: tuple[str, str, str]
    compute: Callable[[Interval, Interval], Interval]
    plainly: Callable[[Decimal, Decimal], Decimal]
    is_symmetric: bool = False


_HUNDRED = Decimal(100)
_FORMULAS = (
    _Formula("quotient", RelationKind.RATIO, ("factor", "left", "right"), lambda a, b: a / b, lambda a, b: a / b),
    _Formula(
        "product", RelationKind.PRODUCT, ("product", "factor", "factor"), lambda a, b: a * b, lambda a, b: a * b, True
    ),
    _Formula(
        "growth",
        RelationKind.CHANGE,
        ("amount", "to", "from"),
        lambda a, b: (a / b).shifted(-1).scaled(100),
        lambda a, b: (a / b - 1) * _HUNDRED,
    ),
    _Formula(
        "percentage",
        RelationKind.SHARE,
        ("share", "part", "whole"),
        lambda a, b: (a / b).scaled(100),
        lambda a, b: a / b * _HUNDRED,
    ),
    _Formula(
        "difference", RelationKind.DIFFERENCE, ("amount", "left", "right"), lambda a, b: a - b, lambda a, b: a - b
    ),
)


def find(grid: Grid) -> Iterator[Relation]:
    """Every computed column (and row) of a table; of three columns that belong together the rightmost is computed."""
    for oriented in (grid, grid.transposed()):
        if 3 <= len(oriented.columns) <= _MOST_COLUMNS and 3 <= len(oriented.rows) <= _MOST_ROWS:
            seen: set[frozenset[int]] = set()
            plain = _Plain(oriented)
            for result in reversed(oriented.columns):
                yield from _derived(oriented, result, plain, seen)


def _derived(grid: Grid, result: int, plain: _Plain, seen: set[frozenset[int]]) -> Iterator[Relation]:
    others = [column for column in grid.columns if column != result]
    for formula in _FORMULAS:
        label = grid.column_labels.get(result, "")
        is_labelled = bool(any_of("table", formula.operator).search(label)) or (
            formula.operator == "quotient" and "/" in label
        )
        if formula.operator == "difference" and not is_labelled:
            continue
        for left, right in permutations(others, 2):
            together = frozenset((result, left, right))
            if together in seen or (formula.is_symmetric and left > right):
                continue
            if not plain.comes_near(formula, result, left, right):
                continue
            lines = _of_one_sort([line for row in grid.rows if (line := grid.row(row, (result, left, right)))])
            holds = [_holds(formula, found) for found in lines]
            if _is_shown(holds, lines, is_labelled=is_labelled) or _are_signed(formula, holds, lines):
                seen.add(together)
                for found in lines:
                    yield _relation(formula, found)


def _of_one_sort(lines: Sequence[Sequence[Claim]]) -> list[Sequence[Claim]]:
    """The lines that compute from figures of one sort: a column of changes in percent beside those of amounts is
    another."""
    sorts = [tuple(c.quantity is not None and c.quantity.unit == "percent" for c in claims[1:]) for claims in lines]
    common = Counter(sorts).most_common(1)
    return [claims for claims, sort in zip(lines, sorts, strict=True) if sort == common[0][0]]


class _Plain:
    """The plain values of a table's columns: a cheap look before intervals are worked out.

    What a formula makes of two columns is computed once and held against each of the others, so that a table of many
    columns takes a third of the time.
    """

    def __init__(self, grid: Grid) -> None:
        self._values: dict[int, list[Decimal | None]] = {
            column: [
                claim.quantity.value if (claim := grid.claims.get((row, column))) and claim.quantity else None
                for row in grid.rows
            ]
            for column in grid.columns
        }
        self._near = {column: [_around(value) for value in values] for column, values in self._values.items()}
        self._computed: dict[tuple[str, int, int], list[Decimal | None]] = {}

    def comes_near(self, formula: _Formula, result: int, left: int, right: int) -> bool:
        """Whether the formula comes near in two rows at least."""
        near = 0
        for ends, computed in zip(self._near[result], self._of(formula, left, right), strict=True):
            if ends is not None and computed is not None and ends[0] <= computed <= ends[1]:
                near += 1
                if near > 1:
                    return True
        return False

    def _of(self, formula: _Formula, left: int, right: int) -> list[Decimal | None]:
        key = formula.operator, left, right
        if key not in self._computed:
            rows = zip(self._values[left], self._values[right], strict=True)
            self._computed[key] = [formula.plainly(a, b) if a and b else None for a, b in rows]
        return self._computed[key]


def _around(value: Decimal | None) -> tuple[Decimal, Decimal] | None:
    """What comes near a value, None where it is missing or zero."""
    return (value - abs(value) * _PRECISE, value + abs(value) * _PRECISE) if value else None


def _holds(formula: _Formula, claims: Sequence[Claim]) -> bool:
    result, left, right = (c.quantity.interval for c in claims if c.quantity is not None)
    try:
        return formula.compute(left, right).overlaps(result)
    except ZeroDivisionError:
        return False


def _is_shown(holds: Sequence[bool], lines: Sequence[Sequence[Claim]], *, is_labelled: bool) -> bool:
    """Whether a formula holds too often, and for figures too precise and too different, to be an accident.

    Where the label says what the column is, half of the lines are enough.
    """
    fitting = [claims for claims, held in zip(lines, holds, strict=True) if held and _is_precise(claims)]
    results = {claims[0].quantity.value for claims in fitting if claims[0].quantity is not None}
    failures = len(holds) - sum(holds)
    if not is_labelled and len(fitting) <= failures:
        return False
    return len(results) >= 2 and failures <= (len(fitting) if is_labelled else max(1, len(holds) // 4))


def _are_signed(formula: _Formula, holds: Sequence[bool], lines: Sequence[Sequence[Claim]]) -> bool:
    """Whether a column of differences shows itself by its signs ("+4.7"), be they ever so small: most of them hold."""
    results = {
        claims[0].quantity.value for claims, held in zip(lines, holds, strict=True) if held and claims[0].quantity
    }
    texts = [claims[0].text.strip() for claims in lines]
    signed = any(text.startswith("+") for text in texts) and all(text[:1] in _SIGNS for text in texts)
    return formula.operator == "difference" and signed and len(results) > 1 and sum(holds) > len(holds) / 2


def _is_precise(claims: Sequence[Claim]) -> bool:
    values = [c.quantity for c in claims if c.quantity is not None]
    widths = [(q.interval.high - q.interval.low) / abs(q.value) for q in values if q.value]
    return (
        len(widths) == len(claims)
        and widths[0] <= _PRECISE * 2
        and all(width <= _PRECISE for width in widths[1:])
        and _differ(values[1].value, values[2].value)
    )


def _differ(left: Decimal | None, right: Decimal | None) -> bool:
    return left != right and 1 not in (left, right)


def _relation(formula: _Formula, claims: Sequence[Claim]) -> Relation:
    return Relation(
        kind=formula.kind,
        operator=formula.operator,
        operands=tuple(operand(role, claim) for role, claim in zip(formula.roles, claims, strict=True)),
        cue=claims[0].location.span,
        confidence=0.95,
    )
