"""Digits that point or mark rather than measure: references, list markers, clock times, results, rows of a grid."""

from __future__ import annotations

import re

from claimcheck.extraction.figure import SkipReason
from claimcheck.extraction.quantities.digit_fractions import are_two_numbers, is_mixed
from claimcheck.extraction.quantities.measures import read_unit
from claimcheck.extraction.quantities.names import (
    at_line_start,
    end_of_run,
    follows_benchmark,
    follows_name,
    listed_names,
)
from claimcheck.extraction.quantities.nouns import is_plural
from claimcheck.extraction.quantities.phones import phone_reason
from claimcheck.extraction.quantities.references import reference_reason
from claimcheck.extraction.quantities.tokens import Tokens
from claimcheck.lexicon.load import listed, table

_LONGEST_MARKER = 2
_HOURS = frozenset({"am", "pm", "o'clock", "o’clock"})
_CLOCK_WORDS = _HOURS | {"a", "p"}
_CURRENCY_SIGNS = frozenset("$€£¥")
_SHORTEST_PHONE = 8
"""Characters of a number that is one token, as `555.1234`."""
_LONGEST_BRACKET = 200
_SHORTEST_ROW = 3
_BEFORE_RESULT = listed("quantity_words", "before_result")
_PHONE_GROUPS = re.compile(r"(?:\d{1,3}-)?\d{3}-\d{3,4}-\d{4}")
_DEGREES = frozenset("°º˚")
_PLACE = re.compile(
    r"\d{1,3}(?:\.\d{1,12})? ?[°º˚] ?(?:\d{1,2}(?:\.\d{1,12})? ?['’′] ?)?(?:\d{1,2}(?:\.\d{1,12})? ?[\"”″] ?)?[NSEW]\b"
)
_WRAP = re.compile(r"\r?\n[ \t]*")
"""Between two words of one paragraph: a heading stands behind an empty line, or behind markup."""
_SECTION = re.compile(r"\d{1,2}\.\d{1,2}")
_SENTENCE_ENDS = frozenset(".!?)")
_EXPONENT_SIGNS = frozenset("-−–+({")


def pointer_reason(tokens: Tokens, index: int) -> tuple[SkipReason, int] | None:
    """Why the digits at a token point somewhere instead of stating an amount, and the last token to pass over."""
    if _stands_plainly(tokens, index):
        return None
    for reader in _READERS:
        found = reader(tokens, index)
        if found is not None:
            return found
    return None


def _stands_plainly(tokens: Tokens, index: int) -> bool:
    """Whether digits stand before an ordinary word and after one or a currency sign: no reader takes those for a
    pointer.

    Half of all numbers do, and one look spares them all the readers. Surroundings that another reader looks for must be
    named here.
    """
    after = tokens.low(index + 1)
    if not (tokens.is_word(index + 1) and tokens.text[index + 1][0].islower()) or after in _CLOCK_WORDS:
        return False
    if len(tokens.text[index]) >= _SHORTEST_PHONE:
        return False
    before = tokens.low(index - 1)
    return before in _CURRENCY_SIGNS or (tokens.is_word(index - 1) and before not in listed_names("references"))


def _edition(tokens: Tokens, index: int) -> tuple[SkipReason, int] | None:
    """`1.x`, `CUDA >= 12.3`, a heading `2.0: Complete rewrite`: versions by what stands around."""
    if tokens.low(index + 1) == "." and tokens.low(index + 2) == "x" and tokens.glued(index + 2):
        return SkipReason.VERSION, index + 2
    if tokens.low(index + 1) == ":" and at_line_start(tokens, index) and not tokens.glued(index + 2):
        return SkipReason.ENUMERATION, index
    if tokens.low(index - 1) in {">=", "<=", "≥", "≤", "==", ">", "<"} and follows_name(tokens, index - 1):
        is_bare = not tokens.is_word(index + 1) and tokens.low(index + 1) not in {"%", "°"}
        if is_bare and not follows_benchmark(tokens, index - 1):
            return SkipReason.VERSION, index
    return None


def _grid(tokens: Tokens, index: int) -> tuple[SkipReason, int] | None:
    """`1 0 0 1`: bare numbers with nothing but blanks between them are rows of a table or a matrix."""
    last = index
    while tokens.is_number(last + 1) and tokens.start[last + 1] - tokens.end[last] >= 1 and tokens.joined(last + 1):
        last += 1
    if last - index < _SHORTEST_ROW - 1 or (tokens.is_word(last + 1) and tokens.joined(last + 1)):
        return None
    return SkipReason.GRID, last


def _clock(tokens: Tokens, index: int) -> tuple[SkipReason, int] | None:
    """`11:00`, `10.45pm`, `5 a.m.`, `7 o'clock`."""
    if (
        tokens.low(index + 1) == ":"
        and tokens.is_number(index + 2)
        and tokens.glued(index + 1)
        and tokens.glued(index + 2)
    ):
        hour, minute = tokens.text[index], tokens.text[index + 2]
        is_clock = len(minute) == 2 and len(hour) <= 2 and int(hour) <= 24 and minute < "60"
        return (SkipReason.CLOCK_TIME, end_of_run(tokens, index)) if is_clock else None
    following = tokens.low(index + 1)
    if following in _HOURS and tokens.joined(index + 1):
        return (SkipReason.CLOCK_TIME, index + 1) if _may_be_hour(tokens.text[index]) else None
    if following in {"a", "p"} and tokens.low(index + 2) == "." and tokens.low(index + 3) == "m":
        return SkipReason.CLOCK_TIME, index + 3
    return None


def _coordinate(tokens: Tokens, index: int) -> tuple[SkipReason, int] | None:
    """`48.8566° N`, `52°31′12″E`: a place on a map."""
    if tokens.low(index + 1) not in _DEGREES:
        return None
    found = _PLACE.match(tokens.source, tokens.start[index])
    if found is None:
        return None
    last = index
    while tokens.end[last] < found.end():
        last += 1
    return SkipReason.COORDINATE, last


def _may_be_hour(text: str) -> bool:
    hour, _, minute = text.partition(".")
    return len(hour) <= 2 and hour.isdecimal() and len(minute) in {0, 2} and int(hour) <= 24


def _chain(tokens: Tokens, index: int) -> tuple[SkipReason, int] | None:
    """`555-123-4567`, `12/31/1999`: three or more numbers joined by the same sign."""
    end, links = index, 0
    while (
        tokens.glued(end + 1)
        and tokens.text[end + 1] in {"-", "/", "‐", "‑"}
        and tokens.is_number(end + 2)
        and tokens.glued(end + 2)
    ):
        end, links = end + 2, links + 1
    if links >= 2 and not is_mixed(tokens, index):
        is_phone = _PHONE_GROUPS.fullmatch(tokens.slice(index, end)) is not None
        return SkipReason.PHONE if is_phone else SkipReason.IDENTIFIER, end
    if links == 1 and tokens.text[index + 1] == "/" and tokens.slice(index, end) in listed_names("ratio_idioms"):
        return SkipReason.IDIOM, end
    return None


def _result(tokens: Tokens, index: int) -> tuple[SkipReason, int] | None:
    """`2-2`, `3-1`, `5-to-1`, `1:36.6`: results, odds and running times, no ranges, for they do not rise."""
    sign = tokens.low(index + 1)
    if tokens.lower[index + 1 : index + 4] == ["-", "to", "-"] and tokens.is_number(index + 4):
        odds = tokens.text[index], tokens.text[index + 4]
        is_falling = all(text.isdecimal() for text in odds) and int(odds[0]) >= int(odds[1])
        return (SkipReason.RESULT, index + 4) if is_falling else None
    if sign == "-" and tokens.low(index + 2) in {"for", "of"} and tokens.glued(index + 2):
        is_result = tokens.low(index + 3) == "-" and tokens.is_number(index + 4) and tokens.glued(index + 4)
        return (SkipReason.RESULT, index + 4) if is_result else None
    if not (tokens.glued(index + 1) and tokens.is_number(index + 2) and tokens.glued(index + 2)):
        return None
    first, second = tokens.text[index], tokens.text[index + 2]
    if sign == "/":
        is_pair = are_two_numbers(first, second) and read_unit(tokens, index + 2) is None
        return (SkipReason.RESULT, index + 2) if is_pair else None
    if sign == ":":
        return SkipReason.RESULT, end_of_run(tokens, index + 2)
    if (
        sign not in {"-", "–"}
        or not (first.isdecimal() and second.isdecimal())
        or (tokens.glued(index + 3) and tokens.text[index + 3] not in ".,;:)!?")
    ):
        return None
    follows_unit = tokens.is_word(index + 3) and not tokens.glued(index + 3)
    is_match = tokens.low(index - 1) in _BEFORE_RESULT and len(second) < 3 and not follows_unit
    falls = int(first) >= int(second) or is_match
    return (SkipReason.RESULT, index + 2) if falls and not (follows_unit and int(first) > 100) else None


def _formula(tokens: Tokens, index: int) -> tuple[SkipReason, int] | None:
    """`1.1^--23`, `2^n`: a power whose exponent is no number."""
    if tokens.low(index + 1) != "^" or not tokens.glued(index + 1):
        return None
    end = index + 2
    while tokens.glued(end) and tokens.text[end] in _EXPONENT_SIGNS:
        end += 1
    if tokens.is_number(end) and end <= index + 4 and tokens.slice(index + 2, end - 1).count("-") < 2:
        return None
    return SkipReason.IDENTIFIER, end if tokens.glued(end) else index + 1


def _marker(tokens: Tokens, index: int) -> tuple[SkipReason, int] | None:
    """`1. First`, `2) Second`, `(3) third`: markers of a list; and the number of a house."""
    text = tokens.text[index]
    if not text.isdecimal() or len(text) > _LONGEST_MARKER:
        return _street(tokens, index)
    sign = tokens.low(index + 1)
    if sign == ")" and tokens.low(index - 1) == "(" and tokens.is_word(index + 2) and not tokens.glued(index + 2):
        return SkipReason.ENUMERATION, index + 1
    if sign in {".", ")"} and tokens.glued(index + 1) and at_line_start(tokens, index) and not tokens.glued(index + 2):
        return SkipReason.ENUMERATION, index + 1
    if sign == ")" and tokens.glued(index + 1) and not tokens.glued(index + 2) and _closes_nothing(tokens, index):
        return SkipReason.ENUMERATION, index + 1
    begins = sign == "." and index and tokens.text[index - 1] in _SENTENCE_ENDS and not tokens.glued(index)
    if begins and tokens.glued(index + 1) and tokens.is_word(index + 2) and tokens.text[index + 2][0].isupper():
        return SkipReason.ENUMERATION, index + 1
    return _street(tokens, index)


def _section(tokens: Tokens, index: int) -> tuple[SkipReason, int] | None:
    """`3.2 Setting up`, `3.5. Tables`: the number of a section before its title, which measures and counts nothing."""
    if not (_SECTION.fullmatch(tokens.text[index]) and at_line_start(tokens, index)):
        return None
    if index and _WRAP.fullmatch(tokens.source, tokens.end[index - 1], tokens.start[index]):
        return None
    is_dotted = tokens.low(index + 1) == "." and tokens.glued(index + 1)
    title = index + 1 + is_dotted
    if title >= tokens.count or tokens.glued(title):
        return None
    if is_dotted:
        return SkipReason.REFERENCE, index + 1
    word = tokens.lower[title]
    states = read_unit(tokens, index) is not None or word in table("numbers")["scales"] or is_plural(word)
    return (SkipReason.REFERENCE, index) if tokens.text[title][0].isupper() and not states else None


def _closes_nothing(tokens: Tokens, index: int) -> bool:
    """Whether no bracket is open in the line before a token: `add 1) flour and 2) eggs`."""
    place = tokens.start[index]
    line = tokens.source[max(0, place - _LONGEST_BRACKET) : place].rpartition("\n")[2]
    return tokens.is_word(index + 2) and line.rfind("(") <= line.rfind(")")


def _street(tokens: Tokens, index: int) -> tuple[SkipReason, int] | None:
    """`123 Random Street`: the number of a house, up to three capitalised words before the kind of street."""
    for position in range(index + 1, min(index + 5, tokens.count)):
        if not (tokens.is_word(position) and tokens.joined(position) and tokens.text[position][0].isupper()):
            return None
        if tokens.lower[position] in listed_names("streets"):
            counts = tokens.is_word(position + 1) and is_plural(tokens.lower[position + 1])
            return None if counts or position == index + 1 else (SkipReason.REFERENCE, index)
    return None


_READERS = (
    phone_reason,
    _clock,
    _coordinate,
    _chain,
    _result,
    _formula,
    _marker,
    _section,
    _edition,
    _grid,
    reference_reason,
)
