"""What a command states: the sizes in the names of its models, and the numbers of its options."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from claimcheck.lexicon.load import table

_MODEL = re.compile(
    r"(?<![\w.])(?P<family>[A-Za-z][\w.]{0,40}(?:[-_/:][A-Za-z][\w.]{0,40}){0,6}?)[-_:/]"
    r"(?P<size>\d{1,4}(?:\.\d{1,3})?)(?P<scale>[bBmM])(?![\w.]*\d)(?![A-Za-z])"
)
_OPTION = re.compile(
    r"(?<!\S)--?(?P<name>[A-Za-z][\w-]{1,40})(?:=|\s{1,4})(?P<value>\d[\d_]{0,15}(?:\.\d{1,12})?(?:[eE]-?\d{1,2})?)(?=[\s\\`'\"]|$)"
)
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
    """The numbers of one command; where it states a thing twice with two values, the thing is left out."""

    size: Stated | None
    family: frozenset[str]
    options: Mapping[str, Stated]


def read_command(text: str) -> Command:
    """The command in a block of code. `options` has the words of the first name for each: `gpu`, `learning rate`."""
    if len(text) > _LONGEST:
        return Command(None, frozenset(), {})
    models = [(match, Decimal(match["size"]) * _SCALES[match["scale"].lower()]) for match in _MODEL.finditer(text)]
    one_size = len({value for _, value in models}) == 1
    size = Stated(models[0][0].group(), models[0][1], *models[0][0].span()) if one_size else None
    family = frozenset(word.casefold() for match, _ in models for word in _WORD.findall(match["family"]))
    found: dict[str, list[Stated]] = defaultdict(list)
    for match in _OPTION.finditer(text):
        thing = _things().get(match["name"].casefold().replace("_", "-"))
        if thing is not None:
            value = Decimal(match["value"].replace("_", ""))
            found[thing].append(Stated(match.group(), value, *match.span()))
    options = {thing: stated[0] for thing, stated in found.items() if len({s.value for s in stated}) == 1}
    return Command(size, family, options)


@cache
def _things() -> Mapping[str, str]:
    """What an option sets, by the option's name."""
    return {name: entry["words"][0] for entry in table("command_options")["option"] for name in entry["names"]}


@cache
def thing_named(words: str) -> str | None:
    """What a metric or counted noun of running text names, in the terms of `Command.options`; None for all else."""
    wanted = words.casefold()
    for entry in table("command_options")["option"]:
        if wanted in entry["words"]:
            return str(entry["words"][0])
    return None
