"""One row of a table set against another in words: "the small model is worse than the base on Recall".

Both rows and the column are named; which way is better is known from the column's label.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from claimcheck.extraction.relations.alike import are_alike
from claimcheck.extraction.relations.mentions import View
from claimcheck.extraction.relations.sketch import operand
from claimcheck.extraction.relations.words import section
from claimcheck.lexicon.polarity import lower_is_better
from claimcheck.records import Claim, Relation, RelationKind, Span

_NAMED = 0.86
_IS = (
    r" (?:is|are|was|were|does|did|performs?|performed|scores?|scored|fares?|fared)"
    r"(?: (?:still|also|even|slightly|much|far|clearly|a little|a bit|somewhat|significantly|considerably))? "
)
_ON = re.compile(r" (?:model |version )?(?:on|in|at|for) (?:the )?")


def find(view: View) -> Iterator[Relation]:
    """Every comparison of two named rows in the column that is named right after them."""
    rows = [m for m in view.named_rows() if m.is_full]
    for own in rows:
        compared = _words().match(view.text, own.end)
        other = next((m for m in rows if compared is not None and m.start == compared.end()), None)
        if compared is None or other is None:
            continue
        after = _ON.match(view.text, other.end)
        column = next((m for m in view.named_columns() if after is not None and m.start == after.end()), None)
        cells = view.grid.column(column.line, (own.line, other.line)) if column is not None else None
        if column is None or cells is None or not column.is_full or not are_alike(*cells):
            continue
        operator = _operator(compared["word"], view.columns.by_line.get(column.line, ""), cells[0])
        if operator is not None:
            offset = view.passage.sentence.start
            yield Relation(
                kind=RelationKind.ORDER,
                operator=operator,
                operands=(operand("left", cells[0]), operand("right", cells[1])),
                cue=Span(offset + compared.start("word"), offset + compared.end("word")),
                confidence=_NAMED,
            )


@cache
def _words() -> re.Pattern[str]:
    words = "|".join(word for key in ("better", "worse", "more", "less") for word in section("comparison")[key])
    return re.compile(rf"{_IS}(?P<word>{words}) than (?:the |its |our )?")


def _operator(word: str, label: str, cell: Claim) -> str | None:
    """`greater` or `less`; None where what is better is not known."""
    comparison = section("comparison")
    if word in comparison["more"] or word in comparison["less"]:
        return "greater" if word in comparison["more"] else "less"
    lower = lower_is_better(label, cell.metric)
    if lower is None:
        return None
    return "less" if (word in comparison["better"]) == lower else "greater"
