"""Which files a run looks at: files, folders and globs become a sorted list of documents without duplicates."""

from __future__ import annotations

import glob
import os
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from pathspec import GitIgnoreSpec

from claimcheck.config import Config
from claimcheck.engine.ignores import name_below_root
from claimcheck.readers.registry import media_types_by_suffix
from claimcheck.records import ReadProblem

PASSED_OVER = frozenset(
    {
        "node_modules", "bower_components", "vendor", "vendored", "third_party", "site-packages",
        "venv", "env", "virtualenv", "__pycache__", "build", "dist", "target",
    }
)  # fmt: skip
"""Folders that hold other people's documents or what a build made; a path given explicitly is never passed over."""

_DOCUMENTS = frozenset(
    {
        ".pdf", ".doc", ".docx", ".odt", ".rtf", ".ppt", ".pptx", ".odp", ".xls", ".xlsx", ".ods", ".epub", ".tex",
        ".ipynb", ".rst", ".adoc", ".org", ".mdx", ".eml", ".pages", ".key", ".numbers",
    }
)  # fmt: skip
"""Suffixes of documents: of these it is said where no reader takes them, code and pictures are nobody's concern."""


def discover(
    paths: Sequence[str | Path], config: Config, passed_over: Counter[str] | None = None
) -> tuple[list[Path], list[ReadProblem]]:
    """The files that `paths` name, in the order given and sorted within a folder, and what could not be found.

    A file is taken whatever its suffix. A folder gives its documents of known suffixes, recursively, less what is
    hidden, vendored, ignored by a `.gitignore`, excluded, or not included by the configuration. A glob gives its
    matches of any suffix, less what is vendored, excluded or not included. A file that is reached twice, also through
    a link, is taken once. A file's path is relative to the working folder where it lies inside, else as given.
    `passed_over` is counted up for each document of a folder that is left out, by reason.
    """
    found: dict[str, Path] = {}
    problems: list[ReadProblem] = []
    filters = _Filters(config, passed_over if passed_over is not None else Counter())
    for given in map(Path, paths):
        files = [_as_named(file) for file in _files_of(given, filters)]
        if not files:
            problems.append(_nothing_at(given))
        for file in files:
            found.setdefault(os.path.realpath(file), file)
    return list(found.values()), problems


def _files_of(path: Path, filters: _Filters) -> Iterator[Path]:
    if path.is_dir():
        yield from _walk(path, filters)
    elif path.exists():
        yield path
    elif glob.has_magic(str(path)):
        for match in map(Path, sorted(glob.iglob(str(path), recursive=True))):
            if match.is_file() and not _is_vendored(match, path) and not filters.refuses(match):
                yield match


def _nothing_at(path: Path) -> ReadProblem:
    name = _as_named(path).as_posix()
    if path.is_dir():
        detail = f"no documents of a known kind ({', '.join(sorted(media_types_by_suffix()))}) in this folder"
        return ReadProblem(document=name, kind="no-documents", detail=detail)
    if glob.has_magic(str(path)):
        return ReadProblem(document=name, kind="no-documents", detail="no document matches this pattern")
    return ReadProblem(document=name, kind="not-found", detail="no such file or folder")


def _as_named(path: Path) -> Path:
    """The path that a document goes by: normalised, relative to the working folder where it lies inside."""
    normal = Path(os.path.normpath(path))
    here = Path.cwd()
    return normal.relative_to(here) if normal.is_absolute() and normal.is_relative_to(here) else normal


def _is_vendored(file: Path, pattern: Path) -> bool:
    """Whether a file lies in a vendored folder that the pattern did not name itself."""
    return any(part in PASSED_OVER and part not in pattern.parts for part in file.parts[:-1])


def _walk(top: Path, filters: _Filters) -> Iterator[Path]:
    """Files below a folder, each folder's own files before those of its folders; no folder is entered twice."""
    entered: set[str] = set()
    pending: list[tuple[Path, tuple[_Ignore, ...]]] = [(top, _ignores_above(top))]
    while pending:
        folder, ignores = pending.pop()
        real = os.path.realpath(folder)
        if real in entered:
            continue
        entered.add(real)
        ignores = (*ignores, *_ignore_of(folder))
        files, folders = _entries(folder)
        yield from (file for file in files if filters.takes(file, ignores))
        kept = (f for f in folders if not filters.passes_over(f) and not _is_ignored(f, ignores, "/"))
        pending.extend((folder, ignores) for folder in sorted(kept, reverse=True))


def _entries(folder: Path) -> tuple[list[Path], list[Path]]:
    files: list[Path] = []
    folders: list[Path] = []
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.name.startswith("."):
                    continue
                (folders if entry.is_dir() else files).append(folder / entry.name)
    except OSError:
        return [], []
    return sorted(files), folders


class _Filters:
    """The include and exclude globs of a configuration, in the syntax of gitignore, relative to its root."""

    def __init__(self, config: Config, passed_over: Counter[str]) -> None:
        self.config = config
        self.passed_over = passed_over
        self.known = media_types_by_suffix()
        self.included = GitIgnoreSpec.from_lines(config.include) if config.include else None
        self.excluded = GitIgnoreSpec.from_lines(config.exclude)

    def takes(self, file: Path, ignores: Sequence[_Ignore]) -> bool:
        """Whether a file of a folder is read; a document that is not is counted with the reason."""
        suffix = file.suffix.lower()
        if suffix not in self.known:
            if suffix not in _DOCUMENTS:
                return False
            reason = f"no reader for {suffix}"
        elif _is_ignored(file, ignores):
            reason = "ignored by git"
        elif self.refuses(file):
            reason = "excluded"
        else:
            return file.is_file()
        self.passed_over[reason] += 1
        return False

    def refuses(self, file: Path) -> bool:
        """Whether a file is excluded, or not among the included."""
        name = name_below_root(file, self.config)
        return self.excluded.match_file(name) or (self.included is not None and not self.included.match_file(name))

    def passes_over(self, folder: Path) -> bool:
        """Whether a folder is not entered."""
        if folder.name in PASSED_OVER or (folder / "pyvenv.cfg").exists():
            return True
        return self.excluded.match_file(name_below_root(folder, self.config) + "/")


_Ignore = tuple[Path, GitIgnoreSpec]
"""A folder and the patterns of its `.gitignore`."""


def _ignore_of(folder: Path) -> Iterator[_Ignore]:
    file = folder / ".gitignore"
    try:
        lines = file.read_text(encoding="utf-8", errors="replace").splitlines() if file.is_file() else []
    except OSError:
        return
    yield Path(os.path.abspath(folder)), GitIgnoreSpec.from_lines(lines)


def _ignores_above(folder: Path) -> tuple[_Ignore, ...]:
    """The `.gitignore` files that hold in a folder, from the root of its repository down; none outside of one."""
    above: list[_Ignore] = []
    top = Path(os.path.abspath(folder))
    for parent in (top, *top.parents):
        if parent != top:
            above.extend(_ignore_of(parent))
        if (parent / ".git").exists():
            return tuple(reversed(above))
    return ()


def _is_ignored(path: Path, ignores: Sequence[_Ignore], suffix: str = "") -> bool:
    """Whether git would ignore it: the deepest `.gitignore` with a matching pattern decides."""
    full = Path(os.path.abspath(path))
    for folder, patterns in reversed(ignores):
        verdict = patterns.check_file(full.relative_to(folder).as_posix() + suffix).include
        if verdict is not None:
            return verdict
    return False
