"""What an entry of a list of news dates: `[2024.08.01] We release Corvid-7B and Corvid-20B.`

Only plain announcements count: what is said of a part (the quantised weights, the paper on a model) is another event.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimcheck.extraction.context.name_kinds import Name, NameKind
from claimcheck.records import Span

_MARKS = re.compile(r"[\W_]{0,30}")
_BEFORE = re.compile(
    r"(?:(?:today,? )?(?:we|our team)(?: have| has| are)?(?: now| just| also)? )?"
    r"(?:releas(?:e|ed|es|ing)|open[- ]sourced?|launch(?:ed)?|introduc(?:e|ed|ing)|announc(?:e|ed|ing)) "
    r"(?:(?:the|our|all-new|new|both|latest|models?|language|base|foundation) ){0,4}",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"[\W_]{0,6}(?:\s(?:(?:base|foundation|language|large) ){0,2}(?:models?|series|family))?"
    r"[\W_]{0,4}(?:$|[,.;!(]|\s(?:and|on|with|which|along|today|now)\b)"
)
_IS_RELEASED = re.compile(
    r"[^.;:]{0,120}?(?:is|are|was|were|has been|have been)(?: now| officially)? (?:released|open[- ]sourced|launched)\b"
)
_ONLY_ARTICLE = re.compile(
    r"[\W_]{0,6}(?:(?:[Tt]he|[Oo]ur|new)\s){0,2}(?:(?:base|language) )?(?:models?,?\s)?[\W_]{0,6}"
)


def released_name(prose: str, sentence: Span, date_end: int, names: Sequence[Name]) -> str | None:
    """The first thing that the sentence after a leading date announces; None where it announces nothing plainly."""
    start = _end(_MARKS, prose, date_end, sentence.end)
    first = next((name for name in names if name.start >= start and name.kind is NameKind.MODEL), None)
    if first is None:
        return None
    before = prose[start : first.start].replace("*", " ").replace("\n", " ")
    after = prose[first.end : sentence.end].replace("*", " ").replace("\n", " ")
    if _BEFORE.fullmatch(" ".join(before.split()) + " ") and _AFTER.match(after):
        return first.canonical
    if _ONLY_ARTICLE.fullmatch(before) and _IS_RELEASED.match(after) and _AFTER.match(after):
        return first.canonical
    return None


def _end(pattern: re.Pattern[str], text: str, start: int, end: int) -> int:
    found = pattern.match(text, start, end)
    return found.end() if found is not None else start


def leads(prose: str, block: Span, start: int) -> bool:
    """Whether only marks stand before a figure in its block: the date of an entry."""
    return start - block.start < 12 and not any(map(str.isalnum, prose[block.start : start]))
