"""Markdown files (CommonMark 0.31 with GitHub's tables, footnotes, strikethrough, and formulas)."""

from __future__ import annotations

import re

from claimcheck.config import Config
from claimcheck.readers.builder import DocumentBuilder
from claimcheck.readers.front_matter import front_matter
from claimcheck.readers.markdown_walker import MarkdownWalker
from claimcheck.readers.problems import Reading
from claimcheck.records import BlockKind, Document, Span

_STRAY_MARK = re.compile(r"\*(?<![\d*]\*)\*{1,2}(?!\*)")
"""Marks of emphasis that pair with none, as in `English**.`; after a digit they are stars of significance."""


class MarkdownReader:
    """Markdown to documents.

    Keeps: headings, paragraphs, list items, quotes, tables (of pipes and of HTML), notes, the text of links, the
    content of formulas, and inline code that is a figure or a name.
    Masks: markup, code, addresses, images, struck text, HTML comments, front matter (which becomes metadata).
    """

    name = "markdown"
    media_types = ("text/markdown", "text/x-markdown")
    suffixes = (".md", ".markdown", ".mdown", ".mkd", ".qmd", ".rmd", ".mdx")

    def read(self, document: Document, config: Config) -> Reading:
        """The text with its structure."""
        builder = DocumentBuilder(document, config.limits)
        matter = front_matter(builder.source)
        start = 0
        if matter is not None:
            start = matter.end
            builder.metadata.update(matter.entries)
            builder.title = matter.entries.get("title")
            builder.date = matter.entries.get("date")
            builder.add_block(BlockKind.METADATA, Span(0, start))
        MarkdownWalker(builder).walk(start, len(builder.source))
        for mark in _STRAY_MARK.finditer(builder.canvas.prose()):
            builder.erase(*mark.span())
        return builder.finish()
