"""`claimcheck check`: the run that everything else is about."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from claimcheck.cli.inputs import StdinName, with_stdin
from claimcheck.cli.options import (
    ColorOption,
    ConfigOption,
    DateOption,
    JobsOption,
    NoCacheOption,
    OutputOption,
    PathsArgument,
)
from claimcheck.cli.outputs import (
    FORMATS_HELP,
    FormatName,
    SeverityOption,
    WriteOption,
    format_by_environment,
    wanted_files,
    write_files,
    write_main,
    write_step_summary,
)
from claimcheck.cli.streams import ColorChoice, fail, wants_color

if TYPE_CHECKING:
    from claimcheck.config import Config
    from claimcheck.engine.statuses import Judge
    from claimcheck.records import Document, Report

FailOn = Literal["error", "warning", "never"]


def check(
    paths: PathsArgument,
    format: Annotated[  # noqa: A002 - the name of the option
        FormatName | None,
        typer.Option(
            "--format",
            "-f",
            envvar="CLAIMCHECK_OUTPUT_FORMAT",
            show_envvar=False,
            metavar="FORMAT",
            help=f"{FORMATS_HELP} Default: console; on GitHub Actions github.",
        ),
    ] = None,
    output: OutputOption = None,
    json: Annotated[Path | None, typer.Option(metavar="FILE", help="Also write the report as JSON.")] = None,
    html: Annotated[Path | None, typer.Option(metavar="FILE", help="Also write the report as a web page.")] = None,
    write: WriteOption = None,
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
    allow_empty: Annotated[
        bool, typer.Option("--allow-empty", help="End with status 0 where there is no document to check.")
    ] = False,
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="End with status 0 whatever was found.")] = False,
    statistics: Annotated[
        bool, typer.Option("--statistics", help="Show how often each rule fired instead of the findings.")
    ] = False,
    baseline: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Known findings, which do not fail the run.")
    ] = None,
    update_baseline: Annotated[
        bool, typer.Option("--update-baseline", help="Write the present findings to the baseline, prune old ones.")
    ] = False,
    diff: Annotated[
        str | None,
        typer.Option(metavar="BASE", help="Only what touches lines changed since the merge base with BASE is new."),
    ] = None,
    decisions: Annotated[
        Path | None, typer.Option(metavar="FILE", help="What was decided in review, as `claimcheck review` keeps it.")
    ] = None,
    jobs: JobsOption = None,
    config_file: ConfigOption = None,
    no_cache: NoCacheOption = False,
    date: DateOption = None,
    stdin_name: StdinName = "stdin.md",
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print findings and nothing else.")] = False,
    color: ColorOption = "auto",
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
    claimcheck check . --diff origin/main             only what a branch changes
    claimcheck check . --select CC1,CC2 --ignore CC205

    Exit status: 0 nothing at or above --fail-on, 1 findings, 2 an input or
    setting could not be used.
    """
    from claimcheck.cli.known import with_baseline, with_changes, with_decisions
    from claimcheck.cli.settings import codes, require_existing, require_known_rules, settings
    from claimcheck.cli.status import exit_status
    from claimcheck.records import Severity

    if update_baseline and baseline is None:
        fail("--update-baseline needs --baseline FILE")
    if exit_zero and fail_on not in (None, "never"):
        fail(f"--exit-zero and --fail-on {fail_on} contradict each other")
    if statistics and (output is not None or format not in (None, "console")):
        fail("--statistics is for the console; the other formats hold the counts")
    files = wanted_files(write or [], json=json, html=html)
    config = settings(
        config_file,
        select=codes(select or []),
        ignore=codes(ignore or []),
        fail_on="never" if exit_zero else fail_on,
        allow_empty=allow_empty or None,
        sources=require_existing("--sources", sources or []),
        facts=require_existing("--facts", facts or []),
        decisions=str(decisions) if decisions else None,
        jobs=jobs,
        date=date,
        cache=False if no_cache else None,
    )
    require_known_rules(config)
    judges: list[Judge] = [lambda report: with_decisions(report, config)]
    if baseline is not None:
        judges.append(lambda report: with_baseline(report, baseline, update_baseline, config, quiet))
    if diff is not None:
        judges.append(lambda report: with_changes(report, diff))
    report = _run(with_stdin(paths, stdin_name), config, judges, quiet, color)
    least = Severity(severity)
    chosen = format or ("console" if statistics or output is not None else format_by_environment())
    write_files(report, files, least)
    write_main(report, chosen, output, least, quiet=quiet, statistics=statistics, color=color)
    if chosen == "github":
        write_step_summary(report, least)
    raise typer.Exit(exit_status(report, config.fail_on, allow_empty=config.allow_empty))


def _run(paths: list[str | Document], config: Config, judges: list[Judge], quiet: bool, color: ColorChoice) -> Report:
    from claimcheck.cli.progress import watched_progress
    from claimcheck.engine import check as run
    from claimcheck.support.facts import FactsError

    progress = watched_progress(quiet, wants_color(color, sys.stderr))
    try:
        return run(paths, config, progress, shlex.join(["claimcheck", *sys.argv[1:]]), judges=judges)
    except FactsError as error:
        fail(str(error))
