"""Rates by the year over several years: "4 percent a year for five years, 22 percent in all"."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.extraction.relations.alike import are_alike
from claimcheck.extraction.relations.sketch import Sketch, operand
from claimcheck.extraction.relations.words import templates
from claimcheck.records import Relation, RelationKind

_LIKELY = 0.7
_ROLES = ("rate", "time", "result", "first", "second")


def find(sketch: Sketch) -> Iterator[Relation]:
    """A rate and a time, with the growth over all of it or its two ends."""
    for finder in filter(sketch.can_match, templates("growth", "patterns")):
        for match in finder.finditer(sketch.text):
            found = {role: claim for role in _ROLES if (claim := sketch.claim(match, role)) is not None}
            unit = found["time"].quantity.unit if found["time"].quantity is not None else ""
            if unit != (match.groupdict().get("per") or "year"):
                continue
            if "first" not in found or are_alike(found["first"], found["second"]):
                yield Relation(
                    kind=RelationKind.DERIVED,
                    operator="growth",
                    operands=tuple(operand(role, claim) for role, claim in found.items()),
                    cue=sketch.span(match.start(), match.end()),
                    confidence=_LIKELY,
                )
