"""CC411: a command with other numbers than the sentence that announces it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from claimcheck.checks.rule import Agrees, Differs, DocumentRule, DocumentView, Flags, Ignores, Passes, Verdict
from claimcheck.checks.units.commands import Command, Stated, contradicted_comments, read_command, thing_named
from claimcheck.records import Block, BlockKind, Claim, Derivation, Input, Kind, Modality, Severity, Span

_ANNOUNCES = re.compile(r":\s*$|\b(?:following|below|as\sfollows|this\scommand)\b[^.]{0,60}[.:]?\s*$", re.IGNORECASE)
_OTHER_CASE = re.compile(
    r"\b(?:student|teacher|draft|instead|adjust|change|replace|default|for\sexample\swith|other|smaller|larger|if\syou|"
    r"single|up\sto|at\sleast|original|originally|paper)\b",
    re.IGNORECASE,
)
"""The figure in the sentence is that of something else than the command."""
_PER_ONE = re.compile(r"\s?(?:per|each|apiece|on\seach|for\seach)\b", re.IGNORECASE)
_BINARY = (Decimal(1), Decimal("1.024"), Decimal("1.048576"))
"""32K tokens may be 32,000 or 32,768."""


class CommandDiffersFromText(DocumentRule):
    """A sentence announces a command and gives it another size, number of devices or setting than the command has.

    ## What it checks
    The last sentence before a block of code, where it ends in a colon or says "the following", "below": the one model
    size in it against the one in the names of the command's models (of the same family), and numbers of GPUs, epochs,
    steps, learning rate, batch size, context length and the like against the command's options. `32K` may be 32,768.
    The comment at the end of a line of code is held against the line itself: `--threads 8  # 16 threads`.

    ## Why it matters
    Readers copy the command and get another model, or another training, than they have read of.

    ## When it is wrong
    Where the sentence speaks of a result of the command, or of a case that differs from it.

    ## Source
    Names of options: the documentation of common training and serving tools, in the lexicon's `command_options.toml`.
    """

    code = "CC411"
    name = "command-differs-from-text"
    severity = Severity.WARNING
    since = "0.1"
    examples = (
        Flags(
            "another-size",
            "To serve Kea 70B, run the following command:\n\n```bash\nserve kea-labs/kea-7b-chat\n```\n",
            at="70B",
            says="kea-labs/kea-7b",
        ),
        Flags(
            "its-own-comment",
            "Run it on all cores.\n\n```bash\npack --threads 8 app.log   # 16 threads, one window each\n```\n",
            at="--threads 8",
            says="16 threads",
        ),
        Ignores(
            "a-comment-on-the-default", "Run it.\n\n```bash\npack --threads 8   # the default is 16 threads\n```\n"
        ),
        Flags(
            "another-number-of-epochs",
            "Fine-tune for 3 epochs with a learning rate of 2e-5:\n\n```\ntrain --epochs 5 --lr 2e-5\n```\n",
            at="3 epochs",
            says="--epochs 5",
        ),
        Passes(
            "the-same",
            "To serve Kea 70B with a context of 32K tokens:\n\n```\nserve kea-70b --max-model-len 32768\n```\n",
        ),
        Ignores("not-announced", "Kea 70B was released in May.\n\n```\nserve kea-7b\n```\n"),
        Ignores("another-family", "To distil Kea 70B, run:\n\n```\ndistil --into wren-7b\n```\n"),
    )

    def check(self, view: DocumentView) -> Iterator[Verdict]:
        """Judge every sentence that announces a block of code."""
        yield from _against_comments(view)
        last = {span.end: span for span in view.sentences}
        for text, code in pairwise(view.document.blocks):
            if code.kind is BlockKind.CODE and text.kind in (BlockKind.PARAGRAPH, BlockKind.LIST):
                sentence = _announcement(view, text, last)
                if sentence is not None:
                    command = read_command(view.document.text[code.start : code.end])
                    yield from _judge_sentence(view, sentence, code, command)


def _against_comments(view: DocumentView) -> Iterator[Verdict]:
    """Lines of code against the comment behind them."""
    for code in view.document.blocks:
        if code.kind is not BlockKind.CODE:
            continue
        for stated, comment in contradicted_comments(view.document.text[code.start : code.end]):
            derivation = Derivation(
                formula="number of the code = number of the comment on its line",
                inputs=(Input(name="comment", text=comment),),
                expected=comment,
                stated=stated.text,
                tolerance="none",
            )
            place = view.locate(Span(code.start + stated.start, code.start + stated.end))
            yield Differs(
                (),
                f"The comment says {comment}, the code has `{stated.text}`.",
                derivation,
                locations=(place,),
                confidence=0.8,
            )


def _announcement(view: DocumentView, block: Block, last: dict[int, Span]) -> Span | None:
    """The last sentence of a block, if it announces what follows."""
    end = block.start + len(view.document.prose[block.start : block.end].rstrip())
    sentence = last.get(end) or last.get(block.end)
    if sentence is None or sentence not in view.by_sentence:
        return None
    words = view.document.prose[sentence.start : sentence.end]
    return sentence if _ANNOUNCES.search(words) and not _OTHER_CASE.search(words) else None


def _judge_sentence(view: DocumentView, sentence: Span, code: Block, command: Command) -> Iterator[Verdict]:
    claims = [c for c in view.by_sentence[sentence] if c.quantity is not None and c.modality is not Modality.NEGATED]
    sizes = [claim for claim in claims if claim.kind is Kind.PARAMETERS]
    words = view.document.prose[sentence.start : sentence.end].casefold()
    has_one_size = len({claim.quantity.value for claim in sizes if claim.quantity}) == 1
    if has_one_size and command.size is not None and any(family in words for family in command.family):
        yield _judge(view, sizes[0], command.size, code)
    for claim in claims:
        assert claim.quantity is not None
        head = (claim.quantity.counted or "").casefold().split()[-1:]
        thing = thing_named(" ".join(head)) or thing_named(claim.metric or "")
        stated = command.options.get(thing or "")
        if stated is not None and _is_total(view, claim) and _is_alone(claims, claim):
            yield _judge(view, claim, stated, code)


def _is_total(view: DocumentView, claim: Claim) -> bool:
    """Whether a figure is an amount of its own, no change and nothing per device."""
    return claim.kind not in (Kind.CHANGE, Kind.RATIO, Kind.RANK) and not _PER_ONE.match(view.after(claim, 12))


def _is_alone(claims: list[Claim], claim: Claim) -> bool:
    """Whether no other figure of the sentence has the same metric: "a batch size of 64, seed 42" leaves it open."""
    return sum(other.metric == claim.metric for other in claims) == 1


def _judge(view: DocumentView, claim: Claim, stated: Stated, code: Block) -> Verdict:
    assert claim.quantity is not None
    written = claim.quantity.generous_interval
    derivation = Derivation(
        formula="figure of the sentence = figure of the command that it announces",
        inputs=(Input(name="sentence", text=claim.text, claim=claim.id), Input(name="command", text=stated.text)),
        expected=claim.text,
        stated=stated.text,
        tolerance="rounding; K as 1,000 or 1,024",
    )
    if any(stated.value in written.scaled(factor) for factor in _BINARY):
        return Agrees((claim,), derivation)
    place = view.locate(Span(code.start + stated.start, code.start + stated.end), claim)
    message = f"The sentence announces {claim.text}, the command has `{stated.text}`."
    return Differs((claim,), message, derivation, locations=(place,), confidence=0.8)
