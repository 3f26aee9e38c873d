"""Visible text inside a block, whatever the markup: raised and lowered text, struck text, bold, links."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from claimcheck.readers.addresses import is_address
from claimcheck.readers.builder import DocumentBuilder
from claimcheck.records import LinkKind, Span

_BASE = re.compile(r"(?:^|[^\d.,])(?:10|2|e)$")
_EXPONENT = re.compile(r"[-+−–]?\d{1,4}")
_SQUARE_UNIT = re.compile(r"(?:^|[\d\s/])(?:[kcmµn]?m|in|ft|yd|mi|s)$")
_SQUARES = {"2": "²", "3": "³"}
_ORDINALS = frozenset({"st", "nd", "rd", "th"})
_NOTE = re.compile(r"\[?(?:\d{1,3}|[a-z*†‡§]{1,3})\]?(?:\s?[,–-]\s?\[?\d{1,3}\]?){0,20}")


@dataclass
class InlineText:
    """Paints visible text and keeps what the open markup makes of it.

    Raised text (`<sup>`) is an exponent where it is digits on a base of 10 or 2, an ordinal's ending, or a square;
    these are moved next to their base, so that `10<sup>25</sup>` reads `10^25` followed by blanks. Any other raised
    digits are the mark of a note, and masked. Lowered text (`CO<sub>2</sub>`) is moved next to its base.
    """

    builder: DocumentBuilder
    struck: int = 0
    strong: int = 0
    weak_text: bool = False
    """Whether text that is not bold was painted since the caller last set this to False."""
    links: list[tuple[str, int]] = field(default_factory=list)
    shifted: tuple[str, int] | None = None
    """`sup` or `sub` with the offset of its opening tag, until its first text."""

    def text(self, start: int, end: int) -> None:
        """Source text that is visible as it is written."""
        if self.struck or start >= end:
            return
        if self.shifted is not None:
            self._shift(start, end)
            return
        self.builder.canvas.paint(start, end)
        if not self.strong and not self.builder.source[start:end].isspace():
            self.weak_text = True

    def written(self, start: int, end: int, visible: str) -> None:
        """Source text that reads as something else: an entity, a formula."""
        if self.struck or not visible:
            return
        self.builder.canvas.write(start, end, visible)
        if not self.strong and not visible.isspace():
            self.weak_text = True

    def open(self, tag: str, start: int) -> None:
        """An opening tag of inline HTML at an offset; tags that change nothing are passed over."""
        if tag in ("sup", "sub"):
            self.shifted = (tag, start)
        elif tag in ("del", "s", "strike"):
            self.struck += 1
        elif tag in ("b", "strong"):
            self.strong += 1

    def close(self, tag: str, end: int) -> None:
        """A closing tag of inline HTML that ends at an offset."""
        if tag in ("sup", "sub"):
            self.shifted = None
            self.builder.canvas.stretch(end)
        elif tag in ("del", "s", "strike"):
            self.struck = max(0, self.struck - 1)
        elif tag in ("b", "strong"):
            self.strong = max(0, self.strong - 1)

    def open_link(self, target: str) -> None:
        """What is painted from here on is the visible text of a link."""
        self.links.append((target, self.builder.canvas.mark()))

    def close_link(self) -> None:
        """Record the innermost open link; an address shown as its own text is masked later, with its own record."""
        if not self.links:
            return
        target, mark = self.links.pop()
        span = self.builder.canvas.extent(mark)
        if span is not None and target and not is_address(self.builder.canvas.visible(mark)):
            self.builder.add_link(span, target, LinkKind.LINK)

    def reset(self) -> None:
        """Forget what a block left open: markup does not reach over the end of its block."""
        self.struck = self.strong = 0
        self.links.clear()
        self.shifted = None

    def _shift(self, start: int, end: int) -> None:
        assert self.shifted is not None
        tag, opened = self.shifted
        self.shifted = None
        canvas = self.builder.canvas
        content = canvas.source[start:end].strip()
        base = canvas.last_visible() if canvas.cursor == opened else ""
        if tag == "sub":
            canvas.write(opened, end, content)
        elif _EXPONENT.fullmatch(content) and _BASE.search(base):
            canvas.write(opened, end, f"^{content}")
        elif content in _SQUARES and _SQUARE_UNIT.search(base):
            canvas.write(opened, end, _SQUARES[content])
        elif content.lower() in _ORDINALS and base[-1:].isdigit():
            canvas.write(opened, end, content)
        elif _NOTE.fullmatch(content):
            self.builder.add_link(Span(start, end), content.strip("[]"), LinkKind.FOOTNOTE)
        else:
            canvas.paint(start, end)
