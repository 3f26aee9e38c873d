"""What counts as changed since a revision, asked of a real git."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from claimcheck import Config, Report, check
from claimcheck.engine.changes import Changes, ChangesError, changed_lines, changes_since, only_changed
from claimcheck.records import FindingStatus

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")

PIPE = "The pipe lies 30 meters (89 feet) under the road."
MAST = "The mast is 20 meters (80 feet) tall."

Git = Callable[..., str]


@pytest.fixture
def git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Git:
    """A repository in the working folder, with a commit of a note with one wrong conversion."""
    monkeypatch.chdir(tmp_path)
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "no-config"))

    def run(*arguments: str) -> str:
        identity = ("-c", "user.name=a", "-c", "user.email=a@example.org")
        return subprocess.run(["git", *identity, *arguments], check=True, capture_output=True, text=True).stdout

    run("init", "--quiet", "--initial-branch=main")
    Path("note.md").write_text(f"# Note\n\n{PIPE}\n\nThe end.\n", encoding="utf-8")
    run("add", ".")
    run("commit", "--quiet", "--message=one")
    return run


def statuses(*paths: str, since: str = "HEAD") -> list[tuple[str, int, str]]:
    report = check(paths or ["."], Config(cache=False, select=("CC4",)))
    return [
        (finding.locations[0].document, finding.locations[0].line, finding.status.value)
        for finding in only_changed(report, changes_since(since)).findings
    ]


def test_a_finding_on_lines_that_stand_as_they_were_is_known(git: Git) -> None:
    assert statuses() == [("note.md", 3, "baseline")]


def test_a_finding_on_a_changed_line_is_new(git: Git) -> None:
    Path("note.md").write_text(f"# Note\n\n{PIPE}\n\n{MAST}\n", encoding="utf-8")
    assert statuses() == [("note.md", 3, "baseline"), ("note.md", 5, "new")]


def test_an_accepted_finding_on_lines_that_stand_as_they_were_is_known(git: Git) -> None:
    report = check(["."], Config(cache=False, select=("CC4",)))
    accepted = report.findings[0].model_copy(update={"status": FindingStatus.ACCEPTED})
    [finding] = only_changed(report.model_copy(update={"findings": (accepted,)}), changes_since("HEAD")).findings
    assert finding.status is FindingStatus.BASELINE


def test_moved_lines_are_not_changed_ones(git: Git) -> None:
    Path("note.md").write_text(f"# Note\n\nA new paragraph.\n\n{PIPE}\n\nThe end.\n", encoding="utf-8")
    assert statuses() == [("note.md", 5, "baseline")]


def test_a_change_elsewhere_in_the_sentence_counts(git: Git) -> None:
    Path("note.md").write_text(f"# Note\n\n{PIPE.replace(' under', chr(10) + 'below')}\n", encoding="utf-8")
    git("commit", "--quiet", "--all", "--message=two")
    text = Path("note.md").read_text(encoding="utf-8")
    Path("note.md").write_text(text.replace("below", "beneath"), encoding="utf-8")
    assert statuses() == [("note.md", 3, "new")]


def test_a_file_that_git_does_not_know_is_new(git: Git) -> None:
    Path("other.md").write_text(MAST, encoding="utf-8")
    assert statuses() == [("note.md", 3, "baseline"), ("other.md", 1, "new")]


def test_a_renamed_file_is_not_new(git: Git) -> None:
    git("mv", "note.md", "a note with spaces.md")
    assert statuses() == [("a note with spaces.md", 3, "baseline")]


def test_what_the_base_got_after_the_branch_is_no_change_of_the_branch(git: Git) -> None:
    git("checkout", "--quiet", "-b", "topic")
    git("checkout", "--quiet", "main")
    Path("note.md").write_text(f"# Note\n\n{PIPE} So it is.\n\nThe end.\n", encoding="utf-8")
    git("commit", "--quiet", "--all", "--message=two")
    git("checkout", "--quiet", "topic")
    assert statuses(since="main") == [("note.md", 3, "baseline")]


def test_paths_count_from_the_working_folder(git: Git, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("deep").mkdir()
    Path("deep/other.md").write_text(MAST, encoding="utf-8")
    monkeypatch.chdir("deep")
    assert statuses(".", "../note.md") == [("../note.md", 3, "baseline"), ("other.md", 1, "new")]


def contradiction(first: str, second: str) -> Report:
    Path("a.md").write_text(f"Orlin 7B scores {first} on MMLU.\n", encoding="utf-8")
    Path("b.md").write_text(f"Orlin 7B scores {second} on MMLU.\n", encoding="utf-8")
    return check(["a.md", "b.md"], Config(cache=False, select=("CC1",)))


def test_of_a_contradiction_the_changed_side_comes_first(git: Git) -> None:
    contradiction("61.2", "61.2")
    git("add", ".")
    git("commit", "--quiet", "--message=two")
    report = contradiction("63.9", "61.2")
    [finding] = report.findings
    [shown] = only_changed(report, changes_since("HEAD")).findings
    assert [place.document for place in finding.locations] == ["b.md", "a.md"]
    assert [place.document for place in shown.locations] == ["a.md", "b.md"]
    assert shown.claims == finding.claims[::-1]
    assert shown.fingerprint == finding.fingerprint


@pytest.mark.parametrize("revision", ["nowhere", "--output=x", "", "HEAD~5"])
def test_a_revision_that_is_none_is_said(git: Git, revision: str) -> None:
    with pytest.raises(ChangesError, match="is no revision"):
        changes_since(revision)


def test_histories_that_never_met_are_said(git: Git) -> None:
    git("checkout", "--quiet", "--orphan", "apart")
    git("commit", "--quiet", "--message=apart")
    with pytest.raises(ChangesError, match="no history in common"):
        changes_since("main")


def test_a_folder_outside_of_git_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(ChangesError, match="needs a git repository"):
        changes_since("HEAD")


def test_a_repository_cannot_have_a_program_run(git: Git) -> None:
    for key in ("diff.external", "diff.evil.textconv", "core.fsmonitor"):
        git("config", key, "touch ran-$$")
    Path(".gitattributes").write_text("*.md diff=evil\n", encoding="utf-8")
    Path("note.md").write_text(MAST, encoding="utf-8")
    assert statuses() == [("note.md", 1, "new")]
    assert not list(Path().glob("ran-*"))


def test_taken_away_lines_count_for_their_neighbours() -> None:
    diff = "diff --git a/n.md b/n.md\n--- a/n.md\n+++ b/n.md\n@@ -4,2 +3,0 @@ Some\n-one\n-two\n"
    assert changed_lines(diff) == {"n.md": [(3, 4)]}


def test_text_that_looks_like_a_diff_is_text() -> None:
    diff = (
        "diff --git a/n.md b/n.md\n--- a/n.md\n+++ b/n.md\n@@ -1 +1,2 @@\n-- a/x\n"
        "+++ b/other.md\n+@@ -1 +1 @@\n@@ -9 +10 @@\n-x\n+y\n"
    )
    assert changed_lines(diff) == {"n.md": [(1, 2), (10, 10)]}


def test_only_the_range_that_holds_a_line_counts() -> None:
    changes = Changes("main", {"/n": [(3, 4), (8, 8)]}, frozenset({"/n", "/m"}))
    assert [line for line in range(1, 11) if changes.touch("/n", line, line)] == [3, 4, 8]
    assert changes.touch("/n", 1, 9)
    assert not changes.touch("/n", 5, 7)
    assert not changes.touch("/m", 1, 9)
    assert changes.touch("/new", 1, 1)
