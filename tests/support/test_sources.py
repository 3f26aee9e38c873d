"""Which source at hand a document cites."""

from __future__ import annotations

import pytest

from claimcheck.records import Document, Link, Source
from claimcheck.support.sources import Shelf

LABEL = "the release notes of Wrenna"


def source(name: str, **fields: object) -> Source:
    return Source(Document(name=name, text="", **fields), ())


def cited(target: str, *sources: Source, name: str = "docs/note.md") -> list[str]:
    """Names of the sources that a document with one link cites."""
    document = Document(name=name, text=LABEL, prose=LABEL, links=(Link(0, len(LABEL), target),))
    return [found.document.name for found in Shelf(sources).cited_by(document).values()]


@pytest.mark.parametrize(
    "target",
    [
        "../refs/2401.01234.md",
        "../refs/2401.01234.md#table-2",
        "https://arxiv.example/abs/2401.01234",
        "https://arxiv.example/pdf/2401.01234v3",
        "[2401.01234]",
    ],
)
def test_a_source_is_told_by_its_path_and_its_name(target: str) -> None:
    assert cited(target, source("refs/2401.01234.md"), source("refs/other.md")) == ["refs/2401.01234.md"]


@pytest.mark.parametrize(
    "target", ["https://arxiv.example/abs/2401.99999", "https://hub.example/README.md", "readme", "#top", ""]
)
def test_nothing_else_is_taken_for_a_source(target: str) -> None:
    assert cited(target, source("refs/2401.01234.md"), source("refs/README.md")) == []


def test_a_common_name_is_told_by_its_whole_path() -> None:
    assert cited("../refs/README.md", source("refs/README.md")) == ["refs/README.md"]


def test_what_could_be_two_is_none() -> None:
    assert cited("https://a.example/wrenna-4", source("a/wrenna-4.md"), source("b/wrenna-4.md")) == []


def test_the_address_in_the_front_matter_is_the_sources_own() -> None:
    stated = source("refs/x.md", metadata={"url": "https://www.kestrel.example/news/7/"})
    assert cited("http://kestrel.example/news/7#figures", stated) == ["refs/x.md"]
    assert cited("http://kestrel.example/news/8", stated) == []


def test_a_link_that_reads_like_the_title_means_the_source() -> None:
    assert cited("https://x.example/1", source("refs/x.md", title="The Release Notes of Wrenna")) == ["refs/x.md"]
    assert cited("https://x.example/1", source("refs/x.md", title="Wrenna")) == []
