"""What commands and environments of LaTeX do to what is seen (`lexicon/latex.toml`), and what a document defines."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from claimcheck.lexicon.load import listed
from claimcheck.lexicon.load import table as lexicon
from claimcheck.readers.latex_structure import LatexStructure
from claimcheck.readers.latex_tokens import TokenKind

_DEFINITIONS = frozenset({"newcommand", "renewcommand", "providecommand", "DeclareRobustCommand", "def"})
_LITERAL = re.compile(r"(?:[^\\{}$#&~^_%]|\\[%$&#_,]|\\xspace\b|~){1,80}")
_NAME = re.compile(r"\s*\\([A-Za-z@]+)\s*")
_UNSEEN = re.compile(r"\\xspace\b|\\(?=.)")


def is_a(group: str, name: str) -> bool:
    """Whether a command or an environment is of a group of `lexicon/latex.toml`."""
    return name in listed("latex", group)


@cache
def counts(group: str) -> Mapping[str, int]:
    """The number of arguments by the names of a group."""
    numbered: dict[str, str] = lexicon("latex")[group]
    return {name: int(number) for number, names in numbered.items() for name in names.split()}


def sign(name: str) -> str:
    """The sign that a command is set as, empty for one that is not listed."""
    return str(lexicon("latex")["symbols"].get(name, ""))


@dataclass
class Definitions:
    """Commands that stand for literal text, and units of siunitx; any other definition is passed over."""

    words: dict[str, str] = field(default_factory=dict)
    units: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, structure: LatexStructure) -> Definitions:
        """Those of a whole source. Nothing is expanded: a definition that names another command stands for nothing."""
        found = cls()
        for index, token in enumerate(structure.tokens):
            if token.kind is not TokenKind.COMMAND:
                continue
            if token.value in _DEFINITIONS:
                found._define(structure, index)
            elif token.value == "DeclareSIUnit":
                found._unit(structure, index)
        return found

    def _define(self, structure: LatexStructure, index: int) -> None:
        arguments = structure.arguments(index, 2, commands=True)
        if len(arguments) != 2:  # one in brackets takes arguments itself
            return
        name, body = _NAME.fullmatch(structure.inside(arguments[0])), structure.inside(arguments[1])
        if name is not None and _LITERAL.fullmatch(body.strip()):
            shown = _UNSEEN.sub("", body.replace("\\,", " ").replace("~", " "))
            self.words[name[1]] = " ".join(shown.split())

    def _unit(self, structure: LatexStructure, index: int) -> None:
        arguments = [a for a in structure.arguments(index, 2, commands=True) if not a.is_optional]
        name = _NAME.fullmatch(structure.inside(arguments[0])) if len(arguments) == 2 else None
        if name is not None:
            self.units[name[1]] = structure.inside(arguments[1]).strip()
