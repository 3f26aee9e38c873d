"""Phone numbers, by a dialling code or a cue before them."""

from __future__ import annotations

import re

from claimcheck.extraction.figure import SkipReason
from claimcheck.extraction.quantities.nouns import is_plural
from claimcheck.extraction.quantities.tokens import Tokens

_PHONE = re.compile(r"(?:\d{1,4}\)?[ .-]{1,2}){0,3}\d{3,4}[ .-]\d{4}(?!\d)")
_NATIONAL = re.compile(r"0\d{1,4}\)?[ .-]\d{3,4}(?:[ .-]\d{3,4}){1,2}(?![.,]?\d)")
"""A number with its dialling code, which begins with 0 as no amount does: `020 7946 0958`, `(01632) 960 001`."""
_PHONE_CUE = re.compile(
    r"(?:\b(?:calls?|phone|tel|telephone|fax|dial|ring|mobile|text|hotline)\b[.:]?[ ]{0,2}(?:us )?(?:at |on )?\(?|\+)$",
    re.IGNORECASE,
)


def phone_reason(tokens: Tokens, index: int) -> tuple[SkipReason, int] | None:
    """`020 7946 0958`, `+1 212 555 1234`, `(212) 555-1234`: by a dialling code that begins with 0, or after a cue."""
    start = tokens.start[index]
    number = _NATIONAL.match(tokens.source, start)
    if number is None:
        number = _PHONE.match(tokens.source, start)
        if number is None:
            return None
        before = tokens.source[max(0, start - 24) : start]
        if not (_PHONE_CUE.search(before) or (before.endswith("(") and ")" in number[0])):
            return None
    last = index
    while last + 1 < tokens.count and tokens.end[last + 1] <= number.end():
        last += 1
    counts = tokens.is_word(last + 1) and is_plural(tokens.low(last + 1))
    return None if counts else (SkipReason.PHONE, last)
