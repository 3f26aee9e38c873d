"""CC406: memory for a model's weights that is not parameters times bytes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import partial
from itertools import pairwise

from claimcheck.checks.rule import DocumentRule, DocumentView, Flags, Ignores, Passes, Verdict
from claimcheck.checks.units.accounting import Identity, Role, judge
from claimcheck.checks.units.roles import PARAMETERS
from claimcheck.records import Claim, Interval, Kind, Severity

_WEIGHTS = re.compile(r"\b(?:weights|checkpoint|parameters)\b", re.IGNORECASE)
_PRECISIONS = {
    "4": re.compile(r"\b(?:fp32|float32|single precision|full precision|32[- ]bits?)\b", re.IGNORECASE),
    "2": re.compile(r"\b(?:fp16|bf16|bfloat16|float16|half[- ]precision|16[- ]bits?)\b", re.IGNORECASE),
    "1": re.compile(r"\b(?:int8|fp8|8[- ]bits?)\b", re.IGNORECASE),
    "0.5": re.compile(r"\b(?:int4|fp4|nf4|4[- ]bits?)\b", re.IGNORECASE),
}
"""Bytes for one parameter, by the words for the number format (IEEE 754-2019; integer formats by their width)."""
_SLACK = Interval(Decimal("0.9"), Decimal("1.3"))
"""From gigabytes read as gibibytes, to scales, embeddings and buffers kept at a higher precision."""
_MODEL = re.compile(r"\bmodel\b", re.IGNORECASE)
_NEEDS = re.compile(
    r"\b(?:needs?|takes?|uses|requires?|occup(?:y|ies)|weighs?|fp32|fp16|bf16|bfloat16|int8|int4|precision|bits?)\s+"
    r"(?:(?:about|around|roughly|some|nearly|only|just)\s+)?$",
    re.IGNORECASE,
)
_OF_MORE = re.compile(
    r"\b(?:train|tun(?:e|ing)|LoRA|optimi[sz]er|gradient|cache|activation|context|batch|GPU|card|VRAM|at least|peak)",
    re.IGNORECASE,
)
"""Words after which the memory of a model is no longer that of its weights, or is that of a machine."""
_RUNNING = Interval(Decimal("0.9"), Decimal(2))
"""What a model needs while it runs: its weights, and up to as much again."""


class MemoryMismatch(DocumentRule):
    """The memory stated for a model's weights does not fit its parameters at the stated precision.

    ## What it checks
    Bytes = parameters × bytes for one parameter, within a tenth below and three tenths above, where one sentence names
    weights, a number format (fp16, 8-bit) and an amount of memory, and the parameters stand in sight. A model that
    "needs" the memory may take twice its weights.

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
        Flags(
            "second-of-two-formats",
            "Heron has 3.2 billion parameters. In 8-bit precision the model needs 3.2 GB, in 16-bit precision 4.6 GB.",
            at="4.6 GB",
            says="3.2 billion parameters",
        ),
        Flags(
            "quantised",
            "Heron has 3.2 billion parameters. Quantised to 4 bits the weights take 2.9 GB.",
            at="2.9 GB",
            says="3.2 billion parameters",
        ),
        Passes(
            "both-formats",
            "Heron has 3.2 billion parameters. In 8-bit precision the model needs 3.4 GB, in 16-bit precision 6.7 GB.",
        ),
        Passes("two-bytes-each", "Heron has 3.2 billion parameters. In half precision its weights take 6.4 GB."),
        Ignores(
            "size-of-a-card", "Heron has 3.2 billion parameters. In 8-bit precision the model needs one 80 GB GPU."
        ),
        Ignores("no-precision-named", "Heron has 3.2 billion parameters. Its weights take 12.8 GB."),
    )

    def check(self, view: DocumentView) -> Iterator[Verdict]:
        """Judge the memory of weights, and of a model as a whole, for each number format."""
        for width in _PRECISIONS:
            for name, fits, slack in (("weights", _is_of_weights, _SLACK), ("model", _is_of_model, _RUNNING)):
                target = Role(f"memory of the {name}", partial(_is_memory, view, width, fits))
                formula = f"bytes = {width} × parameters"
                yield from judge(view, Identity(formula, target, (PARAMETERS,), slack.scaled(Decimal(width))))


def _is_memory(view: DocumentView, width: str, fits: Callable[[DocumentView, Claim, str], bool], claim: Claim) -> bool:
    if not _is_in_bytes(claim) or claim.location.cell is not None:
        return False
    sentence = view.document.prose[claim.location.sentence.start : claim.location.sentence.end]
    return _width(view, claim, sentence) == width and fits(view, claim, sentence)


def _is_of_weights(_: DocumentView, __: Claim, sentence: str) -> bool:
    return _WEIGHTS.search(sentence) is not None


def _is_of_model(view: DocumentView, claim: Claim, sentence: str) -> bool:
    is_running = _WEIGHTS.search(sentence) is None and _MODEL.search(sentence) is not None
    return is_running and _OF_MORE.search(sentence) is None and _NEEDS.search(view.before(claim, 40)) is not None


def _width(view: DocumentView, claim: Claim, sentence: str) -> str | None:
    """The bytes a parameter that hold for an amount: the only format beside the only amount, or of formats and
    amounts that take turns the one beside it."""
    start = claim.location.sentence.start
    formats = [(found.start(), width) for width, pattern in _PRECISIONS.items() for found in pattern.finditer(sentence)]
    amounts = [c.location.start - start for c in view.by_sentence[claim.location.sentence] if _is_in_bytes(c)]
    if len(amounts) == 1:
        widths = {width for _, width in formats}
        return widths.pop() if len(widths) == 1 else None
    order = sorted([*formats, *((place, "") for place in amounts)])
    takes_turns = len(formats) == len(amounts) and all(bool(a[1]) != bool(b[1]) for a, b in pairwise(order))
    if not takes_turns:
        return None
    index = order.index((claim.location.start - start, ""))
    return order[index - 1][1] if order[0][1] else order[index + 1][1]


def _is_in_bytes(claim: Claim) -> bool:
    return claim.kind is Kind.MEMORY and claim.quantity is not None and claim.quantity.unit.endswith("byte")
