"""Reported test statistics and confidence intervals: `t(28) = 2.20, p = .036`, `95% CI [.29, .53]`.

The forms are those of the APA Publication Manual (7th edition, 6.43 to 6.45), read widely: spaces, line breaks, lost
minus signs and further statistics between value and p-value do not hide a test. Judging is left to the rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from claimcheck.extraction.figure import Figure
from claimcheck.records import Comparator, Kind, Quantity

_TEST = re.compile(
    r"(?<![A-Za-z])"
    r"(?P<name>[tTrFzZ]|(?:Δ ?)?(?:χ|chi|[xX])[-_ ]?(?:2|²|squared?)|G ?[2²]|Q[- ]?(?:[wWbBeEtT][A-Za-z]{0,10})?)"
    r"\s{0,4}"
    r"(?:\(\s{0,3}(?P<df>[0-9lI][0-9.]{0,7})(?:\s{0,3},\s{0,3}(?:[nN]\s{0,2}=\s{0,2}[0-9,]{1,12}|(?P<df2>[0-9.,]{1,10})))?"
    r"\s{0,3}\)\s{0,4})?"
    r"(?P<comparator>[=<>≤≥])\s{0,4}(?P<sign>[^\w\s.,()]{0,3})\s?(?P<value>\d[\d,]{0,11}(?:\.\d{1,20})?|\.\d{1,20})"
    r"(?:\s{0,3}[,;]\s{1,3}(?!p\b)[A-Za-zηωη²\d_ ]{1,12}\s{0,2}[=<>]\s{0,2}[-−]?[\d.,]{1,10}\d){0,3}"
    r"\s{0,3}[,;(]{0,2}\s{0,4}"
    r"(?:(?P<ns>n\.?s\b\.?)|p\s{0,4}(?P<p_comparator>[=<>≤≥])\s{0,4}(?P<p>\d?\.\d{1,20}|\d{1,3}(?:\.\d{1,20})?))"
)
_NUMBER = r"[-−–]?(?:\d[\d,]{0,11}(?:\.\d{1,12})?|\.\d{1,12})"
_INTERVAL = re.compile(
    r"(?P<level>\d\d(?:\.\d)?)\s?(?:%|percent)\s{0,3}(?:CI\b|confidence intervals?)(?:\s?[\[(]CI[\])])?\s{0,3}"
    r"(?:[:=,]|of|was|from|is)?\s{0,3}[\[({]?\s{0,3}"
    rf"(?P<range>(?P<low>{_NUMBER})\s{{0,2}}(?P<unit>%|percent)?\s{{0,3}}(?:to|and|[,;–—-])\s{{0,3}}"
    rf"(?P<high>{_NUMBER})(?:\s{{0,2}}(?:%|percent))?)"
)
_COMPARATORS = {
    "=": Comparator.EQUAL,
    "<": Comparator.LESS,
    ">": Comparator.MORE,
    "≤": Comparator.AT_MOST,
    "≥": Comparator.AT_LEAST,
}
_NEEDS_DF = frozenset({"t", "F", "r", "chi2", "Q", "Qw", "Qb"})


def find_statistics(prose: str) -> list[Figure]:
    """Test statistics with their p-value, and confidence intervals, in order and disjoint.

    A test is one figure of kind `statistic`: its value, `metric` one of t F r z chi2 Q Qw Qb, qualifiers `df` (`28`,
    `2, 70`) and `p` (`.036`, `< .05`, `ns`). An interval has metric `confidence interval` and qualifier `level`.
    """
    found = sorted([*_tests(prose), *_intervals(prose)], key=lambda figure: figure.start)
    kept: list[Figure] = []
    for figure in found:
        if not kept or kept[-1].end <= figure.start:
            kept.append(figure)
    return kept


def _tests(prose: str) -> Iterator[Figure]:
    if not any(sign in prose for sign in _COMPARATORS):
        return
    for match in _TEST.finditer(prose):
        metric = _metric(match["name"])
        if (metric in _NEEDS_DF and match["df"] is None) or (metric == "F" and match["df2"] is None):
            continue
        magnitude, step, decimals = _decimal(match["value"])
        value = -magnitude if match["sign"] else magnitude
        comparator = _COMPARATORS[match["comparator"]]
        lower = comparator in (Comparator.MORE, Comparator.AT_LEAST)
        upper = comparator in (Comparator.LESS, Comparator.AT_MOST)
        yield Figure(
            start=match.start(),
            end=match.end(),
            kind=Kind.STATISTIC,
            quantity=Quantity(
                text=match[0],
                comparator=comparator,
                value=value,
                low=value if lower else None,
                high=value if upper else None,
                decimals=decimals,
                step=step,
            ),
            qualifiers=_qualifiers(match),
            metric=metric,
        )


def _metric(name: str) -> str:
    head = name.replace(" ", "").replace("-", "").replace("_", "")
    if head[0] in "Qq":
        return {"w": "Qw", "b": "Qb"}.get(head[1:2].lower(), "Q")
    if head in ("Z", "z"):
        return "z"
    return head if head in ("F", "r") else "t" if head in ("t", "T") else "chi2"


def _qualifiers(match: re.Match[str]) -> dict[str, str]:
    qualifiers: dict[str, str] = {}
    if match["df"]:
        first = match["df"].replace("l", "1").replace("I", "1")
        separator = ", " if match["name"] == "F" else ""  # t(1,234) has one number of degrees, F(1,234) has two
        qualifiers["df"] = f"{first}{separator}{match['df2']}" if match["df2"] else first
    if match["ns"]:
        qualifiers["p"] = "ns"
    else:
        equal = match["p_comparator"] == "="
        qualifiers["p"] = match["p"] if equal else f"{match['p_comparator']} {match['p']}"
    return qualifiers


def _intervals(prose: str) -> Iterator[Figure]:
    for match in _INTERVAL.finditer(prose):
        (low, step, decimals), (high, _, _) = _decimal(match["low"]), _decimal(match["high"])
        if low > high:
            continue
        yield Figure(
            start=match.start("range"),
            end=match.end("range"),
            kind=Kind.STATISTIC,
            quantity=Quantity(
                text=match["range"],
                low=low,
                high=high,
                unit="percent" if match["unit"] or match["range"].endswith(("%", "percent")) else "",
                decimals=decimals,
                step=step,
            ),
            qualifiers={"level": match["level"]},
            metric="confidence interval",
        )


def _decimal(written: str) -> tuple[Decimal, Decimal, int]:
    """Value, step of the last written digit, and digits after the point."""
    value = Decimal(written.replace(",", "").replace("−", "-").replace("–", "-"))
    decimals = len(written.partition(".")[2])
    return value, Decimal(1).scaleb(-decimals), decimals
