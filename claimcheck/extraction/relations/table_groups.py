"""Groups of rows under one label, and the figure that a sentence gives for the group.

"The English data comprises 52.2% of the dataset" beside a table whose first column says "English" once for five rows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claimcheck.extraction.relations.alike import all_alike
from claimcheck.extraction.relations.mentions import View
from claimcheck.extraction.relations.sketch import operand
from claimcheck.records import Claim, Relation, RelationKind

_CERTAIN = 0.7
_STATES = re.compile(
    r"(?: [\w-]+){0,3} (?:comprises?|comprised|makes? up|made up|accounts? for|accounted for|is|are|was|were|has|have|"
    r"totals?|reaches|reached|comes to|came to|contributes?|represents?|covers?) (?:about |around |some |roughly )?$"
)


def find(view: View) -> Iterator[Relation]:
    """The figures that a sentence states of a group, with the cells of its rows as parts."""
    if not view.is_near:
        return
    offset = view.passage.sentence.start
    for claim in view.passage.claims:
        before = view.text[: claim.location.start - offset]
        for label, rows in view.grid.groups:
            at = before.rfind(label)
            if at == -1 or before[max(0, at - 1) : at].isalnum() or not _STATES.fullmatch(before, at + len(label)):
                continue
            for column in view.grid.columns:
                cells = view.grid.column(column, rows)
                if cells and all_alike([claim, *cells]):
                    yield _sum(claim, cells)


def _sum(claim: Claim, cells: Sequence[Claim]) -> Relation:
    return Relation(
        kind=RelationKind.SUM,
        operator="group",
        operands=(operand("total", claim), *(operand("part", cell) for cell in cells)),
        cue=claim.location.span,
        confidence=_CERTAIN,
    )
