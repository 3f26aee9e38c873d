"""Multiples between two rows that a sentence names: "ringcache answers three times as many gets as oldcache".

The row in front of the amount is measured in that behind "as" or "than". Which column is meant is said by its label
between the two, or by an adjective ("smaller": a size), or not at all: then every column is tried, and only where none
fits does the multiple fail.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache

from claimcheck.extraction.relations.alike import are_alike
from claimcheck.extraction.relations.mentions import Mention, View
from claimcheck.extraction.relations.sketch import letter_of, operand
from claimcheck.extraction.relations.table_sorts import columns_compared
from claimcheck.extraction.relations.words import section
from claimcheck.records import Claim, Operand, Relation, RelationKind, Span

_NAMED, _TRIED = 0.8, 0.6
_AS = r"as (?:many|much|large|big|long|high|heavy|wide|often|fast|quick|good|expensive|tall|deep|old)\b"
_MORE = (
    r"(?:more|less|fewer|higher|lower|larger|bigger|smaller|longer|shorter|faster|slower|quicker|heavier|lighter|"
    r"cheaper)\b"
)
_TIMES = re.compile(rf" ?(?:times )?(?:{_AS}|{_MORE}|the )")
_LESS = re.compile(rf" {_MORE}")
_UNTIL = re.compile(r"[^.;:()⟨⟩]{0,60}?\b(?:as|than|of)(?: (?:the|that of|those of|with|for|in))*(?: [a-z-]+)? $")


_MEASURES = re.compile(r"\b(?:as|than|of)(?: (?:the|that of|those of))? $")
"""Before a row that another one was measured in: "three times as many gets as oldcache and twice as many as mapd"."""


def find(view: View) -> Iterator[Relation]:
    """Multiples and percentages of one row in terms of another; both rows have to be named in full."""
    rows = [m for m in view.named_rows() if m.is_full]
    if len(rows) < 2 or len(view.grid.rows) < 2:
        return
    offset = view.passage.sentence.start
    for claim in view.passage.claims:
        letter, after = letter_of(claim), view.text[claim.location.end - offset :]
        place = Span(claim.location.start - offset, claim.location.end - offset)
        if letter == "r" and _TIMES.match(after) and claim.quantity is not None and (claim.quantity.value or 0) > 1:
            yield from _between(view, rows, place, RelationKind.RATIO, (operand("factor", claim),), None)
        if letter == "p" and _LESS.match(after):
            yield from _between(view, rows, place, RelationKind.CHANGE, (operand("amount", claim),), None)
    for found in _words().finditer(view.text):
        factor = Decimal(str(section("multiple")["words"][found["word"]]))
        yield from _between(view, rows, Span(found.start(), found.end("word")), RelationKind.RATIO, (), factor)


@cache
def _words() -> re.Pattern[str]:
    return re.compile(rf"\b(?P<word>{'|'.join(section('multiple')['words'])}) {_AS}")


def _between(
    view: View,
    rows: Sequence[Mention],
    amount: Span,
    kind: RelationKind,
    stated: tuple[Operand, ...],
    factor: Decimal | None,
) -> Iterator[Relation]:
    other = next((m for m in rows if m.start >= amount.end), None)
    own = next(
        (m for m in reversed(rows) if m.end <= amount.start and not _MEASURES.search(view.text, 0, m.start)), None
    )
    if own is None or other is None or not _UNTIL.fullmatch(view.text, amount.end, other.start):
        return
    compared = view.text[amount.start : other.start]
    named = [m.line for m in view.columns.named_in(view.text[amount.end : other.start])]
    named = named or [m.line for m in view.columns.named_in(view.text[own.end : amount.start])]
    columns = named if len(named) == 1 else columns_compared(view, compared) if not named else []
    pairs = [
        cells
        for c in columns
        if (cells := view.grid.column(c, (own.line, other.line))) is not None and are_alike(*cells)
    ]
    if not pairs:
        return
    roles = ("left", "right") if kind is RelationKind.RATIO else ("to", "from")
    best = min(pairs, key=lambda pair: _distance(view, stated, factor, pair))
    offset = view.passage.sentence.start
    yield Relation(
        kind=kind,
        operator="table" if stated else "about",
        operands=(*stated, *(operand(role, claim) for role, claim in zip(roles, best, strict=True))),
        amount=factor,
        cue=Span(amount.start + offset, amount.end + offset),
        confidence=_NAMED if named else _TRIED,
    )


def _distance(view: View, stated: Sequence[Operand], factor: Decimal | None, pair: Sequence[Claim]) -> Decimal:
    """How far the amount is from the multiple of a pair, either way round, as a share of it."""
    left, right = (c.quantity.value if c.quantity is not None else None for c in pair)
    wanted = factor
    if stated:
        claim = next(c for c in view.passage.claims if c.id == stated[0].claim)
        wanted = claim.quantity.value if claim.quantity is not None else None
        if letter_of(claim) == "p" and wanted is not None:
            is_more = left is not None and right is not None and left >= right
            wanted = 1 + (wanted if is_more else -wanted) / 100
    if not left or not right or not wanted:
        return Decimal("Infinity")
    return min(abs(left / right / wanted - 1), abs(right / left / wanted - 1))
