"""Trouble with a document: what stops the reading of it, and what is only worth saying."""

from __future__ import annotations

from typing import NamedTuple

from claimcheck.records import Document, ReadProblem


class ReadError(Exception):
    """A document that cannot be read at all; `problem` is the record for the report, and is fatal."""

    def __init__(self, document: str, kind: str, detail: str) -> None:
        self.problem = ReadProblem(document=document, kind=kind, detail=detail)
        super().__init__(f"{document}: {detail}")


class Reading(NamedTuple):
    """A document that was read, and what of it could not be (problems that are not fatal)."""

    document: Document
    problems: tuple[ReadProblem, ...] = ()


def remark(document: str, kind: str, detail: str) -> ReadProblem:
    """A problem that does not stop the rest of the document from being checked."""
    return ReadProblem(document=document, kind=kind, detail=detail, fatal=False)
