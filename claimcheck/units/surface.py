"""The surface forms of units and currencies: what writers write, and the unit name in our registry that it means."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

_PIECES = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+|[°º˚]\s?[CFKR](?!\w)|\S")
_PREFIX_SIGNS = {
    "femto": "f", "pico": "p", "nano": "n", "micro": "µ", "milli": "m", "centi": "c", "deci": "d", "hecto": "h",
    "kilo": "k", "mega": "M", "giga": "G", "tera": "T", "peta": "P", "exa": "E", "zetta": "Z", "yotta": "Y",
}  # fmt: skip
_BINARY_SIGNS = {"kibi": "Ki", "mebi": "Mi", "gibi": "Gi", "tebi": "Ti", "pebi": "Pi", "exbi": "Ei"}
_MICRO_SIGNS = ("µ", "μ", "u")

Form = tuple[str, ...]
"""A surface form as the sequence of its tokens: words and single signs, blanks and hyphens between words left out."""


@dataclass(frozen=True, slots=True)
class Surface:
    """Surface forms by their tokens: `names` in lower case, `symbols` in the case they are written in.

    `tight` holds the symbols that count only where they touch the digits, `longest` the most tokens of any form that
    starts with a token, so that a reader need not try more.
    """

    names: dict[Form, str]
    symbols: dict[Form, str]
    tight: frozenset[str]
    longest: dict[str, int]


def pieces(form: str) -> Form:
    """The tokens of a surface form."""
    return tuple(piece for piece in _PIECES.findall(form) if piece != "-")


@cache
def unit_surface() -> Surface:
    """The surface forms of all units but currencies."""
    names: dict[Form, str] = {}
    symbols: dict[Form, str] = {}
    tight: set[str] = set()
    for unit, entry in _load("surface.toml").items():
        tight.update(entry.get("tight", ()))
        for name in entry.get("names", ()):
            _add_name(names, name, unit)
        for symbol in entry.get("symbols", ()):
            symbols.setdefault(pieces(symbol), unit)
        prefixes = {prefix: _PREFIX_SIGNS[prefix] for prefix in entry.get("prefixes", ())}
        prefixes |= _BINARY_SIGNS if entry.get("binary") else {}
        for prefix, sign in prefixes.items():
            _add_prefixed(names, symbols, prefix, sign, unit, entry)
    return Surface(names, symbols, frozenset(tight), _longest(names, symbols))


@cache
def currency_surface() -> Surface:
    """The surface forms of currencies; signs are in `symbols`."""
    names: dict[Form, str] = {}
    symbols: dict[Form, str] = {}
    for code, entry in _load("currencies.toml").items():
        for name in entry.get("names", ()):
            if len(name) == 1 or name.upper() == code:
                names.setdefault((name,), code)
            else:
                _add_name(names, name, code)
        for sign in entry.get("signs", ()):
            symbols[pieces(sign)] = code
        if code.isupper():
            symbols[(code,)] = code
    return Surface(names, symbols, frozenset(), _longest(names, symbols))


@cache
def currency_codes() -> frozenset[str]:
    """The codes of all currencies, in capitals."""
    return frozenset(code for code in _load("currencies.toml") if code.isupper())


def _add_name(names: dict[Form, str], name: str, unit: str) -> None:
    form = pieces(name.lower())
    names.setdefault(form, unit)
    names.setdefault((*form[:-1], form[-1] + "s"), unit)
    names.setdefault((form[0] + "s", *form[1:]), unit)


def _add_prefixed(
    names: dict[Form, str], symbols: dict[Form, str], prefix: str, sign: str, unit: str, entry: dict[str, Any]
) -> None:
    for name in entry.get("names", ()):
        if " " not in name:
            _add_name(names, prefix + name, prefix + unit)
    signs = _MICRO_SIGNS if prefix == "micro" else ("k", "K") if (prefix, unit) == ("kilo", "byte") else (sign,)
    for symbol in entry.get("symbols", ()):
        if " " not in symbol:
            for one in signs:
                symbols.setdefault(pieces(one + symbol), prefix + unit)


def _longest(*tables: dict[Form, str]) -> dict[str, int]:
    longest: dict[str, int] = {}
    for forms in tables:
        for form in forms:
            first = form[0].lower()
            longest[first] = max(longest.get(first, 0), len(form))
    return longest


def _load(file: str) -> dict[str, Any]:
    return tomllib.loads(resources.files("claimcheck.units").joinpath(file).read_text("utf-8"))
