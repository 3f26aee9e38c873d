"""CC403: a quantity given in a unit that cannot measure it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from claimcheck.checks.rule import Agrees, Differs, DocumentRule, DocumentView, Flags, Ignores, Passes, Verdict
from claimcheck.checks.units.dimensions import Asked, Odd, asked_in, odd_units
from claimcheck.records import Claim, Derivation, Input, Kind, Severity
from claimcheck.units import conversion

_REACH = 60
"""Characters before or after a figure in which the name of its quantity is looked for."""
_OPERATIONS = conversion("FLOP").dimension
_FASTEST = Decimal(10) ** 19
"""FLOP/s; the fastest machines of 2025 peak below 3 × 10^18 (TOP500, June 2025)."""
_FLOPS_DEFINED = re.compile(
    r"floating[- ]point operations \(FLOPS\)|FLOPS \(floating[- ]point operations\)", re.IGNORECASE
)


class WrongDimension(DocumentRule):
    """A named physical quantity is given in a unit of another dimension.

    ## What it checks
    "29 megawatts of kinetic energy", "a speed of 40 kilometers", "80 GB/s of memory", "30 megawatt-hours at peak": the
    quantity's name stands right behind the figure, or right before it, and the unit measures a neighbouring quantity.
    A verb may name it too: "stores 12 kW", "the tank holds 40 square meters of water", "used 41 MW over the month".
    Operations in all that are written as FLOPS, the unit of a speed, are a warning, where the text does not say that it
    means floating point operations by it.
    A power by time ("15 megawatts per hour") is no energy; it passes only where the sentence speaks of a change (a
    warning).

    ## Why it matters
    Energy for power, distance for speed: the number may be right and the statement still means nothing.

    ## When it is wrong
    Where the name belongs to another figure of the sentence, or a field uses the word in a sense of its own.

    ## Source
    Dimensions of the SI quantities: BIPM SI Brochure (9th ed., 2019), tables 4 and 5.
    """

    code = "CC403"
    name = "wrong-dimension"
    severity = Severity.ERROR
    since = "0.1"
    examples = (
        Flags(
            "power-for-energy",
            "At full speed the flywheel stores 12 megawatts of kinetic energy.",
            at="12 megawatts",
            says="kinetic energy",
        ),
        Flags(
            "a-rate-for-an-amount", "The card comes with 80 GB/s of memory.", at="80 GB/s", says="memory is measured in"
        ),
        Flags(
            "power-of-a-month",
            "The data center consumed 41 megawatts over the month.",
            at="41 megawatts",
            says="the energy of a period",
        ),
        Flags("stored-power", "The battery can store 13 kilowatts.", at="13 kilowatts", says="what is stored"),
        Ignores("new-capacity", "The country installed 41 gigawatts in 2024, and produced 41 gigawatts at the peak."),
        Flags(
            "power-per-hour",
            "In a good wind the turbine produces 15 megawatts per hour.",
            at="15 megawatts per hour",
            says="watt-hour",
        ),
        Flags(
            "speed-for-a-total",
            "Training the larger one took 3.4 × 10^21 FLOPS in all.",
            at="3.4 × 10^21 FLOPS",
            says="per second",
        ),
        Ignores("operations", "Training the larger one took 3.4 × 10^21 FLOPs in all."),
        Ignores("what-a-machine-does", "The machine reaches 1.1 × 10^18 FLOPS."),
        Passes("bandwidth", "The card has a memory bandwidth of 3.35 TB/s."),
        Ignores("speed-of-a-change", "The plant can ramp up by 15 megawatts per minute."),
        Passes("an-energy", "At full speed the flywheel stores 12 megajoules of kinetic energy."),
        Ignores("no-quantity-named", "At full speed the flywheel delivers 12 megawatts."),
    )

    def check(self, view: DocumentView) -> Iterator[Verdict]:
        """Judge every figure with a physical unit whose quantity is named beside it."""
        yield from _totals_as_speeds(view)
        for claim in view.claims:
            quantity = claim.quantity
            if quantity is None or not quantity.dimension or claim.location.cell is not None:
                continue
            if claim.kind in (Kind.CHANGE, Kind.RATIO):
                continue
            for odd in odd_units():
                if quantity.dimension == odd.dimension and not odd.unless.search(claim.statement):
                    yield _judge_odd(claim, odd)
            before, after = view.before(claim, _REACH), view.after(claim, _REACH)
            for asked in asked_in(quantity.dimension):
                name = asked.name_of(before, after, claim.statement)
                if name is not None:
                    yield _judge(claim, name, asked, is_right=quantity.dimension in asked.right)
                    break


def _totals_as_speeds(view: DocumentView) -> Iterator[Verdict]:
    """Operations written as FLOPS, the unit of a speed, of which no machine does so many in a second."""
    if _FLOPS_DEFINED.search(view.document.prose):
        return
    for claim in view.claims:
        quantity = claim.quantity
        if quantity is None or quantity.dimension != _OPERATIONS or not quantity.text.endswith("FLOPS"):
            continue
        if quantity.interval.low > _FASTEST:
            derivation = Derivation(
                formula="operations in all ≠ operations per second",
                inputs=(Input(name="total", text=claim.text, claim=claim.id),),
                expected="FLOP or FLOPs for a total; FLOPS means FLOP/s",
                stated=claim.text,
                tolerance="no machine does 10^19 operations per second",
            )
            message = f"{claim.text} is a number of operations in all, and FLOPS is the unit of operations per second."
            yield Differs((claim,), message, derivation, severity=Severity.WARNING, confidence=0.7)


def _judge(claim: Claim, name: str, asked: Asked, *, is_right: bool) -> Verdict:
    assert claim.quantity is not None
    derivation = Derivation(
        formula="dimension of the unit = dimension of the quantity",
        inputs=(Input(name=name, text=claim.text, claim=claim.id),),
        expected=f"{name}: a unit such as {asked.base}",
        stated=f"{claim.quantity.unit}, {claim.quantity.dimension}",
    )
    if is_right:
        return Agrees((claim,), derivation)
    message = f"{claim.text}: {name} is measured in units such as {asked.base}, not in {claim.quantity.unit}."
    return Differs((claim,), message, derivation, severity=asked.severity)


def _judge_odd(claim: Claim, odd: Odd) -> Verdict:
    assert claim.quantity is not None
    derivation = Derivation(
        formula="dimension of the unit = dimension of the quantity",
        inputs=(Input(name=claim.metric or claim.kind.value, text=claim.text, claim=claim.id),),
        expected=odd.instead,
        stated=f"{claim.quantity.unit}, {claim.quantity.dimension}",
    )
    message = f"{claim.text} is the speed of a change; {odd.instead} may be meant."
    return Differs((claim,), message, derivation, severity=Severity.WARNING, confidence=0.8)
