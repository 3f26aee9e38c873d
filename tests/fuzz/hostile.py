"""Hostile text built of the fragments of figures, and what must hold of any extraction from it."""

from __future__ import annotations

from pathlib import Path

from claimcheck import Config, Document
from claimcheck.extraction.extract import extract_document
from claimcheck.readers import ReadError, read

SETTINGS = Config(cache=False, jobs=1)
MEDIA_TYPES = ("text/plain", "text/markdown", "text/html", "text/x-tex")
GAPS = ("", " ", "\n", "\n\n", ", ", "-", "\u2009", " and ")
FRAGMENTS = (
    *Path(__file__).with_name("fragments.txt").read_text("utf-8").split(),
    "in the year to", "as many as", "out of", "of which", "a total of", "up from", "compared with", "3 + 4 = 7",
    "\u00a0", "\u200b", "\u0301", "İ", "ß", "。", "½½", "\x00", "\ud800", "😀", "\r\n", "\t", "    ", "https://a.b/c?d=5",
    r"\SI{5}{\kilo\meter}", r"5\%", r"\num{1.2e3}", r"$10^{4}$", r"\textbf{5}", r"5\,000", r"\footnote{5 kg}", "~", "%",
)  # fmt: skip


def text_of(choices: bytes) -> str:
    """The text that some bytes stand for: by turns a fragment and the gap after it."""
    pairs = zip(choices[::2], choices[1::2], strict=False)
    return "".join(FRAGMENTS[a % len(FRAGMENTS)] + GAPS[b % len(GAPS)] for a, b in pairs)


def check(text: str, media_type: str) -> None:
    """Extract from a text. Errors: AssertionError where a claim lies elsewhere than it says; what extraction raises."""
    try:
        document = read(Document.from_text(text, name="hostile", media_type=media_type), SETTINGS)
    except ReadError:
        return
    extraction = extract_document(document, SETTINGS)
    known = {claim.id for claim in extraction.claims}
    assert len(known) == len(extraction.claims), text
    for claim in extraction.claims:
        place = claim.location
        assert 0 <= place.start < place.end <= len(document.text), text
        assert document.text[place.start : place.end] == claim.text, text
    for relation in extraction.relations:
        assert {operand.claim for operand in relation.operands if operand.claim} <= known, text
