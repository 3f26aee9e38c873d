"""What a run holds claims against: facts files and sources, loaded, linked to the claims, never checked themselves."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from claimcheck.config import Config
from claimcheck.engine.documents import extract_documents
from claimcheck.engine.source_files import read_data, source_files
from claimcheck.linking import link
from claimcheck.records import Claim, Document, Match, ReadProblem, Reference, Source
from claimcheck.support.data import data_document, is_data
from claimcheck.support.fact_claims import fact_reference, validity
from claimcheck.support.facts import FiledFact, load_filed_facts
from claimcheck.support.quoted import quoted
from claimcheck.support.sources import Shelf, source_of


@dataclass(frozen=True)
class References:
    """Facts and sources of one run. `files` are the real paths of the sources' files."""

    facts: tuple[FiledFact, ...] = ()
    sources: tuple[Source, ...] = ()
    problems: tuple[ReadProblem, ...] = ()
    files: frozenset[str] = frozenset()
    shelf: Shelf = field(default_factory=lambda: Shelf(()))

    def matches(self, claims: Sequence[Claim], config: Config) -> Mapping[str, tuple[Match, ...]]:
        """For each claim the facts and figures of sources that state the same quantity, the surest first."""
        facts = [(fact_reference(filed), filed.fact) for filed in self.facts]
        references = [reference for reference, _ in facts] + [r for source in self.sources for r in source.references]
        if not references:
            return {}
        times = [time for reference, fact in facts if (time := validity(reference, fact))]
        names: dict[str, tuple[str, ...]] = dict(config.aliases)
        for _, fact in facts:
            names[fact.subject] = tuple(dict.fromkeys((*names.get(fact.subject, ()), *fact.aliases)))
        everything = [*claims, *(reference.claim for reference in references), *times]
        linked = _linked(claims, references, everything, config.model_copy(update={"aliases": names}))
        found: dict[str, list[Match]] = defaultdict(list)
        for claim, match in (*linked, *quoted(claims, self.sources)):
            found[claim].append(match)
        return {claim: tuple(sorted(ms, key=lambda match: -match.link.certainty)) for claim, ms in found.items()}


def gather(
    config: Config, facts: Sequence[FiledFact], sources: Sequence[Document], checked: frozenset[str]
) -> References:
    """The facts and sources that the settings name, and those given besides.

    `checked` are real paths of files that are to be checked by their own names, and so are no sources. Errors:
    `FactsError` for a facts file that cannot be used, `DataError` for data given as text that is none. A file of a
    source that cannot be read becomes a problem.
    """
    known = (*load_filed_facts(config.facts), *facts)
    found, data, problems = source_files(config.sources, config)
    files, tables = ([file for file in part if os.path.realpath(file) not in checked] for part in (found, data))
    documents = [_as_data(document) for document in sources]
    for item in read_data(tables, config):
        documents.append(item) if isinstance(item, Document) else problems.append(item)
    read = []
    for outcome in extract_documents([*documents, *files], config, lambda name: None):
        problems += outcome.problems
        if outcome.extraction is not None:
            read.append(source_of(outcome.extraction.document, outcome.extraction.claims))
    return References(
        facts=known,
        sources=tuple(read),
        problems=tuple(problems),
        files=frozenset(map(os.path.realpath, (*files, *tables))),
        shelf=Shelf(read),
    )


def _as_data(document: Document) -> Document:
    is_table = is_data(document.name) and not document.is_read
    return data_document(document.text, document.name) if is_table else document


def named_files(paths: Sequence[str | Path | Document]) -> frozenset[str]:
    """The real paths of files that are given by their own names."""
    return frozenset(
        os.path.realpath(path) for path in paths if not isinstance(path, Document) and Path(path).is_file()
    )


def _linked(
    claims: Sequence[Claim], references: Sequence[Reference], everything: Sequence[Claim], config: Config
) -> Iterator[tuple[str, Match]]:
    """The pairs of a claim and a reference among all that linking finds."""
    own = {claim.id for claim in claims}
    by_id = {reference.claim.id: reference for reference in references}
    for group in link(everything, config).groups:
        for pair in group.pairs:
            for claim, reference in ((pair.one, pair.other), (pair.other, pair.one)):
                if claim in own and reference in by_id:
                    yield claim, Match(by_id[reference], pair)
