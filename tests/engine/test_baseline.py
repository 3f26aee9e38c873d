"""The baseline: what it covers, what is stale, and that its file merges well."""

from __future__ import annotations

from pathlib import Path

import pytest
import sample_reports

from claimcheck.engine.baseline import (
    BaselineError,
    Entry,
    apply_baseline,
    load_baseline,
    save_baseline,
    updated_baseline,
)
from claimcheck.records import FindingStatus, Report


@pytest.fixture
def report() -> Report:
    """A report with four findings, the last already in a baseline."""
    return sample_reports.plain_report()


def everything(entry: Entry) -> bool:
    return True


def test_an_entry_covers_one_finding(report: Report) -> None:
    one = report.findings[0]
    twice = report.model_copy(update={"findings": (one, one)})
    entry = Entry(document="note.md", rule="CC201", fingerprint=one.fingerprint)
    assert [f.status.value for f in apply_baseline(twice, [entry], everything).report.findings] == ["baseline", "new"]
    both = apply_baseline(twice, [entry, entry], everything)
    assert [f.status.value for f in both.report.findings] == ["baseline", "baseline"]
    assert both.stale == ()


def test_an_entry_without_a_finding_is_stale_only_where_the_run_looked(report: Report) -> None:
    gone = Entry(document="note.md", rule="CC201", fingerprint="gone")
    elsewhere = Entry(document="other.md", rule="CC201", fingerprint="gone too")
    applied = apply_baseline(report, [gone, elsewhere], lambda entry: entry.document == "note.md")
    assert applied.stale == (gone,)


def test_an_update_keeps_what_was_not_looked_at_and_drops_what_is_gone(report: Report) -> None:
    gone = Entry(document="note.md", rule="CC201", fingerprint="gone")
    elsewhere = Entry(document="other.md", rule="CC201", fingerprint="kept")
    updated = updated_baseline(report, [gone, elsewhere], lambda entry: entry.document == "note.md")
    assert {entry.fingerprint[:4] for entry in updated} == {"kept", "ffff", "aaaa", "bbbb", "cccc"}


def test_dismissed_findings_and_crashes_are_not_put_in(report: Report) -> None:
    dismissed = report.findings[0].model_copy(update={"status": FindingStatus.DISMISSED})
    crash = report.findings[1].model_copy(update={"rule": "CC901"})
    one = report.model_copy(update={"findings": (dismissed, crash)})
    assert updated_baseline(one, [], everything) == []
    entry = Entry(document="note.md", rule="CC901", fingerprint=crash.fingerprint)
    assert apply_baseline(one, [entry], everything).report.findings[1].status is FindingStatus.NEW


def test_the_file_is_sorted_and_holds_neither_lines_nor_dates(report: Report, tmp_path: Path) -> None:
    entries = updated_baseline(report, [], everything)
    save_baseline(tmp_path / "a", entries)
    save_baseline(tmp_path / "b", entries[::-1])
    text = (tmp_path / "a").read_text(encoding="utf-8")
    assert text == (tmp_path / "b").read_text(encoding="utf-8")
    assert len(text.splitlines()) == 1 + len(report.findings)
    assert not {"line", "date", "generated"} & set(text.replace('"', " ").split())
    assert sorted(load_baseline(tmp_path / "a"), key=lambda e: e.order) == sorted(entries, key=lambda e: e.order)


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ("", 1),
        ("[]\n", 1),
        ('{"baseline": "claimcheck", "version": 2}\n', 1),
        ('{"baseline": "claimcheck", "version": 1}\n<<<<<<< HEAD\n', 2),
    ],
)
def test_a_file_that_is_no_baseline_is_refused_with_its_line(tmp_path: Path, content: str, line: int) -> None:
    file = tmp_path / "known.jsonl"
    file.write_text(content)
    with pytest.raises(BaselineError) as caught:
        load_baseline(file)
    assert caught.value.line == line
