"""Totals and averages of tables: rows and columns that are made of others, by their label or by what the rest shows.

Which cells a total is made of is not written in a table, so the candidates are tried: all cells before it, those since
the last subtotal, the subtotals themselves. The one that holds most often is taken; what holds for the other rows is
what the column is, and a row where it does not hold stands out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from claimcheck.extraction.relations.grids import Grid, is_share, sum_of, units_agree
from claimcheck.extraction.relations.sketch import operand
from claimcheck.extraction.relations.words import any_of, section
from claimcheck.records import Claim, Interval, Quantity, Relation, RelationKind

_SHOWN, _LABELLED, _EVEN, _LIKELY = 0.95, 0.7, 0.6, 0.4
"""Confidence where other lines show it, where only the label says it or half of the lines, and where none is sure."""

_WHOLE = 100
"""Percent: a column of shares whose total says so adds up."""
_MOST_PARTS = 25
"""Longer runs of rows are lists, in which a row that happens to be the sum of the others is looked for in vain."""


def find(grid: Grid) -> Iterator[Relation]:
    """Every total and average of a table."""
    seen: set[str] = set()
    for oriented in (grid, grid.transposed()):
        for relation in (*_totals(oriented, is_column=oriented is not grid), *_averages(oriented)):
            result = relation.operands[0].claim or ""
            if relation.confidence < _LABELLED and result in seen:
                continue
            seen.add(result)
            yield relation


@dataclass(frozen=True, slots=True)
class _Made:
    """A line of cells made of other lines: which, and for which positions across it this holds and fails."""

    parts: tuple[int, ...]
    holds: tuple[int, ...]
    fails: tuple[int, ...]


def _totals(grid: Grid, *, is_column: bool) -> Iterator[Relation]:
    """Rows that are totals of rows above (or right below) them; in a transposed table, columns."""
    totals: list[int] = []
    since: list[int] = []
    for row in grid.rows:
        if _is_total(grid, row) or _shows_a_total(grid, row, since):
            totals.append(row)
            since = []
        else:
            since.append(row)
    for row in grid.rows:
        # a column "Total" may be of anything, and "Total after filtering" is another total: their cells have to show it
        labelled = not is_column and grid.row_labels.get(row, "").strip(" *:_") in section("table")["total"]
        if not labelled and row not in totals:
            continue
        made = _best(grid, row, _part_sets(grid, row, totals), lambda parts: sum_of(parts), _adds_up_in)
        if made is None or not (labelled or made.holds):
            continue
        certain = _certainty(made, labelled=labelled, set_apart=row in grid.bold_rows)
        if _is_total_by_nature(grid, row) or _ends_as_all(grid, row):
            certain = max(certain, _LABELLED if _shows(grid, row, made) else 0)
        for column in (*made.holds, *made.fails):
            yield _relation(grid, RelationKind.SUM, ("total", "part"), row, column, made.parts, certain)


def _certainty(made: _Made, *, labelled: bool, set_apart: bool) -> float:
    """How sure it is that a line is a total: other cells of it are, its label says so, or it stands in bold."""
    holds, fails = len(made.holds), len(made.fails)
    if labelled:
        return _SHOWN if holds > fails else _LABELLED
    if set_apart:
        return _SHOWN if holds >= fails else _LIKELY
    return _SHOWN if holds > 1 and holds > fails else _LIKELY


def _is_total(grid: Grid, row: int) -> bool:
    label = grid.row_labels.get(row, "")
    return (
        _starts_with(label, "total")
        or _starts_with(label, "total_maybe")
        or row in grid.bold_rows
        or _closes(grid, row)
    )


def _shows_a_total(grid: Grid, row: int, parts: Sequence[int]) -> bool:
    """Whether a row without a word for it ("Revenue") is the sum of the parts above in all columns but one at most.

    Two columns at least have to show it, or one for a name that is a total by nature, with figures of three digits,
    which do not add up by accident.
    """
    if not 2 <= len(parts) <= _MOST_PARTS:
        return False
    made = _made(grid, row, tuple(parts), sum_of, lambda *_: True)
    results = {q.value for column in made.holds if (q := grid.claims[row, column].quantity) is not None and _tells(q)}
    enough = 1 if _is_total_by_nature(grid, row) else 2
    return len(results) >= enough and len(made.fails) <= 1


def _shows(grid: Grid, row: int, made: _Made) -> bool:
    """Whether a line comes out as the total of its parts with figures that do not add up by accident."""
    return any((q := grid.claims[row, column].quantity) is not None and _tells(q) for column in made.holds)


def _ends_as_all(grid: Grid, row: int) -> bool:
    """Whether the last row says that it is of all the rows above: "All", "All branches", "Combined"."""
    return row == grid.rows[-1] and _starts_with(grid.row_labels.get(row, ""), "total_maybe")


def _is_total_by_nature(grid: Grid, row: int) -> bool:
    return grid.row_labels.get(row, "").strip(" *:_") in section("table")["total_by_nature"]


def _tells(quantity: Quantity) -> bool:
    """Whether a figure has three digits or more."""
    return quantity.value is not None and abs(quantity.value) >= max(quantity.step * 100, Decimal(1))


def _closes(grid: Grid, row: int) -> bool:
    """The last row (or column) may be a total without saying so ("FY25" after four quarters)."""
    return row == grid.rows[-1] and len(grid.rows) > 2


def _part_sets(grid: Grid, row: int, totals: Sequence[int]) -> list[tuple[int, ...]]:
    every = [r for r in grid.rows if r < row]
    above = [r for r in every if not _starts_with(grid.row_labels.get(r, ""), "part_of")]
    named = [r for r in totals if r < row and r in above]
    since = [r for r in above if r > max(named, default=-1)]
    plain = [r for r in above if r not in named]
    below = [r for r in grid.rows if r > row] if row == grid.rows[0] else []
    sets = [tuple(since), tuple(plain), tuple(above), tuple(named), tuple(below), tuple(every)]
    return [parts for parts in dict.fromkeys(sets) if len(parts) > 1]


def _averages(grid: Grid) -> Iterator[Relation]:
    """Columns or rows that are plain averages of others; only where the other lines show that they are."""
    for row in grid.rows:
        if not _starts_with(grid.row_labels.get(row, ""), "average"):
            continue
        others = [r for r in grid.rows if r != row and not _starts_with(grid.row_labels.get(r, ""), "average")]
        before = [r for r in others if r < row]
        sets = [tuple(others), tuple(before), *(tuple(before[-n:]) for n in range(len(before) - 1, 1, -1))]
        candidates = [parts for parts in dict.fromkeys(sets) if len(parts) > 1]
        made = _best(grid, row, candidates, _mean_of, lambda *_: True)
        if made is None or not made.holds:
            continue
        certain = _SHOWN if len(made.holds) >= 2 and len(made.holds) > len(made.fails) else _LIKELY
        if len(made.parts) > 2 and len(made.holds) == len(made.fails):
            certain = _EVEN
        for column in (*made.holds, *made.fails):
            yield _relation(grid, RelationKind.AVERAGE, ("average", "item"), row, column, made.parts, certain)


def _mean_of(claims: Sequence[Claim]) -> Interval:
    total = sum_of(claims)
    return Interval(total.low / len(claims), total.high / len(claims))


def _best(
    grid: Grid,
    row: int,
    candidates: Sequence[tuple[int, ...]],
    compute: Callable[[Sequence[Claim]], Interval],
    applies: Callable[[Grid, int, Claim, Sequence[Claim]], bool],
) -> _Made | None:
    """The candidate parts that hold in most columns; the first of them where none holds in any."""
    tried = [_made(grid, row, parts, compute, applies) for parts in candidates]
    tried = [made for made in tried if made.holds or made.fails]
    return max(tried, key=lambda made: (len(made.holds), -len(made.fails)), default=None)


def _made(
    grid: Grid,
    row: int,
    parts: tuple[int, ...],
    compute: Callable[[Sequence[Claim]], Interval],
    applies: Callable[[Grid, int, Claim, Sequence[Claim]], bool],
) -> _Made:
    holds: list[int] = []
    fails: list[int] = []
    for column in grid.columns:
        result, claims = grid.claims.get((row, column)), grid.column(column, parts)
        if result is None or claims is None or not units_agree([result, *claims]):
            continue
        if not applies(grid, column, result, claims):
            continue
        assert result.quantity is not None
        (holds if compute(claims).overlaps(result.quantity.interval) else fails).append(column)
    return _Made(parts, tuple(holds), tuple(fails))


def _adds_up_in(grid: Grid, column: int, result: Claim, parts: Sequence[Claim]) -> bool:
    """Whether a column is of a sort that adds up; a result that holds as a sum speaks for itself."""
    assert result.quantity is not None
    sizes = sorted(abs(c.quantity.value or Decimal(0)) for c in parts if c.quantity is not None)
    if 0 < sum(sizes[:-1]) < result.quantity.step:
        return False  # beside "39B" scores and prices do not show: any sum would hold
    if sum_of(parts).overlaps(result.quantity.interval) and result.quantity.value != 0:
        return True
    if is_share(result) and result.quantity.value == _WHOLE:
        return True
    label = grid.column_labels.get(column, "")
    if any_of("table", "not_additive").search(label) or "/" in label or "%" in label or is_share(result):
        return False
    # a total below its largest part is an average, a maximum or a score, and no total
    largest = max(abs(c.quantity.value or Decimal(0)) for c in parts if c.quantity is not None)
    return abs(result.quantity.value or Decimal(0)) >= largest


def _relation(
    grid: Grid,
    kind: RelationKind,
    roles: tuple[str, str],
    row: int,
    column: int,
    parts: tuple[int, ...],
    certain: float,
) -> Relation:
    result = grid.claims[row, column]
    claims = grid.column(column, parts) or []
    return Relation(
        kind=kind,
        operator="table",
        operands=(operand(roles[0], result), *(operand(roles[1], claim) for claim in claims)),
        cue=result.location.span,
        confidence=certain,
    )


def _starts_with(label: str, key: str) -> bool:
    words = label.strip(" *:_")
    return any(
        words == name or words.startswith((f"{name} ", f"{name}:", f"{name}(")) for name in section("table")[key]
    )
