"""Comparisons whose two sides a sentence leaves unsaid: "its perplexity is 8 percent higher", "4.3 times as fast".

The pair of cells of the one row or column that comes nearest is taken: if not even that one fits, none does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import permutations

from claimcheck.extraction.relations.alike import all_alike
from claimcheck.extraction.relations.mentions import View
from claimcheck.extraction.relations.sketch import letter_of, operand
from claimcheck.extraction.relations.words import any_of, section
from claimcheck.records import Claim, Relation, RelationKind

_NEAREST = 0.6
_MOST_ROWS = 8
_OF_TIME = re.compile(r"\b(?:build|indexing|startup|load|minutes|min|hours|time)\b")
"""A column that may be meant as well where something is said to be faster."""
_THAN_BEFORE = re.compile(
    r"[^.;:]{0,40}\bthan (?:last|a|the|in|before|previously|ever)\b[^.;:]{0,20}(?:year|month|quarter|week|before)"
)
"""What something was at another time, which rows and columns of other names do not tell."""


def find(view: View) -> Iterator[Relation]:
    """Percentages and factors between two cells of the row, or of the column of speeds, that a sentence names."""
    if len(view.named_rows()) < 2:  # else `table_pairs` reads it
        yield from _of_row(view)
        yield from _of_speeds(view)


def _of_row(view: View) -> Iterator[Relation]:
    """A percentage by which "its" figure is higher or lower: the pair of the named column that comes nearest."""
    rows = view.named_rows() if len(view.grid.rows) <= _MOST_ROWS else []
    if len(rows) != 1 or not rows[0].is_full or view.named_columns():
        return
    offset = view.passage.sentence.start
    compared = re.compile(section("view")["compared"])
    for amount in view.passage.claims:
        after = view.text[amount.location.end - offset :]
        if letter_of(amount) == "p" and compared.match(after) and not _states_base(view, amount):
            cells = [c for (row, _), c in view.grid.claims.items() if row == rows[0].line]
            pair = _pair_nearest(amount, cells) if all_alike(cells) else None
            if pair is not None:
                yield _change(amount, *pair)


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


def _of_speeds(view: View) -> Iterator[Relation]:
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
                yield _change(claim, *nearest)
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


def _change(amount: Claim, base: Claim, other: Claim) -> Relation:
    return Relation(
        kind=RelationKind.CHANGE,
        operands=(operand("amount", amount), operand("from", base), operand("to", other)),
        cue=amount.location.span,
        confidence=_NEAREST,
    )


def _ratio_nearest(factor: Decimal, cells: Sequence[Claim]) -> tuple[Claim, Claim]:
    def distance(pair: tuple[Claim, Claim]) -> Decimal:
        left, right = (c.quantity.value if c.quantity else None for c in pair)
        return abs(left / right - factor) if left and right else Decimal("Infinity")

    return min(permutations(cells, 2), key=distance)
