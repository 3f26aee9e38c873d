import os
from dataclasses import replace
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from claimcheck.config import Config, Limits
from claimcheck.readers import SUFFIXES, ReadError, Reading, load, media_type_of, read, read_reporting, registry
from claimcheck.records import Document, digest
from readers.reading import reading

CONFIG = Config()


def written(folder: Path, data: bytes, name: str = "a.txt") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def fatal(path: Path, config: Config = CONFIG) -> str:
    with pytest.raises(ReadError) as caught:
        load(path, name="doc", config=config)
    assert caught.value.problem.fatal
    assert caught.value.problem.document == "doc"
    return caught.value.problem.kind


def test_pipes_and_devices_are_refused_without_waiting_for_them(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "zero.txt").symlink_to("/dev/zero")
    assert fatal(tmp_path / "pipe.txt") == "not-a-file"
    assert fatal(tmp_path / "zero.txt") == "not-a-file"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_byte_order_mark_is_no_part_of_the_text(tmp_path, encoding):
    document, problems = load(written(tmp_path, "Über 5 €.\r\nZwei.".encode(encoding)), name="doc", config=CONFIG)
    assert document.text == "Über 5 €.\r\nZwei."
    assert problems == ()
    assert document.is_read


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1"])
def test_guessed_encoding_is_read_and_reported(tmp_path, encoding):
    text = "Die Universität Tübingen prüfte fünf Modelle für größere Aufgaben, £5. " * 5
    document, (problem,) = load(written(tmp_path, text.encode(encoding)), name="doc", config=CONFIG)
    assert document.text == text
    assert (problem.kind, problem.fatal) == ("encoding", False)
    assert problem.detail == "not UTF-8 (byte 13); read as cp1252"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", "empty"),
        (b" \r\n\t\xc2\xa0", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"text with\x00 a null", "binary"),
        (bytes(range(256)) * 4, "binary"),
        (b"\xff\xfe\x00\xd8\x00", "encoding"),
    ],
)
def test_what_is_no_text_is_refused(tmp_path, data, kind):
    assert fatal(written(tmp_path, data)) == kind


def test_size_limit_counts_bytes(tmp_path):
    config = Config(limits=Limits(max_bytes=10))
    assert fatal(written(tmp_path, b"12345678901"), config) == "too-large"
    assert load(written(tmp_path, b"1234567890"), name="doc", config=config).document.text == "1234567890"


@pytest.mark.parametrize("suffix", [".pdf", ".DOCX", ".ipynb"])
def test_formats_without_a_reader_are_named(tmp_path, suffix):
    assert fatal(written(tmp_path, b"text", f"a{suffix}")) == "unsupported"


def test_missing_file_and_folder_are_reported(tmp_path):
    assert fatal(tmp_path / "none.md") == "broken"
    assert fatal(tmp_path) == "broken"


def test_media_type_follows_the_suffix():
    assert media_type_of("a/B.MD") == "text/markdown"
    assert media_type_of("x.htm") == "text/html"
    assert media_type_of("x.pdf") is None
    assert {".md", ".html", ".txt"} <= SUFFIXES


class ShoutReader:
    name = "shout"
    media_types = ("text/x-shout", "text/plain")
    suffixes = (".shout", ".txt")

    def read(self, document: Document, config: Config) -> Reading:
        return Reading(replace(document, prose=document.text.upper(), is_read=True))


@pytest.fixture
def third_party(monkeypatch):
    caches = (registry.readers, registry.readers_by_media_type, registry.media_types_by_suffix)
    point = EntryPoint("shout", f"{__name__}:ShoutReader", registry.ENTRY_POINT_GROUP)
    for cache in caches:
        cache.cache_clear()
    monkeypatch.setattr(registry, "entry_points", lambda group: [point] if group == point.group else [])
    yield
    for cache in caches:
        cache.cache_clear()


@pytest.mark.usefixtures("third_party")
@pytest.mark.parametrize("name", ["a.shout", "a.txt"])
def test_third_party_reader_comes_before_ours(tmp_path, name):
    assert load(written(tmp_path, b"loud", name), name="doc", config=CONFIG).document.prose == "LOUD"


def test_digest_is_that_of_the_bytes(tmp_path):
    data = "\ufeffText.".encode()
    assert load(written(tmp_path, data), name="doc", config=CONFIG).document.sha256 == digest(data)


def test_document_that_is_read_comes_back_as_it_is():
    document = reading("# A\n\nText.\n")
    assert read(document, CONFIG) is document


def test_document_of_unknown_type_is_refused():
    with pytest.raises(ReadError, match="no reader for image/png"):
        read(Document.from_text("x", name="doc", media_type="image/png"), CONFIG)


@pytest.mark.parametrize("text", ["```\nx = 1\n```\n", "---\na: b\n---\n", "<!-- 5 -->\n"])
def test_document_without_prose_is_reported(text):
    (problem,) = read_reporting(Document.from_text(text, name="doc", media_type="text/markdown"), CONFIG).problems
    assert (problem.kind, problem.fatal) == ("no-prose", False)


def test_block_over_the_limit_is_cut_and_reported():
    config = Config(limits=Limits(max_line=1000))
    source = Document.from_text("word " * 500 + "\n\nnext\n", name="doc", media_type="text/markdown")
    document, (problem,) = read_reporting(source, config)
    assert [block.end - block.start for block in document.blocks] == [1000, 4]
    assert len(document.prose.split()) == 201
    assert (problem.kind, problem.fatal) == ("too-large", False)


@pytest.mark.parametrize(
    ("text", "rows", "columns"),
    [
        ("| a | b |\n|---|---|\n" + "| 1 | 2 |\n" * 20, 5, 2),
        ("<table>" + "<tr><td colspan=5 rowspan=9>1" * 20 + "</table>", 1, 10),
    ],
)
def test_table_over_the_limit_is_cut_and_reported(text, rows, columns):
    config = Config(limits=Limits(max_table_cells=10))
    source = Document.from_text(text, name="doc", media_type="text/markdown")
    document, problems = read_reporting(source, config)
    (table,) = document.tables
    assert table.rows * table.columns <= max(10, columns)
    assert len(table.grid()) == rows
    assert [problem.kind for problem in problems] == ["too-large"]
