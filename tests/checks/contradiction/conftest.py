from __future__ import annotations

from typing import Any

import pytest
from contradiction_samples import Claims, Views, marked_figures, quantity

from claimcheck.checks.rule import DocumentView
from claimcheck.config import Config
from claimcheck.records import Block, BlockKind, Claim, Document, Kind, Location, Span


@pytest.fixture
def stated() -> Claims:
    """Makes a claim of a value: `stated("5", kind=Kind.COUNT)`; of a date with `date=`."""

    def make(value: str = "1", unit: str = "", *, kind: Kind = Kind.QUANTITY, line: int = 1, **fields: Any) -> Claim:
        place = Location(document="a.md", start=line * 10, end=line * 10 + 1, line=line, column=1, sentence=Span(0, 1))
        of_quantity = {key: fields.pop(key) for key in ("comparator", "step", "counted", "text") if key in fields}
        if "date" in fields:
            return Claim(id=f"c{line}", kind=Kind.DATE, location=place, **fields)
        found = quantity(of_quantity.pop("text", value), value, unit, **of_quantity)
        return Claim(id=f"c{line}", kind=kind, quantity=found, location=place, **fields)

    return make


@pytest.fixture
def view() -> Views:
    """Makes a document of a title and sentences, in which each `[5 workers|workers]` is a count of workers."""

    def make(title: str, *sentences: str) -> DocumentView:
        text, claims, spans, blocks = "", [], [], []
        for number, sentence in enumerate((title, *sentences)):
            kind = BlockKind.HEADING if number == 0 else BlockKind.PARAGRAPH
            plain, figures = marked_figures(sentence)
            span = Span(len(text), len(text) + len(plain))
            for start, end, counted in figures:
                written = plain[start:end]
                place = Location(
                    document="a.md",
                    block=kind,
                    start=span.start + start,
                    end=span.start + end,
                    line=number + 1,
                    column=1,
                    sentence=span,
                )
                found = quantity(
                    written, written.split()[0].partition("-")[0].replace(",", ""), counted=counted or None
                )
                claims.append(Claim(id=f"c{len(claims)}", kind=Kind.COUNT, quantity=found, location=place))
            spans.append(span)
            blocks.append(Block(kind, span.start, span.end, level=1 if number == 0 else 0))
            text += plain + "\n"
        document = Document(name="a.md", text=text, prose=text, blocks=tuple(blocks), is_read=True)
        return DocumentView(document, tuple(claims), (), tuple(spans), None, Config())

    return make
