"""Our sample documents and the list of what was planted in them hold together."""

from __future__ import annotations

import re
import tomllib
from html import unescape
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[2] / "data" / "newsletters"
LIST = tomllib.loads((FOLDER / "PLANTED.toml").read_text("utf-8"))
DOCUMENTS = sorted(file for file in FOLDER.iterdir() if file.suffix in {".md", ".txt", ".html"})
PLACES = [
    *((row["document"], row["quote"]) for row in LIST["planted"]),
    *((name, quote) for row in LIST["planted"] for name, quote in row["against"]),
    *((name, quote) for row in LIST["look_alike"] for name, quote in row["places"]),
]


@pytest.mark.parametrize(("document", "quote"), PLACES)
def test_every_quote_stands_once_in_its_document(document: str, quote: str) -> None:
    assert (FOLDER / document).read_text("utf-8").count(quote) == 1


@pytest.mark.parametrize("row", LIST["planted"], ids=lambda row: row["quote"])
def test_every_planted_error_says_what_is_wrong(row: dict[str, str]) -> None:
    assert row["quote"].count(row["figure"]) == 1
    assert row["right"] != row["figure"]
    assert re.fullmatch(r"CC[1-5]xx", row["family"])
    assert row["why"]


def test_every_family_and_every_document_has_planted_errors() -> None:
    assert {row["family"] for row in LIST["planted"]} == {f"CC{n}xx" for n in range(1, 6)}
    assert {row["document"] for row in LIST["planted"]} == {file.name for file in DOCUMENTS}


@pytest.mark.parametrize("file", DOCUMENTS, ids=lambda file: file.name)
def test_every_document_has_newsletter_length_and_a_date(file: Path) -> None:
    text = unescape(re.sub(r"<[^>]*>", " ", file.read_text("utf-8")))
    assert 250 <= len(text.split()) <= 700
    assert "2025" in text[:600]
