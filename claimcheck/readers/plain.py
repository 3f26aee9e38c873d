"""Plain text: headings, lists, paragraphs and tables told by how the lines look."""

from __future__ import annotations

from claimcheck.config import Config
from claimcheck.readers.builder import DocumentBuilder
from claimcheck.readers.markdown import MarkdownReader
from claimcheck.readers.plain_lines import has_markdown
from claimcheck.readers.plain_walker import PlainWalker
from claimcheck.readers.problems import Reading
from claimcheck.records import Document


class PlainReader:
    """Plain text to documents.

    A text with fences, `#` headings or tables with a rule is Markdown whatever its suffix, and read as such.
    Otherwise nothing is markup: every character is prose but rules, list markers, underlines and addresses.
    """

    name = "plain"
    media_types = ("text/plain",)
    suffixes = (".txt", ".text", ".eml", ".log")

    def read(self, document: Document, config: Config) -> Reading:
        """The text with its structure."""
        if has_markdown(document.text):
            return MarkdownReader().read(document, config)
        builder = DocumentBuilder(document, config.limits)
        PlainWalker(builder).walk()
        return builder.finish()
