"""What a walk over LaTeX knows of the place it stands at, and how it goes on from there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from claimcheck.readers.builder import DocumentBuilder
from claimcheck.readers.inline import InlineText
from claimcheck.readers.latex_commands import Definitions
from claimcheck.readers.latex_structure import Argument, LatexStructure
from claimcheck.readers.latex_tables import LatexTable
from claimcheck.readers.latex_tokens import TokenKind
from claimcheck.records import BlockKind


@dataclass
class LatexState:
    """State while walking: the block being painted and what it stands in.

    Nothing recurses: what is to happen where a group or an environment ends waits in `leaving`, by the index of the
    closing token, so the depth of a source costs memory only.
    """

    builder: DocumentBuilder
    structure: LatexStructure
    inline: InlineText = field(init=False)
    definitions: Definitions = field(init=False)
    leaving: dict[int, list[Callable[[], None]]] = field(default_factory=dict)
    skipped_until: int = 0
    mark: int = 0
    depth: int = 0
    heading: int = 0
    captions: int = 0
    quotes: int = 0
    references: int = 0
    lists: list[tuple[int, bool]] = field(default_factory=list)
    item_pending: bool = False
    tables: list[LatexTable] = field(default_factory=list)
    inner_tables: int = 0
    is_preamble: bool = False
    masked: set[int] = field(default_factory=set)
    included: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.inline = InlineText(self.builder)
        self.definitions = Definitions.of(self.structure)

    def _at(self, index: int, leave: Callable[[], None]) -> None:
        self.leaving.setdefault(index, []).append(leave)

    def _skip(self, index: int, count: int) -> None:
        self._mask(
            self.structure.arguments(index, count, commands=self.structure.tokens[index].kind is TokenKind.COMMAND)
        )

    def _mask(self, arguments: list[Argument]) -> None:
        if arguments:
            self.skipped_until = max(self.skipped_until, arguments[-1].last + 1)

    def _last_group(self, index: int, most: int = 1) -> Argument | None:
        """The last group of a command, what stands before it masked."""
        groups = [a for a in self.structure.arguments(index, most) if not a.is_optional]
        if len(groups) < most:
            return None
        self.skipped_until = max(self.skipped_until, groups[-1].first)
        return groups[-1]

    def _is_in_row(self) -> bool:
        return bool(self.tables) and not self.inner_tables and not self.captions and self.depth == self.tables[-1].depth

    def _end_cell(self, next_start: int) -> None:
        table, canvas = self.tables[-1], self.builder.canvas
        span = canvas.extent(table.mark)
        table.end_cell(span, is_bold=span is not None and not self.inline.weak_text)
        table.begin_cell(next_start, canvas.mark())
        self.inline.weak_text = False

    def _flush(self) -> None:
        """End the block being painted; its kind follows from what it stands in. Inside a table its cell takes it."""
        if self.tables and not self.captions:
            return
        canvas = self.builder.canvas
        span, mark = canvas.extent(self.mark), self.mark
        self.mark = canvas.mark()
        if span is None:
            return
        if self.captions:
            self.builder.add_block(BlockKind.CAPTION, span)
        elif self.heading:
            self.builder.add_heading(self.heading, span, canvas.visible(mark))
        elif self.references:
            self.builder.add_block(BlockKind.METADATA, span)
        elif self.item_pending and self.lists:
            list_id, ordered = self.lists[-1]
            self.builder.add_block(BlockKind.LIST, span, level=len(self.lists), list_id=list_id, ordered=ordered)
            self.item_pending = False
        else:
            self.builder.add_block(BlockKind.QUOTE if self.quotes else BlockKind.PARAGRAPH, span)
