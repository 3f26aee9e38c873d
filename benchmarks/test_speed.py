"""Speed of the stages on the sample documents."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from claimcheck import Config, Document, check
from claimcheck.extraction.extract import extract_document
from claimcheck.readers import load

SAMPLES = sorted((Path(__file__).resolve().parent.parent / "data" / "newsletters").glob("*.[mht][dtx]*"))
SETTINGS = Config(cache=False, jobs=1)


@pytest.fixture(scope="module")
def documents() -> list[Document]:
    return [load(path, name=path.name, config=SETTINGS).document for path in SAMPLES]


def test_reading(benchmark: BenchmarkFixture) -> None:
    benchmark.extra_info["characters"] = sum(len(path.read_text("utf-8")) for path in SAMPLES)
    benchmark(lambda: [load(path, name=path.name, config=SETTINGS) for path in SAMPLES])


def test_extraction(benchmark: BenchmarkFixture, documents: list[Document]) -> None:
    benchmark.extra_info["characters"] = sum(len(document.text) for document in documents)
    benchmark(lambda: [extract_document(document, SETTINGS) for document in documents])


def test_whole_run(benchmark: BenchmarkFixture) -> None:
    benchmark(lambda: check(SAMPLES, SETTINGS))


def test_whole_run_from_the_cache(benchmark: BenchmarkFixture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMCHECK_CACHE_DIR", str(tmp_path))
    settings = Config(jobs=1)
    check(SAMPLES, settings)
    benchmark(lambda: check(SAMPLES, settings))
