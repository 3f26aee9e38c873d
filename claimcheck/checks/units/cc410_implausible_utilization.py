"""CC410: training compute that the hardware and time cannot have given, or hardly used."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from claimcheck.checks.rule import Agrees, Differs, DocumentRule, DocumentView, Flags, Ignores, Passes, Verdict
from claimcheck.checks.units.accounting import Binding, Reach, base_interval, bindings
from claimcheck.checks.units.roles import ACCELERATORS, DURATION, PARAMETERS, TRAINING_TOKENS, accelerator_words
from claimcheck.lexicon.hardware import Accelerator, accelerator
from claimcheck.records import Derivation, Input, Interval, Severity, format_interval

_PLAUSIBLE = Interval(Decimal("0.05"), Decimal(1))
"""Utilization of large training runs is reported between 0.2 and 0.65 of the dense peak (Chowdhery et al. 2022, PaLM,
table 3). Below a twentieth something is missing; above the peak nothing can run."""
_OPERATIONS = Decimal(6)
_KIND = re.compile(r"\s?\b(?:GPUs?|TPUs?|accelerators?|chips?|cards?)\b", re.IGNORECASE)


class ImplausibleUtilization(DocumentRule):
    """A model's size and tokens need far less compute than its hardware gave in the stated time, or more.

    ## What it checks
    6 × parameters × tokens, divided by devices × time × the device's dense peak in 16-bit formats. A utilization above
    1 is impossible; one below 0.05 leaves most of the hardware unexplained. All four figures must be the only ones of
    their kind in the section.

    ## Why it matters
    Days for hours, or one epoch's tokens for all of them, show here and nowhere else.

    ## When it is wrong
    Several epochs over the stated tokens, sparse models counted with all their parameters, training in 8-bit formats
    (up to twice the peak), and time spent on other runs.

    ## Source
    C ≈ 6ND: Kaplan et al. 2020, section 2.1. Peak rates: the vendors' datasheets, in the lexicon's `hardware.toml`.
    """

    code = "CC410"
    name = "implausible-utilization"
    severity = Severity.WARNING
    since = "0.1"
    examples = (
        Flags(
            "hardware-hardly-used",
            "Plover has 1.2B parameters and saw 30B tokens. It was trained on 512 A100 GPUs for 12 days.",
            at="12 days",
            says="% of the peak",
        ),
        Passes(
            "half-of-the-peak",
            "Plover has 1.2B parameters and saw 300B tokens. It was trained on 32 A100 GPUs for 5 days.",
        ),
        Ignores("no-time", "Plover has 1.2B parameters and saw 300B tokens. It was trained on 32 A100 GPUs."),
    )

    def check(self, view: DocumentView) -> Iterator[Verdict]:
        """Judge every training time beside devices, parameters and tokens."""
        for choices in bindings(view, DURATION, (ACCELERATORS, PARAMETERS, TRAINING_TOKENS), Reach.SECTION):
            device = accelerator(_KIND.sub("", accelerator_words(choices[0].factors[0])))
            if (
                len(choices) == 1
                and device is not None
                and (peak := device.peak.get("bf16") or device.peak.get("fp16"))
            ):
                yield _judge(choices[0], device, peak)


def _judge(binding: Binding, device: Accelerator, peak: Decimal) -> Verdict:
    devices, parameters, tokens = binding.factors
    needed = (base_interval(parameters) * base_interval(tokens)).scaled(_OPERATIONS)
    available = (base_interval(devices) * base_interval(binding.target)).scaled(peak)
    utilization = needed / available
    stated = f"{format_interval(utilization.scaled(100), 2)}% of the peak"
    claims = (binding.target, *binding.factors)
    names = ("time", "devices", "parameters", "tokens")
    derivation = Derivation(
        formula="utilization = 6 × parameters × tokens ÷ (devices × time × peak)",
        inputs=(
            *(Input(name=name, text=claim.text, claim=claim.id) for name, claim in zip(names, claims, strict=True)),
            Input(name="peak", text=f"{device.name}, {peak:.4g} FLOP/s dense ({device.source})"),
        ),
        expected="5% to 100% of the peak",
        stated=stated,
        tolerance="rounding of all figures",
    )
    if utilization.overlaps(_PLAUSIBLE):
        return Agrees(claims, derivation)
    words = accelerator_words(devices)
    given = f"{devices.text if words in devices.text else f'{devices.text} {words}'} for {binding.target.text}"
    message = f"{parameters.text} and {tokens.text} need {stated} of {given}: too {_much_or_little(utilization)}."
    return Differs(claims, message, derivation, confidence=0.65)


def _much_or_little(utilization: Interval) -> str:
    return "much to be done" if utilization.low > 1 else "little to explain the hardware"
