"""`claimcheck report`: a saved report, rendered again."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from claimcheck.cli.options import ColorOption, OutputOption
from claimcheck.cli.outputs import (
    FORMATS_HELP,
    FormatName,
    SeverityOption,
    WriteOption,
    wanted_files,
    write_files,
    write_main,
)
from claimcheck.cli.saved import load_report


def report(
    saved: Annotated[Path, typer.Argument(metavar="REPORT.json", help="What `claimcheck check --json` wrote.")],
    html: Annotated[Path | None, typer.Option(metavar="FILE", help="Write a web page.")] = None,
    format: Annotated[  # noqa: A002 - the name of the option
        FormatName | None, typer.Option("--format", "-f", metavar="FORMAT", help=FORMATS_HELP)
    ] = None,
    write: WriteOption = None,
    output: OutputOption = None,
    severity: SeverityOption = "warning",
    color: ColorOption = "auto",
) -> None:
    """Render a saved report again, without reading the documents.

    \b
    claimcheck check . --json report.json
    claimcheck report report.json --html report.html
    claimcheck report report.json --format markdown
    """
    from claimcheck.records import Severity

    files = wanted_files(write or [], html=html)
    loaded = load_report(saved)
    least = Severity(severity)
    write_files(loaded, files, least)
    if format is not None or output is not None or not files:
        write_main(loaded, format or "console", output, least, color=color)
