"""What code states by name: options of commands, keys of configurations, arguments, printed results.

`--epochs 3`, `epochs: 3`, `"epochs": 3`, `train(epochs=3)`, `EPOCHS=3` and `accuracy: 0.91` all give a thing a number.
The thing is named by the words of the key, or by those that running text has for it (`command_options.toml`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from claimcheck.lexicon.load import table

Words = tuple[str, ...]

_NUMBER = r"(?P<value>-?\d[\d_]{0,15}(?:,\d{3}){0,4}(?:\.\d{1,12})?(?:[eE][-+]?\d{1,3})?)"
_SETTING = re.compile(
    r"(?<![\w.$/-])(?:--?(?P<option>[A-Za-z][\w-]{1,40})(?:=|\s{1,4})"
    r"|[\"']?(?P<key>[A-Za-z][\w.-]{0,40}(?: [a-z]{2,12}){0,3})[\"']?\s{0,20}[=:]\s{0,30})"
    rf"[\"']?{_NUMBER}"
    r"(?P<unit> ?(?:[kKMGT]i?[Bb]?(?:/s|ps)?|[mun\u00b5]?s|sec|secs|seconds?|min|mins|minutes?|h|hours?|bytes?|%))?"
    r"(?=[\s,;)\]}\"'\\\x60]|$)(?![\"']?\s{0,2}(?:[-+*/]\s{0,2}\d|:\d))",
    re.MULTILINE,
)
_PASSED = re.compile(r"(?<![\w.])(?P<value>\d{1,6}) passed(?![^\n]{0,80}(?:failed|error|skipped|deselected|xfailed))")
_COMMENT = re.compile(r"^\s{0,20}(?:#|//|--|;)[^\n]{0,400}$", re.MULTILINE)
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_BREAKS = re.compile(r"[\s._-]+")
_SHORTEST = 3
_LONGEST = 20_000
"""Characters; longer code is a program, which no paragraph announces."""


@dataclass(frozen=True, slots=True)
class Setting:
    """A number that code gives a thing: as written, its value and unit (empty where none is given), and its place.

    `is_bound` tells a key that names a limit.
    """

    text: str
    value: Decimal
    unit: str
    is_bound: bool
    start: int
    end: int


def read_settings(code: str) -> Mapping[Words, tuple[Setting, ...]]:
    """The numbers of a block of code, by the words for the thing that they are given; comments are left out."""
    found: dict[Words, list[Setting]] = defaultdict(list)
    if len(code) <= _LONGEST:
        plain = _COMMENT.sub(lambda match: " " * len(match[0]), code)
        for words, setting in [*_named(plain), *_passed(plain)]:
            found[words].append(setting)
    return {words: tuple(settings) for words, settings in found.items()}


def said_words(text: str) -> Words:
    """The words of a phrase in running text, in the singular, as they are compared with the words of a key."""
    return tuple(map(singular, filter(None, _BREAKS.split(text.casefold()))))


def singular(word: str) -> str:
    """A word without its plural ending and a final e: good enough to compare two words."""
    if word.endswith("ies"):
        return word[:-3] + "y"
    stem = word[:-1] if word.endswith("s") and not word.endswith("ss") else word
    return stem.removesuffix("e")


def _named(code: str) -> Iterator[tuple[Words, Setting]]:
    for match in _SETTING.finditer(code):
        name = match["option"] or match["key"]
        key = [word.casefold() for word in _BREAKS.split(_CAMEL.sub("_", name)) if word]
        unit = _units().get((match["unit"] or "").strip().casefold(), "")
        if not unit and len(key) > 1 and "per" not in key and key[-1] in _units():
            unit = _units()[key.pop()]
        setting = Setting(
            text=match[0],
            value=Decimal(match["value"].replace("_", "").replace(",", "")),
            unit=unit,
            is_bound=not _listed("bounds").isdisjoint(key),
            start=match.start(),
            end=match.end(),
        )
        for words in _words_for(key, is_variable=name.isupper()):
            yield words, setting


def _words_for(key: list[str], *, is_variable: bool) -> Iterator[Words]:
    """The words for a key: those of the lexicon, or its own, without the prefix that variables of a program have."""
    known = _things().get("-".join(key))
    if known is not None:
        yield from known
        return
    own = [singular(word) for word in key if word not in _listed("padding")]
    if is_variable and len(own) > 1:
        own = own[1:]
    if own and not (len(own) == 1 and (own[0] in _stems("vague") or len(own[0]) < _SHORTEST)):
        yield tuple(own)


def _passed(code: str) -> Iterator[tuple[Words, Setting]]:
    for match in _PASSED.finditer(code):
        yield ("test",), Setting(match[0], Decimal(match["value"]), "", False, match.start(), match.end())


@cache
def _things() -> Mapping[str, tuple[Words, ...]]:
    """The words that running text has for what an option or key sets, by its name."""
    return {
        name: tuple(dict.fromkeys(said_words(words) for words in entry["words"]))
        for entry in table("command_options")["option"]
        for name in entry["names"]
    }


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(table("command_options")["keys"][name])


@cache
def _stems(name: str) -> frozenset[str]:
    return frozenset(map(singular, _listed(name)))


@cache
def _units() -> Mapping[str, str]:
    """The unit of a number by what stands behind it, or at the end of its key (`timeout_seconds`)."""
    return {form: unit for unit, forms in table("command_options")["units"].items() for form in forms}
