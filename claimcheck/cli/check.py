"""`claimcheck check`: the run that everything else is about."""

from __future__ import annotations

import os
import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from claimcheck.cli.inputs import StdinName, with_stdin
from claimcheck.cli.streams import ColorChoice, columns, fail, note, put, save, wants_color

if TYPE_CHECKING:
    from claimcheck.config import Config
    from claimcheck.engine.baseline import Entry
    from claimcheck.records import Document, Report

FormatName = Literal["console", "json", "html", "sarif", "github", "junit", "gitlab", "markdown"]
FailOn = Literal["error", "warning", "never"]
SeverityName = Literal["error", "warning", "info"]

SeverityOption = Annotated[
    SeverityName, typer.Option(help="The lowest severity that console, markdown and github show.")
]

_FORMAT_HELP = "What is written: console, json, html, sarif, github, junit, gitlab or markdown."

_SUMMARY_LIMIT = 1_000_000
"""GitHub takes a step summary of at most 1 MiB."""


def check(
    paths: Annotated[list[str], typer.Argument(metavar="PATH", help="Files, folders and globs; - for stdin.")],
    format: Annotated[  # noqa: A002 - the name of the option
        FormatName,
        typer.Option(
            "--format", "-f", envvar="CLAIMCHECK_OUTPUT_FORMAT", show_envvar=False, metavar="FORMAT", help=_FORMAT_HELP
        ),
    ] = "console",
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to FILE instead of stdout.")
    ] = None,
    json: Annotated[Path | None, typer.Option(metavar="FILE", help="Also write the report as JSON.")] = None,
    html: Annotated[Path | None, typer.Option(metavar="FILE", help="Also write the report as a web page.")] = None,
    sources: Annotated[
        list[Path] | None, typer.Option(metavar="DIR", help="Folder with sources that documents cite. Repeatable.")
    ] = None,
    facts: Annotated[
        list[Path] | None, typer.Option(metavar="FILE", help="Reference facts (TOML, JSON, CSV). Repeatable.")
    ] = None,
    select: Annotated[
        list[str] | None, typer.Option(metavar="CODES", help="Rules to run: codes or prefixes, by commas.")
    ] = None,
    ignore: Annotated[
        list[str] | None, typer.Option(metavar="CODES", help="Rules not to run: codes or prefixes, by commas.")
    ] = None,
    severity: SeverityOption = "warning",
    fail_on: Annotated[FailOn | None, typer.Option(help="What makes the exit status 1 (default: error).")] = None,
    baseline: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Known findings, which do not fail the run.")
    ] = None,
    update_baseline: Annotated[
        bool, typer.Option("--update-baseline", help="Write the present findings to the baseline, prune old ones.")
    ] = False,
    jobs: Annotated[
        int | None, typer.Option("--jobs", "-j", min=0, metavar="N", help="Worker processes; 0 decides by itself.")
    ] = None,
    config_file: Annotated[
        Path | None,
        typer.Option("--config", envvar="CLAIMCHECK_CONFIG", show_envvar=False, metavar="FILE", help="Settings file."),
    ] = None,
    no_cache: Annotated[
        bool,
        typer.Option("--no-cache", envvar="CLAIMCHECK_NO_CACHE", show_envvar=False, help="Read every document anew."),
    ] = False,
    date: Annotated[
        str | None, typer.Option(metavar="YYYY-MM-DD", help="Date of documents that state none of their own.")
    ] = None,
    stdin_name: StdinName = "stdin.md",
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print findings and nothing else.")] = False,
    color: Annotated[ColorChoice, typer.Option(help="Whether to use colour.")] = "auto",
) -> None:
    """Check documents against themselves and each other.

    Reads the documents, extracts every figure and date, compares those that
    state the same quantity, recomputes the arithmetic, and reports what cannot
    all be true, with its working.

    \b
    claimcheck check note.md card.md                  two files against each other
    claimcheck check docs/ --html report.html         a folder, with a web page
    claimcheck check . --format sarif -o out.sarif    for code scanning
    claimcheck check . --baseline known.jsonl         only what is new
    claimcheck check . --select CC1,CC2 --ignore CC205

    Exit status: 0 nothing at or above --fail-on, 1 findings, 2 an input or
    setting could not be used.
    """
    from claimcheck.cli.settings import codes, require_existing, require_known_rules, settings
    from claimcheck.cli.status import exit_status

    if update_baseline and baseline is None:
        fail("--update-baseline needs --baseline FILE")
    config = settings(
        config_file,
        select=codes(select or []),
        ignore=codes(ignore or []),
        fail_on=fail_on,
        sources=require_existing("--sources", sources or []),
        facts=require_existing("--facts", facts or []),
        jobs=jobs,
        date=date,
        cache=False if no_cache else None,
    )
    require_known_rules(config)
    report = _run(with_stdin(paths, stdin_name), config, quiet, color)
    if baseline is not None:
        report = _with_baseline(report, baseline, update_baseline, config, quiet)
    _write_reports(report, format, output, {"json": json, "html": html}, severity, quiet, color)
    raise typer.Exit(exit_status(report, config.fail_on))


def _run(paths: list[str | Document], config: Config, quiet: bool, color: ColorChoice) -> Report:
    from claimcheck.cli.progress import watched_progress
    from claimcheck.engine import check as run
    from claimcheck.support.facts import FactsError

    progress = watched_progress(quiet, wants_color(color, sys.stderr))
    try:
        return run(paths, config, progress, command=shlex.join(["claimcheck", *sys.argv[1:]]))
    except FactsError as error:
        fail(str(error))


def _with_baseline(report: Report, file: Path, update: bool, config: Config, quiet: bool) -> Report:
    from claimcheck.checks.registry import is_selected
    from claimcheck.engine.baseline import (
        BaselineError,
        apply_baseline,
        load_baseline,
        save_baseline,
        updated_baseline,
    )

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


def _write_reports(
    report: Report,
    format_name: FormatName,
    output: Path | None,
    also: dict[str, Path | None],
    severity: SeverityName,
    quiet: bool,
    color: ColorChoice,
) -> None:
    from claimcheck.records import Severity
    from claimcheck.reports import console, render

    least = Severity(severity)
    for name, file in also.items():
        if file is not None:
            save(render(report, name), file)
    if output is not None:
        save(render(report, format_name, least=least), output)
        if not quiet:
            note(console.summary_line(report))
    elif format_name == "console":
        has_color = wants_color(color, sys.stdout)
        put(console.render(report, least=least, color=has_color, width=columns(), with_summary=not quiet))
    else:
        put(render(report, format_name, least=least))
    if format_name == "github" and (summary := os.environ.get("GITHUB_STEP_SUMMARY")):
        text = render(report, "markdown", least=least).encode("utf-8", "replace")[:_SUMMARY_LIMIT]
        with Path(summary).open("ab") as stream:
            stream.write(text)
