"""CC503: a fact or a source gives the same quantity another value."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.checks.rule import Agrees, Differs, DocumentRule, DocumentView, Flags, Ignores, Passes, Verdict
from claimcheck.checks.support.held import Held, held_against
from claimcheck.checks.support.wording import meant, opening, quoted, what, written
from claimcheck.records import Derivation, Input, Severity

_WRENNA = """
[[fact]]
subject = "Wrenna-4"
metric = "training tokens"
value = 6.2e12
unit = "token"
source = { title = "Wrenna-4 model card", url = "https://wrenna.example/card" }
"""
_MOST_NAMED = 3


class SourceStatesAnotherValue(DocumentRule):
    """A facts file or a source at hand gives the same quantity another value.

    ## What it checks
    Every claim against the facts of `--facts` and the figures in the documents of `--sources` that have the same
    subject (family, version, size and variant), metric, kind of amount and qualifiers. No value lies in both intervals,
    however generously both are read, and no other fact or source agrees with the claim. A qualifier or a part of a name
    that only one side states leaves the claim alone, as does a fact that held at another time, or the role historical
    or quoted of the document. A score must be a slip of the hand away (two digits swapped, one mistaken), since others
    measure another value, unless it comes from a data file (CSV, JSON), whose results a report repeats.

    ## Why it matters
    The figure was mistyped, is out of date, or comes from elsewhere than it should.

    ## When it is wrong
    The fact or the source is mistaken or outdated itself, or its maker and the document measure differently.

    ## Source
    The comparison key follows CC101.
    """

    code = "CC503"
    name = "source-states-another-value"
    severity = Severity.WARNING
    since = "0.1"
    examples = (
        Flags(
            "fact",
            "Wrenna-4 was trained on 2.6 trillion tokens.",
            at="2.6 trillion tokens",
            says="“Wrenna-4 model card” states 6.2 trillion tokens",
            facts=_WRENNA,
        ),
        Flags(
            "source",
            "Wrenna-4 was trained on 2.6 trillion tokens.",
            at="2.6 trillion tokens",
            says="cards/wrenna.md, line 3, states 6.2 trillion tokens",
            sources={"cards/wrenna.md": "# Card\n\nWrenna-4 was trained on 6.2 trillion tokens."},
        ),
        Flags(
            "data",
            "| Model | MMLU |\n|---|---|\n| Wrenna-4 | 71.2 |\n| Corvid-20B | 58.1 |",
            at="58.1",
            says="results/eval.csv, line 3, states 55.0",
            sources={"results/eval.csv": "model,MMLU\nWrenna-4,71.24\nCorvid-20B,55.0\n"},
        ),
        Passes("rounded", "Wrenna-4 was trained on about 6 trillion tokens.", facts=_WRENNA),
        Passes(
            "source-agrees",
            "Wrenna-4 was trained on 6.2T tokens.",
            sources={"cards/wrenna.md": "Wrenna-4 was trained on 6.2 trillion tokens."},
        ),
        Ignores("another-model", "Wrenna-3 was trained on 2.6 trillion tokens.", facts=_WRENNA),
        Ignores("another-property", "Wrenna-4 has 26 billion parameters.", facts=_WRENNA),
        Ignores("supposed", "Had Wrenna-4 been trained on 2.6 trillion tokens, it would be worse.", facts=_WRENNA),
    )

    def check(self, view: DocumentView) -> Iterator[Verdict]:
        """Hold each claim against the references that state the same quantity."""
        for held in held_against(view):
            if held.agreeing:
                yield Agrees((held.claim,), _derivation(held))
            elif not view.is_apart:
                yield _differs(held)


def _differs(held: Held) -> Differs:
    claim, match = held.claim, held.differing[0]
    reference = match.reference
    text = (
        f"{opening(what(claim, reference.claim))} is given as {written(claim)};"
        f" {reference.title} states {written(reference.claim)}."
    )
    is_source = reference.id.startswith("source:")
    return Differs(
        (claim,),
        text,
        _derivation(held),
        locations=(reference.claim.location,) if is_source else (),
        confidence=match.link.certainty * min(claim.confidence, reference.claim.confidence),
    )


def _derivation(held: Held) -> Derivation:
    matches = (held.agreeing or held.differing)[:_MOST_NAMED]
    first = matches[0].reference
    return Derivation(
        formula="days in common" if held.claim.date else "values in common",
        inputs=(
            Input(name="here", text=written(held.claim), claim=held.claim.id),
            *(Input(name=match.reference.id, text=quoted(match.reference)) for match in matches),
        ),
        expected=meant(first.claim),
        stated=meant(held.claim),
        tolerance="" if held.claim.date else "written precision, trailing zeros as rounding, hedges doubled",
    )
