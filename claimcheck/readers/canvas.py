"""The masked text: blanks of the length of the source, on which a reader paints what is prose.

Painting what is visible, rather than masking what is not, makes a forgotten kind of markup harmless: it stays blank.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

from claimcheck.records import Span

_NOT_LINE_END = re.compile(r"[^\r\n]")
_LINE_END = re.compile(r"[\r\n]")
_INVISIBLE = re.compile("[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]")
"""Zero-width and direction marks. They stand between digits and signs in real texts, and no word needs them;
the joiners U+200C and U+200D stay, because they do belong to words."""

_LEANS_RIGHT = frozenset({"Sc", "Ps", "Pi"})
"""Unicode categories of what belongs to the character after it: `€20`, `(`, `“`."""

_SIGNS = frozenset("+±−<>≤≥≈~")


def blank(source: str) -> str:
    """Blanks of the same length, line ends kept."""
    return _NOT_LINE_END.sub(" ", source) if _LINE_END.search(source) else " " * len(source)


def readable(source: str) -> str:
    """The source with lone surrogates replaced, so that parsers written in other languages accept it; same length."""
    try:
        source.encode("utf-8")
    except UnicodeEncodeError:
        return re.sub("[\ud800-\udfff]", "\ufffd", source)
    return source


@dataclass
class Canvas:
    """Collects visible pieces in source order; `source` is the text that the offsets point into."""

    source: str
    pieces: list[tuple[int, int, str]] = field(default_factory=list)
    cursor: int = 0

    def paint(self, start: int, end: int) -> None:
        """Show the source range as it is."""
        start = max(start, self.cursor)
        if start < end:
            self._add(start, end, self.source[start:end])

    def write(self, start: int, end: int, visible: str) -> None:
        """Show `visible` in place of the source range: at its start, or at its end where it leans to the right."""
        if start < self.cursor or start >= end:
            return
        width = end - start
        if _LINE_END.search(self.source, start, end):
            # Only formulas reach over line ends, and `simplified` keeps them where they are.
            shown = visible if len(visible) == width else blank(self.source[start:end])
        else:
            visible = _LINE_END.sub(" ", visible)[:width]
            leans = len(visible) == 1 and (visible in _SIGNS or unicodedata.category(visible) in _LEANS_RIGHT)
            shown = visible.rjust(width) if leans else visible.ljust(width)
        self._add(start, end, shown)

    def stretch(self, end: int) -> None:
        """Let the last piece reach to `end`, as blanks: closing markup that belongs to what it closes."""
        if self.pieces and end > self.cursor and self.pieces[-1][1] == self.cursor:
            start, _, visible = self.pieces[-1]
            self.pieces[-1] = (start, end, visible + blank(self.source[self.cursor : end]))
            self.cursor = end

    def mark(self) -> int:
        """A place to measure from, for `extent` and `visible`."""
        return len(self.pieces)

    def extent(self, mark: int) -> Span | None:
        """Range from the first to the last visible character painted since the mark, or None where there is none.

        Where the last piece reads as something else than what is written, the range holds all that is written.
        """
        if mark >= len(self.pieces):
            return None
        first, last = self.pieces[mark], self.pieces[-1]
        start = first[0] + len(first[2]) - len(first[2].lstrip())
        as_written = self.source.startswith(last[2], last[0])
        return Span(start, last[0] + len(last[2].rstrip()) if as_written else last[1])

    def visible(self, mark: int) -> str:
        """The text painted since the mark, white space folded."""
        parts: list[str] = []
        end = self.pieces[mark][0] if mark < len(self.pieces) else 0
        for start, stop, visible in self.pieces[mark:]:
            parts.append(f" {visible}" if start > end else visible)
            end = stop
        return " ".join("".join(parts).split())

    def _add(self, start: int, end: int, visible: str) -> None:
        """Blank pieces are left out, so that the first and the last piece since a mark are always visible ones."""
        if not visible.isspace():
            self.pieces.append((start, end, visible))
        self.cursor = end

    def last_visible(self) -> str:
        """The piece painted last where it touches the cursor, else the empty string."""
        return self.pieces[-1][2] if self.pieces and self.pieces[-1][1] == self.cursor else ""

    def prose(self) -> str:
        """The masked text: as long as the source, with its line ends at the same places."""
        parts: list[str] = []
        end = 0
        for start, stop, visible in self.pieces:
            if start > end:
                parts.append(blank(self.source[end:start]))
            parts.append(visible)
            end = stop
        parts.append(blank(self.source[end:]))
        return _INVISIBLE.sub(" ", "".join(parts))
