"""CC411: a command, configuration or printed result with other numbers than the text before it."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.checks.rule import Agrees, Differs, DocumentRule, DocumentView, Flags, Ignores, Passes, Verdict
from claimcheck.checks.units.beside_code import Compared, compared
from claimcheck.checks.units.commands import contradicted_comments
from claimcheck.records import BlockKind, Derivation, Input, Severity, Span


class CommandDiffersFromText(DocumentRule):
    """The text before a command, a configuration or a printed result has another figure than the code.

    ## What it checks
    Figures of the paragraphs before a block of code, against what it gives the same thing by name: options, keys of
    YAML, TOML, JSON, arguments, variables, printed results (`--epochs 3`, `epochs: 3`, `f(epochs=3)`, `EPOCHS=3`,
    `accuracy: 0.91`). A number without a unit may be in any that is usual; `32K` may be 32,768. Sizes of arrays
    ("224 x 224" against `zeros(1, 3, 224, 224)`), ports, and the least version of a language or database that the
    text asks for. In a sentence that announces a command, the one model size against the names of the command's models.
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
        Flags(
            "another-key-of-a-configuration",
            "It has 24 layers and 16 attention heads.\n\n```yaml\nn_layers: 24\nnum_attention_heads: 12\n```\n",
            at="16 attention heads",
            says="num_attention_heads: 12",
        ),
        Flags(
            "another-result",
            "The classifier reaches an accuracy of 87.1%.\n\n```\n$ evaluate\naccuracy: 0.8172\n```\n",
            at="87.1%",
            says="accuracy: 0.8172",
        ),
        Flags(
            "another-shape",
            "Images have 224 x 224 pixels.\n\n```python\nx = torch.zeros(1, 3, 256, 256)\n```\n",
            at="224 x 224 pixels",
            says="256, 256",
        ),
        Flags(
            "an-older-version",
            "You need Node 20 or newer.\n\n```dockerfile\nFROM node:16-alpine\n```\n",
            at="Node 20 or newer",
            says="node:16",
        ),
        Ignores(
            "another-run",
            "The paper trained for 100 epochs. For a quick test:\n\n```sh\ntrain --epochs 2\n```\n",
        ),
        Passes(
            "a-limit-in-another-unit",
            "Requests time out after 30 seconds.\n\n```ini\ntimeout_ms = 30000\n```\n",
        ),
        Passes(
            "the-same",
            "To serve Kea 70B with a context of 32K tokens:\n\n```\nserve kea-70b --max-model-len 32768\n```\n",
        ),
        Ignores("not-announced", "Kea 70B was released in May.\n\n```\nserve kea-7b\n```\n"),
        Ignores("another-family", "To distil Kea 70B, run:\n\n```\ndistil --into wren-7b\n```\n"),
    )

    def check(self, view: DocumentView) -> Iterator[Verdict]:
        """Judge every block of code against its comments and the paragraphs before it."""
        yield from _against_comments(view)
        yield from (_verdict(view, comparison) for comparison in compared(view))


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


def _verdict(view: DocumentView, comparison: Compared) -> Verdict:
    claims = () if comparison.claim is None else (comparison.claim,)
    derivation = Derivation(
        formula="figure of the text = figure of the code below it",
        inputs=(Input(name="text", text=comparison.said, claim=claims[0].id if claims else None),),
        expected=comparison.said,
        stated=comparison.stated,
        tolerance="rounding; K as 1,000 or 1,024; a number without a unit in any unit that is usual",
    )
    if comparison.fits:
        return Agrees(claims, derivation)
    message = f"The text has {comparison.said}, the code below it `{comparison.stated}`."
    code = view.locate(comparison.code, comparison.claim)
    places = (code,) if claims else (view.locate(comparison.place), code)
    return Differs(claims, message, derivation, locations=places, confidence=0.8)
