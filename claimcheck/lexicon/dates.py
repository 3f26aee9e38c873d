"""Words of English dates, from `dates.toml`."""

from __future__ import annotations

from functools import cache
from typing import cast

from claimcheck.lexicon.phrases import load_lexicon


@cache
def numbered(table: str) -> dict[str, int]:
    """A table of words with their numbers: `months`, `weekdays`, `ordinals`, `numbers`, `decades`."""
    return cast("dict[str, int]", load_lexicon("dates")[table])


@cache
def words(table: str, key: str) -> frozenset[str]:
    """A list of lower-case words or phrases of a table."""
    return frozenset(load_lexicon("dates")[table][key])
