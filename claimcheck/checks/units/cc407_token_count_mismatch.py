"""CC407: tokens in a batch, or in a run, that are not the product of their parts."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import chain

from claimcheck.checks.rule import DocumentRule, DocumentView, Flags, Ignores, Passes, Verdict
from claimcheck.checks.units.accounting import Identity, Reach, Role, any_of, judge
from claimcheck.checks.units.roles import (
    BATCH_SIZE,
    EPOCHS,
    SAMPLES,
    SEQUENCE_LENGTH,
    SEQUENCES,
    STEPS,
    TOKENS_PER_STEP,
    is_tokens_at_least,
)
from claimcheck.records import Interval, Severity

_SLACK = Interval(Decimal("0.95"), Decimal("1.05"))
_BATCH = Role("tokens per step", is_tokens_at_least(10_000))
_RUN = Role("tokens of the run", is_tokens_at_least(10_000_000))
_IDENTITIES = (
    Identity("tokens = sequences × tokens per sequence", _BATCH, (SEQUENCES, SEQUENCE_LENGTH), _SLACK, Reach.SENTENCE),
    Identity(
        "tokens = steps × sequences × tokens per sequence",
        _RUN,
        (STEPS, SEQUENCES, SEQUENCE_LENGTH),
        _SLACK,
        Reach.SENTENCE,
    ),
    Identity("tokens = steps × tokens per step", _RUN, (STEPS, TOKENS_PER_STEP), _SLACK, Reach.SENTENCE),
)
_SAMPLES = Identity("samples = steps × batch size", SAMPLES, (STEPS, BATCH_SIZE), _SLACK, Reach.SENTENCE)


class TokenCountMismatch(DocumentRule):
    """Tokens are stated beside steps, sequences and their length, and the product is another.

    ## What it checks
    In one sentence: tokens per step = sequences × tokens per sequence, tokens of the run = steps × sequences × tokens
    per sequence, or steps × tokens per step, within five percent. A token count that is any of them is right. Also
    samples = steps × batch size, where no epochs are counted.

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
        Flags(
            "power-of-ten",
            "We train for 100,000 steps with a batch size of 4 million tokens, 40 billion tokens in total.",
            at="40 billion tokens",
            says="100,000 steps",
        ),
        Flags(
            "samples",
            "We train for 50,000 steps at a batch size of 512, so the model sees 2.56 million samples.",
            at="2.56 million samples",
            says="50,000 steps",
        ),
        Passes("product-as-stated", "Each step sees 256 sequences of 4,096 tokens, or 1.05 million tokens."),
        Passes(
            "steps-by-batch",
            "We train for 100,000 steps with a batch size of 4 million tokens, 400 billion tokens in total.",
        ),
        Ignores("no-length", "Each step sees 256 sequences, and training saw 2 trillion tokens."),
    )

    def check(self, view: DocumentView) -> Iterator[Verdict]:
        """Judge token counts beside their factors."""
        yield from any_of(chain.from_iterable(judge(view, identity) for identity in _IDENTITIES))
        yield from (verdict for verdict in judge(view, _SAMPLES) if not _has_epochs(view, verdict))


def _has_epochs(view: DocumentView, verdict: Verdict) -> bool:
    """Whether the sentence counts epochs: the samples may be those of one of them."""
    return any(EPOCHS.fits(claim) for claim in view.by_sentence[verdict.claims[0].location.sentence])
