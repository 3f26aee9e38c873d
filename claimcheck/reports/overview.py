"""The counts and the verdict that open every report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from claimcheck.records import Finding, FindingStatus, Report, Severity, SupportStatus

CRASHED = "CC901"
"""The code under which a rule that raised is reported: our own trouble, not the document's."""

SEVERITIES = (Severity.ERROR, Severity.WARNING, Severity.INFO)


def is_open(finding: Finding) -> bool:
    """Whether a finding still asks for work: neither in the baseline, nor suppressed, nor dismissed."""
    return finding.status.is_open


def is_shown(finding: Finding, least: Severity) -> bool:
    """Whether a format for people shows a finding: open, and of at least a severity."""
    return is_open(finding) and finding.severity.rank >= least.rank


def hidden_line(findings: Iterable[Finding], least: Severity) -> str | None:
    """What is kept back of the open findings by showing none below a severity; None where nothing is."""
    counts = Counter(f.severity for f in findings if is_open(f) and f.severity.rank < least.rank)
    severities = [severity for severity in SEVERITIES if counts[severity]]
    if not severities:
        return None
    total = counts.total()
    listing = listed([f"{counts[severity]:,} {severity.value}" for severity in severities])
    nouns, pronoun = ("finding", "it") if total == 1 else ("findings", "them")
    return f"{listing} {nouns} hidden; show {pronoun} with --severity {severities[-1].value}"


def ranked(findings: Iterable[Finding]) -> list[Finding]:
    """The most severe and most certain first, else in the order given."""
    return sorted(findings, key=lambda finding: (-finding.severity.rank, -finding.confidence))


_MOST_REASONS = 3


@dataclass(frozen=True)
class Overview:
    """Counts of one report; `findings` counts the open ones by severity, `closed` the others by status."""

    documents: int
    claims: int
    compared: int
    verified: int
    pairs_compared: int
    pairs_not_comparable: dict[str, int]
    findings: dict[Severity, int]
    closed: dict[FindingStatus, int]
    support: dict[SupportStatus, int]
    passed_over: dict[str, int]
    unread: int
    crashed: int

    @classmethod
    def of(cls, report: Report) -> Overview:
        """The counts of a report."""
        crashes = sum(finding.rule == CRASHED for finding in report.findings)
        open_ones = Counter(f.severity for f in report.findings if is_open(f) and f.rule != CRASHED)
        closed = Counter(f.status for f in report.findings if not is_open(f))
        support = Counter(claim.support.status for claim in report.claims)
        return cls(
            documents=len(report.documents),
            claims=len(report.claims),
            compared=sum(count.compared for count in report.summary.rules.values()),
            verified=len(report.verifications),
            pairs_compared=report.summary.pairs_compared,
            pairs_not_comparable=dict(Counter(report.summary.pairs_not_comparable).most_common()),
            findings={severity: open_ones[severity] for severity in SEVERITIES},
            closed={status: closed[status] for status in FindingStatus if closed[status]},
            support={status: support[status] for status in SupportStatus if support[status]},
            passed_over=dict(Counter(report.summary.passed_over).most_common()),
            unread=sum(problem.fatal for problem in report.errors),
            crashed=crashes,
        )

    @property
    def headline(self) -> str:
        """The verdict in words, for a page that shows the counts beside it."""
        errors, warnings, infos = (self.findings[severity] for severity in SEVERITIES)
        if errors:
            rest = f", {warnings:,} more {'needs' if warnings == 1 else 'need'} a look" if warnings else ""
            sentence = f"{plural(errors, 'statement')} cannot be true as written{rest}"
        elif warnings:
            sentence = f"{plural(warnings, 'statement')} {'needs' if warnings == 1 else 'need'} a look"
        elif infos:
            sentence = f"Nothing is at odds; {plural(infos, 'note')}"
        else:
            return self.verdict
        return "; ".join([sentence, *self._caveats]) + "."

    @property
    def _caveats(self) -> list[str]:
        """What stands in the way of a verdict on everything."""
        caveats = []
        if self.unread:
            caveats.append(f"{plural(self.unread, 'input')} could not be read")
        if self.crashed:
            caveats.append(f"{plural(self.crashed, 'rule run')} crashed")
        return caveats

    @property
    def verdict(self) -> str:
        """One sentence that never claims more than was checked."""
        found = [plural(count, severity.value) for severity, count in self.findings.items() if count]
        if found:
            sentence = f"{listed(found)} in {plural(self.documents, 'document')}"
        elif not self.documents:
            sentence = "Nothing was read"
        elif not self.claims:
            sentence = "No figure was found, so nothing was checked"
        elif not self.compared:
            sentence = "Nothing could be compared, so nothing is known to be wrong or right"
        else:
            sentence = f"No disagreement found in {plural(self.compared, 'comparison')}"
        return "; ".join([sentence, *self._caveats]) + "."

    @property
    def _told_apart(self) -> list[tuple[str, str]]:
        """How many pairs looked alike and were not compared, with the most frequent reasons."""
        total = sum(self.pairs_not_comparable.values())
        why = _why(self.pairs_not_comparable)
        return [("apart", f"{plural(total, 'pair')} that look alike: {why}")] if total else []

    @property
    def _left_out(self) -> list[tuple[str, str]]:
        """How many documents of the given folders were not read, with the most frequent reasons."""
        total = sum(self.passed_over.values())
        return [("left out", f"{plural(total, 'document')}: {_why(self.passed_over)}")] if total else []

    @property
    def lines(self) -> list[tuple[str, str]]:
        """Label and text of the summary lines."""
        findings = [plural(count, severity.value) for severity, count in self.findings.items() if count]
        rows = [
            ("documents", f"{self.documents:,}"),
            *self._left_out,
            ("claims", f"{self.claims:,}"),
            ("compared", f"{self.compared:,} by rules, {plural(self.pairs_compared, 'pair')} of one quantity"),
            *self._told_apart,
            ("verified", f"{self.verified:,}"),
            ("findings", listed(findings) or "none"),
        ]
        if self.closed:
            rows.append(("closed", listed([f"{count:,} {status.value}" for status, count in self.closed.items()])))
        if self.support:
            rows.append(("support", ", ".join(f"{count:,} {status.value}" for status, count in self.support.items())))
        if self.unread or self.crashed:
            rows.append(("trouble", f"{self.unread:,} unread, {self.crashed:,} crashed"))
        return rows


def _why(counts: dict[str, int]) -> str:
    """The most frequent reasons, each with its count."""
    reasons = [f"{reason} ({count:,})" for reason, count in counts.items()]
    if len(reasons) > _MOST_REASONS:
        reasons = [*reasons[:_MOST_REASONS], "other reasons"]
    return listed(reasons)


def plural(count: int, noun: str) -> str:
    """`1 error`, `2 errors`, `3 info` (which has no plural)."""
    return f"{count:,} {noun}" + ("" if count == 1 or noun == "info" else "s")


def listed(items: list[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    return " and ".join(filter(None, (", ".join(items[:-1]), *items[-1:])))
