"""`claimcheck facts`: looking after files of reference facts."""

from __future__ import annotations

import datetime as dt
import difflib
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimcheck.cli.saved import load_report
from claimcheck.cli.streams import fail, note, put, save_bytes

if TYPE_CHECKING:
    from claimcheck.records import Claim, Report

_MOST_NAMED = 3

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


@facts.command("add")
def add(
    saved: Annotated[Path, typer.Argument(metavar="REPORT", help="What `claimcheck check --json` wrote.")],
    claim_id: Annotated[str, typer.Argument(metavar="CLAIM_ID", help="The claim's id, or the start of it.")],
    file: Annotated[Path, typer.Option(metavar="FILE", help="Facts file (TOML), made where there is none.")] = Path(
        "facts.toml"
    ),
    source: Annotated[
        str | None, typer.Option(metavar="TITLE", help="Title of the source; by default the document is it.")
    ] = None,
    url: Annotated[str | None, typer.Option(metavar="URL", help="Address of the source.")] = None,
    valid_from: Annotated[str | None, typer.Option(metavar="DAY", help="First day on which the fact holds.")] = None,
    valid_to: Annotated[str | None, typer.Option(metavar="DAY", help="Last day on which the fact holds.")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show what would be written.")] = False,
) -> None:
    """Turn a reviewed claim of a saved report into a fact, shown and appended to a facts file.

    \b
    claimcheck check note.md --json report.json
    claimcheck facts add report.json 3f9ab2 --source "Wrenna-4 model card" --url https://wrenna.example/card

    Nothing is written where the file states the quantity already, with the same value or another.

    Exit status: 0 the fact was added, 2 it was not.
    """
    from claimcheck.support.fact_adding import addition
    from claimcheck.support.fact_making import Choices, NoFactError, fact_from_claim
    from claimcheck.support.facts import FactsError, read_facts_file

    report = load_report(saved)
    claim = _claim(report, claim_id)
    document = next((item for item in report.documents if item.name == claim.location.document), None)
    if document is None:
        fail(f"{saved} does not list {claim.location.document}, in which the claim stands")
    choices = Choices(source, url, _day("--valid-from", valid_from), _day("--valid-to", valid_to))
    try:
        added = addition(
            read_facts_file(file) if file.exists() else "", fact_from_claim(claim, document, choices), file
        )
    except NoFactError as error:
        fail(f"{claim.id} was not added: {error}")
    except FactsError as error:
        fail(str(error))
    put(added.lstrip("\n"))
    if not dry_run:
        save_bytes((file.read_bytes() if file.exists() else b"") + added.encode(), file)
    note(f"{'not written' if dry_run else 'added'} to {file}")


def _claim(report: Report, claim_id: str) -> Claim:
    """The claim of this id, or whose id alone begins so; anything else ends the command."""
    claims = {claim.id: claim for claim in report.claims}
    if claim_id in claims:
        return claims[claim_id]
    starting = [claim for claim in claims.values() if claim_id and claim.id.startswith(claim_id)]
    if not starting:
        near = [claims[found] for found in difflib.get_close_matches(claim_id, claims, n=_MOST_NAMED)]
        fail(f"{claim_id!r} is no claim of the report" + (f"; near it are {_listed(near)}" if near else ""))
    if len(starting) > 1:
        fail(f"{claim_id} is the start of {len(starting)} ids: {_listed(starting)}")
    return starting[0]


def _listed(claims: list[Claim]) -> str:
    named = [f"{claim.id} (“{' '.join(claim.text.split())}”)" for claim in claims[:_MOST_NAMED]]
    return ", ".join(named) + (" …" if len(claims) > _MOST_NAMED else "")


def _day(option: str, text: str | None) -> dt.date | None:
    try:
        return None if text is None else dt.date.fromisoformat(text)
    except ValueError:
        fail(f"{option}: {text!r} is no day such as 2024-07-11")
