"""`claimcheck init`: a settings file to start from."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from claimcheck.cli.streams import fail, note, save


def init(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Where to write it.")] = Path(),
) -> None:
    """Write a claimcheck.toml with every setting, its meaning and its default, all commented out.

    A file that is there already is never overwritten.
    """
    from claimcheck.config import settings_template

    file = folder / "claimcheck.toml"
    if file.exists():
        fail(f"{file} is there already and was left as it is")
    if not folder.is_dir():
        fail(f"{folder} is no folder")
    save(settings_template(), file)
    note(f"wrote {file}")
