"""Speed of the stages on the sample documents and on long texts."""

from __future__ import annotations

from pathlib import Path

import pytest
from prose import articles
from pytest_benchmark.fixture import BenchmarkFixture

from claimcheck import Config, Document, check
from claimcheck.extraction.extract import extract_document
from claimcheck.readers import load, read

SAMPLES = sorted((Path(__file__).resolve().parent.parent / "data" / "newsletters").glob("*.[mht][dtx]*"))
SETTINGS = Config(cache=False, jobs=1)
LONG_TEXT = 1_000_000
"""Characters of the long text."""


@pytest.fixture(scope="module")
def documents() -> list[Document]:
    return [load(path, name=path.name, config=SETTINGS).document for path in SAMPLES]


def test_reading(benchmark: BenchmarkFixture) -> None:
    benchmark.extra_info["characters"] = sum(len(path.read_text("utf-8")) for path in SAMPLES)
    benchmark(lambda: [load(path, name=path.name, config=SETTINGS) for path in SAMPLES])


def test_extraction(benchmark: BenchmarkFixture, documents: list[Document]) -> None:
    benchmark.extra_info["characters"] = sum(len(document.text) for document in documents)
    benchmark(lambda: [extract_document(document, SETTINGS) for document in documents])


@pytest.mark.benchmark(min_rounds=2, max_time=1)
def test_extraction_of_a_long_text(benchmark: BenchmarkFixture) -> None:
    document = read(
        Document.from_text("".join(articles(LONG_TEXT)), name="long.md", media_type="text/markdown"), SETTINGS
    )
    result = benchmark(lambda: extract_document(document, SETTINGS))
    benchmark.extra_info["characters"] = len(document.text)
    benchmark.extra_info["claims"] = len(result.claims)
    if benchmark.stats is not None:  # none where benchmarks are switched off
        benchmark.extra_info["characters_per_second"] = round(len(document.text) / benchmark.stats.stats.min)


@pytest.mark.benchmark(min_rounds=2, max_time=1)
@pytest.mark.parametrize("count", [1, 2, 4])
def test_check_of_several_documents(benchmark: BenchmarkFixture, count: int) -> None:
    """The time should grow with the number of documents: each has 100,000 characters and figures of its own."""
    documents = [
        Document.from_text(text, name=f"{number}.md", media_type="text/markdown")
        for number, text in enumerate(articles(100_000 * count, 100_000))
    ]
    benchmark.extra_info["characters"] = sum(len(document.text) for document in documents)
    benchmark(lambda: check(documents, SETTINGS))


def test_whole_run(benchmark: BenchmarkFixture) -> None:
    benchmark(lambda: check(SAMPLES, SETTINGS))


def test_whole_run_from_the_cache(benchmark: BenchmarkFixture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMCHECK_CACHE_DIR", str(tmp_path))
    settings = Config(jobs=1)
    check(SAMPLES, settings)
    benchmark(lambda: check(SAMPLES, settings))
