"""HTML pages."""

from __future__ import annotations

from claimcheck.config import Config
from claimcheck.readers.builder import DocumentBuilder
from claimcheck.readers.html_walker import HtmlWalker
from claimcheck.readers.inline import InlineText
from claimcheck.readers.problems import Reading
from claimcheck.records import Document


class HtmlReader:
    """HTML pages to documents.

    Keeps: headings, paragraphs, list items, quotes, captions, data tables with merged cells and header rows.
    Masks: tags, scripts, styles, comments, hidden elements, code; references (`&nbsp;`) are decoded in place.
    Gives: links, footnote marks, title, date and the rest of `<meta>` as metadata.
    Tables that only lay out a page (nested, presentational, with long text) are read as paragraphs.
    """

    name = "html"
    media_types = ("text/html", "application/xhtml+xml")
    suffixes = (".html", ".htm", ".xhtml")

    def read(self, document: Document, config: Config) -> Reading:
        """The page with its structure."""
        builder = DocumentBuilder(document, config.limits)
        HtmlWalker(builder, InlineText(builder)).walk(0, len(document.text))
        return builder.finish()
