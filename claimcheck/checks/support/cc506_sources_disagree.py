"""CC506: two sources of one figure that cannot both be right."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.checks.rule import Agrees, Differs, DocumentRule, DocumentView, Flags, Ignores, Passes, Verdict
from claimcheck.checks.support.held import compared_references
from claimcheck.checks.support.wording import meant, quoted, what, written
from claimcheck.records import Claim, Derivation, Input, Reference, Severity

_CARD = {"cards/wrenna.md": "Wrenna-4 was trained on 6.2 trillion tokens."}
_PAPER = {"papers/wrenna.md": "# Paper\n\nWrenna-4 was trained on 7.1 trillion tokens."}


class SourcesDisagree(DocumentRule):
    """Two facts or sources that surely state the quantity of a claim give it different values.

    ## What it checks
    For each claim all pairs of facts and figures in sources at hand that have the same subject, metric, kind of amount
    and qualifiers as the claim, and stand in different files. No value lies in both intervals, however generously
    both are read. Scores must be a slip of the hand apart (two digits swapped, one mistaken) unless both stand in data
    files, since others measure another value.

    ## Why it matters
    Whichever source the text follows, a reader who looks into the other will find it contradicted. The text should say
    which one it follows, and why.

    ## When it is wrong
    One source is an earlier edition of the other, or they measure differently in a way that neither says.

    ## Source
    The comparison key follows CC101.
    """

    code = "CC506"
    name = "sources-disagree"
    severity = Severity.WARNING
    since = "0.1"
    examples = (
        Flags(
            "two-sources",
            "Wrenna-4 was trained on 6.2 trillion tokens.",
            at="6.2 trillion tokens",
            says="cards/wrenna.md, line 1, states 6.2 trillion tokens, papers/wrenna.md, line 3, 7.1 trillion tokens",
            sources=_CARD | _PAPER,
        ),
        Passes(
            "they-agree",
            "Wrenna-4 was trained on 6.2 trillion tokens.",
            sources=_CARD | {"papers/wrenna.md": "Wrenna-4 was trained on 6.2T tokens."},
        ),
        Passes(
            "one-is-rounded",
            "Wrenna-4 was trained on 6.2 trillion tokens.",
            sources=_CARD | {"papers/wrenna.md": "Wrenna-4 was trained on about 6 trillion tokens."},
        ),
        Ignores("one-source", "Wrenna-4 was trained on 6.2 trillion tokens.", sources=_CARD),
        Ignores(
            "another-model",
            "Wrenna-4 was trained on 6.2 trillion tokens.",
            sources=_CARD | {"papers/wrenna.md": "Wrenna-3 was trained on 7.1 trillion tokens."},
        ),
    )

    def check(self, view: DocumentView) -> Iterator[Verdict]:
        """Compare the references of each claim with each other."""
        for pair in compared_references(view):
            working = _derivation(pair.claim, pair.one, pair.other)
            if pair.agree:
                yield Agrees((pair.claim,), working)
            else:
                text = (
                    f"The sources of {what(pair.claim, pair.one.claim)} disagree: {pair.one.title} states "
                    f"{written(pair.one.claim)}, {pair.other.title} {written(pair.other.claim)}."
                )
                yield Differs((pair.claim,), text, working, confidence=pair.certainty)


def _derivation(claim: Claim, one: Reference, other: Reference) -> Derivation:
    return Derivation(
        formula="values in common",
        inputs=(
            Input(name="here", text=written(claim), claim=claim.id),
            *(Input(name=reference.id, text=quoted(reference)) for reference in (one, other)),
        ),
        expected=meant(one.claim),
        stated=meant(other.claim),
        tolerance="" if claim.date else "written precision, trailing zeros as rounding, hedges doubled",
    )
