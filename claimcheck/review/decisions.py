"""Decisions about findings and the file that keeps them: one JSON object a line, only ever appended to.

A line is keyed by the finding's fingerprint. Of several lines about one finding the latest stands, so the union of two
people's files is their merge, in any order of lines; taking a decision back is a line as well.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from enum import StrEnum
from io import FileIO
from pathlib import Path

from pydantic import Field, ValidationError, model_validator

from claimcheck.records.base import Record


class Verdict(StrEnum):
    """What a person says of a finding; `open` takes back what was said before."""

    ACCEPTED = "accepted"
    DISMISSED = "dismissed"
    LATER = "later"
    OPEN = "open"


class Reason(StrEnum):
    """Why a finding is a false alarm."""

    DIFFERENT_SUBSET = "different subset"
    DIFFERENT_YEAR = "different year"
    ROUNDING = "rounding"
    QUOTED = "quoted"
    OTHER = "other"


class Decision(Record):
    """One decision; `rule`, `document` and `figures` are for people and statistics, the fingerprint is the key."""

    fingerprint: str = Field(min_length=1)
    verdict: Verdict
    reason: Reason | None = None
    note: str = ""
    by: str
    at: str = Field(pattern=r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}\+00:00$", description="UTC, which sorts as text.")
    rule: str = ""
    document: str = ""
    figures: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _gives_a_reason_where_it_dismisses(self) -> Decision:
        if (self.verdict is Verdict.DISMISSED) != (self.reason is not None):
            raise ValueError("a dismissal has a reason, and nothing else has one")
        return self

    @property
    def line(self) -> str:
        """The decision as one line of JSON, keys sorted, empty fields left out."""
        fields = self.model_dump(mode="json", exclude_defaults=True)
        # ASCII only: a line separator inside a note would look like two lines to some tools.
        return json.dumps(fields, sort_keys=True) + "\n"


class DecisionsError(ValueError):
    """A decisions file that cannot be used: the file, its line where known, and why."""

    def __init__(self, file: Path, detail: str, line: int | None = None) -> None:
        self.file, self.detail, self.line = file, detail, line
        super().__init__(f"{file}{'' if line is None else f':{line}'}: {detail}")


def load_decisions(file: Path) -> list[Decision]:
    """Every line of the file, none where there is no file.

    A last line without its end is left out if it cannot be read: whoever wrote it was killed before it was saved.
    Errors: `DecisionsError` for a file that cannot be read or any other line that is no decision.
    """
    try:
        data = file.read_bytes()
    except FileNotFoundError:
        return []
    except OSError as error:
        raise DecisionsError(file, f"cannot be read ({error.strerror})") from error
    *lines, last = data.split(b"\n")
    decisions = [_decision(line, file, number) for number, line in enumerate(lines, start=1) if line.strip()]
    if last.strip():
        with suppress(DecisionsError):
            decisions.append(_decision(last, file, len(lines) + 1))
    return decisions


def append_decisions(file: Path, decisions: Iterable[Decision]) -> None:
    """Add lines to the file; when this returns, all of them are on the disk. Errors: `OSError`, and none was added.

    A torn last line, which nobody was told is saved, is cut off first.
    """
    added = "".join(decision.line for decision in decisions).encode()
    is_fresh = not file.exists()
    with file.open("a+b", buffering=0) as stream:
        _lock(stream)
        stream.seek(0)
        kept, mend = _without_torn_line(stream.read(), file)
        stream.truncate(kept)
        try:
            _write_all(stream, mend + added)
            os.fsync(stream)
        except OSError:
            stream.truncate(kept)
            raise
    if is_fresh:
        _sync_folder(file.parent)


def standing(decisions: Iterable[Decision]) -> dict[str, Decision]:
    """By fingerprint the decision that stands: the latest, none where that takes the others back."""
    latest: dict[str, Decision] = {}
    for decision in sorted(decisions, key=lambda decision: decision.at):
        latest[decision.fingerprint] = decision
    return {key: decision for key, decision in latest.items() if decision.verdict is not Verdict.OPEN}


def _decision(line: bytes, file: Path, number: int) -> Decision:
    try:
        return Decision.model_validate_json(line)
    except ValidationError as error:
        raise DecisionsError(file, "is no decision", number) from error


def _without_torn_line(data: bytes, file: Path) -> tuple[int, bytes]:
    """How many bytes of the file stay, and the line end that the last of them lacks."""
    end = data.rfind(b"\n") + 1
    if end == len(data):
        return end, b""
    try:
        _decision(data[end:], file, 0)
    except DecisionsError:
        return end, b""
    return len(data), b"\n"


def _write_all(stream: FileIO, data: bytes) -> None:
    while data:
        data = data[stream.write(data) :]


def _lock(stream: FileIO) -> None:
    """Wait until nobody else writes to the file; closing it gives the lock back. Windows lets several write."""
    if sys.platform != "win32":
        import fcntl

        fcntl.flock(stream, fcntl.LOCK_EX)


def _sync_folder(folder: Path) -> None:
    """Put a new file's name on the disk too."""
    if sys.platform != "win32":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
