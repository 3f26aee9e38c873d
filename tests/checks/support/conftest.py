"""Views made by hand, so that the support rules are tested apart from the extractor."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from decimal import Decimal

import pytest

from claimcheck.checks.rule import DocumentView
from claimcheck.config import Config
from claimcheck.extraction.context.attribution import attribute
from claimcheck.extraction.context.modality import judge
from claimcheck.records import (
    Attribution,
    Block,
    BlockKind,
    Claim,
    DateValue,
    Document,
    Grain,
    Kind,
    Link,
    Location,
    Quantity,
    Span,
)

ViewMaker = Callable[..., DocumentView]
_FIGURE = re.compile(r"\{(\w+):([^}]*)\}")


@pytest.fixture
def view_of() -> ViewMaker:
    """Makes a view of a text whose figures are marked `{kind:text}` and whose links are marked `<words>`."""
    return make_view


def make_view(
    marked: str, *, date: str | None = None, config: Config | None = None, name: str = "a.md"
) -> DocumentView:
    plain, figures = "", []
    position = 0
    for match in _FIGURE.finditer(marked):
        plain += marked[position : match.start()]
        figures.append((Kind(match[1]), Span(len(plain), len(plain) + len(match[2]))))
        plain += match[2]
        position = match.end()
    plain += marked[position:]
    links = tuple(Link(m.start(), m.end(), "https://x.test") for m in re.finditer(r"<[^>]*>", plain))
    blocks = tuple(
        Block(BlockKind.HEADING if m[0].startswith("#") else BlockKind.PARAGRAPH, m.start(), m.end())
        for m in re.finditer(r"[^\n]+", plain)
    )
    document = Document(name=name, text=plain, prose=plain, blocks=blocks, links=links)
    sentences = tuple(Span(*m.span()) for m in re.finditer(r"[^\n.]+(?:\.(?!\s|$)[^\n.]+)*\.?", plain))
    claims = tuple(claim_at(document, kind, span, sentences) for kind, span in figures)
    day = dt.date.fromisoformat(date) if date else None
    return DocumentView(document, claims, (), sentences, day, config or Config())


def claim_at(document: Document, kind: Kind, span: Span, sentences: tuple[Span, ...]) -> Claim:
    sentence = next(s for s in sentences if s.start <= span.start < s.end)
    words = document.text[sentence.start : sentence.end]
    place = (span.start - sentence.start, span.end - sentence.start)
    text = document.text[span.start : span.end]
    attribution = attribute(words, *place)
    if any(sentence.start <= link.start < sentence.end for link in document.links):
        attribution = (attribution or Attribution()).model_copy(update={"citations": ("https://x.test",)})
    number = re.search(r"[\d.]+", text)
    value = None if kind is Kind.DATE else Quantity(text=text, value=Decimal(number[0]) if number else Decimal(5))
    year = text[-4:]
    date = DateValue(text=text, start=f"{year}-01-01", end=f"{year}-12-31", grain=Grain.YEAR, timex=year)
    return Claim(
        id=f"c{span.start}",
        kind=kind,
        quantity=value,
        date=date if kind is Kind.DATE else None,
        modality=judge(words, *place),
        attribution=attribution,
        location=Location(document=document.name, start=span.start, end=span.end, line=1, column=1, sentence=sentence),
    )
