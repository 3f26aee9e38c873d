"""CC412: more operations a second than the named accelerator can do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from claimcheck.checks.rule import Agrees, Differs, DocumentRule, DocumentView, Flags, Ignores, Passes, Verdict
from claimcheck.checks.units.accounting import base_interval
from claimcheck.checks.units.roles import DEVICE_NAME, is_compute_rate
from claimcheck.lexicon.hardware import Accelerator, accelerator
from claimcheck.records import Claim, Derivation, Input, Interval, Modality, Severity, format_interval

_EACH = re.compile(
    r"\b(?:per|each|every|one|single|an?)\s(?:GPU|TPU|chip|card|device|accelerator|(?:NVIDIA\s)?[A-Z]{1,3}\d{2,4})\b"
    r"|\b(?:apiece|each)\b|/GPU\b",
    re.IGNORECASE,
)
_ACHIEVED = re.compile(
    r"\b(?:sustain|achiev|reach|averag|measur|utili[sz]|effective|hit|ran\sat|running\sat)\w*", re.IGNORECASE
)
_OTHER_FORMAT = re.compile(r"\b(?:spars\w*|fp4|nvfp4|mxfp4|int8|int4|TOPS)\b", re.IGNORECASE)
_WITH_SPARSITY = 2
"""Vendors also publish rates for sparse matrices, twice the dense ones, and writers quote them without saying so."""


class RateAbovePeak(DocumentRule):
    """One accelerator is said to compute faster than its vendor's peak.

    ## What it checks
    FLOP per second for each device, in a sentence that names one known accelerator, against the fastest dense rate of
    the formats that models are trained in. A rate that is not said to have been reached may be the sparse one, twice
    as high.

    ## Why it matters
    Utilization is a fraction of the peak: above it, devices, seconds or the model's name are wrong.

    ## When it is wrong
    Variants of a chip with a higher peak, overclocked cards, rates in 4-bit or integer formats.

    ## Source
    The vendors' datasheets, in the lexicon's `hardware.toml`.
    """

    code = "CC412"
    name = "rate-above-peak"
    severity = Severity.WARNING
    since = "0.1"
    examples = (
        Flags(
            "faster-than-the-chip",
            "Training sustained 420 TFLOP/s per GPU on 64 A100s.",
            at="420 TFLOP/s",
            says="A100 80GB SXM",
        ),
        Passes("half-of-the-peak", "Training sustained 160 TFLOP/s per GPU on 64 A100s."),
        Passes("quoted-with-sparsity", "One A100 offers 624 TFLOP/s."),
        Ignores("of-all-devices", "The 64 A100s sustained 10 PFLOP/s together."),
    )

    def check(self, view: DocumentView) -> Iterator[Verdict]:
        """Judge every rate for one device of a known kind."""
        for claim in view.claims:
            if is_compute_rate(claim) and claim.location.cell is None and claim.modality is not Modality.NEGATED:
                device = _only_device(claim.statement)
                if device is not None and _EACH.search(claim.statement) and not _OTHER_FORMAT.search(claim.statement):
                    yield _judge(claim, device)


def _only_device(sentence: str) -> Accelerator | None:
    """The one accelerator that a sentence names; None where it names none or several."""
    named = {device.name: device for match in DEVICE_NAME.finditer(sentence) if (device := accelerator(match[0]))}
    return next(iter(named.values())) if len(named) == 1 else None


def _judge(claim: Claim, device: Accelerator) -> Verdict:
    achieved = _ACHIEVED.search(claim.statement) is not None
    peak = device.fastest * (1 if achieved else _WITH_SPARSITY)
    stated = base_interval(claim)
    derivation = Derivation(
        formula="rate of one device ≤ its peak" if achieved else "rate of one device ≤ 2 × its dense peak",
        inputs=(
            Input(name="rate", text=claim.text, claim=claim.id),
            Input(name="peak", text=f"{device.name}, {device.fastest:.4g} FLOP/s dense ({device.source})"),
        ),
        expected=f"at most {format_interval(Interval.exactly(peak), 4)} FLOP/s",
        stated=claim.text,
        tolerance="rounding of the figure",
    )
    if stated.overlaps(Interval(Decimal(0), peak)):
        return Agrees((claim,), derivation)
    message = f"{claim.text} for each device is more than a {device.name} can do: {derivation.expected}."
    return Differs((claim,), message, derivation, confidence=0.8)
