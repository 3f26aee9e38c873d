"""Results that words announce: a product of two figures that stand before it, here or just before.

"A batch of 2,048 clips for 400,000 steps, so it saw 819 million clips"; "Filled to a depth of 2 metres it holds 90,000
cubic metres". A cue ties the result to what was said before; which figures it comes from is left to their units and
nouns. Where any two give the result, those are meant. Where none do, a single pair has to come close, or be off by a
power of ten, for the result to be held against it. Quotients are told by their unit (`checks/units/quotients.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from itertools import combinations

from claimcheck.extraction.passage import Passage
from claimcheck.extraction.relations.alike import are_alike, singular
from claimcheck.extraction.relations.products import OTHERWISE
from claimcheck.extraction.relations.sketch import Sketch, letter_of, operand
from claimcheck.extraction.relations.tally import is_rivalled
from claimcheck.extraction.relations.window import Window
from claimcheck.extraction.relations.words import any_of
from claimcheck.records import Claim, Comparator, Interval, Relation, RelationKind
from claimcheck.units import UnknownUnit, conversion, to_base

_HEDGES = r"(?:about |around |roughly |some |nearly |almost |just |over |under |approximately |a total of |an? ){0,3}"
_SO = re.compile(
    r"(?:(?<![\w-])(?:so|thus|hence|therefore|that is,?|this is,?|that's|which is|(?:that|this|which) (?:makes?|means|"
    r"would be|gives?)|making|giving|comes? to|came to|amounts? to|you (?:have|get|need)|"
    r"(?:it|the (?:[a-z-]+ )?[a-z-]+) "
    rf"(?:holds?|stores?|needs?|moves?|delivers?))(?! (?:far|much|many))(?: [a-z'-]+){{0,5}}? |"
    r"⟨\w\d+⟩(?: [a-z]+){0,2}? (?:therefore |together |thus )?(?:holds?|stores?|fits? into|fits? in|needs?) )"
    rf"{_HEDGES}$"
)
_IN_ALL = re.compile(r"(?: [a-z]+){0,2} (?:in all|in total|altogether|all told)(?![\w-])")
_BARRIERS = re.compile(
    r"(?<![\w-])(?:remaining|rest|left|another|more|less|only|average|up|down|other|additional|extra|with|plus)(?![\w-])"
)
_BY = re.compile(r" (?:of|for|with|at|times|over|on|in each of) (?:the |some |about )?", re.IGNORECASE)
_FOR_ONE = re.compile(r"(?<![\w-])(?:an?|one|each|every|per|average) ([a-z]{3,})(?![\w-])")
_MORE_OF_IT = re.compile(
    r"(?<![\w-])(?:another|a further|additional) [^⟨⟩]{0,12}⟨|⟨\w\d+⟩ (?:more|extra|additional) [a-z]"
)
"""Figures that come on top of others: what they make is no product of two of them."""
_SUMMED = re.compile(
    r"(?<![\w-])(?:altogether|together|in all|in total|all told|summed|sum|overall|another|added)(?![\w-])"
)
"""Before a result, or between its figures: it is a sum, of parts that need not all be given."""
_MOST = 8
"""Figures in sight; more are a list, in which two often fit by accident."""
_NEAR = Decimal(2)
_TENS = tuple(Decimal(10) ** power for power in (-3, -2, -1, 1, 2, 3))
_OFF_BY_TEN = Decimal("0.02")
_LIKELY = 0.7


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two figures whose product is the result by their units."""

    left: Claim
    right: Claim

    def expected(self) -> Interval:
        """What the two give, in base units."""
        return _at_limit(self.left) * _at_limit(self.right)

    @property
    def has_limit(self) -> bool:
        """Whether a figure is only the most that there can be: it may have been less where the result is less."""
        return any(c.quantity and c.quantity.comparator is Comparator.AT_MOST for c in (self.left, self.right))

    def point(self) -> Decimal:
        """The same of the figures as they are written."""
        return _point(self.left) * _point(self.right)


def find(window: Window) -> Iterator[Relation]:
    """Announced results of a sentence with the two figures that they come from."""
    drawn = window.drawn
    if any_of("direction", "negation").search(drawn.text):
        return
    for start, end, letter, result in drawn.placeholders:
        if letter not in "nmut" or not _is_announced(drawn.text, start, end) or not _is_plain(result):
            continue
        if OTHERWISE.match(drawn.text, end):
            continue
        before = window.before(start)
        if len(before) > _MOST:  # then those of its own sentence alone
            before = [c for c in before if c.location.sentence == result.location.sentence]
        around = window.around
        if around is None or _MORE_OF_IT.search(around.text) or not before or len(before) > _MOST:
            continue
        found = _chosen(result, before, around.passages)
        if found is not None:
            yield _relation(drawn, result, found, start, end)


def _is_announced(text: str, start: int, end: int) -> bool:
    if _SUMMED.search(text, 0, start):
        return False
    cue = _SO.search(text, max(0, start - 90), start)
    return (cue is not None and _BARRIERS.search(cue[0]) is None) or _IN_ALL.match(text, end) is not None


def _chosen(result: Claim, before: Sequence[Claim], passages: Sequence[Passage]) -> _Pair | None:
    """The pair that gives the result, else the only one that comes close to it and nothing else explains it."""
    plain = [claim for claim in before if _is_plain(claim) and letter_of(claim) in ("n", "m", "u", "t")]
    pairs = [pair for one, other in combinations(plain, 2) for pair in _pairs(result, one, other, passages)]
    stated = _base(result)
    for pair in reversed(pairs):
        if pair.expected().overlaps(stated):
            return pair
    close = [pair for pair in pairs if _is_close(pair.point(), _point(result)) and not pair.has_limit]
    here = [p for p in close if any(c.location.sentence == result.location.sentence for c in (p.left, p.right))]
    if any(is_rivalled(claim, before) for pair in here for claim in (pair.left, pair.right)):
        return None
    if not here or len({round(pair.point(), 6) for pair in close}) > 1 or _is_explained(stated, result, before):
        return None
    return here[-1]


def _pairs(result: Claim, one: Claim, other: Claim, passages: Sequence[Passage]) -> Iterator[_Pair]:
    wanted = _dimension(result)
    if wanted is None:
        return
    units = [_unit(claim) for claim in (one, other) if _unit(claim)]
    dimension = _dimension_of(" * ".join(f"({unit})" for unit in units)) if units else ""
    if dimension == wanted and (len(units) > 1 or _names_both(result, one, other, passages)):
        yield _Pair(one, other)


def _names_both(result: Claim, one: Claim, other: Claim, passages: Sequence[Passage]) -> bool:
    """Whether a number of things is a factor: it counts something, and of two numbers one counts what the result
    does."""
    counts = [claim for claim in (one, other) if not _unit(claim)]
    if not all(claim.quantity is not None and claim.quantity.counted for claim in counts):
        return False
    if len(counts) == 1:
        return True
    nouns = _nouns(result)
    is_one_of_them = not nouns or bool(nouns & (_nouns(one) | _nouns(other)))
    return is_one_of_them and _nouns(one) != _nouns(other) and _multiply(one, other, passages)


def _multiply(one: Claim, other: Claim, passages: Sequence[Passage]) -> bool:
    """Whether words set a number for one of the things beside the number of things: "clips for 400,000 steps", "1,250
    studios. The average studio has 2.4 kilns"."""
    if one.location.sentence == other.location.sentence:
        passage = next(p for p in passages if p.sentence == one.location.sentence)
        return _BY.fullmatch(passage.between(one.location.end, other.location.start)) is not None
    passage = next(p for p in passages if p.sentence == other.location.sentence)
    before = passage.between(other.location.sentence.start, other.location.start)
    return any(singular(found[1]) in _nouns(one) for found in _FOR_ONE.finditer(before.lower()))


def _nouns(claim: Claim) -> frozenset[str]:
    counted = claim.quantity.counted if claim.quantity is not None else None
    return frozenset(map(singular, (counted or "").split()))


def _is_close(expected: Decimal, stated: Decimal) -> bool:
    if not expected or not stated:
        return False
    ratio = stated / expected
    return 1 / _NEAR <= ratio <= _NEAR or any(abs(ratio / ten - 1) < _OFF_BY_TEN for ten in _TENS)


def _is_explained(stated: Interval, result: Claim, before: Sequence[Claim]) -> bool:
    """Whether the result is said again, or is the sum, the difference or a share of others, or a product of three."""
    plain = [claim for claim in before if _is_plain(claim)]
    same = [_base(claim) for claim in plain if are_alike(claim, result)]
    parts = [_base(claim) for claim in plain if letter_of(claim) in ("n", "r", "p")]
    values = [_base(claim) for claim in plain]
    return (
        any(one.overlaps(stated) for one in same)
        or any(
            (a + b).overlaps(stated) or (a - b).overlaps(stated) or (b - a).overlaps(stated)
            for a, b in combinations(same, 2)
        )
        or any((one * part).overlaps(stated) for one in same for part in parts)
        or any((a * b * c).overlaps(stated) for a, b, c in combinations(values, 3))
    )


def _is_plain(claim: Claim) -> bool:
    quantity = claim.quantity
    return quantity is not None and not quantity.is_range and bool(quantity.value) and _dimension(claim) is not None


def _base(claim: Claim) -> Interval:
    assert claim.quantity is not None
    return to_base(claim.quantity.generous_interval, claim.quantity.unit)


def _at_limit(claim: Claim) -> Interval:
    """The same, a limit ("up to 30 seconds") taken at its end."""
    quantity = claim.quantity
    assert quantity is not None
    if quantity.comparator is not Comparator.AT_MOST:
        return _base(claim)
    ended = quantity.model_copy(update={"comparator": Comparator.EQUAL, "low": None, "high": None})
    return to_base(ended.generous_interval, quantity.unit)


def _point(claim: Claim) -> Decimal:
    assert claim.quantity is not None
    return (claim.quantity.value or Decimal(0)) * conversion(claim.quantity.unit).factor


def _unit(claim: Claim) -> str:
    return claim.quantity.unit if claim.quantity is not None else ""


def _dimension(claim: Claim) -> str | None:
    return _dimension_of(_unit(claim)) if claim.quantity is not None else None


@cache
def _dimension_of(unit: str) -> str | None:
    try:
        return conversion(unit).dimension if unit else ""
    except UnknownUnit:
        return None


def _relation(drawn: Sketch, result: Claim, pair: _Pair, start: int, end: int) -> Relation:
    claims = (result, pair.left, pair.right)
    return Relation(
        kind=RelationKind.PRODUCT,
        operator="announced",
        operands=tuple(
            operand(role, claim) for role, claim in zip(("product", "factor", "factor"), claims, strict=True)
        ),
        cue=drawn.span(start, end),
        confidence=_LIKELY,
    )
