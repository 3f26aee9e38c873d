"""CC608: a standard error that is not the standard deviation by the root of n."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from claimcheck.checks.rule import Agrees, Differs, DocumentRule, DocumentView, Flags, Ignores, Passes, Verdict
from claimcheck.records import Derivation, Input, Interval, Severity, Span, format_interval

_IS = r"(?:\s?=\s?|\s(?:of|was|is)\s|\s|:\s)"
_NUMBER = r"(?P<value>\d{1,6}(?:\.\d{1,6})?)(?![\d.]*\d)"
_DEVIATION = re.compile(rf"(?:\bSDs?\b|\bs\.d\.|\bstandard\sdeviation){_IS}{_NUMBER}", re.IGNORECASE)
_ERROR = re.compile(
    rf"(?:\bSEM?\b|\bs\.e\.(?:m\.)?|\bstandard\serror(?:\sof\sthe\smean)?){_IS}{_NUMBER}", re.IGNORECASE
)
_SIZE = re.compile(r"\b[nN]\s?=\s?(?P<value>\d{1,3}(?:,\d{3})+|\d{1,7})(?![\d.]*\d)")
_OTHER = re.compile(
    r"\b(?:cluster\w*|weighted|adjusted|robust|bootstrap\w*|estimate[ds]?|slope|coefficient|difference|measurement|regression|prediction)\b",
    re.IGNORECASE,
)
"""The error is that of something else than a plain mean."""
_SLACK = (Decimal("0.97"), Decimal("1.03"))
"""A few without an answer, and n or n − 1."""


class StandardErrorMismatch(DocumentRule):
    """A standard error of a mean is not its standard deviation divided by the root of n.

    ## What it checks
    Where a sentence gives one standard deviation, one standard error and one n: SE = SD ÷ √n, within rounding and
    three percent.

    ## Why it matters
    The two are often mixed up, and the reader takes the spread of the cases from one and the certainty from the other.

    ## When it is wrong
    Where the error is that of an estimate from a model, and the sentence does not say so.

    ## Source
    Altman and Bland 2005, "Standard deviations and standard errors", BMJ 331:903.
    """

    code = "CC608"
    name = "standard-error-mismatch"
    severity = Severity.WARNING
    since = "0.1"
    examples = (
        Flags("another-root", "The mean was 24.0 (SD = 6.0, SE = 2.0, n = 25).", at="SE = 2.0", says="1.1"),
        Passes("deviation-by-root", "The mean was 24.0 (SD = 6.0, SE = 1.2, n = 25)."),
        Ignores("no-size", "The mean was 24.0 (SD = 6.0, SE = 2.0)."),
        Ignores("error-of-a-difference", "The mean was 24.0 (SD = 6.0, n = 25), the difference 2.1 (SE = 2.0)."),
    )

    def check(self, view: DocumentView) -> Iterator[Verdict]:
        """Judge every sentence with a deviation, an error and a size."""
        for sentence in view.by_sentence:
            found = [list(pattern.finditer(view.document.prose, *sentence)) for pattern in (_ERROR, _DEVIATION, _SIZE)]
            if all(len(matches) == 1 for matches in found) and not _OTHER.search(view.document.prose, *sentence):
                yield _judge(view, *(matches[0] for matches in found))


def _judge(view: DocumentView, error: re.Match[str], deviation: re.Match[str], size: re.Match[str]) -> Verdict:
    n = Decimal(size["value"].replace(",", ""))
    expected = _rounded(deviation["value"]).scaled(1 / n.sqrt()) * Interval(*_SLACK)
    derivation = Derivation(
        formula="standard error = standard deviation ÷ √n",
        inputs=(Input(name="standard deviation", text=deviation[0]), Input(name="n", text=size[0])),
        expected=format_interval(expected, 3),
        stated=error["value"],
        tolerance="rounding of both, and three percent",
    )
    if _rounded(error["value"]).overlaps(expected):
        return Agrees((), derivation)
    message = f"{deviation[0]} with {size[0]} gives a standard error of {derivation.expected}, not {error['value']}."
    return Differs((), message, derivation, locations=(view.locate(Span(*error.span())),), confidence=0.8)


def _rounded(written: str) -> Interval:
    value, half = Decimal(written), Decimal(5).scaleb(-len(written.partition(".")[2]) - 1)
    return Interval(value - half, value + half)
