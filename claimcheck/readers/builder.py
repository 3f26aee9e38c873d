"""Puts a document together: the canvas, the section path, blocks, tables and links, in source order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from claimcheck.config import Limits
from claimcheck.readers.addresses import bare_addresses, footnote_marks
from claimcheck.readers.canvas import Canvas, blank, readable
from claimcheck.readers.captions import attach_captions
from claimcheck.readers.problems import Reading, remark
from claimcheck.records import Block, BlockKind, Cell, Document, Link, LinkKind, ReadProblem, Span, Table


@dataclass
class Sections:
    """The path of headings in force, outermost first."""

    open: list[tuple[int, str]] = field(default_factory=list)

    def enter(self, level: int, title: str) -> tuple[str, ...]:
        """Begin the section of a heading; gives the path above it."""
        while self.open and self.open[-1][0] >= level:
            self.open.pop()
        above = self.path
        self.open.append((level, title))
        return above

    @property
    def path(self) -> tuple[str, ...]:
        """Titles from the outermost section to the present one."""
        return tuple(title for _, title in self.open)


@dataclass
class DocumentBuilder:
    """What a reader fills while it walks over the source; `finish` makes the document of it."""

    document: Document
    limits: Limits
    canvas: Canvas = field(init=False)
    sections: Sections = field(default_factory=Sections)
    blocks: list[Block] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    comments: set[Span] = field(default_factory=set)
    problems: list[ReadProblem] = field(default_factory=list)
    erased: list[Span] = field(default_factory=list)
    title: str | None = None
    date: str | None = None
    metadata: dict[str, str] = field(default_factory=dict)
    lists: int = 0

    def __post_init__(self) -> None:
        self.canvas = Canvas(readable(self.document.text))

    @property
    def source(self) -> str:
        """The text that is read; offsets are those of the document's text."""
        return self.canvas.source

    def new_list(self) -> int:
        """A number for a list that its items share."""
        self.lists += 1
        return self.lists

    def add_block(
        self, kind: BlockKind, span: Span, *, level: int = 0, list_id: int | None = None, ordered: bool = False
    ) -> None:
        """A block of the present section; empty ones are passed over."""
        if span.start < span.end:
            path = self.sections.path
            self.blocks.append(Block(kind, span.start, span.end, path, level, list_id, ordered))

    def add_heading(self, level: int, span: Span, title: str) -> None:
        """A heading block, whose path is that of the headings above it; begins its section."""
        above = self.sections.enter(level, title)
        self.blocks.append(Block(BlockKind.HEADING, span.start, span.end, above, level))
        if self.title is None and (level == 1 or len(self.blocks) == 1):
            self.title = title

    def add_link(self, span: Span, target: str, kind: LinkKind = LinkKind.LINK) -> None:
        """A link or a mark; `span` is that of its visible text, or of the mark itself where that is masked."""
        self.links.append(Link(span.start, span.end, target, kind))

    def add_table(self, span: Span, rows: list[list[Cell]], header_rows: int, *, caption: Span | None = None) -> None:
        """A table and the one block that stands for it; cell texts are taken from the prose when it is finished."""
        cells = self._cells_within_limit(span, rows)
        if not cells:
            return
        height = max(cell.row + cell.row_span for cell in cells)
        width = max(cell.column + cell.column_span for cell in cells)
        path = self.sections.path
        self.tables.append(
            Table(span.start, span.end, height, width, tuple(cells), min(header_rows, height), caption, path)
        )
        self.blocks.append(Block(BlockKind.TABLE, span.start, span.end, path))

    def _cells_within_limit(self, span: Span, rows: list[list[Cell]]) -> list[Cell]:
        """The rows that fit into the limit, counted as a full grid: that is what a table takes when it is used."""
        limit = self.limits.max_table_cells
        width = max((cell.column + cell.column_span for row in rows for cell in row), default=1)
        kept = min(len(rows), max(1, limit // width))
        if kept < len(rows):
            detail = f"table at character {span.start}: only {kept} of {len(rows)} rows read (limits.max_table_cells)"
            self.problems.append(remark(self.document.name, "too-large", detail))
        cells = [cell for row in rows[:kept] for cell in row]
        return [replace(cell, row_span=kept - cell.row) if cell.row + cell.row_span > kept else cell for cell in cells]

    def erase(self, start: int, end: int) -> None:
        """Blank a range that is painted already (a pipe, a rule, a mark)."""
        if start < end:
            self.erased.append(Span(start, end))

    def finish(self) -> Reading:
        """The document, masked and complete, and the problems that are not fatal."""
        prose = self.canvas.prose()
        for link in (*footnote_marks(prose), *bare_addresses(prose)):
            self.links.append(link)
            self.erased.append(Span(link.start, link.end))
        prose = self._without_erased(prose)
        blocks = [self._within_limit(block) for block in sorted(self.blocks, key=lambda block: block.start)]
        prose = self._without_erased(prose)
        blocks, tables = attach_captions(blocks, self.tables, prose)
        return Reading(
            replace(
                self.document,
                prose=prose,
                blocks=tuple(blocks),
                tables=tuple(_with_texts(table, prose) for table in tables),
                links=tuple(sorted(self.links, key=lambda link: (link.start, link.end))),
                comments=tuple(sorted(self.comments)),
                title=self.document.title or self.title,
                date=self.document.date or self.date,
                metadata=_merged(self.metadata, self.document.metadata),
                is_read=True,
            ),
            tuple(self.problems),
        )

    def _within_limit(self, block: Block) -> Block:
        limit = self.limits.max_line
        if block.end - block.start <= limit or block.kind in (BlockKind.TABLE, BlockKind.CODE, BlockKind.METADATA):
            return block
        detail = f"{block.kind} at character {block.start}: only the first {limit} characters read (limits.max_line)"
        self.problems.append(remark(self.document.name, "too-large", detail))
        self.erased.append(Span(block.start + limit, block.end))
        return replace(block, end=block.start + limit)

    def _without_erased(self, prose: str) -> str:
        parts: list[str] = []
        end = 0
        for span in sorted(self.erased):
            if span.end > end:
                start = max(span.start, end)
                parts += (prose[end:start], blank(prose[start : span.end]))
                end = span.end
        self.erased.clear()
        return "".join((*parts, prose[end:]))


def _with_texts(table: Table, prose: str) -> Table:
    cells = (replace(cell, text=" ".join(prose[cell.start : cell.end].split())) for cell in table.cells)
    return replace(table, cells=tuple(cells))


def _merged(found: Mapping[str, str], given: Mapping[str, str]) -> dict[str, str]:
    return {**found, **given}
