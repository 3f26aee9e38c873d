"""Which figures measure the same sort of thing, so that one may be more, less or a part of the other."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.records import Claim, Kind
from claimcheck.units import UnknownUnit, comparable

_APART = (Kind.RATIO, Kind.PARAMETERS, Kind.TOKENS, Kind.COMPUTE)
"""Bare numbers of these kinds are never compared with others: the `8B` of a name is no score."""


def are_alike(one: Claim, other: Claim) -> bool:
    """Whether two figures have one dimension and, where both count something, count the same."""
    a, b = one.quantity, other.quantity
    if a is None or b is None or Kind.RANK in (one.kind, other.kind):
        return False
    if bool(a.unit) != bool(b.unit):
        # "from 8.4 to 6.3 percent": a bare number borrows percent or points, never money or a physical unit
        return bool({"percent", "point", "percentage_point"} & {a.unit, b.unit}) and not (a.counted or b.counted)
    if not a.unit and any((one.kind is kind) != (other.kind is kind) for kind in _APART):
        return False
    try:
        if not comparable(a.unit, b.unit) and not _shares_its_period(a.unit, b.unit):
            return False
    except UnknownUnit:
        return False
    return count_the_same(a.counted, b.counted)


def _shares_its_period(one: str, other: str) -> bool:
    """ "from $12,000 to $9,000 a month": what is written once may hold for both."""
    shorter, longer = sorted((one, other), key=len)
    return bool(shorter) and longer.startswith(f"{shorter}/")


def all_alike(claims: Sequence[Claim]) -> bool:
    """Whether every two neighbours are alike, and the first and last too."""
    return all(are_alike(a, b) for a, b in zip(claims, (*claims[1:], claims[0]), strict=True))


def count_the_same(one: str | None, other: str | None) -> bool:
    """Whether two head noun phrases name the same thing; a missing one may be anything ("27 wells, 31 in Zambia")."""
    if not one or not other:
        return True
    return bool({singular(word) for word in one.split()} & {singular(word) for word in other.split()})


def singular(word: str) -> str:
    """A word in lower case without its plural ending (and a final e); good enough to compare two words, not to
    print."""
    lowered = word.casefold().strip(".,;:()'\"")
    if lowered.endswith("ies"):
        return lowered[:-3] + "y"
    stem = lowered[:-1] if lowered.endswith("s") and not lowered.endswith("ss") else lowered
    return stem.removesuffix("e")
