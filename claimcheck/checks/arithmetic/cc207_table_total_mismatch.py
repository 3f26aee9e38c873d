"""CC207: total rows and columns of tables."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.checks.arithmetic.readings import verdict
from claimcheck.checks.arithmetic.totals import compare_total, parts_and_total, scale_of
from claimcheck.checks.rule import DocumentRule, DocumentView, Flags, Ignores, Passes, Verdict
from claimcheck.records import RelationKind, Severity

_FIRST = 8
"""Parts that a message names."""


class TableTotalMismatch(DocumentRule):
    """A total row or column of a table is not the sum of the cells above or beside it.

    ## What it checks
    Rows and columns that are labelled as totals, set in bold, or shown to be totals by their other cells. Subtotals
    start a new block.

    ## Why it matters
    A total that does not add up means a wrong cell, or a row that was dropped and left its mark in the total.

    ## When it is wrong
    A table may show only some of the rows that its total covers. Where the label alone says that the row is a total and
    no other cell confirms it, it is a warning.

    ## Source
    None needed: sums of rounded figures as intervals.
    """

    code = "CC207"
    name = "table-total-mismatch"
    severity = Severity.ERROR
    since = "0.1"
    examples = (
        Flags(
            "wrong-total",
            "| Town | Visitors |\n|---|---|\n| Aven | 1,250 |\n| Brill | 830 |\n| Total | 2,180 |\n",
            at="2,180",
            says="2,080",
        ),
        Flags(
            "total-by-nature",
            "| € million | 2023 | 2022 |\n|---|---|---|\n| Paper | 214.0 | 201.5 |\n| Board | 113.2 | 127.9 |\n"
            "| Tissue | 64.8 | 60.6 |\n| Sales | 410.0 | 390.0 |\n",
            at="410.0",
            says="392",
        ),
        Flags(
            "shares-and-100",
            "| Segment | Share |\n|---|---|\n| Cloud | 64% |\n| Licences | 32% |\n"
            "| Services | 14% |\n| Total | 100% |\n",
            at="100%",
            says="110",
        ),
        Passes("right-total", "| Town | Visitors |\n|---|---|\n| Aven | 1,250 |\n| Brill | 830 |\n| Total | 2,080 |\n"),
        Passes("rounded-total", "| Part | kg |\n|---|---|\n| Hull | 1.4 |\n| Mast | 2.4 |\n| Total | 3.9 |\n"),
        Ignores(
            "nothing-to-add-up",
            "| Model | Total | Active | Score | Price |\n|---|---|---|---|---|\n| A | 141B | 39B | 77.8 | $0.90 |\n"
            "| B | 7.2B | 7.2B | 62.5 | $0.20 |\n| C | 70B | 70B | 79.5 | $0.90 |\n",
        ),
        Ignores("no-total", "| Town | Visitors |\n|---|---|\n| Aven | 1,250 |\n| Brill | 830 |\n"),
    )

    def check(self, view: DocumentView) -> Iterator[Verdict]:
        """Compare every total of a table with its parts."""
        for relation in view.relations_of(RelationKind.SUM):
            found = parts_and_total(view, relation)
            if relation.operator != "table" or found is None:
                continue
            total, parts = found
            texts = [claim.text for _, claim in parts]
            shown = ", ".join(texts[:_FIRST]) + (f" and {len(texts) - _FIRST} more" if len(texts) > _FIRST else "")
            yield from verdict(
                compare_total(total, parts),
                relation=relation,
                flagged=total,
                others=[claim for _, claim in parts],
                formula=" + ".join(texts),
                message=f"The total {total.text} is not the sum of {shown}: they make {{expected}}.",
                names=[f"part {n}" for n in range(1, len(parts) + 1)],
                scale=scale_of(total),
            )
