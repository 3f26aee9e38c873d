"""What a command states in the names of its models, and what the comments on its lines say of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

_MODEL = re.compile(
    r"(?<![\w.])(?P<family>[A-Za-z][\w.]{0,40}(?:[-_/:][A-Za-z][\w.]{0,40}){0,6}?)[-_:/]"
    r"(?P<size>\d{1,4}(?:\.\d{1,3})?)(?P<scale>[bBmM])(?![\w.]*\d)(?![A-Za-z])"
)
_OPTION = re.compile(
    r"(?<!\S)--?(?P<name>[A-Za-z][\w-]{1,40})(?:=|\s{1,4})(?P<value>\d[\d_]{0,15}(?:\.\d{1,12})?(?:[eE]-?\d{1,2})?)(?=[\s\\`'\"]|$)"
)
_SAID = re.compile(
    r"(?<![\w.,-])(?P<number>\d{1,9}(?:,\d{3}){0,3}(?:\.\d{1,6})?) (?P<noun>[A-Za-z]{3,20})\b(?! (?:per|each|for|on)\b)"
)
_SAID_SIZE = re.compile(
    r"(?<![\w.,-])(?P<size>\d{1,4}(?:\.\d{1,3})?)(?P<scale>[bBmM]) (?:model|version|variant|checkpoint|weights)\b"
)
_OTHER_LINE = re.compile(r"\b(?:or|instead|default|up to|at least|at most|max|min|was|if|not|try|use)\b", re.IGNORECASE)
"""In a comment: it speaks of another value than the one that stands there."""
_WORD = re.compile(r"[A-Za-z]{3,}")
_SCALES = {"b": Decimal(10) ** 9, "m": Decimal(10) ** 6}
_LONGEST = 20_000
"""Characters; longer code is a program, which no sentence announces as its command."""


@dataclass(frozen=True, slots=True)
class Stated:
    """A number that a command states: as written, its value, and its place in the command."""

    text: str
    value: Decimal
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Command:
    """The size of the one model that a command names, and the words of the names of its models."""

    size: Stated | None
    family: frozenset[str]


def read_command(text: str) -> Command:
    """The command in a block of code."""
    if len(text) > _LONGEST:
        return Command(None, frozenset())
    models = [(match, Decimal(match["size"]) * _SCALES[match["scale"].lower()]) for match in _MODEL.finditer(text)]
    one_size = len({value for _, value in models}) == 1
    size = Stated(models[0][0].group(), models[0][1], *models[0][0].span()) if one_size else None
    family = frozenset(word.casefold() for match, _ in models for word in _WORD.findall(match["family"]))
    return Command(size, family)


def contradicted_comments(text: str) -> Iterator[tuple[Stated, str]]:
    """Numbers of a command that the comment at the end of its own line gives otherwise, with the words of the comment.

    `--threads 8   # 16 threads` says a number of the option's own noun; `serve kea-7b   # the 70B model` a size.
    """
    position = 0
    for line in text[:_LONGEST].splitlines(keepends=True):
        code, mark, comment = line.partition(" #")
        if mark and not _OTHER_LINE.search(comment):
            for stated, nouns in _numbers(code, position):
                said = [m for m in _SAID.finditer(comment) if m["noun"].casefold().rstrip("s") in nouns]
                if len(said) == 1 and Decimal(said[0]["number"].replace(",", "")) != stated.value:
                    yield stated, said[0][0]
            yield from _sizes(code, comment, position)
        position += len(line)


def _numbers(code: str, offset: int) -> Iterator[tuple[Stated, set[str]]]:
    """The options of a line with the last word of each name, without its plural ending."""
    for match in _OPTION.finditer(code):
        noun = re.split(r"[-_]", match["name"].casefold())[-1].rstrip("s")
        stated = Stated(match.group(), Decimal(match["value"].replace("_", "")), *match.span())
        yield _moved(stated, offset), {noun}


def _sizes(code: str, comment: str, offset: int) -> Iterator[tuple[Stated, str]]:
    models = list(_MODEL.finditer(code))
    said = list(_SAID_SIZE.finditer(comment))
    if len(models) == len(said) == 1:
        value = Decimal(models[0]["size"]) * _SCALES[models[0]["scale"].lower()]
        if value != Decimal(said[0]["size"]) * _SCALES[said[0]["scale"].lower()]:
            yield _moved(Stated(models[0].group(), value, *models[0].span()), offset), said[0][0]


def _moved(stated: Stated, offset: int) -> Stated:
    return Stated(stated.text, stated.value, stated.start + offset, stated.end + offset)
