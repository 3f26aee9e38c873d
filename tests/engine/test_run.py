"""A run: what is read is checked, what cannot be read is said, and the same input gives the same report."""

from __future__ import annotations

import json
import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from claimcheck import Config, Document, check, extract
from claimcheck.checks.registry import load_rules
from claimcheck.checks.rule import DocumentRule
from claimcheck.records import Report, SupportStatus

PIPE = "The pipe lies 30 meters (89 feet) under the road.\n"
QUIET = "The pipe lies 30 meters (98 feet) under the road.\n"


def checked(*paths: Path | Document, **settings: object) -> Report:
    return check(paths, Config(**{"cache": False, "ignore": ("CC5",), **settings}))


def comparable(report: Report) -> dict[str, object]:
    """The report without what depends on the clock."""
    data = json.loads(report.model_dump_json())
    data.pop("run")
    return data


def test_a_contradiction_is_found_with_its_place_and_working(tmp_path: Path) -> None:
    (tmp_path / "pipe.md").write_text(PIPE)
    (finding,) = checked(tmp_path / "pipe.md").findings
    first = finding.locations[0]
    assert (finding.rule, PIPE[first.start : first.end], first.line) == ("CC402", "89 feet", 1)
    assert finding.derivation is not None
    assert finding.derivation.stated == "89 feet"


def test_claims_of_a_finding_are_contradicted_and_those_of_a_verification_verified(tmp_path: Path) -> None:
    (tmp_path / "bad.md").write_text(PIPE)
    (tmp_path / "good.md").write_text(QUIET)
    statuses = {
        claim.location.document[-7:]: claim.support.status
        for claim in checked(tmp_path / "bad.md", tmp_path / "good.md").claims
    }
    assert statuses["/bad.md"] is SupportStatus.CONTRADICTED
    assert statuses["good.md"] is SupportStatus.VERIFIED


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [("empty.md", b"", "empty"), ("binary.txt", b"\x00\x01\x02" * 400, "binary"), ("blank.txt", b" \n\n ", "empty")],
)
def test_what_cannot_be_read_is_said_and_the_rest_is_checked(
    tmp_path: Path, name: str, content: bytes, kind: str
) -> None:
    (tmp_path / name).write_bytes(content)
    (tmp_path / "pipe.md").write_text(PIPE)
    report = checked(tmp_path / name, tmp_path / "pipe.md")
    assert [(problem.kind, Path(problem.document).name) for problem in report.errors] == [(kind, name)]
    assert len(report.findings) == 1


def test_a_missing_file_and_a_folder_without_documents_are_said(tmp_path: Path) -> None:
    report = checked(tmp_path / "nowhere.md", tmp_path)
    assert len(report.errors) == 2
    assert not report.documents


def test_a_pipe_is_refused_and_the_rest_is_checked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMCHECK_CACHE_DIR", str(tmp_path / "cache"))
    os.mkfifo(tmp_path / "fifo.md")
    (tmp_path / "pipe.md").write_text(PIPE)
    report = checked(tmp_path / "fifo.md", tmp_path / "pipe.md", cache=True)
    assert [(problem.kind, Path(problem.document).name) for problem in report.errors] == [("not-a-file", "fifo.md")]
    assert len(report.findings) == 1


def test_other_encodings_are_read_and_remarked(tmp_path: Path) -> None:
    (tmp_path / "latin.txt").write_bytes(
        "Café: the pipe lies 30 meters (89 feet) under the road, près du café.".encode("latin-1")
    )
    report = checked(tmp_path / "latin.txt")
    assert [problem.fatal for problem in report.errors] == [False]
    assert report.findings


def test_a_twenty_megabyte_line_is_read_in_bounded_time_or_refused_with_a_reason(tmp_path: Path) -> None:
    (tmp_path / "line.txt").write_text("word 12 " * 2_500_000)
    report = checked(tmp_path / "line.txt")
    assert report.errors
    assert "line" in report.errors[0].detail


def test_the_same_input_gives_the_same_report_whatever_the_number_of_workers(tmp_path: Path) -> None:
    for number in range(4):
        (tmp_path / f"{number}.md").write_text(PIPE * (number + 1))
    one = checked(tmp_path, jobs=1)
    assert comparable(one) == comparable(checked(tmp_path, jobs=2))
    assert comparable(one) == comparable(checked(tmp_path, jobs=1))


def test_the_cache_gives_back_what_was_put_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMCHECK_CACHE_DIR", str(tmp_path / "cache"))
    (tmp_path / "pipe.md").write_text(PIPE + "\n" + QUIET)
    settings = Config(jobs=1, ignore=("CC5",))
    fresh = check([tmp_path / "pipe.md"], settings)
    again = check([tmp_path / "pipe.md"], settings)
    assert (tmp_path / "cache").is_dir()
    assert comparable(fresh) == comparable(again)
    (tmp_path / "pipe.md").write_text(QUIET)
    assert not check([tmp_path / "pipe.md"], settings).findings


def test_a_broken_cache_is_no_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMCHECK_CACHE_DIR", str(tmp_path))
    (tmp_path / "extractions.sqlite").write_bytes(b"not a database" * 100)
    (tmp_path / "pipe.md").write_text(PIPE)
    assert len(check([tmp_path / "pipe.md"], Config(jobs=1, ignore=("CC5",))).findings) == 1


def test_a_rule_that_crashes_is_reported_and_stops_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    def explode(self: object, view: object) -> object:
        raise ZeroDivisionError("boom")

    victim = next(rule for rule in load_rules() if isinstance(rule, DocumentRule) and rule.code == "CC401")
    monkeypatch.setattr(type(victim), "check", explode)
    report = checked(Document.from_text(PIPE, name="pipe.md", media_type="text/markdown"))
    assert {finding.rule for finding in report.findings} == {"CC901", "CC402"}
    crash = next(finding for finding in report.findings if finding.rule == "CC901")
    assert "CC401" in crash.message
    assert "boom" in crash.message


def test_select_and_ignore_choose_the_rules() -> None:
    document = Document.from_text(PIPE, name="pipe.md", media_type="text/markdown")
    assert not checked(document, ignore=("CC4", "CC5")).findings
    assert len(checked(document, ignore=("CC4", "CC5"), select=("CC", "CC402")).findings) == 1


def test_fingerprints_survive_moved_lines_and_change_with_the_value() -> None:
    def fingerprints(text: str) -> list[str]:
        return [
            f.fingerprint for f in checked(Document.from_text(text, name="a.md", media_type="text/markdown")).findings
        ]

    assert fingerprints(PIPE) == fingerprints("A new first paragraph.\n\n" + PIPE)
    assert fingerprints(PIPE) != fingerprints(PIPE.replace("89", "88"))


def test_extract_gives_claims_whose_text_stands_at_their_place() -> None:
    text = "On **3 March 2025** Tern raised $20M; it has 40 people and 1.5 TB of data.\n"
    claims = extract(text, name="a.md", media_type="text/markdown")
    assert len(claims) == 4
    assert all(text[claim.location.start : claim.location.end] == claim.text for claim in claims)


def test_a_blank_text_has_no_claims() -> None:
    assert extract("  \n") == []


def test_the_cache_drops_what_was_not_used_for_longest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMCHECK_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setattr("claimcheck.engine.cache._MOST_ENTRIES", 5)
    for number in range(8):
        (tmp_path / f"{number}.md").write_text(PIPE)
        check([tmp_path / f"{number}.md"], Config(jobs=1))
    with closing(sqlite3.connect(tmp_path / "cache" / "extractions.sqlite")) as connection:
        (entries,) = connection.execute("SELECT COUNT(*) FROM extraction").fetchone()
    assert 5 <= entries <= 6
