"""Findings of what a change touches: the lines that git says differ from the merge base with a revision.

git runs with a fixed command line, and with everything off by which a repository could have it run a program.
"""

from __future__ import annotations

import os
import re
import subprocess
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from claimcheck.records import Finding, FindingStatus, Location, Report

_GIT = ("git", "-c", "core.fsmonitor=false", "-c", "core.quotePath=false", "--no-optional-locks")
_HUNK = re.compile(r"@@ -\S+ \+(\d+)(?:,(\d+))? @@")
_SECONDS = 60
"""More than any diff of documents takes; a repository on a dead network drive ends the command."""


class ChangesError(ValueError):
    """What changed cannot be found out: no git, no repository, no such revision, or no history in common."""


@dataclass(frozen=True, slots=True)
class Changes:
    """The lines of the working tree that differ from a commit.

    `lines` has, for every changed file that the commit has too, the ranges of its new or changed lines (first, last),
    in order; `known` are the files that the commit has. Both name files by their real paths.
    """

    base: str
    lines: Mapping[str, list[tuple[int, int]]] = field(default_factory=dict)
    known: frozenset[str] = frozenset()

    def touch(self, document: str, first: int, last: int) -> bool:
        """Whether one of the lines of a document was changed; of a document that the commit lacks, every line was."""
        path = os.path.realpath(document)
        ranges = self.lines.get(path)
        if ranges is None:
            return path not in self.known
        nearest = bisect_left(ranges, first, key=lambda range_: range_[1])
        return nearest < len(ranges) and ranges[nearest][0] <= last


def changes_since(revision: str) -> Changes:
    """What differs in the working tree of this folder's repository from the merge base of a revision and HEAD.

    Errors: `ChangesError`, whose text says what to do.
    """
    root = _git("rev-parse", "--show-toplevel", fault="--diff needs a git repository").rstrip("\n")
    commit = _git(
        "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}",
        fault=f"{revision!r} is no revision of this repository (a shallow clone? fetch it first)",
    ).strip()  # fmt: skip
    base = _git(
        "merge-base", commit, "HEAD",
        fault=f"{revision!r} and HEAD have no history in common here (a shallow clone? fetch all of it)",
    ).strip()  # fmt: skip
    listing = _git("-C", root, "ls-tree", "-r", "-z", "--name-only", "--full-tree", base)
    diff = _git(
        "-C", root, "diff", "--unified=0", "--find-renames", "--no-color", "--no-ext-diff", "--no-textconv",
        "--src-prefix=a/", "--dst-prefix=b/", base, "--",
    )  # fmt: skip
    lines = {os.path.realpath(os.path.join(root, name)): ranges for name, ranges in changed_lines(diff).items()}
    known = frozenset(os.path.realpath(os.path.join(root, name)) for name in listing.split("\0") if name)
    return Changes(revision, lines, known)


def changed_lines(diff: str) -> dict[str, list[tuple[int, int]]]:
    """File name to the ranges of its new or changed lines, from a unified diff without context.

    Lines that were only taken away count as a change of the line before and the line after them: they may have been
    what a figure there rested on. A file that git had to quote is left out.
    """
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    name: str | None = None
    remaining = 0
    for line in diff.split("\n"):
        if remaining and line[:1] in ("+", "-"):
            remaining -= line[0] == "+"
        elif line.startswith("diff --git "):
            name = None
        elif line.startswith(("rename to ", "+++ b/")):
            name = line.partition(" b/" if line[0] == "+" else " to ")[2].removesuffix("\t")
            found.setdefault(name, [])
        elif name is not None and (hunk := _HUNK.match(line)):
            first, count = int(hunk[1]), int(hunk[2] or 1)
            remaining = count
            found[name].append((first, first + count - 1) if count else (first, first + 1))
    return dict(found)


def _git(*arguments: str, fault: str | None = None) -> str:
    """What git prints; a failure is a `ChangesError` with `fault`, or with git's own words."""
    try:
        done = subprocess.run(  # noqa: S603 - a fixed program, and no shell
            [*_GIT, *arguments], capture_output=True, check=False, timeout=_SECONDS, stdin=subprocess.DEVNULL
        )
    except OSError as error:
        raise ChangesError(f"git cannot be run ({error.strerror})") from error
    except subprocess.TimeoutExpired as error:
        raise ChangesError(f"git did not answer within {_SECONDS} seconds") from error
    if done.returncode:
        raise ChangesError(fault or f"git failed: {done.stderr.decode('utf-8', 'replace').strip()}")
    return done.stdout.decode("utf-8", "surrogateescape")


def only_changed(report: Report, changes: Changes) -> Report:
    """The report with every open finding that has no side on a changed line marked as known.

    Of a contradiction, whose sides stand equal, the side that was changed comes first: that is where CI shows it.
    """
    texts = {document.name: document.text for document in report.documents}
    findings = tuple(_judged(finding, changes, texts) for finding in report.findings)
    return report.model_copy(update={"findings": findings})


def _judged(finding: Finding, changes: Changes, texts: Mapping[str, str | None]) -> Finding:
    if not finding.status.is_open or not finding.locations:
        return finding
    touched = [changes.touch(place.document, *_lines(place, texts)) for place in finding.locations]
    if not any(touched):
        known = {"status": FindingStatus.BASELINE, "justification": f"on no line changed since {changes.base}"}
        return finding.model_copy(update=known)
    if touched[0] or not finding.rule.startswith("CC1") or len(finding.claims) != len(finding.locations):
        return finding
    order = sorted(range(len(touched)), key=lambda index: not touched[index])
    moved = {
        "claims": tuple(finding.claims[index] for index in order),
        "locations": tuple(finding.locations[index] for index in order),
    }
    return finding.model_copy(update=moved)


def _lines(place: Location, texts: Mapping[str, str | None]) -> tuple[int, int]:
    """First and last line of the sentence that a figure stands in: a changed word may change what it says."""
    text = texts.get(place.document)
    if text is None:
        return place.line, place.line
    first = place.line - text.count("\n", min(place.sentence.start, place.start), place.start)
    return first, place.line + text.count("\n", place.start, max(place.sentence.end, place.end))
