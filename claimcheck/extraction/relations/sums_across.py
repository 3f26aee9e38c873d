"""Totals of figures that stand in clauses or sentences of their own before them.

"Sales were $48 million in the first half and $56 million in the second. For the year that makes $104 million"; "on
Monday we laid 140 metres of pipe, on Tuesday 165 and on Wednesday 95, 400 metres in all".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from claimcheck.extraction.passage import Passage
from claimcheck.extraction.relations.products import OTHERWISE
from claimcheck.extraction.relations.sketch import letter_of, operand, pattern
from claimcheck.extraction.relations.tally import adds_up, is_near, may_be_like, sum_of, value_of
from claimcheck.extraction.relations.window import Window, figures
from claimcheck.extraction.relations.words import any_of
from claimcheck.records import Claim, Relation, RelationKind

_FITS, _BOUND = 0.7, 0.65
_NEAR = Decimal("0.2")
_OF = re.compile(r" (?:of|a|an|each)\b")
_UNEVEN = 20
"""A part below this fraction of a total may be no part of it but a number in a name: "day two"."""
_MANY = 3
"""So many parts in one sentence are all of them, where a total closes it."""
_THAT_MAKES = pattern(
    r"^(?:for the [a-z]+,? |in all,? |together,? |altogether,? |so )?(?:that|this|these|they|it) (?:all )?"
    r"(?:is|was|are|were|makes?|made|comes? to|came to|adds? up to|added up to|amounts? to|amounted to|totals?|"
    r"totalled|totaled) (?:a total of |altogether |together |in all )?<total:nmut>"
)
_IN_ALL = pattern(
    r"(?:,|;| –| —|:) ?(?:or |so |that is,? )?<total:nmut>(?: [a-z]+){0,2} (?:in all|in total|altogether|all told)\b"
)


def find(window: Window) -> Iterator[Relation]:
    """Totals of a sentence whose parts stand before it."""
    drawn = window.drawn
    if any_of("sum", "open").search(drawn.text):
        return
    for match in _THAT_MAKES.finditer(drawn.text):
        total, before = drawn.claim(match, "total"), list(figures(window.paragraph))
        last = next((near for back in (1, 2) if len(near := _quantities(window.paragraph[-back:])) > 1), [])
        is_more = OTHERWISE.match(drawn.text, match.end("total") + 1) or _OF.match(drawn.text, match.end("total") + 1)
        yield from _summed(window, total, before, last, is_said=not is_more)
    for match in _IN_ALL.finditer(drawn.text):
        total = drawn.claim(match, "total")
        own = [claim for _, end, _, claim in drawn.placeholders if end <= match.start()]
        before = [*figures(window.paragraph), *own]
        yield from _summed(window, total, before, own, is_said=len(own) >= _MANY)


def _quantities(passages: Sequence[Passage]) -> list[Claim]:
    return [claim for claim in figures(passages) if letter_of(claim) is not None]


def _summed(
    window: Window, total: Claim | None, before: Sequence[Claim], near: Sequence[Claim], *, is_said: bool
) -> Iterator[Relation]:
    """A total with the last figures before it that make it, else with all that it must be of."""
    if total is None:
        return
    parts = [c for c in before if may_be_like(c, total) and value_of(c)]
    for number in range(len(parts), 1, -1):
        if adds_up(total, parts[-number:]):
            yield _relation(window, total, parts[-number:], _FITS)
            return
    are_all = len(near) >= 2 and all(may_be_like(c, total) and value_of(c) * _UNEVEN > value_of(total) for c in near)
    if is_said and are_all and is_near(value_of(total), sum_of(near), _NEAR) and value_of(total) > value_of(near[-1]):
        yield _relation(window, total, near, _BOUND)


def _relation(window: Window, total: Claim, parts: Sequence[Claim], certain: float) -> Relation:
    start, end = window.drawn.place(total)
    return Relation(
        kind=RelationKind.SUM,
        operator="prose",
        operands=(operand("total", total), *(operand("part", part) for part in parts)),
        cue=window.drawn.span(start, end),
        confidence=certain,
    )
