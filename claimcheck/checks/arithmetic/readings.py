"""Recomputing a stated figure from others, under every reading that the words allow, with intervals throughout."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Context, Decimal
from enum import Enum

from claimcheck.checks.rule import Agrees, Differs, Verdict
from claimcheck.records import (
    Claim,
    Comparator,
    Derivation,
    Input,
    Interval,
    Kind,
    Modality,
    Quantity,
    Relation,
    Severity,
    format_interval,
    format_number,
)
from claimcheck.units import UnitMismatch, UnknownUnit, conversion, convert

MAY_ERR, MAY_WARN = 0.85, 0.55
"""Confidence in the binding from which a rule may raise an error, and a warning; below, it only verifies."""

_DEVIATION = re.compile(r"\bSDs?\b|\bs\.d\.", re.IGNORECASE)
_ROUND_FROM = 1000
"""Counts below are taken as counted, even round ones."""
_SMALL_PRICE, _PRICE_SLACK = 20, Decimal("0.05")
"""Below twenty, whole amounts of money stand for themselves, give or take the cent of $4.99."""
_UNCHECKED = frozenset({Modality.HYPOTHETICAL, Modality.QUESTION, Modality.EXAMPLE})


class Outcome(Enum):
    """What came of a comparison."""

    HOLDS = "holds"
    POSSIBLE = "possible if figures were rounded loosely or cut off"
    FAILS = "fails"


class Loosely(Enum):
    """How a figure is taken: at its written precision, in the widest reasonable reading, or in that of one habit.

    Whoever cuts digits off does so in every figure: 47 and 53 are not eight apart, though 46.5 and 53.9 nearly are.
    """

    NO = "as written"
    YES = "in any way"
    ROUNDED = "rounded"
    CUT = "cut off"


Taken = Callable[[Loosely], Sequence[Interval] | None]
"""Gives the intervals of a stated figure and of those that it is computed from, None where they do not go together."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One way in which the figures may be meant: `compute` gives where the stated figure must lie."""

    name: str
    compute: Callable[[Sequence[Interval]], Interval]


@dataclass(frozen=True, slots=True)
class Comparison:
    """The outcome of a stated figure against its readings, and what each reading expected."""

    outcome: Outcome
    expected: tuple[tuple[str, Interval, Outcome], ...]

    @property
    def best(self) -> tuple[str, Interval]:
        """Name and expectation of the first reading with the comparison's outcome."""
        return next((name, interval) for name, interval, outcome in self.expected if outcome is self.outcome)


def values(claim: Claim, loosely: Loosely = Loosely.NO) -> Interval:
    """The values that a claim asserts, in its own unit. Counts are exact; a round count may be rounded, read
    loosely."""
    quantity = claim.quantity
    assert quantity is not None
    if quantity.plus_minus is not None and _DEVIATION.search(quantity.text):  # how the cases spread, not the mean
        quantity = quantity.model_copy(update={"plus_minus": None})
    if _is_small_price(quantity) and claim.location.cell is None:
        assert quantity.value is not None
        return Interval.exactly(quantity.value).widened(_PRICE_SLACK)
    if _is_exact_count(claim) and (loosely is Loosely.NO or not _is_round(quantity.value)):
        assert quantity.value is not None
        return Interval.exactly(quantity.value)
    is_multiple = claim.kind is Kind.RATIO and quantity.comparator is Comparator.EQUAL and not quantity.decimals
    if loosely is Loosely.NO or is_multiple:  # "five times" is rounded, and never 5.9 with the digits cut off
        return quantity.interval
    if loosely is Loosely.ROUNDED:
        return quantity.rounded_interval
    return quantity.cut_interval if loosely is Loosely.CUT else quantity.generous_interval


def at_limit(claim: Claim, loosely: Loosely = Loosely.NO) -> Interval:
    """The values of a claim, a limit ("up to 30 seconds") taken at its end."""
    quantity = claim.quantity
    assert quantity is not None
    if quantity.comparator is not Comparator.AT_MOST:
        return values(claim, loosely)
    return quantity.model_copy(update={"comparator": Comparator.EQUAL, "low": None, "high": None}).interval


def _is_small_price(quantity: Quantity) -> bool:
    """Whether a whole number of dollars is so small that the cents would have been given: "from $5 to $3"."""
    return (
        quantity.step == 1
        and quantity.value is not None
        and abs(quantity.value) < _SMALL_PRICE
        and quantity.comparator is Comparator.EQUAL
        and quantity.plus_minus is None
        and quantity.dimension.startswith("[currency_")
    )


def _is_exact_count(claim: Claim) -> bool:
    quantity = claim.quantity
    if quantity is None or quantity.value is None or quantity.unit or quantity.plus_minus is not None:
        return False
    if quantity.other_readings:
        return False
    is_whole = quantity.step in (0, 1) and quantity.value == quantity.value.to_integral_value()
    return (
        claim.kind not in (Kind.SCORE, Kind.RATIO)  # "six times" is what a ratio of 6.07 rounds to
        and claim.location.cell is None
        and is_whole
        and quantity.comparator is Comparator.EQUAL
    )


def _is_round(value: Decimal | None) -> bool:
    return value is not None and abs(value) >= _ROUND_FROM and value % 10 == 0


_PERIODS = frozenset({"day", "week", "month", "year"})


def in_one_unit(claims: Sequence[Claim], loosely: Loosely = Loosely.NO) -> list[Interval] | None:
    """The values of claims in the unit of the first one that has any; None where units do not convert.

    A bare number beside percentages is taken as a percentage. A range given twice stands for its
    two ends. A period written once holds for all amounts.
    """
    units = {c.quantity.unit for c in claims if c.quantity is not None and c.quantity.unit}
    unit = next((c.quantity.unit for c in claims if c.quantity is not None and c.quantity.unit), "")
    plain = {u for u in units if "/" not in u and conversion(u).dimension.startswith("[currency_")}
    if not plain and unit.rpartition("/")[2] in _PERIODS:
        plain = {unit.rpartition("/")[0]} & units  # "9,000 kWh a year: 3,000 kWh from the grid"
    if len(plain) == 1 and all(u in plain or u.startswith(f"{next(iter(plain))}/") for u in units):
        units = plain  # "from $12,000 to $9,000 a month"
    found = []
    for index, claim in enumerate(claims):
        if claim.quantity is None:
            return None
        own = claim.quantity.unit if claim.quantity.unit and len(units) > 1 else unit
        is_lower_end = claim in claims[index + 1 :]
        is_upper_end = claim in claims[:index]
        taken = (
            _end(claim, claim.quantity, upper=is_upper_end) if is_lower_end or is_upper_end else values(claim, loosely)
        )
        try:
            found.append(convert(taken, own, unit))
        except (UnitMismatch, UnknownUnit):
            return None
    return found


def _end(claim: Claim, quantity: Quantity, *, upper: bool) -> Interval:
    """One end of a range ("from 8K to 128K" is one figure), at its written precision, exact where it is a count; the
    value where it is no range."""
    value = (quantity.high if upper else quantity.low) if quantity.is_range else quantity.value
    if value is None:
        return quantity.interval
    is_count = claim.kind is Kind.COUNT and not quantity.unit and quantity.step == 1
    return Interval.exactly(value).widened(Decimal(0) if is_count else quantity.step / 2)


def as_share(interval: Interval, unit: str) -> Interval:
    """A percentage (or permille) as a fraction of 1; a bare number is one already."""
    return interval.scaled(conversion(unit).factor) if unit else interval


def compare(taken: Taken, readings: Iterable[Reading]) -> Comparison | None:
    """The stated figure against what each reading expects; None where the figures cannot be brought together.

    `taken` gives the intervals of all figures, the stated one first.
    """
    tight, loose, *habits = (taken(loosely) for loosely in (Loosely.NO, Loosely.YES, Loosely.ROUNDED, Loosely.CUT))
    if not tight or not loose:
        return None
    found = []
    for reading in readings:
        try:
            expected = reading.compute(tight[1:])
            generous = [reading.compute(habit[1:]) for habit in habits if habit]
        except (ArithmeticError, ValueError):
            continue
        if expected.overlaps(tight[0]):
            outcome = Outcome.HOLDS
        else:
            is_possible = any(interval.overlaps(loose[0]) for interval in generous)
            outcome = Outcome.POSSIBLE if is_possible else Outcome.FAILS
        found.append((reading.name, expected, outcome))
    if not found:
        return None
    outcomes = [outcome for _, _, outcome in found]
    best = next(o for o in (Outcome.HOLDS, Outcome.POSSIBLE, Outcome.FAILS) if o in outcomes)
    return Comparison(best, tuple(found))


def verdict(
    comparison: Comparison | None,
    *,
    relation: Relation,
    flagged: Claim,
    others: Sequence[Claim],
    formula: str,
    message: str,
    names: Sequence[str],
    unit: str = "",
    scale: Decimal = Decimal(1),
    severity: Severity = Severity.ERROR,
) -> Iterable[Verdict]:
    """Agrees where a reading holds; Differs where none does and the binding is sure enough; else nothing.

    `message` may hold `{expected}`: what the first reading gives, with `unit` after it, divided by
    `scale` (base units of the expectation in one `unit`).
    """
    claims = (flagged, *others)
    if comparison is None or comparison.outcome is Outcome.POSSIBLE or flagged.modality is Modality.NEGATED:
        return
    if any(c.modality in _UNCHECKED for c in claims):
        return
    wordings = {c.quantity.unit: c.quantity.unit_in_words for c in (*others, flagged) if c.quantity is not None}
    unit = wordings.get(unit, unit)
    expected = written(comparison.best[1].scaled(1 / scale), unit)
    derivation = Derivation(
        formula=formula,
        inputs=tuple(Input(name=n, text=c.text, claim=c.id) for n, c in zip(names, others, strict=False)),
        expected=expected,
        stated=flagged.text,
        tolerance="every figure as the interval of values that round to what is written",
        readings=tuple(f"{n}: {written(i.scaled(1 / scale), unit)}, {o.value}" for n, i, o in comparison.expected),
    )
    if comparison.outcome is Outcome.HOLDS:
        yield Agrees(claims, derivation)
    elif relation.confidence >= MAY_WARN:
        strong = relation.confidence >= MAY_ERR
        yield Differs(
            claims,
            message.replace("{expected}", expected),
            derivation,
            severity=severity if strong else Severity.WARNING,
            confidence=relation.confidence,
        )


def between(one: Claim, other: Claim) -> str:
    """Two figures for a message; the two ends of one range are written once."""
    return one.text if one.id == other.id else f"{one.text} and {other.text}"


def written(interval: Interval, unit: str) -> str:
    """An expectation for a message: its middle, and its ends where rounding leaves them apart."""
    text = format_interval(interval, 4)
    if interval.is_bounded and not interval.is_exact:
        text = f"{format_number(_plainly(interval))} ({text})"
    return f"{text}{'' if unit in ('', '%') else ' '}{unit}"


def _plainly(interval: Interval) -> Decimal:
    """The middle with the fewest digits that tell it apart within the interval."""
    slack = (interval.high - interval.low) / 8
    rounded = (Context(prec=digits).plus(interval.middle) for digits in range(1, 12))
    return next((value for value in rounded if abs(value - interval.middle) <= slack), interval.middle)


def magnitude(interval: Interval) -> Interval:
    """Absolute values."""
    if interval.low >= 0:
        return interval
    if interval.high <= 0:
        return -interval
    return Interval(Decimal(0), max(-interval.low, interval.high))
