"""Dates that are part of a name or of the key of a cited work: found, but no claims."""

from __future__ import annotations

import re

from claimcheck.extraction.dates.expressions import Partial
from claimcheck.extraction.dates.fragments import Found
from claimcheck.lexicon.dates import words
from claimcheck.records import Grain

_GLUED = re.compile(r"[A-Za-z0-9]-$")
_CAPITAL_WORD = re.compile(r"(?<!\w)([A-Z][\w-]{0,20}) $")
_AUTHORS = re.compile(
    r"(?:\bet al\.?,?|(?:\band|&) [A-Z][^\W\d_]{1,20},?|(?P<one>[A-Z][\w’'-]{1,30},)) \(?(?:\d{4}[a-z]?, ){0,4}$"
)
_KEY_END = re.compile(r"[a-z]?(?:[);\]]|, \d{4})")
_LOOK_BACK = 24
_AUTHORS_BACK = 60


def is_in_name(prose: str, found: Found) -> bool:
    """Whether a date is part of a name (`gpt-4-turbo-2024-04-09`, `Visual Studio 2022`) or of a reference."""
    if _GLUED.search(prose, max(0, found.start - 2), found.start):
        return True
    expression = found.expression
    if not isinstance(expression, Partial) or expression.grain is not Grain.YEAR:
        return False
    if _is_reference(prose, found):
        return True
    before = _CAPITAL_WORD.search(prose, max(0, found.start - _LOOK_BACK), found.start)
    return before is not None and before[1].lower() not in words("years", "before")


def _is_reference(prose: str, found: Found) -> bool:
    """Whether a year belongs to the key of a work that is cited: `Smith et al. (2020)`, `(Smith, 2020; …)`."""
    before = _AUTHORS.search(prose, max(0, found.start - _AUTHORS_BACK), found.start)
    return before is not None and (before["one"] is None or _KEY_END.match(prose, found.end) is not None)
