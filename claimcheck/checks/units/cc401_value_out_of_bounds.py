"""CC401: a value that what it measures cannot have."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from claimcheck.checks.rule import Agrees, Differs, DocumentRule, DocumentView, Flags, Ignores, Passes, Verdict
from claimcheck.lexicon.load import table
from claimcheck.records import Claim, Derivation, Input, Interval, Kind, Modality, Quantity, Severity, format_interval
from claimcheck.units import UnknownUnit, to_base

_INFINITY = Decimal("Infinity")
_REACH = 40
"""Characters before a figure in which the thing measured is looked for."""
_NEVER_NEGATIVE = frozenset({Kind.TOKENS, Kind.PARAMETERS, Kind.MEMORY})
_ABSOLUTE_ZERO = Interval(Decimal(0), _INFINITY, high_open=True)


@dataclass(frozen=True, slots=True)
class _Bound:
    """What a figure of a metric may be, in `unit`."""

    interval: Interval
    unit: str
    why: str


class ValueOutOfBounds(DocumentRule):
    """A figure lies where its metric cannot go.

    ## What it checks
    Scores and shares that cannot exceed 100 percent, coefficients that cannot exceed 1, temperatures below absolute
    zero, negative counts of tokens, parameters or bytes. The metric is the claim's own, or stands in the few words
    before the figure. Changes ("accuracy rose by 120 percent") are not judged.

    ## Why it matters
    Such a figure is wrong whatever the rest of the text says: a slipped decimal point, or the wrong metric's name.

    ## When it is wrong
    Where a word names something else than usual: relative accuracy, an index called recall, several answers counted
    per person.

    ## Source
    Definitions of the metrics; absolute zero is 0 K by the SI's definition of the kelvin (BIPM 2019).
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
            bound = _physical_bound(claim, claim.quantity) or _metric_bound(claim, claim.quantity, view)
            if bound is not None:
                yield _judge(claim, claim.quantity, bound)


def _is_signed_by_markup(view: DocumentView, claim: Claim) -> bool:
    """Whether a plus stands before the figure (a change), or its minus is the hyphen of a name cut up by markup."""
    before = view.document.text[max(0, claim.location.start - 1) : claim.location.start]
    return "+" in before + claim.text[0] or (claim.text[0] in "-−–" and bool(before) and not before.isspace())


def _physical_bound(claim: Claim, quantity: Quantity) -> _Bound | None:
    if quantity.dimension == "[temperature]":
        return _Bound(_ABSOLUTE_ZERO, quantity.base_unit, "nothing is colder than absolute zero")
    if claim.kind in _NEVER_NEGATIVE and not claim.qualifiers.get("direction"):
        return _Bound(_ABSOLUTE_ZERO, quantity.base_unit, "a number of things cannot be negative")
    return None


def _metric_bound(claim: Claim, quantity: Quantity, view: DocumentView) -> _Bound | None:
    if quantity.unit not in ("percent", "") or claim.qualifiers.get("direction"):
        return None
    bounds = _bounds()
    before = view.document.prose[
        max(claim.location.sentence.start, claim.location.start - _REACH) : claim.location.start
    ]
    said = f"{claim.metric or ''} | {before}".replace("\u2019", "'")
    for pattern, bound in bounds:
        if pattern.search(said):
            if quantity.unit == bound.unit:
                return bound
            if claim.kind in (Kind.SCORE, Kind.STATISTIC) and bound.unit == "percent" and quantity.step < 1:
                return _Bound(bound.interval, "", bound.why)
    return None


def _judge(claim: Claim, quantity: Quantity, bound: _Bound) -> Verdict:
    try:
        stated = to_base(quantity.interval, quantity.unit) if bound.unit == quantity.base_unit else quantity.interval
    except UnknownUnit:
        stated = quantity.interval
    derivation = Derivation(
        formula="low ≤ value ≤ high",
        inputs=(Input(name=claim.metric or claim.kind.value, text=claim.text, claim=claim.id),),
        expected=f"{format_interval(bound.interval)} {bound.unit}".strip(),
        stated=claim.text,
        tolerance="rounding of the figure",
    )
    if stated.overlaps(bound.interval):
        return Agrees((claim,), derivation)
    return Differs((claim,), f"{claim.text} cannot be: {bound.why}.", derivation)


@cache
def _bounds() -> tuple[tuple[re.Pattern[str], _Bound], ...]:
    found = []
    for entry in table("bounds")["bound"]:
        terms = "|".join(re.escape(term) for term in sorted(entry["terms"], key=len, reverse=True))
        low = Decimal(entry["low"]) if "low" in entry else -_INFINITY
        interval = Interval(low, Decimal(entry["high"]), low_open=not low.is_finite())
        pattern = re.compile(rf"(?<![\w-])(?:{terms})(?![\w-])", re.IGNORECASE)
        found.append((pattern, _Bound(interval, entry["unit"], entry["why"])))
    return tuple(found)
