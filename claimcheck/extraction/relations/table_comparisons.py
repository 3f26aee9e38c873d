"""One row of a table set against another in a sentence: "25% smaller than Parquet", "worse than the base on Recall".

The sentence names both rows. The column is named too, or the adjective tells of what sort its figures are: what is
smaller has a size, what is cheaper a price. Where several columns may be meant, one that fits is taken, else the
nearest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from claimcheck.extraction.relations.alike import are_alike
from claimcheck.extraction.relations.mentions import Mention, View
from claimcheck.extraction.relations.sketch import letter_of, operand
from claimcheck.extraction.relations.table_gaps import own_row
from claimcheck.extraction.relations.words import section
from claimcheck.lexicon.polarity import lower_is_better
from claimcheck.records import Claim, Relation, RelationKind, Span

_NAMED, _NEAREST = 0.86, 0.6
_IS = (
    r" (?:is|are|was|were|does|did|performs?|performed|scores?|scored|fares?|fared)"
    r"(?: (?:still|also|even|slightly|much|far|clearly|a little|a bit|somewhat|significantly|considerably))? "
)
_CURRENCY = re.compile(r"\[currency_\w+\]")


@dataclass(frozen=True, slots=True)
class _Pair:
    """The cells of the row that a sentence is about and of the one it is set against, in one column."""

    own: Claim
    other: Claim
    is_named: bool


def find(view: View) -> Iterator[Relation]:
    """Percentages and factors between two named rows, and comparisons in words."""
    rows = view.named_rows()
    if not rows:
        return
    for claim in view.passage.claims:
        if letter_of(claim) in ("p", "r") and claim.quantity is not None and claim.quantity.value is not None:
            yield from _by_an_amount(view, claim, rows)
    yield from _in_words(view, rows)


@cache
def _compared() -> re.Pattern[str]:
    words = "|".join(word for words in section("comparison")["of_what"].values() for word in words)
    return re.compile(
        rf" ?(?:times )?(?:(?P<adjective>{words})(?: [a-z][\w-]*){{0,3}}? than|"
        r"as (?P<stem>[a-z]+)(?: [a-z][\w-]*){0,2}? as) "
    )


_BEFORE_NAME = re.compile(r"(?:(?:the|its|our|their|that of|those of|with|in|on|for) ){0,3}(?:[a-z][a-z-]* )?")
"""Between "than" and the name of a row: "than (that of the raw) JSON"."""


def _by_an_amount(view: View, amount: Claim, rows: Sequence[Mention]) -> Iterator[Relation]:
    offset = view.passage.sentence.start
    start, end = amount.location.start - offset, amount.location.end - offset
    compared = _compared().match(view.text, end)
    if compared is None:
        return
    other = next((m for m in rows if _BEFORE_NAME.fullmatch(view.text, compared.end(), m.start)), None)
    own = own_row(view, rows, other, start) if other is not None else None
    if other is None or own is None or own.line == other.line:
        return
    pairs = _pairs(view, own, other, compared["adjective"] or compared["stem"])
    if not pairs:
        return
    pair = min(pairs, key=lambda pair: _off(amount, pair))
    is_sure = own.is_full and other.is_full and pair.is_named and len(pairs) == 1
    is_share = letter_of(amount) == "p"
    roles = ("amount", "to", "from") if is_share else ("factor", "left", "right")
    yield Relation(
        kind=RelationKind.CHANGE if is_share else RelationKind.RATIO,
        operator="" if is_share else "table",
        operands=tuple(operand(r, c) for r, c in zip(roles, (amount, pair.own, pair.other), strict=True)),
        cue=amount.location.span,
        confidence=_NAMED if is_sure else _NEAREST,
    )


def _pairs(view: View, own: Mention, other: Mention, adjective: str) -> list[_Pair]:
    """The columns that may be meant: the one that the sentence names, else those of the adjective's sort."""
    named = [m.line for m in view.named_columns()]
    sorts = [sort for sort, words in section("comparison")["of_what"].items() if _stem(adjective) in map(_stem, words)]
    pairs = []
    for column in named or view.grid.columns:
        cells = view.grid.column(column, (own.line, other.line))
        if cells is None or not are_alike(*cells) or any(letter_of(cell) in (None, "r") for cell in cells):
            continue
        label = view.columns.by_line.get(column, "")
        if named or any(_is_of(sort, label, cells[0]) for sort in sorts):
            pairs.append(_Pair(cells[0], cells[1], is_named=bool(named)))
    return pairs if not named or len(named) == 1 else []


def _stem(adjective: str) -> str:
    """ "small" of "smaller" and "large" of "larger": what "as small as" and "smaller than" share."""
    return adjective.removesuffix("er").removesuffix("e")


def _is_of(sort: str, label: str, cell: Claim) -> bool:
    """Whether the figures of a column are of the sort that an adjective compares, by their unit or their label."""
    assert cell.quantity is not None
    if set(re.findall(r"[\w/]+", label)) & set(section("comparison")["labels"].get(sort, ())):
        return True
    if sort == "price":
        return _CURRENCY.search(cell.quantity.dimension) is not None
    return cell.quantity.dimension in section("comparison")["dimensions"].get(sort, ())


def _off(amount: Claim, pair: _Pair) -> Decimal:
    """How far a stated amount is from what the pair gives, over either base; relative to the amount."""
    own, other = (c.quantity.value if c.quantity else None for c in (pair.own, pair.other))
    assert amount.quantity is not None
    stated = abs(amount.quantity.value or Decimal(0))
    if not own or not other or not stated:
        return Decimal("Infinity")
    ratios = (own / other, other / own)
    if letter_of(amount) == "p":
        return min(abs(abs(ratio - 1) * 100 - stated) for ratio in ratios) / stated
    return min(abs(ratio - stated) for ratio in ratios) / stated


@cache
def _words() -> re.Pattern[str]:
    words = "|".join(word for key in ("better", "worse", "more", "less") for word in section("comparison")[key])
    return re.compile(rf"{_IS}(?P<word>{words}) than (?:the |its |our )?")


def _in_words(view: View, rows: Sequence[Mention]) -> Iterator[Relation]:
    """ "The small model is worse than the baseline on Recall": two rows and the column right after them."""
    for own in rows:
        compared = _words().match(view.text, own.end) if own.is_full else None
        other = next((m for m in rows if compared is not None and m.start == compared.end() and m.is_full), None)
        if compared is None or other is None:
            continue
        after = re.compile(r" (?:model |version )?(?:on|in|at|for) (?:the )?").match(view.text, other.end)
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


def _operator(word: str, label: str, cell: Claim) -> str | None:
    """`greater` or `less`; None where what is better is not known."""
    comparison = section("comparison")
    if word in comparison["more"] or word in comparison["less"]:
        return "greater" if word in comparison["more"] else "less"
    lower = lower_is_better(label, cell.metric)
    if lower is None:
        return None
    return "less" if (word in comparison["better"]) == lower else "greater"
