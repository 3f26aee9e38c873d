"""Tables drawn with `|`: those that Markdown does not take for tables, and those of plain text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from claimcheck.records import Cell, Span

_PIPE = re.compile(r"\\.|\|")
_RULE = re.compile(r"[\s|+:=─━┼│-]+")
_NUMBER = re.compile(r"\d")
_NUMERIC = re.compile(r"[^\w]{0,4}\d[\d.,]*\s?(?:%|[A-Za-z]{1,4}|pp)?[^\w]{0,3}")


def is_rule(line: str) -> bool:
    """Whether a line only draws: `|---|:-:|`, `+----+`, `----- | ----`."""
    return "-" in line and len(line.strip()) >= 3 and _RULE.fullmatch(line) is not None


def row_cells(source: str, line: Span) -> list[Span]:
    """The ranges of the cells' contents in one line, trimmed; an empty cell has an empty range."""
    start, end = _trimmed(source, line.start, line.end)
    pipes = [match.start() for match in _PIPE.finditer(source, start, end) if match.group() == "|"]
    if pipes and pipes[0] == start:
        start, pipes = start + 1, pipes[1:]
    if pipes and pipes[-1] == end - 1:
        end, pipes = end - 1, pipes[:-1]
    edges = [start - 1, *pipes, end]
    return [Span(*_trimmed(source, left + 1, right)) for left, right in pairwise(edges)]


def is_row(line: str) -> bool:
    """Whether a line looks like a row: it stands between pipes, or has at least two of them."""
    stripped = line.strip()
    if stripped.startswith("|"):
        return stripped.count("|") >= 2
    return " | " in stripped and stripped.count("|") >= 2


def drawn_rows(source: str, lines: Sequence[Span]) -> tuple[list[list[Cell]], int] | None:
    """Rows and the number of header rows of a table drawn in these lines, or None where they are no table.

    Lines above the first inner rule are the header. Without one, the first row is the header where it holds no
    numbers and the others do.
    """
    rows: list[list[Span]] = []
    header_rows: int | None = None
    for line in lines:
        if is_rule(source[line.start : line.end]):
            if rows and header_rows is None:
                header_rows = len(rows)
        else:
            rows.append(row_cells(source, line))
    if not rows or max(map(len, rows)) < 2:
        return None
    if header_rows is None or header_rows == len(rows):
        texts = [[source[cell.start : cell.end] for cell in row] for row in rows]
        header_rows = guessed_header_rows(texts)
    cells = [
        [Cell(row, column, *span, "", is_header=row < header_rows) for column, span in enumerate(spans)]
        for row, spans in enumerate(rows)
    ]
    return cells, header_rows


def guessed_header_rows(texts: Sequence[Sequence[str]]) -> int:
    """1 where the first row holds no plain numbers and most of the others do, else 0."""
    if len(texts) < 2 or any(_NUMERIC.fullmatch(text) for text in texts[0]) or not any(map(str.strip, texts[0])):
        return 0
    numeric = sum(1 for row in texts[1:] if any(_NUMBER.search(text) for text in row[1:]))
    return int(2 * numeric >= len(texts) - 1)


def further_header_rows(texts: Sequence[Sequence[str]]) -> int:
    """How many rows under the first are header too: no row header, no plain number (`| | 5-shot | 3-shot |`).

    `texts` begins with the first row; it takes a row with plain numbers below to tell that the others lack them.
    """
    count = 0
    for row in texts[1:3]:
        is_header = len(row) > 1 and not row[0].strip() and any(map(str.strip, row))
        if not is_header or any(_NUMERIC.fullmatch(text) for text in row):
            break
        count += 1
    below = texts[1 + count : 4 + count]
    return count if any(_NUMERIC.fullmatch(text) for row in below for text in row) else 0


def _trimmed(source: str, start: int, end: int) -> tuple[int, int]:
    content = source[start:end]
    stripped = content.strip()
    if not stripped:
        return start, start
    start += len(content) - len(content.lstrip())
    return start, start + len(stripped)
