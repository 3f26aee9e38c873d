"""Numbers named by their size alone: `double-digit`, `mid-single digits`, `six-figure`, `the low thousands`.

Each is a range; `low`, `mid` or `high` before it name a part of that.
"""

from __future__ import annotations

from decimal import Decimal

from claimcheck.extraction.quantities.cardinals import words
from claimcheck.extraction.quantities.numerals import Numeral
from claimcheck.extraction.quantities.tokens import Tokens
from claimcheck.records import Comparator
from claimcheck.records.base import frozen

_PARTS = {"low": (0, 4), "mid": (4, 7), "high": (7, 10)}
"""Tenths of a band: `the low thousands` are 1,000 to 4,000, `mid-single digits` 4 to 7."""

_DIGITS = {"single": 1, "double": 2, "triple": 3}
_ADJECTIVES = frozenset({"digit", "figure"})
_PLURALS = frozenset({"digits", "figures"})
_INTO = frozenset({"in", "into", "to"})
_OWNERS = frozenset({"his", "her", "their", "my", "your", "our"})
"""Before `mid-teens` and `low twenties` that are an age."""

BAND_WORDS = frozenset({*_PARTS, *_DIGITS})
"""The words that may begin a band and no other number, in lower case."""


@frozen
class _Band:
    """All numbers from `floor` to `ceiling`; its tenths are those between `base` and `top`."""

    last: int
    base: int
    top: int
    floor: int
    ceiling: int

    def part(self, begin: int, end: int) -> tuple[Decimal, Decimal]:
        """The ends of what lies between two of its tenths."""
        tenth = Decimal(self.top - self.base) / 10
        return max(self.base + begin * tenth, Decimal(self.floor)), min(self.base + end * tenth, Decimal(self.ceiling))


def read_band(tokens: Tokens, index: int) -> Numeral | None:
    """The band that begins at a token, None where none does."""
    word = tokens.lower[index]
    if word not in _PARTS:
        band = _digits(tokens, index, may_be_noun=word in _DIGITS)
        if band is None or (word == "single" and not _is_amount(tokens, index)):
            return None
        return _numeral(index, band.last, Decimal(band.floor), Decimal(band.ceiling))
    first = index + 1 + tokens.is_hyphen(index + 1)
    if not tokens.joined(first) or tokens.low(index - 1) in _OWNERS:
        return None
    band = _digits(tokens, first, may_be_noun=True) or _tens(tokens, first, word) or _vague(tokens, first)
    return None if band is None else _numeral(index, band.last, *band.part(*_PARTS[word]), bound=Comparator.ABOUT)


def is_band_adjective(tokens: Tokens, numeral: Numeral) -> bool:
    """Whether a band tells what something is like, so that it counts no noun after it: `double-digit growth`."""
    return numeral.high is not None and tokens.lower[numeral.last] in _ADJECTIVES


def _is_amount(tokens: Tokens, index: int) -> bool:
    """Whether `single` names a size (`single-digit growth`, `in single digits`); a `single figure` is one figure."""
    return tokens.is_hyphen(index + 1) or (tokens.low(index + 1) in _PLURALS and tokens.low(index - 1) in _INTO)


def _numeral(first: int, last: int, low: Decimal, high: Decimal, bound: Comparator = Comparator.EQUAL) -> Numeral:
    return Numeral(first, last, low, Decimal(1), high=high, bound=bound, in_words=True)


def _digits(tokens: Tokens, index: int, *, may_be_noun: bool) -> _Band | None:
    """`double-digit`, `single digits`, `six-figure`; the `six figures` of a paper are counted, and so are all digits
    but those of `single`, `double` and `triple`."""
    word = tokens.low(index)
    count = _DIGITS.get(word) or words()["small"].get(word)
    last = index + 1 + tokens.is_hyphen(index + 1)
    noun = tokens.low(last)
    if not count or not tokens.joined(last) or not (noun in _ADJECTIVES or (may_be_noun and noun in _PLURALS)):
        return None
    if word not in _DIGITS and not noun.startswith("figure"):
        return None
    top = 10**count
    return _Band(last, 0, top, top // 10, top - 1)


def _tens(tokens: Tokens, index: int, part: str) -> _Band | None:
    """`high teens`, `low twenties`; the `mid-twenties` are years or an age as often."""
    word = tokens.low(index)
    base = 10 if word == "teens" else words()["tens"].get(f"{word.removesuffix('ies')}y")
    if base is None or not word.endswith("s") or (base > 10 and part == "mid"):
        return None
    return _Band(index, base, base + 10, base, base + 10)


def _vague(tokens: Tokens, index: int) -> _Band | None:
    """`thousands`, `hundreds of millions`."""
    vague = words()["vague"]
    word, following = tokens.low(index), tokens.low(index + 2)
    if word not in vague or word in {"scores", "dozens"}:
        return None
    is_double = tokens.low(index + 1) == "of" and following in vague
    floor, ceiling = (end * (vague[following][0] if is_double else 1) for end in vague[word])
    return _Band(index + 2 * is_double, 0, ceiling, floor, ceiling)
