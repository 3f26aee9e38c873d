"""`claimcheck schema`: the JSON Schemas of what goes in and comes out."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from claimcheck.cli.streams import fail, note, put


def schema(
    name: Annotated[
        Literal["claim", "finding", "report", "config", "facts"] | None,
        typer.Argument(help="Which schema; all with --write."),
    ] = None,
    write: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Write NAME.schema.json into DIR instead of stdout.")
    ] = None,
) -> None:
    """Print the JSON Schema of a claim, a finding, a report, the settings or a facts file.

    \b
    claimcheck schema report > report.schema.json
    claimcheck schema --write schemas
    """
    from claimcheck.reports.json import as_text
    from claimcheck.reports.schemas import SCHEMA_NAMES, schema_text, write_schemas
    from claimcheck.support.facts import facts_schema

    if write is not None:
        try:
            written = write_schemas(write, SCHEMA_NAMES if name is None else () if name == "facts" else (name,))
            if name in (None, "facts"):
                written.append(write / "facts.schema.json")
                written[-1].write_text(as_text(facts_schema()), encoding="utf-8")
        except OSError as error:
            fail(f"{write} cannot be written ({error.strerror})")
        note("wrote " + ", ".join(map(str, written)))
    elif name is None:
        fail(f"name a schema ({', '.join((*SCHEMA_NAMES, 'facts'))}), or write all with --write DIR")
    else:
        put(as_text(facts_schema()) if name == "facts" else schema_text(name))
