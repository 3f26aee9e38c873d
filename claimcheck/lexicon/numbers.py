"""Small whole numbers as they are written in running text, for what no claim holds."""

from __future__ import annotations

from claimcheck.lexicon.load import table

_LONGEST = 6
"""Digits; longer numbers are not small."""


def small_number(text: str) -> int | None:
    """The number that a word says (`three`, `twenty-five`, `1,200`, `a`), None for what is none under 10^6."""
    word = text.strip().casefold().replace(",", "")
    if word.isascii() and word.isdigit():
        return int(word) if len(word) <= _LONGEST else None
    if word in ("a", "an"):
        return 1
    small, tens = table("numbers")["small"], table("numbers")["tens"]
    ten, _, rest = word.partition("-")
    if ten in tens and (not rest or rest in small):
        return int(tens[ten]) + int(small.get(rest, 0))
    return None if rest else small.get(ten)
