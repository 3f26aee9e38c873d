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
_POWER = re.compile(
    rf"(?<![\w.,/*+×·^=-])(?P<right>{_NUMERAL})(?! (?:thousand|[mbtr]+illion)\b)"
    r"(?: [A-Za-z]+){0,2}(?: \(|, | \((?:or|that is),? |, or | = )"
    r"(?P<left>\d{1,3}\^\d{1,3})(?=[.,;)]|$)(?![.,]\d)"
)
"""A number, and in brackets or after a comma the power that it is: "65,536 rows (2^16)"."""
_HIGHEST, _FARTHEST = 64, 16
"""The exponents that are read, and by what factor a slip may be off."""


def find(passage: Passage) -> Iterator[Relation]:
    """Every equation of a sentence; `left` is the whole term, `right` its stated value."""
    text = passage.text
    equations = _EQUATION.finditer(text) if "=" in text or "≈" in text else ()
    powers = _POWER.finditer(text) if "^" in text else ()
    for found in (*equations, *(power for power in powers if _is_meant(power["right"], power["left"]))):
        offset = passage.sentence.start
        left = Span(offset + found.start("left"), offset + found.end("left"))
        right = Span(offset + found.start("right"), offset + found.end("right"))
        result = next((c.id for c in passage.claims if c.location.span.overlaps(right)), None)
        power = next((c.id for c in passage.claims if c.location.span == left), None)
        yield Relation(
            kind=RelationKind.EQUALITY,
            operator="about" if found.groupdict().get("sign") == "≈" else "equation",
            operands=(Operand(role="right", span=right, claim=result), Operand(role="left", span=left, claim=power)),
            cue=Span(min(left.start, right.start), max(left.end, right.end)),
            confidence=0.9,
        )


def _is_meant(number: str, power: str) -> bool:
    """Whether a number is written out to the last digit and comes close enough to be the power: "16 bits (2^16)" is
    none."""
    base, exponent = map(int, power.split("^"))
    if "." in number or exponent > _HIGHEST:
        return False
    written, exact = int(number.replace(",", "")), base**exponent
    is_round = written % 100 == 0 and base % 10 != 0
    return not is_round and exact <= written * _FARTHEST and written <= exact * _FARTHEST
