"""What follows from the findings that stand: the support of claims, the verdict of groups, and the summary."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from claimcheck.engine.standing import HeldSupport, with_support
from claimcheck.linking import Linked, LinkedGroup
from claimcheck.records import Claim, DocumentSummary, Finding, Group, Report, RuleCount, Summary
from claimcheck.records.comparison import LIKELY


@dataclass(frozen=True, slots=True)
class Grounds:
    """What a run knows besides its report: claims that were linked, what references say, what rules compared.

    `passed_over` counts the documents of the given folders that were not read, by reason.
    """

    linked: Linked
    held: HeldSupport
    rules: Mapping[str, RuleCount]
    passed_over: Mapping[str, int]


def concluded(report: Report, grounds: Grounds) -> Report:
    """The report with what its findings amount to; no status may change after it."""
    groups = grounds.linked.groups
    believed = [finding for finding in report.findings if finding.status.is_believed]
    claims = with_support(report.claims, believed, report.verifications, groups, grounds.held)
    contradictions = _contradictions(believed)
    open_ones = [finding for finding in report.findings if finding.status.is_open]
    located = Counter(finding.locations[0].document for finding in open_ones if finding.locations)
    return report.model_copy(
        update={
            "documents": tuple(_counting(document, located[document.name]) for document in report.documents),
            "claims": tuple(claims),
            "groups": tuple(_group(group, contradictions) for group in groups),
            "summary": Summary(
                by_rule=_counted(finding.rule for finding in open_ones),
                by_severity=_counted(finding.severity.value for finding in open_ones),
                by_document=dict(sorted(located.items())),
                by_status=_counted(finding.status.value for finding in report.findings),
                by_kind=_counted(claim.kind.value for claim in claims),
                by_support=_counted(claim.support.status.value for claim in claims),
                support_by_document=_support_by_document(claims),
                rules=dict(grounds.rules),
                passed_over=dict(sorted(grounds.passed_over.items())),
                pairs_compared=sum(pair.certainty >= LIKELY for group in groups for pair in group.pairs),
                pairs_not_comparable=dict(sorted(grounds.linked.not_comparable.items())),
            ),
        }
    )


def _counting(document: DocumentSummary, findings: int) -> DocumentSummary:
    return document.model_copy(update={"counts": {**document.counts, "findings": findings}})


def _contradictions(findings: Iterable[Finding]) -> dict[str, list[int]]:
    """For each claim the numbers of the contradictions (CC1xx) that it is part of."""
    numbers: dict[str, list[int]] = defaultdict(list)
    for number, finding in enumerate(findings):
        if finding.rule.startswith("CC1"):
            for claim_id in set(finding.claims):
                numbers[claim_id].append(number)
    return numbers


def _group(group: LinkedGroup, contradictions: Mapping[str, Sequence[int]]) -> Group:
    ids = tuple(claim.id for claim in group.claims)
    shared = Counter(number for claim_id in set(ids) for number in contradictions.get(claim_id, ()))
    differs = any(count > 1 for count in shared.values())
    verdict = "single" if len(ids) < 2 else "differ" if differs else "agree"
    return Group(key=group.key, claims=ids, verdict=verdict)


def _support_by_document(claims: Iterable[Claim]) -> dict[str, dict[str, int]]:
    statuses: dict[str, list[str]] = defaultdict(list)
    for claim in claims:
        statuses[claim.location.document].append(claim.support.status.value)
    return {name: _counted(found) for name, found in sorted(statuses.items())}


def _counted(values: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(values).items()))
