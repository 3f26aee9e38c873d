"""Which files a run looks at."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import pytest

from claimcheck import check
from claimcheck.config import Config
from claimcheck.engine.discover import discover


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with documents to find and files to leave alone."""
    names = [
        "b.md", "a.txt", "data.csv", "sub/z.html", "sub/deeper/y.text", ".hidden/x.md", "node_modules/p/readme.md",
        "env2/lib/x.md", "drafts/d.md", "drafts/keep.md", "out/o.md", "sub/.secret.md",
    ]  # fmt: skip
    for name in names:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("Text.", encoding="utf-8")
    (tmp_path / "env2" / "pyvenv.cfg").touch()
    (tmp_path / ".git").mkdir()
    (tmp_path / ".gitignore").write_text("out/\ndrafts/*\n!drafts/keep.md\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def names(paths: list[str | Path], config: Config | None = None) -> list[str]:
    return [file.as_posix() for file in discover(paths, config or Config())[0]]


def test_a_folder_gives_its_documents_sorted_without_hidden_vendored_or_ignored_ones(tree: Path) -> None:
    assert names(["."]) == ["a.txt", "b.md", "drafts/keep.md", "sub/z.html", "sub/deeper/y.text"]


def test_an_absolute_folder_inside_the_working_folder_gives_relative_names(tree: Path) -> None:
    assert names([tree / "sub"]) == ["sub/z.html", "sub/deeper/y.text"]


def test_the_gitignore_of_the_repository_holds_in_a_folder_below(tree: Path) -> None:
    assert names(["drafts"]) == ["drafts/keep.md"]


def test_a_deeper_gitignore_overrules_one_above(tree: Path) -> None:
    (tree / "sub" / ".gitignore").write_text("z.html\n")
    (tree / ".gitignore").write_text("*.text\n")
    (tree / "sub" / "deeper" / ".gitignore").write_text("!y.text\n")
    assert names(["sub"]) == ["sub/deeper/y.text"]


def test_an_explicit_file_is_taken_whatever_its_suffix_and_place(tree: Path) -> None:
    explicit = ["data.csv", "out/o.md", "node_modules/p/readme.md", ".hidden/x.md"]
    assert names(list(explicit)) == explicit


def test_a_file_given_twice_is_taken_once_in_its_first_place(tree: Path) -> None:
    assert names(["sub/z.html", "sub", tree / "sub/z.html", "./sub/../sub/z.html"]) == [
        "sub/z.html",
        "sub/deeper/y.text",
    ]


def test_a_glob_gives_its_matches_sorted_and_never_enters_vendored_folders(tree: Path) -> None:
    assert names(["**/*.md"]) == ["b.md", "drafts/d.md", "drafts/keep.md", "env2/lib/x.md", "out/o.md"]
    assert names(["node_modules/*/*.md"]) == ["node_modules/p/readme.md"]
    assert names(["*.csv"]) == ["data.csv"]


def test_include_and_exclude_are_globs_relative_to_the_root(tree: Path) -> None:
    assert names(["."], Config(include=("*.md", "sub/*.html"))) == ["b.md", "drafts/keep.md", "sub/z.html"]
    assert names(["."], Config(exclude=("sub/deeper/", "*.txt"))) == ["b.md", "drafts/keep.md", "sub/z.html"]
    assert names(["."], Config(exclude=("/z.html",), root=str(tree / "sub"))) == [
        "a.txt",
        "b.md",
        "drafts/keep.md",
        "sub/deeper/y.text",
    ]


def test_a_loop_of_links_ends(tree: Path) -> None:
    (tree / "sub" / "loop").symlink_to(tree, target_is_directory=True)
    (tree / "sub" / "again.html").symlink_to(tree / "sub" / "z.html")
    (tree / "sub" / "dangling.md").symlink_to(tree / "nothing.md")
    assert sorted(names(["sub"])) == [
        "sub/again.html",
        "sub/deeper/y.text",
        "sub/loop/a.txt",
        "sub/loop/b.md",
        "sub/loop/drafts/keep.md",
    ]


def test_no_folder_is_listed_twice(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tree / "sub" / "loop").symlink_to(tree, target_is_directory=True)
    listed: list[str] = []
    scandir = os.scandir

    def counting(folder: Path) -> object:
        listed.append(os.path.realpath(folder))
        return scandir(folder)

    monkeypatch.setattr("claimcheck.engine.discover.os.scandir", counting)
    names(["sub"])
    assert len(listed) == len(set(listed))


@pytest.mark.parametrize(
    ("given", "kind", "says"),
    [
        ("none.md", "not-found", "no such file"),
        ("empty", "no-documents", "no documents of a known kind"),
        ("*.docx", "no-documents", "matches this pattern"),
    ],
)
def test_what_is_not_there_is_a_problem_and_the_rest_is_found(tree: Path, given: str, kind: str, says: str) -> None:
    (tree / "empty").mkdir()
    found, problems = discover([given, "b.md"], Config())
    assert [file.as_posix() for file in found] == ["b.md"]
    assert [(p.document, p.kind, p.fatal) for p in problems] == [(given, kind, True)]
    assert says in problems[0].detail


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads every folder")
def test_a_folder_that_may_not_be_read_is_a_problem(tree: Path) -> None:
    (tree / "sub").chmod(0)
    try:
        assert [p.kind for p in discover(["sub"], Config())[1]] == ["no-documents"]
    finally:
        (tree / "sub").chmod(0o755)


def test_what_is_left_out_of_a_folder_is_counted_by_reason(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    (tmp_path / ".gitignore").write_text("b.md\n", encoding="utf-8")
    for name in ("a.md", "b.md", "c.md", "d.pages", "e.pages", "Makefile", "code.py", "report.json"):
        (tmp_path / name).write_text("Five.", encoding="utf-8")
    left_out: Counter[str] = Counter()
    found, _ = discover(["."], Config(exclude=("c.*",)), left_out)
    assert [file.name for file in found] == ["a.md"]
    assert left_out == {"ignored by git": 1, "excluded": 1, "no reader for .pages": 2}
    assert check(["."], Config(cache=False)).summary.passed_over["no reader for .pages"] == 2
