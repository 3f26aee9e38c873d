"""One run: discover, read, extract, link, check, report."""

from __future__ import annotations

import datetime as dt
import os
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Protocol

import claimcheck
from claimcheck.checks.reference import info_of
from claimcheck.checks.registry import selected_rules
from claimcheck.checks.rule import DocumentView, GroupView
from claimcheck.config import Config, config_digest
from claimcheck.engine.conclusion import Grounds, concluded
from claimcheck.engine.discover import discover
from claimcheck.engine.documents import extract_documents
from claimcheck.engine.ignores import ignoring
from claimcheck.engine.references import References, gather, named_files
from claimcheck.engine.repeats import without_repeats
from claimcheck.engine.roles import declared_roles
from claimcheck.engine.standing import held_support
from claimcheck.engine.statuses import Judge, judged
from claimcheck.engine.suppressions import suppressing
from claimcheck.engine.verdicts import Verdicts, in_reading_order
from claimcheck.extraction.extract import Extraction, extract_document
from claimcheck.linking import link
from claimcheck.readers import read
from claimcheck.records import (
    Claim,
    Document,
    DocumentSummary,
    Match,
    ReadProblem,
    Report,
    Role,
    Run,
    Tool,
)
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
    judges: Sequence[Judge] = (),
) -> Report:
    """Check documents against themselves and each other. Paths, folders, globs and `Document`s may be mixed.

    `facts` and `sources` are held against the documents like those that the settings name. `judges` give findings
    their status (review, baseline, changes), in this order, before it is said what claims stand on. Errors:
    `FactsError` for a facts file that cannot be used.
    """
    settings = config or Config()
    began, started = time.perf_counter(), dt.datetime.now(dt.UTC)
    references = gather(settings, facts, sources, named_files(paths))
    passed_over: Counter[str] = Counter()
    extractions, problems = _extract_all(paths, settings, progress, references.files, passed_over)
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
    report = Report(
        tool=Tool(version=claimcheck.__version__),
        run=Run(
            started=started.isoformat(timespec="seconds"),
            seconds=round(time.perf_counter() - began, 3),
            config_digest=config_digest(settings),
            command=command,
        ),
        documents=tuple(_document_summary(extraction, roles) for extraction in extractions),
        claims=tuple(stated),
        findings=tuple(sorted(without_repeats(verdicts.findings), key=in_reading_order)),
        verifications=tuple(verdicts.verifications),
        errors=(*problems, *undeclared, *references.problems, *_too_few(stated, settings)),
        rules=tuple(info_of(rule) for rule in rules if rule.code in verdicts.counts()),
    )
    documents = [extraction.document for extraction in extractions]
    report = judged(report, (suppressing(documents, settings), ignoring(settings), *judges))
    return concluded(report, Grounds(linked, held_support(views), verdicts.counts(), passed_over))


def _extract_all(
    paths: Sequence[str | Path | Document],
    config: Config,
    progress: Progress | None,
    sources: frozenset[str],
    passed_over: Counter[str],
) -> tuple[list[Extraction], list[ReadProblem]]:
    """Every document read and extracted, in the order given; what cannot be read becomes a problem.

    Files whose real paths are among the `sources` are passed over: they are not checked themselves.
    """
    found, problems = discover([item for item in paths if not isinstance(item, Document)], config, passed_over)
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


def _too_few(claims: Sequence[Claim], config: Config) -> Iterator[ReadProblem]:
    """The trouble that a run has gone blind: it saw fewer figures than its settings say there must be."""
    if len(claims) < config.min_claims:
        detail = f"{len(claims)} figures and dates were found, fewer than min-claims = {config.min_claims}"
        yield ReadProblem(document="all documents", kind="few-claims", detail=detail)


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


def _document_summary(extraction: Extraction, roles: Mapping[str, Role]) -> DocumentSummary:
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
        },
        text=document.text,
    )
