"""`claimcheck facts`: looking after files of reference facts."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from claimcheck.cli.streams import fail, note, put

facts = typer.Typer(help="Look after files of reference facts.", no_args_is_help=True)


@facts.callback()
def _group() -> None:
    """Look after files of reference facts."""


@facts.command("check")
def check(
    files: Annotated[list[Path], typer.Argument(metavar="FILE", help="Facts files: TOML, JSON or CSV.")],
) -> None:
    """Say which facts are malformed, stated twice, or contradict each other.

    \b
    claimcheck facts check facts.toml more.csv

    Exit status: 0 all is well, 1 something is wrong, 2 a file cannot be read.
    """
    from claimcheck.support.facts import FactsError
    from claimcheck.support.facts_check import check_facts

    try:
        problems = check_facts(files)
    except FactsError as error:
        fail(str(error))
    put("".join(f"{problem}\n" for problem in problems))
    if problems:
        raise typer.Exit(1)
    note(f"nothing wrong in {', '.join(map(str, files))}")
