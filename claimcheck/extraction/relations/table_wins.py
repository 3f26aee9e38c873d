"""Places and comparisons that a sentence states for several columns at once: "Merlin leads on three of the four
benchmarks", "second in all columns", "ahead of Orrin on every test except recall".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimcheck.extraction.relations.alike import are_alike
from claimcheck.extraction.relations.labelled import Statement, statement_patterns
from claimcheck.extraction.relations.table_ranks import ends_of, field_of, places_of, rank
from claimcheck.extraction.relations.words import any_of, section
from claimcheck.records import Claim, Relation

_ON = re.compile(r"(?<!\w)(?:on|in|for|at|by) $")
"""Before a row that is no subject: "improves by 4 points on GSM8K and leads on every test"."""
_EXCEPT = re.compile(
    r"\b(?:except|but|apart from|other than|besides|save)\b(?: (?:for|on|in|the))*((?: ?‹c\d+›,?(?: and)?)*)"
)
_COLUMN = re.compile(r"‹c(\d+)›")
_FEWEST = 2
"""Columns that are spoken of together."""


def find(read: Statement) -> Iterator[Relation]:
    """Every such statement about a named row."""
    if not any(axis == "r" for _, axis, _ in read.labels):
        return
    for key in ("against", "leads"):
        for match in statement_patterns("table_wins", key)[0].finditer(read.text):
            yield from _stated(read, match)


def _stated(read: Statement, match: re.Match[str]) -> Iterator[Relation]:
    other = read.mention(match, "other")
    own = read.mention(match, "own") or read.subject(match.start(), *([other.line] if other else []))
    columns = _columns(read, match)
    if (
        own is None
        or columns is None
        or _ON.search(read.text, 0, match.start())
        or any_of("direction", "negation").search(match[0])
    ):
        return
    word = match["word"]
    place = section("table_rank")["places"].get(word, 1)
    fields = [
        field
        for column in columns
        if (field := _pair(read, own.line, other.line, column) if other else field_of(read, own.line, column))
    ]
    wanted = _wanted(read, match, len(fields))
    if wanted is None or len(fields) < _FEWEST:
        return
    judged = max(
        ([_judged(read, word, place, field, unknown) for field in fields] for unknown in ("highest", "lowest")),
        key=lambda found: sum(holds for _, _, holds in found),
    )
    won = sum(holds for _, _, holds in judged)
    if won <= wanted:
        field, end, _ = next(one for one in judged if one[2] == (won == wanted))
        operator = end if place == 1 else f"place {place} {end}"
        yield rank(operator, field, read.drawn.span(match.start("word"), match.end()))


def _judged(read: Statement, word: str, place: int, field: list[Claim], unknown: str) -> tuple[list[Claim], str, bool]:
    """A field, the end that its places count from (`unknown` where nobody says which), and whether the place is
    right."""
    ends = ends_of(read, word, read.view.column_of(field[0]), field[0])
    end = ends[0] if len(ends) == 1 else unknown
    return field, end, place in places_of(field, [end])


def _columns(read: Statement, match: re.Match[str]) -> list[int] | None:
    """The columns that are spoken of: all that hold no totals or averages, but those that the sentence leaves out."""
    _, last = read.clause(match.start(), match.end())
    left_out = _EXCEPT.match(read.text[match.end() : last].lstrip(" ,")) or _EXCEPT.search(read.text, match.end(), last)
    lines = [read.mentions[int(index)].line for index in _COLUMN.findall(left_out[1])] if left_out is not None else []
    if left_out is not None and not lines:
        return None
    return [column for column in read.view.grid.transposed().items if column not in lines]


def _pair(read: Statement, own: int, other: int, column: int) -> list[Claim]:
    cells = read.view.grid.column(column, (own, other)) or []
    return cells if cells and are_alike(*cells) else []


def _wanted(read: Statement, match: re.Match[str], columns: int) -> int | None:
    """How many of the columns are meant; None where the sentence counts others than the table has."""
    counts = []
    for role, otherwise in (("of", columns), ("wanted", columns)):
        claim = read.drawn.claim(match, role)
        counts.append(int(claim.quantity.value or 0) if claim is not None and claim.quantity is not None else otherwise)
    total, wanted = counts
    return wanted if total == columns and 0 < wanted <= columns else None
