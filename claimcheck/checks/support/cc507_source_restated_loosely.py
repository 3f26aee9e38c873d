"""CC507: a source's figure restated with more precision than it has, or rounded over a bound."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.checks.contradiction.values import Outcome, compare
from claimcheck.checks.rule import Agrees, Differs, DocumentRule, DocumentView, Flags, Ignores, Passes, Verdict
from claimcheck.checks.support.cited import rounded_over
from claimcheck.checks.support.restated import ABOVE, is_more_precise, is_rounded_over
from claimcheck.checks.support.wording import meant, opening, quoted, stated, what
from claimcheck.records import Claim, Comparator, Derivation, Input, Match, Reference, Severity

_CITED = 0.8
"""How sure it is that a figure of a cited source about the same thing is the one that was restated."""


def _card(figure: str) -> dict[str, str]:
    return {"cards/wrenna.md": f"Wrenna-4 was trained on {figure}."}


class SourceRestatedLoosely(DocumentRule):
    """A figure is stated more precisely than its source has it, or as a bound that the source's value does not reach.

    ## What it checks
    Claims whose facts and sources surely state the same quantity, in the same unit, with a value that agrees when
    read generously. Flagged are digits that no source has ("50.03 billion" where the source says "about 50 billion",
    or more than a data file has), and bounds reached by rounding only ("more than 30%" where the source says 29.6%);
    the latter also where nothing has a name, if the sentence cites the source or stands in it but for the figure. If
    one source states the figure as it is written, keeps to the bound, or may itself have rounded, nothing is flagged.

    ## Why it matters
    Precision that was made up reads like knowledge, and "more than 30%" for 29.6% is wrong.

    ## When it is wrong
    The precise figure comes from a source that is not at hand.

    ## Source
    Our own: a figure as the interval that its digits allow; the comparison key follows CC101.
    """

    code = "CC507"
    name = "source-restated-loosely"
    severity = Severity.WARNING
    since = "0.1"
    examples = (
        Flags(
            "more-precise",
            "Wrenna-4 was trained on 50.03 billion tokens.",
            at="50.03 billion tokens",
            says="more precise than cards/wrenna.md, line 1, which states about 50 billion tokens",
            sources=_card("about 50 billion tokens"),
        ),
        Flags(
            "bound-by-rounding",
            "Wrenna-4 was trained on more than 30 billion tokens.",
            at="30 billion tokens",
            says="the 29.6 billion tokens of cards/wrenna.md, line 1, are not more than that",
            sources=_card("29.6 billion tokens"),
        ),
        Flags(
            "bound-that-the-cited-source-misses",
            "More than 30% of readers pay for news ([survey](polls/readers.md)).",
            at="30%",
            says="the 29.6% of polls/readers.md, line 1, are not more than that",
            sources={"polls/readers.md": "Of those asked, 29.6% of the readers said that they pay."},
        ),
        Passes("rounded", "Wrenna-4 was trained on 50 billion tokens.", sources=_card("50.03 billion tokens")),
        Passes(
            "bound-holds", "Wrenna-4 was trained on more than 30 billion tokens.", sources=_card("30.4 billion tokens")
        ),
        Passes(
            "another-source-is-as-precise",
            "Wrenna-4 was trained on 50.03 billion tokens.",
            sources=_card("about 50 billion tokens") | {"logs/run.md": "Wrenna-4 was trained on 50.03 billion tokens."},
        ),
        Passes(
            "the-source-may-have-rounded",
            "Wrenna-4 was trained on 50.03 billion tokens.",
            sources=_card("50 billion tokens"),
        ),
        Ignores(
            "another-model", "Wrenna-3 was trained on 50.03 billion tokens.", sources=_card("about 50 billion tokens")
        ),
    )

    def check(self, view: DocumentView) -> Iterator[Verdict]:
        """Hold each figure against those of its sources that agree with it."""
        cited = {claim.id: reference for claim, reference in rounded_over(view)}
        for claim in view.claims:
            matches = [m for m in view.matches.get(claim.id, ()) if _is_sure(claim, m) and _is_alike(claim, m)]
            faults = [_fault(claim, match.reference) for match in matches]
            if matches and not all(faults):
                yield Agrees((claim,), _derivation(claim, matches[faults.index(None)].reference))
            elif matches and faults[0] is not None:
                yield _differs(claim, matches[0].reference, faults[0], matches[0].link.certainty)
            elif claim.id in cited and (fault := _fault(claim, cited[claim.id])):
                yield _differs(claim, cited[claim.id], fault, _CITED)


def _is_sure(claim: Claim, match: Match) -> bool:
    """Whether the two surely state one quantity; a bound that a like sentence just misses is no chance."""
    return match.is_sure or (match.is_likely and is_rounded_over(claim.quantity, match.reference.claim.quantity))


def _is_alike(claim: Claim, match: Match) -> bool:
    """Whether the source's figure is the one that was restated: the same unit, and a value near enough."""
    source = match.reference.claim
    one, other = claim.quantity, source.quantity
    if one is None or other is None or one.unit != other.unit or one.is_range or other.is_range:
        return False
    return compare(claim, source) in (Outcome.AGREE, Outcome.CLOSE) or is_rounded_over(one, other)


def _fault(claim: Claim, reference: Reference) -> str | None:
    """What the restatement adds to the source, None where it adds nothing."""
    one, other = claim.quantity, reference.claim.quantity
    assert one is not None
    assert other is not None
    if is_rounded_over(one, other):
        bound = "more" if one.comparator in ABOVE else "less"
        return f"the {stated(reference.claim)} of {reference.title} are not {bound} than that"
    if (other.comparator is Comparator.ABOUT or reference.is_data) and is_more_precise(one, other):
        return f"more precise than {reference.title.rstrip(',')}, which states {stated(reference.claim)}"
    return None


def _differs(claim: Claim, reference: Reference, fault: str, certainty: float) -> Differs:
    text = f"{opening(what(claim, reference.claim))} is given as {stated(claim)}: {fault}."
    is_source = reference.id.startswith("source:")
    return Differs(
        (claim,),
        text,
        _derivation(claim, reference),
        locations=(reference.claim.location,) if is_source else (),
        confidence=certainty * min(claim.confidence, reference.claim.confidence),
    )


def _derivation(claim: Claim, reference: Reference) -> Derivation:
    return Derivation(
        formula="digits and bounds of the source",
        inputs=(
            Input(name="here", text=stated(claim), claim=claim.id),
            Input(name=reference.id, text=quoted(reference)),
        ),
        expected=meant(reference.claim),
        stated=meant(claim),
    )
