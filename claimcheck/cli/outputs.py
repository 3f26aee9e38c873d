"""Where the reports of a run go: stdout, files of any format, and the step summary of GitHub."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, get_args

import typer

from claimcheck.cli.streams import ColorChoice, columns, fail, note, put, save, wants_color

if TYPE_CHECKING:
    from claimcheck.records import Report, Severity

FormatName = Literal[
    "console", "json", "html", "sarif", "github", "junit", "gitlab", "rdjson", "markdown", "csv", "claimreview"
]
SeverityName = Literal["error", "warning", "info"]

FORMATS_HELP = "What is written: console, json, html, sarif, github, junit, gitlab, rdjson, markdown, csv, claimreview."

SeverityOption = Annotated[
    SeverityName, typer.Option(help="The lowest severity that console, markdown and github show.")
]
WriteOption = Annotated[
    list[str] | None,
    typer.Option("--write", metavar="FORMAT=FILE", help="Also write the report in FORMAT to FILE. Repeatable."),
]

_SUMMARY_LIMIT = 1_000_000
"""GitHub takes a step summary of at most 1 MiB."""


def format_by_environment() -> FormatName:
    """What stdout gets where no format was asked for: annotations in a step of GitHub Actions, which is said."""
    if os.environ.get("GITHUB_ACTIONS") != "true":
        return "console"
    note("GITHUB_ACTIONS is set, so annotations are written; --format console writes text")
    return "github"


def wanted_files(writes: Sequence[str], **by_format: Path | None) -> list[tuple[str, Path]]:
    """Format and file of everything that is written besides the main report; the command ends at what is no format."""
    wanted = [(name, file) for name, file in by_format.items() if file is not None]
    known = get_args(FormatName)
    for item in writes:
        name, _, file = item.partition("=")
        if name not in known or not file:
            fail(f"--write {item}: write it as FORMAT=FILE, where FORMAT is one of {', '.join(known)}")
        wanted.append((name, Path(file)))
    return wanted


def write_files(report: Report, files: Sequence[tuple[str, Path]], least: Severity) -> None:
    """Write the report to files, each in its format."""
    from claimcheck.reports import render

    for name, file in files:
        save(render(report, name, least=least), file)


def write_main(
    report: Report,
    format_name: FormatName,
    output: Path | None,
    least: Severity,
    *,
    quiet: bool = False,
    statistics: bool = False,
    color: ColorChoice = "auto",
) -> None:
    """Write the main report to stdout, or to a file and one line about it to stderr."""
    from claimcheck.reports import console, render

    if output is not None:
        save(render(report, format_name, least=least), output)
        if not quiet:
            note(console.summary_line(report))
    elif format_name == "console":
        has_color = wants_color(color, sys.stdout)
        if statistics:
            put(console.statistics(report, color=has_color, width=columns()))
        else:
            put(console.render(report, least=least, color=has_color, width=columns(), with_summary=not quiet))
    else:
        put(render(report, format_name, least=least))


def write_step_summary(report: Report, least: Severity) -> None:
    """On GitHub, add the report in Markdown to the summary of the step."""
    from claimcheck.reports import render

    if summary := os.environ.get("GITHUB_STEP_SUMMARY"):
        text = render(report, "markdown", least=least).encode("utf-8", "replace")[:_SUMMARY_LIMIT]
        with Path(summary).open("ab") as stream:
            stream.write(text)
