"""CC203: a stated ratio or multiple against its two figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from claimcheck.checks.arithmetic.readings import Loosely, Reading, between, compare, in_one_unit, values, verdict
from claimcheck.checks.rule import DocumentRule, DocumentView, Flags, Ignores, Passes, Verdict
from claimcheck.records import Claim, Interval, Relation, RelationKind, Severity

_HEDGED = {
    "about": (Decimal("0.9"), Decimal("1.1")),
    "more": (Decimal(1), Decimal("1.5")),
    "less": (Decimal("0.8"), Decimal(1)),
}
_READINGS = (
    Reading("first by second", lambda v: v[0] / v[1]),
    Reading("second by first", lambda v: v[1] / v[0]),
    Reading("times more: first by second, less one", lambda v: (v[0] / v[1]).shifted(-1)),
    Reading("times less: second by first, less one", lambda v: (v[1] / v[0]).shifted(-1)),
)


_HALF_ORDER = Decimal("3.2")


class RatioMismatch(DocumentRule):
    """A stated multiple is not the ratio of the two figures that it is stated for.

    ## What it checks
    Divides the figures as intervals and compares with "16-fold", "3.4 times as fast", "half of". "Three times more" may
    mean three or four times; a ratio may be meant either way round, since what is faster takes less time. Columns of
    tables are judged where the other rows show that they are quotients.

    ## Why it matters
    Multiples are what readers remember and repeat.

    ## When it is wrong
    The multiple belongs to other figures than those beside it.

    ## Source
    None needed: quotients of rounded figures as intervals.
    """

    code = "CC203"
    name = "ratio-mismatch"
    severity = Severity.ERROR
    since = "0.1"
    examples = (
        Flags("fold", "The harbour grew from 8 to 40 berths, a threefold expansion.", at="threefold", says="4"),
        Flags(
            "column",
            "| File | In (MB) | Out (MB) | Ratio |\n|---|---|---|---|\n| a | 1,200 | 300 | 4.00 |\n|"
            " b | 900 | 150 | 6.00 |\n"
            "| c | 640 | 128 | 8.00 |\n",
            at="8.00",
            says="5",
        ),
        Flags(
            "order-of-magnitude",
            "Between the two the file shrank from 4,000 to 40 bytes, one order of magnitude.",
            at="one order of magnitude",
            says="100",
        ),
        Passes("orders-of-magnitude", "The price fell from $2.40 to $0.03, two orders of magnitude."),
        Flags(
            "not-halved",
            "Net debt more than halved, from $380 million to $210 million.",
            at="$210 million",
            says="0.55",
        ),
        Flags("in-figures", "There are 24 pupils and 6 tutors, a ratio of 3:1.", at="24 pupils", says="4"),
        Passes("fits", "The harbour grew from 8 to 32 berths, a fourfold expansion."),
        Passes("more-than-halved", "Net debt more than halved, from $480 million to $210 million."),
        Passes("times-more", "It took 40 minutes, three times more than the 10 minutes of the old line."),
        Ignores(
            "an-amount-less", "A new bus costs $720,000, twice as much as an old bus, but costs $0.60 less per mile."
        ),
        Flags(
            "up-to",
            "| Parser | Small | Large |\n|---|---|---|\n| Rapid | 120 ms | 0.9 s |\n| Swift | 40 ms | 80 ms |\n\n"
            "Swift is up to 4 times faster than Rapid.",
            at="4 times",
            says="11.3",
        ),
        Ignores("one-figure", "It has four times as many berths as before."),
    )

    def check(self, view: DocumentView) -> Iterator[Verdict]:
        """Compare every multiple whose two figures are bound to it."""
        for relation in view.relations_of(RelationKind.RATIO):
            left, right = view.operands(relation, "left"), view.operands(relation, "right")
            if len(left) == len(right) == 1 and left[0].quantity and right[0].quantity:
                yield from _ratio(view, relation, left[0], right[0])


def _ratio(view: DocumentView, relation: Relation, left: Claim, right: Claim) -> Iterator[Verdict]:
    factors = view.operands(relation, "factor")
    if len(factors) > 1 or (not factors and relation.amount is None) or (factors and factors[0].quantity is None):
        return
    is_magnitude = bool(factors) and "magnitude" in factors[0].text
    in_column = relation.operator == "quotient"
    if left.id == right.id:  # both ends of one range: the first by the second would be less than one
        readings = [Reading("upper end by lower end", lambda v: v[1] / v[0])]
    elif in_column:
        readings = [Reading("first by second", lambda v: v[0] / v[1])]
    elif relation.operator == "bound":  # the inverse of a ratio is always below "up to 4 times"
        readings = [_READINGS[0], _READINGS[2]]
    elif is_magnitude:
        readings = [Reading("larger by smaller", lambda v: v[0] / v[1] if v[0].low >= v[1].low else v[1] / v[0])]
    elif not factors or _is_below_one(factors[0]):  # "twice" is never "twice more", nor "half the" half as much again
        readings = list(_READINGS[:2])
    else:
        readings = list(_READINGS)

    def taken(loosely: Loosely) -> Sequence[Interval] | None:
        pair = [values(left, loosely), values(right, loosely)] if in_column else in_one_unit((left, right), loosely)
        factor = values(factors[0], loosely) if factors else _in_words(relation)
        if is_magnitude and factors[0].quantity is not None and factors[0].quantity.value is not None:
            exact = factors[0].quantity.value  # an order of magnitude is a power of ten, give or take half a one
            factor = Interval(exact / _HALF_ORDER, exact * _HALF_ORDER)
        return pair and [factor, *pair]

    word = factors[0].text if factors else view.document.text[relation.cue.start : relation.cue.end]
    flagged, others = (factors[0], (left, right)) if factors else (left, (right,))
    yield from verdict(
        compare(taken, readings),
        relation=relation,
        flagged=flagged,
        others=others,
        formula="first / second",
        message=f"“{word}” does not fit {between(left, right)}, whose ratio is {{expected}}.",
        names=("first", "second") if factors else ("second",),
    )


def _is_below_one(claim: Claim) -> bool:
    return claim.quantity is not None and claim.quantity.value is not None and claim.quantity.value < 1


def _in_words(relation: Relation) -> Interval:
    """What "doubled" asserts: about twice; "more than" and "nearly" move it up and down (shares of the factor)."""
    factor = relation.amount or Decimal(1)
    low, high = _HEDGED.get(relation.operator, _HEDGED["about"])
    if factor < 1:  # what has more than halved is less than half
        low, high = 1 / high, 1 / low
    return Interval(factor * low, factor * high)
