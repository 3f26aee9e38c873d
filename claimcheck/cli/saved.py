"""Reports that were saved, read again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.cli.streams import fail

if TYPE_CHECKING:
    from claimcheck.records import Report


def load_report(file: Path) -> Report:
    """A report that `claimcheck check --json` wrote; anything else ends the command."""
    from pydantic import ValidationError

    from claimcheck.records import Report

    try:
        return Report.model_validate_json(file.read_bytes())
    except OSError as error:
        fail(f"{file} cannot be read ({error.strerror})")
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(map(str, first["loc"]))
        fail(f"{file} is no report of this version: {place + ': ' if place else ''}{first['msg']}")
