"""What a sentence cites: links, footnote marks and reference keys in force for it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from claimcheck.records import Block, BlockKind, Document, Link, LinkKind, Span

_SOURCE_LINE = re.compile(
    r"(?:^|(?<=\n))[ \t>*_•–-]{0,9}(?:Sources?|References?|Data|Via|Read more|Paper)[*_]{0,3}:", re.IGNORECASE
)
_NO_SUPPORT = re.compile(r"^(?:mailto:|javascript:|tel:|#(?!fn|ref|cite|bib))", re.IGNORECASE)
_PICTURE = re.compile(r"\.(?:png|jpe?g|gif|svg|webp|mp4)(?:[?#]|$)", re.IGNORECASE)

_LONGEST_TAIL = 1000
"""Characters after the last sentence of a block that may be nothing but links, addresses included."""
_FARTHEST = 40
"""Blocks before and after a sentence in which a "Source:" line is looked for: a section without end costs no more."""


def citations_for(document: Document, sentence: Span, block: Block) -> tuple[str, ...]:
    """Targets of what supports a sentence, in reading order, each once.

    In force are the links and reference keys in the sentence itself; a link that closes its paragraph or list item
    outside any sentence of its own; those of the caption of the table the block belongs to; and those of a "Source:"
    line in the same section. Pictures, mail addresses and jumps within the page support nothing.
    """
    if not document.links:
        return ()
    spans = [sentence, *_closing_links(document, sentence, block), *_source_lines(document, block)]
    if block.kind is BlockKind.TABLE:
        spans += [t.caption for t in document.tables if t.caption and t.start <= block.start and block.end <= t.end]
    found = [link.target for span in spans for link in _links_in(document, span) if _supports(link)]
    return tuple(dict.fromkeys(found))


def _links_in(document: Document, span: Span) -> Iterator[Link]:
    """The links that start in a range; those of a document are in reading order."""
    place = bisect_left(document.links, span.start, key=lambda link: link.start)
    while place < len(document.links) and document.links[place].start < span.end:
        yield document.links[place]
        place += 1


def _supports(link: Link) -> bool:
    if link.kind is not LinkKind.LINK:
        return True
    return not _NO_SUPPORT.match(link.target) and not _PICTURE.search(link.target)


def _closing_links(document: Document, sentence: Span, block: Block) -> list[Span]:
    """The tail of the block after the sentence, where it holds nothing but links: "... by 40%. ([paper](...))"."""
    tail = Span(sentence.end, block.end)
    if tail.end - tail.start > _LONGEST_TAIL:
        return []
    links = list(_links_in(document, tail))
    if not links:
        return []
    rest = list(document.prose[tail.start : tail.end])
    for link in links:
        for place in range(max(link.start, tail.start), min(link.end, tail.end)):
            rest[place - tail.start] = " "
    return [tail] if not any(char.isalnum() for char in rest) else []


def _source_lines(document: Document, block: Block) -> list[Span]:
    """The lines of the block's section that begin with "Source:"."""
    return [
        other.span
        for other in _section_of(document, block)
        if other.kind in (BlockKind.PARAGRAPH, BlockKind.LIST, BlockKind.CAPTION, BlockKind.QUOTE)
        and _SOURCE_LINE.match(document.prose[other.start : min(other.end, other.start + 60)])
    ]


def _section_of(document: Document, block: Block) -> Iterator[Block]:
    """The blocks around one up to the headings before and after it, not further off than `_FARTHEST`."""
    blocks = document.blocks
    home = bisect_left(blocks, block.start, key=lambda other: other.start)
    first = home
    while first > max(0, home - _FARTHEST) and blocks[first - 1].kind is not BlockKind.HEADING:
        first -= 1
    for place in range(first, min(len(blocks), home + _FARTHEST)):
        if place > home and blocks[place].kind is BlockKind.HEADING:
            return
        yield blocks[place]
