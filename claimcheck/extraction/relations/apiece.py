"""What is left for each: a total, how many share it, and the average that is stated for one of them.

"1,320 events with 39,600 participants, an average of 30"; "84 schools and 9,400 pupils, about 112 per school"; "the 150
volunteers gave 24,000 hours, 160 each"; "$48.6 million, which is $0.81 per share on 60 million shares".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from claimcheck.extraction.relations.alike import are_alike, singular
from claimcheck.extraction.relations.sketch import Sketch, letter_of, operand, without_brackets
from claimcheck.extraction.relations.words import templates
from claimcheck.records import Claim, Relation, RelationKind

_LIKELY = 0.7
_FIGURES = 3
_MORE = re.compile(r" ?(?:more|less|fewer|higher|lower|percent|times|points?)\b")
_NEAR = Decimal(12)
"""A stated average further off than this factor is of something else than the two figures beside it."""


def find(drawn: Sketch) -> Iterator[Relation]:
    """Averages for one of a number of things, whose total stands in the same sentence; brackets are left out."""
    plain = without_brackets(drawn)
    if len(plain.claims) < _FIGURES:
        return
    for finder in templates("apiece", "shared"):
        for match in finder.finditer(plain.text):
            found = _bound(plain, match)
            if found is not None and not _MORE.match(plain.text, match.end()):
                yield _relation(plain, match, *found)


def _bound(plain: Sketch, match: re.Match[str]) -> tuple[Claim, Claim, Claim] | None:
    """The average, the total and the number that shares it, None where they do not go together."""
    each, one, two = (plain.claim(match, role) for role in ("each", "one", "two"))
    if each is None or one is None or two is None:
        return None
    noun = singular(match.groupdict().get("noun") or "")
    numbers = [c for c in (one, two) if _is_number_of(c, noun)]
    if not numbers or (noun and len(numbers) > 1):
        return None
    number = min(numbers, key=_value)
    total = two if number is one else one
    if not _goes_with(each, total) or not _value(number) or not _value(total):
        return None
    expected = _value(total) / _value(number)
    return (each, total, number) if expected / _NEAR < _value(each) < expected * _NEAR else None


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


def _value(claim: Claim) -> Decimal:
    return (claim.quantity.value if claim.quantity is not None else None) or Decimal(0)


def _relation(plain: Sketch, match: re.Match[str], each: Claim, total: Claim, number: Claim) -> Relation:
    return Relation(
        kind=RelationKind.PRODUCT,
        operator="apiece",
        operands=(operand("product", total), operand("factor", each), operand("factor", number)),
        cue=plain.span(match.start(), match.end()),
        confidence=_LIKELY,
    )
