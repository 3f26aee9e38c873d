"""CC204: a stated difference against the two figures."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.checks.arithmetic.changes import change_of
from claimcheck.checks.arithmetic.readings import Outcome, Reading, between, compare, in_one_unit, magnitude, verdict
from claimcheck.checks.arithmetic.totals import unit_of
from claimcheck.checks.rule import DocumentRule, DocumentView, Flags, Ignores, Passes, Verdict
from claimcheck.records import Interval, Relation, RelationKind, Severity


class DifferenceMismatch(DocumentRule):
    """A stated difference is not the difference of the two figures that it is stated for.

    ## What it checks
    Subtracts the figures as intervals and compares with the stated difference: points between percentages or scores,
    any unit between quantities of that unit ("12 dollars more than the 30 dollars").

    ## Why it matters
    One of the three figures is wrong.

    ## When it is wrong
    The difference was computed before rounding and the figures are rounded by different rules.

    ## Source
    Interval subtraction (Moore 1966, "Interval Analysis").
    """

    code = "CC204"
    name = "difference-mismatch"
    severity = Severity.ERROR
    since = "0.1"
    examples = (
        Flags(
            "points",
            "Turnout rose from 41.2 percent to 46.9 percent, that is by 7.5 percentage points.",
            at="7.5 percentage points",
            says="5.7",
        ),
        Flags(
            "more-than",
            "The new hall cost €62 million, €18 million more than the €49 million that had been planned.",
            at="€18 million",
            says="13",
        ),
        Flags(
            "gap-between-rows-of-a-table",
            "| Model | Recall | Logic |\n|---|---|---|\n| Lark-7B | 63.4 | 52.7 |\n| Wren-7B | 60.1 | 41.9 |\n\n"
            "Lark-7B is 4.3 points ahead of Wren-7B on Recall.",
            at="4.3 points",
            says="3.3",
        ),
        Flags(
            "base-and-chat",
            "| | Lark-2B base | Lark-2B chat |\n|---|---|---|\n| Recall | 48.2 | 47.1 |\n| Logic | 21.4 | 39.8 |\n\n"
            "Chat tuning adds 14.8 points on Logic.",
            at="14.8 points",
            says="18.4",
        ),
        Flags(
            "side-by-side",
            "Recovery was seen in 68.0% of the treated and 54.0% of the control group, a difference of 41.0 points.",
            at="41.0 points",
            says="14",
        ),
        Passes(
            "ahead-and-behind",
            "| Model | Recall | Logic |\n|---|---|---|\n| Lark-7B | 63.4 | 52.7 |\n| Wren-7B | 60.1 | 41.9 |\n"
            "| Rook-9B | 66.8 | 51.0 |\n\n"
            "Lark-7B is 3.3 points ahead of Wren-7B on Recall and 3.4 points behind Rook-9B.",
        ),
        Passes("points-fit", "Turnout rose from 41.2 percent to 46.9 percent, that is by 5.7 percentage points."),
        Passes("rounded", "Turnout was 46.9 percent, 6 percentage points above the 41.2 percent of 2019."),
        Passes(
            "falls-in-a-table",
            "| | Old | New | Change |\n|---|---|---|---|\n| Recall | 71.4 | 88.2 | +16.8 |\n"
            "| F1 | 58.0 | 74.1 | +16.1 |\n| Errors | 21.5 | 13.8 | −7.7 |\n",
        ),
        Ignores(
            "over-a-period",
            "One outage lasted 40 minutes, and downtime was 5.9 hours over the 31 days of the month.",
        ),
        Ignores("no-second-figure", "Turnout rose by 5.7 percentage points."),
    )

    def check(self, view: DocumentView) -> Iterator[Verdict]:
        """Compare every difference whose two figures are bound to it."""
        for relation in view.relations_of(RelationKind.CHANGE):
            change = change_of(view, relation)
            if change is None or not change.in_points:
                continue
            points, percent = change.as_points(), change.as_percent()
            if points is not None and points.outcome is Outcome.FAILS and percent and percent.outcome is Outcome.HOLDS:
                continue  # points said for percent is CC202
            yield from verdict(
                points,
                relation=relation,
                flagged=change.amount,
                others=(change.base, change.other),
                formula="|second - first|",
                message=f"{change.amount.text} is not the difference of {between(change.base, change.other)}, "
                "which is {expected} points.",
                names=("first", "second"),
            )
        for relation in view.relations_of(RelationKind.DIFFERENCE):
            yield from _difference(view, relation)


def _sized(taken: list[Interval] | None) -> list[Interval] | None:
    """The amount without its sign: which way a table counts its differences is its own affair."""
    return taken and [magnitude(taken[0]), *taken[1:]]


def _difference(view: DocumentView, relation: Relation) -> Iterator[Verdict]:
    found = [view.operands(relation, role) for role in ("amount", "left", "right")]
    if any(len(claims) != 1 or claims[0].quantity is None for claims in found):
        return
    amount, left, right = (claims[0] for claims in found)

    unit = unit_of((left, right, amount))
    comparison = compare(
        lambda loosely: _sized(in_one_unit((amount, left, right), loosely)),
        [Reading("difference", lambda v: magnitude(v[0] - v[1]))],
    )
    yield from verdict(
        comparison,
        relation=relation,
        flagged=amount,
        others=(left, right),
        formula="|first - second|",
        message=f"{amount.text} is not the difference of {between(left, right)}, which is {{expected}}.",
        names=("first", "second"),
        unit=unit,
    )
