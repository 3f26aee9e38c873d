"""A document to its claims and relations: the one way through extraction.

A pure function of the document, the configuration and the version, so its results can be cached and made in parallel.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from claimcheck.config import Config
from claimcheck.extraction.aliases import with_declared_names
from claimcheck.extraction.context.citations import Citations
from claimcheck.extraction.context.describe import Describer, Description, replace_citations
from claimcheck.extraction.dates import DocumentDate, day_order, document_date
from claimcheck.extraction.figure import Figure, Skip
from claimcheck.extraction.find import find_figures, placed
from claimcheck.extraction.passage import Passage
from claimcheck.extraction.quantities import Notation, notation_of
from claimcheck.extraction.relations import find_relations
from claimcheck.extraction.sentences import sentences
from claimcheck.extraction.statistics import find_statistics
from claimcheck.extraction.tables import TableFigure, find_table_figures
from claimcheck.records import (
    Block,
    BlockKind,
    Claim,
    Document,
    Kind,
    Location,
    ReadProblem,
    Relation,
    Span,
    Table,
)

_SILENT = frozenset({BlockKind.CODE, BlockKind.METADATA, BlockKind.TABLE})
"""Blocks whose prose states nothing sentence by sentence; tables are read cell by cell."""


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that one document gives: claims in reading order, relations between them, and what was passed over."""

    document: Document
    date: DocumentDate | None
    claims: tuple[Claim, ...]
    relations: tuple[Relation, ...]
    sentences: tuple[Span, ...]
    skipped: tuple[Skip, ...] = ()
    problems: tuple[ReadProblem, ...] = ()


def extract_document(
    document: Document,
    config: Config,
    problems: tuple[ReadProblem, ...] = (),
    reference_date: dt.date | None = None,
) -> Extraction:
    """Claims and relations of a document that a reader has structured.

    `problems` are what the reader remarked. `reference_date` is the document's date, whatever the text says; without
    it the document's own date is looked for, and the configured one stands in where it has none.
    """
    date = DocumentDate(reference_date, "configured") if reference_date else document_date(document, config.date)
    prose = _Prose(document, date.date if date else None)
    claims_of: dict[Span, list[Claim]] = {span: [] for _, span in prose.sentences}
    citations = Citations(document)
    maker = _ClaimMaker(document, citations)
    describer = Describer(document, citations)
    for block, sentence in prose.up_to_last_figure():
        figures = prose.figures_in(sentence)
        for figure, description in zip(figures, describer.describe(block, sentence, figures), strict=True):
            claims_of[sentence].append(maker.claim(figure, description, block, sentence))
    table_claims = [claim for table in document.tables for claim in maker.table_claims(table, date, prose.notation)]
    passages = [Passage(document, block, span, tuple(claims_of[span])) for block, span in prose.sentences]
    claims = with_declared_names(document, [claim for passage in passages for claim in passage.claims] + table_claims)
    claims.sort(key=lambda claim: (claim.location.start, claim.location.end))
    relations = find_relations(document, passages, table_claims)
    if len(claims) > config.limits.max_figures:
        problems += (_too_many(document, len(claims), config.limits.max_figures),)
        claims, relations = claims[: config.limits.max_figures], []
    return Extraction(
        document=document,
        date=date,
        claims=tuple(claims),
        relations=tuple(relations),
        sentences=tuple(span for _, span in prose.sentences),
        skipped=tuple(prose.skipped),
        problems=problems,
    )


def _too_many(document: Document, found: int, limit: int) -> ReadProblem:
    detail = f"{found} figures found, the first {limit} kept, none related (limits.max_figures)"
    return ReadProblem(document=document.name, kind="too-large", detail=detail, fatal=False)


class _Prose:
    """The sentences of a document's prose, and the figures in each."""

    def __init__(self, document: Document, reference: dt.date | None) -> None:
        self.sentences: list[tuple[Block, Span]] = []
        self.skipped: list[Skip] = []
        self._document = document
        self._reference = reference
        self._order = day_order(document.prose)
        self.notation = notation_of(document.prose, document.metadata)
        self._statistics = find_statistics(document.prose)
        self._statistic_starts = [figure.start for figure in self._statistics]
        self._figures: dict[Span, list[Figure]] = {}
        for block in document.blocks:
            if block.kind not in _SILENT and (spans := sentences(document.prose, block)):
                self.sentences += [(block, span) for span in spans]
                self._share_out(self._figures_of(block), spans)

    def up_to_last_figure(self) -> Sequence[tuple[Block, Span]]:
        """The sentences whose figures, and what they may refer back to, are described: none of a text without any."""
        last = next((i for i in range(len(self.sentences), 0, -1) if self.sentences[i - 1][1] in self._figures), 0)
        return self.sentences[:last]

    def figures_in(self, sentence: Span) -> list[Figure]:
        return self._figures.get(sentence, [])

    def _figures_of(self, block: Block) -> list[Figure]:
        """The block's figures, in the offsets of the document and with its source text.

        Statistics are looked for once in the whole prose, since line breaks inside them look like new blocks.
        """
        prose = self._document.prose[block.start : block.end]
        first = max(bisect_right(self._statistic_starts, block.start) - 1, 0)
        last = bisect_left(self._statistic_starts, block.end)
        statistics = [figure for figure in self._statistics[first:last] if block.start < figure.end]
        taken = [Span(max(f.start - block.start, 0), f.end - block.start) for f in statistics]
        figures, skipped = find_figures(prose, self._reference, self._order, taken, self.notation)
        self.skipped += [Skip(s.start + block.start, s.end + block.start, s.reason) for s in skipped]
        source = self._document.text
        figures = [placed(figure, block.start, source) for figure in figures]
        figures += [placed(figure, 0, source) for figure in statistics if block.start <= figure.start]
        return sorted(figures, key=lambda figure: figure.start)

    def _share_out(self, figures: Sequence[Figure], spans: Sequence[Span]) -> None:
        starts = [span.start for span in spans]
        for figure in figures:
            index = max(bisect_right(starts, figure.start) - 1, 0)
            self._figures.setdefault(spans[index], []).append(figure)


@dataclass(slots=True)
class _ClaimMaker:
    """Makes claims with their place and a stable id."""

    document: Document
    citations: Citations
    _line_starts: list[int] = field(init=False)
    _seen: Counter[str] = field(init=False, default_factory=Counter)
    _sentence: Span | None = field(init=False, default=None)
    _digest: str = field(init=False, default="")

    def __post_init__(self) -> None:
        text = self.document.text
        self._line_starts = [0]
        position = text.find("\n")
        while position != -1:
            self._line_starts.append(position + 1)
            position = text.find("\n", position + 1)

    def claim(
        self,
        figure: Figure,
        description: Description,
        block: Block,
        sentence: Span,
        cell: tuple[int, int] | None = None,
    ) -> Claim:
        quantity, date = figure.quantity, figure.date
        return Claim(
            id=self._id(sentence),
            kind=description.kind or figure.kind,
            subject=description.subject,
            subject_text=description.subject_text,
            metric=figure.metric or description.metric
            if figure.kind is Kind.STATISTIC
            else description.metric or figure.metric,
            qualifiers={**description.qualifiers, **figure.qualifiers},
            quantity=quantity,
            date=date,
            modality=description.modality,
            attribution=description.attribution,
            location=self._location(figure, block, sentence, cell),
            statement="" if cell else self.document.prose[sentence.start : sentence.end],
            confidence=round(min(figure.confidence, description.confidence), 3),
        )

    def table_claims(self, table: Table, date: DocumentDate | None, notation: Notation) -> Iterator[Claim]:
        found = find_table_figures(self.document, table, date.date if date else None, notation)
        rows: dict[int, list[TableFigure]] = {}
        for item in found:
            rows.setdefault(item.cell.row, []).append(item)
        for row, items in rows.items():
            cells = [cell for cell in table.cells if cell.row == row]
            sentence = Span(min(c.start for c in cells), max(c.end for c in cells))
            block = _table_block(table)
            citations = self.citations.of(sentence, block)
            for item in items:
                place = (item.cell.row, item.cell.column)
                described = item.description
                if citations:
                    described = replace(described, attribution=replace_citations(described.attribution, citations))
                yield self.claim(item.figure, described, block, sentence, place)

    def _id(self, sentence: Span) -> str:
        """Made from document name, sentence text and the figure's ordinal in it, so that it survives moved lines."""
        if sentence != self._sentence:  # the figures of a sentence or row come one after the other
            text = " ".join(self.document.text[sentence.start : sentence.end].split())
            named = f"{self.document.name}\0{text}".encode("utf-8", "surrogatepass")
            self._sentence, self._digest = sentence, hashlib.sha256(named).hexdigest()[:12]
        self._seen[self._digest] += 1
        return f"{self._digest}-{self._seen[self._digest]}"

    def _location(self, figure: Figure, block: Block, sentence: Span, cell: tuple[int, int] | None) -> Location:
        line = bisect_right(self._line_starts, figure.start)
        return Location(
            document=self.document.name,
            block=block.kind,
            start=figure.start,
            end=figure.end,
            line=line,
            column=figure.start - self._line_starts[line - 1] + 1,
            sentence=sentence,
            page=block.page,
            slide=block.slide,
            sheet=block.sheet,
            cell=cell,
            heading=block.heading,
        )


def _table_block(table: Table) -> Block:
    return Block(
        kind=BlockKind.TABLE,
        start=table.start,
        end=table.end,
        heading=table.heading,
        page=table.page,
        slide=table.slide,
        sheet=table.sheet,
    )
