"""CC103: the prose of a document states another value than its table."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.checks.contradiction.disagreement import judge_pairs
from claimcheck.checks.contradiction.gravity import in_table, same_document
from claimcheck.checks.rule import Flags, GroupRule, GroupView, Ignores, Passes, Verdict
from claimcheck.records import BlockKind, Claim, Comparison, Severity

_TABLE = "\n\n| Model | MMLU |\n|---|---|\n| Corvid-20B | 72.6 |\n| Corvid-13B | 63.9 |\n"


class TextDiffersFromTable(GroupRule):
    """A figure in a sentence or caption differs from the cell of a table that states the same quantity.

    ## What it checks
    A cell states the quantity that its row, its column and its caption name. A sentence or caption of the same document
    that agrees with all of them must state a value that the cell's rounding allows. Where the sentence names the
    subject only, its unit must fit one cell of the subject, and a value a slip of the hand apart is reported.

    ## Why it matters
    Tables are updated from data, the sentences around them by hand, or not at all.

    ## When it is wrong
    The sentence speaks of a subset, a split or a setting that neither it nor the table names.

    ## Source
    The most frequent disagreement in READMEs and model cards; the comparison key follows CC101.
    """

    code = "CC103"
    name = "text-differs-from-table"
    severity = Severity.ERROR
    since = "0.1"
    examples = (
        Flags("swapped-digits", "Corvid-20B scores 76.2 on MMLU." + _TABLE, at="76.2", says="72.6 (line 5)"),
        Flags(
            "told-by-its-unit",
            "Bun is done in 18.7 seconds.\n\n| Runner | Runtime (s) |\n|---|---|\n| Node | 41.2 |\n| Bun | 17.8 |\n",
            at="18.7 seconds",
            says="17.8 (line 6)",
        ),
        Passes("same-figure", "Corvid-20B scores 72.6 on MMLU." + _TABLE),
        Ignores("another-benchmark", "Corvid-20B scores 76.2 on GSM8K." + _TABLE),
    )

    def check(self, group: GroupView) -> Iterator[Verdict]:
        """Compare the prose of one document with its tables."""
        return judge_pairs(group, _applies)


def _applies(one: Claim, other: Claim, link: Comparison) -> bool:
    mixed = in_table(one) != in_table(other)
    headings = BlockKind.HEADING in (one.location.block, other.location.block)
    return link.by_name and mixed and same_document(one, other) and one.date is None and not headings
