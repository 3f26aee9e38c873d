"""An amount, a fraction of it that words or a rate name, and what that comes to.

"240 euros. Until May you pay half, 120 euros"; "18 beds and an occupancy of 81 percent, so between 14 and 15 are
taken"; "9,000 kWh of heat. With a seasonal factor of 3 the pump takes 3,000 kWh".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from claimcheck.extraction.guarded import Finder
from claimcheck.extraction.relations.alike import are_alike
from claimcheck.extraction.relations.sketch import Sketch, letter_of, operand, pattern
from claimcheck.extraction.relations.tally import value_of
from claimcheck.records import Claim, Relation, RelationKind

_LIKELY = 0.7
_HALF = Decimal("0.5")
_HUNDRED = Decimal(100)
_NEAR, _CLOSE = Decimal("0.05"), Decimal(2)
_RATE = (
    r"(?:occupancy|utili[sz]ation|attendance|turnout|(?:occupancy|utili[sz]ation|pass|failure|success|survival|response|"
    r"dropout|defect|germination|acceptance|vacancy|no-show) rate)"
)
_OTHERS = re.compile(
    r"[^⟨⟩¶.;]{0,40}(?<![\w-])(?:not|no|free|empty|left|vacant|unused|spare|available|open|remain\w*|still|more|less|fewer|"
    r"extra|than|short|each|per)(?![\w-])"
)
"""After the figure: those that the rate is not of, or a difference."""
_ENDS = r"(?= ?[.,;)¶]|$)"


def find(drawn: Sketch) -> Iterator[Relation]:
    """Halves of an amount, parts by a rate, and what goes in for what comes out."""
    for match in _half().finditer(drawn.text):
        left, right = drawn.claim(match, "left"), drawn.claim(match, "right")
        part = [claim for claim in (drawn.claim(match, "part"),) if claim is not None]
        if left and right and _is_part(drawn, left, right):
            yield Relation(
                kind=RelationKind.RATIO,
                operator="about",
                operands=(operand("left", left), operand("right", right), *(operand("factor", c) for c in part)),
                amount=None if part else _HALF,
                cue=drawn.span(match.start(), match.end()),
                confidence=_LIKELY,
            )
    for match in _part().finditer(drawn.text):
        product, a, b = (drawn.claim(match, role) for role in ("product", "a", "b"))
        if product and a and b and not (_OTHERS.match(drawn.text, match.end()) or _is_otherwise(product, a, b)):
            yield Relation(
                kind=RelationKind.PRODUCT,
                operator="announced",
                operands=(operand("product", product), operand("factor", a), operand("factor", b)),
                cue=drawn.span(match.start(), match.end()),
                confidence=_LIKELY,
            )
    for match in _input().finditer(drawn.text):
        left, factor, right = (drawn.claim(match, role) for role in ("left", "factor", "right"))
        if left and factor and right and are_alike(left, right):
            yield Relation(
                kind=RelationKind.RATIO,
                operator="prose",
                operands=(operand("factor", factor), operand("left", left), operand("right", right)),
                cue=drawn.span(match.start(), match.end()),
                confidence=_LIKELY,
            )


@cache
def _half() -> Finder:
    return pattern(
        r"<right:mut>~~(?:¶~)?(?<![\w-])(?:pays?|paid|costs?|charges?|charged|is|was|only|just|about|roughly|for|gets?|"
        r"owes?|takes?|needs?|uses?|at) (?:half|<part:r>)(?: (?:of )?(?:the|that|this) (?:price|fee|amount|sum|fare|"
        r"rate|time)| of (?:that|it|this)| price| as much)?(?:, ?| \(|: | – | — )(?:or |that is,? |i\.e\.,? |namely )?"
        rf"<left:mut>{_ENDS}"
    )


@cache
def _part() -> Finder:
    return pattern(
        rf"<a:n>(?: [\w-]+){{0,3}}(?:,? (?:and|with|at)|\.? ¶)(?: an?| the| its| their)?(?: average| mean)? {_RATE} "
        rf"(?:of|is|was) <b:p>,? (?:so|thus|that is,?|which means|meaning|or)(?: that)? (?:between )?<product:n>"
        r"(?= ?[.,;)¶]| (?:are|were|is|was|of (?:them|these|those)|have|had|came|come)(?![\w-]))"
    )


@cache
def _input() -> Finder:
    return pattern(
        r"<left:u>~~(?:¶ |, |; | and )(?:with|at) (?:an? |its |the )?(?:seasonal |annual )?"
        r"(?:(?:performance )?factor|s?cop|coefficient of performance)(?: of)? <factor:nr>~~<right:u>"
    )


def _is_part(drawn: Sketch, left: Claim, right: Claim) -> bool:
    """Whether the amount is the only one that may be meant, and the part is less than all of it."""
    start, _ = drawn.place(left)
    like = [c for begin, _, _, c in drawn.placeholders if begin < start and letter_of(c) == letter_of(right)]
    return len(like) == 1 and are_alike(left, right) and value_of(left) < value_of(right)


def _is_otherwise(product: Claim, a: Claim, b: Claim) -> bool:
    """Whether a figure is what the rate leaves ("a dropout rate of 10 percent, so 36 finish") or is of others."""
    if product.quantity is None:
        return True
    stated, part = product.quantity.interval.middle, value_of(a) * value_of(b) / _HUNDRED
    rest = value_of(a) - part
    return abs(stated - rest) <= max(Decimal(1), rest * _NEAR) or not part / _CLOSE < stated < part * _CLOSE
