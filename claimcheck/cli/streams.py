"""What goes where: findings to stdout, notes and progress to stderr, and when they have colour."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Literal, NoReturn, TextIO

import typer

ColorChoice = Literal["auto", "always", "never"]


def wants_color(choice: ColorChoice, stream: TextIO, environment: Mapping[str, str] = os.environ) -> bool:
    """Whether output to a stream is coloured.

    The option stands above all; then NO_COLOR (no-color.org), FORCE_COLOR (force-color.org), CLICOLOR_FORCE and
    CLICOLOR (bixense.com/clicolors), each only where it is not empty; then whether the stream is a capable terminal.
    """
    if choice != "auto":
        return choice == "always"
    if environment.get("NO_COLOR"):
        return False
    for name in ("FORCE_COLOR", "CLICOLOR_FORCE"):
        if environment.get(name):
            return environment[name] != "0"
    if environment.get("CLICOLOR") == "0" or environment.get("TERM") == "dumb":
        return False
    return stream.isatty()


def columns() -> int:
    """Width of the terminal, 80 where there is none; COLUMNS overrules both."""
    if sys.stdout.isatty() or os.environ.get("COLUMNS"):
        return shutil.get_terminal_size((80, 24)).columns
    return 80


def put(text: str) -> None:
    """Write text to stdout as UTF-8, whatever the locale."""
    put_bytes(text.encode("utf-8", "replace"))


def put_bytes(data: bytes) -> None:
    """Write to stdout; a reader that has gone away is no error."""
    stream = sys.stdout
    try:
        stream.buffer.write(data)
        stream.flush()
    except BrokenPipeError:
        # The interpreter flushes stdout once more at its end, which must not fail again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def save(text: str, file: Path) -> None:
    """Write text to a file as UTF-8, like `save_bytes`."""
    save_bytes(text.encode("utf-8", "replace"), file)


def save_bytes(data: bytes, file: Path) -> None:
    """Write a file; one that cannot be written ends the command with status 2."""
    try:
        file.write_bytes(data)
    except OSError as error:
        fail(f"{file} cannot be written ({error.strerror})")


def note(text: str) -> None:
    """Say something beside the findings, on stderr."""
    from claimcheck.reports.passages import printable

    typer.echo(f"claimcheck: {printable(text)}", err=True)


def fail(text: str) -> NoReturn:
    """Say what cannot be used and end the command with status 2."""
    note(text)
    raise typer.Exit(2)
