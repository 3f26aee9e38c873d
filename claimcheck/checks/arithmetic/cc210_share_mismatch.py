"""CC210: a stated share against part and whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import reduce
from operator import add

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
from claimcheck.records import Claim, Comparator, Interval, Relation, RelationKind, Severity

_BASIS_POINT = Decimal("0.01")
"""In percent."""
_ROUND = Decimal("0.2")
_AT_MOST = {Comparator.EQUAL: Decimal("0.05"), Comparator.ABOUT: Decimal("0.08")}
"""How far a fraction in words may be off, of itself and in all: 31 percent are "a third", 43 percent "almost half"."""


class ShareMismatch(DocumentRule):
    """A stated percentage or fraction is not the share of the part in the whole that stand beside it.

    ## What it checks
    Divides part by whole as intervals: "41 of 94 (43.6%)", "284 of 3,120 customers, or 9.1 percent". Columns of tables
    are judged where the other rows show that they are shares. A share that is given both as a fraction and in percent
    ("three in four households (75%)") is compared with itself; fractions in words are round.

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
        Flags("fraction-in-percent", "Three in four households (85%) have a second tap.", at="85%", says="75"),
        Passes("round-fraction", "A third of the pupils (31%) walk to school, and almost half (47%) take a bus."),
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
        Ignores("two-shares", "One in five adults and 25 percent of teenagers skip breakfast."),
        Ignores("no-share", "The ferry carried 310 of the 400 waiting cars."),
    )

    def check(self, view: DocumentView) -> Iterator[Verdict]:
        """Compare every share with its part and whole, or with the fraction that it restates."""
        for relation in view.relations_of(RelationKind.SHARE):
            shares, parts, wholes = (view.operands(relation, role) for role in ("share", "part", "whole"))
            are_numbers = all(claim.quantity is not None for claim in (*shares, *parts, *wholes))
            if len(shares) == 1 and parts and wholes and are_numbers:
                yield from _share(relation, shares[0], parts, wholes)
        for relation in view.relations_of(RelationKind.EQUALITY):
            percentages, fractions = view.operands(relation, "left"), view.operands(relation, "right")
            if relation.operator == "share" and percentages and fractions:
                yield from _restated(relation, percentages[0], fractions[0])


def _share(relation: Relation, share: Claim, parts: Sequence[Claim], wholes: Sequence[Claim]) -> Iterable[Verdict]:
    is_gone = relation.operator == "gone"  # what is left is the part
    reading = Reading("part by whole", lambda v: (v[0] / v[1]).scaled(100))
    rest = Reading("what is left of 100", lambda v: Interval.exactly(100) - (v[0] / v[1]).scaled(100))
    part, whole = (" + ".join(claim.text for claim in claims) for claims in (parts, wholes))
    message = f"{share.text} is not the share of {part} in {whole}, which is {{expected}}."
    if is_gone:
        message = f"{share.text} of {whole} gone does not leave {part}, which takes {{expected}}."
    return verdict(
        compare(
            _taken(share, parts, wholes, in_column=relation.operator == "percentage"),
            [rest if is_gone else reading],
        ),
        relation=relation,
        flagged=share,
        others=(*parts, *wholes),
        formula="(1 - part / whole) x 100" if is_gone else "part / whole x 100",
        message=message,
        names=(*("part" for _ in parts), *("whole" for _ in wholes)),
        unit="%",
    )


def _restated(relation: Relation, percentage: Claim, fraction: Claim) -> Iterable[Verdict]:
    return verdict(
        compare(
            lambda loosely: [values(percentage, loosely), _round_fraction(fraction).scaled(100)],
            [Reading("the fraction in percent", lambda v: v[0])],
        ),
        relation=relation,
        flagged=percentage,
        others=(fraction,),
        formula="fraction x 100",
        message=f"{percentage.text} is not {fraction.text}, which is {{expected}}.",
        names=("fraction",),
        unit="%",
    )


def _round_fraction(claim: Claim) -> Interval:
    """What a fraction in words may stand for."""
    taken = values(claim, Loosely.YES)
    quantity = claim.quantity
    if quantity is None or quantity.value is None or quantity.comparator not in _AT_MOST:
        return taken
    value = quantity.value
    slack = min(value * _ROUND, _AT_MOST[quantity.comparator])
    return Interval(min(taken.low, value - slack), max(taken.high, value + slack))


def _taken(share: Claim, parts: Sequence[Claim], wholes: Sequence[Claim], *, in_column: bool) -> Taken:
    """The share in percent, parts and wholes added up in one unit; a bare number in a column of percentages is one."""

    def taken(loosely: Loosely) -> list[Interval] | None:
        added = in_one_unit((*parts, *wholes), loosely)
        pair = added and [reduce(add, added[: len(parts)]), reduce(add, added[len(parts) :])]
        unit = share.quantity.unit if share.quantity is not None else ""
        found = values(share, loosely)
        if unit == "basis_point":
            return pair and [found.scaled(_BASIS_POINT), *pair]
        return pair and [found if in_column and not unit else as_share(found, unit).scaled(100), *pair]

    return taken
