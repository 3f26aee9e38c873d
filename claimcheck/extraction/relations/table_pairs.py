"""What a sentence says of two rows of a table: "1.7 points behind Ridge-70B on MMLU", "three times as many gets as
oldcache", "$30 more per month than Sprout", "worse than the base model on Recall".

The column is named, or follows from what is compared (what is cheaper has a price), or is the one that comes nearest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from claimcheck.extraction.relations.alike import are_alike
from claimcheck.extraction.relations.labelled import (
    HOLDS,
    LIKELY,
    NAMED,
    Measures,
    Statement,
    chosen,
    off_by,
    statement_patterns,
    values,
)
from claimcheck.extraction.relations.mentions import Mention
from claimcheck.extraction.relations.sketch import letter_of, operand
from claimcheck.extraction.relations.words import any_of, section, words
from claimcheck.lexicon.polarity import lower_is_better
from claimcheck.records import Claim, Comparator, Interval, Operand, Relation, RelationKind, Span

Pair = tuple[Claim, Claim]
"""The cell of the row that a statement is about, and that of the row that it is measured by."""

_HUNDRED = Decimal(100)
_STATE = re.compile(r"\b(?:is|are|was|were|runs?|ran|works?|takes?|took|needs?|needed)\b")
_COMPARATIVE = re.compile(r" (more|fewer|less) ")


def find(read: Statement) -> Iterator[Relation]:
    """Every amount between two named rows, and every order of two in a named column."""
    if sum(axis == "r" for _, axis, _ in read.labels) < 2:
        return
    for finder in statement_patterns("table_pair", "between"):
        for match in finder.finditer(read.text):
            sides, word = _sides(read, match), match["word"]
            more: re.Match[str] | None = match
            while sides is not None and more is not None:
                yield from _amount(read, more, sides, word)
                more = statement_patterns("table_pair", "more")[0].pattern.match(read.text, more.end())
    for match in statement_patterns("table_pair", "multiple")[0].finditer(read.text):
        yield from _literal(read, match)
    for match in statement_patterns("table_pair", "order")[0].finditer(read.text):
        yield from _orders(read, match)


def _states_one_amount(claim: Claim) -> bool:
    """Bounds from above ("at most 2 points") are read by `table_bounds`."""
    quantity = claim.quantity
    if quantity is None or quantity.value is None:
        return False
    is_multiple = letter_of(claim) != "r" or quantity.value > 1
    return is_multiple and quantity.comparator not in (Comparator.AT_MOST, Comparator.LESS)


def _sides(read: Statement, match: re.Match[str]) -> tuple[Mention, Mention] | None:
    other = read.mention(match, "other")
    assert other is not None
    own = read.mention(match, "own") or read.subject(match.start(), other.line)
    return (own, other) if own is not None and own.line != other.line else None


def _pairs(read: Statement, sides: tuple[Mention, Mention], measures: Measures) -> list[Pair]:
    lines = [side.line for side in sides]
    cells = [read.view.grid.column(column, lines) for column in measures.columns]
    return [(found[0], found[1]) for found in cells if found is not None and are_alike(*found)]


def _amount(read: Statement, match: re.Match[str], sides: tuple[Mention, Mention], word: str) -> Iterator[Relation]:
    amount = read.drawn.claim(match, "amount")
    if amount is None or not _states_one_amount(amount):
        return
    word = word or next(iter(_COMPARATIVE.findall(amount.text)), "")  # "10,600 more visitors" is one figure
    measures = read.measures(match, amount, word)
    pairs = [pair for pair in _pairs(read, sides, measures) if _measures(amount, pair)]
    found = chosen(pairs, lambda pair: _off(amount, pair), is_named=measures.is_named)
    if found is None or (found[1] != HOLDS and _is_of_an_act(read, match, sides[0], word)):
        return
    (own, other), certain = found
    if not all(side.is_full for side in sides):
        certain = min(certain, LIKELY)
    letter = letter_of(amount)
    yield Relation(
        kind=_KINDS.get(letter or "", RelationKind.DIFFERENCE),
        operator="table" if letter == "r" else "gap",
        operands=_operands(amount, own, other),
        cue=amount.location.span,
        confidence=certain,
    )
    operator = _operator(word, read.view.columns.by_line.get(read.view.column_of(own), ""), own)
    if operator is not None and measures.is_named and letter != "r":
        yield _order(operator, (own, other), amount.location.span, LIKELY)


def _is_of_an_act(read: Statement, match: re.Match[str], own: Mention, word: str) -> bool:
    """Whether what is faster is an act that the table need not show: "trains three times faster", in no column."""
    if word not in words("table_rank", "quick") | words("table_rank", "slow") or read.columns_in(0, len(read.text)):
        return False
    at = next((at for at, _, mention in read.labels if mention is own), 0)
    return _STATE.search(read.text, at, match.start()) is None


_KINDS = {"p": RelationKind.CHANGE, "o": RelationKind.CHANGE, "r": RelationKind.RATIO}


def _operands(amount: Claim, own: Claim, other: Claim) -> tuple[Operand, ...]:
    """The amount and what it lies between, in the roles of its kind of relation."""
    letter = letter_of(amount)
    if letter in ("p", "o"):
        return operand("amount", amount), operand("from", other), operand("to", own)
    return operand("factor" if letter == "r" else "amount", amount), operand("left", own), operand("right", other)


def _measures(amount: Claim, pair: Pair) -> bool:
    """Whether an amount can lie between two cells: percent and multiples of anything, points of scores and
    percentages, else their own unit."""
    letter, of_cell = letter_of(amount), letter_of(pair[0])
    if letter in ("p", "r"):
        return True
    if letter == "o":
        return of_cell in ("p", "n", "o")
    # the unit of a cell may stand in its header
    return of_cell in (letter, "b") and are_alike(amount.model_copy(update={"quantity": _uncounted(amount)}), pair[0])


def _uncounted(claim: Claim) -> object:
    """What is counted is the column's affair: "10,600 more visitors" under "Visitors per year"."""
    return claim.quantity.model_copy(update={"counted": None}) if claim.quantity is not None else None


def _off(amount: Claim, pair: Pair) -> Decimal:
    """How far an amount is from what lies between two cells, either way round."""
    own, other = values(pair[0], pair[0]), values(pair[1], pair[0])
    letter = letter_of(amount)
    if letter not in ("p", "r"):
        gap = own - other
        return off_by(gap if gap.middle >= 0 else -gap, amount)
    if own.low <= 0 or other.low <= 0:
        return Decimal("Infinity")
    quotients = (own / other, other / own)
    if letter == "p":
        changes = (quotient.shifted(-1).scaled(_HUNDRED) for quotient in quotients)
        return min(off_by(change if change.middle >= 0 else -change, amount) for change in changes)
    return min(off_by(quotient, amount) for quotient in quotients)


def _literal(read: Statement, match: re.Match[str]) -> Iterator[Relation]:
    """ "twice as many gets as oldcache"."""
    sides = _sides(read, match)
    if sides is None or any(not side.is_full for side in sides):
        return
    factor = Decimal(str(section("multiple")["words"][match["times"]]))
    measures = read.measures(match, None, match["word"] or "")

    def off(pair: Pair) -> Decimal:
        own, other = values(pair[0], pair[0]), values(pair[1], pair[0])
        if own.low <= 0 or other.low <= 0:
            return Decimal("Infinity")
        return min(quotient.relative_gap(Interval.exactly(factor)) for quotient in (own / other, other / own))

    found = chosen(_pairs(read, sides, measures), off, is_named=measures.is_named)
    if found is not None:
        yield Relation(
            kind=RelationKind.RATIO,
            operator="about",
            operands=(operand("left", found[0][0]), operand("right", found[0][1])),
            amount=factor,
            cue=read.drawn.span(match.start(), match.end("times")),
            confidence=found[1],
        )


def _orders(read: Statement, match: re.Match[str]) -> Iterator[Relation]:
    """One row against another in words; both and the column are named in full."""
    sides, column = _sides(read, match), read.mention(match, "column")
    if sides is None or column is None or any(not m.is_full for m in (*sides, column)):
        return
    if any_of("direction", "negation").search(match["said"]):
        return
    pairs = _pairs(read, sides, Measures((column.line,), is_named=True))
    operator = _operator(match["word"], read.view.columns.by_line.get(column.line, ""), pairs[0][0]) if pairs else None
    if operator is not None:
        yield _order(operator, pairs[0], read.drawn.span(match.start("word"), match.end("word")), NAMED)


def _operator(word: str, label: str, cell: Claim) -> str | None:
    """`greater` or `less`; None where what is better is not known, or a word is of neither."""
    if word in words("table_pair", "greater"):
        return "greater"
    if word in words("table_pair", "less"):
        return "less"
    lower = True if "↓" in label else lower_is_better(label, cell.metric)
    if lower is None or word not in words("table_pair", "better") | words("table_pair", "worse"):
        return None
    return "greater" if (word in words("table_pair", "better")) != lower else "less"


def _order(operator: str, pair: Pair, cue: Span, certain: float) -> Relation:
    return Relation(
        kind=RelationKind.ORDER,
        operator=operator,
        operands=(operand("left", pair[0]), operand("right", pair[1])),
        cue=cue,
        confidence=certain,
    )
