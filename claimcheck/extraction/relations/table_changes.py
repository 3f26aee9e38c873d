"""Changes and differences of which a sentence gives the amount and a table the figures.

"Version 1.1 gains 6.7 points on GSM8K over 1.0" names a row, two columns and the one to start from; "income fell by 9
percent compared with 2023" names the row and the base. Where no sides are named ("its perplexity is 8 percent higher"),
the pair of the column that comes nearest is taken: if not even that one fits, none does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from itertools import permutations

from claimcheck.extraction.relations.alike import all_alike
from claimcheck.extraction.relations.direction import Direction, direction_before
from claimcheck.extraction.relations.mentions import Mention, View
from claimcheck.extraction.relations.sketch import letter_of, operand
from claimcheck.extraction.relations.words import any_of, section
from claimcheck.records import Claim, Relation, RelationKind, Span

_NAMED, _NEAREST = 0.86, 0.6
_MOST_ROWS = 8
_OF_TIME = re.compile(r"\b(?:build|indexing|startup|load|minutes|min|hours|time)\b")
"""A column that may be meant as well where something is said to be faster."""
_TO_OTHER = re.compile(r"[^.;:()]{0,30} to\b")
_AMOUNT = re.compile(r"\d ?(?:%|percent|per cent|points?|x|times)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_ON_YEAR = re.compile(r"\d ?(?:%|percent|per cent|points?) (?:\w+ )?on (?:the )?$")
_THAN_BEFORE = re.compile(
    r"[^.;:]{0,40}\bthan (?:last|a|the|in|before|previously|ever)\b[^.;:]{0,20}(?:year|month|quarter|week|before)"
)
"""What something was at another time, which rows and columns of other names do not tell."""
_OF_A_WHOLE = re.compile(r" of (?:the|its|their|our|what|all|that)\b")
"""After a percentage that is a share or a level: "88% of the number in 2019"."""


def find(view: View) -> Iterator[Relation]:
    """Changes between two columns of the row that a sentence names (and, transposed, two rows of a column)."""
    amounts = _amounts(view)
    if not amounts:
        return
    rows, columns = view.named_rows(), view.named_columns()
    for index, amount in enumerate(amounts):
        until = amounts[index + 1].location.start if index + 1 < len(amounts) else view.passage.sentence.end
        row = _row_of(view, rows, amount, until)
        bound = [m for m in columns if _goes_with(view, amount, m, columns)]
        sides = _sides(view, bound, row) if row is not None else None
        if sides is not None:
            yield from _between(view, amount, *sides)
    if not columns and len(view.grid.rows) <= _MOST_ROWS:
        yield from _nearest(view, amounts)


def _amounts(view: View) -> list[Claim]:
    """Percentages, points and factors of the sentence; a bare number after points is in points too."""
    found: list[Claim] = []
    for claim in view.passage.claims:
        letter = letter_of(claim)
        if claim.quantity is None or claim.quantity.value is None:
            continue
        if _OF_A_WHOLE.match(view.text, claim.location.end - view.passage.sentence.start):
            continue
        if letter in ("p", "o") or (
            letter == "n" and found and letter_of(found[-1]) == "o" and claim.quantity.decimals
        ):
            found.append(claim)
    return found


def _row_of(view: View, rows: Sequence[Mention], amount: Claim, until: int) -> int | None:
    """The row named after an amount ("6.7 points on GSM8K"), or the only one named before it."""
    offset = view.passage.sentence.start
    start, end = amount.location.start - offset, amount.location.end - offset
    after = [m for m in rows if end <= m.start < until - offset]
    gap = view.text[end : after[0].start] if after else ""
    is_bracketed = gap.count(")") > gap.count("(")  # "Recall (+23%), and worse on Logic": it belongs to Recall
    if after and not is_bracketed and re.search(r"\b(?:on|in|for|at) (?:the )?$", gap):
        return after[0].line
    before = [m for m in rows if m.end <= start]
    return before[0].line if len(before) == 1 and not after else None


@cache
def _base() -> re.Pattern[str]:
    return re.compile(section("view")["base"])


def _sides(view: View, columns: Sequence[Mention], row: int) -> tuple[Claim, Claim] | None:
    """The cells to start from and to end at: two named columns of which one is marked as the base, or the base
    alone."""
    based = [m for m in columns if _is_base(view, m)]
    others = [m for m in columns if m not in based]
    if len(based) != 1:
        return None
    filled = [column for column in view.grid.columns if (row, column) in view.grid.claims]
    if len(others) == 1:
        other = others[0].line
    elif not others and len(filled) == 2 and based[0].line in filled:
        other = next(column for column in filled if column != based[0].line)
    elif not others and (latest := _latest_year(view, filled)) not in (None, based[0].line):
        other = latest or 0
    else:
        return None
    base_cell, other_cell = view.grid.claims.get((row, based[0].line)), view.grid.claims.get((row, other))
    return (base_cell, other_cell) if base_cell is not None and other_cell is not None else None


def _is_base(view: View, column: Mention) -> bool:
    """Whether words in front of a side say that a change is measured from it ("emissions from paper" do not)."""
    found = _base().search(view.text, 0, column.start)
    if found is not None and found[0].startswith("from"):
        return (
            _TO_OTHER.match(view.text, column.end) is not None
            or _AMOUNT.search(view.text, 0, found.start()) is not None
        )
    return found is not None or _is_base_year(view, column)


def _is_base_year(view: View, column: Mention) -> bool:
    """ "down 48% on 2019": after "on" a year is what is compared with."""
    return _year(view, column.line) is not None and _ON_YEAR.search(view.text, 0, column.start) is not None


def _year(view: View, column: int) -> int | None:
    label = view.columns.by_line.get(column, "")
    return int(label) if _YEAR.fullmatch(label) else None


def _latest_year(view: View, columns: Sequence[int]) -> int | None:
    """The column of the last year where all are years: what a change "on 2019" ends at."""
    years = {year: column for column in columns if (year := _year(view, column)) is not None}
    if len(years) != len(columns) or any_of("view", "adjusted").search(view.text):
        return None
    return years[max(years)]


def _goes_with(view: View, amount: Claim, column: Mention, columns: Sequence[Mention]) -> bool:
    """Whether a column that a sentence names may belong to an amount: no semicolon and no pair of the two between.

    In "fell by 5% in 2024 and by 8% since 2019; transport makes up 17%", 2019 belongs to the 8% alone.
    """
    offset = view.passage.sentence.start
    start, end = amount.location.start - offset, amount.location.end - offset
    low, high = (end, column.start) if column.start >= end else (column.end, start)
    if ";" in view.text[low:high]:
        return False
    others = [c.location.start - offset for c in view.passage.claims if letter_of(c) in set("po") and c is not amount]
    own = [m for m in columns if m is not column and low <= m.start < high]
    return column.start < end or not any(m.end <= at < column.start for m in own for at in others)


def _between(view: View, amount: Claim, base: Claim, other: Claim) -> Iterator[Relation]:
    direction = direction_before(view.text, amount.location.start - view.passage.sentence.start)
    yield _change(view, amount, base, other, direction, _NAMED)
    if direction is not None:
        offset = view.passage.sentence.start
        yield Relation(
            kind=RelationKind.DIRECTION,
            operator=direction.operator,
            operands=(operand("from", base), operand("to", other)),
            cue=Span(direction.start + offset, direction.end + offset),
            confidence=_NAMED,
        )


def _change(
    view: View, amount: Claim, base: Claim, other: Claim, direction: Direction | None, certain: float
) -> Relation:
    return Relation(
        kind=RelationKind.CHANGE,
        operator=direction.operator if direction else "",
        operands=(operand("amount", amount), operand("from", base), operand("to", other)),
        cue=amount.location.span,
        confidence=certain,
    )


def _nearest(view: View, amounts: Sequence[Claim]) -> Iterator[Relation]:
    """A percentage by which "its" figure is higher or lower: the pair of the named column that comes nearest."""
    rows = view.named_rows()
    if len(rows) != 1 or not rows[0].is_full:
        return
    offset = view.passage.sentence.start
    compared = re.compile(section("view")["compared"])
    for amount in amounts:
        after = view.text[amount.location.end - offset :]
        if letter_of(amount) == "p" and compared.match(after) and not _states_base(view, amount):
            cells = [c for (row, _), c in view.grid.claims.items() if row == rows[0].line]
            pair = _pair_nearest(amount, cells) if all_alike(cells) else None
            if pair is not None:
                yield _change(view, amount, *pair, None, _NEAREST)


def _states_base(view: View, amount: Claim) -> bool:
    """Whether the sentence has what is compared itself: "3% above the $406 million of June", "more than last year"."""
    offset = view.passage.sentence.start
    is_with_time = _THAN_BEFORE.match(view.text, amount.location.end - offset) is not None
    return is_with_time or any(letter_of(c) in set("mntu") and c is not amount for c in view.passage.claims)


def _pair_nearest(amount: Claim, cells: Sequence[Claim]) -> tuple[Claim, Claim] | None:
    def distance(pair: tuple[Claim, Claim]) -> Decimal:
        base, other = (c.quantity.value if c.quantity else None for c in pair)
        assert amount.quantity is not None
        if not base or other is None:
            return Decimal("Infinity")
        return abs(abs(other / base - 1) * 100 - (amount.quantity.value or 0))

    return min(permutations(cells, 2), key=distance, default=None)


def find_speeds(view: View) -> Iterator[Relation]:
    """ "4.3 times as fast": the two rows of the speed column that come nearest."""
    if not any_of("view", "speed").search(view.text):
        return
    columns = [
        c for c, label in view.columns.by_line.items() if any(s in label for s in section("view")["speed_labels"])
    ]
    cells = [c for (_, column), c in view.grid.claims.items() if column in columns]
    times = [label for label in view.columns.by_line.values() if _OF_TIME.search(label)]
    if len(columns) != 1 or times or not 2 <= len(cells) <= _MOST_ROWS:
        return
    offset = view.passage.sentence.start
    for claim in view.passage.claims:
        quantity = claim.quantity
        after = view.text[claim.location.end - offset : claim.location.end - offset + 20]
        if letter_of(claim) == "p" and re.match(r" ?(?:faster|slower|quicker)\b", after):
            nearest = _pair_nearest(claim, cells)
            if nearest is not None:
                yield _change(view, claim, *nearest, None, _NEAREST)
        if letter_of(claim) != "r" or quantity is None or quantity.value is None or quantity.value < 1:
            continue
        if re.match(
            r" ?(?:times )?(?:as (?:fast|quick)|faster|the speed|the throughput|slower|quicker|speedup)", after
        ):
            pair = _ratio_nearest(quantity.value, cells)
            yield Relation(
                kind=RelationKind.RATIO,
                operator="table",
                operands=(operand("factor", claim), operand("left", pair[0]), operand("right", pair[1])),
                cue=claim.location.span,
                confidence=_NEAREST,
            )


def _ratio_nearest(factor: Decimal, cells: Sequence[Claim]) -> tuple[Claim, Claim]:
    def distance(pair: tuple[Claim, Claim]) -> Decimal:
        left, right = (c.quantity.value if c.quantity else None for c in pair)
        return abs(left / right - factor) if left and right else Decimal("Infinity")

    return min(permutations(cells, 2), key=distance)
