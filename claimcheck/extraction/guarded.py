"""Patterns that are only tried on texts that hold what every match of theirs must hold.

Most patterns need a word, a sign or (over sketches) a class of figure that most texts lack. Looking for a few literals
is a hundred times cheaper than trying a pattern at every character, so each pattern carries the literals that it cannot
do without, read off the pattern itself.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator

_TOKEN = re.compile(
    r"(?P<look>\(\?<?[=!])|(?P<open>\((?:\?(?::|P<\w+>))?)|(?P<close>\))|(?P<bar>\|)"
    r"|(?P<times>[?*+]|\{\d*,?\d*\})[?+]?|\\(?P<escaped>\W)|(?P<set>\[\^?\]?(?:\\.|[^\]\\])*\])|(?P<other>\\\w|[.^$])"
    r"|(?P<plain>.)",
    re.DOTALL,
)
_SET = re.compile(r"\[(\w{1,4})\]")
_MOST_CHOICES = 24
"""More alternatives are hardly ever all absent, and take long to look for."""
_ALWAYS = frozenset(" ,⟨⟩")
"""What nearly every sketch holds: not worth looking for."""

Need = frozenset[str]
"""Literals of which at least one is in every match."""


class Finder:
    """A pattern, the literals that it needs (`needs`), and how many figures of a sketch it names (`roles`)."""

    __slots__ = ("_flags", "_pattern", "_source", "needs", "roles")

    def __init__(self, source: str, *, ignore_case: bool = False, telling: str | None = None) -> None:
        """`telling` is the pattern without long parts that may be missing from a match, which take long to read."""
        self.roles = source.count(r">\d+)⟩")
        found = needs(source if telling is None else telling)
        self.needs = tuple(tuple(lit.casefold() if ignore_case else lit for lit in need) for need in found)
        self._source = source
        self._flags = re.IGNORECASE if ignore_case else re.NOFLAG
        self._pattern: re.Pattern[str] | None = None

    @property
    def pattern(self) -> re.Pattern[str]:
        """The pattern, compiled when it is first tried: few are in any one text."""
        if self._pattern is None:
            self._pattern = re.compile(self._source, self._flags)
        return self._pattern

    def may_match(self, text: str) -> bool:
        """False only where the pattern matches nowhere in the text."""
        if self._flags:
            text = text.casefold()
        for need in self.needs:
            for literal in need:
                if literal in text:
                    break
            else:
                return False
        return True

    def search(self, text: str, position: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Like `re.Pattern.search`."""
        return self.pattern.search(text, position, end) if self.may_match(text) else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Like `re.Pattern.finditer`."""
        return self.pattern.finditer(text) if self.may_match(text) else iter(())


def needs(source: str) -> list[Need]:
    """What every match of a regular expression must hold, the sets with the fewest literals first.

    Reads the syntax that our patterns use: groups, sets, lookarounds, alternatives and quantifiers. What
    it does not understand it takes for something that matches anything, so that it asks for too little at worst.
    """
    found = _alternatives([(m.lastgroup or "", m[0]) for m in reversed(list(_TOKEN.finditer(source)))])
    telling = {need for need in found if len(need) <= _MOST_CHOICES and not need & _ALWAYS}
    return sorted(telling, key=lambda need: (len(need), sorted(need)))


def _alternatives(tokens: list[tuple[str, str]]) -> list[Need]:
    """The needs of alternatives up to the bracket that closes them; `tokens` is read from its end and shortened."""
    branches = [_sequence(tokens)]
    while tokens and tokens.pop()[0] == "bar":
        branches.append(_sequence(tokens))
    if len(branches) == 1:
        return branches[0]
    if not all(branches):
        return []
    return [frozenset().union(*(max(branch, key=_worth) for branch in branches))]


def _worth(need: Need) -> tuple[int, int]:
    """Long literals and few of them tell most."""
    return min(map(len, need)), -len(need)


def _sequence(tokens: list[tuple[str, str]]) -> list[Need]:
    """The needs of what is matched one after the other, up to a bar or the closing bracket, which stays."""
    found: list[Need] = []
    run: list[str] = []  # the literal that goes on, in each way it may be spelt
    while tokens and tokens[-1][0] not in ("bar", "close"):
        kind, text = tokens.pop()
        last = _literals(kind, text)
        inner = _alternatives(tokens) if kind in ("open", "look") else []
        times = tokens.pop()[1] if tokens and tokens[-1][0] == "times" else ""
        if last and not times:
            run = [before + after for before in run or [""] for after in last]
            continue
        found += [frozenset(run)] if run else []
        run = []
        if times[:1] not in ("?", "*") and times[:2] not in ("{0", "{,"):
            found += [frozenset(last)] if last else inner if kind == "open" else []
    return [*found, frozenset(run)] if run else found


def _literals(kind: str, text: str) -> list[str]:
    """The ways to spell one character of a pattern, none where it may be anything."""
    if kind == "plain":
        return [text]
    if kind == "escaped":
        return [text[1:]]
    chosen = _SET.fullmatch(text) if kind == "set" else None
    return list(chosen[1]) if chosen is not None else []
