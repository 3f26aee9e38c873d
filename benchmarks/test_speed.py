"""Speed of the stages on the sample documents and on long texts."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from claimcheck import Config, Document, check
from claimcheck.extraction.extract import extract_document
from claimcheck.readers import load, read

SAMPLES = sorted((Path(__file__).resolve().parent.parent / "data" / "newsletters").glob("*.[mht][dtx]*"))
SETTINGS = Config(cache=False, jobs=1)
SENTENCES = (
    "Revenue of the Fenwick division rose {a} percent to ${b}.{c} million in the year to March {d}.",
    "Of the {b} readers who were asked, {a} said that they had cancelled a subscription in {d}.",
    "The Marl-{a} model was trained on {b} billion tokens with {c} accelerators for {a} days.",
    "The line between the two towns is {b} kilometers long, and trains need {a} minutes for it.",
    "Nobody at the works could say who had ordered the change or why it was made.",
    "The committee will read the report in the autumn and then decide how to go on.",
    "It scores {a}.{c} on the reading test, up from {c}.{a} for the version before it.",
    "Membership fell from {b},{d} to {c},{d}, which the board called a mild decline.",
    "The letter does not mention the plan again, and the paper that it quotes is silent too.",
    "Seedlings grew {c} millimeters a week in the {a} trays that stood under the lamps.",
)
WEIGHTS = [1 if "{" in sentence else 8 for sentence in SENTENCES]
"""Two of three sentences of running prose have no figure."""
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


def long_text(characters: int) -> str:
    """Paragraphs of five sentences, under a heading every ten, with other figures in each."""
    chance = random.Random(1)
    parts: list[str] = []
    length = 0
    while length < characters:
        numbers = {"a": chance.randint(2, 99), "b": chance.randint(100, 999), "c": chance.randint(2, 99)}
        sentence = chance.choices(SENTENCES, WEIGHTS)[0].format(**numbers, d=chance.randint(1990, 2025))
        place = len(parts) + 1
        parts.append(sentence + ("\n\n" if place % 5 == 0 else " "))
        if place % 50 == 0:
            parts[-1] += f"## Part {place // 50}\n\n"
        length += len(parts[-1])
    return "".join(parts)


@pytest.mark.benchmark(min_rounds=2, max_time=1)
def test_extraction_of_a_long_text(benchmark: BenchmarkFixture) -> None:
    document = read(Document.from_text(long_text(LONG_TEXT), name="long.md", media_type="text/markdown"), SETTINGS)
    result = benchmark(lambda: extract_document(document, SETTINGS))
    benchmark.extra_info["characters"] = len(document.text)
    benchmark.extra_info["claims"] = len(result.claims)
    if benchmark.stats is not None:  # none where benchmarks are switched off
        benchmark.extra_info["characters_per_second"] = round(len(document.text) / benchmark.stats.stats.min)


@pytest.mark.benchmark(min_rounds=2, max_time=1)
@pytest.mark.parametrize("count", [1, 2, 4])
def test_check_of_several_documents(benchmark: BenchmarkFixture, count: int) -> None:
    """The time should grow with the number of documents: each has 100,000 characters and figures of its own."""
    text = long_text(100_000 * count)
    size = len(text) // count
    documents = [
        Document.from_text(text[i * size : (i + 1) * size], name=f"{i}.md", media_type="text/markdown")
        for i in range(count)
    ]
    benchmark.extra_info["characters"] = len(text)
    benchmark(lambda: check(documents, SETTINGS))


def test_whole_run(benchmark: BenchmarkFixture) -> None:
    benchmark(lambda: check(SAMPLES, SETTINGS))


def test_whole_run_from_the_cache(benchmark: BenchmarkFixture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMCHECK_CACHE_DIR", str(tmp_path))
    settings = Config(jobs=1)
    check(SAMPLES, settings)
    benchmark(lambda: check(SAMPLES, settings))
