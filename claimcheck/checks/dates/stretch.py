"""A stretch of time with its stated length, and the words that join the length to its ends."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from claimcheck.lexicon.load import listed
from claimcheck.records import Claim, Interval

HEDGES = (
    r"(?:(?:the|some|about|around|roughly|just|well|a\slittle|slightly|exactly|only|nearly|almost|over|under|more|less|fewer|than"
    r"|at\sleast|at\smost)\s){0,3}"
)
"""Before an amount; what they say of it is in the claim."""
CLOSES = re.compile(
    r"\s?(?:[).;,:–—]|$)|\s(?:in\s(?:all|total|office|power|space|prison|orbit|business|operation|service)|at\ssea|altogether|later|long|without"
    r"|non-?stop)\b",
    re.IGNORECASE,
)
"""Behind an amount with which its phrase is over."""
SINGULAR = r"(?:\s(?!and\b|or\b|is\b|was\b|has\b)(?:[\w'’-]{0,23}[^\Ws]|[\w'’-]{1,22}ss))"
"""A word of the name of one thing: lengths of many things ("two-hour tours") are those of each."""
JOINT = re.compile(
    r"\s?[,(:–—]?\s?(?:which\sis|(?:total\s)?(?:duration|length|running\stime)(?::|\sof)|(?:runs|ran|running|lasts|lasted)\sfrom|that\smakes|that\sis(?:,?\sfor)?|or|and\sso|lasting|for|from|in\sall|all\sof|a\srun\sof"
    r"|an?\s(?:total|delay|gap|period|span|slip|wait|postponement|interval|term|lease|tour|reign|run|stay|tenure|stretch|journey|trip|session)\sof"
    rf"|\)?\s?(?:lasts|lasted|lasting|takes|took|ran\sfor|runs\sfor))?,?\s?{HEDGES}",
    re.IGNORECASE,
)
"""Between a length and its ends, whichever comes first."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A duration, and the same time from its ends: `readings` in days, the likeliest first; `ends` as written."""

    duration: Claim
    stated: Interval
    ends: str
    readings: tuple[Interval, ...]
    claims: tuple[Claim, ...] = ()


@cache
def verbs(key: str) -> str:
    """A pattern of the words of a list of `stretches.toml`."""
    words = sorted(listed("stretches", key), key=len, reverse=True)
    return "(?:" + "|".join(word.replace("_", r"\s") for word in words) + r")\b"


@cache
def broken() -> re.Pattern[str]:
    """Words that tell that a stretch was broken, cut short or drawn out."""
    return re.compile(rf"\b{verbs('broken')}", re.IGNORECASE)


@cache
def begins() -> re.Pattern[str]:
    """Before the first of two ends: "joined the firm in", "departs from Leeds at"."""
    return re.compile(
        rf"\b{verbs('begins')}(?:\s(?!and\b|but\b)[\w'’-]{{1,24}}){{0,5}}?\s(?:in|on|at)\s(?:the\s)?$", re.IGNORECASE
    )


@cache
def then_ends() -> re.Pattern[str]:
    """Between the two ends, of one subject: " and was resolved at", ", arriving in York at"."""
    auxiliaries = "it|they|he|she|which|then|finally|only|was|were|is|are|will|be|has|had|been"
    also = rf"(?:,?\s(?:and|but|to)|,)\s(?:(?:{auxiliaries})\s){{0,4}}"
    place = r"(?:\s(?!and\b|but\b)[\w'’-]{1,24}){0,4}?"
    return re.compile(
        rf"(?:{also}{verbs('ends')}|,\s{verbs('ending')}){place}\s(?:in|on|at)\s(?:the\s)?", re.IGNORECASE
    )


@cache
def term_ends() -> re.Pattern[str]:
    """Between a term and the end that it was made for: " term ending in", ", expires on"."""
    return re.compile(
        rf"(?:\s[\w-]{{2,20}}){{0,3}}[,;]?\s(?:(?:which|that|and|it)\s)?(?:(?:will|is|was)\s)?{verbs('fulfils')}\s(?:in|on)\s(?:the\s)?",
        re.IGNORECASE,
    )
