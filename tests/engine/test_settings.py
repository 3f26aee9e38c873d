"""Every setting has an effect; a setting without a test here fails."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from claimcheck import Config, Document, check, extract
from claimcheck.cli.status import exit_status
from claimcheck.config import Limits
from claimcheck.records import Report, Severity

PIPE = "The pipe lies 30 meters (89 feet) under the road.\n"
PLAN = "Kestrel plans to open its second laboratory by 2024.\n"
TESTED_ELSEWHERE = {
    "per_file_ignores": "tests/engine/test_ignores.py",
    "facts": "tests/support",
    "sources": "tests/support",
    "roles": "tests/engine/test_roles.py",
    "decisions": "tests/cli/test_review_command.py",
    "root": "tests/engine/test_ignores.py",
}


def checked(*texts: str, **settings: Any) -> Report:
    documents = [Document.from_text(t, name=f"{n}.md", media_type="text/markdown") for n, t in enumerate(texts)]
    return check(documents, Config(**{"cache": False, "ignore": ("CC501",), **settings}))


def rules(report: Report) -> list[str]:
    return [finding.rule for finding in report.findings]


def names(report: Report) -> list[str]:
    return [document.name for document in report.documents]


def test_every_setting_has_its_test() -> None:
    tested = {name.removeprefix("test_setting_") for name in globals() if name.startswith("test_setting_")}
    limits = {f"limits_{name}" for name in Limits.model_fields}
    assert tested - limits == set(Config.model_fields) - set(TESTED_ELSEWHERE) - {"limits"}
    assert limits <= tested


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with three documents."""
    for name in ("a.md", "b.txt", "c.md"):
        (tmp_path / name).write_text(PIPE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_setting_include(folder: Path) -> None:
    assert names(check(["."], Config(cache=False, include=("*.md",)))) == ["a.md", "c.md"]


def test_setting_exclude(folder: Path) -> None:
    assert names(check(["."], Config(cache=False, exclude=("c.*",)))) == ["a.md", "b.txt"]


def test_setting_select() -> None:
    assert rules(checked(PIPE)) == ["CC402"]
    assert rules(checked(PIPE, select=("CC2",))) == []


def test_setting_ignore() -> None:
    assert rules(checked(PIPE, ignore=("CC4", "CC5"))) == []


def test_setting_fail_on() -> None:
    report = checked(PIPE)
    warning = report.findings[0].model_copy(update={"severity": Severity.WARNING})
    warned = report.model_copy(update={"findings": (warning,)})
    table = {name: (exit_status(report, name), exit_status(warned, name)) for name in ("error", "warning", "never")}
    assert table == {"error": (1, 0), "warning": (1, 1), "never": (0, 0)}


def test_setting_min_claims() -> None:
    seen, blind = checked(PIPE, min_claims=2), checked(PIPE, min_claims=3)
    assert seen.errors == ()
    assert [(problem.kind, problem.fatal) for problem in blind.errors] == [("few-claims", True)]
    assert "2 figures and dates were found, fewer than min-claims = 3" in blind.errors[0].detail
    assert [exit_status(report, "never") for report in (seen, blind)] == [0, 2]


def test_setting_allow_empty(tmp_path: Path) -> None:
    empty = check([tmp_path], Config(cache=False))
    assert [problem.kind for problem in empty.errors] == ["no-documents"]
    assert [exit_status(empty, "error", allow_empty=allowed) for allowed in (False, True)] == [2, 0]
    missing = check([tmp_path / "gone.md"], Config(cache=False))
    assert exit_status(missing, "error", allow_empty=True) == 2


def test_setting_date() -> None:
    assert rules(checked(PLAN)) == []
    assert rules(checked(PLAN, date=dt.date(2025, 3, 4))) == ["CC505"]
    (claim,) = extract("Tern opened a shop yesterday.", config=Config(date=dt.date(2025, 3, 4)))
    assert claim.date is not None
    assert claim.date.start == "2025-03-03"


def test_setting_checking_date() -> None:
    assert rules(checked(PLAN, checking_date=dt.date(2025, 3, 4))) == ["CC505"]
    assert rules(checked(PLAN, checking_date=dt.date(2023, 3, 4))) == []


def test_setting_aliases() -> None:
    texts = ("Corvid-20B has 20 billion parameters.\n", "Nightjar has 24 billion parameters.\n")
    assert rules(checked(*texts)) == []
    assert rules(checked(*texts, aliases={"Corvid-20B": ("Nightjar",)})) == ["CC102"]


def test_setting_require_support() -> None:
    text = "# Models\n\nWrenna-4 was trained on 6.2 trillion tokens.\n"
    severities = [checked(text, require_support=wanted, ignore=()).findings[0].severity for wanted in (False, True)]
    assert severities == [Severity.INFO, Severity.ERROR]


def test_setting_jobs(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    workers: list[int] = []

    class Pool:
        def __init__(self, max_workers: int) -> None:
            workers.append(max_workers)

        def __enter__(self) -> Pool:
            return self

        def __exit__(self, *_: object) -> None:
            pass

        def map(self, function: Any, items: Sequence[Any], chunksize: int) -> Any:
            return map(function, items)

    monkeypatch.setattr("claimcheck.engine.documents.ProcessPoolExecutor", Pool)
    for jobs in (0, 1, 3):
        assert len(check(["."], Config(cache=False, jobs=jobs)).documents) == 3
    assert workers == [3]


def test_setting_cache(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMCHECK_CACHE_DIR", str(folder / "cache"))
    check(["a.md"], Config(cache=False))
    assert not (folder / "cache").exists()
    check(["a.md"], Config())
    assert (folder / "cache").exists()


def test_setting_limits_max_bytes(folder: Path) -> None:
    report = check(["a.md"], Config(cache=False, limits=Limits(max_bytes=10)))
    assert [(problem.kind, problem.fatal) for problem in report.errors] == [("too-large", True)]
    assert not report.documents


def test_setting_limits_max_line() -> None:
    text = "Words. " * 200 + "The pipe lies 30 meters (89 feet) under the road.\n"
    report = checked(text, limits=Limits(max_line=1000))
    assert rules(checked(text)) == ["CC402"]
    assert rules(report) == []
    assert [(problem.kind, problem.fatal) for problem in report.errors] == [("too-large", False)]
    assert "limits.max_line" in report.errors[0].detail


def test_setting_limits_max_figures() -> None:
    report = checked(PIPE, limits=Limits(max_figures=1))
    assert len(report.claims) == 1
    assert "limits.max_figures" in report.errors[0].detail


def test_setting_limits_max_table_cells() -> None:
    table = "| Model | Score |\n|---|---|\n" + "".join(f"| Corvid-{n} | {n}.5% |\n" for n in range(10))
    report = checked(table, limits=Limits(max_table_cells=8))
    assert len(report.claims) < len(checked(table).claims)
    assert "limits.max_table_cells" in report.errors[0].detail
