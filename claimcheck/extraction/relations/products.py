"""Products: number by size, rate by time, price by number, and the result that the words announce."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimcheck.extraction.relations.sketch import Sketch, operand
from claimcheck.extraction.relations.words import templates
from claimcheck.records import Claim, Relation, RelationKind
from claimcheck.units import UnknownUnit, conversion

_PARTS = re.compile(r"\[\w+\](?: \*\* \d+)?|\d+|/|\*")


def find(sketch: Sketch) -> Iterator[Relation]:
    """Products that a pattern binds, where the units come out."""
    if len(sketch.claims) < 3:
        return
    taken: set[tuple[str, ...]] = set()
    for key, certain in (("firm", 0.9), ("loose", 0.6)):
        for finder in filter(sketch.can_match, templates("product", key)):
            position = 0
            while match := finder.search(sketch.text, position):
                position = sketch.text.find("⟩", match.start()) + 1
                claims = tuple(sketch.claim(match, role) for role in ("product", "a", "b"))
                if any(claim is None for claim in claims):
                    continue
                product, a, b = (claim for claim in claims if claim is not None)
                ids = (product.id, a.id, b.id)
                if ids in taken or not _units_come_out(product, a, b) or _is_part_of(sketch, match, a, b):
                    continue
                taken.add(ids)
                yield Relation(
                    kind=RelationKind.PRODUCT,
                    operator="prose",
                    operands=(operand("product", product), operand("factor", a), operand("factor", b)),
                    cue=sketch.span(match.start(), match.end()),
                    confidence=certain,
                )


def _is_part_of(sketch: Sketch, match: re.Match[str], a: Claim, b: Claim) -> bool:
    """ "312 of 400" is a part of a whole; "25 rows of 40 seats" are two things that multiply."""
    gap = sketch.text[match.end("a") + 1 : match.start("b")] if match.end("a") < match.start("b") else ""
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
