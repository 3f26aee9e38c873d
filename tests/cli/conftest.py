"""Running the command line in this process, on a report built by hand where no engine is needed."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
import sample_reports
from typer.testing import CliRunner, Result

from claimcheck.cli import app
from claimcheck.engine.statuses import judged
from claimcheck.records import Report

Run = Callable[..., Result]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Runs a command in an empty folder, without colour, apart from the caller's environment."""
    for name in (
        "NO_COLOR",
        "FORCE_COLOR",
        "CLICOLOR",
        "CLICOLOR_FORCE",
        "GITHUB_STEP_SUMMARY",
        "GITHUB_ACTIONS",
        "COLUMNS",
    ):
        monkeypatch.delenv(name, raising=False)
    for name in ("CLAIMCHECK_OUTPUT_FORMAT", "CLAIMCHECK_CONFIG", "CLAIMCHECK_NO_CACHE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "dumb")
    monkeypatch.chdir(tmp_path)
    return lambda *arguments: CliRunner().invoke(app, [str(a) for a in arguments], prog_name="claimcheck")


@pytest.fixture
def report() -> Report:
    """A plain report."""
    return sample_reports.plain_report()


@pytest.fixture
def checked(monkeypatch: pytest.MonkeyPatch, report: Report) -> Callable[[Report], list[Any]]:
    """Makes `check` give a report built by hand; returns the configurations that it was called with."""

    def give(given: Report) -> list[Any]:
        seen: list[Any] = []

        def instead(paths: Any, config: Any, judges: Any, quiet: Any, color: Any) -> Report:
            seen.append(config)
            return judged(given, judges)

        # By name it would be the command, which the package imports from the module.
        monkeypatch.setattr(import_module("claimcheck.cli.check"), "_run", instead)
        return seen

    return give
