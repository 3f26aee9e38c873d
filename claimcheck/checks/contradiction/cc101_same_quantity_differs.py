"""CC101: one document states a quantity twice, with values that cannot both hold."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.checks.contradiction.disagreement import judge_pairs
from claimcheck.checks.contradiction.gravity import in_heading, in_table, same_document
from claimcheck.checks.rule import Flags, GroupRule, GroupView, Ignores, Passes, Verdict
from claimcheck.records import Claim, Comparison, Severity


class SameQuantityDiffers(GroupRule):
    """A document gives one quantity of one subject two values that have nothing in common.

    ## What it checks
    Claims that agree in subject, metric, kind of amount and every qualifier that both state. Their values are compared
    as intervals: rounding, cut digits, hedges, bounds and ranges are granted. An error needs full agreement; where one
    side states a qualifier that the other leaves open, it is a warning that names the qualifier.

    ## Why it matters
    One of the two figures is wrong, or the text lacks the word that tells them apart.

    ## When it is wrong
    The figures belong to two states, subsets or definitions that the text tells apart in a way that was not recognised.

    ## Source
    The comparison key and the masked wording follow jpsnover/ai-triad-research, issue 2010.
    """

    code = "CC101"
    name = "same-quantity-differs"
    severity = Severity.ERROR
    since = "0.1"
    examples = (
        Flags(
            "parameters-differ",
            "Corvid-20B has 20 billion parameters.\n\nIt is a quiet release. Corvid-20B has 24 billion parameters.",
            at="24 billion parameters",
            says="(line 1)",
        ),
        Passes(
            "rounded",
            "Corvid-20B has 20.4 billion parameters.\n\nIt is a quiet release. Corvid-20B has 20 billion parameters.",
        ),
        Ignores(
            "two-models",
            "Corvid-20B has 20 billion parameters.\n\nIt is a quiet release. Corvid-13B has 13 billion parameters.",
        ),
    )

    def check(self, group: GroupView) -> Iterator[Verdict]:
        """Compare the quantities of one document's prose, or of two of its tables."""
        return judge_pairs(group, _applies)


def _applies(one: Claim, other: Claim, link: Comparison) -> bool:
    return (
        link.by_name
        and same_document(one, other)
        and one.date is None
        and in_table(one) == in_table(other)
        and not (in_heading(one) or in_heading(other))
    )
