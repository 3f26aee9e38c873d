"""Whether more of something is better or worse."""

from __future__ import annotations

import re
from functools import cache

from claimcheck.lexicon.load import table


@cache
def _finder(key: str) -> re.Pattern[str]:
    words = sorted(table("polarity")[key], key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, words)) + r")(?:s|es)?(?!\w)")


def lower_is_better(*names: str | None) -> bool | None:
    """Whether a metric with one of these names is better when it is lower; None where the names do not tell."""
    text = " ; ".join(name for name in names if name).casefold()
    lower, higher = _finder("lower_is_better").search(text), _finder("higher_is_better").search(text)
    if bool(lower) == bool(higher):
        return None
    return bool(lower)
