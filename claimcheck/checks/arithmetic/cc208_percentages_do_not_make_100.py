"""CC208: the percentages of a mixture."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import reduce
from operator import add

from claimcheck.checks.arithmetic.readings import MAY_WARN, Loosely, in_one_unit, written
from claimcheck.checks.rule import Agrees, Differs, DocumentRule, DocumentView, Flags, Ignores, Passes, Verdict
from claimcheck.records import Derivation, Input, Interval, RelationKind, Severity

_HUNDRED = Interval.exactly(100)
_NEAR = Interval(Decimal(70), Decimal(140))
"""Sums further off are not a slip: the list is not meant to be complete, or its parts overlap."""


class PercentagesDoNotMake100(DocumentRule):
    """The percentages of something that is divided up do not add up to 100.

    ## What it checks
    Complete lists of three or more percentages of a mixture, split or breakdown. Each may have been rounded.

    ## Why it matters
    One of them is wrong, or a part is missing.

    ## When it is wrong
    Parts overlap, or small ones were left out. Lists with a rest, or with several answers allowed, are left alone.

    ## Source
    Sum of rounded figures as intervals.
    """

    code = "CC208"
    name = "percentages-do-not-make-100"
    severity = Severity.WARNING
    since = "0.1"
    examples = (
        Flags(
            "more-than-100",
            "The mixture is 55 percent oats, 30 percent rye and 25 percent wheat.",
            at="55 percent",
            says="110",
        ),
        Passes("makes-100", "The mixture is 55 percent oats, 30 percent rye and 15 percent wheat."),
        Passes("rounded", "The seats split 33.3% left, 33.3% center and 33.3% right."),
        Ignores(
            "several-answers",
            "Asked why they stay, 71 percent named colleagues, 64 percent patients and 22 percent pay.",
        ),
    )

    def check(self, view: DocumentView) -> Iterator[Verdict]:
        """Add up every such list."""
        for relation in view.relations_of(RelationKind.SUM):
            parts = view.operands(relation, "part")
            if relation.operator != "hundred" or len(parts) < 2:
                continue
            tight, loose = in_one_unit(parts), in_one_unit(parts, Loosely.YES)
            if tight is None or loose is None:
                continue
            total = reduce(add, tight)
            derivation = Derivation(
                formula=" + ".join(claim.text for claim in parts),
                inputs=tuple(Input(name="part", text=c.text, claim=c.id) for c in parts),
                expected="100",
                stated=written(total, ""),
                tolerance="rounding of every part",
            )
            if total.overlaps(_HUNDRED):
                yield Agrees(parts, derivation)
            elif (
                not reduce(add, loose).overlaps(_HUNDRED) and total.overlaps(_NEAR) and relation.confidence >= MAY_WARN
            ):
                message = f"{derivation.formula} make {derivation.stated} and not 100 percent."
                yield Differs(parts, message, derivation, confidence=relation.confidence)
