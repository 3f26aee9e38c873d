"""One run: discover, read, extract, link, check, report."""

from __future__ import annotations

import datetime as dt
import os
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Protocol

import claimcheck
from claimcheck.checks.reference import info_of
from claimcheck.checks.registry import selected_rules
from claimcheck.checks.rule import DocumentView, GroupView
from claimcheck.config import Config, config_digest
from claimcheck.engine.discover import discover
from claimcheck.engine.documents import extract_documents
from claimcheck.engine.ignores import without_ignored
from claimcheck.engine.references import References, gather, named_files
from claimcheck.engine.roles import declared_roles
from claimcheck.engine.standing import held_support, with_support
from claimcheck.engine.suppressions import with_suppressions
from claimcheck.engine.verdicts import Verdicts
from claimcheck.extraction.extract import Extraction, extract_document
from claimcheck.linking import Linked, LinkedGroup, link
from claimcheck.readers import read
from claimcheck.records import (
    Claim,
    Document,
    DocumentSummary,
    Finding,
    FindingStatus,
    Group,
    Match,
    ReadProblem,
    Report,
    Role,
    Run,
    Summary,
    Tool,
)
from claimcheck.records.comparison import LIKELY
from claimcheck.support.facts import FiledFact


class Progress(Protocol):
    """Told of the work as it goes."""

    def start(self, total: int) -> None:
        """`total` documents will be read."""

    def step(self, name: str) -> None:
        """The document of this name was read."""

    def done(self) -> None:
        """Nothing more comes."""


def extract(
    text: str,
    *,
    name: str = "text",
    media_type: str = "text/plain",
    reference_date: dt.date | None = None,
    config: Config | None = None,
) -> list[Claim]:
    """The claims of one text, in reading order; `reference_date` resolves relative dates. Touches no file."""
    if not text.strip():
        return []
    return list(
        extract_text(text, name=name, media_type=media_type, reference_date=reference_date, config=config).claims
    )


def extract_text(
    text: str,
    *,
    name: str = "text",
    media_type: str = "text/plain",
    reference_date: dt.date | None = None,
    config: Config | None = None,
) -> Extraction:
    """Like `extract`, with the relations and what was skipped."""
    settings = config or Config()
    document = read(Document.from_text(text, name=name, media_type=media_type), settings)
    return extract_document(document, settings, reference_date=reference_date)


def check(
    paths: Sequence[str | Path | Document],
    config: Config | None = None,
    progress: Progress | None = None,
    command: str = "",
    *,
    facts: Sequence[FiledFact] = (),
    sources: Sequence[Document] = (),
) -> Report:
    """Check documents against themselves and each other. Paths, folders, globs and `Document`s may be mixed.

    `facts` and `sources` are held against the documents like those that the settings name. Errors: `FactsError` for a
    facts file that cannot be used.
    """
    settings = config or Config()
    began, started = time.perf_counter(), dt.datetime.now(dt.UTC)
    references = gather(settings, facts, sources, named_files(paths))
    extractions, problems = _extract_all(paths, settings, progress, references.files)
    stated = [claim for extraction in extractions for claim in extraction.claims]
    roles, undeclared = declared_roles((extraction.document for extraction in extractions), settings)
    linked = link(stated, settings, apart={name for name, role in roles.items() if role.is_apart})
    matches = references.matches(stated, settings)
    views = [_view(extraction, settings, references, matches, roles) for extraction in extractions]
    rules = selected_rules(settings.select, settings.ignore)
    canonical = frozenset(name for name, role in roles.items() if role is Role.CANONICAL)
    verdicts = Verdicts()
    verdicts.run(
        rules,
        views,
        [GroupView(g.key, g.claims, g.certainty, settings, g.pairs, canonical) for g in linked.groups],
    )
    judged = with_suppressions(verdicts.findings, (extraction.document for extraction in extractions), settings)
    findings = sorted(without_ignored(judged, settings), key=_place)
    standing = [finding for finding in findings if finding.status is not FindingStatus.SUPPRESSED]
    claims = with_support(stated, standing, verdicts.verifications, linked.groups, held_support(views))
    located = Counter(finding.locations[0].document for finding in findings if finding.locations)
    contradictions = _contradictions(standing)
    return Report(
        tool=Tool(version=claimcheck.__version__),
        run=Run(
            started=started.isoformat(timespec="seconds"),
            seconds=round(time.perf_counter() - began, 3),
            config_digest=config_digest(settings),
            command=command,
        ),
        documents=tuple(_document_summary(e, located[e.document.name], roles) for e in extractions),
        claims=tuple(claims),
        findings=tuple(findings),
        verifications=tuple(verdicts.verifications),
        groups=tuple(_group(g, contradictions) for g in linked.groups),
        errors=(*problems, *undeclared, *references.problems),
        rules=tuple(info_of(rule) for rule in rules if rule.code in verdicts.counts()),
        summary=_summary(claims, findings, verdicts, linked),
    )


def _extract_all(
    paths: Sequence[str | Path | Document], config: Config, progress: Progress | None, sources: frozenset[str]
) -> tuple[list[Extraction], list[ReadProblem]]:
    """Every document read and extracted, in the order given; what cannot be read becomes a problem.

    Files whose real paths are among the `sources` are passed over: they are not checked themselves.
    """
    found, problems = discover([item for item in paths if not isinstance(item, Document)], config)
    found = [file for file in found if os.path.realpath(file) not in sources] if sources else found
    items: list[Path | Document] = [*(item for item in paths if isinstance(item, Document)), *found]
    if progress:
        progress.start(len(items))
    extractions: list[Extraction] = []
    for outcome in extract_documents(items, config, progress.step if progress else _nobody):
        problems += outcome.problems
        if outcome.extraction is not None:
            extractions.append(outcome.extraction)
    if progress:
        progress.done()
    return extractions, problems


def _nobody(name: str) -> None:
    """Progress that nobody watches."""


def _view(
    extraction: Extraction,
    config: Config,
    references: References,
    matches: Mapping[str, tuple[Match, ...]],
    roles: Mapping[str, Role],
) -> DocumentView:
    return DocumentView(
        document=extraction.document,
        claims=extraction.claims,
        relations=extraction.relations,
        sentences=extraction.sentences,
        date=extraction.date.date if extraction.date else None,
        config=config,
        matches={claim.id: matches[claim.id] for claim in extraction.claims if claim.id in matches},
        cited=references.shelf.cited_by(extraction.document),
        role=roles.get(extraction.document.name),
    )


def _place(finding: Finding) -> tuple[str, int, str]:
    first = finding.locations[0] if finding.locations else None
    return (first.document if first else "", first.start if first else -1, finding.rule)


def _document_summary(extraction: Extraction, findings: int, roles: Mapping[str, Role]) -> DocumentSummary:
    document = extraction.document
    return DocumentSummary(
        name=document.name,
        media_type=document.media_type,
        sha256=document.sha256,
        title=document.title,
        date=extraction.date.date.isoformat() if extraction.date else None,
        role=roles.get(document.name),
        counts={
            "characters": len(document.text),
            "sentences": len(extraction.sentences),
            "claims": len(extraction.claims),
            "findings": findings,
        },
        text=document.text,
    )


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


def _summary(claims: Sequence[Claim], findings: Sequence[Finding], verdicts: Verdicts, linked: Linked) -> Summary:
    return Summary(
        by_rule=_counted(finding.rule for finding in findings),
        by_severity=_counted(finding.severity.value for finding in findings),
        by_document=_counted(finding.locations[0].document for finding in findings if finding.locations),
        by_kind=_counted(claim.kind.value for claim in claims),
        by_support=_counted(claim.support.status.value for claim in claims),
        support_by_document=_support_by_document(claims),
        rules=verdicts.counts(),
        pairs_compared=sum(pair.certainty >= LIKELY for group in linked.groups for pair in group.pairs),
        pairs_not_comparable=dict(sorted(linked.not_comparable.items())),
    )


def _support_by_document(claims: Iterable[Claim]) -> dict[str, dict[str, int]]:
    statuses: dict[str, list[str]] = defaultdict(list)
    for claim in claims:
        statuses[claim.location.document].append(claim.support.status.value)
    return {name: _counted(found) for name, found in sorted(statuses.items())}


def _counted(values: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(values).items()))
