"""Metrics that follow from others: F1 from precision and recall, an error rate from an accuracy, scaling from two runs.

"a precision of 92% and a recall of 80%, an F1 score of 85.6%"; "an accuracy of 93.4%, that is an error rate of 6.6%";
"scaling is nearly linear: 80 hours on 8 nodes and 10.6 hours on 64 nodes".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from claimcheck.extraction.guarded import Finder
from claimcheck.extraction.relations.alike import are_alike
from claimcheck.extraction.relations.grids import Grid
from claimcheck.extraction.relations.sketch import Sketch, operand, pattern
from claimcheck.extraction.relations.words import any_of, section
from claimcheck.records import Claim, Relation, RelationKind, Span

_FIRM, _SHOWN, _LIKELY = 0.86, 0.86, 0.6
_NAMES = {"precision": r"precision", "recall": r"recall|sensitivity", "f1": r"f1(?:[ -]?(?:score|measure))?|f-?score"}
_ROLES = ("result", "left", "right")
_FEW = 3


def find(drawn: Sketch) -> Iterator[Relation]:
    """Derived metrics of one sentence."""
    if len(drawn.claims) > 1:
        yield from _f1(drawn)
        yield from _complements(drawn)


def find_scaling(drawn: Sketch) -> Iterator[Relation]:
    """Two runs on different numbers of machines in a sentence (or the next) that calls the scaling linear."""
    if not any_of("scaling", "linear").search(drawn.text):
        return
    for finder in _scaling():
        for match in finder.finditer(drawn.text):
            claims = [drawn.claim(match, role) for role in ("first", "few", "second", "many")]
            found = [claim for claim in claims if claim is not None]
            if len(found) == len(claims) and are_alike(found[0], found[2]) and are_alike(found[1], found[3]):
                roles = ("first", "few", "second", "many")
                operands = tuple(operand(role, claim) for role, claim in zip(roles, found, strict=True))
                yield Relation(
                    kind=RelationKind.DERIVED,
                    operator="linear",
                    operands=operands,
                    cue=drawn.span(match.start(), match.end()),
                    confidence=_LIKELY,
                )


@cache
def _scaling() -> tuple[Finder, ...]:
    on = r"(?:on|with|using|across|over)"
    return (
        pattern(rf"<first:tu>~ {on} <few:c>~~<second:tu>~ {on} <many:c>"),
        pattern(rf"{on} <few:c>~ <first:tu>~~{on} <many:c>~ <second:tu>"),
    )


def _f1(drawn: Sketch) -> Iterator[Relation]:
    if "recall" not in drawn.text or any_of("metric", "averaged").search(drawn.text):
        return
    found = [_named(drawn, names) for names in (_NAMES["f1"], _NAMES["precision"], _NAMES["recall"])]
    claims = [claim for claim in found if claim is not None]
    if len({claim.id for claim in claims}) == len(_ROLES):
        yield _relation("f1", (claims[0], claims[1], claims[2]), drawn.span(0, len(drawn.text)), _FIRM)


def _named(drawn: Sketch, names: str) -> Claim | None:
    """The only figure that stands right after a name, or right before it."""
    places = re.findall(rf"(?<![\w-])(?:{names})\b[^⟨⟩¶,;]{{0,20}}⟨[pn](\d+)⟩|⟨[pn](\d+)⟩ (?:{names})\b", drawn.text)
    indices = {after or before for after, before in places}
    return drawn.claims[int(indices.pop())] if len(indices) == 1 else None


def _complements(drawn: Sketch) -> Iterator[Relation]:
    for good, bad in section("metric")["complements"]:
        for one, other in ((good, bad), (bad, good)):
            match = _complement(one, other).search(drawn.text)
            left, right = (drawn.claim(match, role) for role in ("left", "right")) if match else (None, None)
            if match is not None and left is not None and right is not None:
                place = drawn.span(match.start(), match.end())
                yield _relation("complement", (right, left), place, _FIRM)


@cache
def _complement(one: str, other: str) -> Finder:
    return pattern(
        rf"\b(?:{one})~<left:p>~(?:,| \(|;| –| —) ?(?:which is|that is,?|i\.e\.,?|or|corresponding to|equivalent to|so|"
        rf"which means|meaning|for|leaving|hence|thus) (?:an? )?(?:[\w-]+ )?(?:{other})~<right:p>"
    )


def find_in_table(grid: Grid) -> Iterator[Relation]:
    """Rows of a table with columns for precision, recall and F1, where most rows show that the last follows."""
    columns = [_column(grid, names) for names in (_NAMES["f1"], _NAMES["precision"], _NAMES["recall"])]
    lines = [grid.row(row, [c for c in columns if c is not None]) for row in grid.rows] if None not in columns else []
    found = [line for line in lines if line is not None]
    held = sum(_holds(line) for line in found)
    if len(found) >= _FEW and held * 2 > len(found):
        for result, precision, recall in found:
            yield _relation("f1", (result, precision, recall), result.location.span, _SHOWN)


def _column(grid: Grid, names: str) -> int | None:
    columns = [c for c in grid.columns if re.fullmatch(rf"(?:{names})(?: \(?%\)?)?", grid.column_labels.get(c, ""))]
    return columns[0] if len(columns) == 1 else None


def _holds(line: list[Claim]) -> bool:
    result, precision, recall = (c.quantity.interval for c in line if c.quantity is not None)
    if precision.low <= 0 or recall.low <= 0:
        return False
    low, high = ((2 * p * r / (p + r)) for p, r in ((precision.low, recall.low), (precision.high, recall.high)))
    return low <= result.high and result.low <= high


def _relation(operator: str, claims: tuple[Claim, ...], cue: Span, certain: float) -> Relation:
    return Relation(
        kind=RelationKind.DERIVED,
        operator=operator,
        operands=tuple(operand(role, claim) for role, claim in zip(_ROLES, claims, strict=False)),
        cue=cue,
        confidence=certain,
    )
