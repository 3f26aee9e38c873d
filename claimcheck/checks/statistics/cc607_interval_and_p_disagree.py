"""CC607: a confidence interval and a p-value that cannot both be those of one effect."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from claimcheck.checks.rule import Agrees, Differs, DocumentRule, DocumentView, Flags, Ignores, Passes, Verdict
from claimcheck.records import Claim, Derivation, Input, Interval, Severity, Span, format_interval

_RATIO = re.compile(
    r"\b(?:odds|hazards?|risk|rate|prevalence)[\s-]ratios?\b|\brelative\srisks?\b|\b(?:a|adjusted\s)?(?:OR|HR|RR|IRR)\b"
)
_DIFFERENCE = re.compile(
    r"\b(?:differences?|change|reduction|increase|slope|effect|β|beta|coefficient)\b", re.IGNORECASE
)
_REACH = 70
"""Characters before an interval in which its measure is named, and behind it in which its p-value stands."""
_P = re.compile(
    r"[^.;\[\]]{0,12}?[,;(]\s?\(?[pP](?:[\s-]value)?\s?(?P<comparator>[=<>≤≥])\s?(?P<value>0?\.\d{1,6})(?!\d)"
)
_OTHER = re.compile(
    r"\b(?:corrected|correction|bonferroni|adjusted\sp|fdr|non-?inferior\w*|equivalence|one-(?:sided|tailed)|trend|interaction|"
    r"heterogeneity|bootstrap\w*|bayes\w*|credible|permutation|exact\stest)\b",
    re.IGNORECASE,
)
"""Interval and p-value may come from two procedures."""
_ALPHA = Decimal("0.05")
_QUANTILE = Decimal("1.959964")
_CLEARLY = (Decimal("0.04"), Decimal("0.06"))
"""Intervals and tests that differ in their approximation may fall on two sides of .05, but not far from it."""


class IntervalAndPDisagree(DocumentRule):
    """A 95 percent confidence interval and a p-value of one effect do not both say that it is significant, or not.

    ## What it checks
    A 95% interval of an odds, hazard, risk or rate ratio, or of a difference or slope, with the estimate before it and
    the p-value right behind it: the interval leaves out 1 (0 for differences) where p < .05, and holds it where
    p > .05. The p-value that the interval gives has to be clearly on the other side of .05 from the one stated.

    ## Why it matters
    One of the numbers is wrong, and the conclusion rests on which.

    ## When it is wrong
    Where interval and p-value come from two methods (exact, bootstrap, corrected for several tests) and the sentence
    does not say so.

    ## Source
    Altman and Bland 2011, "How to obtain the P value from a confidence interval", BMJ 343:d2304.
    """

    code = "CC607"
    name = "interval-and-p-disagree"
    severity = Severity.WARNING
    since = "0.1"
    examples = (
        Flags(
            "significant-with-one-inside",
            "Deaths were rarer in the treated group (hazard ratio 0.82, 95% CI 0.66 to 1.05, p = .02).",
            at="0.66 to 1.05",
            says="p = .02",
        ),
        Flags(
            "not-significant-with-one-outside",
            "It made no difference (OR 1.52, 95% CI 1.18 to 1.96, p = .30).",
            at="1.18 to 1.96",
            says="p = .30",
        ),
        Passes("both-significant", "Fewer of them fell ill (OR 0.52, 95% CI 0.31 to 0.87, p = .013)."),
        Passes("a-difference", "The difference was 2.4 points (95% CI −0.3 to 5.1, p = .08)."),
        Ignores("near-the-limit", "The risk ratio was 1.20 (95% CI 1.00 to 1.44, p = .049)."),
        Ignores("no-measure-named", "It took 12 days (95% CI 10 to 14, p = .30)."),
    )

    def check(self, view: DocumentView) -> Iterator[Verdict]:
        """Judge every interval with an estimate before it and a p-value behind it."""
        for claims in view.by_sentence.values():
            figures = [c for c in claims if c.metric == "confidence interval" or c.quantity is not None]
            for before, interval in pairwise(figures):
                if interval.metric == "confidence interval" and interval.qualifiers.get("level") == "95":
                    estimate = _estimate(figures, before)
                    if estimate is not None and not _OTHER.search(interval.statement):
                        yield from _judge(view, estimate, interval)


def _estimate(figures: list[Claim], before: Claim) -> Claim | None:
    """The figure before an interval, and before the `95%` of its level."""
    index = figures.index(before)
    is_level = before.text.startswith("95")
    found = figures[index - 1] if is_level and index else None if is_level else before
    return found if found is not None and found.metric != "confidence interval" else None


def _judge(view: DocumentView, estimate: Claim, interval: Claim) -> Iterator[Verdict]:
    prose = view.document.prose
    named = prose[max(interval.location.sentence.start, estimate.location.start - _REACH) : interval.location.start]
    is_ratio = _RATIO.search(named) is not None
    stated = _P.match(prose, interval.location.end, interval.location.end + _REACH)
    if stated is None or not (is_ratio or _DIFFERENCE.search(named)):
        return
    given = _p_given(estimate, interval, is_ratio=is_ratio)
    says = _p_stated(stated["comparator"], Decimal(stated["value"]))
    if given is None or says is None:
        return
    written = f"p {stated['comparator']} {stated['value']}"
    derivation = Derivation(
        formula="z = 1.96 × estimate ÷ distance to the interval's end",
        inputs=(
            Input(name="estimate", text=estimate.text, claim=estimate.id),
            Input(name="interval", text=interval.text, claim=interval.id),
        ),
        expected=f"p {format_interval(given, 2)}",
        stated=written,
        tolerance="rounding of all figures; p clearly on the other side of .05",
    )
    if (given.low > _CLEARLY[1] and says.high <= _ALPHA) or (given.high < _CLEARLY[0] and says.low >= _ALPHA):
        verb = "holds" if given.low > _ALPHA else "leaves out"
        message = f"The interval {interval.text} {verb} {1 if is_ratio else 0}, and {written} says otherwise."
        place = Span(stated.start("comparator") - 2, stated.end())
        yield Differs(
            (interval, estimate), message, derivation, locations=(view.locate(place, interval),), confidence=0.8
        )
    elif (given.low > _ALPHA) == (says.low >= _ALPHA) and (given.high < _ALPHA) == (says.high <= _ALPHA):
        yield Agrees((interval, estimate), derivation)


def _p_stated(comparator: str, value: Decimal) -> Interval | None:
    if value > 1:
        return None
    if comparator in "<≤":
        return Interval(Decimal(0), value)
    return Interval(value, Decimal(1) if comparator in ">≥" else value)


def _p_given(estimate: Claim, interval: Claim, *, is_ratio: bool) -> Interval | None:
    """The two-sided p-values that the estimate and the end of its interval on the side of no effect allow."""
    one, ends = estimate.quantity, interval.quantity
    if one is None or one.value is None or ends is None or ends.low is None or ends.high is None:
        return None
    null = Decimal(1 if is_ratio else 0)
    end = ends.low if one.value > null else ends.high
    values = [one.value - one.step / 2, one.value + one.step / 2]
    near = [end - ends.step / 2, end + ends.step / 2]
    if one.value == null or (is_ratio and min(*values, *near) <= 0):
        return None
    pairs = [(_scaled(v, is_ratio=is_ratio), _scaled(e, is_ratio=is_ratio)) for v in values for e in near]
    if any((value - limit) * (one.value - null) <= 0 for value, limit in pairs):
        return None  # the estimate lies outside: CC604's
    z = [_QUANTILE * abs(value / (value - limit)) for value, limit in pairs]
    return Interval(_two_sided(max(z)), _two_sided(min(z)))


def _scaled(value: Decimal, *, is_ratio: bool) -> Decimal:
    return value.ln() if is_ratio else value


def _two_sided(z: Decimal) -> Decimal:
    import mpmath  # takes longer to import than most documents to check, and few state an interval

    return Decimal(mpmath.nstr(mpmath.erfc(mpmath.mpf(str(z)) / mpmath.sqrt(2)), 15))
