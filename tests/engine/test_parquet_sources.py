"""Parquet files as sources."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

from claimcheck import check
from claimcheck.config import Config
from claimcheck.records import Document, Report, SupportStatus
from claimcheck.support import parquet

REPORT = "| Model | MMLU | Parameters |\n|---|---|---|\n| Wrenna-4 | {} | 72B |\n| Corvid-20B | 58.1 | 20B |\n"


def write(file: Path, **columns: Any) -> None:
    pa = pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    pq = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed")
    pq.write_table(pa.table(columns), file)


def results(folder: Path) -> None:
    pa = pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    write(
        folder / "eval.parquet",
        model=["Wrenna-4", "Corvid-20B", None],
        MMLU=pa.array([71.24, 58.1, None], pa.float32()),
        parameters=["72B", "20B", "x\ny"],
        runs=[[1, 2], [3], []],
        raw=[b"\xff", b"", b"1"],
    )


def checked(folder: Path, text: str) -> Report:
    document = Document.from_text(text, name="report.md", media_type="text/markdown")
    return check([document], Config(sources=(str(folder),), cache=False, select=("CC503",)))


def test_figures_of_a_parquet_file_support_those_of_a_report(tmp_path: Path) -> None:
    results(tmp_path)
    report = checked(tmp_path, REPORT.format("71.2"))
    assert not report.findings
    assert not report.errors
    sourced = {claim.text: claim.support for claim in report.claims if claim.support.status is SupportStatus.SOURCED}
    assert set(sourced) >= {"71.2", "58.1"}
    assert sourced["58.1"].by == (f"source:{(tmp_path / 'eval.parquet').as_posix()}:2",)


def test_a_drift_is_named_by_file_row_and_column(tmp_path: Path) -> None:
    results(tmp_path)
    (found,) = checked(tmp_path, REPORT.format("17.2")).findings
    assert "eval.parquet, row 1, column mmlu, states 71.24" in found.message


def test_a_broken_file_is_an_error_of_the_report(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    (tmp_path / "a.parquet").write_bytes(b"PAR1 nothing PAR1")
    results(tmp_path)
    (tmp_path / "cut.parquet").write_bytes((tmp_path / "eval.parquet").read_bytes()[:-40])
    problems = checked(tmp_path, REPORT.format("71.2")).errors
    assert [(Path(p.document).name, p.kind) for p in problems] == [("a.parquet", "broken"), ("cut.parquet", "broken")]
    assert "is not valid Parquet" in problems[0].detail


def test_without_pyarrow_the_command_that_installs_it_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.parquet").write_bytes(b"PAR1")
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    (problem,) = checked(tmp_path, REPORT.format("71.2")).errors
    assert "pip install 'claimcheck-lint[parquet]'" in problem.detail


@pytest.mark.parametrize(("limit", "says"), [("MOST_CELLS", "cells, more than 4"), ("_MOST_CHARACTERS", "unpacks to")])
def test_what_is_too_large_is_never_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str, says: str
) -> None:
    results(tmp_path)
    monkeypatch.setattr(parquet, limit, 4)
    (problem,) = checked(tmp_path, REPORT.format("71.2")).errors
    assert says in problem.detail
