"""Quarters, fiscal periods, seasons, decades, centuries, and years of an era."""

from __future__ import annotations

import datetime as dt
import re

from claimcheck.extraction.dates.expressions import Fixed, Partial, Unresolved
from claimcheck.extraction.dates.fragments import (
    COMMA_GAP,
    GAP,
    MAYBE_GAP,
    ORDINAL_WORD,
    YEAR,
    Found,
    alternatives,
    compiled,
    ordinal_number,
    year_number,
)
from claimcheck.extraction.dates.periods import century_period, decade_period
from claimcheck.lexicon.dates import numbered, seasons, words
from claimcheck.records import Grain

_ORDINAL = rf"(?:\d{{1,2}}(?:st|nd|rd|th)|{ORDINAL_WORD})"
_DECADE = compiled(
    r"(?:(?P<year>1[5-9]\d0|20[0-9]0)|['’](?P<short>\d0))['’]?s(?!\w)|(?P<parted>1[89]\d0|20[0-9]0) ['’]?s(?!\w)"
)
_IN = compiled(rf"(?<!\w)(?:in|during|of|early|mid|late|since){GAP}(?:the{GAP})?$")
_DECADE_WORD = compiled(rf"(?:the{GAP})(?P<word>{alternatives(numbered('decades'))})(?!\w)")
_CENTURY = compiled(
    rf"(?P<number>{_ORDINAL})(?:(?:{GAP}|-)centur(?:y|ies)(?!\w)(?P<era>{GAP}(?:BCE?|B\.C\.(?:E\.)?)(?!\w))?"
    rf"|(?={GAP}(?:and|to|or){GAP}(?:the{GAP})?{_ORDINAL}(?:{GAP}|-)centur(?:y|ies)(?!{GAP}B)(?!\w)))"
)
_ERA = compiled(
    rf"(?:(?P<ad>AD|A\.D\.){MAYBE_GAP}(?P<a>\d{{1,4}})|(?P<b>\d{{1,5}}){MAYBE_GAP}(?P<era>BCE?|B\.C\.(?:E\.)?|AD|A\.D\.|CE))(?!\w)"
)
_QUARTER = (
    r"(?:(?P<kind>[QH])(?P<index>[1-4])|(?P<lead>[1-4])(?P<code>[QH])"
    r"|(?P<ordinal>first|second|third|fourth|1st|2nd|3rd|4th)[\s-](?P<word>quarter|half))"
)
_FISCAL = rf"(?:fiscal(?:{GAP}year)?|FY|financial{GAP}year)"
_PART_YEAR = compiled(
    rf"{_QUARTER}(?:{COMMA_GAP}|-|(?=['’])|(?<=\d[QH])(?=\d))(?:of{GAP}|in{GAP})?(?:the{GAP})?"
    rf"(?P<fiscal>{_FISCAL})?{MAYBE_GAP}(?:year{GAP})?"
    rf"(?P<year>(?:1\d|20)\d\d|['’]?\d\d)(?(fiscal)(?:[/–-](?P<next>\d\d)(?!\w))?)(?![\d%])(?![.,]\d)(?![a-z])"
)
_QUARTER_CUE = compiled(rf"(?<!\w){alternatives(words('quarters', 'before'))}{GAP}(?:the{GAP})?$")
_QUARTER_NOUN = compiled(rf"{GAP}{alternatives(words('quarters', 'after'))}(?!\w)")
_LOOK_BACK = 16
_YEAR_PART = compiled(
    rf"(?P<fiscal>{_FISCAL})?{MAYBE_GAP}(?P<year>(?:1\d|20)\d\d|['’]?\d\d)(?:['’]s)?(?:{COMMA_GAP}|-)?{_QUARTER}(?!\w)"
    rf"(?!(?:{MAYBE_GAP}[-–]{MAYBE_GAP}[QH][1-4])?{COMMA_GAP}(?:19|20)\d\d)"
)
_PART = compiled(rf"(?P<fiscal>fiscal{GAP})?{_QUARTER}(?!\w)")
_FISCAL_YEAR = compiled(
    rf"(?:the{GAP})?(?P<fiscal>{_FISCAL}){MAYBE_GAP}(?P<year>(?:1\d|20)\d\d|['’]?\d\d)(?:[/–-](?P<next>\d\d(?:\d\d)?))?"
    r"(?![\d%])(?![.,/–-]\d)(?!\w)"
)
_SEASON = compiled(rf"(?P<season>{alternatives(seasons())})(?:{GAP}of)?,?{GAP}(?P<year>{YEAR})(?:[-–/]\d\d(?![\w%]))?")


def decade(text: str, start: int) -> Found | None:
    """`1990s`, `in 1990 s`, `the '90s`, `the nineties`, `the 1800s` (a century)."""
    match = _DECADE_WORD.match(text, start)
    if match and match["word"].islower():
        return Found(start, match.end(), Fixed(decade_period(1900 + numbered("decades")[match["word"].lower()])))
    match = _DECADE.match(text, start)
    if match is None or (match["parted"] and not _IN.search(text, max(0, start - _LOOK_BACK), start)):
        return None
    digits = match["year"] or match["parted"]
    if digits and digits.endswith("000") and digits != "2000":
        return None
    year = int(digits) if digits else 1900 + int(match["short"])
    if year % 100 == 0 and year < 2000:
        return Found(start, match.end(), Fixed(century_period(year // 100 + 1)))
    if match["short"] and year < 1930:
        year += 100
    return Found(start, match.end(), Fixed(decade_period(year)))


def century(text: str, start: int) -> Found | None:
    """`21st century`, `the 18th and 19th centuries`, `5th century BC` (left open)."""
    match = _CENTURY.match(text, start)
    if match is None:
        return None
    number = ordinal_number(match["number"].replace("-", " "))
    if match["era"]:
        return Found(start, match.end(), Unresolved(Grain.CENTURY, f"BC{number - 1:02}XX"))
    if not 1 <= number <= 22:
        return None
    return Found(start, match.end(), Fixed(century_period(number)))


def era_year(text: str, start: int) -> Found | None:
    """`44 BC`, `AD 79`, `300 BCE`; years before Christ stay open, ISO dates start with year 1."""
    match = _ERA.match(text, start)
    if match is None or not any(match[name] and match[name][0].isupper() for name in ("ad", "era")):
        return None
    year = int(match["a"] or match["b"])
    if match["era"] and match["era"].upper().startswith("B"):
        return Found(start, match.end(), Unresolved(Grain.YEAR, f"BC{year:04}"))
    return Found(start, match.end(), Partial(year)) if 1 <= year <= dt.MAXYEAR else None


def quarter(text: str, start: int) -> Found | None:
    """`Q3 2024`, `third quarter of 2024`, `3Q24`, `2019-H2`, `FY25 Q3`, `Q4 fiscal 2025`, and a bare `Q3`."""
    match = _PART_YEAR.match(text, start) or _YEAR_PART.match(text, start)
    if match is None:
        return _bare_quarter(text, start)
    part = _part(match)
    if part is None:
        return None
    digits = match["year"]
    year = int(digits) if len(digits) == 4 else year_number("'" + digits[-2:])
    if match["fiscal"]:
        return Found(start, match.end(), Unresolved(Grain.QUARTER, f"FY{year}-{part}", "fiscal"))
    return Found(start, match.end(), Partial(year, part=part))


def fiscal_year(text: str, start: int) -> Found | None:
    """`FY25`, `fiscal 2025`, `fiscal year 2024/25`, `FY2024-25`: no calendar is stated, so it stays open."""
    match = _FISCAL_YEAR.match(text, start)
    if match is None:
        return None
    digits = match["year"]
    year = int(digits) if len(digits) == 4 else year_number("'" + digits[-2:])
    both = f"/{match['next'][-2:]}" if match["next"] else ""
    return Found(start, match.end(), Unresolved(Grain.YEAR, f"FY{year}{both}", "fiscal"))


def season(text: str, start: int) -> Found | None:
    """`summer 2024`, `spring of 2023`; half the world has them the other way round, so the year is what is sure."""
    match = _SEASON.match(text, start)
    if match is None:
        return None
    code = seasons()[match["season"].lower()][0]
    return Found(start, match.end(), Partial(year_number(match["year"]), part=code))


def _bare_quarter(text: str, start: int) -> Found | None:
    match = _PART.match(text, start)
    if match is None:
        return None
    part = _part(match)
    if part is None or not _names_quarter(text, start, match):
        return None
    if match["fiscal"]:
        return Found(start, match.end(), Unresolved(Grain.QUARTER, f"FYXXXX-{part}", "fiscal"))
    return Found(start, match.end(), Partial(part=part))


def part_of_year(text: str, start: int) -> tuple[str, int] | None:
    """The TIMEX3 code of a quarter or half that is written here, whatever stands around it, and where it ends."""
    match = _PART.match(text, start)
    part = _part(match) if match else None
    return (part, match.end()) if match and part else None


def _names_quarter(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether a quarter without its year is one: in words, or in capitals beside words that quarters go with."""
    if match["word"]:
        return match["word"].lower() == "quarter"
    if (match["kind"] or match["code"]) != "Q":
        return False
    before = _QUARTER_CUE.search(text, max(0, start - _LOOK_BACK), start)
    return bool(before or _QUARTER_NOUN.match(text, match.end()))


def _part(match: re.Match[str]) -> str | None:
    index = match["index"] or match["lead"]
    number = int(index) if index else ordinal_number(match["ordinal"])
    kind = (match["kind"] or match["code"] or match["word"])[0].upper()
    kind = "H" if kind == "H" else "Q"
    return f"{kind}{number}" if kind == "Q" or number <= 2 else None
