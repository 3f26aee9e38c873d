"""What a sentence cites: links, footnote marks, reference keys and source lines in force for it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from claimcheck.records import Block, BlockKind, Document, Link, LinkKind, Span

_SOURCE_WORD = re.compile(
    r"(?:^|(?<=\n)|(?<=[.!?)\]] )|(?<=[.!?)\]]\n))[ \t>*_•–(-]{0,9}"
    r"(?:(?P<named>Sources?|References?)|Data|Via|Read more|Paper)[*_]{0,3}\Z",
    re.IGNORECASE,
)
"""What stands before a colon; from the rare colons it is found ten times as fast as by itself."""
_COLON = re.compile(r":[*_]{0,3}")
_LONGEST_WORD = 24
"""Characters of such a word with its marks."""
_KEY = re.compile(r"\[[^\[\]\n@]{0,40}(?<![\w.])@\w[^\[\]\n]{0,200}\]")
"""Keys of a bibliography as Pandoc writes them: `[@okafor2023]`, `[see @okafor2023, p. 3; @lind2021]`."""
_KEY_NAME = re.compile(r"(?<![\w.])@(\w[^\s\[\];,]{0,80})")
_CITE = re.compile(r"\\[a-zA-Z]{0,10}cite[a-zA-Z]{0,10}\*?(?:\[[^\[\]\n]{0,80}\]){0,2}\{(?P<keys>[^{}\n]{1,300})\}")
"""Keys of a bibliography as LaTeX writes them, also in Markdown: `\\cite{okafor2023}`, `\\citep[p. 3]{lind2021}`."""
_NO_SUPPORT = re.compile(r"^(?:mailto:|javascript:|tel:|#(?!fn|ref|cite|bib))", re.IGNORECASE)
_PICTURE = re.compile(r"\.(?:png|jpe?g|gif|svg|webp|mp4)(?:[?#]|$)", re.IGNORECASE)
_LINE_KINDS = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST, BlockKind.CAPTION, BlockKind.QUOTE})

_LONGEST_TAIL = 1000
"""Characters after the last sentence of a block that may be nothing but links, addresses included."""
_LONGEST_MARKS = 200
"""Characters behind a sentence that several footnote marks may take."""
_LONGEST_NAME = 150
"""Characters of a source that is named and not linked."""
_FARTHEST = 40
"""Blocks before and after a sentence in which a "Source:" line is looked for: a section without end costs no more."""


@dataclass(frozen=True, slots=True)
class _SourceLine:
    """A "Source:" with what follows it; `section` is the number of the headings before it."""

    span: Span
    block: int
    section: int
    opens_block: bool
    targets: tuple[str, ...]


class Citations:
    """What supports the sentences of one document."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._starts = [block.start for block in document.blocks]
        self._keys = sorted(_keys_of(document.prose), key=lambda key: key[0])
        self._sections = self._numbers_of_sections()
        self._lines = list(self._source_lines())

    def of(self, sentence: Span, block: Block) -> tuple[str, ...]:
        """Targets of what supports a sentence, in reading order, each once.

        In force are the links and keys of references in the sentence itself and the marks right behind it; a link
        that closes its paragraph or list item outside any sentence of its own; those of the caption of the table the
        block belongs to; and a "Source:" at the end of the block or on a line of the section, its links or, without
        any, its words. Pictures, mail addresses and jumps within the page support nothing.
        """
        document = self._document
        if not (document.links or self._keys or self._lines):
            return ()
        spans = [self._with_marks(sentence), *self._closing_links(sentence, block)]
        if block.kind is BlockKind.TABLE:
            spans += [t.caption for t in document.tables if t.caption and t.start <= block.start and block.end <= t.end]
        found = [target for span in spans for target in self._targets(span)]
        found += [target for line in self._lines_for(sentence, block) for target in line.targets]
        return tuple(dict.fromkeys(found))

    def _targets(self, span: Span) -> Iterator[str]:
        for link in self._links_in(span):
            if _supports(link):
                yield link.target
        place = bisect_left(self._keys, span.start, key=lambda key: key[0])
        while place < len(self._keys) and self._keys[place][0] < span.end:
            yield self._keys[place][1]
            place += 1

    def _links_in(self, span: Span) -> Iterator[Link]:
        """The links that start in a range; those of a document are in reading order."""
        links = self._document.links
        place = bisect_left(links, span.start, key=lambda link: link.start)
        while place < len(links) and links[place].start < span.end:
            yield links[place]
            place += 1

    def _with_marks(self, sentence: Span) -> Span:
        """The sentence with the footnote marks that stand right behind its full stop, where its block may end."""
        end = sentence.end
        for link in self._links_in(Span(end, end + _LONGEST_MARKS)):
            if link.start != end or link.kind is LinkKind.LINK:
                break
            end = link.end
        return Span(sentence.start, end)

    def _closing_links(self, sentence: Span, block: Block) -> list[Span]:
        """The tail of the block after the sentence, where it holds nothing but links: "... by 40%. ([paper](...))"."""
        tail = Span(sentence.end, block.end)
        if tail.end - tail.start > _LONGEST_TAIL:
            return []
        links = list(self._links_in(tail))
        if not links:
            return []
        rest = list(self._document.prose[tail.start : tail.end])
        for link in links:
            for place in range(max(link.start, tail.start), min(link.end, tail.end)):
                rest[place - tail.start] = " "
        return [tail] if not any(char.isalnum() for char in rest) else []

    def _numbers_of_sections(self) -> list[int]:
        """For each block how many headings come before it, itself included."""
        numbers, number = [], 0
        for block in self._document.blocks:
            number += block.kind is BlockKind.HEADING
            numbers.append(number)
        return numbers

    def _source_lines(self) -> Iterator[_SourceLine]:
        document = self._document
        for colon in _COLON.finditer(document.prose):
            match = _SOURCE_WORD.search(document.prose, max(colon.start() - _LONGEST_WORD, 0), colon.start())
            if match is None:
                continue
            index = bisect_right(self._starts, match.start("named") if match["named"] else colon.end() - 1) - 1
            if index < 0 or colon.end() > document.blocks[index].end:
                continue
            block = document.blocks[index]
            if block.kind not in _LINE_KINDS:
                continue
            line = Span(colon.end(), block.end)
            opens = not document.prose[block.start : match.start()].strip()
            targets = tuple(self._targets(line))
            if not targets and match["named"]:
                targets = self._named(line)
            if targets:
                yield _SourceLine(Span(match.start(), block.end), index, self._sections[index], opens, targets)

    def _named(self, line: Span) -> tuple[str, ...]:
        """The words of a source that is named and not linked: "Source: Eurostat, 2023"."""
        text = self._document.clean(Span(line.start, min(line.end, line.start + _LONGEST_NAME)))
        name = text.strip(" *_.,;:()")
        return (name,) if any(char.isalpha() for char in name) and line.end - line.start <= _LONGEST_NAME else ()

    def _lines_for(self, sentence: Span, block: Block) -> Iterator[_SourceLine]:
        """The source lines of the block's section that are no part of another paragraph, and those of the block."""
        if not self._lines:
            return
        home = bisect_left(self._starts, block.start)
        section = self._sections[home] if home < len(self._sections) else 0
        for line in self._lines[bisect_left(self._lines, home - _FARTHEST, key=lambda line: line.block) :]:
            if line.block > home + _FARTHEST:
                return
            holds = sentence.start < line.span.start if line.block == home else line.opens_block
            if holds and line.section == section:
                yield line


def _keys_of(prose: str) -> Iterator[tuple[int, str]]:
    """The keys of references to a bibliography, each with where its bracket opens."""
    for match in _KEY.finditer(prose):
        for key in _KEY_NAME.finditer(prose, *match.span()):
            yield match.start(), f"@{key[1].rstrip('.:')}"
    for match in _CITE.finditer(prose):
        for name in match["keys"].split(","):
            yield match.start(), f"@{name.strip()}"


def _supports(link: Link) -> bool:
    if link.kind is not LinkKind.LINK:
        return True
    return not _NO_SUPPORT.match(link.target) and not _PICTURE.search(link.target)
