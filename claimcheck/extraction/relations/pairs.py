"""Two figures of one kind set against each other: from and to, now and before, this and that."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from claimcheck.extraction.guarded import Finder
from claimcheck.extraction.relations.alike import are_alike
from claimcheck.extraction.relations.sketch import Sketch, letter_of
from claimcheck.extraction.relations.words import any_of, templates
from claimcheck.records import Claim

_PERIOD = re.compile(r" (?:a|an|per|each|every) (\w+)")
_COMPARATIVE = re.compile(r" ?(?:more|less|fewer|\w+er) than\b")
_RIGHT_TO = re.compile(r" to (?:about |around |roughly |some |over |nearly |almost )?")
_BY = re.compile(
    r"(?<!\w)(?:by|(?:increase|rise|gain|growth|drop|fall|decline|decrease|reduction|cut|difference|gap) of) "
    r"(?:about |around |roughly |some |over |nearly |almost |a |another )?$"
)
"""Before an amount of change, which is no level."""
_YEAR = re.compile(r"(?<![\w.,])(?:1[89]|20)\d\d(?!\w|[.,]\d)")
_OVER_THE = re.compile(r"(?<!\w)over (?:the |all |these |those )?(?:last |past |first |full |whole )?$")
_NUMBERED = re.compile(r"(?<!\w)([a-z]{3,}[a-rt-z](?<!ed)) ⟨?$")
_FROM = re.compile(r"(?<!\w)from (?:about |around |roughly |some )?$")


@dataclass(frozen=True, slots=True)
class Pair:
    """`base` is what the other is measured from; `start` and `end` are the range in the sketch; `amount` as embedded.

    `firm` tells that syntax binds the two; otherwise they only stand side by side. `is_ordered` tells that one of them
    comes before the other.
    """

    base: Claim
    other: Claim
    start: int
    end: int
    amount: Claim | None
    firm: bool
    is_ordered: bool = True


def find_pairs(sketch: Sketch) -> list[Pair]:
    """Disjoint pairs in reading order, firm ones first where two overlap."""
    if any_of("direction", "unsure").search(sketch.text):
        return []
    taken: list[Pair] = []
    for key in ("firm", "loose"):
        for finder in filter(sketch.can_match, templates("pair", key)):
            for match in _matches(finder, sketch.text):
                pair = _pair(sketch, match, firm=key == "firm")
                if pair is not None and not any(pair.start < p.end and p.start < pair.end for p in taken):
                    taken.append(pair)
    taken += [p for p in _apposed(sketch) if not any(p.start < q.end and q.start < p.end and q.amount for q in taken)]
    taken += [pair for pair in _ranges(sketch) if not any(pair.start < p.end and p.start < pair.end for p in taken)]
    return sorted(taken, key=lambda pair: pair.start)


@lru_cache(maxsize=4)  # changes and ratios look at the same sketch, one right after the other
def find_pairs_across(sketch: Sketch) -> tuple[Pair, ...]:
    """What is said to be now and to have been at another time, in two clauses or sentences."""
    if any_of("direction", "unsure").search(sketch.text):
        return ()
    pairs = []
    for finder in filter(sketch.can_match, templates("pair", "across")):
        for match in _matches(finder, sketch.text):
            pair = _pair(sketch, match, firm=True)
            if pair is not None:
                pairs.append(replace(_in_order_of_time(sketch.text, match, pair), firm=False))
    return tuple(pairs)


def _in_order_of_time(text: str, match: re.Match[str], pair: Pair) -> Pair:
    """The pair with the figure of the earlier year as its base, where both clauses name a year."""
    places = {role: match.start(role) for role in ("from", "to")}
    first, last = sorted(places.values())
    years = [int(year) for start, end in ((0, first), (first, last)) if (year := _last_year(text[start:end]))]
    is_later_first = places["to"] < places["from"]
    if len(years) == 2 and years[0] < years[1] and is_later_first:
        return replace(pair, base=pair.other, other=pair.base)
    return pair


def _last_year(text: str) -> str:
    return next(reversed(_YEAR.findall(text)), "")


def _ranges(sketch: Sketch) -> Iterator[Pair]:
    """ "from 8K to 128K" read as one figure: both ends of the pair are that figure, its lower end the base."""
    for start, end, _, claim in sketch.placeholders:
        is_range = claim.quantity is not None and claim.quantity.is_range and not _YEAR.match(claim.text)
        if is_range and (lead := _FROM.search(sketch.text, 0, start)) is not None:
            yield Pair(claim, claim, lead.start(), end, None, firm=True)


def _apposed(sketch: Sketch) -> Iterator[Pair]:
    """ "68% (170 of 250) here and 54% (135 of 250) there, a difference of 14 points": the only two of their sort.

    What stands in brackets is left out.
    """
    plain = sketch.bare
    for finder in filter(plain.can_match, templates("pair", "apposed")):
        for match in _matches(finder, plain.text):
            pair = _pair(plain, match, firm=True)
            if pair is None or pair.amount is None:
                continue
            before = [c for _, end, _, c in plain.placeholders if end < match.start("amount")]
            if [c for c in before if are_alike(c, pair.base) and are_alike(c, pair.other)] == [pair.base, pair.other]:
                places = [sketch.place(claim) for claim in (pair.base, pair.other, pair.amount)]
                start, end = min(place[0] for place in places), max(place[1] for place in places)
                yield replace(pair, start=start, end=end, firm=False, is_ordered=False)


def _matches(finder: Finder, text: str) -> Iterator[re.Match[str]]:
    """Every match, also those that begin within another: the first figure may belong to something else."""
    position = 0
    while match := finder.search(text, position):
        yield match
        position = text.find("⟩", match.start()) + 1


def _pair(sketch: Sketch, match: re.Match[str], *, firm: bool) -> Pair | None:
    base, other, amount = (sketch.claim(match, role) for role in ("from", "to", "amount"))
    if base is None or other is None or not (are_alike(base, other) or _borrows(sketch.text, match, base, other)):
        return None
    if any(claim.quantity is None or claim.quantity.is_range for claim in (base, other)):
        return None
    if not _fit_together(sketch.text, match) or _BY.search(sketch.text, 0, match.start("to") - 2):
        return None  # "improved by 10.5%, rising from 89.3%": the amount is no level
    if _is_a_period(sketch.text, match, base, (other, amount)):
        return None
    if _are_numbered(sketch.text, match) and letter_of(base) == letter_of(other) == "n":
        return None
    return Pair(base, other, match.start(), match.end(), amount, firm)


def _is_a_period(text: str, match: re.Match[str], base: Claim, others: Sequence[Claim | None]) -> bool:
    """Whether a time after "over the", in a unit of its own, is no level: "downtime was 5.9 hours over the 31 days"."""
    units = {claim.quantity.unit for claim in others if claim is not None and claim.quantity is not None}
    is_another = base.quantity is not None and base.quantity.unit not in units
    return is_another and letter_of(base) == "t" and bool(_OVER_THE.search(text, 0, match.start("from") - 2))


def _are_numbered(text: str, match: re.Match[str]) -> bool:
    """Whether the same noun right before both numbers tells that they number two of its kind: "option 2 … option 1"."""
    nouns = [found[1] for role in ("from", "to") if (found := _NUMBERED.search(text, 0, match.start(role) - 1))]
    return len(nouns) == 2 and nouns[0] == nouns[1]


def _borrows(text: str, match: re.Match[str], base: Claim, other: Claim) -> bool:
    """Whether a bare number takes the unit of the one right after it: "from 900 to 2,700 requests per second"."""
    gap = text[match.end("from") + 1 : match.start("to") - 2]
    is_bare = base.quantity is not None and not base.quantity.unit and not base.quantity.counted
    return is_bare and bool(_RIGHT_TO.fullmatch(gap)) and letter_of(other) in ("t", "u", "m")


def _fit_together(text: str, match: re.Match[str]) -> bool:
    """Whether two figures are levels over one period: "six a year, down from 1.5 per month" compares no figures.

    A base with a comparative after it is itself a difference: "12 mph faster than one and 10 mph slower than the
    other".
    """
    ends = [text.index("⟩", match.start(role)) + 1 for role in ("from", "to")]
    periods = {found[1] for end in ends if (found := _PERIOD.match(text, end))}
    return len(periods) < 2 and not any(_COMPARATIVE.match(text, end) for end in ends)
