"""CC209: an average against the figures that it is an average of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import reduce
from operator import add

from claimcheck.checks.arithmetic.readings import Loosely, Reading, compare, in_one_unit, verdict
from claimcheck.checks.arithmetic.totals import unit_of
from claimcheck.checks.rule import DocumentRule, DocumentView, Flags, Ignores, Passes, Verdict
from claimcheck.records import Claim, Interval, Relation, RelationKind, Severity


class AverageMismatch(DocumentRule):
    """A stated average is not the mean (or median) of the figures that are given for it.

    ## What it checks
    Averages in the sentence (or beside the list) that gives their figures, weighted where it gives the size of each
    group, and average rows and columns of tables. A column is judged only where the other rows show that it holds plain
    means.

    ## Why it matters
    Averages are what gets quoted, and they are updated by hand.

    ## When it is wrong
    The average may be weighted, or taken over more figures than are shown. In running text it is therefore a warning,
    unless the average lies outside the range of its figures, which no weights allow.

    ## Source
    Arithmetic mean and median with intervals.
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
        Flags(
            "of-groups",
            "The 120 patients of the north ward rated us 4.2 and the 80 of the south ward 3.7, an average of 4.3.",
            at="4.3",
            says="4",
        ),
        Flags(
            "median",
            "The waits were 12, 15, 19, 22 and 40 minutes, with a median of 22 minutes.",
            at="22 minutes",
            says="19",
        ),
        Passes("of-groups-fits", "We bought 300 shares at $20 and 100 shares at $28, an average price of $22."),
        Passes(
            "plain-beside-sizes",
            "Class A (20 pupils) averaged 70 and class B (30 pupils) averaged 80; the mean of the two is 75.",
        ),
        Flags(
            "total-row-of-means",
            "| Ward | Patients | Mean stay |\n|---|---|---|\n| A | 214 | 4.6 |\n| B | 131 | 6.9 |\n| C | 88 | 3.2 |\n"
            "| All wards | 433 | 5.9 |\n",
            at="5.9",
            says="which is 5",
        ),
        Passes(
            "total-row-of-means-fits",
            "| Ward | Patients | Mean stay |\n|---|---|---|\n| A | 214 | 4.6 |\n| B | 131 | 6.9 |\n| C | 88 | 3.2 |\n"
            "| All wards | 433 | 5.0 |\n",
        ),
        Passes("fits", "The three classes scored 61 percent, 70 percent and 79 percent; the average is 70 percent."),
        Ignores("weighted-column", "| Class | A | Mean |\n|---|---|---|\n| x | 61.0 | 66.0 |\n| y | 70.2 | 74.8 |\n"),
    )

    def check(self, view: DocumentView) -> Iterator[Verdict]:
        """Compare every average with the mean of its figures."""
        for relation in view.relations_of(RelationKind.AVERAGE):
            yield from _average(view, relation)


def _average(view: DocumentView, relation: Relation) -> Iterator[Verdict]:
    stated, items, weights = (view.operands(relation, role) for role in ("average", "item", "weight"))
    if len(stated) != 1 or len(items) < 2 or any(c.quantity is None for c in (*stated, *items, *weights)):
        return
    claims = (stated[0], *items)
    in_table = relation.operator == "table"

    def taken(loosely: Loosely) -> Sequence[Interval] | None:
        if weights:
            values, sizes = in_one_unit(claims, loosely), in_one_unit(weights)
            return values and sizes and [*values, *sizes]
        if not in_table or loosely is Loosely.NO:
            return in_one_unit(claims, loosely)
        written = in_one_unit(claims)  # digits may be cut off, but in a column of 78.98 a 100 is no 95
        return written and [Interval(v.low, v.high + (v.high - v.low) / 2) for v in written]

    found = in_one_unit(claims, Loosely.YES)
    possible = found is not None and Interval.hull(*found[1:]).overlaps(found[0])
    is_sure = in_table or bool(weights) or relation.operator == "median"
    listed = ", ".join(c.text for c in items[:8]) + (" and others" if len(items) > 8 else "")
    if weights:
        listed = " and ".join(f"{w.text} at {i.text}" for i, w in zip(items, weights, strict=True))
    yield from verdict(
        compare(taken, _readings(relation, len(items))),
        relation=relation,
        flagged=stated[0],
        others=(*items, *weights),
        formula=_formula(relation, items, weights),
        message=f"{stated[0].text} is not the {'median' if relation.operator == 'median' else 'average'} of "
        f"{listed}, which is {{expected}}.",
        names=[*(f"item {n}" for n in range(1, len(items) + 1)), *(f"weight {n}" for n in range(1, len(weights) + 1))],
        unit=unit_of(claims),
        severity=Severity.ERROR if is_sure or not possible else Severity.WARNING,
    )


def _formula(relation: Relation, items: Sequence[Claim], weights: Sequence[Claim]) -> str:
    if relation.operator == "median":
        return "the one in the middle"
    if weights:
        terms = " + ".join(f"{w.text} x {i.text}" for i, w in zip(items, weights, strict=True))
        return f"({terms}) / ({' + '.join(w.text for w in weights)})"
    return f"({' + '.join(c.text for c in items)}) / {len(items)}"


def _readings(relation: Relation, number: int) -> list[Reading]:
    """What the word may mean; beside weights also the plain mean, which says nothing of them."""
    if relation.operator == "median":
        return [Reading("median", _median)]
    plain = Reading("plain mean", lambda v: _mean(v[:number]))
    if relation.operator == "weighted":
        return [Reading("weighted mean", lambda v: _weighted_mean(v[:number], v[number:])), plain]
    return [plain]


def _mean(values: Sequence[Interval]) -> Interval:
    total = reduce(add, values)
    return Interval(total.low / len(values), total.high / len(values))


def _weighted_mean(values: Sequence[Interval], weights: Sequence[Interval]) -> Interval:
    """The weights as written: what they are rounded by hardly moves a mean."""
    sizes = [weight.middle for weight in weights]
    terms = [value.scaled(size / sum(sizes)) for value, size in zip(values, sizes, strict=True)]
    return reduce(add, terms)


def _median(values: Sequence[Interval]) -> Interval:
    """The middle one, or anything between the two in the middle."""
    lows, highs = sorted(v.low for v in values), sorted(v.high for v in values)
    return Interval(lows[(len(lows) - 1) // 2], highs[len(highs) // 2])
