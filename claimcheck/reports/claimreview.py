"""ClaimReview (schema.org/ClaimReview) as JSON-LD, for publishers who mark up the checks that they print.

A review is published in somebody's name, so only what a person accepted in review is written, and what cannot be true
under any reading. `url` and `author` of the page that carries it are the publisher's to set.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from claimcheck.records import Claim, DocumentSummary, Finding, FindingStatus, Report, Severity
from claimcheck.reports.json import as_text
from claimcheck.reports.overview import is_open, ranked
from claimcheck.reports.passages import Passages, printable
from claimcheck.reports.working import in_one_line

_RATING = {
    "@type": "Rating",
    "ratingValue": 1,
    "worstRating": 1,
    "bestRating": 5,
    "alternateName": "Cannot be true as stated",
}


def render(report: Report) -> str:
    """One `ClaimReview` a finding, in a graph."""
    claims = {claim.id: claim for claim in report.claims}
    documents = {document.name: document for document in report.documents}
    passages = Passages(report)
    reviews = [
        _review(finding, report, claims, documents, passages)
        for finding in ranked(report.findings)
        if finding.locations and _is_publishable(finding)
    ]
    return as_text({"@context": "https://schema.org", "@graph": reviews})


def _is_publishable(finding: Finding) -> bool:
    certain = is_open(finding) and finding.severity is Severity.ERROR
    return finding.status is FindingStatus.ACCEPTED or certain


def _review(
    finding: Finding,
    report: Report,
    claims: Mapping[str, Claim],
    documents: Mapping[str, DocumentSummary],
    passages: Passages,
) -> dict[str, Any]:
    place = finding.locations[0]
    document = documents.get(place.document)
    title = document.title if document is not None and document.title else place.document
    appearance: dict[str, Any] = {"@type": "CreativeWork", "name": title, "url": place.document}
    if document is not None and document.date:
        appearance["datePublished"] = document.date
    reviewed: dict[str, Any] = {"@type": "Claim", "appearance": appearance}
    flagged = claims.get(finding.claims[0]) if finding.claims else None
    if flagged is not None and flagged.attribution is not None and flagged.attribution.source:
        reviewed["author"] = {"@type": "Organization", "name": printable(flagged.attribution.source)}
    return {
        "@type": "ClaimReview",
        "identifier": finding.fingerprint,
        "datePublished": report.run.started[:10],
        "author": {"@type": "Organization", "name": report.tool.name},
        "claimReviewed": " ".join(printable(passages.sentence(place) or finding.message).split()),
        "reviewBody": printable(_body(finding)),
        "reviewRating": _RATING,
        "itemReviewed": reviewed,
    }


def _body(finding: Finding) -> str:
    """The message and, where there is one, the working."""
    if finding.derivation is None:
        return finding.message
    return f"{finding.message} {in_one_line(finding.derivation)}."
