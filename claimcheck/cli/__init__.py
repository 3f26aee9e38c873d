"""The command line: one file a group of commands; owns no logic."""

from __future__ import annotations

import errno
import os
import sys
from typing import Annotated

import typer

import claimcheck
from claimcheck.cli.check import check
from claimcheck.cli.explain import explain, rules
from claimcheck.cli.extract import extract
from claimcheck.cli.facts import facts
from claimcheck.cli.init import init
from claimcheck.cli.report import report
from claimcheck.cli.review import review
from claimcheck.cli.schema import schema

app = typer.Typer(
    name="claimcheck",
    no_args_is_help=True,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
    add_completion=False,
    pretty_exceptions_enable=False,
    epilog="Exit status: 0 nothing to report, 1 findings, 2 a command, setting or document could not be used.",
)
for command in (check, extract, report, review, explain, rules, schema, init):
    app.command()(command)
app.add_typer(facts, name="facts")


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"claimcheck {claimcheck.__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """A linter and ledger for facts.

    Reads documents, extracts every figure and date, links those that state the
    same quantity, and reports what cannot all be true. Nothing is fetched and
    nothing is executed.

    \b
    claimcheck check docs/                   report what cannot be true
    claimcheck check . --html report.html    the same, to read in a browser
    claimcheck explain CC201                 why a rule reports what it does
    """


def main() -> None:
    """Run the command line. A bug of ours ends with status 2, never 1, which would read as findings."""
    try:
        app(prog_name="claimcheck")
    except Exception as error:
        if os.environ.get("CLAIMCHECK_TRACEBACK"):
            raise
        if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
            typer.echo(f"claimcheck: the output cannot be written ({error.strerror})", err=True)
            sys.exit(2)
        detail = f"{type(error).__name__}: {error}".splitlines()[0]
        typer.echo(f"claimcheck: this should not have happened: {detail}", err=True)
        typer.echo("claimcheck: set CLAIMCHECK_TRACEBACK=1 to see where, and please report it.", err=True)
        sys.exit(2)
