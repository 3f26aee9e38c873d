"""What is left for each: a total, how many share it, and the average that is stated for one of them.

"1,320 events with 39,600 participants, an average of 30"; "84 schools and 9,400 pupils, about 112 per school"; "the 150
volunteers gave 24,000 hours, 160 each"; "$48.6 million, which is $0.81 per share on 60 million shares".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from claimcheck.extraction.guarded import Finder
from claimcheck.extraction.relations.alike import are_alike, singular
from claimcheck.extraction.relations.sketch import Sketch, letter_of, operand, pattern
from claimcheck.extraction.relations.tally import value_of
from claimcheck.extraction.relations.window import Window, figures
from claimcheck.extraction.relations.words import templates
from claimcheck.records import Claim, Relation, RelationKind
from claimcheck.units import conversion, convert

_LIKELY = 0.7
_FIGURES = 3
_MORE = re.compile(r" ?(?:more|less|fewer|higher|lower|percent|times|points?|apart)\b")
"""After an average: a difference, or a gap, of which there is one less than there are things in a row."""
_PERIOD = re.compile(r" (?:an?|per) (?:second|minute|hour|day|week|month|year) (?:each|apiece)(?![\w-])")
"""After what each does in a part of the time: "in five hours the 3 buses made 30 trips, two an hour each"."""
_CLOSE = Decimal(2)
"""How far off an average may be whose total and number stand in other sentences."""


def find(drawn: Sketch) -> Iterator[Relation]:
    """Averages for one of a number of things, whose total stands in the same sentence; brackets are left out."""
    plain = drawn.bare
    if len(plain.claims) < _FIGURES:
        return
    for finder in templates("apiece", "shared"):
        for match in finder.finditer(plain.text):
            found = None if "how many" in match[0] else _bound(plain, match)  # the average of what each one answered
            if found is not None and not _MORE.match(plain.text, match.end()):
                yield _relation(plain, match, *found)


def find_far(window: Window) -> Iterator[Relation]:
    """ "It holds 2.6 million sentences, an average of 50,000 per language": how many languages was said before.

    Any number of the things that stands near by may be meant: one has to fit, and only where a single number is
    given, the average is held against it.
    """
    drawn = window.drawn
    for match in _per().finditer(drawn.text):
        each, total = drawn.claim(match, "each"), drawn.claim(match, "total")
        if each is None or total is None or not _goes_with(each, total) or not value_of(each):
            continue
        if letter_of(each) != letter_of(total) and "average" not in match[0]:
            continue  # "45 minutes, two per participant" gives no minutes
        noun = singular(match["noun"])
        near = figures([*window.section, window.passage])
        numbers = [c for c in near if c not in (each, total) and _is_number_of(c, noun)]
        fitting = next((c for c in reversed(numbers) if _fits(each, total, c)), None)
        if fitting is not None or (len({value_of(c) for c in numbers}) == 1 and _is_near(each, total, numbers[0])):
            yield _relation(drawn, match, each, total, fitting or numbers[0])


@cache
def _per() -> Finder:
    return pattern(
        r"<total:q>~~(?:,|;|:| –| —| or| and| \()(?: or| so| that is,?| which is| i\.e\.,?| which means)? ?"
        r"(?:an average of |on average )?<each:q>(?: [a-z]+)? (?:per|for each|for every) (?P<noun>[a-z]{3,})\b"
    )


def find_after(window: Window) -> Iterator[Relation]:
    """ "It spent £3.9 million: … That is £4.63 for each loan": the total in the sentence before, the number anywhere
    near."""
    drawn = window.drawn
    match = _that_is().search(drawn.text)
    each = drawn.claim(match, "each") if match is not None else None
    if match is None or each is None or not value_of(each):
        return
    noun = singular(match["noun"])
    totals = [c for c in figures(window.section[-1:]) if value_of(c) and are_alike(each, c)]
    numbers = [c for c in figures(window.section) if c not in totals and _is_number_of(c, noun)]
    pairs = [(total, number) for total in totals for number in numbers]
    fitting = next((pair for pair in pairs if _fits(each, *pair)), None)
    first = pairs[0] if pairs and len({value_of(c) for c in numbers}) == 1 else None
    found = fitting or (first if first and _is_near(each, *first, within=_CLOSE) else None)
    if found is not None:
        yield _relation(drawn, match, each, *found)


@cache
def _that_is() -> Finder:
    return pattern(
        r"^(?:that|this|it) (?:is|was|comes to|came to|works out at|makes|means|amounts to) (?:an average of )?"
        r"<each:mutn>(?: [a-z]+)? (?:per|for each|for every|a) (?P<noun>[a-z]{3,})(?=[.,;]|$)"
    )


def _fits(each: Claim, total: Claim, number: Claim) -> bool:
    if each.quantity is None or total.quantity is None or not value_of(number):
        return False
    one = each.quantity.interval
    if each.quantity.unit and each.quantity.unit != total.quantity.unit:
        one = convert(one, each.quantity.unit, total.quantity.unit)
    return total.quantity.interval.scaled(1 / value_of(number)).overlaps(one)


def _is_near(each: Claim, total: Claim, number: Claim, within: Decimal = Decimal(12)) -> bool:
    """Whether a stated average comes near the two figures; one that is further off is of something else."""
    if each.quantity is None or total.quantity is None or not value_of(number):
        return False
    one, whole = value_of(each), value_of(total)
    if each.quantity.unit not in ("", total.quantity.unit):
        one, whole = one * conversion(each.quantity.unit).factor, whole * conversion(total.quantity.unit).factor
    expected = whole / value_of(number)
    return expected / within < one < expected * within


def _bound(plain: Sketch, match: re.Match[str]) -> tuple[Claim, Claim, Claim] | None:
    """The average, the total and the number that shares it, None where they do not go together."""
    each, one, two = (plain.claim(match, role) for role in ("each", "one", "two"))
    if each is None or one is None or two is None:
        return None
    noun = singular(match.groupdict().get("noun") or "")
    numbers = [c for c in (one, two) if _is_number_of(c, noun)]
    if _PERIOD.match(plain.text, plain.place(each)[1]) or not numbers or (noun and len(numbers) > 1):
        return None
    number = min(numbers, key=value_of)
    total = two if number is one else one
    if not _goes_with(each, total) or not value_of(number) or not value_of(total):
        return None
    return (each, total, number) if _is_near(each, total, number) else None


def _is_number_of(claim: Claim, noun: str) -> bool:
    """Whether a figure counts things (the noun, where one is given)."""
    quantity = claim.quantity
    if quantity is None or quantity.value is None or letter_of(claim) != "n" or not quantity.counted:
        return False
    return not noun or noun in {singular(word) for word in quantity.counted.split()}


def _goes_with(each: Claim, total: Claim) -> bool:
    """Whether an average can be of a total: in its unit, or a bare number."""
    a, b = each.quantity, total.quantity
    if a is None or b is None or a.value is None or b.value is None or letter_of(total) in ("p", "o", "r", "b"):
        return False
    return are_alike(each, total) or (not a.unit and letter_of(each) == "n")


def _relation(plain: Sketch, match: re.Match[str], each: Claim, total: Claim, number: Claim) -> Relation:
    return Relation(
        kind=RelationKind.PRODUCT,
        operator="apiece",
        operands=(operand("product", total), operand("factor", each), operand("factor", number)),
        cue=plain.span(match.start(), match.end()),
        confidence=_LIKELY,
    )
