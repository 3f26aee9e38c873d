"""CC409: more texts than the tokens can hold."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from claimcheck.checks.rule import Agrees, Differs, DocumentRule, DocumentView, Flags, Ignores, Passes, Verdict
from claimcheck.checks.units.roles import is_tokens_at_least
from claimcheck.lexicon.load import table
from claimcheck.records import Claim, Derivation, Input, Kind, Modality, Severity, format_number

_is_corpus = is_tokens_at_least(1_000_000)


class MoreTextsThanTokens(DocumentRule):
    """A collection is said to hold more texts than its tokens leave room for.

    ## What it checks
    In one sentence, a number of texts (abstracts, articles, pages...) and one number of tokens: the tokens for each
    text must not fall below the few that such a text can have.

    ## Why it matters
    The error is a scale word, millions for billions, and a factor of a thousand.

    ## When it is wrong
    Where the tokens are a sample of the texts.

    ## Source
    The fewest tokens are in the lexicon's `texts.toml`, with the usual lengths beside them.
    """

    code = "CC409"
    name = "more-texts-than-tokens"
    severity = Severity.ERROR
    since = "0.1"
    examples = (
        Flags(
            "billions-for-millions",
            "The corpus holds 9B abstracts, about 20B tokens in all.",
            at="9B abstracts",
            says="20B tokens",
        ),
        Passes("room-for-each", "The corpus holds 9M abstracts, about 2B tokens in all."),
        Ignores("no-tokens", "The corpus holds 9B abstracts."),
    )

    def check(self, view: DocumentView) -> Iterator[Verdict]:
        """Judge every number of texts beside a number of tokens."""
        for claims in view.by_sentence.values():
            tokens = [claim for claim in claims if _is_corpus(claim)]
            if len(tokens) == 1 and tokens[0].location.cell is None:
                for texts in claims:
                    if (fewest := _fewest_tokens(texts)) is not None:
                        yield _judge(texts, tokens[0], fewest)


def _fewest_tokens(claim: Claim) -> int | None:
    """The fewest tokens of one of the texts that the claim counts; None where it counts something else."""
    quantity = claim.quantity
    if quantity is None or claim.kind is not Kind.COUNT or not quantity.counted or claim.modality is Modality.NEGATED:
        return None
    head = quantity.counted.casefold().split()[-1]
    fewest: dict[str, int] = table("texts")["fewest_tokens"]
    return fewest.get(head.removesuffix("s"))


def _judge(texts: Claim, tokens: Claim, fewest: int) -> Verdict:
    assert texts.quantity is not None
    assert tokens.quantity is not None
    needed = texts.quantity.generous_interval.low * fewest
    room = tokens.quantity.generous_interval.high
    each = room / max(texts.quantity.generous_interval.low, Decimal(1))
    derivation = Derivation(
        formula="tokens ÷ texts ≥ the fewest tokens that such a text has",
        inputs=(
            Input(name="texts", text=texts.text, claim=texts.id),
            Input(name="tokens", text=tokens.text, claim=tokens.id),
        ),
        expected=f"at least {fewest} tokens each",
        stated=f"at most {format_number(each, 2)} tokens each",
        tolerance="rounding of both figures",
    )
    if needed <= room:
        return Agrees((texts, tokens), derivation)
    message = f"{texts.text} do not fit into {tokens.text}: that leaves {derivation.stated}."
    return Differs((texts, tokens), message, derivation)
