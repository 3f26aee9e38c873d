"""Which paragraph is the caption of which table."""

from __future__ import annotations

import re
from dataclasses import replace

from claimcheck.records import Block, BlockKind, Span, Table

_CAPTION = re.compile(
    r"\s*(?:Tables?|Tab\.|Figures?|Fig\.|Exhibit|Chart)\s{0,3}[A-Z]?\d{0,3}(?:[.:)|–—-]|\s)", re.IGNORECASE
)
_LONGEST_CAPTION = 400
_LONGEST_LEAD_IN = 300


def attach_captions(blocks: list[Block], tables: list[Table], prose: str) -> tuple[list[Block], list[Table]]:
    """Blocks and tables, with the neighbours of tables that are captions marked as such.

    "Table 3: ..." directly before or after a table becomes a block of kind CAPTION; a paragraph before it that ends
    with a colon is the caption, and stays a paragraph. Between two tables it is of the second, unless the captions of
    the document stand below.
    """
    by_start = {table.start: index for index, table in enumerate(tables)}
    blocks, tables = list(blocks), list(tables)
    below = _stand_below(blocks, prose)
    for index, block in enumerate(blocks):
        place = by_start.get(block.start) if block.kind is BlockKind.TABLE else None
        if place is None or tables[place].caption is not None:
            continue
        for neighbour in (index + 1, index - 1) if below else (index - 1, index + 1):
            if neighbour > index and not below and _is_table(blocks, index + 2):
                continue
            if not 0 <= neighbour < len(blocks):
                continue
            kind = _kind_as_caption(blocks[neighbour], prose, is_before=neighbour < index)
            if kind is not None:
                blocks[neighbour] = replace(blocks[neighbour], kind=kind)
                tables[place] = replace(tables[place], caption=blocks[neighbour].span)
                break
    return blocks, tables


def _stand_below(blocks: list[Block], prose: str) -> bool:
    """Whether more captions have a table only above them than only below."""
    sides = [
        (_is_table(blocks, index - 1), _is_table(blocks, index + 1))
        for index, block in enumerate(blocks)
        if _kind_as_caption(block, prose, is_before=False) is BlockKind.CAPTION
    ]
    return sides.count((True, False)) > sides.count((False, True))


def _is_table(blocks: list[Block], index: int) -> bool:
    return 0 <= index < len(blocks) and blocks[index].kind is BlockKind.TABLE


def _kind_as_caption(block: Block, prose: str, *, is_before: bool) -> BlockKind | None:
    span = Span(block.start, block.end)
    length = span.end - span.start
    if block.kind is BlockKind.CAPTION:
        return BlockKind.CAPTION
    if block.kind not in (BlockKind.PARAGRAPH, BlockKind.LIST):
        return None
    if length <= _LONGEST_CAPTION and _CAPTION.match(prose, span.start, span.end):
        return BlockKind.CAPTION
    if is_before and length <= _LONGEST_LEAD_IN and prose[span.start : span.end].rstrip().endswith((":", "：")):
        return block.kind
    return None
