"""Options that several commands take, each said once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from claimcheck.cli.streams import ColorChoice

PathsArgument = Annotated[list[str], typer.Argument(metavar="PATH", help="Files, folders and globs; - for stdin.")]
OutputOption = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to FILE instead of stdout.")
]
JobsOption = Annotated[
    int | None, typer.Option("--jobs", "-j", min=0, metavar="N", help="Worker processes; 0 decides by itself.")
]
ConfigOption = Annotated[
    Path | None,
    typer.Option("--config", envvar="CLAIMCHECK_CONFIG", show_envvar=False, metavar="FILE", help="Settings file."),
]
NoCacheOption = Annotated[
    bool, typer.Option("--no-cache", envvar="CLAIMCHECK_NO_CACHE", show_envvar=False, help="Read every document anew.")
]
DateOption = Annotated[
    str | None, typer.Option(metavar="YYYY-MM-DD", help="Date of documents that state none of their own.")
]
ColorOption = Annotated[ColorChoice, typer.Option(help="Whether to use colour.")]
