"""The hooks, run by pre-commit itself in a repository of their own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGED = ("claimcheck", "pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml")

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")

PIPE = "The pipe lies 30 meters (89 feet) under the road.\n"
RIGHT = "The pipe lies 30 meters (98 feet) under the road.\n"

Commit = Callable[..., "subprocess.CompletedProcess[str]"]


def in_git(folder: Path, *arguments: str) -> str:
    identity = ("-c", "user.name=a", "-c", "user.email=a@example.org")
    done = subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True, text=True)
    return done.stdout.strip()


@pytest.fixture(scope="module")
def hooks(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A repository with the package and its hooks, and the commit to ask for."""
    folder = tmp_path_factory.mktemp("hooks")
    for name in PACKAGED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, folder / name)
    in_git(folder, "init", "--quiet")
    in_git(folder, "add", "--all")
    in_git(folder, "commit", "--quiet", "--message=hooks")
    return folder, in_git(folder, "rev-parse", "HEAD")


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Where pre-commit makes the hook's environment without a network: what the package needs is here already."""
    # pip reads this variable the other way round: 0 switches the isolation off.
    offline = {"PIP_NO_INDEX": "1", "PIP_NO_DEPS": "1", "PIP_NO_BUILD_ISOLATION": "0", "PIP_CONFIG_FILE": os.devnull}
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("GIT_", "PIP_", "PRE_COMMIT"))}
    return (
        kept
        | offline
        | {
            "PRE_COMMIT_HOME": str(tmp_path_factory.mktemp("pre-commit")),
            "PYTHONPATH": os.pathsep.join(path for path in sys.path if path.endswith("site-packages")),
            "CLAIMCHECK_NO_CACHE": "1",
            "CI": "1",
        }
    )


@pytest.fixture
def commit(tmp_path: Path, hooks: tuple[Path, str], environment: dict[str, str]) -> Commit:
    """Commits files in a repository that uses one of the hooks; gives what pre-commit said."""
    in_git(tmp_path, "init", "--quiet")

    def run(hook: str, **files: str) -> subprocess.CompletedProcess[str]:
        folder, revision = hooks
        settings = f"repos:\n- repo: {folder}\n  rev: {revision}\n  hooks:\n  - id: {hook}\n"
        (tmp_path / ".pre-commit-config.yaml").write_text(settings, encoding="utf-8")
        for stem, text in files.items():
            (tmp_path / f"{stem}.md").write_text(text, encoding="utf-8")
            in_git(tmp_path, "add", f"{stem}.md")
        in_git(tmp_path, "add", ".pre-commit-config.yaml")
        command = [sys.executable, "-m", "pre_commit", "run", "--color", "never"]
        return subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)

    return run


def test_a_commit_with_a_wrong_figure_is_refused(commit: Commit) -> None:
    done = commit("claimcheck", note=PIPE)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "note.md\n  1:26 error CC402 conversion-mismatch" in done.stdout


def test_a_commit_without_one_passes(commit: Commit) -> None:
    done = commit("claimcheck", note=RIGHT)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Passed" in done.stdout


def test_the_hook_for_all_documents_sees_those_that_are_not_in_the_commit(commit: Commit, tmp_path: Path) -> None:
    assert commit("claimcheck-all", old=PIPE).returncode == 1
    in_git(tmp_path, "commit", "--quiet", "--message=old")
    assert commit("claimcheck", new=RIGHT).returncode == 0
    done = commit("claimcheck-all", new=RIGHT)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "old.md" in done.stdout
