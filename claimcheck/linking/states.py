"""The state of its subject that a figure is said of: then or now, planned or come about, before or after a change.

A figure that was brought up to date contradicts nothing: "at launch it scored 61", "it now scores 64".
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from claimcheck.lexicon.load import table

_REACH = 90
_BEHIND = 50
"""Characters before and behind a figure, within its sentence, in which a word tells of its state."""
_CIRCUMSTANCE = re.compile(r"\b(?:after|at|with|using|for|on)\s(?:about |some |only )?(\d[\d.,]*\s?[A-Za-z%]+)")


_GIVEN = re.compile(r"(?:with|without|using|given|under)\s[^,.;]{2,60},", re.IGNORECASE)
"""What a sentence begins with when the rest holds under a condition: "With retrieval, it answers ..."."""


class State(NamedTuple):
    """The states that a figure's sentence names, the direction that it came from, and measured circumstances."""

    named: frozenset[str] = frozenset()
    direction: str = ""
    circumstances: frozenset[str] = frozenset()

    def is_another(self, other: State) -> bool:
        """Whether the two sentences tell apart the states that they speak of."""
        here, there = self.circumstances, other.circumstances
        return self.named != other.named or bool(here and there and here.isdisjoint(there))


NO_STATE = State()


def state_of(before: str, after: str, text: str, statement: str) -> State:
    """The state of which a figure with this `text` is said, by the words around it and the start of its sentence."""
    near, behind = before[-_REACH:], after[:_BEHIND]
    named = {state for state, pattern in _states() if pattern.search(near) or pattern.search(behind)}
    if _GIVEN.match(statement.lstrip()) and text not in statement.partition(",")[0]:
        named.add("given")
    direction = next((name for name, pattern in _directions() if pattern.search(near)), "")
    measured = {found.replace(",", "") for found in _CIRCUMSTANCE.findall(f"{before}#{after}")}
    return State(frozenset(named), direction, frozenset(measured))


@cache
def _states() -> tuple[tuple[str, re.Pattern[str]], ...]:
    words: dict[str, list[str]] = table("link_states")["states"]
    return tuple((state, re.compile(rf"\b(?:{'|'.join(cues)})\b", re.IGNORECASE)) for state, cues in words.items())


@cache
def _directions() -> tuple[tuple[str, re.Pattern[str]], ...]:
    verbs: dict[str, list[str]] = table("link_states")["directions"]
    return tuple(
        (
            name,
            re.compile(
                rf"\b(?:{'|'.join(found)})\b(?:\s[\w-]{{1,14}}){{0,2}}\sto\s(?:[\w-]{{1,12}}\s)?$", re.IGNORECASE
            ),
        )
        for name, found in verbs.items()
    )
