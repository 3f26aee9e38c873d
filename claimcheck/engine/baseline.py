"""The baseline: findings that were there when the linter was switched on, one JSON entry a line.

The file is sorted and holds neither lines nor dates, so that it merges well and changes only when a finding comes or
goes. An entry covers one finding: its fingerprint is made from the sentences, so a changed figure is reported again.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from claimcheck.records import Claim, Finding, FindingStatus, Report
from claimcheck.records.base import Record

_HEADER = {"baseline": "claimcheck", "version": 1}
_KEPT = {FindingStatus.NEW, FindingStatus.BASELINE, FindingStatus.ACCEPTED}
_NEVER_KEPT = "CC901"
"""A crashed rule is our own bug and must not be hidden."""


class BaselineError(ValueError):
    """A baseline file that cannot be used: the file, its line where known, and why."""

    def __init__(self, file: Path, detail: str, line: int | None = None) -> None:
        self.file, self.detail, self.line = file, detail, line
        super().__init__(f"{file}{'' if line is None else f':{line}'}: {detail}")


class Entry(Record):
    """One finding that is known; `figures` are the figures as written, the flagged one first, for people."""

    document: str
    rule: str
    fingerprint: str
    figures: tuple[str, ...] = ()

    @property
    def order(self) -> tuple[str, str, str]:
        """Sorts by document, then rule."""
        return (self.document, self.rule, self.fingerprint)


@dataclass(frozen=True, slots=True)
class Applied:
    """A report with its known findings marked, and the entries that no finding matched."""

    report: Report
    stale: tuple[Entry, ...]


def load_baseline(file: Path) -> tuple[Entry, ...]:
    """The entries of a baseline file; `BaselineError` where it cannot be read or a line is no entry."""
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise BaselineError(file, f"cannot be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise BaselineError(file, "is not UTF-8") from error
    if not lines or _header_of(lines[0]) != _HEADER:
        raise BaselineError(file, f"is no baseline of version {_HEADER['version']}", 1)
    entries = []
    for number, line in enumerate(lines[1:], start=2):
        try:
            entries.append(Entry.model_validate_json(line))
        except ValidationError as error:
            raise BaselineError(file, "is no baseline entry", number) from error
    return tuple(entries)


def save_baseline(file: Path, entries: Iterable[Entry]) -> None:
    """Write the entries, sorted."""
    lines = [json.dumps(_HEADER)]
    lines += [entry.model_dump_json() for entry in sorted(entries, key=lambda entry: entry.order)]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")


def apply_baseline(report: Report, entries: Iterable[Entry], was_checked: Callable[[Entry], bool]) -> Applied:
    """Mark the findings that the baseline knows.

    An entry covers one finding; a status that a comment or a person has set stays. The entry is stale where nothing
    matched it although `was_checked` says that this run would have found it; an entry of a document or rule that was
    left out today is left alone.
    """
    unmatched = Counter(entry.fingerprint for entry in entries)
    findings = []
    for finding in report.findings:
        if finding.rule != _NEVER_KEPT and unmatched[finding.fingerprint]:
            unmatched[finding.fingerprint] -= 1
            if finding.status is FindingStatus.NEW:
                finding = finding.model_copy(update={"status": FindingStatus.BASELINE})
        findings.append(finding)
    stale = []
    for entry in entries:
        if unmatched[entry.fingerprint] and was_checked(entry):
            unmatched[entry.fingerprint] -= 1
            stale.append(entry)
    return Applied(report.model_copy(update={"findings": tuple(findings)}), tuple(stale))


def updated_baseline(report: Report, entries: Iterable[Entry], was_checked: Callable[[Entry], bool]) -> list[Entry]:
    """Entries for the findings of a report, and those old ones that this run did not look at: stale ones go."""
    figures = {claim.id: claim for claim in report.claims}
    kept = [entry for entry in entries if not was_checked(entry)]
    fresh = [_entry(f, figures) for f in report.findings if f.status in _KEPT and f.rule != _NEVER_KEPT]
    return [*kept, *fresh]


def _entry(finding: Finding, claims: dict[str, Claim]) -> Entry:
    return Entry(
        document=finding.locations[0].document if finding.locations else "",
        rule=finding.rule,
        fingerprint=finding.fingerprint,
        figures=tuple(claims[name].text for name in finding.claims if name in claims),
    )


def _header_of(line: str) -> object:
    try:
        return json.loads(line)
    except ValueError:
        return None
