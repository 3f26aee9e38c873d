"""Products: number by size, rate by time, price by number, and the result that the words announce."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from claimcheck.extraction.passage import Passage
from claimcheck.extraction.relations.alike import are_alike
from claimcheck.extraction.relations.sketch import Sketch, operand, pattern
from claimcheck.extraction.relations.words import templates
from claimcheck.records import Claim, Relation, RelationKind
from claimcheck.units import UnknownUnit, conversion

_EACH_OF = r"\beach of the <a:n>~~ <b:n>"
_OF_SOME = re.compile(r" ?of (?:the|these|those|its|our|their|all)\b")
_DIGITS, _TWO = 3, 2
_MOST_COUNTS = 1000
"""More counts than that are no text in which two of them meet by anything but accident."""


def find(drawn: Sketch) -> Iterator[Relation]:
    """Products that a pattern binds, where the units come out."""
    taken: set[tuple[str, ...]] = set()
    for key, certain in (("firm", 0.9), ("loose", 0.6)):
        for finder in filter(drawn.can_match, templates("product", key)):
            position = 0
            while match := finder.search(drawn.text, position):
                position = drawn.text.find("⟩", match.start()) + 1
                claims = tuple(drawn.claim(match, role) for role in ("product", "a", "b"))
                if any(claim is None for claim in claims):
                    continue
                product, a, b = (claim for claim in claims if claim is not None)
                ids = (product.id, a.id, b.id)
                if ids in taken or not _units_come_out(product, a, b) or _is_part_of(drawn, match, a, b):
                    continue
                taken.add(ids)
                yield _relation(drawn, match, (product, a, b), certain)


def find_slips(passages: Sequence[Passage], draws: Sequence[Sketch | None]) -> Iterator[Relation]:
    """ "Each of the 64 wells serves about 600 people", and 28,400 people elsewhere: the product, but for one slip.

    A count of the same noun is bound where it is the product, or where its digits are those of the product with one of
    them changed or two exchanged: two other counts hardly ever come as close to each other.
    """
    finder = pattern(_EACH_OF)
    counts = [c for p in passages for c in p.claims if c.quantity is not None and c.quantity.counted]
    if len(counts) > _MOST_COUNTS:
        return
    for passage, drawn in zip(passages, draws, strict=True):
        match = finder.search(drawn.text) if drawn is not None and len(passage.claims) > 1 else None
        if drawn is None or match is None:
            continue
        a, b = drawn.claim(match, "a"), drawn.claim(match, "b")
        if a is None or b is None or a.quantity is None or b.quantity is None or not b.quantity.counted:
            continue
        exact = (a.quantity.value or Decimal(0)) * (b.quantity.value or Decimal(0))
        for claim in counts:
            value = claim.quantity.value if claim.quantity is not None else None
            if claim.id not in (a.id, b.id) and _is_slip(exact, value) and are_alike(claim, b):
                yield _relation(drawn, match, (claim, a, b), 0.6)


def _is_slip(exact: Decimal, written: Decimal | None) -> bool:
    """Whether two numbers have the same digits but for one, or for two that changed places; three digits at least."""
    one, other = f"{exact:f}".rstrip("0"), f"{written or 0:f}".rstrip("0")
    if written == exact:
        return True
    if len(f"{exact:f}") != len(f"{written or 0:f}") or len(one) != len(other) or len(one) < _DIGITS:
        return False
    apart = [i for i, (x, y) in enumerate(zip(one, other, strict=True)) if x != y]
    return len(apart) == 1 or (len(apart) == _TWO and sorted(one) == sorted(other))


def _relation(drawn: Sketch, match: re.Match[str], claims: tuple[Claim, Claim, Claim], certain: float) -> Relation:
    product, a, b = claims
    return Relation(
        kind=RelationKind.PRODUCT,
        operator="prose",
        operands=(operand("product", product), operand("factor", a), operand("factor", b)),
        cue=drawn.span(match.start(), match.end()),
        confidence=certain,
    )


def _is_part_of(sketch: Sketch, match: re.Match[str], a: Claim, b: Claim) -> bool:
    """ "312 of 400" and "three of the five" are parts; "25 rows of 40 seats" are two things that multiply."""
    gap = sketch.text[match.end("a") + 1 : match.start("b")] if match.end("a") < match.start("b") else ""
    if _OF_SOME.match(gap):
        return True
    is_of = gap.rstrip("⟨pomrtnub").strip().endswith("of")
    return is_of and gap.strip().startswith("of") and (_is_bare(a) or _is_bare(b))


def _is_bare(claim: Claim) -> bool:
    return claim.quantity is not None and not claim.quantity.unit and not claim.quantity.counted


def _units_come_out(product: Claim, a: Claim, b: Claim) -> bool:
    """Whether the dimension of the product is that of one factor, the other being a plain number."""
    dimensions = [_dimension(claim) for claim in (product, a, b)]
    if None in dimensions:
        return False
    whole, one, other = dimensions
    return (whole in (one, other) and "" in (one, other)) or (whole == "" and one == other == "")


def _dimension(claim: Claim) -> str | None:
    if claim.quantity is None or claim.quantity.unit in ("percent", "percentage_point"):
        return None
    try:
        return conversion(claim.quantity.unit).dimension
    except UnknownUnit:
        return None
