"""One linear scan of a text into tokens: numbers, words, signs, and the gaps between them."""

from __future__ import annotations

import re
from enum import IntEnum

from claimcheck.extraction.quantities.notation import Notation

MAX_GAP = 200
"""Longest run of blanks inside one figure: blanked markup, such as a link's address, leaves such runs."""

_LETTER = r"[^\W\d_²³¹⁰⁴-⁹¼½¾⅐-⅞↉]"
_TOKEN = re.compile(
    rf"""(?=\S)(?:(?P<word>(?:[A-Za-z]++{_LETTER}*+|{_LETTER}++)(?:['’]{_LETTER}+)*)
       |(?P<number>(?:\d+(?:[.,．，]\d+|['’]\d{{3}}(?!\d)|[\u00a0\u2009\u202f]\d{{3}}(?!\d))*|(?<![\w.,])\.\d+)
            (?:[eE][+\-−–]?\d{{1,3}}(?!\w|\.\d))?)
       |(?P<fraction>[¼½¾⅐-⅞↉])
       |(?P<superscript>[⁺⁻]?[²³¹⁰⁴-⁹]+)
       |(?P<sign>[°º˚]\s?[CFKR](?!\w)|\.{{2,3}}|\+/[-−]|<=|>=|\*\*|[^\s\w]|_|[^\W_]))""",
    re.VERBOSE,
)
"""No token begins with a blank: one look at it spares a third of the time, which went into trying every kind of token
there. Plain letters are taken together first, since testing a set of two ranges takes a fraction of the other's time.
"""


class Type(IntEnum):
    """What a token is; the values are the group numbers of the pattern, of which words, the most, are tried first."""

    WORD = 1
    NUMBER = 2
    FRACTION = 3
    SUPERSCRIPT = 4
    SIGN = 5


class Tokens:
    """A text's tokens as parallel lists; index -1 and the length are safe to ask for by `low`, `gap` and `joined`.

    `text[i]` is the token as written, `lower[i]` in lower case, `start[i]` and `end[i]` its offsets in `source`,
    whose numbers are written in `notation`.
    """

    def __init__(self, source: str, notation: Notation = Notation.POINT) -> None:
        self.notation = notation
        self.source = source
        found = list(_TOKEN.finditer(source))
        self.text = [match[0] for match in found]
        self.start = [match.start() for match in found]
        self.end = [match.end() for match in found]
        self.type = [match.lastindex or 0 for match in found]
        self.lower = [text.lower() for text in self.text]
        self.count = len(self.text)

    def low(self, index: int) -> str:
        """The token in lower case, or "" outside the text."""
        return self.lower[index] if 0 <= index < self.count else ""

    def is_number(self, index: int) -> bool:
        """Whether the token is written in digits."""
        return 0 <= index < self.count and self.type[index] == Type.NUMBER

    def is_word(self, index: int) -> bool:
        """Whether the token is a word."""
        return 0 <= index < self.count and self.type[index] == Type.WORD

    def glued(self, index: int) -> bool:
        """Whether nothing lies between a token and the one before it."""
        return 0 < index < self.count and self.end[index - 1] == self.start[index]

    def joined(self, index: int) -> bool:
        """Whether a token can continue what the one before it began: at most blanks or one line break between."""
        if not 0 < index < self.count:
            return False
        before, after = self.end[index - 1], self.start[index]
        if after - before <= 1:
            return True
        return after - before <= MAX_GAP and self.source.count("\n", before, after) < 2

    def is_hyphen(self, index: int) -> bool:
        """Whether a hyphen joins the tokens around it: tight, or with a blank on both sides as in tokenized text."""
        if self.low(index) not in {"-", "‑", "‐"}:
            return False
        return self.glued(index) == self.glued(index + 1) and self.start[index] - self.end[index - 1] <= 1

    def slice(self, first: int, last: int) -> str:
        """The source from the first token to the last, both included."""
        return self.source[self.start[first] : self.end[last]]
