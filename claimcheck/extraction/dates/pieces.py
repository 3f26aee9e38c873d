"""Parts of a longer period: `the third week of May`, `the first half of next year`, `late last year`, `mid-2023`."""

from __future__ import annotations

from collections.abc import Callable

from claimcheck.extraction.dates.deictic import NthWeekday, Piece, Shifted, WeekOf
from claimcheck.extraction.dates.expressions import Partial, Portion, Unresolved
from claimcheck.extraction.dates.fragments import (
    GAP,
    NUMBER,
    ORDINAL_WORD,
    UNIT,
    WEEKDAY,
    YEAR,
    Found,
    cardinal_number,
    compiled,
    ordinal_number,
    unit_name,
    weekday_number,
    year_number,
)
from claimcheck.extraction.dates.meaning import Expression
from claimcheck.extraction.dates.years import part_of_year
from claimcheck.records import Grain

Point = Callable[[int], Found | None]
"""Reads whatever date stands at a place."""

_THE = rf"(?:the{GAP})?"
_WEEK_OF = compiled(rf"(?:{_THE}week{GAP}(?:of|commencing|beginning|starting){GAP}|w/c{GAP})(?:the{GAP})?(?=[\w'’])")
_PIECE = compiled(
    rf"{_THE}(?P<index>first|last|final|\d{{1,2}}(?:st|nd|rd|th)|{ORDINAL_WORD}){GAP}(?:(?P<count>{NUMBER}){GAP})?"
    rf"(?P<unit>{UNIT}){GAP}(?:of|in){GAP}(?:the{GAP})?(?:year{GAP})?(?=[\w'’])"
)
_NTH_WEEKDAY = compiled(
    rf"{_THE}(?P<index>first|last|final|[1-5](?:st|nd|rd|th)|second|third|fourth|fifth){GAP}(?P<day>{WEEKDAY}){GAP}(?:of|in){GAP}"
    rf"(?:the{GAP})?(?=[\w'’])"
)
_DAY_OF = compiled(
    rf"{_THE}(?P<index>\d{{1,2}}(?:st|nd|rd|th)|{ORDINAL_WORD}){GAP}of{GAP}(?=(?:this|next|last|the{GAP}following){GAP}month(?!\w))"
)
_PART_OF = compiled(
    rf"{_THE}(?P<part>(?:first|second|third|fourth|1st|2nd|3rd|4th)[\s-](?:quarter|half)){GAP}of{GAP}(?:the{GAP})?"
)
_EDGE = compiled(
    rf"{_THE}(?:(?P<adverb>early-to-mid|mid-to-late|early|mid|late)(?:{GAP}in{GAP}|{GAP}|-)|(?:very{GAP})?(?P<word>middle|beginning|start|end){GAP}of{GAP})"
    rf"(?:the{GAP})?"
)
_EDGE_NOW = compiled(
    rf"{_THE}(?P<word>middle|beginning|start|end){GAP}of{GAP}(?:the{GAP})?(?P<unit>week|month|quarter|year|decade|century)(?!\w)"
    rf"|year(?:['’]s{GAP}|{GAP}|-)end(?!\w)(?:,?{GAP}(?P<year>{YEAR}))?"
)
_MODS = {
    "early": "START",
    "early-to-mid": "START",
    "beginning": "START",
    "start": "START",
    "mid": "MID",
    "middle": "MID",
}


def week_of(text: str, start: int, point: Point) -> Found | None:
    """`The week of April 10`, `w/c 3 May`."""
    if (match := _WEEK_OF.match(text, start)) and (date := point(match.end())):
        return Found(start, date.end, WeekOf(date.expression))
    return None


def piece(text: str, start: int, point: Point) -> Found | None:
    """`The third week of May`, `the last four months of 2021`, `the first quarter of next year`."""
    if (match := _PIECE.match(text, start)) and (whole := point(match.end())):
        index = match["index"].lower()
        count = cardinal_number(match["count"]) if match["count"] else 1
        number = -1 if index in ("last", "final") else ordinal_number(index)
        if unit_name(match["unit"]) == "quarter" and count == 1 and 1 <= number <= 4:
            return Found(start, whole.end, quarter_or_half(f"Q{number}", whole.expression))
        return Found(start, whole.end, Piece(unit_name(match["unit"]), number, whole.expression, count))
    if (match := _DAY_OF.match(text, start)) and (whole := point(match.end())):
        return Found(start, whole.end, Piece("day", ordinal_number(match["index"]), whole.expression))
    match = _PART_OF.match(text, start)
    part = part_of_year(text, match.start("part")) if match else None
    if match and part and (whole := point(match.end())):
        return Found(start, whole.end, quarter_or_half(part[0], whole.expression))
    return None


def nth_weekday(text: str, start: int, point: Point) -> Found | None:
    """`The first Monday of September`, `the last Friday in May 2024`."""
    match = _NTH_WEEKDAY.match(text, start)
    month = point(match.end()) if match else None
    if match is None or month is None:
        return None
    index = match["index"].lower()
    number = -1 if index in ("last", "final") else ordinal_number(index)
    return Found(start, month.end, NthWeekday(weekday_number(match["day"]), number, month.expression))


def edge(text: str, start: int, point: Point) -> Found | None:
    """`Early 2024`, `mid-May`, `the end of this year`, `late last year`."""
    if match := _EDGE_NOW.match(text, start):
        unit = (match["unit"] or "year").lower()
        now = Partial(year_number(match["year"])) if match["year"] else Shifted(unit, 0)
        return Found(start, match.end(), Portion(_MODS.get((match["word"] or "end").lower(), "END"), now))
    match = _EDGE.match(text, start)
    whole = point(match.end()) if match else None
    if match is None or whole is None:
        return None
    mod = _MODS.get((match["adverb"] or match["word"]).lower(), "END")
    return Found(start, whole.end, Portion(mod, whole.expression, edge=match["word"] is not None))


def quarter_or_half(part: str, whole: Expression) -> Expression:
    """A part of a year, `Q1` to `Q4`, `H1` or `H2`, of a year that may itself be relative."""
    if isinstance(whole, Partial) and whole.grain is Grain.YEAR:
        return Partial(whole.year, part=part)
    if isinstance(whole, Unresolved):
        return Unresolved(Grain.QUARTER, f"{whole.timex}-{part}", whole.calendar)
    index = int(part[1])
    return Piece("month", index * 6 - 5, whole, 6) if part[0] == "H" else Piece("quarter", index, whole)
