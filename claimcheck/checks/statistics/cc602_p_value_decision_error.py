"""CC602: a reported p-value on the other side of .05 from the one that its test gives."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.checks.rule import Agrees, Differs, DocumentRule, DocumentView, Flags, Ignores, Passes, Verdict
from claimcheck.checks.statistics.cc601_p_value_mismatch import derivation, message, recomputed_tests
from claimcheck.records import Severity


class PValueDecisionError(DocumentRule):
    """A reported p-value is not that of its test statistic, and the difference changes what is significant at .05.

    ## What it checks
    As CC601, for tests whose reported p-value and recomputed p-value lie on different sides of .05; a p-value of
    exactly .05 counts as significant.

    ## Why it matters
    The conclusion of the test rests on the error.

    ## When it is wrong
    Corrected p-values reported with uncorrected statistics, one-tailed tests that are not announced, another alpha.

    ## Source
    Nuijten et al. 2016, "The prevalence of statistical reporting errors in psychology": gross inconsistencies.
    """

    code = "CC602"
    name = "p-value-decision-error"
    severity = Severity.ERROR
    since = "0.1"
    examples = (
        Flags(
            "not-significant-after-all",
            "Training helped, t(28) = 1.20, p = .03.",
            at="t(28) = 1.20, p = .03",
            says="changes the decision",
        ),
        Passes("significant-as-said", "Training helped, F(1, 35) = 14.04, p = .001."),
        Ignores("no-test", "Training helped (p = .03)."),
    )

    def check(self, view: DocumentView) -> Iterator[Verdict]:
        """Judge every complete test of the document."""
        for claim, result in recomputed_tests(view):
            if result.is_consistent:
                yield Agrees((claim,), derivation(claim, result))
            elif result.changes_decision:
                text = f"{message(claim, result)} That changes the decision at .05."
                yield Differs((claim,), text, derivation(claim, result))
