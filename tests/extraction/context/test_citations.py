"""What a sentence cites."""

from __future__ import annotations

import pytest

from claimcheck import extract
from claimcheck.extraction.context.citations import Citations
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
    assert Citations(doc).of(span_of(doc, "Wrenna scores 70 (paper)."), block) == ("https://x.test/p",)
    assert Citations(doc).of(span_of(doc, "Borel scores 60."), block) == ()


def test_a_link_after_the_last_sentence_supports_it() -> None:
    doc = document((PARAGRAPH, "Wrenna scores 70. (link)"), links={"link": to("https://x.test/p")})
    assert Citations(doc).of(span_of(doc, "Wrenna scores 70."), doc.blocks[0]) == ("https://x.test/p",)


def test_a_source_line_supports_its_section_only() -> None:
    doc = document(
        (HEADING, "One"),
        (PARAGRAPH, "Wrenna scores 70."),
        (PARAGRAPH, "Source: report"),
        (HEADING, "Two"),
        (PARAGRAPH, "Borel scores 60."),
        links={"report": to("https://x.test/r")},
    )
    assert Citations(doc).of(span_of(doc, "Wrenna scores 70."), doc.blocks[1]) == ("https://x.test/r",)
    assert Citations(doc).of(span_of(doc, "Borel scores 60."), doc.blocks[4]) == ()


def test_a_table_is_supported_by_its_caption() -> None:
    doc = document(
        (PARAGRAPH, "Table 1: scores from the card."),
        (TABLE, "70 60"),
        links={"card": to("#fn1", LinkKind.FOOTNOTE)},
        caption="Table 1: scores from the card.",
    )
    assert Citations(doc).of(span_of(doc, "70 60"), doc.blocks[1]) == ("#fn1",)


def test_pictures_mail_and_jumps_support_nothing() -> None:
    doc = document(
        (PARAGRAPH, "Wrenna scores 70 (chart, mail, above)."),
        links={"chart": to("https://x.test/a.png"), "mail": to("mailto:a@x.test"), "above": to("#top")},
    )
    assert Citations(doc).of(span_of(doc, doc.text.strip()), doc.blocks[0]) == ()


def cited(text: str) -> dict[str, tuple[str, ...]]:
    """By figure as written, what a Markdown text cites for it."""
    claims = extract(text, name="note.md", media_type="text/markdown")
    return {claim.text: claim.attribution.citations if claim.attribution else () for claim in claims}


def test_a_footnote_behind_the_full_stop_belongs_to_the_sentence_before_it() -> None:
    text = "Sales rose 12%.[^a][^b] Costs fell 3%.\n\n[^a]: Okafor 2023.\n[^b]: Lind 2021.\n"
    assert cited(text) == {"12%": ("a", "b"), "3%": ()}


@pytest.mark.parametrize(
    ("written", "keys"),
    [
        ("[@okafor2023]", ("@okafor2023",)),
        ("[see @okafor2023, p. 3; @lind_2021]", ("@okafor2023", "@lind_2021")),
        ("[-@doi:10.1/x]", ("@doi:10.1/x",)),
    ],
)
def test_keys_of_a_bibliography_are_citations(written: str, keys: tuple[str, ...]) -> None:
    assert cited(f"Sales rose 12% {written}. Costs fell 3%.") == {"12%": keys, "3%": ()}


@pytest.mark.parametrize("written", ["[mail me@x.test]", "[a @ b]", "(@okafor)", "[12 @]"])
def test_other_at_signs_are_no_keys(written: str) -> None:
    assert not any(key.startswith("@") for key in cited(f"Sales rose 12% {written}.").get("12%", ()))


def test_a_source_named_at_the_end_of_a_paragraph_supports_the_sentences_before_it() -> None:
    text = "Sales rose 12%. Costs fell 3%. Source: Eurostat, 2023.\n\nExports fell 5%.\n"
    found = cited(text)
    assert found["12%"] == found["3%"] == ("Eurostat, 2023",)
    assert found["5%"] == ()


def test_a_source_line_below_a_table_supports_the_table() -> None:
    text = "# A\n\n| Land | Share |\n|---|---|\n| Norland | 12% |\n\n*Source: Eurostat*\n\n# B\n\nCosts fell 3%.\n"
    assert cited(text) == {"12%": ("Eurostat",), "3%": ()}


@pytest.mark.parametrize("line", ["Data: 12 files", "Source: ", "Source: 12", "The source: unknown to us, rose 12%"])
def test_lines_that_name_no_source_support_nothing(line: str) -> None:
    assert cited(f"Costs fell 3%.\n\n{line}\n")["3%"] == ()
