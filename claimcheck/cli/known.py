"""Findings that were there before: decided in review, known to a baseline, or not touched by a change."""

from __future__ import annotations

from pathlib import Path

from claimcheck.checks.registry import is_selected
from claimcheck.cli.streams import fail, note
from claimcheck.config import Config
from claimcheck.engine.baseline import (
    BaselineError,
    Entry,
    apply_baseline,
    load_baseline,
    save_baseline,
    updated_baseline,
)
from claimcheck.engine.changes import ChangesError, changes_since, only_changed
from claimcheck.records import Report
from claimcheck.review.apply import apply_decisions
from claimcheck.review.decisions import DecisionsError, load_decisions, standing


def with_decisions(report: Report, config: Config) -> Report:
    """The report with what people decided in review, where the settings' file of decisions exists."""
    try:
        return apply_decisions(report, standing(load_decisions(Path(config.decisions))))
    except DecisionsError as error:
        fail(str(error))


def with_baseline(report: Report, file: Path, update: bool, config: Config, quiet: bool) -> Report:
    """The report with the findings of the baseline marked; `update` writes the file first, else stale entries are said.

    What the file says of documents and rules that this run left out is left alone.
    """
    checked = {document.name for document in report.documents}
    unread = {problem.document for problem in report.errors}

    def was_checked(entry: Entry) -> bool:
        selected = is_selected(entry.rule, config.select, config.ignore)
        return selected and entry.document not in unread and (entry.document in checked or not _exists(entry.document))

    try:
        entries = load_baseline(file) if file.exists() or not update else ()
        applied = apply_baseline(report, entries, was_checked)
        if update:
            save_baseline(file, updated_baseline(applied.report, entries, was_checked))
            return apply_baseline(report, load_baseline(file), was_checked).report
    except BaselineError as error:
        fail(str(error))
    except OSError as error:
        fail(f"{file} cannot be written ({error.strerror})")
    for entry in () if quiet else applied.stale:
        figures = ", ".join(entry.figures)
        note(f"{file}: {entry.rule} in {entry.document} ({figures}) is gone; --update-baseline removes it")
    return applied.report


def _exists(document: str) -> bool:
    return Path(document).exists()


def with_changes(report: Report, base: str) -> Report:
    """The report with what no line changed since `base` touches marked as known."""
    try:
        return only_changed(report, changes_since(base))
    except ChangesError as error:
        fail(f"--diff {base}: {error}")
