"""CC202: percent said for points, or points for percent."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from claimcheck.checks.arithmetic.changes import change_of
from claimcheck.checks.arithmetic.readings import Comparison, Outcome, between, verdict
from claimcheck.checks.rule import DocumentRule, DocumentView, Flags, Ignores, Passes, Verdict
from claimcheck.records import Interval, RelationKind, Severity


class PercentAndPointsConfused(DocumentRule):
    """A change between percentages or scores is right only if percent is read as points, or points as percent.

    ## What it checks
    The change between two percentages or scores, in points and in percent. From 40 to 50 percent are 10 points, or 25
    percent. Flagged is what holds in the unit that was not written.

    ## Why it matters
    The two are often far apart, and the reader cannot tell which was meant.

    ## When it is wrong
    Many writers say "percent" for points as a matter of course; that is why it is only a warning.

    ## Source
    SI Brochure, 9th edition, section 5.4.7: a difference of percentages is not to be given in percent.
    """

    code = "CC202"
    name = "percent-and-points-confused"
    severity = Severity.WARNING
    since = "0.1"
    examples = (
        Flags(
            "percent-for-points",
            "Turnout rose by 10 percent, from 40 percent to 50 percent.",
            at="10 percent",
            says="points",
        ),
        Flags(
            "points-for-percent",
            "The error rate fell from 8.0 percent to 6.0 percent, a reduction of 25 percentage points.",
            at="25 percentage points",
            says="percent",
        ),
        Flags(
            "exactly-the-points",
            "Turnout rose by 3 percent, from 61 percent to 64 percent.",
            at="3 percent",
            says="points",
        ),
        Flags(
            "amount-before-rising-from",
            "Its score improved by 10.5%, rising from 89.3% to an impressive 99.8%.",
            at="10.5%",
            says="points",
        ),
        Passes("points", "Turnout rose by 10 percentage points, from 40 percent to 50 percent."),
        Passes("percent", "Turnout rose by 25 percent, from 40 percent to 50 percent."),
        Passes("basis-points", "Fees fell by 25 basis points, from 1.20 percent to 0.95 percent."),
        Ignores("no-scale-of-points", "Sales rose by 25 percent, from $40 million to $50 million."),
    )

    def check(self, view: DocumentView) -> Iterator[Verdict]:
        """Compare every change between percentages or scores in both units."""
        for relation in view.relations_of(RelationKind.CHANGE):
            change = change_of(view, relation)
            if change is None or not change.can_be_in_points or not change.has_unit:
                continue
            percent, points = change.as_percent(), change.as_points()
            written, other = (points, percent) if change.in_points else (percent, points)
            if written is None or other is None:
                continue
            if change.is_points_in_percent:
                written = replace(written, outcome=Outcome.FAILS, expected=_failing(written))
            if written.outcome is not Outcome.HOLDS and other.outcome is not Outcome.HOLDS:
                continue
            unit, meant = ("points", "percent") if change.in_points else ("percent", "points")
            yield from verdict(
                written,
                relation=relation,
                flagged=change.amount,
                others=(change.base, change.other),
                formula="|second - first| in points, |second / first - 1| x 100 in percent",
                message=f"{change.amount.text} fits {between(change.base, change.other)} only in {meant}; in {unit} "
                "they differ by {expected}.",
                names=("first", "second"),
                severity=Severity.WARNING,
            )


def _failing(comparison: Comparison) -> tuple[tuple[str, Interval, Outcome], ...]:
    """The readings of a comparison with all of them taken to fail: rounding alone would have to explain the figures."""
    return tuple((name, interval, Outcome.FAILS) for name, interval, _ in comparison.expected)
