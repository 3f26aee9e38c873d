"""What each claim stands on once everything has been checked (CONTRACT.md, `support.status`)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from claimcheck.checks.rule import DocumentView
from claimcheck.checks.support.cited import cited_figures
from claimcheck.checks.support.held import held_against
from claimcheck.engine.corroboration import corroborated
from claimcheck.linking import LinkedGroup
from claimcheck.records import Claim, Finding, Severity, Support, SupportStatus, Verification

_OTHER_VALUE = "CC503"


@dataclass(frozen=True, slots=True)
class HeldSupport:
    """By claim id the facts and places in sources that state its figure, and those that state another."""

    agreeing: Mapping[str, tuple[str, ...]]
    differing: Mapping[str, tuple[str, ...]]


def held_support(views: Iterable[DocumentView]) -> HeldSupport:
    """What the facts and sources say of the claims of all documents."""
    agreeing: dict[str, dict[str, None]] = {}
    differing: dict[str, tuple[str, ...]] = {}
    for view in views:
        for held in held_against(view):
            agreeing.setdefault(held.claim.id, {}).update((match.reference.id, None) for match in held.agreeing)
            differing[held.claim.id] = tuple(dict.fromkeys(match.reference.id for match in held.differing))
        for cited in cited_figures(view):
            if cited.place is not None:
                agreeing.setdefault(cited.claim.id, {})[cited.place] = None
    return HeldSupport({claim_id: tuple(places) for claim_id, places in agreeing.items() if places}, differing)


def with_support(
    claims: Sequence[Claim],
    findings: Sequence[Finding],
    verifications: Sequence[Verification],
    groups: Sequence[LinkedGroup],
    held: HeldSupport,
) -> list[Claim]:
    """The claims, each with the strongest thing that can be said of its support."""
    contradicted = _by_claim(findings)
    for finding in findings:
        if finding.rule == _OTHER_VALUE:
            flagged = finding.claims[0]
            contradicted[flagged] = (*contradicted.get(flagged, ()), *held.differing.get(flagged, ()))
    verified = _by_claim([item for item in verifications if _is_recomputed(item)])
    others = corroborated(groups, claims)
    supported = []
    for claim in claims:
        if claim.id in contradicted:
            support = Support(status=SupportStatus.CONTRADICTED, by=contradicted[claim.id])
        elif claim.id in verified:
            support = Support(status=SupportStatus.VERIFIED, by=verified[claim.id])
        elif claim.id in others:
            support = Support(status=SupportStatus.CORROBORATED, by=others[claim.id])
        elif claim.id in held.agreeing:
            support = Support(status=SupportStatus.SOURCED, by=held.agreeing[claim.id])
        else:
            support = _own_support(claim)
        supported.append(claim.model_copy(update={"support": support}))
    return supported


def _by_claim(items: Sequence[Finding] | Sequence[Verification]) -> dict[str, tuple[str, ...]]:
    """For each claim the other claims of the findings (info and CC5xx aside) or verifications that it is part of."""
    partners: dict[str, dict[str, None]] = {}
    for item in items:
        if item.rule.startswith("CC5") or (isinstance(item, Finding) and item.severity is Severity.INFO):
            continue
        for claim_id in item.claims:
            others = partners.setdefault(claim_id, {})
            others.update(dict.fromkeys(other for other in item.claims if other != claim_id))
    return {claim_id: tuple(others) for claim_id, others in partners.items()}


def _is_recomputed(item: Verification) -> bool:
    """Whether a figure was recomputed from others or from the calendar.

    Lying within bounds proves little, and saying the same again (CC1xx) proves nothing: another document corroborates.
    """
    if item.rule.startswith("CC1"):
        return False
    return len(item.claims) > 1 or item.rule.startswith(("CC3", "CC6"))


def _own_support(claim: Claim) -> Support:
    attribution = claim.attribution
    if attribution is not None and attribution.citations:
        return Support(status=SupportStatus.CITED, by=attribution.citations)
    if attribution is not None and attribution.source:
        return Support(status=SupportStatus.ATTRIBUTED, by=(attribution.source,))
    return Support()
