"""CC210: a stated share against part and whole."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from claimcheck.checks.arithmetic.readings import (
    Loosely,
    Reading,
    Taken,
    as_share,
    compare,
    in_one_unit,
    values,
    verdict,
)
from claimcheck.checks.rule import DocumentRule, DocumentView, Flags, Ignores, Passes, Verdict
from claimcheck.records import Claim, Interval, RelationKind, Severity

_BASIS_POINT = Decimal("0.01")
"""In percent."""


class ShareMismatch(DocumentRule):
    """A stated percentage or fraction is not the share of the part in the whole that stand beside it.

    ## What it checks
    Divides part by whole as intervals: "41 of 94 (43.6%)", "284 of 3,120 customers, or 9.1 percent". Columns of tables
    are judged where the other rows show that they are shares.

    ## Why it matters
    One of the three figures is wrong, and it is the percentage that is quoted.

    ## When it is wrong
    The percentage may be of another whole (those who answered, say) than the one that stands beside it.

    ## Source
    None needed: quotients of rounded figures as intervals.
    """

    code = "CC210"
    name = "share-mismatch"
    severity = Severity.ERROR
    since = "0.1"
    examples = (
        Flags("of-the", "The ferry carried 310 of the 400 waiting cars (87.5%).", at="87.5%", says="77.5"),
        Flags(
            "of-whom",
            "The club has 480 members, of whom 60, or 21.5 percent, are under 18.",
            at="21.5 percent",
            says="12.5",
        ),
        Flags(
            "whole-in-the-opening",
            "In a test of 800 prompts, 28 answers (5.3%) were judged unsafe.",
            at="5.3%",
            says="3.5",
        ),
        Flags(
            "whole-two-sentences-back",
            "We recruited 240 nurses. The mean age was 41.3 years. Of all, 186 participants (75.7%) were female.",
            at="75.7%",
            says="77.5",
        ),
        Flags(
            "of-a-named-whole",
            "Revenue in the year came to €540 million. Operating profit was €81 million, or 25% of revenue.",
            at="25%",
            says="15",
        ),
        Passes(
            "one-of-several-revenues",
            "Revenue was €540 million, after €500 million. Profit was €81 million, or 15% of revenue; in the year "
            "before it had been €60 million (12% of revenue).",
        ),
        Passes("fits", "The ferry carried 310 of the 400 waiting cars (77.5%)."),
        Passes("share-first", "A majority of 55% (110 of 200) voted for the bridge."),
        Passes(
            "changes-beside-amounts",
            "| | 2024 | 2023 | Change |\n|---|---|---|---|\n| Sales | 1,490 | 1,410 | +5.7% |\n"
            "| Profit | 209 | 183 | +14.2% |\n"
            "| Profit margin | 14.0% | 13.0% | +1.0 pp |\n",
        ),
        Ignores("no-share", "The ferry carried 310 of the 400 waiting cars."),
    )

    def check(self, view: DocumentView) -> Iterator[Verdict]:
        """Compare every share whose part and whole are bound to it."""
        for relation in view.relations_of(RelationKind.SHARE):
            found = [view.operands(relation, role) for role in ("share", "part", "whole")]
            if any(len(claims) != 1 or claims[0].quantity is None for claims in found):
                continue
            share, part, whole = (claims[0] for claims in found)
            comparison = compare(
                _taken(share, part, whole, in_column=relation.operator == "percentage"),
                [Reading("part by whole", lambda v: (v[0] / v[1]).scaled(100))],
            )
            yield from verdict(
                comparison,
                relation=relation,
                flagged=share,
                others=(part, whole),
                formula="part / whole x 100",
                message=f"{share.text} is not the share of {part.text} in {whole.text}, which is {{expected}}.",
                names=("part", "whole"),
                unit="%",
            )


def _taken(share: Claim, part: Claim, whole: Claim, *, in_column: bool) -> Taken:
    """The share in percent, part and whole in one unit; a bare number in a column of percentages is one."""

    def taken(loosely: Loosely) -> list[Interval] | None:
        pair = in_one_unit((part, whole), loosely)
        unit = share.quantity.unit if share.quantity is not None else ""
        found = values(share, loosely)
        if unit == "basis_point":
            return pair and [found.scaled(_BASIS_POINT), *pair]
        return pair and [found if in_column and not unit else as_share(found, unit).scaled(100), *pair]

    return taken
