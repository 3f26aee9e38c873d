"""What one of a number of things has, how many there are, and what all have, in sentences of their own.

"The hall has 24 rows. Each row has 18 seats, so it seats 432"; "the choir sold 360 tickets. Takings were €5,400, so the
average ticket cost €15"; "the pump moves 40 litres a minute. It ran for 90 minutes and moved 3,600 litres". Any total
and number in view may be meant; only where there is one of each, and the last of the three is said to follow from the
others, is it held against them.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from claimcheck.extraction.guarded import Finder
from claimcheck.extraction.relations.alike import are_alike, singular
from claimcheck.extraction.relations.products import OTHERWISE
from claimcheck.extraction.relations.sketch import SENTENCE_END, Sketch, letter_of, operand, pattern
from claimcheck.extraction.relations.tally import in_base, is_rivalled, may_be_like, value_of
from claimcheck.extraction.relations.window import Window
from claimcheck.extraction.relations.words import any_of, fragment
from claimcheck.records import Claim, Comparator, Interval, Relation, RelationKind
from claimcheck.units import UnknownUnit, conversion

_FITS, _BOUND = 0.7, 0.6
_FEWEST, _MOST = 3, 8
"""Figures in view."""
_NEAR = Decimal(2)
"""A result that is further off than by this factor is of something else."""
_FOLLOWS = re.compile(
    r"(?<![\w-])(?:so|thus|hence|therefore|which|(?:that|this) (?:is|was|makes|means|comes to|came to)|making|"
    r"makes?|made|comes? to|came to|amounts? to|totals?|in all|altogether|the average|an average|on average|"
    r"between them)(?![\w-])[^⟨⟩¶;.]*$|⟩ [a-z]+ (?:is|are) $|⟩ (?:is|are) $"
)
_IN_ALL = re.compile(r"(?: [a-z]+){0,2} (?:in all|in total|altogether|all told|each|apiece)(?![\w-])")
_VERB = re.compile(r"(?<![\w-])([a-z]{4,})(?: (?:up to|about|some|around))? $")
_STEM = 4
"""Letters in which the forms of a verb agree: "moves" and "moved"."""
_PERIODS = frozenset({"day", "week", "month", "quarter", "year"})
_APART = re.compile(r" (?:apart|between)\b")
"""After a distance: of what stands in a row there is one more than there are gaps."""
_OF_THEM = re.compile(r" of (?:them|these|those)\b")


@dataclass(frozen=True, slots=True)
class _One:
    """What one thing has, and the name of the thing in the singular, empty where it is any of what was counted."""

    claim: Claim
    noun: str


def find(window: Window) -> Iterator[Relation]:
    """Products and averages whose last figure is in a sentence and whose first is in one before."""
    drawn = window.around if window.paragraph and window.holds in range(_FEWEST, _MOST + 1) else None
    if drawn is None:
        return
    own = drawn.text.rfind(SENTENCE_END)
    order = {claim.id: start for start, _, _, claim in drawn.placeholders}
    ones = list(_ones(drawn))
    for one in ones:
        found = _completed(drawn, one, {other.claim.id for other in ones})
        if found is None:
            continue
        total, number, certain = found
        places = [order[claim.id] for claim in (one.claim, total, number)]
        if min(places) < own < max(places) or not (number.quantity and number.quantity.counted):
            yield _relation(drawn, one.claim, total, number, certain)


def _ones(drawn: Sketch) -> Iterator[_One]:
    """The figures that are said of one of something."""
    seen: set[str] = set()
    for finder in _patterns():
        for match in finder.finditer(drawn.text):
            claim = drawn.claim(match, "each")
            if claim is not None and claim.id not in seen and value_of(claim):
                seen.add(claim.id)
                yield _One(claim, singular(match.groupdict().get("noun") or ""))
    for claim in drawn.claims:
        quantity = claim.quantity
        is_limit = quantity is not None and quantity.comparator is Comparator.AT_MOST  # reached for a while at best
        if quantity is not None and "/" in quantity.unit and value_of(claim) and not is_limit:
            yield _One(claim, "/")


@cache
def _patterns() -> tuple[Finder, ...]:
    does = fragment("for_one", "does")
    return tuple(
        map(
            pattern,
            (
                r"(?<![\w-])(?:each|every|(?:the|an) average) (?!of )(?P<noun>[a-z-]{3,}) (?:[a-z]+ ){1,3}?<each:mutn>",
                rf"(?<![\w-])(?:an?|one) (?P<noun>[a-z-]{{3,}}) (?:{does}) <each:mutn>",
                r"(?<![\w-])each (?:of (?:them|these|those) )?[a-z]+ <each:mutn>",
                r"<each:mutn>(?: [a-z]+)? (?:per|for each|for every|an?) (?P<noun>[a-z-]{3,})(?= ?(?:[.,;)]|$|¶))",
                r"<each:mutn>(?: [a-z]+)? (?:each|apiece)(?= ?(?:on average)? ?(?:[.,;)]|$|¶))",
                r"(?:an average|a mean) of <each:mutn>(?: [a-z]+)?(?= ?(?:[.,;)]|$|¶))",
            ),
        )
    )


def _completed(drawn: Sketch, one: _One, ones: Collection[str]) -> tuple[Claim, Claim, float] | None:
    """The total and the number that go with what one has, and how sure it is that they do; no total is one of `ones`,
    what one of something else has."""
    others = [claim for claim in drawn.claims if claim is not one.claim and value_of(claim)]
    numbers = [claim for claim in others if _is_number(drawn, claim, one)]
    totals = [claim for claim in others if _is_total(claim, one) and claim.id not in ones]
    pairs = [(total, number) for total in totals for number in numbers if total is not number]
    for total, number in reversed(pairs):
        if _fits(one, total, number):
            return total, number, _FITS
    if len(pairs) != 1 or not _is_near(one, *pairs[0]) or not _follows(drawn, one.claim, *pairs[0]):
        return None
    if (
        _is_in_other_units(one, pairs[0][1])
        or is_rivalled(pairs[0][1], others)
        or _APART.match(drawn.text, drawn.place(one.claim)[1])
    ):
        return None
    return (*pairs[0], _BOUND)


def _is_in_other_units(one: _One, number: Claim) -> bool:
    """Whether what is so much a day stands beside hours: seven hours are the work of a day, not a part of it."""
    if one.noun != "/" or one.claim.quantity is None or number.quantity is None:
        return False
    period = one.claim.quantity.unit.rpartition("/")[2]
    return period in _PERIODS and period != number.quantity.unit


def _is_number(drawn: Sketch, claim: Claim, one: _One) -> bool:
    """Whether a figure may say how many there are: a count of the thing, or a time for what is so much a minute."""
    quantity = claim.quantity
    assert quantity is not None
    if one.noun == "/":
        assert one.claim.quantity is not None
        unit = one.claim.quantity.unit.rpartition("/")[2]
        return bool(quantity.unit) and _dimension(unit) == _dimension(quantity.unit)
    if quantity.unit and quantity.unit == one.noun:
        return True
    if letter_of(claim) != "n" or quantity.value != int(value_of(claim)):
        return False
    if quantity.counted:
        return not one.noun or one.noun in {singular(word) for word in quantity.counted.split()}
    return _OF_THEM.match(drawn.text, drawn.place(claim)[1]) is not None


def _is_total(claim: Claim, one: _One) -> bool:
    """Whether a figure may be what all have: of the unit of what one has, or a number of the same."""
    a, b = claim.quantity, one.claim.quantity
    if a is None or b is None:
        return False
    if one.noun == "/":
        unit = b.unit.rpartition("/")[0].strip("()")
        return _dimension(a.unit) == _dimension(unit) if unit != "1" else letter_of(claim) == "n"
    return may_be_like(one.claim, claim) if a.unit else are_alike(claim, one.claim)


def _fits(one: _One, total: Claim, number: Claim) -> bool:
    return _product(one, total, number).overlaps(in_base(total))


def _is_near(one: _One, total: Claim, number: Claim) -> bool:
    expected, stated = _product(one, total, number).middle, in_base(total).middle
    return expected / _NEAR < stated < expected * _NEAR


def _product(one: _One, total: Claim, number: Claim) -> Interval:
    """What all have, in base units; what one has may leave out the unit of the total."""
    return in_base(one.claim, of=total) * in_base(number)


def _follows(drawn: Sketch, one: Claim, total: Claim, number: Claim) -> bool:
    """Whether the last of the three is what comes out: not how many there are, by words or by the verb of the other."""
    places = {claim.id: drawn.place(claim) for claim in (one, total, number)}
    last = max((one, total), key=lambda claim: places[claim.id])
    start, end = places[last.id]
    if places[number.id][0] > start or (OTHERWISE.match(drawn.text, end) and last is total):
        return False
    first = min(place[0] for place in places.values())
    stop = re.compile(r"[.;¶]|$").search(drawn.text, end)
    stretch = drawn.text[first : stop.start() if stop else end].replace("with ⟨", "⟨")  # "with 208 members that is"
    if any_of("for_one", "not_all").search(stretch):
        return False
    verbs = [found[1][:_STEM] for c in (one, total) if (found := _VERB.search(drawn.clause(*places[c.id])[0]))]
    before = drawn.text[drawn.text.rfind(SENTENCE_END, 0, start) + 1 : start]
    is_same_verb = last is total and len(verbs) == len(set(verbs)) + 1
    return is_same_verb or bool(_FOLLOWS.search(before) or _IN_ALL.match(drawn.text, end))


@cache
def _dimension(unit: str) -> str | None:
    try:
        return conversion(unit).dimension if unit else ""
    except UnknownUnit:
        return None


def _relation(drawn: Sketch, one: Claim, total: Claim, number: Claim, certain: float) -> Relation:
    is_average = one.location.start > total.location.start
    is_rate = one.quantity is not None and "/" in one.quantity.unit
    is_shared = is_average and not is_rate
    factors = (one, number) if is_shared else sorted((one, number), key=lambda claim: claim.location.start)
    return Relation(
        kind=RelationKind.PRODUCT,
        operator="apiece" if is_shared else "announced",
        operands=(operand("product", total), *(operand("factor", claim) for claim in factors)),
        cue=(one if is_average else total).location.span,
        confidence=certain,
    )
