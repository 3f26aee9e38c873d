"""How long the web page of a large report takes to write, and to open in Chromium until it can be used."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from claimcheck.records import (
    Claim,
    DocumentSummary,
    Finding,
    Group,
    Kind,
    Location,
    Quantity,
    Report,
    Run,
    Severity,
    Span,
    Support,
    SupportStatus,
    Tool,
)
from claimcheck.reports.html import render

CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
CLAIMS, FINDINGS, DOCUMENTS = 50_000, 5_000, 100
SENTENCE = "The line carried {figure} passengers in the month, which the operator calls a record.\n"


def large_report() -> Report:
    """Documents of 500 claims each; every tenth claim is contradicted by the same one of the next document."""
    chance = random.Random(1)
    statuses = list(SupportStatus)[1:]
    documents, claims, findings, groups = [], [], [], []
    for number in range(DOCUMENTS):
        name, text = f"notes/{number:03}.md", ""
        for line in range(CLAIMS // DOCUMENTS):
            figure = f"{chance.randint(1000, 99999):,}"
            start = len(text) + SENTENCE.index("{figure}")
            sentence = Span(len(text), len(text) + len(SENTENCE) - len("{figure}") + len(figure) - 1)
            text += SENTENCE.format(figure=figure)
            place = Location(
                document=name, start=start, end=start + len(figure), line=line + 1, column=18, sentence=sentence
            )
            support = Support(status=SupportStatus.CONTRADICTED if line % 10 == 0 else chance.choice(statuses))
            quantity = Quantity(text=figure, value=figure.replace(",", ""), counted="passengers")
            claims.append(
                Claim(
                    id=f"{number}-{line}", kind=Kind.COUNT, subject="The line", metric="passengers",
                    quantity=quantity, location=place, support=support,
                )
            )  # fmt: skip
        documents.append(DocumentSummary(name=name, media_type="text/markdown", sha256="0" * 64, text=text))
    for index in range(FINDINGS):
        pair = claims[index * 10], claims[(index * 10 + CLAIMS // DOCUMENTS) % CLAIMS]
        ids = tuple(claim.id for claim in pair)
        message = f"{pair[0].text} and {pair[1].text} passengers cannot both be true."
        findings.append(
            Finding(
                rule="CC102", name="documents-disagree", severity=Severity.ERROR, message=message, claims=ids,
                locations=tuple(claim.location for claim in pair), fingerprint=f"{index:020}",
            )
        )  # fmt: skip
        groups.append(Group(key=f"The line · passengers · {index}", claims=ids, verdict="differ"))
    run = Run(started="2026-11-20T10:00:00+00:00", seconds=1, config_digest="0" * 64)
    return Report(
        tool=Tool(version="0"), run=run, documents=tuple(documents), claims=tuple(claims),
        findings=tuple(findings), groups=tuple(groups),
    )  # fmt: skip


@pytest.fixture(scope="module")
def report() -> Report:
    return large_report()


@pytest.mark.benchmark(min_rounds=2, max_time=1)
def test_writing_the_page_of_a_large_report(benchmark: BenchmarkFixture, report: Report) -> None:
    benchmark.extra_info["megabytes"] = round(len(benchmark(lambda: render(report))) / 1e6, 1)


@pytest.mark.benchmark(min_rounds=3, max_time=1)
@pytest.mark.skipif(not Path(CHROMIUM).exists(), reason="Chromium is not installed")
@pytest.mark.parametrize("view", ["findings", "quantities", "timeline", "documents", "verified", "coverage"])
def test_opening_a_large_report(benchmark: BenchmarkFixture, report: Report, tmp_path: Path, view: str) -> None:
    """From the address to a page that has drawn its first cards and answers a key."""
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    file = tmp_path / "report.html"
    file.write_text(render(report), encoding="utf-8")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])

        def fresh() -> tuple[tuple[object], dict[str, object]]:
            return (browser.new_page(),), {}

        def open_it(page: sync_api.Page) -> None:
            page.goto(f"{file.as_uri()}#/view={view}")
            page.keyboard.press("?")
            page.wait_for_selector("#help[open]")

        benchmark.pedantic(open_it, setup=fresh, rounds=3)
        browser.close()
    benchmark.extra_info["claims"], benchmark.extra_info["findings"] = CLAIMS, FINDINGS
