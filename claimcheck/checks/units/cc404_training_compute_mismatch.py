"""CC404: training compute that does not fit the model's size and its training tokens."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from claimcheck.checks.rule import DocumentRule, DocumentView, Flags, Ignores, Passes, Verdict
from claimcheck.checks.units.accounting import Identity, judge
from claimcheck.checks.units.roles import COMPUTE, PARAMETERS, TRAINING_TOKENS
from claimcheck.records import Interval, Severity

_OPERATIONS = Interval(Decimal("1.5"), Decimal(12))
"""Operations per parameter and token: 2 for a forward pass, 6 for training, 8 with recomputed activations; attention
over long sequences and sparse models move it further. Six is the usual figure (Kaplan et al. 2020, section 2.1)."""


class TrainingComputeMismatch(DocumentRule):
    """Stated training compute is several times what parameters and tokens give, or a fraction of it.

    ## What it checks
    Operations = k × parameters × tokens, with k from 1.5 to 12 to leave room for forward passes only, recomputation
    and attention. The parameters and tokens must be the only ones in sight (same sentence, section or document).

    ## Why it matters
    The usual error is a power of ten, which nobody sees without doing the sum.

    ## When it is wrong
    Mixture-of-experts models computed with total instead of active parameters, several epochs not counted as tokens,
    or compute that includes other runs.

    ## Source
    C ≈ 6ND: Kaplan et al. 2020, "Scaling Laws for Neural Language Models", section 2.1; Hoffmann et al. 2022.
    """

    code = "CC404"
    name = "training-compute-mismatch"
    severity = Severity.WARNING
    since = "0.1"
    examples = (
        Flags(
            "power-of-ten",
            "Tern has 3 billion parameters. It was trained on 500 billion tokens, which took 9 × 10^20 FLOP.",
            at="9 × 10^20 FLOP",
            says="500 billion tokens",
        ),
        Passes(
            "six-per-parameter-and-token",
            "Tern has 3 billion parameters. It was trained on 500 billion tokens, which took 9 × 10^21 FLOP.",
        ),
        Ignores("no-tokens", "Tern has 3 billion parameters. Training took 9 × 10^21 FLOP."),
    )

    def check(self, view: DocumentView) -> Iterator[Verdict]:
        """Judge every training compute of the document."""
        formula = "operations = 6 (1.5 to 12) × parameters × tokens"
        yield from judge(view, Identity(formula, COMPUTE, (PARAMETERS, TRAINING_TOKENS), _OPERATIONS))
