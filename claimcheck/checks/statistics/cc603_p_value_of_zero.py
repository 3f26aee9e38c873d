"""CC603: a p-value reported as exactly zero."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from claimcheck.checks.rule import Agrees, Differs, DocumentRule, DocumentView, Flags, Ignores, Passes, Verdict
from claimcheck.records import Derivation, Kind, Severity


class PValueOfZero(DocumentRule):
    """A p-value is reported as `= .000`, which no test gives.

    ## What it checks
    p-values written with `=` and only zeros.

    ## Why it matters
    A probability of zero cannot come out of a test; the program's rounding was copied. `p < .001` says what is known.

    ## When it is wrong
    Never as a statement about p; a house style may still want the program's digits.

    ## Source
    APA Publication Manual, 7th edition, section 6.36: report p-values under .001 as `p < .001`.
    """

    code = "CC603"
    name = "p-value-of-zero"
    severity = Severity.WARNING
    since = "0.1"
    examples = (
        Flags(
            "copied-from-the-program",
            "Doses differed, t(28) = 22.20, p = .000.",
            at="t(28) = 22.20, p = .000",
            says="< .001",
        ),
        Passes("small-but-bounded", "Doses differed, t(28) = 22.20, p < .001."),
        Ignores("not-significant-in-words", "Doses did not differ, t(28) = 0.20, ns."),
    )

    def check(self, view: DocumentView) -> Iterator[Verdict]:
        """Judge every stated p-value."""
        for claim in view.claims:
            p = claim.qualifiers.get("p", "")
            if claim.kind is not Kind.STATISTIC or not p or p == "ns":
                continue
            derivation = Derivation(formula="p > 0", expected="p above 0", stated=f"p {p}")
            if not p.startswith(("<", ">", "≤", "≥")) and Decimal(p) == 0:
                yield Differs((claim,), f"“{claim.text}”: no test gives p = 0; write p < .001.", derivation)
            else:
                yield Agrees((claim,), derivation)
