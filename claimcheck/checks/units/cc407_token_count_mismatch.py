"""CC407: tokens in a batch, or in a run, that are not the product of their parts."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from claimcheck.checks.rule import DocumentRule, DocumentView, Flags, Ignores, Passes, Verdict
from claimcheck.checks.units.accounting import Identity, Reach, Role, judge
from claimcheck.checks.units.roles import SEQUENCE_LENGTH, SEQUENCES, STEPS, is_tokens_at_least
from claimcheck.records import Interval, Severity

_SLACK = Interval(Decimal("0.95"), Decimal("1.05"))
_BATCH = Role("tokens per step", is_tokens_at_least(10_000))
_RUN = Role("tokens of the run", is_tokens_at_least(10_000_000))


class TokenCountMismatch(DocumentRule):
    """Tokens are stated beside steps, sequences and their length, and the product is another.

    ## What it checks
    In one sentence: tokens per step = sequences × tokens per sequence, and tokens of the run = steps × sequences ×
    tokens per sequence, within five percent. A token count that is either is right.

    ## Why it matters
    Training tokens decide how runs are compared; a swapped digit in one factor changes the conclusion.

    ## When it is wrong
    Batch sizes that grow during training, and padding counted by some and not by others.

    ## Source
    Definition of the terms.
    """

    code = "CC407"
    name = "token-count-mismatch"
    severity = Severity.WARNING
    since = "0.1"
    examples = (
        Flags(
            "digits-swapped",
            "Each step sees 256 sequences of 4,096 tokens, or 1.5 million tokens.",
            at="1.5 million tokens",
            says="256 sequences",
        ),
        Passes("product-as-stated", "Each step sees 256 sequences of 4,096 tokens, or 1.05 million tokens."),
        Ignores("no-length", "Each step sees 256 sequences, and training saw 2 trillion tokens."),
    )

    def check(self, view: DocumentView) -> Iterator[Verdict]:
        """Judge token counts beside their factors."""
        batch = Identity(
            "tokens = sequences × tokens per sequence",
            _BATCH,
            (SEQUENCES, SEQUENCE_LENGTH),
            _SLACK,
            Reach.SENTENCE,
        )
        run = Identity(
            "tokens = steps × sequences × tokens per sequence",
            _RUN,
            (STEPS, SEQUENCES, SEQUENCE_LENGTH),
            _SLACK,
            Reach.SENTENCE,
        )
        yield from _either(list(judge(view, batch)), list(judge(view, run)))


def _either(batch: list[Verdict], run: list[Verdict]) -> Iterator[Verdict]:
    """One verdict a figure: that of the identity that it fits, else that of the batch."""
    by_target: dict[str, Verdict] = {}
    for verdict in (*batch, *run):
        known = by_target.get(verdict.claims[0].id)
        if known is None or type(verdict).__name__ == "Agrees":
            by_target[verdict.claims[0].id] = verdict
    yield from by_target.values()
