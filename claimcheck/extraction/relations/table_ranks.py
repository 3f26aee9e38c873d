"""Superlatives and ranks of which a sentence gives the word and a table the figures.

"Its error rate is lowest for Italian" names a row; "we come second in all three columns" a row and how many columns;
"ahead of Orrin on two of the three benchmarks" two rows and a number of columns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from claimcheck.extraction.relations.alike import singular
from claimcheck.extraction.relations.mentions import View
from claimcheck.extraction.relations.sketch import operand
from claimcheck.extraction.relations.words import section
from claimcheck.records import Claim, Relation, RelationKind, Span

_CERTAIN = 0.7
_ORDINALS = {"first": 1, "second": 2, "third": 3, "last": -1, "fourth": 4}
_PLACE = re.compile(
    r"\b(?:we|[\w.-]+) (?:come|comes|came|rank|ranks|ranked|finish|finishes|finished|place|places|"
    r"placed|is|are|was|were)(?: in)? "
    r"(?P<place>first|second|third|fourth|last)(?: place)? (?:in|on|across|for) (?:all|both|each|every)\b"
)
_AHEAD = re.compile(
    r"(?P<ahead>ahead of|beats?|better than|outperforms?|above|higher than|tops|"
    r"surpasses)[^.;:()]{0,40}? (?P<on>on|in|at) "
    r"(?P<count>all|both|every|each|two|three|four)(?: (?:of )?(?:the )?(?P<of>two|three|four|five))?(?: of the)? "
)
_OF_CHANGES = re.compile(
    r"[^.;]{0,30}?\b(?:gaps?|differences?|gains?|improvements?|increases?|drops?|leads?|margins?|changes?|rises?|falls?|"
    r"jumps?|declines?|growth|decreases?|reductions?|share)\b"
)
"""After a superlative: what is largest is no figure of the table, but what lies between two."""
_EXCLUDED = re.compile(
    r"(?<!\w)(?:except|apart from|but for|other than|besides|excluding|not|among|of the|after|second|third|next)(?!\w)"
)


def find(view: View) -> Iterator[Relation]:
    """Superlatives of a named row, and places in all columns."""
    yield from _superlatives(view)
    yield from _in_all(view)
    yield from _places(view)
    yield from _wins(view)


@cache
def _superlative() -> re.Pattern[str]:
    words = "|".join(map(re.escape, [*section("rank")["highest"], *section("rank")["lowest"]]))
    return re.compile(
        rf"(?<![\w-])(?:is|are|was|were|has|have|had|"
        rf"with)(?: the)? (?P<word>{words})(?: (?!and |but |while )[\w-]+){{0,4}}?"
        rf"(?: (?:for|in|on|with|at|by) (?:the )?|[,.]|$)"
    )


def _superlatives(view: View) -> Iterator[Relation]:
    """ "lowest for Italian": the row right after the word against all other rows, in the columns that may be meant."""
    found = _superlative().search(view.text)
    if found is None or _EXCLUDED.search(view.text) or found["word"] in ("most", "least"):
        return
    if _OF_CHANGES.match(view.text, found.end("word"), found.end()):
        return
    rows = view.named_rows()
    if any(m.start == found.end() for m in view.named_columns()):
        return  # "the gain is largest for Sums": the other way round
    row = next((m for m in rows if m.start == found.end() or (m.end == found.start() - 1 and len(rows) == 1)), None)
    columns = _columns_meant(view)
    if row is not None and row.end < found.start() and len(view.named_columns()) != 1:
        return
    if row is None or not columns or len(view.grid.rows) < 3:
        return
    operator = "highest" if found["word"] in section("rank")["highest"] else "lowest"
    fields = [field for column in columns if (field := _field(view, row.line, column))]
    leading = [field for field in fields if _leads(field, high=operator == "highest")]
    if fields:
        offset = view.passage.sentence.start
        cue = Span(found.start("word") + offset, row.end + offset)
        yield _rank(operator, (leading or fields)[0], cue)


@cache
def _everywhere() -> re.Pattern[str]:
    words = "|".join(map(re.escape, [*section("rank")["highest"], *section("rank")["lowest"]]))
    return re.compile(
        rf"(?<![\w-])(?:has|have|had|shows?|reach(?:es)?|achieves?|gets?|scores?)(?: the)? (?P<word>{words})"
        rf"(?: [\w-]+){{1,4}}? (?:on|in|across|for|over|at) (?:all|both|each|every)\b"
    )


def _in_all(view: View) -> Iterator[Relation]:
    """ "the large model has the lowest error on all three sets": the row against all others, column by column."""
    found = _everywhere().search(view.text)
    if found is None or _EXCLUDED.search(view.text, 0, found.start()):
        return
    rows = view.rows.named_in(view.text[: found.start()])
    if len(rows) != 1 or view.columns.named_in(view.text[: found.start()]):
        return
    operator = "highest" if found["word"] in section("rank")["highest"] else "lowest"
    fields = [field for column in view.grid.columns if (field := _field(view, rows[0].line, column))]
    off = [field for field in fields if not _leads(field, high=operator == "highest")]
    if len(fields) > 1 and len(off) < len(fields):
        offset = view.passage.sentence.start
        yield _rank(operator, (off or fields)[0], Span(found.start("word") + offset, found.end("word") + offset))


def _columns_meant(view: View) -> list[int]:
    named = [m.line for m in view.named_columns()]
    return named or view.grid.columns


def _field(view: View, row: int, column: int) -> list[Claim] | None:
    """The row's own figure and the others of the column, its totals and averages left out."""
    own = view.grid.claims.get((row, column))
    others = [
        claim
        for (line, place), claim in view.grid.claims.items()
        if place == column and line != row and not _is_summary(view.grid.row_labels.get(line, ""))
    ]
    return [own, *others] if own is not None and len(others) > 1 else None


def _is_summary(label: str) -> bool:
    return any(singular(word) in ("total", "averag", "mean", "all", "sum", "overall") for word in label.split())


def _leads(field: Sequence[Claim], *, high: bool) -> bool:
    values = [c.quantity.value for c in field if c.quantity is not None and c.quantity.value is not None]
    return values[0] == (max(values) if high else min(values))


def _places(view: View) -> Iterator[Relation]:
    """ "first in all three columns": the row against all others, column by column, the first one that contradicts
    it."""
    found = _PLACE.search(view.text)
    if found is None:
        return
    row = _row_of_subject(view, view.text[: found.end()])
    if row is None:
        return
    place = _ORDINALS[found["place"]]
    fields = [field for column in view.grid.columns if (field := _field(view, row, column))]
    if len(fields) < 2 or place < 1:
        return
    offset = view.passage.sentence.start
    cue = Span(found.start("place") + offset, found.end("place") + offset)
    off = [field for field in fields if place not in _possible_places(field)]
    yield _rank(f"place {place}", (off or fields)[0], cue)


def _wins(view: View) -> Iterator[Relation]:
    """ "ahead of Orrin on two of the three benchmarks": the two rows, column by column.

    The row that leads is named, or is the only other one of which a word stands in the sentence. Where it leads in
    another number of columns than stated, the first column that it loses is given.
    """
    found = _AHEAD.search(view.text)
    if found is None:
        return
    beaten = [m for m in view.named_rows() if found.end("ahead") <= m.start < found.start("on")]
    leading = _other_row(view, beaten[0].line, view.text[: found.start()]) if len(beaten) == 1 else None
    if leading is None:
        return
    columns = [c for c in view.grid.columns if not _is_summary(view.grid.column_labels.get(c, ""))]
    pairs = [pair for c in columns if (pair := view.grid.column(c, (leading, beaten[0].line)))]
    stated = {"two": 2, "three": 3, "four": 4, "five": 5, "both": 2}
    total = stated.get(found["of"] or "", len(pairs)) if found["of"] != "the" else len(pairs)
    wanted = total if found["count"] in ("all", "every", "each", "both") else stated.get(found["count"], 0)
    if total != len(pairs) or not wanted or len(pairs) < 2:
        return
    won = [pair for pair in pairs if _leads(pair, high=True)]
    if len(won) not in (wanted, len(pairs) - wanted):
        lost = [pair for pair in pairs if pair not in won] or won
        shown = lost[0]
    elif len(won) == wanted:
        shown = won[0]
    else:
        return
    offset = view.passage.sentence.start
    yield _rank("ahead", shown, Span(found.start("count") + offset, found.end("count") + offset))


def _other_row(view: View, beaten: int, text: str) -> int | None:
    """The row that a sentence sets against another: named before it, or the only other one that shares a word with
    it."""
    named = [m.line for m in view.rows.named_in(text) if m.line != beaten]
    if len(named) == 1:
        return named[0]
    words = {singular(word) for word in re.findall(r"[\w.-]+", text)}
    sharing = [
        row
        for row, label in view.rows.by_line.items()
        if row != beaten and words & {singular(word) for word in re.findall(r"[\w.-]+", label)}
    ]
    return sharing[0] if len(sharing) == 1 and not named else None


def _row_of_subject(view: View, text: str) -> int | None:
    """The row that a sentence is about: the one named in it, or for "we" the one with the document's title."""
    named = view.rows.named_in(text)
    if len(named) == 1:
        return named[0].line
    title = view.passage.document.title or (view.passage.block.heading[0] if view.passage.block.heading else "")
    if named or not re.search(r"(?<!\w)we(?!\w)", text):
        return None
    ours = [m.line for m in view.rows.named_in(title.casefold())]
    return ours[0] if len(ours) == 1 else None


def _possible_places(field: Sequence[Claim]) -> set[int]:
    """The places of the first figure from the top and from the bottom: either end may be the best."""
    values = [c.quantity.value for c in field if c.quantity is not None and c.quantity.value is not None]
    above, below = sum(v > values[0] for v in values), sum(v < values[0] for v in values)
    equal = sum(v == values[0] for v in values) - 1
    return {*range(above + 1, above + equal + 2), *range(below + 1, below + equal + 2)}


def _rank(operator: str, field: Sequence[Claim], cue: Span) -> Relation:
    return Relation(
        kind=RelationKind.RANK,
        operator=operator,
        operands=tuple(operand("rank" if index == 0 else "field", claim) for index, claim in enumerate(field)),
        cue=cue,
        confidence=_CERTAIN,
    )
