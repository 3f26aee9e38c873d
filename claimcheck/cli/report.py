"""`claimcheck report`: a saved report, rendered again."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from claimcheck.cli.check import FormatName, SeverityOption
from claimcheck.cli.streams import ColorChoice, columns, fail, put, save, wants_color


def report(
    saved: Annotated[Path, typer.Argument(metavar="REPORT.json", help="What `claimcheck check --json` wrote.")],
    html: Annotated[Path | None, typer.Option(metavar="FILE", help="Write a web page.")] = None,
    format: Annotated[  # noqa: A002 - the name of the option
        FormatName | None, typer.Option("--format", "-f", help="Write another format (default: console).")
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to FILE instead of stdout.")
    ] = None,
    severity: SeverityOption = "warning",
    color: Annotated[ColorChoice, typer.Option(help="Whether to use colour.")] = "auto",
) -> None:
    """Render a saved report again, without reading the documents.

    \b
    claimcheck check . --json report.json
    claimcheck report report.json --html report.html
    claimcheck report report.json --format markdown
    """
    from pydantic import ValidationError

    from claimcheck.records import Report, Severity
    from claimcheck.reports import console, render

    try:
        loaded = Report.model_validate_json(saved.read_bytes())
    except OSError as error:
        fail(f"{saved} cannot be read ({error.strerror})")
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(map(str, first["loc"]))
        fail(f"{saved} is no report of this version: {place + ': ' if place else ''}{first['msg']}")
    least = Severity(severity)
    if html is not None:
        save(render(loaded, "html"), html)
    if output is not None:
        save(render(loaded, format or "console", least=least), output)
    elif format is None and html is not None:
        return
    elif format is None or format == "console":
        put(console.render(loaded, least=least, color=wants_color(color, sys.stdout), width=columns()))
    else:
        put(render(loaded, format, least=least))
