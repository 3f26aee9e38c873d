"""What the words around a figure ask for: the dimensions that a named quantity has, and those it is taken for."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from claimcheck.lexicon.load import table
from claimcheck.records import Severity
from claimcheck.units import conversion

_HEDGE = r"(?:about|around|some|up to|roughly|over|nearly|almost|only|more than|at least|as much as)"
_IS = r"(?:of|is|was|were|reach(?:ed|es)?|rose to|fell to|dropped to|grew to|averages?|averaged|:)"
_NOT_BEFORE = r"(?!\s(?:bandwidth|traffic|throughput|speed|transfers?|reads?|writes?|access|use|usage|draw))"
"""After the name: the first word of a compound ("of memory bandwidth") names another quantity."""
_PERIOD = re.compile(
    r"\s(?:of \w+\s)?(?:an?|per|each|every|last|this|during|over|in)\s(?:the\s)?(?:(?:past|whole|full|same)\s)?"
    r"(?:year|month|week|quarter|season|winter|summer|20\d\d|19\d\d)\b"
)
_PERIOD_FIRST = re.compile(
    r"^\W*(?:in\s(?:the\s)?(?:20|19)\d\d|last\s(?:year|month|week)|over\sthe\s(?:year|month))\b", re.IGNORECASE
)


@cache
def _pattern(source: str) -> re.Pattern[str]:
    """A pattern of names, compiled when a text first has a unit of their dimension: all together take long to."""
    return re.compile(source, re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Asked(ABC):
    """A physical quantity: its dimensions, those that it is taken for, and a unit of the first."""

    right: frozenset[str]
    wrong: frozenset[str]
    base: str
    unless: re.Pattern[str]
    severity: Severity | None

    @abstractmethod
    def _named(self, before: str, after: str, statement: str) -> str | None:
        """How the quantity is named around a figure, None where it is not."""

    def name_of(self, before: str, after: str, statement: str) -> str | None:
        """The name of the quantity that the words around a figure ask for; None where they do not ask for it."""
        name = self._named(before, after, statement)
        return None if name is None or self.unless.search(statement) else name


@dataclass(frozen=True, slots=True)
class _Named(Asked):
    """A quantity by its name, behind a figure ("12 MW of kinetic energy") or before it ("a speed of 12 km")."""

    behind: str
    ahead: str

    def _named(self, before: str, after: str, statement: str) -> str | None:
        found = _pattern(self.behind).match(after)
        if found is not None:
            return found["name"] or f"what is drawn {found['phrase']}"
        found = _pattern(self.ahead).search(before)
        return found["name"] if found is not None else None


@dataclass(frozen=True, slots=True)
class _Framed(Asked):
    """A quantity by the verb before a figure, and what it is an amount of ("holds 12 m² of water")."""

    name: str
    ahead: str
    of: str
    in_period: bool

    def _named(self, before: str, after: str, statement: str) -> str | None:
        if not _pattern(self.ahead).search(before):
            return None
        if not self.in_period:
            return self.name if _pattern(self.of).match(after) else None
        is_past = _PERIOD_FIRST.search(statement) is not None and _pattern(self.of).match(after) is not None
        return self.name if is_past or _PERIOD.match(after) else None


@dataclass(frozen=True, slots=True)
class Odd:
    """A dimension that hardly anybody means, the words that make it meant, and what is meant otherwise."""

    dimension: str
    unless: re.Pattern[str]
    instead: str


def asked_in(dimension: str) -> tuple[Asked, ...]:
    """The quantities that a unit of a dimension measures, or is mistaken for measuring."""
    return _by_dimension().get(dimension, ())


@cache
def odd_units() -> tuple[Odd, ...]:
    """Units that hardly anybody means."""
    return tuple(
        Odd(conversion(entry["unit"]).dimension, _words(entry["unless"]), entry["instead"])
        for entry in table("dimensions")["odd"]
    )


@cache
def _by_dimension() -> Mapping[str, tuple[Asked, ...]]:
    found: dict[str, list[Asked]] = defaultdict(list)
    for asked in (*_named(), *_framed()):
        for dimension in asked.right | asked.wrong:
            found[dimension].append(asked)
    return {dimension: tuple(quantities) for dimension, quantities in found.items()}


def _named() -> Iterator[Asked]:
    for entry in table("dimensions")["quantity"]:
        names = "|".join(re.escape(name) for name in sorted(entry["names"], key=len, reverse=True))
        phrases = "|".join(entry.get("after", ())) or "(?!)"
        yield _Named(
            **_common(entry),
            behind=rf"\s{{1,3}}of\s{{1,3}}(?:[a-z]+\s)?(?P<name>{names})\b{_NOT_BEFORE}|\s(?P<phrase>{phrases})\b",
            ahead=rf"\b(?P<name>{names})s?\s{_IS}\s?(?:{_HEDGE})?\s?$",
        )


def _framed() -> Iterator[Asked]:
    for entry in table("dimensions")["frame"]:
        of = entry.get("of")
        yield _Framed(
            **_common(entry),
            name=entry["name"],
            ahead=rf"\b(?:{'|'.join(entry['before'])})\s(?:{_HEDGE}\s)?$",
            of=rf"\s{{1,3}}of\s{{1,3}}(?:[a-z]+\s)?{of}\b" if of else "",
            in_period=entry.get("period", False),
        )


def _common(entry: Mapping[str, Any]) -> dict[str, Any]:
    severity = entry.get("severity")
    return {
        "right": frozenset(conversion(unit).dimension for unit in entry["base"]),
        "wrong": frozenset(conversion(unit).dimension for unit in entry["not"]),
        "base": entry["base"][0],
        "unless": _words(entry.get("unless", ())),
        "severity": None if severity is None else Severity(severity),
    }


def _words(words: tuple[str, ...] | list[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(words) or '(?!)'})\b", re.IGNORECASE)
