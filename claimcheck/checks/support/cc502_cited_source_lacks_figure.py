"""CC502: the source that a sentence cites is at hand and does not hold the figure."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.checks.rule import Agrees, Differs, DocumentRule, DocumentView, Flags, Ignores, Passes, Verdict
from claimcheck.checks.support.cited import Cited, cited_figures
from claimcheck.records import Derivation, Input, Severity

_CARD = {"cards/wrenna-4.md": "# Wrenna-4\n\nWrenna-4 has 72 billion parameters and read 6.2 trillion tokens."}


class CitedSourceLacksFigure(DocumentRule):
    """A sentence cites a source that is at hand, and that source does not hold the figure.

    ## What it checks
    Sentences that link or cite documents of `--sources`, told by path, file name, address or title. The figure is
    looked for among the figures of the source, with intervals that overlap however generously both are read, and as
    digits anywhere in its text. Of several figures only the one nearest before the link is asked for. Silent on dates,
    ranks, changes, ratios, small counts, estimates, figures that follow from others, sentences that also cite something
    not at hand, and sources without any figure.

    ## Why it matters
    A citation that does not hold the figure is worse than none: it looks checked.

    ## When it is wrong
    The figure was computed from the source, or the source at hand is an excerpt or another version of what is cited.

    ## Source
    Journalistic practice: a citation is followed to the passage (Silverman 2014, "Verification Handbook", chapter 1).
    """

    code = "CC502"
    name = "cited-source-lacks-figure"
    severity = Severity.WARNING
    since = "0.1"
    examples = (
        Flags(
            "path",
            "Wrenna-4 read [8.4 trillion tokens](cards/wrenna-4.md).",
            at="8.4 trillion tokens",
            says="cards/wrenna-4.md",
            sources=_CARD,
        ),
        Flags(
            "name-in-address",
            "Wrenna-4 read 8.4 trillion tokens ([card](https://wrenna.example/models/wrenna-4)).",
            at="8.4 trillion tokens",
            says="does not hold",
            sources=_CARD,
        ),
        Passes("held", "Wrenna-4 read [6.2T tokens](cards/wrenna-4.md).", sources=_CARD),
        Ignores("not-cited", "Wrenna-4 read 8.4 trillion tokens.", sources=_CARD),
        Ignores(
            "another-source-too",
            "Wrenna-4 read 8.4 trillion tokens ([card](cards/wrenna-4.md), [post](https://post.example/a)).",
            sources=_CARD,
        ),
        Ignores("estimate", "Wrenna-4 read [about 8 trillion tokens](cards/wrenna-4.md).", sources=_CARD),
    )

    def check(self, view: DocumentView) -> Iterator[Verdict]:
        """Look each figure up in the sources that its sentence cites."""
        for cited in cited_figures(view):
            if cited.passage is not None:
                yield Agrees((cited.claim,), _derivation(cited))
            elif cited.is_due:
                yield _differs(cited)


def _differs(cited: Cited) -> Differs:
    names = " and ".join(source.document.name for source in cited.sources)
    figure = " ".join(cited.claim.text.split())
    return Differs(
        (cited.claim,),
        f"{names} is cited for “{figure}” but does not hold that figure.",
        _derivation(cited),
        confidence=0.7 * cited.claim.confidence,
    )


def _derivation(cited: Cited) -> Derivation:
    count = sum(len(source.references) for source in cited.sources)
    return Derivation(
        formula="the figure among those of the cited source",
        inputs=(
            Input(name="here", text=" ".join(cited.claim.text.split()), claim=cited.claim.id),
            Input(name=cited.place or "source", text=cited.passage or f"{count} figures, none of them this one"),
        ),
        expected="a figure that overlaps",
        stated=cited.place or "none",
        tolerance="written precision, trailing zeros as rounding, hedges doubled",
    )
