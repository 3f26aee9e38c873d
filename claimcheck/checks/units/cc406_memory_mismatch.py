"""CC406: memory for a model's weights that is not parameters times bytes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import partial

from claimcheck.checks.rule import DocumentRule, DocumentView, Flags, Ignores, Passes, Verdict
from claimcheck.checks.units.accounting import Identity, Role, judge
from claimcheck.checks.units.roles import PARAMETERS
from claimcheck.records import Claim, Interval, Kind, Severity

_WEIGHTS = re.compile(r"\b(?:weights|checkpoint|parameters)\b", re.IGNORECASE)
_PRECISIONS = {
    "4": re.compile(r"\b(?:fp32|float32|single precision|full precision|32[- ]bit)\b", re.IGNORECASE),
    "2": re.compile(r"\b(?:fp16|bf16|bfloat16|float16|half[- ]precision|16[- ]bit)\b", re.IGNORECASE),
    "1": re.compile(r"\b(?:int8|fp8|8[- ]bit)\b", re.IGNORECASE),
    "0.5": re.compile(r"\b(?:int4|fp4|nf4|4[- ]bit)\b", re.IGNORECASE),
}
"""Bytes for one parameter, by the words for the number format (IEEE 754-2019; integer formats by their width)."""
_SLACK = Interval(Decimal("0.9"), Decimal("1.3"))
"""From gigabytes read as gibibytes, to scales, embeddings and buffers kept at a higher precision."""


class MemoryMismatch(DocumentRule):
    """The memory stated for a model's weights does not fit its parameters at the stated precision.

    ## What it checks
    Bytes = parameters × bytes for one parameter, within a tenth below and three tenths above, where one sentence names
    weights, a number format (fp16, 8-bit) and an amount of memory, and the parameters stand in sight.

    ## Why it matters
    Readers choose their hardware by this figure.

    ## When it is wrong
    Where the memory includes activations or a cache, or several precisions are mixed.

    ## Source
    Widths of the formats: IEEE 754-2019.
    """

    code = "CC406"
    name = "memory-mismatch"
    severity = Severity.WARNING
    since = "0.1"
    examples = (
        Flags(
            "twice-too-much",
            "Heron has 3.2 billion parameters. In half precision its weights take 12.8 GB.",
            at="12.8 GB",
            says="3.2 billion parameters",
        ),
        Passes("two-bytes-each", "Heron has 3.2 billion parameters. In half precision its weights take 6.4 GB."),
        Ignores("no-precision-named", "Heron has 3.2 billion parameters. Its weights take 12.8 GB."),
    )

    def check(self, view: DocumentView) -> Iterator[Verdict]:
        """Judge the memory of weights for each number format."""
        for width, pattern in _PRECISIONS.items():
            target = Role("memory of the weights", partial(_is_weight_memory, view, pattern))
            formula = f"bytes = {width} × parameters"
            yield from judge(view, Identity(formula, target, (PARAMETERS,), _SLACK.scaled(Decimal(width))))


def _is_weight_memory(view: DocumentView, precision: re.Pattern[str], claim: Claim) -> bool:
    if not _is_in_bytes(claim) or claim.location.cell is not None:
        return False
    sentence = view.document.prose[claim.location.sentence.start : claim.location.sentence.end]
    named = [pattern for pattern in _PRECISIONS.values() if pattern.search(sentence)]
    alone = sum(_is_in_bytes(c) for c in view.by_sentence[claim.location.sentence]) == 1
    return named == [precision] and alone and _WEIGHTS.search(sentence) is not None


def _is_in_bytes(claim: Claim) -> bool:
    return claim.kind is Kind.MEMORY and claim.quantity is not None and claim.quantity.unit.endswith("byte")
