"""`claimcheck review`: people decide on findings, on a local page or in the terminal."""

from __future__ import annotations

import getpass
import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from claimcheck.cli.options import ConfigOption
from claimcheck.cli.saved import load_report
from claimcheck.cli.streams import columns, fail, note, put

if TYPE_CHECKING:
    from claimcheck.review.session import Session

_PACKAGES = ("starlette", "uvicorn")


def review(
    saved: Annotated[
        Path | None, typer.Argument(metavar="REPORT.json", help="What `claimcheck check --json` wrote.")
    ] = None,
    by: Annotated[str | None, typer.Option(metavar="NAME", help="Who decides (default: git's user.name).")] = None,
    decisions: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="Where decisions are kept (default: claimcheck-review.jsonl beside the settings)."
        ),
    ] = None,
    terminal: Annotated[bool, typer.Option("--terminal", help="Ask in the terminal instead of on a page.")] = False,
    stats: Annotated[bool, typer.Option("--stats", help="Print how often each rule was right, and stop.")] = False,
    format: Annotated[  # noqa: A002 - the name of the option
        Literal["table", "json"], typer.Option("--format", "-f", help="How --stats is written.")
    ] = "table",
    port: Annotated[
        int, typer.Option(min=0, max=65535, metavar="PORT", help="Port of the page; 0 takes a free one.")
    ] = 0,
    browser: Annotated[bool, typer.Option(help="Open the page in the browser.")] = True,
    config_file: ConfigOption = None,
) -> None:
    """Go through the findings of a saved report and decide on each.

    Accept a real problem, dismiss a false alarm with its reason, or put it off.
    Decisions are saved at once, one line each, in a file made for git; the next
    `claimcheck check` heeds them. The page is served on this machine only.

    \b
    claimcheck check docs/ --json report.json
    claimcheck review report.json              on a local page
    claimcheck review report.json --terminal   here
    claimcheck review --stats                  precision of each rule
    """
    from claimcheck.cli.settings import settings

    file = decisions or Path(settings(config_file).decisions)
    if stats:
        _print_stats(file, format)
        return
    if saved is None:
        fail("review needs a REPORT.json, which `claimcheck check --json REPORT.json` writes")
    if not terminal:
        _require_packages()
    session = _session(saved, file, by or _git_user() or getpass.getuser())
    if terminal:
        from claimcheck.review.terminal import review_in_terminal

        review_in_terminal(session)
    else:
        _serve(session, port, browser)
    note(f"{session.decided:,} of {len(session.findings):,} findings decided; kept in {file}")


def _session(saved: Path, file: Path, by: str) -> Session:
    from claimcheck.review.decisions import DecisionsError
    from claimcheck.review.session import Session

    try:
        session = Session(load_report(saved), file, by)
    except DecisionsError as error:
        fail(str(error))
    if session.unmatched:
        note(f"{session.unmatched:,} earlier decisions in {file} match no finding of this report")
    return session


def _serve(session: Session, port: int, browser: bool) -> None:
    from claimcheck.review.serve import listening, serve

    try:
        socket = listening(port)
    except OSError as error:
        fail(f"port {port} cannot be used ({error.strerror})")
    serve(session, socket, lambda address: _announce(address, browser))


def _announce(address: str, browser: bool) -> None:
    note(f"review at {address}")
    note("Ctrl-C ends it; every decision is saved at once")
    if browser and sys.stdout.isatty():
        import webbrowser

        webbrowser.open(address)


def _require_packages() -> None:
    """End the command where the packages of the extra are missing, with the line that installs them."""
    from importlib.util import find_spec

    if any(find_spec(name) is None for name in _PACKAGES):
        fail("the review page needs: pip install 'claimcheck-lint[review]' (or use --terminal, which needs nothing)")


def _git_user() -> str:
    """The name that git would sign with; empty where there is no git or no name."""
    try:
        done = subprocess.run(
            ["git", "config", "user.name"],  # noqa: S607 - the user's own git
            capture_output=True,
            text=True,
            timeout=5,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.strip()


def _print_stats(file: Path, format: str) -> None:  # noqa: A002 - the name of the option
    from claimcheck.review.decisions import DecisionsError, load_decisions, standing
    from claimcheck.review.stats import as_table, precision_by_rule

    try:
        rules = precision_by_rule(standing(load_decisions(file)).values())
    except DecisionsError as error:
        fail(str(error))
    if format == "json":
        put(json.dumps([rule.model_dump() for rule in rules], indent=2) + "\n")
    elif rules:
        put(as_table(rules, columns()))
    else:
        note(f"no decisions in {file}")
