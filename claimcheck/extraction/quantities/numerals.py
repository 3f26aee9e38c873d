"""A number as written, in digits or words: its exact value and the precision that it was written in."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from claimcheck.records import Comparator
from claimcheck.records.base import frozen

MAX_DIGITS = 60
"""Digits of one numeral: longer runs are keys, hashes or noise, never figures."""

MAX_EXPONENT = 300
"""Powers of ten beyond which no figure lies."""


@frozen
class Numeral:
    """A number as written, from token `first` to token `last`.

    `step` is the value of one unit in the last written digit, `decimals` the digits after the point. `high` is set for
    vague words (`hundreds`, `a few`), whose lowest meaning is `value`, and `bound` tells how these are meant.
    `in_words` tells spelled-out numbers, `is_fraction` parts of one (`two thirds`), `is_scaled` those that end in a
    scale (`3 million`), `is_open` those whose point or comma may part decimals or thousands (`1.024`).
    """

    first: int
    last: int
    value: Decimal
    step: Decimal
    decimals: int = 0
    high: Decimal | None = None
    bound: Comparator = Comparator.EQUAL
    in_words: bool = False
    is_fraction: bool = False
    is_scaled: bool = False
    is_open: bool = False

    def scaled(self, exponent: int, last: int) -> Numeral:
        """The numeral times a power of ten, up to token `last`."""
        high = None if self.high is None else self.high.scaleb(exponent)
        value, step = self.value.scaleb(exponent), self.step.scaleb(exponent)
        return replace(self, last=last, value=value, step=step, high=high, is_scaled=True, is_open=False)

    def negated(self, first: int) -> Numeral:
        """The numeral with the sign at token `first`."""
        return replace(self, first=first, value=-self.value)
