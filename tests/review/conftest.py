"""A saved report to review, and the review running as a process of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import sample_reports
from running_review import Running

from claimcheck.records import Report
from claimcheck.reports import render


@pytest.fixture
def report() -> Report:
    """A plain report."""
    return sample_reports.plain_report()


@pytest.fixture
def start(tmp_path: Path, report: Report) -> Iterator[Callable[..., Running]]:
    """Starts reviews of a report (default: the plain one) in the same folder; they end with the test."""
    started: list[Running] = []

    def begin(given: Report = report, *options: str) -> Running:
        pytest.importorskip("starlette", reason="the extra `review` is not installed")
        pytest.importorskip("uvicorn", reason="the extra `review` is not installed")
        # JSON has an escape for a lone surrogate, but its reader takes none.
        text = render(given, "json").replace("\\ud800", "\ufffd")
        (tmp_path / "report.json").write_text(text, encoding="utf-8")
        started.append(Running(tmp_path, *options))
        return started[-1]

    yield begin
    for running in started:
        running.kill()
