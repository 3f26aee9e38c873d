"""Equations written out in figures: "4096/3 = 1228", "12 × 30 = 360"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimcheck.extraction.passage import Passage
from claimcheck.records import Operand, Relation, RelationKind, Span

_NUMERAL = r"\d{1,15}(?:,\d{3}){0,5}(?:\.\d{1,10})?"
_EQUATION = re.compile(
    rf"(?<![\w.,/*+×·^=-])(?P<left>{_NUMERAL}(?: ?[+*/×·÷−-] ?{_NUMERAL}){{1,8}}) ?(?P<sign>=|≈) ?(?P<right>{_NUMERAL})"
    r"(?![\w/*+×·^%=]|[.,]\d| ?[*/×·+])"
)


def find(passage: Passage) -> Iterator[Relation]:
    """Every equation of a sentence; `left` is the whole term, `right` its stated value."""
    text = passage.text
    if "=" not in text and "≈" not in text:
        return
    for found in _EQUATION.finditer(text):
        offset = passage.sentence.start
        left = Span(offset + found.start("left"), offset + found.end("left"))
        right = Span(offset + found.start("right"), offset + found.end("right"))
        result = next((c.id for c in passage.claims if c.location.span.overlaps(right)), None)
        yield Relation(
            kind=RelationKind.EQUALITY,
            operator="about" if found["sign"] == "≈" else "equation",
            operands=(Operand(role="right", span=right, claim=result), Operand(role="left", span=left)),
            cue=Span(left.start, right.end),
            confidence=0.9,
        )
