"""Shares said twice, as a fraction and in percent: "three in four households (75%)", "one in five, or 20 percent"."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.extraction.relations.sketch import Sketch, operand
from claimcheck.extraction.relations.words import templates
from claimcheck.records import Claim, Kind, Relation, RelationKind

_FIRM, _LIKELY = 0.9, 0.7


def find(sketch: Sketch) -> Iterator[Relation]:
    """Every fraction of a sentence with the percentage that a mark sets beside it."""
    if not any(claim.kind is Kind.RATIO for claim in sketch.claims):
        return
    for key, certain in (("restated", _FIRM), ("restated_of", _LIKELY)):
        for finder in filter(sketch.can_match, templates("share", key)):
            for match in finder.finditer(sketch.text):
                fraction, percentage = sketch.claim(match, "fraction"), sketch.claim(match, "percentage")
                if fraction is not None and percentage is not None and _is_below_one(fraction):
                    yield Relation(
                        kind=RelationKind.EQUALITY,
                        operator="share",
                        operands=(operand("left", percentage), operand("right", fraction)),
                        cue=sketch.span(match.start(), match.end()),
                        confidence=certain,
                    )


def _is_below_one(claim: Claim) -> bool:
    value = claim.quantity.value if claim.quantity is not None else None
    return value is not None and 0 < value < 1
