"""Whether a figure of a heading follows from the figure that seems to restate it, and others next to that one.

A figure in a heading need not stand in the text. Whoever writes "5 dead" over "three men and two women died" has added;
such a figure is no contradiction (DESIGN.md, decision 3). Small numbers follow from others by chance, so only figures
of the restating sentence are combined (for sums also of its neighbours), and the restating figure must be among them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
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
    around = [c for passage in near for c in passage.claims if c.id != restating.id]
    beside = [c for c in around if c.location.sentence == restating.location.sentence]
    if _is_sum(wanted, own, list(_intervals(around, passages, alike))):
        return "sum"
    if _is_difference(wanted, own, _intervals(beside, passages, alike)):
        return "difference"
    if _is_product(wanted, own, _intervals(beside, passages, _PLAIN)):
        return "product"
    if sort == "percent" and _is_share(wanted, list(_intervals(beside, passages, None))):
        return "share"
    return None


def _intervals(claims: Sequence[Claim], passages: Passages, sorts: Set[str] | None) -> Iterator[Interval]:
    """The bounded intervals of the figures of some sorts, of all sorts for None."""
    for claim in claims[:_MOST_FIGURES]:
        is_wanted = claim.quantity is not None and (sorts is None or passages.sort(claim) in sorts)
        if is_wanted and claim.quantity is not None and claim.quantity.interval.is_bounded:
            yield claim.quantity.interval


def _is_sum(wanted: Interval, own: Interval, parts: Sequence[Interval]) -> bool:
    if any((own + part).overlaps(wanted) for part in parts):
        return True
    return any((own + a + b).overlaps(wanted) for a, b in combinations(parts, 2))


def _is_difference(wanted: Interval, own: Interval, parts: Iterable[Interval]) -> bool:
    return any((own - part).overlaps(wanted) or (part - own).overlaps(wanted) for part in parts)


def _is_product(wanted: Interval, own: Interval, factors: Iterable[Interval]) -> bool:
    return any((own * factor).overlaps(wanted) for factor in factors if factor.low > 1)


def _is_share(wanted: Interval, parts: Sequence[Interval]) -> bool:
    """Whether a percentage is the quotient of two figures, or the change from one to the other."""
    for one, other in combinations([part for part in parts if part.low > 0], 2):
        for quotient in (one / other, other / one):
            results = (quotient * _HUNDRED, (quotient - _ONE) * _HUNDRED, (_ONE - quotient) * _HUNDRED)
            if any(result.overlaps(wanted) for result in results):
                return True
    return False


def _year_follows(figure: Claim, restating: Claim, near: Sequence[Passage]) -> str | None:
    """A year that is the restating year plus or minus a number of years."""
    assert figure.date is not None
    assert restating.date is not None
    wanted, own = figure.date.first_day, restating.date.first_day
    quantities = (claim.quantity for passage in near for claim in passage.claims)
    spans = {q.value for q in quantities if q is not None}
    return "difference" if wanted and own and abs(wanted.year - own.year) in spans else None
