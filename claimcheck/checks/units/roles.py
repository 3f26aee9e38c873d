"""Which claims can play which part in the accounting of training, serving and storing models."""

from __future__ import annotations

import re
from collections.abc import Callable

from claimcheck.checks.units.accounting import Role
from claimcheck.records import Claim, Kind
from claimcheck.units import conversion

_ACCELERATOR = re.compile(
    r"\b(?:GPUs?|TPUs?|accelerators?|chips?|[AHBVLT]\d{2,3}s?|GH200s?|GB200s?|MI\d{3}X?s?|RTX ?\d{4}s?)\b"
)
DEVICE_NAME = re.compile(
    r"\b(?:[AHBVLT]\d{2,3}s?|GH200s?|GB200s?|MI\d{3}X?s?|TPU ?v\d[a-z]?|RTX ?\d{4}s?|Gaudi ?\d?)(?:[ -](?:80|40)GB)?\b"
)
"""Names of accelerators in running text, as `lexicon.hardware.accelerator` looks them up."""
_STEP = re.compile(r"\b(?:(?:optimi[sz]er|training|gradient) )?(?:steps?|iterations?|updates?)\b", re.IGNORECASE)
_SEQUENCE = re.compile(r"\b(?:sequences?|samples?|examples?)\b", re.IGNORECASE)
_SAMPLE = re.compile(
    r"\b(?:samples|examples|images|sequences|documents|sentences|pairs|instances|clips|prompts)$", re.IGNORECASE
)
_FEWEST_SAMPLES = 1000
_LENGTH = re.compile(r"\b(?:context|sequence|length|window|input|output|prompt|answer|response|each)\b", re.IGNORECASE)
_SMALLEST_CORPUS = 10**8
"""Tokens: below this a figure is a context length or an answer, not what a model was trained on."""


def _amount(claim: Claim) -> float:
    quantity = claim.quantity
    assert quantity is not None
    ends = [x for x in (quantity.value, quantity.high, quantity.low) if x is not None]
    return float(ends[0])


def _is_change(claim: Claim) -> bool:
    return claim.kind in (Kind.CHANGE, Kind.RATIO) or "direction" in claim.qualifiers


def _is_parameters(claim: Claim) -> bool:
    return claim.quantity is not None and claim.quantity.unit == "parameter" and not _is_change(claim)


def is_tokens_at_least(fewest: int) -> Callable[[Claim], bool]:
    """A test for numbers of tokens that are too large to be the length of one text."""

    def test(claim: Claim) -> bool:
        if claim.quantity is None or claim.quantity.unit != "token" or _is_change(claim):
            return False
        return _amount(claim) >= fewest and not _LENGTH.search(claim.metric or "")

    return test


def _is_compute(claim: Claim) -> bool:
    """Operations in all; `six FLOPs per parameter` are part of a formula."""
    is_amount = claim.quantity is not None and claim.quantity.dimension == "[operation]" and not _is_change(claim)
    return is_amount and "per" not in claim.qualifiers


def is_compute_rate(claim: Claim) -> bool:
    """Whether a claim states operations per second."""
    return claim.quantity is not None and claim.quantity.dimension == "[operation] / [time]" and not _is_change(claim)


def accelerator_words(claim: Claim) -> str:
    """What a number of devices counts, in the words of the text: `H100 GPUs`."""
    quantity = claim.quantity
    assert quantity is not None
    named = quantity.counted or claim.qualifiers.get("hardware", "")
    return f"{named} {quantity.unit_text}".strip()


def _is_accelerators(claim: Claim) -> bool:
    quantity = claim.quantity
    if quantity is None or quantity.dimension not in ("", "[GPU]", "[TPU]") or claim.kind not in _COUNTS:
        return False
    return not quantity.is_range and _ACCELERATOR.search(accelerator_words(claim)) is not None


def _is_duration(claim: Claim) -> bool:
    return claim.kind is Kind.DURATION and claim.quantity is not None and not claim.quantity.is_range


def _is_device_time(claim: Claim) -> bool:
    if claim.quantity is None or not any(sign.isalpha() for sign in claim.text):  # the unit is lent by a neighbour
        return False
    return claim.quantity.dimension in ("[GPU] * [time]", "[TPU] * [time]", "[time] * [GPU]", "[time] * [TPU]")


def _is_energy(claim: Claim) -> bool:
    return claim.quantity is not None and claim.quantity.dimension == _ENERGY and not _is_change(claim)


def _is_power(claim: Claim) -> bool:
    return claim.quantity is not None and claim.quantity.dimension == _POWER and not _is_change(claim)


def _is_steps(claim: Claim) -> bool:
    return (
        claim.kind in _COUNTS and claim.quantity is not None and _STEP.search(claim.quantity.counted or "") is not None
    )


def _is_batch(claim: Claim) -> bool:
    if claim.quantity is None or claim.kind not in (*_COUNTS, Kind.TOKENS):
        return False
    return _SEQUENCE.search(claim.quantity.counted or "") is not None or "batch" in (claim.metric or "").casefold()


def _is_batch_size(claim: Claim) -> bool:
    """Whether a bare number is the size of a batch; of "a batch of 512 images" the noun tells what it multiplies."""
    is_bare = claim.quantity is not None and not claim.quantity.counted
    return is_bare and claim.kind in _COUNTS and "batch" in (claim.metric or "").casefold()


def _is_samples(claim: Claim) -> bool:
    if claim.quantity is None or claim.kind not in _COUNTS or _is_change(claim) or _is_batch_size(claim):
        return False
    return _SAMPLE.search(claim.quantity.counted or "") is not None and _amount(claim) >= _FEWEST_SAMPLES


def _is_epochs(claim: Claim) -> bool:
    return claim.quantity is not None and (claim.quantity.counted or "").casefold().endswith(("epoch", "epochs"))


def _is_tokens_per_step(claim: Claim) -> bool:
    if not is_tokens_at_least(1000)(claim):
        return False
    return _amount(claim) < _SMALLEST_CORPUS and "batch" in (claim.metric or "").casefold()


def _is_length(claim: Claim) -> bool:
    return claim.quantity is not None and claim.quantity.unit == "token" and 16 <= _amount(claim) <= 2_000_000


_ENERGY, _POWER = conversion("joule").dimension, conversion("watt").dimension
_COUNTS = (Kind.COUNT, Kind.QUANTITY)

PARAMETERS = Role("parameters", _is_parameters)
TRAINING_TOKENS = Role("training tokens", is_tokens_at_least(_SMALLEST_CORPUS))
COMPUTE = Role("training compute", _is_compute)
ACCELERATORS = Role("accelerators", _is_accelerators)
DURATION = Role("duration", _is_duration)
DEVICE_TIME = Role("accelerator hours", _is_device_time)
ENERGY = Role("energy", _is_energy)
POWER = Role("power", _is_power)
STEPS = Role("steps", _is_steps)
SEQUENCES = Role("sequences per step", _is_batch)
TOKENS_PER_STEP = Role("tokens per step", _is_tokens_per_step)
SEQUENCE_LENGTH = Role("tokens per sequence", _is_length)
BATCH_SIZE = Role("batch size", _is_batch_size)
SAMPLES = Role("samples", _is_samples)
EPOCHS = Role("epochs", _is_epochs)
