"""One error is one finding: of several rules that flag the same figures, one speaks."""

from __future__ import annotations

from collections.abc import Iterable

from claimcheck.records import Finding

_SUPPORT = "CC5"
"""Rules that ask what a figure stands on say another thing of it than those that ask whether it can be true."""


def without_repeats(findings: Iterable[Finding]) -> list[Finding]:
    """The findings in their order, each set of figures judged once: by the gravest, and then by the latest rule.

    Codes go from what holds of any figures to what one has to know (a product, and how tokens are counted), so that
    the latest rule says most.
    """
    found = list(findings)
    best: dict[object, Finding] = {}
    for finding in found:
        key = _figures(finding)
        rival = best.get(key)
        if rival is None or _weight(finding) > _weight(rival):
            best[key] = finding
    return [finding for finding in found if best[_figures(finding)] is finding]


def _figures(finding: Finding) -> object:
    if len(set(finding.claims)) < 2 or finding.rule.startswith(_SUPPORT):
        return finding.fingerprint
    return frozenset(finding.claims)


def _weight(finding: Finding) -> tuple[int, str]:
    return finding.severity.rank, finding.rule
