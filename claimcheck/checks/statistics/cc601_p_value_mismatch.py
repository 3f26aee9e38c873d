"""CC601: a reported p-value that its test statistic and degrees of freedom do not give."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.checks.rule import Agrees, Differs, DocumentRule, DocumentView, Flags, Ignores, Passes, Verdict
from claimcheck.checks.statistics.recompute import Recomputed, recompute
from claimcheck.records import Claim, Derivation, Input, Kind, Severity


class PValueMismatch(DocumentRule):
    """A reported p-value is not that of its test statistic, and the decision at .05 stays the same.

    ## What it checks
    Recomputes p from the statistic (t, F, r, z, chi2, Q) and its degrees of freedom. The statistic stands for every
    value that rounds to it, the p-value for every value that rounds to it; bounds (`p < .05`) are bounds. `ns` is
    p > .05. Where the text says one-tailed or one-sided, half of p is accepted too.

    ## Why it matters
    A digit was mistyped, the wrong test was copied, or rows of an analysis were mixed up. The reader cannot tell
    which, and meta-analyses that read the statistic inherit the error.

    ## When it is wrong
    Corrected p-values (Bonferroni, Greenhouse-Geisser) reported with uncorrected statistics, and one-tailed tests that
    are not announced.

    ## Source
    Nuijten et al. 2016, "The prevalence of statistical reporting errors in psychology", and its R package statcheck.
    """

    code = "CC601"
    name = "p-value-mismatch"
    severity = Severity.WARNING
    since = "0.1"
    examples = (
        Flags(
            "digits-swapped",
            "Sleep predicted recall, t(41) = 3.05, p = .040.",
            at="t(41) = 3.05, p = .040",
            says="p from 0.0039",
        ),
        Passes("rounding-explains-it", "Sleep predicted recall, t(41) = 3.05, p = .004."),
        Passes("one-tailed-announced", "All tests are one-tailed. Recall rose, t(28) = 2.20, p = .018."),
        Ignores("decision-changes-is-cc602", "Sleep predicted recall, t(41) = 1.05, p = .030."),
        Ignores("no-degrees-of-freedom", "Sleep predicted recall, p = .004."),
    )

    def check(self, view: DocumentView) -> Iterator[Verdict]:
        """Judge every complete test of the document whose decision stands."""
        for claim, result in recomputed_tests(view):
            if result.is_consistent:
                yield Agrees((claim,), derivation(claim, result))
            elif not result.changes_decision:
                yield Differs((claim,), message(claim, result), derivation(claim, result))


def recomputed_tests(view: DocumentView) -> Iterator[tuple[Claim, Recomputed]]:
    """Every test of the document that can be recomputed."""
    for claim in view.claims:
        if claim.kind is Kind.STATISTIC and (result := recompute(claim, view.document.prose)):
            yield claim, result


def message(claim: Claim, result: Recomputed) -> str:
    """What is stated, and what the statistic gives."""
    return f"“{claim.text}”: the statistic gives {result.expected}, not {result.stated_text}."


def derivation(claim: Claim, result: Recomputed) -> Derivation:
    """The recomputation, for a person to redo."""
    degrees = claim.qualifiers.get("df")
    return Derivation(
        formula=f"p = P({claim.metric}{f'({degrees})' if degrees else ''} at least as extreme as stated)",
        inputs=(Input(name=claim.metric or "", text=claim.text, claim=claim.id),),
        expected=result.expected,
        stated=result.stated_text,
        tolerance="rounding of the statistic and of p",
        readings=result.readings,
        decision_error=result.changes_decision,
    )
