"""Which way a text says that a figure moved."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from claimcheck.extraction.relations.words import any_of, section

_BACK = 70
"""Characters before a pair of figures in which its verb is looked for."""
_SAME_CLAUSE = re.compile(r"[^,;:()⟨⟩¶]*,? ?(?:by )?")
"""What may stand between the verb and its pair: one comma at most, and only right before the pair or its "by"."""
_VERBS = {"up": "increase", "down": "decrease", "better": "better", "worse": "worse"}
_ADJECTIVES = {"higher": "increase", "lower": "decrease"}


_BEFORE_SEASON = re.compile(r"(?<!\w)(?:last|this|next|early|late|previous|in|since|until|each|every|that) $")
"""Before "fall" where it is autumn."""


@dataclass(frozen=True, slots=True)
class Direction:
    """`operator` is `increase`, `decrease`, `better` or `worse`; `start` and `end` are the word's place in the
    sketch."""

    operator: str
    start: int
    end: int


@cache
def _finder(*, with_adjectives: bool) -> tuple[re.Pattern[str], dict[str, str]]:
    lists = section("direction")
    names = _VERBS | _ADJECTIVES if with_adjectives else _VERBS
    operators = {word: operator for key, operator in names.items() for word in lists[key]}
    phrases = "|".join(map(re.escape, sorted(operators, key=len, reverse=True)))
    return re.compile(rf"(?<![\w'-])(?:{phrases})(?![\w-])"), operators


@cache
def vocabulary() -> frozenset[str]:
    """Every word that gives a direction."""
    return frozenset(
        word for key in _VERBS | _ADJECTIVES for phrase in section("direction")[key] for word in phrase.split()
    )


def _directions(text: str, start: int, end: int, *, with_adjectives: bool) -> list[Direction]:
    finder, operators = _finder(with_adjectives=with_adjectives)
    found = []
    for match in finder.finditer(text, max(start, 0), end):
        before = text[max(0, match.start() - 24) : match.start()]
        is_season = match[0] == "fall" and _BEFORE_SEASON.search(before) is not None
        leaves = text.startswith(" out", match.end())  # "four teams dropped out"
        if not (is_season or leaves) and not any_of("direction", "negation").search(before):
            found.append(Direction(operators[match[0]], match.start(), match.end()))
    return found


def direction_before(text: str, start: int) -> Direction | None:
    """The last word of direction in front of a pair of figures, in the same clause and with no figure between."""
    floor = max(text.rfind("⟩", 0, start) + 1, start - _BACK, 0)
    found = _directions(text, floor, start, with_adjectives=False)
    if not found or not _SAME_CLAUSE.fullmatch(text, found[-1].end, start):
        return None
    return None if any_of("direction", "barrier").search(text, found[-1].end, start) else found[-1]


def direction_within(text: str, start: int, end: int) -> Direction | None:
    """The word of direction in a range, None where there is none or words of both ways."""
    found = _directions(text, start, end, with_adjectives=True)
    return found[0] if len({d.operator for d in found}) == 1 else None
