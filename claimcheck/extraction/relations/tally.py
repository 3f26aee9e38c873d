"""What relations compute with the figures in view: plain values, sums, and how near a miss is."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from claimcheck.extraction.relations.alike import are_alike
from claimcheck.extraction.relations.sketch import letter_of
from claimcheck.records import Claim, Interval


def value_of(claim: Claim) -> Decimal:
    """The plain value of a figure, 0 where it has none (a range, a date)."""
    return (claim.quantity.value if claim.quantity is not None else None) or Decimal(0)


def adds_up(total: Claim, parts: Sequence[Claim], minus: Sequence[Claim] = ()) -> bool:
    """Whether parts make a total, less what is taken away, each as it is rounded; things counted are exact."""
    claims = (total, *parts, *minus)
    if any(c.quantity is None for c in claims):
        return False
    if all(letter_of(c) == "n" for c in claims) and total.quantity is not None and total.quantity.step == 1:
        return value_of(total) == sum_of(parts) - sum_of(minus)
    made = Interval.exactly(Decimal(0))
    for sign, group in ((1, parts), (-1, minus)):
        for claim in group:
            assert claim.quantity is not None
            made = made + (claim.quantity.interval if sign > 0 else -claim.quantity.interval)
    assert total.quantity is not None
    return made.overlaps(total.quantity.interval)


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
