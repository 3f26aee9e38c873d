"""Rules that do not hold in some files."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimcheck import Config, Document, check
from claimcheck.checks.registry import load_rules
from claimcheck.checks.rule import DocumentRule

PIPE = "The pipe lies 30 meters (89 feet) under the road.\n"


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with one wrong conversion in each of three files."""
    for name in ("a.md", "drafts/b.md", "drafts/deep/c.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(PIPE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def flagged(ignores: dict[str, tuple[str, ...]], root: str = "") -> list[str]:
    report = check(["."], Config(cache=False, select=("CC4",), per_file_ignores=ignores, root=root))
    assert report.summary.by_severity.get("error", 0) == len(report.findings)
    return [finding.locations[0].document for finding in report.findings]


def test_without_the_setting_every_file_is_judged(tree: Path) -> None:
    assert flagged({}) == ["a.md", "drafts/b.md", "drafts/deep/c.md"]


@pytest.mark.parametrize(
    ("ignores", "left"),
    [
        ({"drafts/**": ("CC402",)}, ["a.md"]),
        ({"drafts/": ("CC4",)}, ["a.md"]),
        ({"c.md": ("CC",)}, ["a.md", "drafts/b.md"]),
        ({"/b.md": ("CC402",)}, ["a.md", "drafts/b.md", "drafts/deep/c.md"]),
        ({"drafts/*.md": ("CC402",), "a.md": ("CC1", "CC4")}, ["drafts/deep/c.md"]),
        ({"*": ("CC2",)}, ["a.md", "drafts/b.md", "drafts/deep/c.md"]),
        ({"*": ()}, ["a.md", "drafts/b.md", "drafts/deep/c.md"]),
    ],
)
def test_a_rule_is_ignored_where_a_glob_matches(
    tree: Path, ignores: dict[str, tuple[str, ...]], left: list[str]
) -> None:
    assert flagged(ignores) == left


def test_globs_are_relative_to_the_root_of_the_settings(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tree / "drafts")
    assert flagged({"drafts/deep/": ("CC4",)}, root="..") == ["b.md"]
    assert flagged({"/b.md": ("CC4",)}, root=str(tree / "drafts")) == ["deep/c.md"]


def test_what_is_dropped_contradicts_nothing(tree: Path) -> None:
    report = check(["a.md"], Config(cache=False, select=("CC4",), per_file_ignores={"a.md": ("CC402",)}))
    assert "contradicted" not in report.summary.by_support


def test_a_rule_that_crashed_is_never_ignored(monkeypatch: pytest.MonkeyPatch) -> None:
    def explode(self: object, view: object) -> object:
        raise ZeroDivisionError("boom")

    victim = next(rule for rule in load_rules() if isinstance(rule, DocumentRule))
    monkeypatch.setattr(type(victim), "check", explode)
    document = Document.from_text(PIPE, name="a.md", media_type="text/markdown")
    report = check([document], Config(cache=False, per_file_ignores={"*": ("CC",)}))
    assert [finding.rule for finding in report.findings] == ["CC901"]
