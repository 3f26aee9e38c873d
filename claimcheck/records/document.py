"""A document: its text, the same text with everything masked that is not prose, and its structure.

Plain frozen dataclasses, not pydantic: a reader makes thousands of blocks and cells, and none of them is published.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from claimcheck.records.base import Span, frozen


class BlockKind(StrEnum):
    """What a stretch of a document is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST = "list"
    TABLE = "table"
    CODE = "code"
    CAPTION = "caption"
    QUOTE = "quote"
    METADATA = "metadata"


class Role(StrEnum):
    """What a document is among the others of a run, as its author or the settings declare it."""

    CANONICAL = "canonical"
    """The one to go by: where it disagrees with another, the other is pointed at."""
    CURRENT = "current"
    HISTORICAL = "historical"
    QUOTED = "quoted"
    """The words of others, kept as they are."""

    @property
    def is_apart(self) -> bool:
        """Whether its figures are of another time or mouth, and so contradict no other document."""
        return self in (Role.HISTORICAL, Role.QUOTED)


@frozen
class Block:
    """A heading, paragraph, list item, table cell row or code block; `heading` is the path of the section it is in.

    `level` is the level of a heading (1 to 6) or the depth of a list item (1 for the outermost). `list_id` is shared
    by the items of one list, so that they can be counted; `ordered` tells numbered lists.
    """

    kind: BlockKind
    start: int
    end: int
    heading: tuple[str, ...] = ()
    level: int = 0
    list_id: int | None = None
    ordered: bool = False
    page: int | None = None
    slide: int | None = None
    sheet: str | None = None

    @property
    def span(self) -> Span:
        """The block's range of characters."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell: `text` is its visible text, `start` and `end` the range of its content in the source.

    A merged cell appears once, at its top left place, with its extent in `row_span` and `column_span`.
    """

    row: int
    column: int
    start: int
    end: int
    text: str
    is_header: bool = False
    is_bold: bool = False
    row_span: int = 1
    column_span: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A table of `rows` by `columns`; cells in reading order, empty ones included, `header_rows` from the top."""

    start: int
    end: int
    rows: int
    columns: int
    cells: tuple[Cell, ...]
    header_rows: int = 1
    caption: Span | None = None
    heading: tuple[str, ...] = ()
    page: int | None = None
    slide: int | None = None
    sheet: str | None = None

    def grid(self) -> list[list[Cell | None]]:
        """Cells by row and column; a merged cell fills every place that it covers, None is a hole."""
        places: list[list[Cell | None]] = [[None] * self.columns for _ in range(self.rows)]
        for cell in self.cells:
            for row in range(cell.row, min(cell.row + cell.row_span, self.rows)):
                for column in range(cell.column, min(cell.column + cell.column_span, self.columns)):
                    places[row][column] = cell
        return places


class LinkKind(StrEnum):
    """How a place in the text points at something that may support it."""

    LINK = "link"
    FOOTNOTE = "footnote"
    REFERENCE = "reference"


@dataclass(frozen=True, slots=True)
class Link:
    """A link, footnote mark or reference key: the range of its visible text, and what it points at."""

    start: int
    end: int
    target: str
    kind: LinkKind = LinkKind.LINK


@dataclass(frozen=True, slots=True)
class Document:
    """One document.

    `text` is the decoded source that its author edits; all offsets are offsets into it. `prose` has the same length:
    whatever is not prose (markup, code, addresses) is blanked, line breaks stay. `comments` are the ranges of the
    source's comments, which nobody sees who reads the page. A document made by `from_text` has no structure yet
    (`is_read` is false) until a reader has been over it.
    """

    name: str
    text: str
    media_type: str = "text/plain"
    prose: str = ""
    blocks: tuple[Block, ...] = ()
    tables: tuple[Table, ...] = ()
    links: tuple[Link, ...] = ()
    comments: tuple[Span, ...] = ()
    title: str | None = None
    date: str | None = None
    metadata: Mapping[str, str] = field(default_factory=dict)
    sha256: str = ""
    is_read: bool = False

    @classmethod
    def from_text(cls, text: str, *, name: str, media_type: str = "text/plain") -> Document:
        """A document from decoded text, not yet read: `check` and `extract` choose the reader by `media_type`."""
        return cls(name=name, text=text, media_type=media_type, sha256=digest(text.encode("utf-8", "surrogatepass")))

    def clean(self, span: Span) -> str:
        """The visible prose of a range, white space folded."""
        return " ".join(self.prose[span.start : span.end].split())


def digest(data: bytes) -> str:
    """SHA-256 of the bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()
