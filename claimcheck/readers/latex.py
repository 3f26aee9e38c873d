"""LaTeX papers and notes."""

from __future__ import annotations

from claimcheck.config import Config
from claimcheck.readers.builder import DocumentBuilder
from claimcheck.readers.latex_structure import LatexStructure
from claimcheck.readers.latex_walker import LatexWalker
from claimcheck.readers.problems import Reading, remark
from claimcheck.records import Document

_NAMED = 5


class LatexReader:
    r"""LaTeX to documents.

    Keeps: title, abstract, headings, paragraphs, list items, quotes, notes (as brackets in their sentence), captions,
    tables with merged cells and header rows, formulas that state a figure, numbers and units of siunitx.
    Masks: commands and what only they see, code, display formulas, comments, the preamble, `\\iffalse`.
    Gives: links, citations and the keys of a bibliography, title and date, comments.
    Files that it includes are not opened: they are named in a remark, and read where they are given by themselves.
    """

    name = "latex"
    media_types = ("text/x-tex", "application/x-tex", "application/x-latex", "text/x-latex")
    suffixes = (".tex", ".latex", ".ltx")

    def read(self, document: Document, config: Config) -> Reading:
        """The paper with its structure."""
        builder = DocumentBuilder(document, config.limits)
        structure = LatexStructure(builder.source)
        if structure.is_cut:
            detail = f"only the first {structure.end} characters read: the rest has too much markup"
            builder.problems.append(remark(document.name, "too-large", detail))
        walker = LatexWalker(builder, structure)
        walker.walk()
        if walker.included:
            names = ", ".join(walker.included[:_NAMED]) + (", …" if len(walker.included) > _NAMED else "")
            detail = f"files that it includes are read only where they are given too: {names}"
            builder.problems.append(remark(document.name, "not-included", detail))
        return builder.finish()
