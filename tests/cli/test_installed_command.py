"""The command as it is installed, in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import IO, Any

import pytest

import claimcheck.cli

CLEAN = "Model-X scores 84.6% on MMLU.\n"
WRONG = "Revenue grew 25 percent, from $121 million in 2022 to $148 million in 2023.\n"


def command(
    *arguments: str, folder: Path, stdin: IO[str] | None = None, **environment: str
) -> subprocess.CompletedProcess[str]:
    clean = {key: value for key, value in os.environ.items() if not key.startswith(("CLAIMCHECK_", "GITHUB_"))}
    return subprocess.run(
        [str(Path(sys.executable).with_name("claimcheck")), *arguments],
        cwd=folder,
        stdin=stdin,
        env=clean | {"XDG_CACHE_HOME": str(folder / "cache")} | environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one document that is right and one that is not."""
    (tmp_path / "clean.md").write_text(CLEAN, encoding="utf-8")
    (tmp_path / "wrong.md").write_text(WRONG, encoding="utf-8")
    return tmp_path


def test_status_and_streams_follow_the_contract(folder: Path) -> None:
    clean = command("check", "clean.md", folder=folder)
    assert (clean.returncode, clean.stderr) == (0, "")
    wrong = command("check", ".", folder=folder)
    assert wrong.returncode == 1
    assert "wrong.md" in wrong.stdout
    assert "CC201" in wrong.stdout
    assert "\x1b[" not in wrong.stdout
    assert command("check", ".", "--fail-on", "never", folder=folder).returncode == 0
    missing = command("check", "wrong.md", "none.md", folder=folder)
    assert missing.returncode == 2
    assert "CC201" in missing.stdout
    assert "none.md" in missing.stdout


def test_the_report_is_the_same_whatever_the_number_of_jobs(folder: Path) -> None:
    def report(*options: str) -> dict[str, Any]:
        made = json.loads(command("check", ".", "-f", "json", *options, folder=folder).stdout)
        del made["run"]
        return dict(made)

    assert report("--jobs", "1", "--no-cache") == report("--jobs", "2", "--no-cache") == report()


def test_a_saved_report_gives_the_same_page(folder: Path) -> None:
    command("check", ".", "--json", "a.json", "--html", "a.html", folder=folder)
    command("report", "a.json", "--html", "b.html", folder=folder)
    assert (folder / "a.html").read_bytes() == (folder / "b.html").read_bytes()


def test_extract_gives_one_claim_a_line(folder: Path) -> None:
    result = command("extract", "wrong.md", folder=folder)
    assert result.returncode == 0
    claims = [json.loads(line) for line in result.stdout.splitlines()]
    assert "25 percent" in [(claim["quantity"] or claim["date"])["text"] for claim in claims]
    assert {claim["location"]["document"] for claim in claims} == {"wrong.md"}


def test_extract_says_what_could_not_be_read_and_gives_the_rest(folder: Path) -> None:
    (folder / "binary.md").write_bytes(b"\x00\x01\x02\xff" * 400)
    result = command("extract", "clean.md", "binary.md", "none.md", "--format", "csv", folder=folder)
    assert result.returncode == 2
    assert result.stdout.count("clean.md") >= 1
    assert "claimcheck: binary.md: " in result.stderr
    assert "claimcheck: none.md: no such file or folder" in result.stderr


def test_a_dash_reads_standard_input_under_the_name_given(folder: Path) -> None:
    with (folder / "wrong.md").open() as stream:
        result = command("check", "-", "clean.md", "--stdin-filename", "note.txt", folder=folder, stdin=stream)
    assert result.returncode == 1
    assert "note.txt:1:14" in result.stdout
    with (folder / "wrong.md").open() as stream:
        extracted = command("extract", "-", folder=folder, stdin=stream)
    assert {json.loads(line)["location"]["document"] for line in extracted.stdout.splitlines()} == {"stdin.md"}


def test_extract_writes_parquet_to_a_file(folder: Path) -> None:
    pq = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed")
    assert command("extract", ".", "-f", "parquet", "-o", "c.parquet", folder=folder).returncode == 0
    assert set(pq.read_table(folder / "c.parquet").column("document").to_pylist()) == {"clean.md", "wrong.md"}


def test_skipped_candidates_are_told_on_stderr(folder: Path) -> None:
    (folder / "names.md").write_text("GPT-4 came with version 1.2.3, see section 4.\n", encoding="utf-8")
    result = command("extract", "names.md", "--show-skipped", folder=folder)
    assert "claimcheck: names.md:1: " in result.stderr
    assert "skipped, " in result.stderr


def test_utf_8_is_written_whatever_the_locale(folder: Path) -> None:
    (folder / "wrong.md").write_text("„" + WRONG, encoding="utf-8")
    result = command("check", "wrong.md", folder=folder, LC_ALL="C", PYTHONIOENCODING="ascii")
    assert "„Revenue grew >>25 percent<<" in result.stdout


def test_a_reader_that_goes_away_is_no_error(folder: Path) -> None:
    claimcheck_ = Path(sys.executable).with_name("claimcheck")
    line = f"'{claimcheck_}' explain CC201 CC603 CC604 | head -1; echo ${{PIPESTATUS[0]}}"
    result = subprocess.run(["bash", "-c", line], capture_output=True, text=True, cwd=folder, timeout=60, check=False)
    assert result.stdout.splitlines()[-1] == "0"
    assert result.stderr == ""


def test_help_loads_neither_the_records_nor_the_engine() -> None:
    code = "import sys, claimcheck.cli; print([m for m in ('pydantic', 'rich', 'pint', 'jinja2') if m in sys.modules])"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert result.stdout.strip() == "[]"


def test_a_bug_of_ours_is_two_and_a_short_message(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def crash(**_: object) -> None:
        raise RuntimeError("boom\nsecond line")

    monkeypatch.setattr(claimcheck.cli, "app", crash)
    monkeypatch.delenv("CLAIMCHECK_TRACEBACK", raising=False)
    with pytest.raises(SystemExit) as ended:
        claimcheck.cli.main()
    assert ended.value.code == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.splitlines()[0] == "claimcheck: this should not have happened: RuntimeError: boom"


def test_python_m_is_the_same_command(folder: Path) -> None:
    result = subprocess.run(
        [sys.executable, "-m", "claimcheck", "--version"], capture_output=True, text=True, cwd=folder, check=True
    )
    assert result.stdout == command("--version", folder=folder).stdout
