"""CC212: figures against the two values that they are said to lie between."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from claimcheck.checks.arithmetic.readings import Comparison, Loosely, Outcome, Reading, compare, in_one_unit, verdict
from claimcheck.checks.rule import DocumentRule, DocumentView, Flags, Ignores, Passes, Verdict
from claimcheck.records import Claim, Interval, Relation, RelationKind, Severity


class FigureOutsideStatedRange(DocumentRule):
    """A figure is said to lie between two values, and does not.

    ## What it checks
    "fell between that of A (50.4) and B (78.8)" with the figure itself, and ranges that are said to hold a list of
    figures ("72, 68 and 81 percent, so between 68 and 81"). Every figure of the list has to lie in the range. A range
    that is given for a column of a table has to end at its smallest and its largest figure.

    ## Why it matters
    Range and figures are often updated separately.

    ## When it is wrong
    The range is of other figures than those listed beside it.

    ## Source
    None needed: order of numbers.
    """

    code = "CC212"
    name = "figure-outside-stated-range"
    severity = Severity.ERROR
    since = "0.1"
    examples = (
        Flags(
            "range-of-a-list",
            "The wards were 64 percent, 58 percent and 77 percent full; all lie between 62 percent and 77 percent.",
            at="62 percent and 77 percent",
            says="58 percent",
        ),
        Flags(
            "after-a-comma",
            "The new model scores 77.3, between the 68.0 of the small one and the 74.9 of the large one.",
            at="77.3",
            says="74.9",
        ),
        Flags(
            "range-of-a-column",
            "| Ward | Beds |\n|---|---|\n| North | 21 |\n| South | 34 |\n| East | 18 |\n\nBeds range from 18 to 43.",
            at="18 to 43",
            says="34",
        ),
        Passes(
            "range-fits",
            "The wards were 64 percent, 58 percent and 77 percent full; all lie between 58 percent and 77 percent.",
        ),
        Passes(
            "middle-fits",
            "The new engine burns 31 liters. The new engine's use falls between that of the old one "
            "(38 liters) and the "
            "rival (29 liters).",
        ),
        Ignores("no-figure", "The new engine falls between that of the old one (38 liters) and the rival (29 liters)."),
    )

    def check(self, view: DocumentView) -> Iterator[Verdict]:
        """Compare every figure with the ends that it is said to lie between."""
        for relation in view.relations_of(RelationKind.BETWEEN):
            lows, highs = view.operands(relation, "low"), view.operands(relation, "high")
            middles = view.operands(relation, "middle")
            if len(lows) == len(highs) == 1 and middles:
                judge = _ends if relation.operator == "ends" else _between
                yield from judge(relation, middles, lows[0], highs[0])


def _between(relation: Relation, middles: tuple[Claim, ...], low: Claim, high: Claim) -> Iterator[Verdict]:
    ends = (low,) if low.id == high.id else (low, high)
    outside: list[Claim] = []
    comparison = None
    for middle in middles:
        compared = _compared(middle, ends)
        if compared is None:
            return
        if comparison is None or compared.outcome is not Outcome.HOLDS:
            comparison = compared
        if compared.outcome is Outcome.POSSIBLE:
            return
        if compared.outcome is Outcome.FAILS:
            outside.append(middle)
    is_list = relation.operator == "hull"
    first = outside[0] if outside else middles[0]
    end = _nearer(first, ends)
    flagged, others = (end, [first, *(e for e in ends if e is not end)]) if is_list else (first, list(ends))
    where = low.text if len(ends) == 1 else f"{low.text} to {high.text}"
    yield from verdict(
        comparison,
        relation=relation,
        flagged=flagged,
        others=[*others, *(m for m in middles if m is not first)],
        formula="lower end <= figure <= higher end",
        message=f"{first.text} does not lie in the stated range of {where}.",
        names=["end" if c in ends else "figure" for c in others],
    )


def _ends(relation: Relation, items: tuple[Claim, ...], low: Claim, high: Claim) -> Iterator[Verdict]:
    """A range given for a column of a table: its ends are the smallest and the largest figure."""

    def worth(claim: Claim) -> Decimal:
        return claim.quantity.value or Decimal(0) if claim.quantity is not None else Decimal(0)

    claims = (low, high, min(items, key=worth), max(items, key=worth))
    compared = [(_same(claims, 0, 2), "smallest", low, claims[2]), (_same(claims, 1, 3), "largest", high, claims[3])]
    failing = (one for one in compared if one[0] is not None and one[0].outcome is not Outcome.HOLDS)
    comparison, word, end, item = next(failing, compared[0])
    yield from verdict(
        comparison,
        relation=relation,
        flagged=end,
        others=(item, *(claim for claim in items if claim is not item)),
        formula=f"{word} of {len(items)} figures",
        message=f"{end.text} is given for the {word} of {len(items)} figures, which is {item.text}.",
        names=[word, *("figure" for _ in items[1:])],
    )


def _same(claims: tuple[Claim, ...], end: int, item: int) -> Comparison | None:
    """One end of a range against the figure of the column that it has to be."""

    def taken(loosely: Loosely) -> list[Interval] | None:
        found = in_one_unit(claims, loosely)
        return found and [found[end], found[item]]

    return compare(taken, [Reading("the end of the column", lambda v: v[0])])


def _compared(middle: Claim, ends: tuple[Claim, ...]) -> Comparison | None:
    reading = Reading("from the lower end to the higher", lambda v: Interval.hull(*v))
    return compare(lambda loosely: in_one_unit((middle, *ends), loosely), [reading])


def _nearer(claim: Claim, ends: tuple[Claim, ...]) -> Claim:
    """The end that a figure outside is nearer to: the one to look at first."""
    found = in_one_unit((claim, *ends), Loosely.NO)
    if found is None or len(ends) == 1:
        return ends[0]
    gaps = [found[0].gap(end) for end in found[1:]]
    return ends[gaps.index(min(gaps))]
