"""One person going through one report: what is decided, what is left, and the way back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path

from claimcheck.records import Finding, Report
from claimcheck.reports.overview import ranked
from claimcheck.review.apply import is_reviewable
from claimcheck.review.decisions import Decision, Reason, Verdict, append_decisions, load_decisions, standing


class Session:
    """Findings to decide on, the most severe first, and the decisions that stand.

    Every decision is in the file before a method returns. Errors: `DecisionsError` for a file that cannot be used,
    `OSError` where a decision could not be saved, after which nothing has changed.
    """

    def __init__(self, report: Report, file: Path, by: str) -> None:
        self.report, self.file, self.by = report, file, by
        self.findings = [finding for finding in ranked(report.findings) if is_reviewable(finding)]
        self._by_fingerprint: dict[str, Finding] = {}
        for finding in self.findings:
            self._by_fingerprint.setdefault(finding.fingerprint, finding)
        self._figures = {claim.id: claim.text for claim in report.claims}
        lines = load_decisions(file)
        self._last_time = {decision.fingerprint: decision.at for decision in sorted(lines, key=lambda line: line.at)}
        self.standing = standing(lines)
        self._steps: list[dict[str, Decision | None]] = []

    @property
    def unmatched(self) -> int:
        """Decisions that stand and match no finding of this report: their figures changed, or were not checked."""
        return sum(fingerprint not in self._by_fingerprint for fingerprint in self.standing)

    @property
    def decided(self) -> int:
        """Findings of this report that are decided."""
        return sum(finding.fingerprint in self.standing for finding in self.findings)

    def decide(
        self, fingerprints: Iterable[str], verdict: Verdict, reason: Reason | None = None, note: str = ""
    ) -> list[str]:
        """Save a verdict on findings; `KeyError` for a fingerprint that is none of this report's.

        Returns the fingerprints whose decision changed.
        """
        wanted = list(dict.fromkeys(fingerprints))
        made = [self._decision(fingerprint, verdict, reason, note.strip()) for fingerprint in wanted]
        self._save(made)
        return wanted

    def undo(self) -> list[str]:
        """Take the last step of this session back, as lines of their own; returns the fingerprints concerned."""
        if not self._steps:
            return []
        before = self._steps[-1]
        restored = [
            self._decision(fingerprint, Verdict.OPEN, None, "")
            if earlier is None
            else earlier.model_copy(update={"at": self._now(fingerprint)})
            for fingerprint, earlier in before.items()
        ]
        self._save(restored)
        del self._steps[-2:]
        return list(before)

    def same_rule(self, fingerprint: str) -> list[str]:
        """Undecided findings of the rule of one finding, and that one."""
        rule = self._by_fingerprint[fingerprint].rule
        return self._undecided(fingerprint, (f for f in self.findings if f.rule == rule))

    def same_quantity(self, fingerprint: str) -> list[str]:
        """Undecided findings about the quantity of one finding, and that one."""
        own = self.quantities[fingerprint]
        return self._undecided(fingerprint, (f for f in self.findings if self.quantities[f.fingerprint] == own))

    @cached_property
    def quantities(self) -> dict[str, str]:
        """By fingerprint the quantity that a finding is about: its group's key, else its flagged figure's claim."""
        keys = {claim: group.key for group in self.report.groups for claim in group.claims}
        return {
            finding.fingerprint: next(
                (keys[claim] for claim in finding.claims if claim in keys), next(iter(finding.claims), "")
            )
            for finding in self.findings
        }

    def _undecided(self, first: str, findings: Iterable[Finding]) -> list[str]:
        others = [f.fingerprint for f in findings if f.fingerprint not in self.standing]
        return list(dict.fromkeys([first, *others]))

    def _decision(self, fingerprint: str, verdict: Verdict, reason: Reason | None, note: str) -> Decision:
        finding = self._by_fingerprint[fingerprint]
        return Decision(
            fingerprint=fingerprint,
            verdict=verdict,
            reason=reason,
            note=note,
            by=self.by,
            at=self._now(fingerprint),
            rule=finding.rule,
            document=finding.locations[0].document if finding.locations else "",
            figures=tuple(self._figures[name] for name in finding.claims if name in self._figures),
        )

    def _now(self, fingerprint: str) -> str:
        """The time, or just after the finding's last decision where another person's clock is ahead of ours."""
        now = _as_text(dt.datetime.now(dt.UTC))
        last = self._last_time.get(fingerprint, "")
        if now > last:
            return now
        return _as_text(dt.datetime.fromisoformat(last) + dt.timedelta(microseconds=1))

    def _save(self, decisions: list[Decision]) -> None:
        append_decisions(self.file, decisions)
        self._steps.append({decision.fingerprint: self.standing.get(decision.fingerprint) for decision in decisions})
        for decision in decisions:
            self._last_time[decision.fingerprint] = decision.at
            if decision.verdict is Verdict.OPEN:
                self.standing.pop(decision.fingerprint, None)
            else:
                self.standing[decision.fingerprint] = decision


def _as_text(time: dt.datetime) -> str:
    return time.isoformat(timespec="microseconds")
