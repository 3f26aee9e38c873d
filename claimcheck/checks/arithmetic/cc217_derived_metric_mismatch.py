"""CC217: metrics that follow from others, and claims about scaling."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from claimcheck.checks.arithmetic.readings import Loosely, Reading, compare, in_one_unit, magnitude, values, verdict
from claimcheck.checks.rule import DocumentRule, DocumentView, Flags, Ignores, Passes, Verdict
from claimcheck.records import Claim, Interval, Relation, RelationKind, Severity

_LINEAR = Interval(Decimal("0.7"), Decimal("1.3"))
"""Share of perfect scaling that may still be called linear: curves published as near-linear keep three quarters of it
or more (Goyal et al. 2017 report 90 percent, Shoeybi et al. 2019 report 76 percent)."""
_HUNDRED = Interval.exactly(100)
_MOST_PERIODS = 100


class DerivedMetricMismatch(DocumentRule):
    """A metric that follows from others is stated with another value, or scaling called linear is not.

    ## What it checks
    F1 against the harmonic mean of precision and recall, in a sentence or in the columns of a table; an error rate
    against the accuracy that it restates (likewise success and failure, uptime and downtime); "nearly linear" scaling
    against the times or rates of two runs on different numbers of machines; a rate by the year against what it makes
    over several ("4% a year for five years, 22% in all"), compounded or not.

    ## Why it matters
    One of the figures is wrong, and tables are sorted by the derived one.

    ## When it is wrong
    F1 averaged over classes does not follow from averaged precision and recall; the rule leaves it alone where the text
    says "macro", "micro" or "weighted".

    ## Source
    F1: van Rijsbergen 1979, "Information Retrieval", chapter 7. Scaling: efficiency as speed-up by machines.
    """

    code = "CC217"
    name = "derived-metric-mismatch"
    severity = Severity.WARNING
    since = "0.2"
    examples = (
        Flags(
            "f1",
            "The detector reaches a precision of 92.0% and a recall of 80.0%, an F1 score of 89.6%.",
            at="89.6%",
            says="85.58",
        ),
        Flags(
            "error-rate",
            "Accuracy on the held-out set is 93.4%, which is an error rate of 7.6%.",
            at="7.6%",
            says="6.6",
        ),
        Flags(
            "scaling",
            "Scaling is nearly linear: training takes 80 hours on 8 nodes and 30.6 hours on 64 nodes.",
            at="30.6 hours",
            says="linear",
        ),
        Flags(
            "f1-column",
            "| Class | Precision | Recall | F1 |\n|---|---|---|---|\n| a | 90.0 | 80.0 | 84.7 |\n"
            "| b | 70.0 | 60.0 | 64.6 |\n| c | 85.0 | 75.0 | 77.9 |\n| d | 66.0 | 88.0 | 75.4 |\n",
            at="77.9",
            says="79.7",
        ),
        Flags("years", "At 4% a year for five years, rents rise by 32% in all.", at="32%", says="22"),
        Flags(
            "yearly-rate",
            "Costs rose from $100 million to $121 million in two years, 15% a year.",
            at="15%",
            says="32",
        ),
        Passes("years-fit", "Emissions fell 3% a year for four years, about 11% in total."),
        Passes("f1-fits", "The detector reaches a precision of 92.0% and a recall of 80.0%, an F1 score of 85.6%."),
        Passes(
            "scaling-fits",
            "Scaling is nearly linear: training takes 80 hours on 8 nodes and 10.6 hours on 64 nodes.",
        ),
        Ignores("macro", "Macro precision is 92.0% and recall 80.0%, with an F1 score of 83.1%."),
        Ignores("no-claim-of-scaling", "Training takes 80 hours on 8 nodes and 30.6 hours on 64 nodes."),
    )

    def check(self, view: DocumentView) -> Iterator[Verdict]:
        """Compare every derived metric with what it follows from."""
        for relation in view.relations_of(RelationKind.DERIVED):
            if relation.operator == "linear":
                yield from _linear(view, relation)
            elif relation.operator == "growth":
                yield from _growth(view, relation)
            else:
                yield from _metric(view, relation)


def _metric(view: DocumentView, relation: Relation) -> Iterator[Verdict]:
    result = view.operands(relation, "result")
    others = (*view.operands(relation, "left"), *view.operands(relation, "right"))
    if len(result) != 1 or not others or any(c.quantity is None for c in (*result, *others)):
        return
    others_text = " and ".join(claim.text for claim in others)
    if relation.operator == "f1":
        formula, reading = "2 x precision x recall / (precision + recall)", Reading("harmonic mean", _harmonic_mean)
    else:
        formula, reading = "100 - the other", Reading("what is left of 100", lambda v: _HUNDRED - v[0])
    yield from verdict(
        compare(lambda loosely: in_one_unit((*result, *others), loosely), [reading]),
        relation=relation,
        flagged=result[0],
        others=others,
        formula=formula,
        message=f"{result[0].text} does not follow from {others_text}: it would be {{expected}}.",
        names=("precision", "recall") if relation.operator == "f1" else ("the other",),
        severity=Severity.WARNING,
    )


def _harmonic_mean(values: Sequence[Interval]) -> Interval:
    """Rises with both, so that the ends belong to the ends."""
    ends = [(values[0].low, values[1].low), (values[0].high, values[1].high)]
    low, high = (2 * one * other / (one + other) for one, other in ends)
    return Interval(low, high)


def _linear(view: DocumentView, relation: Relation) -> Iterator[Verdict]:
    found = [view.operands(relation, role) for role in ("first", "few", "second", "many")]
    if any(len(claims) != 1 or claims[0].quantity is None for claims in found):
        return
    first, few, second, many = (claims[0] for claims in found)

    def taken(loosely: Loosely) -> list[Interval] | None:
        sizes, numbers = in_one_unit((first, second), loosely), in_one_unit((few, many), loosely)
        return sizes and numbers and [_LINEAR, *sizes, *numbers]

    by_time = Reading("speed-up by machines", lambda v: v[0] / v[1] / (v[3] / v[2]))
    by_rate = Reading("growth of the rate by machines", lambda v: v[1] / v[0] / (v[3] / v[2]))
    yield from verdict(
        compare(taken, [by_time if _is_time(first) else by_rate]),
        relation=relation,
        flagged=second,
        others=(first, few, many),
        formula=f"({first.text} / {second.text}) / ({many.text} / {few.text})",
        message=f"From {few.text} to {many.text}, {first.text} and {second.text} are {{expected}} of linear scaling.",
        names=("first run", "machines", "machines"),
        severity=Severity.WARNING,
    )


def _growth(view: DocumentView, relation: Relation) -> Iterator[Verdict]:
    roles = ("rate", "time", "result", "first", "second")
    found = {role: claims[0] for role in roles if (claims := view.operands(relation, role)) and claims[0].quantity}
    rate, time = found["rate"], found["time"]
    periods = time.quantity.value if time.quantity is not None else None
    if periods is None or periods % 1 or not 1 < periods <= _MOST_PERIODS:
        return
    ends = [found[role] for role in ("first", "second") if role in found]

    def taken(loosely: Loosely) -> list[Interval] | None:
        if not ends:
            return [magnitude(values(found["result"], loosely)), magnitude(values(rate, loosely))]
        pair = in_one_unit(ends, loosely)
        return pair and [magnitude((pair[1] / pair[0]).shifted(-1)).scaled(100), magnitude(values(rate, loosely))]

    yield from verdict(
        compare(taken, _growths(int(periods), _is_fall(ends))),
        relation=relation,
        flagged=found.get("result", rate),
        others=[claim for role, claim in found.items() if role != ("rate" if ends else "result")],
        formula=f"(1 + {rate.text}) ^ {int(periods)} - 1",
        message=f"{rate.text} in each period of {time.text} makes {{expected}} in all, "
        + (f"which does not lead from {ends[0].text} to {ends[1].text}." if ends else f"not {found['result'].text}."),
        names=[role for role in found if role != ("rate" if ends else "result")],
        unit="%",
        severity=Severity.WARNING,
    )


def _is_fall(ends: Sequence[Claim]) -> bool | None:
    """Which way the two ends go; None where they are not given."""
    first, second = (claim.quantity.interval.middle for claim in ends if claim.quantity) if ends else (None, None)
    return None if first is None or second is None else second < first


def _growths(periods: int, is_fall: bool | None) -> list[Reading]:
    """How much a rate in percent makes over so many periods; all rise with the rate."""

    def over_all(name: str, whole: Callable[[Decimal], Decimal]) -> Reading:
        return Reading(name, lambda v: Interval(whole(v[0].low), whole(v[0].high)))

    growth = over_all("growth upon growth", lambda rate: ((1 + rate / 100) ** periods - 1) * 100)
    fall = over_all("fall upon fall", lambda rate: (1 - (1 - rate / 100) ** periods) * 100)
    plain = over_all("each of the first amount", lambda rate: rate * periods)
    return [growth, fall, plain] if is_fall is None else [fall if is_fall else growth, plain]


def _is_time(claim: Claim) -> bool:
    return claim.quantity is not None and claim.quantity.dimension == "[time]"
