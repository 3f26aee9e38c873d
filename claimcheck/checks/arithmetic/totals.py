"""What CC206 and CC207 share: parts, added as intervals, against their total."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import reduce
from operator import add

from claimcheck.checks.arithmetic.readings import Comparison, Reading, compare, in_one_unit
from claimcheck.checks.rule import DocumentView
from claimcheck.records import Claim, Interval, Relation

_PLAIN_NUMBER = re.compile(r"\d+(?:\.\d+)?")


def parts_and_total(view: DocumentView, relation: Relation) -> tuple[Claim, list[tuple[int, Claim]]] | None:
    """The total and its parts with their signs, None where something is missing."""
    totals = view.operands(relation, "total")
    parts = [
        (-1 if o.role == "minus" else 1, view.by_id[o.claim])
        for o in relation.operands
        if o.claim and o.role != "total"
    ]
    too_few = len(parts) < (1 if relation.operator == "split" and relation.amount is not None else 2)
    if len(totals) != 1 or too_few or any(c.quantity is None for c in (totals[0], *(c for _, c in parts))):
        return None
    return totals[0], parts


def compare_total(total: Claim, parts: Sequence[tuple[int, Claim]], rest: Decimal | None = None) -> Comparison | None:
    """The total against the sum of its parts, every figure at its written precision.

    `rest` is a last part that is no figure of its own ("the other four").
    """
    claims = (total, *(claim for _, claim in parts))
    signs = [sign for sign, _ in parts]

    def summed(found: Sequence[Interval]) -> Interval:
        first = Interval.exactly(rest or Decimal(0))
        return reduce(add, (v if sign > 0 else -v for sign, v in zip(signs, found, strict=True)), first)

    return compare(lambda loosely: in_one_unit(claims, loosely), [Reading("sum of the parts", summed)])


def scale_of(total: Claim) -> Decimal:
    """What one written unit of a total stands for: a million for `15.9` in a column headed "$ million"."""
    written = total.text.replace(",", "")
    if total.quantity is None or not total.quantity.value or not _PLAIN_NUMBER.fullmatch(written):
        return Decimal(1)
    return total.quantity.value / Decimal(written)


def unit_of(claims: Sequence[Claim]) -> str:
    """The unit that `in_one_unit` brings claims to."""
    return next((c.quantity.unit for c in claims if c.quantity is not None and c.quantity.unit), "")
