"""CC401: a value that what it measures cannot have."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache

from claimcheck.checks.rule import Agrees, Differs, DocumentRule, DocumentView, Flags, Ignores, Passes, Verdict
from claimcheck.checks.units.limits import stated_limit
from claimcheck.lexicon.scales import Scale, benchmark_scale, metric_scales, physical_scales
from claimcheck.records import Claim, Derivation, Input, Interval, Kind, Modality, Quantity, Severity, format_interval
from claimcheck.units import UnknownUnit, conversion, to_base

_REACH = 40
"""Characters before a figure in which the thing measured is looked for."""
_NEVER_NEGATIVE = frozenset({Kind.TOKENS, Kind.PARAMETERS, Kind.MEMORY})
_NOT_NEGATIVE = Interval(Decimal(0), Decimal("Infinity"), high_open=True)
_RELATIVE = re.compile(r"\s?(?:of|relative|compared|as)\b", re.IGNORECASE)
"""After a percentage: "104 percent of the score of its teacher" is no score."""

_OTHER_THING = re.compile(
    r"\d[\d.,]*(?:\s?(?:%|percent))?[,;]?\s(?:and|while|but)?,?\s?"
    r"(?!(?:and|on|in|for|at|with|by|after|to|of|from|than|as|or|versus|vs|against)\b)[a-z]+(?:\s[a-z]+){0,4}\s$",
    re.IGNORECASE,
)
"""Between the figure before and this one: the words name another thing ("61%, and return on equity 130%")."""


class ValueOutOfBounds(DocumentRule):
    """A figure lies where its metric cannot go.

    ## What it checks
    Scores and shares that cannot exceed 100 percent, coefficients that cannot exceed 1, scores off the scale of their
    benchmark (a warning), temperatures below absolute zero, speeds above that of light, more FLOP a second than there
    are machines, negative counts of tokens, parameters or bytes. The metric is the claim's own, or stands in the few
    words around the figure. Limits that the text sets itself are warnings: "5.4 out of 5", "126 percent of the
    participants dropped out". Changes ("accuracy rose by 120 percent") are not judged.

    ## Why it matters
    Such a figure is wrong whatever the rest of the text says: a slipped decimal point, or the wrong metric's name.

    ## When it is wrong
    Where a word names something else than usual: relative accuracy, an index called recall, several answers counted
    per person.

    ## Source
    Definitions of the metrics and benchmarks, with their sources in the lexicon's `scales.toml`; absolute zero and the
    speed of light by the SI's definitions (BIPM 2019).
    """

    code = "CC401"
    name = "value-out-of-bounds"
    severity = Severity.ERROR
    since = "0.1"
    examples = (
        Flags(
            "accuracy-above-all-cases",
            "On the held-out set the classifier reached an accuracy of 104.2 percent.",
            at="104.2 percent",
            says="between 0 and 100",
        ),
        Flags(
            "colder-than-possible",
            "The detector was cooled to -280 °C before the run.",
            at="-280 °C",
            says="absolute zero",
        ),
        Flags("off-the-scale", "Plover reaches 11.2 on MT-Bench.", at="11.2", says="between 1 and 10"),
        Flags("a-rate-for-an-amount", "Training took 3.8 × 10^25 FLOP/s in all.", at="3.8 × 10^25 FLOP/s", says="FLOP"),
        Flags("too-acid", "After a week the water had a pH of 17.2.", at="17.2", says="pH"),
        Flags("more-than-certain", "It gives the event a probability of 1.3.", at="1.3", says="between 0 and 1"),
        Flags("above-its-own-scale", "Guests rated the hotel 5.4 out of 5.", at="5.4", says="out of 5"),
        Flags("more-than-all", "Of the respondents, 104 percent agreed.", at="104 percent", says="no more than all"),
        Ignores("a-goal-exceeded", "We signed up 104 percent of the customers that we had planned for."),
        Passes("on-the-scale", "Plover reaches 8.2 on MT-Bench and 64.1% on MMLU."),
        Ignores("relative-score", "Plover reaches 104% of the score of its teacher on MMLU."),
        Passes("accuracy-within", "On the held-out set the classifier reached an accuracy of 94.2 percent."),
        Ignores("growth-may-exceed-a-hundred", "Revenue grew by 140 percent in a year."),
    )

    def check(self, view: DocumentView) -> Iterator[Verdict]:
        """Judge every figure whose bounds are known."""
        for claim in view.claims:
            if claim.quantity is None or claim.kind is Kind.CHANGE or claim.modality is Modality.NEGATED:
                continue
            if _is_signed_by_markup(view, claim):
                continue
            scale = _physical(claim, claim.quantity) or _of_metric(claim, claim.quantity, view)
            if scale is not None:
                yield _judge(claim, claim.quantity, scale)
            elif scale := stated_limit(claim, view) or _of_benchmark(claim, claim.quantity, view):
                yield _judge(claim, claim.quantity, scale, Severity.WARNING)


def _is_signed_by_markup(view: DocumentView, claim: Claim) -> bool:
    """Whether a plus stands before the figure (a change), or its minus is the hyphen of a name cut up by markup."""
    before = view.document.text[max(0, claim.location.start - 1) : claim.location.start]
    return "+" in before + claim.text[0] or (claim.text[0] in "-−–" and bool(before) and not before.isspace())


def _physical(claim: Claim, quantity: Quantity) -> Scale | None:
    if claim.qualifiers.get("direction"):
        return None
    scale = _by_dimension().get(quantity.dimension)
    if scale is not None:
        return Scale(to_base(scale.interval, scale.unit), quantity.base_unit, scale.why)
    if claim.kind in _NEVER_NEGATIVE:
        return Scale(_NOT_NEGATIVE, quantity.base_unit, "a number of things cannot be negative")
    return None


@cache
def _by_dimension() -> Mapping[str, Scale]:
    return {conversion(scale.unit).dimension: scale for scale in physical_scales()}


def _of_metric(claim: Claim, quantity: Quantity, view: DocumentView) -> Scale | None:
    if quantity.unit not in ("percent", "") or claim.qualifiers.get("direction") or _is_relative(claim, view):
        return None
    before, after = view.before(claim, _REACH), view.after(claim, _REACH)
    other = _OTHER_THING.search(before)
    said = (other.group() if other else f"{claim.metric or ''} | {before}").replace("\u2019", "'")
    for metric in metric_scales():
        if metric.close.search(before):
            is_in_scale = quantity.unit == metric.scale.unit and quantity.interval.low < metric.percent_from
            if is_in_scale and metric.applies(claim.statement):
                return metric.scale
        elif (metric.loose.search(said) or metric.after.match(after)) and metric.applies(claim.statement):
            if quantity.unit == metric.scale.unit:
                return metric.scale
            if metric.scale.unit == "percent" and _is_fraction(claim, quantity, metric.loose):
                return Scale(metric.scale.interval, "", metric.scale.why)
    return None


def _is_relative(claim: Claim, view: DocumentView) -> bool:
    percent = claim.quantity is not None and claim.quantity.unit == "percent"
    return percent and _RELATIVE.match(view.after(claim, 12)) is not None


def _is_fraction(claim: Claim, quantity: Quantity, metric: re.Pattern[str]) -> bool:
    """Whether a number without a unit is a value of the metric, as a fraction or in percent."""
    if quantity.step >= 1:
        return False
    return claim.kind in (Kind.SCORE, Kind.STATISTIC) or metric.fullmatch(claim.metric or "") is not None


def _of_benchmark(claim: Claim, quantity: Quantity, view: DocumentView) -> Scale | None:
    """The scale of the benchmark that a score is on; scores in percent are also written without the sign."""
    name = claim.qualifiers.get("benchmark", "")
    scale = benchmark_scale(name)
    if view.before(claim, _REACH).rstrip(" -*_`").casefold().endswith(name.casefold()) and quantity.decimals == 0:
        return None  # the figure of a name: "MATH 500"
    if scale is None or claim.kind not in (Kind.SCORE, Kind.PERCENTAGE) or claim.qualifiers.get("direction"):
        return None
    if quantity.unit not in ("", scale.unit) or _is_relative(claim, view):
        return None
    return Scale(scale.interval, quantity.unit, scale.why)


def _judge(claim: Claim, quantity: Quantity, scale: Scale, severity: Severity | None = None) -> Verdict:
    try:
        stated = to_base(quantity.interval, quantity.unit) if scale.unit == quantity.base_unit else quantity.interval
    except UnknownUnit:
        stated = quantity.interval
    derivation = Derivation(
        formula="low ≤ value ≤ high",
        inputs=(Input(name=claim.metric or claim.kind.value, text=claim.text, claim=claim.id),),
        expected=f"{format_interval(scale.interval)} {scale.unit}".strip(),
        stated=claim.text,
        tolerance="rounding of the figure",
    )
    if stated.overlaps(scale.interval):
        return Agrees((claim,), derivation)
    return Differs((claim,), f"{claim.text} cannot be: {scale.why}.", derivation, severity=severity)
