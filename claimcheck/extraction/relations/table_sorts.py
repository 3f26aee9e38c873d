"""Which columns of a table an adjective may compare: what is smaller has a size, what is cheaper a price."""

from __future__ import annotations

import re
from functools import cache

from claimcheck.extraction.relations.mentions import View
from claimcheck.extraction.relations.words import section
from claimcheck.records import Claim

_CURRENCY = re.compile(r"\[currency_\w+\]")


def columns_compared(view: View, words: str) -> list[int]:
    """The columns of the sort that the first adjective among `words` compares; all where none tells or there is none
    of the sort."""
    found = _adjectives().search(words)
    sorts = _sorts()[found[1]] if found is not None else ()
    columns = [column for column in view.grid.columns if any(_is_of(sort, view, column) for sort in sorts)]
    return columns or view.grid.columns


@cache
def _sorts() -> dict[str, tuple[str, ...]]:
    """The sorts of every adjective, of its stem ("as small as") and of its superlative."""
    found: dict[str, set[str]] = {}
    for sort, adjectives in section("comparison")["of_what"].items():
        for adjective in adjectives:
            stem = adjective.removesuffix("r")
            superlative = adjective.replace("more ", "most ", 1) if " " in adjective else f"{stem}st"
            for form in (adjective, stem, adjective.removesuffix("er"), superlative):
                found.setdefault(form, set()).add(sort)
    return {form: tuple(sorted(sorts)) for form, sorts in found.items()}


@cache
def _adjectives() -> re.Pattern[str]:
    return re.compile(rf"\b({'|'.join(sorted(_sorts(), key=len, reverse=True))})\b")


def _is_of(sort: str, view: View, column: int) -> bool:
    """Whether the figures of a column are of a sort, by its label or by the unit of the first of them."""
    label = view.columns.by_line.get(column, "")
    if set(re.findall(r"[\w/]+", label)) & set(section("comparison")["labels"][sort]):
        return True
    first = next(claim for (_, place), claim in sorted(view.grid.claims.items()) if place == column)
    return _has_unit_of(sort, first)


def _has_unit_of(sort: str, claim: Claim) -> bool:
    if claim.quantity is None:
        return False
    if sort == "price":
        return _CURRENCY.search(claim.quantity.dimension) is not None
    return claim.quantity.dimension in section("comparison")["dimensions"].get(sort, ())


def is_speed(label: str, cell: Claim) -> bool:
    """Whether more of a column is faster, by its label or by a unit per time."""
    is_rate = cell.quantity is not None and "/ [time]" in cell.quantity.dimension
    return is_rate or ("latency" not in label and any(name in label for name in section("view")["speed_labels"]))
