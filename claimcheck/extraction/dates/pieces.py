"""Parts of a longer period: `the third week of May`, `the first half of next year`, `late last year`, `mid-2023`."""

from __future__ import annotations

from collections.abc import Callable

from claimcheck.extraction.dates.deictic import Piece, Shifted, WeekOf
from claimcheck.extraction.dates.expressions import Partial, Portion
from claimcheck.extraction.dates.fragments import (
    GAP,
    NUMBER,
    ORDINAL_WORD,
    UNIT,
    Found,
    cardinal_number,
    compiled,
    ordinal_number,
    unit_name,
)
from claimcheck.extraction.dates.meaning import Expression
from claimcheck.extraction.dates.years import part_of_year
from claimcheck.records import Grain

Point = Callable[[int], Found | None]
"""Reads whatever date stands at a place."""

_THE = rf"(?:the{GAP})?"
_WEEK_OF = compiled(rf"(?:{_THE}week{GAP}(?:of|commencing|beginning|starting){GAP}|w/c{GAP})(?:the{GAP})?(?=[\w'’])")
_NUMBERED_WEEK = compiled(rf"(?:the{GAP})?week{GAP}(?P<number>[1-9]|[1-4]\d|5[0-3]){GAP}(?:of|in){GAP}(?=\d)")
_PIECE = compiled(
    rf"{_THE}(?P<index>first|last|final|\d{{1,2}}(?:st|nd|rd|th)|{ORDINAL_WORD}){GAP}(?:(?P<count>{NUMBER}){GAP})?"
    rf"(?P<unit>{UNIT}){GAP}(?:of|in){GAP}(?:the{GAP})?(?:year{GAP})?(?=[\w'’])"
)
_PART_OF = compiled(
    rf"{_THE}(?P<part>(?:first|second|third|fourth|1st|2nd|3rd|4th)[\s-](?:quarter|half)){GAP}of{GAP}(?:the{GAP})?"
)
_EDGE = compiled(
    rf"{_THE}(?:(?P<adverb>early|mid|late)(?:{GAP}in{GAP}|{GAP}|-)|(?:very{GAP})?(?P<word>middle|beginning|start|end){GAP}of{GAP})"
    rf"(?:the{GAP})?"
)
_EDGE_NOW = compiled(
    rf"{_THE}(?P<word>middle|beginning|start|end){GAP}of{GAP}(?:the{GAP})?(?P<unit>week|month|quarter|year|decade|century)(?!\w)"
    rf"|year(?:['’]s{GAP}|{GAP}|-)end(?!\w)"
)
_MODS = {"early": "START", "beginning": "START", "start": "START", "mid": "MID", "middle": "MID"}


def week_of(text: str, start: int, point: Point) -> Found | None:
    """`The week of April 10`, `week 3 of 2027`."""
    if (match := _WEEK_OF.match(text, start)) and (date := point(match.end())):
        return Found(start, date.end, WeekOf(date.expression))
    if (match := _NUMBERED_WEEK.match(text, start)) and (date := point(match.end())):
        return Found(start, date.end, Piece("week", int(match["number"]), date.expression))
    return None


def piece(text: str, start: int, point: Point) -> Found | None:
    """`The third week of May`, `the last four months of 2021`, `the first quarter of next year`."""
    if (match := _PIECE.match(text, start)) and (whole := point(match.end())):
        index = match["index"].lower()
        count = cardinal_number(match["count"]) if match["count"] else 1
        number = -1 if index in ("last", "final") else ordinal_number(index)
        return Found(start, whole.end, Piece(unit_name(match["unit"]), number, whole.expression, count))
    match = _PART_OF.match(text, start)
    part = part_of_year(text, match.start("part")) if match else None
    if match and part and (whole := point(match.end())):
        return Found(start, whole.end, quarter_or_half(part[0], whole.expression))
    return None


def edge(text: str, start: int, point: Point) -> Found | None:
    """`Early 2024`, `mid-May`, `the end of this year`, `late last year`."""
    if match := _EDGE_NOW.match(text, start):
        unit = (match["unit"] or "year").lower()
        return Found(start, match.end(), Portion(_MODS.get((match["word"] or "end").lower(), "END"), Shifted(unit, 0)))
    match = _EDGE.match(text, start)
    whole = point(match.end()) if match else None
    if match is None or whole is None:
        return None
    return Found(
        start, whole.end, Portion(_MODS.get((match["adverb"] or match["word"]).lower(), "END"), whole.expression)
    )


def quarter_or_half(part: str, whole: Expression) -> Expression:
    """A part of a year, `Q1` to `Q4`, `H1` or `H2`, of a year that may itself be relative."""
    if isinstance(whole, Partial) and whole.grain is Grain.YEAR:
        return Partial(whole.year, part=part)
    index = int(part[1])
    return Piece("month", index * 6 - 5, whole, 6) if part[0] == "H" else Piece("quarter", index, whole)
