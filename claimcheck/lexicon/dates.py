"""Words of English dates, from `dates.toml`."""

from __future__ import annotations

from functools import cache
from typing import cast

from claimcheck.lexicon.load import table as lexicon


@cache
def numbered(table: str) -> dict[str, int]:
    """A table of words with their numbers: `months`, `weekdays`, `ordinals`, `numbers`, `decades`."""
    return cast("dict[str, int]", lexicon("dates")[table])


@cache
def words(table: str, key: str) -> frozenset[str]:
    """A list of lower-case words or phrases of a table."""
    return frozenset(lexicon("dates")[table][key])


@cache
def listed(table: str, key: str) -> tuple[str, ...]:
    """A list of words of a table, in the order of the file."""
    return tuple(lexicon("dates")[table][key])


@cache
def seasons() -> dict[str, tuple[str, int]]:
    """TIMEX3 code and first month of each season, by its name."""
    return {name: (code, month) for name, (code, month) in lexicon("dates")["seasons"].items()}


@cache
def holidays() -> dict[str, list[tuple[int | str, ...]]]:
    """The rules for the days that each name of a holiday means, from `holidays.toml`, which says how to read them."""
    return {name: [tuple(rule) for rule in rules] for name, rules in lexicon("holidays")["days"].items()}
