"""`claimcheck extract`: the claims, without judging them."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from claimcheck.cli.inputs import StdinName, with_stdin
from claimcheck.cli.options import ConfigOption, DateOption, JobsOption, NoCacheOption, OutputOption, PathsArgument
from claimcheck.cli.streams import fail, note, put_bytes, save_bytes, wants_color

if TYPE_CHECKING:
    from claimcheck.config import Config
    from claimcheck.engine.documents import Outcome
    from claimcheck.extraction.extract import Extraction
    from claimcheck.records import Document


def extract(
    paths: PathsArgument,
    format: Annotated[  # noqa: A002 - the name of the option
        Literal["jsonl", "json", "csv", "parquet", "console"],
        typer.Option("--format", "-f", help="How the claims are written."),
    ] = "jsonl",
    output: OutputOption = None,
    show_skipped: Annotated[
        bool, typer.Option("--show-skipped", help="Say on stderr what looked like a figure and was passed over.")
    ] = False,
    jobs: JobsOption = None,
    config_file: ConfigOption = None,
    no_cache: NoCacheOption = False,
    date: DateOption = None,
    stdin_name: StdinName = "stdin.md",
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress and no notes.")] = False,
) -> None:
    """Extract every checkable figure and date as a typed claim.

    \b
    claimcheck extract note.md | head -1
    claimcheck extract docs/ --format csv -o claims.csv
    claimcheck extract docs/ --format parquet -o claims.parquet

    Exit status: 0, or 2 where a document could not be read.
    """
    from claimcheck.cli.settings import settings
    from claimcheck.reports.claims import CLAIM_FORMATS, MissingExtraError

    if format == "parquet" and output is None and sys.stdout.isatty():
        fail("Parquet is no text: add --output FILE")
    config = settings(config_file, jobs=jobs, date=date, cache=False if no_cache else None)
    outcomes = list(_outcomes(with_stdin(paths, stdin_name), config, quiet))
    extractions = [outcome.extraction for outcome in outcomes if outcome.extraction is not None]
    try:
        written = CLAIM_FORMATS[format]([claim for extraction in extractions for claim in extraction.claims])
    except MissingExtraError as error:
        fail(str(error))
    if output is None:
        put_bytes(written)
    else:
        save_bytes(written, output)
    if show_skipped:
        _tell_skipped(extractions)
    problems = [problem for outcome in outcomes for problem in outcome.problems]
    for problem in problems:
        note(f"{problem.document}: {problem.detail} [{problem.kind}]")
    if any(problem.fatal for problem in problems) or not extractions:
        raise typer.Exit(2)


def _outcomes(paths: list[str | Document], config: Config, quiet: bool) -> Iterator[Outcome]:
    from claimcheck.cli.progress import watched_progress
    from claimcheck.engine.discover import discover
    from claimcheck.engine.documents import Outcome, extract_documents

    found, problems = discover([path for path in paths if isinstance(path, str)], config)
    items: list[Path | Document] = [*(path for path in paths if not isinstance(path, str)), *found]
    yield from (Outcome(problem.document, None, (problem,)) for problem in problems)
    progress = watched_progress(quiet, wants_color("auto", sys.stderr))
    if progress is None:
        yield from extract_documents(items, config, lambda name: None)
        return
    progress.start(len(items))
    yield from extract_documents(items, config, progress.step)
    progress.done()


def _tell_skipped(extractions: list[Extraction]) -> None:
    from claimcheck.extraction.unread import skips

    for extraction in extractions:
        document = extraction.document
        for skip in skips(extraction):
            line = document.text.count("\n", 0, skip.start) + 1
            words = " ".join(document.text[skip.start : skip.end].split())
            note(f"{document.name}:{line}: {words!r} skipped, {skip.reason.value}")
