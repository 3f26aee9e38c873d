"""Claims that another document states too, in words of its own: a copy of a text says nothing new."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from rapidfuzz import fuzz

from claimcheck.linking import LinkedGroup
from claimcheck.records import Claim, Span

_FEWEST_WORDS = 8
"""Shorter sentences are alike without being copied: there are few ways to say when something was released."""
_COPIED = 90
"""From this share of equal characters (rapidfuzz's ratio, in percent) two sentences are one text."""

_Row = tuple[str, Span]


def corroborated(groups: Sequence[LinkedGroup], claims: Sequence[Claim]) -> dict[str, tuple[str, ...]]:
    """By claim id the claims of other documents that state the same value and are no copies of its sentence or row."""
    rows = _rows(claims)
    found: dict[str, tuple[str, ...]] = {}
    for group in groups:
        for claim in group.claims:
            if others := tuple(other.id for other in _agreeing(claim, group) if not _is_copy(claim, other, rows)):
                found[claim.id] = others
    return found


def _agreeing(claim: Claim, group: LinkedGroup) -> Iterator[Claim]:
    """The claims of other documents whose value overlaps."""
    for other in group.claims:
        if other.location.document != claim.location.document and _agree(claim, other):
            yield other


def _agree(one: Claim, other: Claim) -> bool:
    if one.quantity is None or other.quantity is None:
        return one.date is not None and other.date is not None and one.date.timex == other.date.timex
    return one.quantity.unit == other.quantity.unit and one.quantity.interval.overlaps(other.quantity.interval)


def _rows(claims: Sequence[Claim]) -> Mapping[_Row, tuple[str, ...]]:
    """The figures of each row of a table, as written."""
    rows: dict[_Row, list[str]] = defaultdict(list)
    for claim in claims:
        if claim.location.cell is not None:
            rows[claim.location.document, claim.location.sentence].append(claim.text)
    return {place: tuple(texts) for place, texts in rows.items()}


def _is_copy(one: Claim, other: Claim, rows: Mapping[_Row, tuple[str, ...]]) -> bool:
    """Whether two claims stand in one and the same sentence, or in rows that share all of several figures."""
    if one.location.cell is not None and other.location.cell is not None:
        mine, theirs = (rows[claim.location.document, claim.location.sentence] for claim in (one, other))
        return len(mine) > 1 and mine == theirs
    a, b = (" ".join(claim.statement.casefold().split()) for claim in (one, other))
    return min(a.count(" "), b.count(" ")) >= _FEWEST_WORDS - 1 and fuzz.ratio(a, b, score_cutoff=_COPIED) > 0
