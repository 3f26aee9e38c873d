"""Plain text: headings, lists, paragraphs and tables told by how the lines look."""

from __future__ import annotations

from claimcheck.config import Config
from claimcheck.readers.builder import DocumentBuilder
from claimcheck.readers.mail_headers import mail_headers
from claimcheck.readers.markdown import MarkdownReader
from claimcheck.readers.plain_lines import has_markdown
from claimcheck.readers.plain_walker import PlainWalker
from claimcheck.readers.problems import Reading
from claimcheck.records import BlockKind, Document, Span


class PlainReader:
    """Plain text to documents.

    A text with fences, `#` headings or tables with a rule is Markdown whatever its suffix, and read as such.
    Otherwise nothing is markup: every character is prose but rules, list markers, underlines and addresses. Of
    the headers of a message at its top the subject is the title, the others become metadata.
    """

    name = "plain"
    media_types = ("text/plain",)
    suffixes = (".txt", ".text")

    def read(self, document: Document, config: Config) -> Reading:
        """The text with its structure."""
        if has_markdown(document.text):
            return MarkdownReader().read(document, config)
        builder = DocumentBuilder(document, config.limits)
        headers = mail_headers(builder.source)
        if headers is not None:
            builder.metadata.update(headers.fields)
            builder.title, builder.date = headers.fields["subject"], headers.date
            builder.add_block(BlockKind.METADATA, Span(0, headers.subject.start))
            builder.canvas.paint(headers.subject.start, headers.subject.end)
            builder.add_heading(1, headers.subject, headers.fields["subject"])
            builder.add_block(BlockKind.METADATA, Span(headers.subject.end, headers.end))
        PlainWalker(builder).walk(0 if headers is None else headers.end)
        return builder.finish()
