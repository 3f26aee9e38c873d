"""Data files as documents of tables, so that their figures are read like those of any table.

A row of a CSV file is a row under the file's header. An object of a JSON file is a row of its own: what it is about is
the `name` in it or around it, else the outermost key; the other keys on the way make the columns' names.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePath

from claimcheck.records import Block, BlockKind, Cell, Document, Table, digest
from claimcheck.units.surface import pieces, unit_surface

_REST_OF_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)")
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*|true|false|null|NaN|-?Infinity|[{}\[\],:]')
_SIZE = re.compile(r"\d{1,4}(?:\.\d{1,3})?[BM]")
_NAMES = ("name", "model", "subject", "title", "id", "system", "company")
_CONTAINERS = frozenset({"results", "metrics", "scores", "data", "values", "summary", "eval", "evaluation", "items"})
"""Keys that say nothing of what they hold."""
_DEEPEST = 40
MOST_CELLS = 200_000

Rows = list[list[Cell]]


class DataError(ValueError):
    """A data file that is not what its suffix says."""


def is_data(name: str) -> bool:
    """Whether a file's suffix is that of a data file."""
    return PurePath(name).suffix.lower() in _READERS


def data_document(text: str, name: str) -> Document:
    """A data file as a document that needs no reader. Errors: `DataError`."""
    tables = _READERS[PurePath(name).suffix.lower()](text)
    blocks = (Block(BlockKind.TABLE, 0, len(text)),) if tables else ()
    return Document(
        name=name,
        text=text,
        media_type="text/csv",
        prose=text,
        blocks=blocks,
        tables=tuple(tables),
        sha256=digest(text.encode("utf-8", "surrogatepass")),
        is_read=True,
    )


def _table(rows: Rows) -> Table:
    """A table of rows, header first. Sizes go last: beside the name they would be taken for a part of it."""
    width = max(map(len, rows))
    sizes = {cell.column for row in rows[1:] for cell in row[1:] if _SIZE.fullmatch(cell.text)}
    order = sorted(range(width), key=lambda column: column in sizes)
    cells = [replace(cell, column=order.index(cell.column)) for row in rows for cell in row]
    cells.sort(key=lambda cell: (cell.row, cell.column))
    start, end = min(cell.start for cell in cells), max(cell.end for cell in cells)
    return Table(start=start, end=end, rows=len(rows), columns=width, cells=tuple(cells))


def _column_name(key: str) -> str:
    """A key as words: `latency_ms` is `latency (ms)`, `trainingTokens` is `training tokens`."""
    words = re.sub(r"[_.\s]+", " ", key).split()
    unit = _unit(words[-1]) if len(words) > 1 else None
    named = " ".join(words[:-1] if unit else words)
    named = re.sub(r"(?<=[a-z])(?=[A-Z][a-z])", " ", named)
    return f"{named} ({unit})" if unit else named


def _unit(word: str) -> str | None:
    """The symbol of a unit that ends a key, where it is one: `kWh`, `ms`, `gb` for GB."""
    known = unit_surface().symbols
    return next((form for form in (word, word.upper()) if pieces(form) in known), None)


def _separated(text: str, separator: str | None = None) -> list[Table]:
    """The one table of a file with a header and a line for each row."""
    header = text.partition("\n")[0]
    sign = separator or max(",;\t|", key=header.count)
    rows = [row for row in _lines(text, sign) if any(cell.text for cell in row)]
    rows = [[_moved(cell, number) for cell in row] for number, row in enumerate(rows)]
    if len(rows) < 2 or len(rows[0]) < 2:
        return []
    names = [_named(cell, _column_name(cell.text)) for cell in rows[0]]
    return [_table([names, *rows[1:]])]


def _lines(text: str, sign: str) -> Iterator[list[Cell]]:
    bare = re.compile(rf'"((?:[^"]|"")*)"|[^{re.escape(sign)}\r\n]*')
    row: list[Cell] = []
    position = count = 0
    while position < len(text) and count < MOST_CELLS:
        match = bare.match(text, position)
        assert match is not None
        quoted = match.group(1) is not None
        start, end = match.span(1) if quoted else match.span()
        row.append(Cell(0, len(row), start, end, text[start:end].replace('""', '"').strip()))
        position, count = match.end(), count + 1
        if text[position : position + 1] == sign:
            position += 1
            continue
        yield row
        row = []
        following = _REST_OF_LINE.match(text, position)
        position = following.end() if following else len(text)
    if row:
        yield row


def _moved(cell: Cell, row: int) -> Cell:
    return Cell(row, cell.column, cell.start, cell.end, cell.text, is_header=row == 0)


def _named(cell: Cell, text: str) -> Cell:
    return Cell(cell.row, cell.column, cell.start, cell.end, text, is_header=True)


@dataclass(slots=True)
class _Leaf:
    """A value with its place, and its key with its place."""

    key: str
    key_span: tuple[int, int]
    text: str
    start: int
    end: int


@dataclass(slots=True)
class _Node:
    """An object or array on the way: its key, where it begins, its values, and what is nested in it."""

    key: str
    start: int
    leaves: list[_Leaf] = field(default_factory=list)
    nodes: list[_Node] = field(default_factory=list)

    @property
    def name(self) -> str:
        """What it says it is about."""
        named = {leaf.key.casefold(): leaf.text for leaf in self.leaves if not leaf.text[:1].isdigit()}
        return next((named[key] for key in _NAMES if named.get(key)), "")


def _json(text: str) -> list[Table]:
    """A table of two rows for each object that holds values."""
    try:
        json.loads(text)
    except (ValueError, RecursionError) as error:
        raise DataError(f"is not valid JSON: {error}") from error
    return list(_tables(_tree(text, 0, len(text))))


def _json_lines(text: str) -> list[Table]:
    tables: list[Table] = []
    position = 0
    for number, line in enumerate(text.splitlines(keepends=True), start=1):
        if line.strip():
            try:
                json.loads(line)
            except (ValueError, RecursionError) as error:
                raise DataError(f"line {number} is not valid JSON: {error}") from error
            tables += _tables(_tree(text, position, position + len(line)))
        position += len(line)
    return tables


def _tree(text: str, start: int, end: int) -> _Node:
    """The nodes of a valid JSON text; what is nested too deep is left out."""
    root = _Node("", start)
    stack, key, key_span = [root], "", (start, start)
    tokens = list(_TOKEN.finditer(text, start, end))[: MOST_CELLS * 4]
    for place, match in enumerate(tokens):
        piece = match.group()
        if piece in "{[":
            node = _Node(key, match.start())
            if len(stack) < _DEEPEST:
                stack[-1].nodes.append(node)
            stack.append(node)
            key = ""
        elif piece in "}]":
            stack.pop()
        elif piece[0] == '"' and place + 1 < len(tokens) and tokens[place + 1].group() == ":":
            key, key_span = json.loads(piece), match.span()
        elif piece not in ",:":
            inside = piece[0] == '"'
            span = (match.start() + inside, match.end() - inside)
            stack[-1].leaves.append(_Leaf(key, key_span, json.loads(piece) if inside else piece, *span))
        elif piece == ",":
            key = ""
    return root


def _tables(root: _Node) -> Iterator[Table]:
    pending: list[tuple[_Node, str, tuple[str, ...]]] = [(root, "", ())]
    while pending:
        node, name, path = pending.pop()
        own = node.name
        name, path = (own, ()) if own else (name, path)
        values = [leaf for leaf in node.leaves if leaf.key and any(c.isdigit() for c in leaf.text) and leaf.text != own]
        label, way = (name, path) if name else (path[0] if path else "", path[1:])
        if values and label:
            yield _object_table(node, label, way, values)
        for child in reversed(node.nodes):
            telling = child.key and child.key.casefold() not in _CONTAINERS
            pending.append((child, name, (*path, child.key) if telling else path))


def _object_table(node: _Node, label: str, path: Sequence[str], leaves: Sequence[_Leaf]) -> Table:
    """A header of keys over one row of values; the label stands where the object begins."""
    head = [Cell(0, 0, node.start, node.start, "", is_header=True)]
    body = [Cell(1, 0, node.start, node.start, label)]
    for column, leaf in enumerate(leaves, start=1):
        words = " ".join((*path, leaf.key))
        head.append(Cell(0, column, *leaf.key_span, _column_name(words), is_header=True))
        body.append(Cell(1, column, leaf.start, leaf.end, leaf.text))
    return _table([head, body])


_READERS: Mapping[str, Callable[[str], list[Table]]] = {
    ".csv": _separated,
    ".tsv": lambda text: _separated(text, "\t"),
    ".json": _json,
    ".jsonl": _json_lines,
    ".parquet": lambda text: _separated(text, ","),  # as `parquet_text` writes it
}
