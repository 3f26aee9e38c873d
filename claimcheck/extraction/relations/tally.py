"""What relations compute with the figures in view: plain values, sums, and how near a miss is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from claimcheck.extraction.relations.alike import are_alike
from claimcheck.extraction.relations.sketch import letter_of
from claimcheck.records import Claim, Comparator, Interval
from claimcheck.units import to_base


def value_of(claim: Claim) -> Decimal:
    """The plain value of a figure, 0 where it has none (a range, a date)."""
    return (claim.quantity.value if claim.quantity is not None else None) or Decimal(0)


def adds_up(total: Claim, parts: Sequence[Claim], minus: Sequence[Claim] = ()) -> bool:
    """Whether parts make a total, less what is taken away, each as it is rounded; things counted are exact."""
    claims = (total, *parts, *minus)
    units = {c.quantity.unit for c in claims if c.quantity is not None and c.quantity.unit}
    if any(c.quantity is None for c in claims):
        return False
    taken = {c.id: as_written(c) if len(units) < 2 else in_base(c, of=total) for c in claims}
    made = Interval.exactly(Decimal(0))
    for claim in parts:
        made = made + taken[claim.id]
    for claim in minus:
        made = made - taken[claim.id]
    return made.overlaps(taken[total.id])


def as_written(claim: Claim) -> Interval:
    """The values that a figure asserts in its own unit; whole numbers of things are counted, not rounded."""
    quantity = claim.quantity
    assert quantity is not None
    is_counted = letter_of(claim) == "n" and quantity.step == 1 and quantity.comparator is Comparator.EQUAL
    return Interval.exactly(quantity.value) if is_counted and quantity.value is not None else quantity.interval


def in_base(claim: Claim, of: Claim | None = None) -> Interval:
    """The same in base units; a bare number may leave out the unit of another figure."""
    unit = claim.quantity.unit if claim.quantity is not None else ""
    lent = of.quantity.unit if of is not None and of.quantity is not None else ""
    return to_base(as_written(claim), unit or lent)


def sum_of(claims: Sequence[Claim]) -> Decimal:
    """The sum of the plain values."""
    return sum(map(value_of, claims), Decimal(0))


def is_near(stated: Decimal, expected: Decimal, within: Decimal) -> bool:
    """Whether a stated value misses what is expected by no more than this share of it."""
    return abs(stated - expected) <= abs(expected) * within


def is_bare_count(claim: Claim) -> bool:
    """Whether a figure is a count; "compressed 2,000, 1.2 kB long" may have lent it a unit that it does not state."""
    return letter_of(claim) == "n" or (claim.quantity is not None and claim.quantity.text.replace(",", "").isdigit())


def may_be_like(level: Claim, base: Claim) -> bool:
    """Whether two figures are alike, or the later one leaves out the unit that was said: "36 tonnes. This year 45"."""
    if are_alike(base, level):
        return True
    one, own = base.quantity, level.quantity
    return (
        one is not None and own is not None and not own.unit and not own.counted and letter_of(base) in ("m", "t", "u")
    )


def is_rivalled(factor: Claim, others: Iterable[Claim]) -> bool:
    """Whether so much of the same by time may be meant as well: 40 liters, beside "thus 80 liters a day"."""
    unit = factor.quantity.unit if factor.quantity is not None else ""
    return bool(unit) and any(c.quantity is not None and c.quantity.unit.startswith(f"{unit}/") for c in others)
