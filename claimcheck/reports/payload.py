"""What the web page is given to show: the report, made small by leaving out what is empty and what can be looked up.

Documents, claims and headings are referred to by their place in a list. A place is `[document, start, end, line,
column, sentence start, sentence end]`, with a heading and a page where there is one.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from claimcheck.records import (
    Claim,
    Derivation,
    Finding,
    Group,
    Location,
    Quantity,
    Report,
    Verification,
    format_interval,
)
from claimcheck.reports.coverage import Coverage
from claimcheck.reports.spans import spans_of
from claimcheck.reports.working import with_figures

_MARKUP = {"text/html": "html", "application/xhtml+xml": "html", "text/markdown": "markdown", "text/x-tex": "latex"}
"""Media types of texts whose passages are shown without their markup."""

_ESCAPES = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
"""What could end a script element or, in old engines, a string: all are the same inside a JSON string."""


def payload(report: Report, covered: Coverage) -> dict[str, Any]:
    """What a page is given of a report and of what was compared."""
    return _Payload(report, covered).build()


def inert_json(value: object) -> str:
    """A value as JSON that can stand inside an HTML script element."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    for character, escape in _ESCAPES.items():
        text = text.replace(character, escape)
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


class _Payload:
    def __init__(self, report: Report, covered: Coverage) -> None:
        self._report, self._covered = report, covered
        self._reasons = {reason: number for number, (reason, _) in enumerate(covered.counts)}
        self._documents = {document.name: number for number, document in enumerate(report.documents)}
        self._claims = {claim.id: number for number, claim in enumerate(report.claims)}
        self._headings: dict[tuple[str, ...], int] = {}

    def build(self) -> dict[str, Any]:
        report = self._report
        # A document that only a location knows (it could not be kept) still needs a name.
        claims = [self._claim(claim) for claim in report.claims]
        findings = [self._finding(finding) for finding in report.findings]
        verified = [self._verified(verification) for verification in report.verifications]
        texts = {document.name: document for document in report.documents}
        return {
            "documents": [self._document(name, texts) for name in self._documents],
            "claims": claims,
            "findings": findings,
            "verified": verified,
            "groups": [self._group(group) for group in report.groups if len(group.claims) > 1],
            "reasons": list(self._reasons),
            "headings": [" › ".join(path) for path in self._headings],
            "rules": {rule.code: {"summary": rule.summary, "page": rule.page} for rule in report.rules},
        }

    def _document(self, name: str, texts: Mapping[str, Any]) -> dict[str, Any]:
        known = texts.get(name)
        if known is None:
            return {"name": name}
        markup = _MARKUP.get(known.media_type)
        shown = {"title": known.title, "date": known.date, "role": known.role, "text": known.text}
        return _filled({"name": name, **shown, "markup": markup})

    def _claim(self, claim: Claim) -> dict[str, Any]:
        attribution = claim.attribution
        return {
            "id": claim.id,
            "kind": claim.kind.value,
            "support": claim.support.status.value,
            "at": self._place(claim.location),
            **_filled(
                {
                    "text": claim.text,
                    "subject": claim.subject,
                    "metric": claim.metric,
                    "qualifiers": claim.qualifiers,
                    "quantity": _quantity(claim.quantity) if claim.quantity else None,
                    "date": claim.date.model_dump(mode="json", exclude_defaults=True) if claim.date else None,
                    "modality": claim.modality.value if claim.modality.value != "asserted" else None,
                    "source": attribution.source if attribution else None,
                    "cue": attribution.cue if attribution else None,
                    "citations": attribution.citations if attribution else None,
                    "by": [self._claims.get(name, name) for name in claim.support.by],
                    "block": claim.location.block.value if claim.location.block.value != "paragraph" else None,
                    "confidence": claim.confidence if claim.confidence < 1 else None,
                    "why": self._reasons.get(self._covered.reasons.get(claim.id, "")),
                }
            ),
        }

    def _group(self, group: Group) -> dict[str, Any]:
        claims = self._numbers(group.claims)
        quantities = [self._report.claims[number].quantity for number in claims]
        known = [quantity for quantity in quantities if quantity is not None]
        spans = spans_of(known) if known and len(known) == len(quantities) else None
        return _filled(
            {
                "key": group.key,
                "verdict": group.verdict,
                "claims": claims,
                "unit": spans.unit if spans else None,
                "spans": spans.ends if spans else None,
            }
        )

    def _finding(self, finding: Finding) -> dict[str, Any]:
        return {
            "rule": finding.rule,
            "name": finding.name,
            "severity": finding.severity.value,
            "status": finding.status.value,
            "message": finding.message,
            "fingerprint": finding.fingerprint,
            **self._basis(finding),
            **_filled(
                {
                    "confidence": finding.confidence if finding.confidence < 1 else None,
                    "justification": finding.justification,
                }
            ),
        }

    def _verified(self, verification: Verification) -> dict[str, Any]:
        return {"rule": verification.rule, **self._basis(verification)}

    def _basis(self, judged: Finding | Verification) -> dict[str, Any]:
        derivation = judged.derivation
        return {
            "claims": self._numbers(judged.claims),
            "places": [self._place(place) for place in judged.locations],
            **_filled({"working": _working(derivation) if derivation else None}),
        }

    def _numbers(self, names: Iterable[str]) -> list[int]:
        return [self._claims[name] for name in names if name in self._claims]

    def _place(self, place: Location) -> list[Any]:
        document = self._documents.setdefault(place.document, len(self._documents))
        heading = self._headings.setdefault(place.heading, len(self._headings)) if place.heading else None
        row: list[Any] = [document, place.start, place.end, place.line, place.column, *place.sentence]
        extra = [f"page {place.page}"] if place.page is not None else []
        extra += [f"slide {place.slide}"] if place.slide is not None else []
        extra += [f"sheet {place.sheet}"] if place.sheet is not None else []
        return [*row, heading, ", ".join(extra)] if extra else row if heading is None else [*row, heading]


def _quantity(quantity: Quantity) -> dict[str, Any]:
    numbers = quantity.model_dump(mode="json", exclude_defaults=True, include={"value", "low", "high", "plus_minus"})
    return _filled(
        {
            **numbers,
            "comparator": quantity.comparator.value if quantity.comparator.value != "=" else None,
            "unit": quantity.unit,
            "counted": quantity.counted,
            "dimension": quantity.dimension,
            "asserts": format_interval(quantity.interval),
        }
    )


def _working(derivation: Derivation) -> dict[str, Any]:
    formula, beside = with_figures(derivation)
    return _filled(
        {
            "formula": formula,
            "inputs": [[name, text] for name, text in beside],
            "expected": derivation.expected,
            "stated": derivation.stated,
            "tolerance": derivation.tolerance,
            "readings": derivation.readings,
        }
    )


def _filled(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The fields that say something; zero does."""
    return {
        key: value
        for key, value in fields.items()
        if value is not None and value != "" and value != [] and value != () and value != {}
    }
