"""`-` among the paths: a document from standard input."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from claimcheck.cli.streams import fail

if TYPE_CHECKING:
    from claimcheck.records import Document

StdinName = Annotated[
    str, typer.Option("--stdin-filename", metavar="NAME", help="Name and suffix of the document that PATH - reads.")
]


def with_stdin(paths: Sequence[str], name: str) -> list[str | Document]:
    """The paths, with each `-` replaced by what standard input holds; bytes that are no text end the command."""
    if "-" not in paths:
        return list(paths)
    from claimcheck.readers import ReadError, media_type_of
    from claimcheck.readers.decoding import decode
    from claimcheck.records import Document

    try:
        text, _ = decode(sys.stdin.buffer.read(), name)
    except ReadError as error:
        fail(str(error))
    document = Document.from_text(text, name=name, media_type=media_type_of(name) or "text/plain")
    return [document if path == "-" else path for path in dict.fromkeys(paths)]
