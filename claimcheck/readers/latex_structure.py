"""The tokens of a LaTeX source with what closes what: groups, brackets, environments, parts that a condition hides."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import NamedTuple

from claimcheck.readers.latex_tokens import Token, TokenKind, tokens

MOST_TOKENS = 1_000_000
"""A paper has some ten thousand. What has more is markup without end, and costs a hundred bytes each."""


class Argument(NamedTuple):
    """Indices of the marks around an argument; `is_optional` for one in brackets."""

    first: int
    last: int
    is_optional: bool


@dataclass
class LatexStructure:
    """Tokens, and `partners`: the index of what closes a group, bracket, environment or `\\iffalse`.

    What nothing closes has no partner and is then no group at all, so that one missing brace hides nothing.
    `end` is the offset at which reading stopped.
    """

    source: str
    tokens: list[Token] = field(init=False)
    partners: dict[int, int] = field(default_factory=dict)
    end: int = field(init=False)

    def __post_init__(self) -> None:
        self.tokens = list(islice(tokens(self.source), MOST_TOKENS))
        self.end = self.tokens[-1].end if self.tokens else 0
        self._match()

    @property
    def is_cut(self) -> bool:
        """Whether there is more markup than is read."""
        return self.end < len(self.source)

    def _match(self) -> None:
        groups: list[int] = []
        brackets: list[tuple[int, int]] = []
        environments: dict[str, list[int]] = {}
        conditions: list[int] = []
        for index, token in enumerate(self.tokens):
            match token.kind:
                case TokenKind.OPEN:
                    groups.append(index)
                case TokenKind.CLOSE if groups:
                    self.partners[groups.pop()] = index
                    while brackets and brackets[-1][1] > len(groups):
                        brackets.pop()
                case TokenKind.OPEN_BRACKET:
                    brackets.append((index, len(groups)))
                case TokenKind.CLOSE_BRACKET if brackets and brackets[-1][1] == len(groups):
                    self.partners[brackets.pop()[0]] = index
                case TokenKind.PARAGRAPH:
                    brackets.clear()
                case TokenKind.BEGIN:
                    environments.setdefault(token.value, []).append(index)
                case TokenKind.END if environments.get(token.value):
                    self.partners[environments[token.value].pop()] = index
                case TokenKind.COMMAND if token.value.startswith("if") and token.value not in ("ifthenelse", "iff"):
                    conditions.append(index)
                case TokenKind.COMMAND if token.value == "else" and conditions:
                    self.partners.setdefault(conditions[-1], index)
                case TokenKind.COMMAND if token.value == "fi" and conditions:
                    self.partners.setdefault(conditions.pop(), index)
                case _:
                    pass

    def arguments(self, index: int, most: int, *, commands: bool = False) -> list[Argument]:
        """The arguments behind a token: up to `most` groups, and any brackets before and between them.

        Blanks may stand before a group, and before a bracket only where a group is still to come. `commands` takes
        a bare command for a group, as in `\\setlength\\parskip{2pt}`.
        """
        found: list[Argument] = []
        groups = 0
        place = index + 1
        while groups < most or (place == index + 1 and self._is_glued(place)):
            place = self._next_visible(place)
            kind = self.tokens[place].kind if place < len(self.tokens) else None
            if commands and kind is TokenKind.COMMAND:
                found.append(Argument(place, place, is_optional=False))
                groups, place = groups + 1, place + 1
                continue
            last = self.partners.get(place)
            if last is None or kind not in (TokenKind.OPEN, TokenKind.OPEN_BRACKET):
                break
            is_optional = kind is TokenKind.OPEN_BRACKET
            if not is_optional and groups == most:
                break
            found.append(Argument(place, last, is_optional))
            groups += not is_optional
            place = last + 1
        return found

    def _is_glued(self, place: int) -> bool:
        return place < len(self.tokens) and self.tokens[place].kind is TokenKind.OPEN_BRACKET

    def _next_visible(self, place: int) -> int:
        while place < len(self.tokens) and (
            self.tokens[place].kind is TokenKind.COMMENT
            or (self.tokens[place].kind is TokenKind.TEXT and self.text(place).isspace())
        ):
            place += 1
        return place

    def text(self, index: int) -> str:
        """A token as it is written."""
        return self.source[self.tokens[index].start : self.tokens[index].end]

    def inside(self, argument: Argument) -> str:
        """What an argument holds, as it is written."""
        if argument.first == argument.last:
            return self.text(argument.first)
        return self.source[self.tokens[argument.first].end : self.tokens[argument.last].start]

    def within(self, argument: Argument) -> Iterator[Token]:
        """The tokens of an argument."""
        return islice(self.tokens, argument.first + 1, argument.last)
