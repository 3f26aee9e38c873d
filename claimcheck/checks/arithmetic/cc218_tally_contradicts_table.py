"""CC218: a number of rows that are said to pass a bound, against the rows."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from claimcheck.checks.arithmetic.readings import MAY_WARN, in_one_unit
from claimcheck.checks.rule import Agrees, Differs, DocumentRule, DocumentView, Flags, Ignores, Passes, Verdict
from claimcheck.records import Claim, Comparator, Derivation, Input, Interval, Relation, RelationKind, Severity

_TABLE = (
    "\n\n| Model | Recall | Logic |\n|---|---|---|\n"
    "| Lark | 80.3 | 51.7 |\n| Rook | 81.4 | 42.0 |\n| Wren | 62.9 | 40.4 |\n"
)
_SMALL = 1000
"""Whole numbers below are counted, and not rounded."""


class TallyContradictsTable(DocumentRule):
    """A number of rows of a table is said to pass a bound, and another number does.

    ## What it checks
    "Two of the three models score above 80 on Recall", "all four", "every branch but Millbrook", "no model reaches 90":
    the rows of the table whose figure in the column passes the bound are counted. Totals and averages are left out.

    ## Why it matters
    Such counts are made by eye, and survive when a figure of the table is updated.

    ## When it is wrong
    The rows meant are fewer than those of the table. It is a warning.

    ## Source
    None needed: counting.
    """

    code = "CC218"
    name = "tally-contradicts-table"
    severity = Severity.WARNING
    since = "0.1"
    examples = (
        Flags("some-of-them", "All three models score above 80 on Recall." + _TABLE, at="80", says="2"),
        Flags("none", "No model reaches 50 on Logic." + _TABLE, at="50", says="1"),
        Passes("right", "Two of the three models score above 80 on Recall." + _TABLE),
        Passes("but-one", "Every model but Wren scores above 80 on Recall." + _TABLE),
        Ignores("others-counted", "Five of the six models score above 80 on Recall." + _TABLE),
    )

    def check(self, view: DocumentView) -> Iterator[Verdict]:
        """Count the rows that pass."""
        for relation in view.relations_of(RelationKind.TALLY):
            bounds, items = view.operands(relation, "bound"), view.operands(relation, "item")
            if len(bounds) == 1 and items and relation.amount is not None:
                yield from _tally(view, relation, bounds[0], items)


def _tally(view: DocumentView, relation: Relation, bound: Claim, items: tuple[Claim, ...]) -> Iterator[Verdict]:
    assert bound.quantity is not None
    plain = bound.quantity.model_copy(update={"comparator": Comparator.EQUAL, "low": None, "high": None})
    found = in_one_unit((bound.model_copy(update={"quantity": plain}), *items))
    if found is None:
        return
    bounded, comparator = found[0].middle, Comparator(relation.operator)
    passing = [_passes(item, value, bounded, comparator) for item, value in zip(items, found[1:], strict=True)]
    surely, perhaps = passing.count(True), sum(one is not False for one in passing)
    derivation = Derivation(
        formula=f"figures {relation.operator} {bound.text}",
        inputs=tuple(Input(name="figure", text=c.text, claim=c.id) for c in items),
        expected=str(surely) if surely == perhaps else f"{surely} to {perhaps}",
        stated=str(relation.amount),
    )
    if surely <= (relation.amount or 0) <= perhaps:
        yield Agrees((bound, *items), derivation)
    elif relation.confidence >= MAY_WARN:
        yield Differs(
            (bound, *items),
            f"“{view.document.clean(relation.cue)}” are said to be {relation.operator} {bound.text}; in the table "
            f"{derivation.expected} of {len(items)} are.",
            derivation,
            locations=(view.locate(relation.cue, like=bound),),
            confidence=relation.confidence,
        )


def _passes(item: Claim, value: Interval, bound: Decimal, comparator: Comparator) -> bool | None:
    """Whether a figure passes a bound; None where rounding leaves it open."""
    assert item.quantity is not None
    is_counted = not item.quantity.unit and item.quantity.step == 1 and value.high < _SMALL
    if is_counted and value.middle == bound:
        return comparator in (Comparator.AT_LEAST, Comparator.AT_MOST)
    if value.low <= bound <= value.high:
        return None
    return (value.low > bound) == (comparator in (Comparator.MORE, Comparator.AT_LEAST))
