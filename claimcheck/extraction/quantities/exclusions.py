"""Why digits begin no figure: part of a name, a version, an identifier, or a pointer."""

from __future__ import annotations

import re

from claimcheck.extraction.figure import SkipReason
from claimcheck.extraction.quantities.measures import read_unit
from claimcheck.extraction.quantities.money import read_currency_before
from claimcheck.extraction.quantities.names import end_of_run, follows_name, listed_names
from claimcheck.extraction.quantities.phones import phone_reason
from claimcheck.extraction.quantities.pointers import pointer_reason
from claimcheck.extraction.quantities.tokens import Tokens, Type
from claimcheck.lexicon.load import listed

_HYPHENS = frozenset("-‑‐–")
_VERSION = re.compile(r"\d+(?:\.\d+){2,}")
_OCTET = r"(?:25[0-5]|2[0-4]\d|1?\d?\d)"
_ADDRESS = re.compile(rf"{_OCTET}(?:\.{_OCTET}){{3}}")
_DECADE_ENDS = frozenset({"s", "'s", "’s"})
_BEFORE_TENS = listed("quantity_words", "before_tens") | frozenset("'’‘")
_PICTURES = listed("quantity_words", "pictures")
_HEIGHTS = frozenset({"240", "360", "480", "540", "576", "720", "1080", "1440", "2160", "4320"})
_PICTURE_REACH = 10
_MOST_NAME_PARTS = 30
_CHAIN_SIGNS = frozenset("-–‐‑._/")


def skip_reason(tokens: Tokens, index: int, after_dash: bool = False) -> tuple[SkipReason, int] | None:
    """Why the digits at a token begin no figure, and the last token to pass over; None where they may begin one.

    `after_dash`: the dash before them is that of a range, and nothing else need be asked of it.
    """
    text = tokens.text[index]
    if tokens.type[index] == Type.FRACTION:
        return None
    if _VERSION.fullmatch(text) and not _is_grouped(text):
        is_address = _ADDRESS.fullmatch(text) is not None and not follows_name(tokens, index)
        return SkipReason.IDENTIFIER if is_address else SkipReason.VERSION, end_of_run(tokens, index)
    if len(text) > 1 and text[0] == "0" and text.isdecimal():
        return phone_reason(tokens, index) or (SkipReason.IDENTIFIER, end_of_run(tokens, index))
    if _is_resolution(tokens, index):
        return SkipReason.NAME, index + 1
    if tokens.glued(index) and not after_dash:
        reason = _glued_before(tokens, index)
        if reason is not None:
            return reason, end_of_run(tokens, index)
    return pointer_reason(tokens, index)


def _is_resolution(tokens: Tokens, index: int) -> bool:
    """Whether `1080p` names a format of pictures, no pence, or `4K` right before a picture no four thousand."""
    letter = tokens.low(index + 1)
    if letter not in {"k", "p", "i"} or not tokens.glued(index + 1):
        return False
    if letter == "k":
        return len(tokens.text[index]) == 1 and not _PICTURES.isdisjoint(tokens.lower[index + 2 : index + 4])
    if tokens.text[index] not in _HEIGHTS:
        return False
    return not _PICTURES.isdisjoint(tokens.lower[max(index - _PICTURE_REACH, 0) : index + _PICTURE_REACH])


def _is_grouped(text: str) -> bool:
    groups = text.split(".")
    return len(groups[0]) <= 3 and all(len(group) == 3 for group in groups[1:]) and groups[0] != "0"


def _glued_before(tokens: Tokens, index: int) -> SkipReason | None:
    """The reason that lies in what touches the digits on the left: a letter, a hyphen after a name, a sign."""
    before = tokens.text[index - 1]
    if tokens.is_word(index - 1):
        if read_currency_before(tokens, index) is not None:
            return None
        return SkipReason.VERSION if before.lower() == "v" else SkipReason.NAME
    if before in "#@_\\":
        return SkipReason.IDENTIFIER
    if before == "," and tokens.is_number(index - 2) and tokens.glued(index - 1):
        return SkipReason.IDENTIFIER
    if before == "/" and _is_numbered_by_year(tokens, index):
        return SkipReason.IDENTIFIER
    if before == "/" and tokens.is_number(index - 3) and read_unit(tokens, index - 3) and read_unit(tokens, index):
        return None
    if before in "/:.&?=" and tokens.glued(index - 1) and tokens.is_word(index - 2):
        return None if before == "=" or (before == "." and tokens.text[index][0] == ".") else SkipReason.IDENTIFIER
    if before in _HYPHENS and tokens.glued(index - 1):
        word = tokens.low(index - 2)
        if tokens.is_word(index - 2) and word != "sub" and tokens.low(index + 1) == "s" and tokens.glued(index + 1):
            return SkipReason.NAME
        if tokens.is_word(index - 2):
            return (
                None
                if word in listed_names("count_prefixes") or (before == "–" and word.islower())
                else SkipReason.NAME
            )
        if tokens.is_number(index - 2):
            return SkipReason.NAME if _in_name(tokens, index - 2) else None
    return SkipReason.NAME if before in ")]" else None


def _is_numbered_by_year(tokens: Tokens, index: int) -> bool:
    """Whether a slash after a year or a blank makes digits a number of something: `2016/679`, `2023/11`."""
    if not tokens.glued(index - 1):
        return tokens.is_word(index - 2)
    year = tokens.text[index - 2]
    return len(year) == 4 and year.isdecimal() and "1950" <= year < "2040"


def _in_name(tokens: Tokens, index: int) -> bool:
    """Whether the run of letters, digits and hyphens that a token ends begins with a word.

    Only so far back: no name has more parts, and text may go on with `1–2–` without end.
    """
    furthest = index - _MOST_NAME_PARTS
    while (
        index > furthest
        and tokens.glued(index)
        and (tokens.text[index - 1] in _CHAIN_SIGNS or tokens.type[index - 1] <= Type.WORD)
    ):
        index -= 1
    return tokens.is_word(index)


def is_decade(tokens: Tokens, index: int) -> bool:
    """`1960s`, `the '90s`, `mid-90s`, `in her 30s`; a bare `30s` is seconds."""
    text = tokens.text[index]
    if not tokens.glued(index + 1):
        return False
    before = tokens.low(index - 1 - (tokens.low(index - 1) == "-"))
    if tokens.text[index + 1] in "'’":
        is_plural = tokens.low(index + 2) == "s" and tokens.glued(index + 2)
        return is_plural and text.endswith("0") and (len(text) == 4 or before in _BEFORE_TENS)
    if tokens.low(index + 1) not in _DECADE_ENDS:
        return False
    if len(text) == 2 and text[1] == "0":
        return tokens.low(index + 1) != "s" or before in _BEFORE_TENS
    return len(text) == 4 and text[:2] in {"18", "19", "20"}
