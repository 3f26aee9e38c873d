from __future__ import annotations

from claimcheck.extraction.context.citations import citations_for
from claimcheck.records import Block, BlockKind, Document, Link, LinkKind, Span, Table

HEADING, PARAGRAPH, TABLE = BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.TABLE


def document(*parts: tuple[BlockKind, str], links: dict[str, Link], caption: str = "") -> Document:
    """A document of blocks; links stand where their word does."""
    text, blocks = "", []
    for kind, words in parts:
        blocks.append(Block(kind=kind, start=len(text), end=len(text) + len(words)))
        text += words + "\n\n"
    placed = [
        Link(text.index(word), text.index(word) + len(word), link.target, link.kind) for word, link in links.items()
    ]
    tables = tuple(
        Table(b.start, b.end, 1, 1, (), caption=Span(text.index(caption), text.index(caption) + len(caption)))
        for b in blocks
        if b.kind is TABLE
    )
    return Document(
        name="a.md",
        text=text,
        prose=text,
        blocks=tuple(blocks),
        links=tuple(sorted(placed, key=lambda x: x.start)),
        tables=tables,
    )


def to(target: str, kind: LinkKind = LinkKind.LINK) -> Link:
    return Link(0, 0, target, kind)


def span_of(document: Document, words: str) -> Span:
    start = document.text.index(words)
    return Span(start, start + len(words))


def test_a_link_supports_its_own_sentence_only() -> None:
    doc = document(
        (PARAGRAPH, "Wrenna scores 70 (paper). Borel scores 60. Both are new."), links={"paper": to("https://x.test/p")}
    )
    block = doc.blocks[0]
    assert citations_for(doc, span_of(doc, "Wrenna scores 70 (paper)."), block) == ("https://x.test/p",)
    assert citations_for(doc, span_of(doc, "Borel scores 60."), block) == ()


def test_a_link_after_the_last_sentence_supports_it() -> None:
    doc = document((PARAGRAPH, "Wrenna scores 70. (link)"), links={"link": to("https://x.test/p")})
    assert citations_for(doc, span_of(doc, "Wrenna scores 70."), doc.blocks[0]) == ("https://x.test/p",)


def test_a_source_line_supports_its_section_only() -> None:
    doc = document(
        (HEADING, "One"),
        (PARAGRAPH, "Wrenna scores 70."),
        (PARAGRAPH, "Source: report"),
        (HEADING, "Two"),
        (PARAGRAPH, "Borel scores 60."),
        links={"report": to("https://x.test/r")},
    )
    assert citations_for(doc, span_of(doc, "Wrenna scores 70."), doc.blocks[1]) == ("https://x.test/r",)
    assert citations_for(doc, span_of(doc, "Borel scores 60."), doc.blocks[4]) == ()


def test_a_table_is_supported_by_its_caption() -> None:
    doc = document(
        (PARAGRAPH, "Table 1: scores from the card."),
        (TABLE, "70 60"),
        links={"card": to("#fn1", LinkKind.FOOTNOTE)},
        caption="Table 1: scores from the card.",
    )
    assert citations_for(doc, span_of(doc, "70 60"), doc.blocks[1]) == ("#fn1",)


def test_pictures_mail_and_jumps_support_nothing() -> None:
    doc = document(
        (PARAGRAPH, "Wrenna scores 70 (chart, mail, above)."),
        links={"chart": to("https://x.test/a.png"), "mail": to("mailto:a@x.test"), "above": to("#top")},
    )
    assert citations_for(doc, span_of(doc, doc.text.strip()), doc.blocks[0]) == ()
