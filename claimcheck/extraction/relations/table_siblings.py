"""Gaps between two columns whose labels differ in one word, of which a sentence names one: "chat tuning adds 18.4
points on GSM8K" beside the columns "Wren-2B base" and "Wren-2B chat".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimcheck.extraction.relations.alike import are_alike, singular
from claimcheck.extraction.relations.labelled import LIKELY, Statement, statement_patterns
from claimcheck.extraction.relations.mentions import View
from claimcheck.extraction.relations.sketch import operand
from claimcheck.extraction.relations.words import words
from claimcheck.lexicon.polarity import lower_is_better
from claimcheck.records import Relation, RelationKind

_SHARED_LETTERS = 4
"""Letters at the beginning that "instruction" shares with the column "instruct"."""


def find(read: Statement) -> Iterator[Relation]:
    """Every amount that something adds to a named row, or costs it."""
    for match in statement_patterns("table_sibling", "adds")[0].finditer(read.text):
        amount, row = read.drawn.claim(match, "amount"), read.mention(match, "row")
        if amount is None or row is None:
            continue
        before = read.view.text[: amount.location.start - read.view.passage.sentence.start]
        pair = _siblings(read.view, before)
        if pair is None:
            continue
        if any(m.is_full and m.line not in pair for m in read.columns_in(0, len(read.text))):
            continue
        base, variant = (read.view.grid.claims.get((row.line, column)) for column in pair)
        if base is None or variant is None or not are_alike(base, variant):
            continue
        yield Relation(
            kind=RelationKind.CHANGE,
            operator="gap",
            operands=(operand("amount", amount), operand("from", base), operand("to", variant)),
            cue=amount.location.span,
            confidence=LIKELY,
        )
        if lower_is_better(read.view.rows.by_line.get(row.line), base.metric) is not True:
            yield Relation(
                kind=RelationKind.DIRECTION,
                operator="increase" if match["word"] in words("table_sibling", "up") else "decrease",
                operands=(operand("from", base), operand("to", variant)),
                cue=read.drawn.span(match.start("word"), match.end("word")),
                confidence=LIKELY,
            )


def _siblings(view: View, text: str) -> tuple[int, int] | None:
    """Two columns whose labels differ in one word (or that have one), the second with a word that the text begins."""
    said = {singular(word) for word in re.findall(r"[a-z]{4,}", text)}
    labels = {line: _words(label) for line, label in view.columns.by_line.items()}
    found = []
    for variant, own in labels.items():
        for base, others in labels.items():
            extra = own - others
            if base == variant or len(extra) != 1 or len(others - own) > 1 or not own & others:
                continue
            word = next(iter(extra))
            start = word[: max(_SHARED_LETTERS, len(word) - 1)]
            if len(start) >= _SHARED_LETTERS and any(w.startswith(start) for w in said):
                found.append((base, variant))
    return found[0] if len(found) == 1 else None


def _words(label: str) -> frozenset[str]:
    return frozenset(singular(word) for word in re.findall(r"[\w.-]+", label))
