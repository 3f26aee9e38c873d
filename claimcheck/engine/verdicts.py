"""Running the rules: verdicts to findings and verifications, a crash to CC901."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from claimcheck.checks.registry import CRASHED
from claimcheck.checks.rule import (
    Agrees,
    CorpusRule,
    Differs,
    DocumentRule,
    DocumentView,
    GroupRule,
    GroupView,
    Rule,
    Verdict,
)
from claimcheck.records import Claim, Derivation, Finding, Location, RuleCount, Severity, Verification

_T = TypeVar("_T")


@dataclass(slots=True)
class Verdicts:
    """Everything the rules said, in the order of rules and documents, and how much each rule compared."""

    findings: list[Finding] = field(default_factory=list)
    verifications: list[Verification] = field(default_factory=list)
    agreed: Counter[str] = field(default_factory=Counter)
    differed: Counter[str] = field(default_factory=Counter)

    def run(self, rules: Sequence[Rule], views: Sequence[DocumentView], groups: Sequence[GroupView]) -> None:
        """Run every rule over all that it looks at. A rule that raises stops for that document or group only."""
        for rule in rules:
            if isinstance(rule, DocumentRule):
                for view in views:
                    self._collect(rule, rule.check, view, view.document.name)
            elif isinstance(rule, GroupRule):
                for group in groups:
                    self._collect(rule, rule.check, group, group.key)
            elif isinstance(rule, CorpusRule):
                self._collect(rule, rule.check, views, "all documents")

    def counts(self) -> dict[str, RuleCount]:
        """How much each rule compared, by code."""
        return {
            code: RuleCount(
                compared=self.agreed[code] + self.differed[code], agreed=self.agreed[code], differed=self.differed[code]
            )
            for code in sorted(self.agreed.keys() | self.differed.keys())
        }

    def _collect(self, rule: Rule, check: Callable[[_T], Iterator[Verdict]], subject: _T, name: str) -> None:
        try:
            for verdict in check(subject):
                self._record(rule, verdict)
        except Exception as error:  # any bug of a rule must be seen in the report, and stop nothing else
            self.findings.append(_crash(rule, error, name))

    def _record(self, rule: Rule, verdict: Verdict) -> None:
        locations = tuple(claim.location for claim in verdict.claims)
        match verdict:
            case Agrees(claims, derivation):
                self.agreed[rule.code] += 1
                ids = tuple(claim.id for claim in claims)
                shown = _working_seen(derivation, claims)
                self.verifications.append(
                    Verification(rule=rule.code, claims=ids, locations=locations, derivation=shown)
                )
            case Differs():
                self.differed[rule.code] += 1
                self.findings.append(_finding(rule, verdict, locations + verdict.locations))


def _finding(rule: Rule, verdict: Differs, locations: tuple[Location, ...]) -> Finding:
    return Finding(
        rule=rule.code,
        name=rule.name,
        severity=verdict.severity or rule.severity,
        message=_seen(verdict.message, _words_seen(verdict.claims)),
        claims=tuple(claim.id for claim in verdict.claims),
        locations=locations,
        derivation=_working_seen(verdict.derivation, verdict.claims),
        confidence=round(verdict.confidence, 3),
        fingerprint=fingerprint(rule.code, verdict.claims, verdict.message),
    )


def _words_seen(claims: Sequence[Claim]) -> list[tuple[str, str]]:
    """Figures whose source differs from what is set on the page, longest first: `30}{\\meter` and `30 m`."""
    pairs = []
    for claim in claims:
        place, first = claim.location, claim.location.sentence.start
        shown = " ".join(claim.statement[place.start - first : place.end - first].split())
        if shown and shown != claim.text:
            pairs.append((claim.text, shown))
    return sorted(pairs, key=lambda pair: -len(pair[0]))


def _seen(text: str, pairs: Sequence[tuple[str, str]]) -> str:
    for written, shown in pairs:
        text = text.replace(written, shown)
    return text


def _working_seen(derivation: Derivation | None, claims: Sequence[Claim]) -> Derivation | None:
    pairs = _words_seen(claims)
    if derivation is None or not pairs:
        return derivation
    inputs = {name: one.model_copy(update={"text": _seen(one.text, pairs)}) for name, one in derivation.inputs.items()}
    return derivation.model_copy(update={"inputs": inputs, "stated": _seen(derivation.stated, pairs)})


def fingerprint(code: str, claims: Sequence[Claim], message: str) -> str:
    """Stable across runs and moved lines; another value, sentence or rule gives another fingerprint."""
    parts = [code, *(claim.id for claim in claims)] if claims else [code, message]
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:20]


def in_reading_order(finding: Finding) -> tuple[str, int, str]:
    """The order of findings in a report: by their first place, those without one first."""
    first = finding.locations[0] if finding.locations else None
    return (first.document if first else "", first.start if first else -1, finding.rule)


def _crash(rule: Rule, error: Exception, name: str) -> Finding:
    message = (
        f"{rule.code} {rule.name} crashed on {name}: {type(error).__name__}: {error}. Nothing it checks is judged."
    )
    return Finding(
        rule=CRASHED,
        name="rule-crashed",
        severity=Severity.ERROR,
        message=message,
        fingerprint=fingerprint(CRASHED, (), f"{rule.code} {name} {type(error).__name__}"),
    )
