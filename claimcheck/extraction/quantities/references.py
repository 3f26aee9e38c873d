"""Numbers that point somewhere: `Section 4`, `Figs. 2, 5 and 7`, `[12]`, `(26,29,49)`."""

from __future__ import annotations

import re

from claimcheck.extraction.figure import SkipReason
from claimcheck.extraction.quantities.measures import read_unit
from claimcheck.extraction.quantities.names import end_of_run, listed_names
from claimcheck.extraction.quantities.notation import Notation
from claimcheck.extraction.quantities.nouns import is_plural
from claimcheck.extraction.quantities.tokens import Tokens

_CITATIONS = re.compile(r"\d{1,3}(?:[-–]\d{1,3})?(?:,\d{1,3}(?:[-–]\d{1,3})?){1,15}(?=\))")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+")
_LONGEST_CITATION = 2
"""Digits of the number of a reference in parentheses."""
_LIST_SIGNS = frozenset({",", "and", "&", "-", "–", "to", "(", ")", "or", "of"})


def reference_reason(tokens: Tokens, index: int) -> tuple[SkipReason, int] | None:
    """`Section 4`, `Fig. 10`, `[12]`, `Eq. (3)`."""
    last = index - 1
    bracket = tokens.low(last)
    if bracket == "[" and _closes_with_numbers(tokens, index):
        return SkipReason.REFERENCE, index
    if bracket in {",", "-", "–"} and tokens.is_number(index - 2) and _in_brackets(tokens, index):
        return SkipReason.REFERENCE, index
    if bracket == "(" and (end := _citations_end(tokens, index)) is not None:
        return SkipReason.REFERENCE, end
    if bracket == "(" and tokens.low(index + 1) == ")":
        last -= 1
        if _is_citation(tokens, index, last):
            return SkipReason.REFERENCE, index + 1
    if tokens.low(last) == "." and tokens.glued(last):
        last -= 1
    if not (tokens.is_word(last) and tokens.joined(index)):
        return None
    if tokens.lower[last] not in listed_names("references"):
        return None
    if not _is_panel(tokens, index) and read_unit(tokens, index) is not None:
        return None
    return SkipReason.REFERENCE, _end_of_list(tokens, end_of_run(tokens, index))


def _is_panel(tokens: Tokens, index: int) -> bool:
    """Whether a number is that of a part with its letter: the `4A` of `Fig. 4A`."""
    is_lettered = tokens.text[index].isdecimal() and tokens.is_word(index + 1) and tokens.glued(index + 1)
    return is_lettered and len(tokens.text[index]) < 3 and len(tokens.text[index + 1]) == 1


def _end_of_list(tokens: Tokens, last: int) -> int:
    """The last of the numbers that follow a reference in a list: `Figs. 2, 5 and 7`, `Eqs. (18), (19)`, `pages 3–9`."""
    while True:
        index = last + 1
        while index <= last + 5 and tokens.low(index) in _LIST_SIGNS:
            index += 1
        if tokens.text[index : index + 1] == ["S"] and tokens.is_number(index + 1) and tokens.glued(index + 1):
            index += 1
        elif tokens.is_word(index) and len(tokens.text[index]) == 1 and tokens.text[index].isupper():
            last = index
            continue
        if index == last + 1 or not tokens.is_number(index) or not tokens.joined(index):
            return last
        if not tokens.text[index].isdecimal() or (not _is_panel(tokens, index) and read_unit(tokens, index)):
            return last
        if tokens.is_word(index + 1) and not tokens.glued(index + 1) and is_plural(tokens.lower[index + 1]):
            return last
        last = end_of_run(tokens, index)


def _citations_end(tokens: Tokens, index: int) -> int | None:
    """The last token of `(26,29,49)`, `(4,35–38,44)`: small numbers in brackets that nothing but signs part."""
    found = _CITATIONS.match(tokens.source, tokens.start[index])
    if found is None or not (tokens.is_word(index - 2) or tokens.low(index - 2) == ")") or tokens.glued(index - 1):
        return None
    is_pair = found[0].count(",") == 1 and "–" not in found[0] and "-" not in found[0]
    if (is_pair and tokens.notation is not Notation.POINT) or _GROUPED.fullmatch(found[0]):
        return None
    last = index
    while tokens.end[last] < found.end():
        last += 1
    return last


def _is_citation(tokens: Tokens, index: int, last: int) -> bool:
    """A small whole number alone in parentheses after an ordinary word: `clinical disease (22)`."""
    text = tokens.text[index]
    if not text.isdecimal() or len(text) > _LONGEST_CITATION:
        return False
    if tokens.low(last) == ")" and not tokens.glued(last + 1):
        return True
    return tokens.is_word(last) and (tokens.text[last].islower() or len(text) == 1)


def _closes_with_numbers(tokens: Tokens, index: int) -> bool:
    """Whether up to the closing bracket stand only numbers and separators."""
    for position in range(index, min(index + 24, tokens.count)):
        text = tokens.text[position]
        if text == "]":
            return True
        if not (tokens.is_number(position) and text.replace(",", "").isdecimal()) and text not in {",", "-", "–", ";"}:
            return False
    return False


def _in_brackets(tokens: Tokens, index: int) -> bool:
    for position in range(index - 1, max(index - 24, -1), -1):
        text = tokens.text[position]
        if text == "[":
            return _closes_with_numbers(tokens, position + 1)
        if not tokens.is_number(position) and text not in {",", "-", "–", ";"}:
            return False
    return False
