"""Years, decades, centuries, quarters and fiscal periods; and when a bare number is a year at all."""

from __future__ import annotations

import datetime as dt
import re

from claimcheck.extraction.dates.expressions import Fixed, Partial, Portion, Unresolved
from claimcheck.extraction.dates.fragments import (
    COMMA_GAP,
    END,
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
_DECADE = compiled(r"(?:(?P<year>1[5-9]\d0|20[0-9]0)|['’](?P<short>\d0))['’]?s(?!\w)")
_DECADE_WORD = compiled(rf"(?:the{GAP})(?P<word>{alternatives(numbered('decades'))})(?!\w)")
_CENTURY = compiled(
    rf"(?P<number>{_ORDINAL})(?:{GAP}|-)centur(?:y|ies)(?!\w)(?P<era>{GAP}(?:BCE?|B\.C\.(?:E\.)?)(?!\w))?"
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
    rf"{_QUARTER}(?:{COMMA_GAP}|-|['’]|(?=\d))?(?:of{GAP}|in{GAP})?(?:the{GAP})?(?P<fiscal>{_FISCAL})?{MAYBE_GAP}(?:year{GAP})?"
    rf"(?P<year>(?:1\d|20)\d\d|['’]?\d\d)(?![\d%])(?![.,]\d)(?![a-z])"
)
_YEAR_PART = compiled(
    rf"(?P<fiscal>{_FISCAL})?{MAYBE_GAP}(?P<year>(?:1\d|20)\d\d|['’]?\d\d)(?:['’]s)?(?:{COMMA_GAP}|-)?{_QUARTER}(?!\w)"
)
_PART = compiled(rf"(?P<fiscal>fiscal{GAP})?{_QUARTER}(?!\w)")
_FISCAL_YEAR = compiled(
    rf"(?:the{GAP})?(?P<fiscal>{_FISCAL}){MAYBE_GAP}(?P<year>(?:1\d|20)\d\d|['’]?\d\d)(?![\d%])(?![.,]\d)(?!\w)"
)
_SEASON = compiled(rf"(?P<season>{alternatives(seasons())})(?:{GAP}of)?,?{GAP}(?P<year>{YEAR})")

_BARE = compiled(rf"(?:1\d|20)\d\d(?![\d%])(?![.,]\d){END}")
_SHORT = re.compile(r"['’](?P<digits>[0-9]\d)(?![\w'’%])(?!\.\d)")
_BEFORE = compiled(
    rf"(?<!\w){alternatives(words('years', 'before'))}(?:{GAP}|[(:]{MAYBE_GAP}|-)(?:the{GAP}|year{GAP})?$"
)
_STRONG = compiled(
    rf"(?<!\w){alternatives(words('years', 'strongly_before'))}(?:{GAP}|[(:]{MAYBE_GAP}|-)(?:the{GAP}|year{GAP})?$"
)
_DETERMINED = compiled(rf"{alternatives(words('years', 'determiners'))}{GAP}$")
_NEXT_WORD = re.compile(r"[^\S\n]{1,4}(?:[-–—][^\S\n]?)?([^\W\d_][\w-]{0,30})")
_HYPHEN_NOUN = re.compile(r"-(?:[A-Za-z]|\d{1,3}(?!\d))")
_CITED = re.compile(r"(?:[^\W\d_]\.?|\)),?[^\S\n]{1,2}$|\($|\(c\)[^\S\n]$|©[^\S\n]?$")
_CITATION_END = re.compile(r"[a-z]?(?:\)|\]|;|,[^\S\n]|\.(?:\s|$))")
_JOINED = compiled(
    rf"(?<!\d)(?:1\d|20)\d\d(?:['’]s)?(?:,(?:{GAP}(?:and|or|but{GAP}not))?|{GAP}(?:and|or|vs\.?|versus|&|to|but{GAP}not)|/){MAYBE_GAP}$"
)
_POSSESSIVE = re.compile(r"['’]s(?!\w)")
_MODERN = range(1990, 2036)
_LOOK_BACK = 32


def decade(text: str, start: int) -> Found | None:
    """`1990s`, `the '90s`, `the nineties`, `the 1800s` (a century)."""
    if match := _DECADE_WORD.match(text, start):
        return Found(start, match.end(), Fixed(decade_period(1900 + numbered("decades")[match["word"].lower()])))
    match = _DECADE.match(text, start)
    if match is None or (match["year"] and match["year"].endswith("000") and match["year"] != "2000"):
        return None
    year = int(match["year"]) if match["year"] else 1900 + int(match["short"])
    if year % 100 == 0 and year < 2000:
        return Found(start, match.end(), Fixed(century_period(year // 100 + 1)))
    if match["short"] and year < 1930:
        year += 100
    return Found(start, match.end(), Fixed(decade_period(year)))


def century(text: str, start: int) -> Found | None:
    """`21st century`, `nineteenth-century`, `5th century BC` (left open)."""
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
    """`FY25`, `fiscal 2025`, `fiscal year 2025`: no calendar is stated, so it stays open."""
    match = _FISCAL_YEAR.match(text, start)
    if match is None:
        return None
    digits = match["year"]
    year = int(digits) if len(digits) == 4 else year_number("'" + digits[-2:])
    return Found(start, match.end(), Unresolved(Grain.YEAR, f"FY{year}", "fiscal"))


def season(text: str, start: int) -> Found | None:
    """`summer 2024`, `spring of 2023`; half the world has them the other way round, so the year is what is sure."""
    match = _SEASON.match(text, start)
    if match is None:
        return None
    code = seasons()[match["season"].lower()][0]
    return Found(start, match.end(), Partial(year_number(match["year"]), part=code))


def year(text: str, start: int) -> Found | None:
    """A bare year with enough around it to be one: `in 2023`, `(Smith et al., 2020)`, `the 2022 paper`, `in '16`."""
    if short := _SHORT.match(text, start):
        cue = _BEFORE.search(text, max(0, start - _LOOK_BACK), start) or _NEXT_WORD.match(text, short.end())
        return Found(start, short.end(), Partial(year_number(short[0]))) if cue else None
    match = _BARE.match(text, start)
    if match is None or not _is_year(text, start, match.end()):
        return None
    return Found(start, match.end(), Partial(int(match[0])))


def _is_year(text: str, start: int, end: int) -> bool:
    before = max(0, start - _LOOK_BACK)
    if text[start - 1 : start] in ("$", "€", "£", "¥", "#", "+", "=", "<", ">", "-", "/", ".", "×", "*"):
        return False
    number = int(text[start:end])
    modern = number in _MODERN
    if (
        _CITED.search(text, before, start)
        and _CITATION_END.match(text, end)
        and (modern or text[end : end + 1] in ")]")
    ):
        return number >= 1800
    if _is_counted(text, end, strict=not modern):
        return False
    if _POSSESSIVE.match(text, end):
        return modern
    if modern:
        return bool(
            _BEFORE.search(text, before, start)
            or _JOINED.search(text, before, start)
            or (number != 2000 and _is_name_of_year(text, start, end))
        )
    return bool(_STRONG.search(text, before, start) or _JOINED.search(text, before, start)) and number % 1000 != 0


def _is_name_of_year(text: str, start: int, end: int) -> bool:
    """Whether a noun follows that a year can stand before: `2022 paper`, `the 2020 election`, `2012 Campaign`."""
    follows = _NEXT_WORD.match(text, end)
    if follows is None:
        return False
    if _DETERMINED.search(text, max(0, start - _LOOK_BACK), start):
        return True
    return not follows[1].endswith("s") or follows[1][0].isupper()


def _is_counted(text: str, end: int, *, strict: bool) -> bool:
    """Whether the next word is what the number counts; strictly, any noun-like plural is."""
    if _HYPHEN_NOUN.match(text, end):
        return True
    follows = _NEXT_WORD.match(text, end)
    if follows is None:
        return False
    word = follows[1].lower()
    if word in words("years", "uncounted"):
        return False
    counted = words("years", "counted")
    if word in counted or word.removesuffix("s") in counted or word.split("-")[0] in counted:
        return True
    return strict and word.endswith("s")


def _bare_quarter(text: str, start: int) -> Found | None:
    match = _PART.match(text, start)
    if match is None:
        return None
    part = _part(match)
    bare_code = match["kind"] or match["code"]
    if part is None or (bare_code and not bare_code.isupper()) or match["word"] == "half":
        return None
    if match["fiscal"]:
        return Found(start, match.end(), Unresolved(Grain.QUARTER, f"FYXXXX-{part}", "fiscal"))
    return Found(start, match.end(), Partial(part=part))


def _part(match: re.Match[str]) -> str | None:
    index = match["index"] or match["lead"]
    number = int(index) if index else ordinal_number(match["ordinal"])
    kind = (match["kind"] or match["code"] or match["word"])[0].upper()
    kind = "H" if kind == "H" else "Q"
    return f"{kind}{number}" if kind == "Q" or number <= 2 else None


def early_late(mod: str, found: Found, start: int) -> Found:
    """The early, middle or late part of what was found."""
    return Found(start, found.end, Portion(mod, found.expression))
