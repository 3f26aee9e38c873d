"""CC209: an average against the figures that it is an average of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import reduce
from operator import add

from claimcheck.checks.arithmetic.readings import Loosely, Reading, compare, in_one_unit, verdict
from claimcheck.checks.arithmetic.totals import unit_of
from claimcheck.checks.rule import DocumentRule, DocumentView, Flags, Ignores, Passes, Verdict
from claimcheck.records import Interval, Relation, RelationKind, Severity


class AverageMismatch(DocumentRule):
    """A stated average is not the plain mean of the figures that are given for it.

    ## What it checks
    Averages in the sentence (or beside the list) that gives their figures, and average rows and columns of tables. A
    column is judged only where the other rows show that it holds plain means.

    ## Why it matters
    Averages are what gets quoted, and they are updated by hand.

    ## When it is wrong
    The average may be weighted, or taken over more figures than are shown. In running text it is therefore a warning,
    unless the average lies outside the range of its figures, which no weights allow.

    ## Source
    Arithmetic mean with intervals.
    """

    code = "CC209"
    name = "average-mismatch"
    severity = Severity.ERROR
    since = "0.1"
    examples = (
        Flags(
            "in-a-sentence",
            "The three classes scored 61 percent, 70 percent and 79 percent; the average is 74 percent.",
            at="74 percent",
            says="70",
        ),
        Flags(
            "in-a-column",
            "| Class | Spring | Autumn | Mean |\n|---|---|---|---|\n| A | 61.0 | 66.0 | 63.5 |\n| B |"
            " 70.2 | 74.8 | 72.5 |\n"
            "| C | 79.0 | 82.0 | 85.5 |\n",
            at="85.5",
            says="80.5",
        ),
        Passes("fits", "The three classes scored 61 percent, 70 percent and 79 percent; the average is 70 percent."),
        Ignores("weighted-column", "| Class | A | Mean |\n|---|---|---|\n| x | 61.0 | 66.0 |\n| y | 70.2 | 74.8 |\n"),
    )

    def check(self, view: DocumentView) -> Iterator[Verdict]:
        """Compare every average with the mean of its figures."""
        for relation in view.relations_of(RelationKind.AVERAGE):
            yield from _average(view, relation)


def _average(view: DocumentView, relation: Relation) -> Iterator[Verdict]:
    stated, items = view.operands(relation, "average"), view.operands(relation, "item")
    if len(stated) != 1 or len(items) < 2 or any(c.quantity is None for c in (*stated, *items)):
        return
    claims = (stated[0], *items)

    in_table = relation.operator == "table"

    def taken(loosely: Loosely) -> Sequence[Interval] | None:
        if not in_table or loosely is Loosely.NO:
            return in_one_unit(claims, loosely)
        written = in_one_unit(claims)  # digits may be cut off, but in a column of 78.98 a 100 is no 95
        return written and [Interval(v.low, v.high + (v.high - v.low) / 2) for v in written]

    comparison = compare(taken, [Reading("plain mean", _mean)])
    found = in_one_unit(claims, Loosely.YES)
    possible = found is not None and Interval.hull(*found[1:]).overlaps(found[0])
    yield from verdict(
        comparison,
        relation=relation,
        flagged=stated[0],
        others=items,
        formula=f"({' + '.join(c.text for c in items)}) / {len(items)}",
        message=f"{stated[0].text} is not the average of {', '.join(c.text for c in items[:8])}"
        f"{' and others' if len(items) > 8 else ''}, which is {{expected}}.",
        names=[f"item {n}" for n in range(1, len(items) + 1)],
        unit=unit_of(claims),
        severity=Severity.WARNING if possible and not in_table else Severity.ERROR,
    )


def _mean(values: Sequence[Interval]) -> Interval:
    total = reduce(add, values)
    return Interval(total.low / len(values), total.high / len(values))
