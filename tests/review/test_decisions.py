"""The file of decisions: appended to, merged by union, never harmed by a writer that was killed."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from claimcheck.review.decisions import (
    Decision,
    DecisionsError,
    Reason,
    Verdict,
    append_decisions,
    load_decisions,
    standing,
)


def decision(
    fingerprint: str = "f1", verdict: Verdict = Verdict.ACCEPTED, second: int = 0, **fields: object
) -> Decision:
    reason = Reason.ROUNDING if verdict is Verdict.DISMISSED else None
    at = f"2026-11-21T03:00:{second:02}.000000+00:00"
    return Decision(
        **{"fingerprint": fingerprint, "verdict": verdict, "reason": reason, "by": "Ana", "at": at, **fields}
    )


def test_what_is_appended_is_read_back(tmp_path: Path) -> None:
    file = tmp_path / "decisions.jsonl"
    first = decision(note="a \u2028 b\n", figures=("25 percent", "148 million"), document="note.md", rule="CC201")
    second = decision("f2", Verdict.DISMISSED, 1)
    append_decisions(file, [first])
    append_decisions(file, [second])
    assert load_decisions(file) == [first, second]


def test_a_line_is_one_object_with_sorted_keys_and_no_empty_fields() -> None:
    line = decision(note="in tens").line
    fields = json.loads(line)
    assert list(fields) == sorted(fields) == ["at", "by", "fingerprint", "note", "verdict"]
    assert line.count("\n") == 1


def test_a_file_that_is_not_there_holds_no_decisions(tmp_path: Path) -> None:
    assert load_decisions(tmp_path / "none.jsonl") == []


@pytest.mark.parametrize("cut", [2, 10, 60])
def test_a_torn_last_line_is_left_out_and_gone_after_the_next_decision(tmp_path: Path, cut: int) -> None:
    file = tmp_path / "decisions.jsonl"
    whole, torn, next_ = decision(), decision("f2", second=1), decision("f3", second=2)
    file.write_text(whole.line + torn.line[:-cut])
    assert load_decisions(file) == [whole]
    append_decisions(file, [next_])
    assert file.read_text() == whole.line + next_.line


def test_a_last_line_that_lacks_only_its_end_is_kept(tmp_path: Path) -> None:
    file = tmp_path / "decisions.jsonl"
    file.write_text(decision().line.rstrip("\n"))
    append_decisions(file, [decision("f2")])
    assert [line.fingerprint for line in load_decisions(file)] == ["f1", "f2"]


def test_any_other_broken_line_is_named(tmp_path: Path) -> None:
    file = tmp_path / "decisions.jsonl"
    file.write_text(decision().line + "<<<<<<< HEAD\n" + decision("f2").line)
    with pytest.raises(DecisionsError, match=r"decisions\.jsonl:2: is no decision"):
        load_decisions(file)


def test_a_disk_that_is_full_leaves_the_file_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "decisions.jsonl"
    append_decisions(file, [decision()])
    before = file.read_bytes()

    def full(_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space left"):
        append_decisions(file, [decision("f2")])
    assert file.read_bytes() == before


def test_the_latest_decision_of_a_finding_stands_and_open_takes_it_back() -> None:
    lines = [decision(second=3, verdict=Verdict.DISMISSED), decision(second=1), decision("f2", second=2)]
    assert {key: line.verdict for key, line in standing(lines).items()} == {
        "f1": Verdict.DISMISSED,
        "f2": Verdict.ACCEPTED,
    }
    assert "f1" not in standing([*lines, decision(second=4, verdict=Verdict.OPEN)])


@given(st.permutations([decision(f, v, n) for n, (f, v) in enumerate([(f, v) for f in "abc" for v in Verdict])]))
@settings(deadline=None, max_examples=30)
def test_merging_is_a_union_in_any_order(lines: list[Decision]) -> None:
    assert standing(lines) == standing(sorted(lines, key=lambda line: line.at)) == {}
    halves = [*lines[::2], *lines[1::2]]
    assert standing(halves) == standing(lines)


def test_only_a_dismissal_has_a_reason() -> None:
    with pytest.raises(ValidationError):
        decision(verdict=Verdict.DISMISSED, reason=None)
    with pytest.raises(ValidationError):
        decision(verdict=Verdict.ACCEPTED, reason=Reason.OTHER)


@pytest.mark.parametrize("at", ["yesterday", "2026-11-21", "2026-11-21T03:00:00.000000+01:00"])
def test_a_time_that_does_not_sort_as_text_is_refused(at: str) -> None:
    with pytest.raises(ValidationError):
        decision(at=at)


def test_git_merges_two_people_s_files_by_itself(tmp_path: Path) -> None:
    git = shutil.which("git")
    if git is None:
        pytest.skip("git is not installed")
    common, ana, ben = decision("f0"), decision("f1", second=1), decision("f1", Verdict.DISMISSED, 2, by="Ben")
    names = {"base": [common], "ana": [common, ana], "ben": [common, ben]}
    for name, lines in names.items():
        (tmp_path / name).write_text("".join(line.line for line in lines))
    subprocess.run([git, "merge-file", "--union", "ana", "base", "ben"], cwd=tmp_path, check=True)
    merged = load_decisions(tmp_path / "ana")
    assert {line.by for line in merged} == {"Ana", "Ben"}
    assert standing(merged) == {"f0": common, "f1": ben}
