"""CC201: a percent change against its end points."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.checks.arithmetic.changes import change_of
from claimcheck.checks.arithmetic.readings import Outcome, between, verdict
from claimcheck.checks.rule import DocumentRule, DocumentView, Flags, Ignores, Passes, Verdict
from claimcheck.records import RelationKind, Severity


class PercentChangeMismatch(DocumentRule):
    """A stated percent change is not the change between the two figures that it is stated for.

    ## What it checks
    Divides the figures as intervals ("4.41 to 4.82" is a growth of 9.1 to 9.5 percent) and compares with the stated
    percentage, over the first figure or over the second. Where the words say what rose or fell, a percentage that fits
    over the second figure only is a warning. Fractions ("a quarter less") count as percentages. In a list of gains
    ("Recall (+31%), Logic (+33%)") the two lines of the table are those for which most of the other gains hold.

    ## Why it matters
    One of the three figures is wrong, and readers remember the percentage.

    ## When it is wrong
    The percentage may be adjusted (for currency, inflation, working days) without the sentence saying so, or belong to
    other figures than those beside it.

    ## Source
    Relative change |b/a - 1| with interval arithmetic (Moore 1966, "Interval Analysis").
    """

    code = "CC201"
    name = "percent-change-mismatch"
    severity = Severity.ERROR
    since = "0.1"
    examples = (
        Flags(
            "grew-less-than-said",
            "Ticket sales rose by 45 percent, from 1,200 to 1,500.",
            at="45 percent",
            says="25",
        ),
        Flags(
            "up-from",
            "Rent came to $66 million, up 38 percent from $60 million in 2021.",
            at="38 percent",
            says="10",
        ),
        Flags(
            "over-a-figure",
            "In the first half sales were $419.5 million, an increase of 11.7% over $391.7 million.",
            at="11.7%",
            says="7.1",
        ),
        Flags(
            "base-in-brackets",
            "In 2025 sales were $1.49 billion, 17.5% more than in the year before ($1.41 billion).",
            at="17.5%",
            says="5.7",
        ),
        Flags(
            "after-a-figure",
            "The shop counted 3.1 million visits in July, after 2.4 million in June, a rise of 9%.",
            at="9%",
            says="30",
        ),
        Flags(
            "in-a-period-up-from",
            "It had sales of $38 million in the twelve months to June 2024, up 14 percent from $27 million.",
            at="14 percent",
            says="40",
        ),
        Passes("over-the-first", "Ticket sales rose by 25 percent, from 1,200 to 1,500."),
        Passes("over-the-second", "The old press needs 48 hours, 20 percent more than the 40 hours of the new one."),
        Flags(
            "share-of-the-wrong-figure",
            "The job was cut from 48 to 40 hours, a reduction of 20 percent.",
            at="20 percent",
            says="17",
        ),
        Flags(
            "in-brackets-behind",
            "The package is 50% smaller (from 50 MB to 35 MB).",
            at="50%",
            says="30",
        ),
        Flags(
            "in-apposition",
            "Energy cost £410,000 after £520,000 in 2022, a fall of 31%.",
            at="31%",
            says="21.15",
        ),
        Passes(
            "a-fall-in-a-table",
            "| | 2024 | 2023 | Change |\n|---|---|---|---|\n| Sales | 612 | 598 | +2.3% |\n"
            "| Costs | 548 | 497 | +10.3% |\n| Debt | 702 | 745 | −5.8% |\n",
        ),
        Flags(
            "no-fall-in-a-table",
            "| | 2024 | 2023 | Change |\n|---|---|---|---|\n| Sales | 612 | 598 | +2.3% |\n"
            "| Costs | 548 | 497 | +10.3% |\n| Tax | 330 | 315 | +4.8% |\n| Debt | 745 | 702 | -6.1% |\n",
            at="-6.1%",
            says="6.1",
        ),
        Passes(
            "over-another-figure",
            "Sales were $418.2 million, up 12% from $373.4 million a year ago and 3% above the $406.0 million of the "
            "second quarter.",
        ),
        Passes(
            "a-third-level",
            "Gross margin was 31.2%, up from 30.1% a year ago and 30.8% in spring. Costs fell from 5.0 to 4.0, by 20%.",
        ),
        Passes(
            "bases-of-their-own",
            "| Tonnes | 2019 | 2023 | 2024 |\n|---|---|---|---|\n| Scope 1 | 48.0 | 39.2 | 36.0 |\n"
            "| Scope 3 | 840 | 810 | 772 |\n\n"
            "Scope 3 fell by 5% in 2024 and by 8% since 2019; goods make up 58% of it, transport 17%.",
        ),
        Flags(
            "level-in-a-table",
            "| € million | 2023 | 2022 |\n|---|---|---|\n| Paper | 214.0 | 201.5 |\n| Sales | 410.0 | 390.0 |\n\n"
            "Sales grew by 7.1% to €410.0 million.",
            at="7.1%",
            says="5.1",
        ),
        Flags(
            "on-a-year-of-a-table",
            "| Tonnes | 2019 | 2022 | 2023 |\n|---|---|---|---|\n| Paper | 30.0 | 26.0 | 24.0 |\n"
            "| Board | 50.0 | 36.0 | 26.0 |\n\nEmissions from Board are down 84% on 2019.",
            at="84%",
            says="48",
        ),
        Flags(
            "one-of-a-list-of-gains",
            "| Test | Wren | Lark |\n|---|---|---|\n| Recall | 40.0 | 49.2 |\n| Logic | 38.9 | 51.7 |\n"
            "| Sums | 12.4 | 32.2 |\n\nLark is better on Recall (+31%), Logic (+33%) and Sums (+160%).",
            at="31%",
            says="23",
        ),
        Flags(
            "within-so-much-of-a-row",
            "| Model | Recall |\n|---|---|\n| Lark | 74.9 |\n| Rook | 81.4 |\n\nLark is within 2% of Rook on Recall.",
            at="2%",
            says="8",
        ),
        Passes("a-year", "Sales rose from 100 to 121 million in two years, 21 percent in all and 10 percent a year."),
        Ignores(
            "level-of-confidence",
            "Attendance was 71.4% (1,517 of 2,124) here and 64.2% (1,340 of 2,086) there, a difference of 7.2 "
            "percentage points (95% CI 3.9 to 10.5).",
        ),
        Ignores(
            "sizes-by-letter",
            "| Task | S | M | L |\n|---|---|---|---|\n| Search | 47.2 | 51.9 | 54.4 |\n"
            "| Pairs | 79.9 | 81.7 | 82.8 |\n\nGoing from S to L gains 7.2 points in search but only 2.9 in pairs.",
        ),
        Ignores("one-end-only", "Ticket sales rose by 25 percent to 1,500."),
    )

    def check(self, view: DocumentView) -> Iterator[Verdict]:
        """Compare every percent change whose two ends are bound to it."""
        for relation in view.relations_of(RelationKind.CHANGE):
            change = change_of(view, relation)
            if change is None or change.in_points or change.is_points_in_percent:
                continue
            either, as_points = change.as_percent(), change.as_points()
            as_percent = change.as_percent(over_either=False) if change.has_base else either
            if as_percent is None or (
                as_percent.outcome is Outcome.FAILS and as_points is not None and as_points.outcome is not Outcome.FAILS
            ):
                continue  # percent said for points is CC202
            is_possible = either is not None and either.outcome is not Outcome.FAILS
            yield from verdict(
                as_percent,
                relation=relation,
                flagged=change.amount,
                others=(change.base, change.other),
                formula="|second / first - 1| x 100",
                message=f"{change.amount.text} does not fit {between(change.base, change.other)}, "
                "which differ by {expected}.",
                names=("first", "second"),
                unit="%",
                severity=Severity.WARNING if is_possible else Severity.ERROR,
            )
