"""What a single line of plain text looks like."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from claimcheck.records import Span

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_MARKER = re.compile(r"([ \t\u00a0]*)(?:([•◦▪‣·●○■–—*+-])|(\d{1,3}|[A-Za-z])[.)])[ \t\u00a0]+(?=\S)")
_UNDERLINE = re.compile(r"\s*(={3,}|-{3,}|~{3,}|\*{3,}|_{3,})\s*")
_SENTENCE_END = re.compile(r"[.!?:;…,](?:[\"”’')\]]{0,3})$|\|$")
_LEAD = re.compile(r"[^.!?]{1,60}:\s")
_INNER_END = re.compile(r"[a-z0-9)][.!?]\s+[A-Z]")
_TITLE_NUMBER = re.compile(r"(?:\d{1,2}(?:\.\d{1,2}){0,3}\.?|[IVX]{1,4}\.)\s+\S")
_ADDRESS = re.compile(r"https?://|www\.|\S@\S")
_POINTER = re.compile(
    r"\((?:link|tweet|paper|source|arxiv|blog|code|pdf|video|github|demo|post|here|read more)s?\)$", re.I
)
_PICTURE = re.compile(
    r"(?:Screen ?(?:capture|shot)|(?:Animated )?(?:Chart|Graph|Diagram|Photo|Photograph|Illustration|Image|Drawing|Plot"
    r"|Picture|Cartoon|Infographic|Map|Table))s?\s(?:of|showing|that shows?|depicting|with|from)\b"
    r"|Banner ad\b|(?:Photo|Image|Illustration|Credit)(?: by| credit)?:",
    re.IGNORECASE,
)
_LETTER = re.compile(r"[^\W\d_]")

_LONGEST_HEADING = 90
_LONGEST_HEADING_WORDS = 14
_LONGEST_CAPTION = 250

_HEADING_MARK = re.compile(r"^#{1,6} \S", re.MULTILINE)
_FENCE = re.compile(r"^ {0,3}(?:```|~~~)", re.MULTILINE)
_TABLE_RULE = re.compile(r"^ {0,3}\|?\s{0,20}:?-{2,}:?\s{0,20}\|[ \t|:-]*$", re.MULTILINE)


def has_markdown(text: str) -> bool:
    """Whether a text without the suffix is Markdown: headings, a pair of fences, or the rule of a pipe table."""
    if _HEADING_MARK.search(text) or _TABLE_RULE.search(text):
        return True
    fences = _FENCE.finditer(text)
    return next(fences, None) is not None and next(fences, None) is not None


@dataclass(frozen=True)
class Line:
    """A line without its line end; `start` and `end` are offsets into the source."""

    start: int
    end: int
    text: str

    @property
    def span(self) -> Span:
        """The range of the line."""
        return Span(self.start, self.end)

    @cached_property
    def stripped(self) -> str:
        """The text without blanks around it."""
        return self.text.strip()

    @cached_property
    def marker(self) -> re.Match[str] | None:
        """The marker of a list item at its beginning."""
        return _MARKER.match(self.text)

    @cached_property
    def width(self) -> int:
        """Columns up to the last visible character."""
        return len(self.text.rstrip())

    @property
    def is_quoted(self) -> bool:
        """Whether it is quoted as in mail, and shows something."""
        return self.stripped.startswith(">") and bool(self.stripped.strip("> \t"))

    @property
    def is_blank(self) -> bool:
        """Whether it shows nothing, a lone pipe included."""
        return not self.stripped.strip("|>\ufeff\u200b \t")

    @property
    def is_underline(self) -> bool:
        """Whether it is a rule, or the underline of a heading."""
        return _UNDERLINE.fullmatch(self.text) is not None

    @property
    def indent(self) -> int:
        """Blanks before the text, a tab counted as four."""
        lead = self.text[: len(self.text) - len(self.text.lstrip())]
        return len(lead.expandtabs(4))

    @property
    def ends_sentence(self) -> bool:
        """Whether it ends in punctuation."""
        return _SENTENCE_END.search(self.stripped) is not None

    @property
    def is_caption(self) -> bool:
        """Whether it describes a picture: what a page's image leaves behind when its text is copied."""
        return len(self.stripped) <= _LONGEST_CAPTION and _PICTURE.match(self.stripped) is not None

    @cached_property
    def is_title_like(self) -> bool:
        """Whether it may be a heading: short, begins like one, no sentence, no lead (`Results: ...`), no address."""
        text = self.stripped
        if not text or len(text) > _LONGEST_HEADING or len(text.split()) > _LONGEST_HEADING_WORDS:
            return False
        if _ADDRESS.search(text) or _LETTER.search(text) is None:
            return False
        if _POINTER.search(text):
            return False
        if text.endswith("?"):
            return _INNER_END.search(text) is None
        if self.ends_sentence or _LEAD.match(text) or _INNER_END.search(text):
            return _TITLE_NUMBER.match(text) is not None and not self.ends_sentence
        first = next((character for character in text if character.isalnum()), "")
        return not first.islower()


def lines(source: str) -> Iterator[Line]:
    r"""The lines of a source; `\r\n`, `\n` and `\r` end one."""
    for match in _LINE.finditer(source):
        text = match.group().rstrip("\r\n")
        if match.end() > match.start():
            yield Line(match.start(), match.start() + len(text), text)
