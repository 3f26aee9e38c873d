"""Row and column labels of a table: their name, unit, setting, and what sort of thing they name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache, lru_cache

from claimcheck.extraction.context.metrics import head_metric
from claimcheck.extraction.context.name_kinds import NameKind, benchmark_name, kind_of_name
from claimcheck.extraction.find import find_figures
from claimcheck.lexicon.load import table
from claimcheck.records import Kind

_MARKS = re.compile(r"[*†‡§↑↓⬆⬇¹²³⁴⁵`]|(?<!\w)_|_(?!\w)|[\U0001F000-\U0001FAFF]|\\")
_BRACKET = re.compile(r"[(\[（]\s*([^()\[\]（）]{1,40})\s*[)\]）]")
_SETTING = re.compile(
    r"(?<![^\W_])(?:(?:\d{1,3}|zero|one|few)[- ]shots?|(?:pass|maj|acc)@\d+|cot|n ?= ?\d+"
    r"|(?:int|fp|bf|nf|tf|w)\d{1,2}(?:_\w+|a\d{1,2})?|q\d_\w+|\d{1,2}-?bits?|bfloat16|float(?:16|32))(?![^\W_])",
    re.IGNORECASE,
)
_SPLIT = re.compile(
    r"val|validation|test|dev|train|hard|easy|middle|high|diamond|verified|main|extended", re.IGNORECASE
)
_PERIOD = re.compile(
    r"(?:FY\s?['’]?\d{1,4}|Q\s?[1-4]|H\s?[12])(?:(?:[ -]|FY|['’]){1,3}\d{2,4})?|(?:[1-4]Q|[12]H)\s?['’]?\d{2,4}"
    r"|(?:19|20)\d\d(?:[-/–](?:\d\d){1,2})?(?: ?[QH]\d|[AEF])?|(?:last|this|prior|previous) year"
    r"|(?:(?:first|second|1st|2nd) )?half(?:[ -]year)?(?: \d{4})?"
    r"|(?:(?:three|six|nine|twelve|\d{1,2}) (?:months|weeks)|quarter|half[ -]year|year|period)"
    r" (?:to|ended|ending) [\w ,]{3,20}"
    r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?(?: \d{2,4})?|(?:fiscal|full) year(?: \d{4})?",
    re.IGNORECASE,
)
_SIZE = re.compile(r"~?\d+(?:\.\d+)?\s?[BMK](?:x\d+B)?", re.IGNORECASE)
_NUMBER_OF = re.compile(
    r"^(?:(?:#|no\.?|number|nr\.?|count)\s*of\s+|#\s*|(?:no\.?|number|nr\.?|count)\s+)", re.IGNORECASE
)
_IN_SCALE = re.compile(
    r"^(?:in |all figures in )?(?:(?P<money>US\$|[$€£¥]|USD|EUR|GBP) ?)?"
    r"(?P<scale>thousand|million|billion|trillion)s?(?: of (?P<unit>[\w ]{2,20}))?$",
    re.IGNORECASE,
)
_BEHIND_NAME = re.compile(r"(?:,| in) (?P<unit>[^,]{1,14})$")
"""A unit without brackets: `Latency, ms`, `Energy use in MWh`."""
_SCALE_LETTER = {"K": Decimal(1000), "M": Decimal(10) ** 6, "B": Decimal(10) ** 9, "T": Decimal(10) ** 12}
_KIND_OF_UNIT = {"parameter": Kind.PARAMETERS, "token": Kind.TOKENS, "FLOP": Kind.COMPUTE}
_PIECES = re.compile(r"\s*[,;]\s*")
_UNLESS = re.compile(r",? unless (?:otherwise )?(?:stated|noted|indicated)$", re.IGNORECASE)
_LONGEST_UNIT = 24
_LONGEST_LABEL = 80


class Role(StrEnum):
    """What sort of thing a label names."""

    EMPTY = "empty"
    MODEL = "model"
    BENCHMARK = "benchmark"
    METRIC = "metric"
    PERIOD = "period"
    SETTING = "setting"
    SIZE = "size"
    TOTAL = "total"
    AVERAGE = "average"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit written in a header: Pint name, as written, the scale word's factor, and the kind of its figures."""

    name: str
    text: str
    factor: Decimal
    kind: Kind
    counted: str | None = None


@dataclass(frozen=True, slots=True)
class Label:
    """A label: `text` as shown, `name` without unit, setting and marks; `split` such as `val`."""

    text: str = ""
    name: str = ""
    role: Role = Role.EMPTY
    unit: Unit | None = None
    setting: str | None = None
    split: str | None = None


@lru_cache(maxsize=4096)
def read_label(text: str) -> Label:
    """Takes a header or row label apart."""
    shown = " ".join(_MARKS.sub(" ", text).split()).strip(" :：")
    name, found = shown, _Bracket()
    for match in _BRACKET.finditer(shown):
        bracket = _read_bracket(match[1].strip(), " ".join(shown.replace(match[0], " ").split()))
        if bracket is not None:
            name = name.replace(match[0], " ")
            found = _Bracket(bracket.unit or found.unit, bracket.setting or found.setting, bracket.split or found.split)
    unit, setting = found.unit, found.setting
    named = _SETTING.search(name)
    if named is not None and named[0] != name and setting is None:
        setting, name = named[0].lower(), _SETTING.sub(" ", name)
    name = " ".join(name.replace("()", " ").split()).strip(" ,:-")
    is_size = len(name) == 1 and name.isalpha()  # "S", "M", "L": sizes or initials, unless in brackets after a name
    if unit is None and not is_size and role_of(name) in (Role.OTHER, Role.METRIC):
        unit = read_unit(name)
        behind = _BEHIND_NAME.search(name) if unit is None else None
        if behind is not None and (unit := read_unit(behind["unit"])) is not None:
            name = name[: behind.start()]
    name = _NUMBER_OF.sub("", name) or name
    return Label(shown, name, role_of(name), unit, setting, found.split)


@dataclass(frozen=True, slots=True)
class _Bracket:
    """What stands in brackets behind a name."""

    unit: Unit | None = None
    setting: str | None = None
    split: str | None = None


def _read_bracket(inside: str, name: str) -> _Bracket | None:
    """Unit, setting and split of a bracket (`%, 5-shot`) behind a name; None where a piece of it is none of these."""
    unit: Unit | None = None
    setting = split = None
    for piece in _PIECES.split(inside):
        if _SETTING.fullmatch(piece):
            setting = setting or piece.lower()
        elif _SPLIT.fullmatch(piece) or piece.casefold() in _words("languages"):
            split = "validation" if piece.casefold() == "val" else piece.lower()
        elif piece in _SCALE_LETTER:
            unit = _in_metric_scale(piece, name)
        elif (found := read_unit(piece)) is not None:
            unit = found
        else:
            return None
    return _Bracket(unit, setting, split)


def _in_metric_scale(letter: str, name: str) -> Unit | None:
    """`(B)` behind `Params` is billions of parameters; behind anything else a letter is no unit that can be told."""
    name = name.lstrip("# ")
    metric, counted = head_metric(name), read_unit(name)
    unit = table("tables")["units"].get(metric.name) if metric is not None else counted.name if counted else None
    if unit not in _KIND_OF_UNIT:
        return None
    return Unit(unit, letter, _SCALE_LETTER[letter], _KIND_OF_UNIT[unit])


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(table("tables")[key])


def is_among(text: str, key: str) -> bool:
    """Whether a label is one of the lexicon's words of a sort, such as `ranking`."""
    return text.casefold().strip(" .:") in _words(key) or text.casefold() in _words(key)


@lru_cache(maxsize=4096)
def role_of(name: str) -> Role:
    """What sort of thing a label names, by lexicon and form."""
    if not name:
        return Role.EMPTY
    if len(name) > _LONGEST_LABEL:
        return Role.OTHER
    if is_among(name, "total"):
        return Role.TOTAL
    if is_among(name, "average"):
        return Role.AVERAGE
    if _SETTING.fullmatch(name):
        return Role.SETTING
    if _PERIOD.fullmatch(name):
        return Role.PERIOD
    if _SIZE.fullmatch(name):
        return Role.SIZE
    if benchmark_name(name) is not None:
        return Role.BENCHMARK
    if head_metric(name) is not None:
        return Role.METRIC
    kind = kind_of_name(name)
    return Role.MODEL if kind is NameKind.MODEL else Role.OTHER


@lru_cache(maxsize=1024)
def read_unit(text: str) -> Unit | None:
    """The unit that a header gives (`GB`, `$ million`, `%`, `in thousands`), found by writing it behind a 2."""
    text = _UNLESS.sub("", text.strip()).removeprefix("in ")
    if not text or len(text) > _LONGEST_UNIT or any(c.isdigit() for c in text.replace("CO2", "").replace("m2", "")):
        return None
    scaled = _IN_SCALE.match(text)
    if scaled is not None:
        money, scale = scaled["money"] or "", scaled["scale"].lower()
        probe = f"{money}2 {scale} {scaled['unit'] or ''}".strip()
    elif text[0] in "$€£¥":
        probe = f"{text[0]}2 {text[1:].strip()}".strip()
    else:
        probe = f"2 {text}" if text != "%" else "2%"
    figures, _ = find_figures(probe, None)
    if len(figures) != 1 or figures[0].quantity is None or figures[0].quantity.value is None:
        return None
    quantity = figures[0].quantity
    assert quantity.value is not None
    if not quantity.unit and scaled is None:
        return None
    if figures[0].end < len(probe) and scaled is None:
        return None
    return Unit(quantity.unit, text, quantity.value / 2, figures[0].kind, quantity.counted)
