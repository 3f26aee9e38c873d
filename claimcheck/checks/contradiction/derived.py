"""Whether a figure of a heading follows from the figure that seems to restate it, and others next to that one.

A figure in a heading need not stand in the text. Whoever writes "5 dead" over "three men and two women died" has added;
such a figure is no contradiction (DESIGN.md, decision 3). Small numbers follow from others by chance, so only figures
of the restating sentence that count the like are combined, the restating figure must be among them, and readings that
nearly any two small numbers allow need a word that says so (`each`, `lead`, `half of`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import cache
from itertools import combinations, permutations

from claimcheck.checks.contradiction.passages import Passage, Passages
from claimcheck.checks.contradiction.surroundings import head_noun, terms_of
from claimcheck.lexicon.load import table
from claimcheck.records import Claim, Interval
from claimcheck.units.nearness import value_of

_MOST_FIGURES = 30
"""Figures that are combined with each other."""
_LARGE = 20
"""From here on three figures seldom add up by chance."""
_ONE, _HUNDRED = Interval.exactly(1), Interval.exactly(100)
_NEVER_ADDED = frozenset({"age", "rank"})
_FACTORS = frozenset({"count", "ratio", "[time]"})
_AND_ONE = re.compile(
    r"[^.;]{0,50}?\b(?:and|as well as|plus),?\s(?:a|an|one|the|his|her|their|its|himself|herself|themselves)\b", re.I
)
_ONE_AND = re.compile(
    r"\b(?:a|an|one|the|his|her|their|its)\s(?:[\w-]{1,20}\s){1,3}(?:and|as well as|plus|along with)"
    r"(?:\s[\w-]{1,20}){0,2}\s$",
    re.I,
)
_COORDINATED = re.compile(r"[^.;:]{0,40}(?:\band\b|,|\bplus\b)[^.;:]{0,20}")
_REACH = 90
_FRACTIONS = (
    (re.compile(r"\bhalf\s(?:of\s)?(?:(?:the|its|his|her|a)\s)?\W?$", re.I), (Decimal("0.5"),)),
    (re.compile(r"\bthirds?\s(?:of\s)?(?:(?:the|its|a)\s)?\W?$", re.I), (1 / Decimal(3), 2 / Decimal(3))),
    (re.compile(r"\bquarters?\s(?:of\s)?(?:(?:the|its|a)\s)?\W?$", re.I), (Decimal("0.25"), Decimal("0.75"))),
    (re.compile(r"\b(?:doubl|twice)", re.I), (Decimal(2),)),
)
"""Fractions named right before a figure, and what they may be."""
_NAMED_BEFORE = 28


@cache
def _words(key: str) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(table("restatement")[key]) + r")\b", re.I)


def derivation(
    figure: Claim, restating: Claim, heading: Passage, near: Sequence[Passage], passages: Passages
) -> str | None:
    """How `figure` follows from the `restating` one and figures of the passages `near` it; None where it does not."""
    if figure.date is not None or restating.date is not None:
        return _year_follows(figure, restating, near)
    return _Derivation(figure, restating, heading, near, passages).found()


class _Derivation:
    """The readings of one figure of a heading, all from one figure of the text."""

    def __init__(
        self, figure: Claim, restating: Claim, heading: Passage, near: Sequence[Passage], passages: Passages
    ) -> None:
        assert figure.quantity is not None
        assert restating.quantity is not None
        self._restating, self._passages = restating, passages
        self._sort = passages.sort(figure)
        self._wanted, self._own = figure.quantity.interval, restating.quantity.interval
        self._value, self._other_value = value_of(figure), value_of(restating)
        self._heading = passages.view.document.clean(heading.span)
        self._sentence = passages.view.document.clean(restating.location.sentence)
        self._near = near

    def found(self) -> str | None:
        """The first reading that gives the figure."""
        if self._is_one_more():
            return "one more"
        if self._sort == self._passages.sort(self._restating) or self._sort == "count":
            readings = {"sum": self._is_sum, "difference": self._is_difference, "product": self._is_product}
            if (found := next((name for name, holds in readings.items() if holds()), None)) is not None:
                return found
        if self._is_fraction():
            return "fraction"
        return "share" if self._sort == "percent" and self._is_share() else None

    def _is_one_more(self) -> bool:
        """`four passengers and a pilot`, `the mayor and 11 other people`; `kills 5, himself` over six dead."""
        noun = head_noun(self._restating)
        if self._sort != "count" or (noun and noun not in terms_of("people")):
            return False
        if self._value is None or self._other_value is None:
            return False
        more = self._value - self._other_value
        if abs(more) == 1 and _words("oneself").search(self._heading):
            return True
        before, after = self._beside()
        return more in (1, 2) and bool(_AND_ONE.match(after) or _ONE_AND.search(before))

    def _is_sum(self) -> bool:
        if self._sort in _NEVER_ADDED:
            return False
        here = list(self._alike(here=True))
        if any((self._own + part).overlaps(self._wanted) for part in here):
            return True
        if not self._is_large():
            return False
        around = list(self._alike(here=False))
        if any((self._own + part).overlaps(self._wanted) for part in around):
            return True
        if any((self._own + a + b).overlaps(self._wanted) for a, b in combinations(here, 2)):
            return True
        return any((self._own + a - b).overlaps(self._wanted) for a, b in permutations(around, 2))

    def _is_difference(self) -> bool:
        says_so = _words("subtracting").search(self._heading) or _words("left_over").search(self._sentence)
        if self._sort in _NEVER_ADDED or not (self._is_large() or says_so):
            return False
        parts = self._alike(here=True)
        return any((self._own - p).overlaps(self._wanted) or (p - self._own).overlaps(self._wanted) for p in parts)

    def _is_product(self) -> bool:
        if not _words("multiplying").search(self._sentence):
            return False
        factors = (c for c in self._claims(here=True) if self._passages.sort(c) in _FACTORS)
        return any(f.low > 1 and (self._own * f).overlaps(self._wanted) for f in _intervals(factors))

    def _is_fraction(self) -> bool:
        before = self._beside()[0][-_NAMED_BEFORE:]
        named = (values for pattern, values in _FRACTIONS if pattern.search(before))
        return any(self._own.scaled(value).overlaps(self._wanted) for values in named for value in values)

    def _is_share(self) -> bool:
        """Whether a percentage is the quotient of two counts or amounts of the sentence, or the change between them."""
        parts = _intervals(c for c in self._claims(here=True) if self._passages.sort(c).startswith(("count", "money")))
        for one, other in combinations([part for part in parts if part.low > 0], 2):
            for quotient in (one / other, other / one):
                results = (quotient * _HUNDRED, (quotient - _ONE) * _HUNDRED, (_ONE - quotient) * _HUNDRED)
                if any(result.overlaps(self._wanted) for result in results):
                    return True
        return False

    def _is_large(self) -> bool:
        return self._value is not None and self._value >= _LARGE

    def _alike(self, *, here: bool) -> Iterator[Interval]:
        """The intervals of the figures that count the like of the restating one."""
        return _intervals(claim for claim in self._claims(here=here) if self._is_alike(claim))

    def _is_alike(self, claim: Claim) -> bool:
        """Whether a figure is of the restating one's sort, and counts the same, or is joined to it by `and`."""
        if self._passages.sort(claim) != self._passages.sort(self._restating):
            return False
        first, second = sorted((claim.location, self._restating.location), key=lambda place: place.start)
        if _COORDINATED.fullmatch(self._passages.view.document.prose[first.end : second.start]):
            return True
        nouns = {head_noun(claim), head_noun(self._restating)} - {""}
        return len(nouns) < 2 or nouns <= terms_of("people")

    def _claims(self, *, here: bool) -> list[Claim]:
        """The other figures of the sentence (`here`) or of the passages near it."""
        own = self._restating
        claims = [claim for passage in self._near for claim in passage.claims if claim.id != own.id]
        if here:
            claims = [claim for claim in claims if claim.location.sentence == own.location.sentence]
        return claims[:_MOST_FIGURES]

    def _beside(self) -> tuple[str, str]:
        """The text before and behind the restating figure, within its sentence."""
        place, prose = self._restating.location, self._passages.view.document.prose
        before = prose[max(place.sentence.start, place.start - _REACH) : place.start]
        return before, prose[place.end : min(place.sentence.end, place.end + _REACH)]


def _intervals(claims: Iterable[Claim]) -> Iterator[Interval]:
    quantities = (claim.quantity for claim in claims)
    return (q.interval for q in quantities if q is not None and q.interval.is_bounded)


def _year_follows(figure: Claim, restating: Claim, near: Sequence[Passage]) -> str | None:
    """A year that is the restating year plus or minus a number of years."""
    wanted = figure.date.first_day if figure.date else None
    own = restating.date.first_day if restating.date else None
    quantities = (claim.quantity for passage in near for claim in passage.claims)
    spans = {q.value for q in quantities if q is not None}
    return "difference" if wanted and own and abs(wanted.year - own.year) in spans else None
