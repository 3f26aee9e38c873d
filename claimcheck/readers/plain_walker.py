"""Lines of plain text to blocks."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from itertools import pairwise

from claimcheck.readers.builder import DocumentBuilder
from claimcheck.readers.pipe_tables import drawn_rows, is_row, is_rule
from claimcheck.readers.plain_lines import Line, lines
from claimcheck.records import BlockKind, Span

_WRAPPED_MIN = 40
"""Shorter lines are not the result of wrapping: 40 columns is less than any mail program wraps at."""

_WRAPPED_MAX = 160
_WRAP_SLACK = 25
"""A wrapped line ends before the column limit by less than the next word; words longer than this are rare."""

_ANNOUNCES_LITERAL = re.compile(
    r"^(?!\s*\.\. ).*::\s*$|^\s*\.\. (?:code|code-block|sourcecode|parsed-literal|prompt|math)::"
)
"""The end of a paragraph of reStructuredText, or a directive whose body is code."""
_UNREACHED = 1_000_000_000


@dataclass
class PlainWalker:
    """State while walking: the lines of a text, and the lists that are open (indent and number)."""

    builder: DocumentBuilder
    lines: list[Line] = field(init=False)
    lists: list[tuple[int, int]] = field(default_factory=list)
    wrap_column: int = 0

    def __post_init__(self) -> None:
        self.lines = list(lines(self.builder.source))

    def walk(self, start: int) -> None:
        """Read the source from an offset, which begins a line, to its end."""
        index = bisect_left(self.lines, start, key=lambda line: line.start)
        while index < len(self.lines):
            line = self.lines[index]
            if line.is_blank or line.is_underline:
                index += 1
            elif (end := self._table_end(index)) > index:
                index = end
            else:
                index = self._literal(self._text(index))

    def _text(self, index: int) -> int:
        """One block of text that begins at a line; gives the index after it."""
        line = self.lines[index]
        if line.marker is not None:
            return self._item(index)
        if line.is_caption:
            return self._caption(index)
        if self._is_heading(index):
            self._close_lists()
            return self._heading(index)
        end = self._joined_until(index)
        span = self._paint(index, end, skip=0)
        if not line.text[:1].isspace():
            self._close_lists()
        if span is not None:
            self.builder.add_block(BlockKind.QUOTE if line.is_quoted else BlockKind.PARAGRAPH, span)
        return end

    def _literal(self, index: int) -> int:
        """The index after the block that a line ending in `::` announces: what is set in further there is literal."""
        announcing = self.lines[index - 1]
        if not _ANNOUNCES_LITERAL.search(announcing.text):
            return index
        end = index
        while end < len(self.lines) and (self.lines[end].is_blank or self.lines[end].indent > announcing.indent):
            end += 1
        body = [line for line in self.lines[index:end] if not line.is_blank]
        if body:
            self.builder.add_block(BlockKind.CODE, Span(body[0].start, body[-1].end))
        return end

    def _caption(self, index: int) -> int:
        span = self._paint(index, index + 1, skip=0)
        if span is not None:
            self.builder.add_block(BlockKind.CAPTION, span)
        return index + 1

    def _heading(self, index: int) -> int:
        underline = self.lines[index + 1] if index + 1 < len(self.lines) else None
        is_underlined = underline is not None and underline.is_underline
        mark = self.builder.canvas.mark()
        span = self._paint(index, index + 1, skip=0)
        if span is not None:
            level = 1 if is_underlined and underline is not None and "=" in underline.text else 2
            level = level if is_underlined or self._is_set_off(index) else 3
            self.builder.add_heading(level, span, self.builder.canvas.visible(mark))
        return index + (2 if is_underlined else 1)

    def _is_heading(self, index: int) -> bool:
        line = self.lines[index]
        after = self.lines[index + 1] if index + 1 < len(self.lines) else None
        if not line.is_title_like or line.indent > 3:
            return False
        if after is not None and after.is_underline and len(after.stripped) >= len(line.stripped) // 2:
            return True
        body = next((each for each in self.lines[index + 1 : index + 4] if not each.is_blank), None)
        if body is None or body.is_underline:
            return False
        before = self.lines[index - 1] if index else None
        if before is not None and not before.is_blank and self._runs_on(before, line):
            return False
        if after is not None and not after.is_blank and self._runs_on(line, after):
            return False
        if body.marker is not None or body.is_title_like or body.stripped.endswith(":"):
            return True
        return len(body.stripped) > len(line.stripped)

    def _is_set_off(self, index: int) -> bool:
        after = self.lines[index + 1] if index + 1 < len(self.lines) else None
        return after is not None and after.is_blank

    def _item(self, index: int) -> int:
        line = self.lines[index]
        assert line.marker is not None
        indent = line.indent
        while self.lists and self.lists[-1][0] > indent:
            self.lists.pop()
        if not self.lists or self.lists[-1][0] < indent:
            self.lists.append((indent, self.builder.new_list()))
        end = self._joined_until(index)
        span = self._paint(index, end, skip=line.marker.end())
        if span is not None:
            ordered = line.marker[3] is not None
            self.builder.add_block(
                BlockKind.LIST, span, level=len(self.lists), list_id=self.lists[-1][1], ordered=ordered
            )
        return end

    def _joined_until(self, index: int) -> int:
        """The index after the last line that a wrapped text runs on to."""
        end = index + 1
        while end < len(self.lines) and self._runs_on(self.lines[end - 1], self.lines[end]):
            end += 1
        return end

    def _runs_on(self, line: Line, following: Line) -> bool:
        """Whether a line was wrapped, so that the next continues it.

        A wrapped line is between 40 and 160 columns wide and could not have held the next one's first word; or it
        breaks off in the middle of a sentence and the next begins in lower case.
        """
        if following.is_blank or following.is_underline or following.marker is not None or is_row(following.text):
            return False
        if line.is_blank or line.is_underline:
            return False
        if line.is_quoted or following.is_quoted:
            return line.is_quoted and following.is_quoted
        if following.stripped[:1].islower() and not line.ends_sentence:
            return True
        if not _WRAPPED_MIN <= line.width <= _WRAPPED_MAX:
            return False
        return line.width + 1 + len(following.stripped.split(maxsplit=1)[0]) > self._wrap_column()

    def _wrap_column(self) -> int:
        """The column at which the text is wrapped, or one that no line reaches where it is not.

        It is wrapped where its widest lines are of like width and mostly break off inside a sentence.
        """
        if not self.wrap_column:
            widest = max(each.width for each in self.lines)
            full = [
                each
                for each, following in pairwise(self.lines)
                if each.width > widest - _WRAP_SLACK and not following.is_blank
            ]
            broken = sum(1 for each in full if not each.ends_sentence)
            is_wrapped = widest <= _WRAPPED_MAX and broken > 0 and 2 * broken >= len(full)
            self.wrap_column = widest if is_wrapped else _UNREACHED
        return self.wrap_column

    def _table_end(self, index: int) -> int:
        """The index after a drawn table that begins here; the same index where none does."""
        end = index
        while end < len(self.lines) and (is_row(self.lines[end].text) or is_rule(self.lines[end].text)):
            end += 1
        rows = [each for each in self.lines[index:end] if is_row(each.text)]
        if len(rows) < 2:
            return index
        drawn = drawn_rows(self.builder.source, [each.span for each in self.lines[index:end]])
        if drawn is None:
            return index
        self._close_lists()
        for row in drawn[0]:
            for cell in row:
                self.builder.canvas.paint(cell.start, cell.end)
        self.builder.add_table(Span(self.lines[index].start, self.lines[end - 1].end), *drawn)
        return end

    def _paint(self, index: int, end: int, skip: int) -> Span | None:
        mark = self.builder.canvas.mark()
        for line in self.lines[index:end]:
            quote = len(line.text) - len(line.text.lstrip(" >\t")) if line.is_quoted else 0
            self.builder.canvas.paint(line.start + max(skip, quote), line.end)
            skip = 0
        return self.builder.canvas.extent(mark)

    def _close_lists(self) -> None:
        self.lists.clear()
