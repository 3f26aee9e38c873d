"""CC102: two documents state one quantity with values that cannot both hold."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.checks.contradiction.disagreement import judge_pairs
from claimcheck.checks.contradiction.gravity import same_document
from claimcheck.checks.rule import Flags, GroupRule, GroupView, Ignores, Passes, Verdict
from claimcheck.records import Claim, Comparison, Severity


class DocumentsDisagree(GroupRule):
    """Two documents give one quantity of one subject values that have nothing in common.

    ## What it checks
    The same as CC101, between documents: subject, metric, kind of amount and every qualifier that both state agree, and
    no value lies in both intervals. All passages that give the quantity make one finding. Results in the tables of two
    documents are a warning where both name the same setting, or where the other figures of the two rows or columns
    agree to the last digit, so that the one was copied from the other; else each was measured in its own way, and the
    difference is only worth knowing. Documents declared historical or quoted are left out, and one declared canonical
    is named as such, the other one flagged.

    ## Why it matters
    Readers of one document will be contradicted by the other, and nobody sees it who reads only one.

    ## When it is wrong
    The documents describe different versions of a thing under one name, or measured it in different ways. A document
    that is older than the other may have been right in its time.

    ## Source
    The comparison key follows CC101.
    """

    code = "CC102"
    name = "documents-disagree"
    severity = Severity.ERROR
    since = "0.1"
    examples = (
        Flags(
            "parameters-differ",
            "Corvid-20B has 20 billion parameters.",
            at="24 billion parameters",
            says="example.md, line 1",
            others={"notes.md": "Corvid-20B has 24 billion parameters."},
        ),
        Passes(
            "rounded",
            "Corvid-20B has 20.4 billion parameters.",
            others={"notes.md": "Corvid-20B has 20 billion parameters."},
        ),
        Ignores(
            "two-models",
            "Corvid-20B has 20 billion parameters.",
            others={"notes.md": "Corvid-13B has 13 billion parameters."},
        ),
    )

    def check(self, group: GroupView) -> Iterator[Verdict]:
        """Compare the quantities of different documents."""
        return judge_pairs(group, _applies)


def _applies(one: Claim, other: Claim, link: Comparison) -> bool:
    return link.by_name and one.date is None and not same_document(one, other)
