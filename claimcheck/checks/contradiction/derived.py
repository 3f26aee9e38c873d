"""Whether a figure of a heading follows from the figure that seems to restate it, and others next to that one.

A figure in a heading need not stand in the text. Whoever writes "5 dead" over "three men and two women died" has added;
such a figure is no contradiction (DESIGN.md, decision 3). Small numbers follow from others by chance, so only the
figures of the restating sentence and of its neighbours are combined, and the restating figure must be among them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from claimcheck.checks.contradiction.passages import Passage, Passages
from claimcheck.records import Claim, Interval

_MOST_FIGURES = 30
"""Figures that are combined with each other."""
_ONE, _HUNDRED = Interval.exactly(1), Interval.exactly(100)
_PLAIN = frozenset({"count", "age", "rank", "ratio", "[time]"})
"""Sorts that are combined with each other, as plain numbers."""


def derivation(figure: Claim, restating: Claim, near: Sequence[Passage], passages: Passages) -> str | None:
    """How `figure` follows from the `restating` one and figures of the passages `near` it; None where it does not."""
    if figure.date is not None:
        return _year_follows(figure, restating, near)
    assert figure.quantity is not None
    assert restating.quantity is not None
    sort = passages.sort(figure)
    wanted, own = figure.quantity.interval, restating.quantity.interval
    alike = _PLAIN if sort in _PLAIN else {sort}
    others = [claim for passage in near for claim in passage.claims if claim.id != restating.id]
    parts = list(_intervals(others, passages, alike))
    found = _combined(wanted, own, parts) or _scaled(wanted, own, list(_intervals(others, passages, _PLAIN)))
    if found is None and sort in _PLAIN | {"percent"}:
        everything = [passages.sort(claim) for claim in others]
        found = _compared(wanted, [own, *_intervals(others, passages, frozenset(everything))])
    return found


def _intervals(claims: Sequence[Claim], passages: Passages, sorts: frozenset[str] | set[str]) -> Iterator[Interval]:
    """The bounded intervals of the figures of some sorts."""
    for claim in claims[:_MOST_FIGURES]:
        if claim.quantity is not None and passages.sort(claim) in sorts and claim.quantity.interval.is_bounded:
            yield claim.quantity.interval


def _combined(wanted: Interval, own: Interval, parts: Sequence[Interval]) -> str | None:
    for part in parts:
        if (own + part).overlaps(wanted):
            return "sum"
        if (own - part).overlaps(wanted) or (part - own).overlaps(wanted):
            return "difference"
    return "sum" if any((own + a + b).overlaps(wanted) for a, b in combinations(parts, 2)) else None


def _scaled(wanted: Interval, own: Interval, factors: Sequence[Interval]) -> str | None:
    for factor in factors:
        if factor.low > _ONE.low:
            if (own * factor).overlaps(wanted):
                return "product"
            if (own / factor).overlaps(wanted):
                return "quotient"
    return None


def _compared(wanted: Interval, parts: Sequence[Interval]) -> str | None:
    """A share in percent or a change in percent of two figures."""
    for one, other in combinations([part for part in parts if part.low > 0], 2):
        for quotient in (one / other, other / one):
            results = (quotient * _HUNDRED, (quotient - _ONE) * _HUNDRED, (_ONE - quotient) * _HUNDRED)
            if any(result.overlaps(wanted) for result in results):
                return "quotient"
    return None


def _year_follows(figure: Claim, restating: Claim, near: Sequence[Passage]) -> str | None:
    """A year that is the restating year plus or minus a number of years."""
    assert figure.date is not None
    assert restating.date is not None
    wanted, own = figure.date.first_day, restating.date.first_day
    quantities = (claim.quantity for passage in near for claim in passage.claims)
    spans = {q.value for q in quantities if q is not None}
    return "difference" if wanted and own and abs(wanted.year - own.year) in spans else None
