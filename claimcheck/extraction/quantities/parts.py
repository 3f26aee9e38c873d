"""One amount as written: a numeral with its sign, currency, scale and unit."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from claimcheck.extraction.quantities.digits import read_digits
from claimcheck.extraction.quantities.measures import UnitMatch, compound, is_currency, read_unit
from claimcheck.extraction.quantities.money import is_paid, read_currency_after, read_currency_before, read_rate
from claimcheck.extraction.quantities.names import at_sentence_start, follows_name
from claimcheck.extraction.quantities.nouns import ends_phrase, is_plural, read_counted
from claimcheck.extraction.quantities.number_words import read_words
from claimcheck.extraction.quantities.numerals import Numeral
from claimcheck.extraction.quantities.scales import read_scale
from claimcheck.extraction.quantities.tokens import Tokens, Type
from claimcheck.extraction.quantities.word_fractions import mixed_after
from claimcheck.lexicon.load import listed
from claimcheck.records.base import frozen
from claimcheck.units.surface import currency_surface

_MINUS_SIGNS = frozenset("-−–‑－")
_TRUE_MINUS = "−"
_BEFORE_TIGHT_MINUS = frozenset("([$€£=~∼<>:/≈≤≥")
_BEFORE_LOOSE_MINUS = listed("quantity_words", "before_minus") | frozenset("(=<>≈≤≥~")
_BEFORE_TRUE_MINUS = frozenset({"and", "or", "but", ",", ";", "with", "for", "as"})
"""After these only the sign of mathematics is a minus; a hyphen or dash with blanks around is punctuation."""

_AFTER_CHANGE = frozenset({"%", "percent", "°", "degrees", "points"})
"""What makes a number after a name a change or a reading (`DAX -3%`), no part of it (`GPT -4`)."""
_BROAD_SCALES = {"m": 6}
_SAYING = listed("quantity_words", "saying")
_MANY = listed("quantity_words", "many")
_LENGTHWISE = listed("quantity_words", "lengthwise")
_MANY_REACH = 10
_CHIP_NAME = 4
"""Digits before a capital X from which on it is a name, such as `9950X`, and no multiple."""
_GRAND = "grand"
_AFTER_GRAND = listed("quantity_words", "after_grand")
_MULTIPLIERS = frozenset({"x", "×", "X"})


@frozen
class Part:
    """An amount from token `first` to `last`.

    `mantissa` is the number before its scale, `exponent` the scale's power of ten (0 without one). `unit` is the unit
    name, empty where none is written, `unit_text` its words. `is_multiple` tells `6x` and `4.3 times`.
    """

    first: int
    last: int
    numeral: Numeral
    mantissa: Decimal
    exponent: int = 0
    unit: str = ""
    unit_text: str = ""
    per: str | None = None
    last_per: int = -1
    is_multiple: bool = False
    letter_scale: str = ""

    @property
    def value(self) -> Decimal:
        """The number, scale folded in."""
        return self.numeral.value

    @property
    def is_money(self) -> bool:
        """Whether the unit is a currency, perhaps per something."""
        return is_currency(self.unit)

    def times_ten_to(self, exponent: int) -> Part:
        """The part with the scale that it shares with its neighbour."""
        return replace(self, numeral=self.numeral.scaled(exponent, self.numeral.last), exponent=exponent)


def read_part(tokens: Tokens, index: int) -> Part | None:
    """The amount whose number begins at a token; its currency sign and minus may stand before."""
    if tokens.type[index] in {Type.NUMBER, Type.FRACTION}:
        numeral = read_digits(tokens, index)
    elif tokens.type[index] == Type.WORD:
        numeral = read_words(tokens, index)
    else:
        return None
    return None if numeral is None else _complete(tokens, numeral)


def _complete(tokens: Tokens, bare: Numeral) -> Part:
    bare, sign = _signed(tokens, bare)
    money = read_currency_before(tokens, sign if sign < bare.first else bare.first)
    first = money.first if money is not None else bare.first
    is_before_money = money is not None and bare.value > 0 and _is_minus(tokens, first - 1) and tokens.glued(first)
    if is_before_money and _is_tight_minus(tokens, first - 1):
        bare, first = bare.negated(bare.first), first - 1
    numeral = bare if bare.in_words else read_scale(tokens, bare, money is not None)
    if not numeral.in_words:
        numeral = mixed_after(tokens, numeral)
    if _are_grand(tokens, numeral.last + 1) and not numeral.is_scaled:
        numeral = numeral.scaled(3, numeral.last + 1)
    letter = tokens.text[numeral.last] if numeral.last != bare.last and len(tokens.text[numeral.last]) == 1 else ""
    exponent = numeral.step.adjusted() - bare.step.adjusted() if numeral.step and bare.step else 0
    part = Part(min(first, sign), numeral.last, numeral, bare.value, exponent, letter_scale=letter)
    if bare.in_words and numeral.is_scaled:
        part = replace(part, exponent=max(numeral.step.adjusted(), 0), mantissa=bare.value / (numeral.step or 1))
    if money is not None:
        return _with_unit(tokens, part, read_rate(tokens, money, numeral.last))
    million = _million_code(tokens.text[part.first - 1]) if part.first and tokens.joined(part.first) else None
    if million is not None and not part.exponent:
        part = replace(part, numeral=numeral.scaled(6, numeral.last), exponent=6)
        return _with_unit(tokens, part, UnitMatch(part.first - 1, part.first - 1, million))
    if tokens.lower[part.last] == _GRAND and part.exponent:
        return _with_unit(tokens, part, compound(tokens, part.last, "money", part.last))
    return _measured(tokens, part)


def _are_grand(tokens: Tokens, index: int) -> bool:
    """Whether `grand` at a token means thousands of money: `40 grand a year`, no `two grand pianos`."""
    is_grand = tokens.low(index) == _GRAND and tokens.joined(index)
    return is_grand and (not tokens.is_word(index + 1) or tokens.lower[index + 1] in _AFTER_GRAND)


def _million_code(word: str) -> str | None:
    """The currency of `MUSD`, `MEUR`: millions of it."""
    if len(word) != 4 or word[0] != "M":
        return None
    return currency_surface().symbols.get((word[1:],))


def _signed(tokens: Tokens, numeral: Numeral) -> tuple[Numeral, int]:
    """The numeral with its minus, where that is no hyphen and no dash."""
    before = numeral.first - 1
    if numeral.in_words or not _is_minus(tokens, before):
        return numeral, numeral.first
    is_minus = _is_tight_minus(tokens, before) if tokens.glued(numeral.first) else _is_loose_minus(tokens, before)
    return (numeral.negated(numeral.first), before) if is_minus else (numeral, numeral.first)


def _is_tight_minus(tokens: Tokens, index: int) -> bool:
    """Whether a sign that touches digits is a minus: nothing that it could join them to stands right before it.

    Blanked markup leaves wide gaps inside names (`ChatGLM  2  -6B`), so what follows one is no minus unless a word
    before it asks for a number (`of  -5 `, as a formula leaves it).
    """
    if index == 0:
        return True
    if tokens.glued(index):
        return tokens.text[index - 1] in _BEFORE_TIGHT_MINUS
    if tokens.text[index] == "–" and tokens.is_number(index - 1):
        return False
    gap = tokens.source[tokens.end[index - 1] : tokens.start[index]]
    if "\n" in gap or "\t" in gap or not tokens.text[index - 1].isalnum():
        return True
    if tokens.low(index - 1) in _BEFORE_LOOSE_MINUS | _BEFORE_TRUE_MINUS:
        return True
    is_bare = tokens.text[index + 1].isdecimal() and tokens.low(index + 2) not in _AFTER_CHANGE
    return len(gap) == 1 and not (is_bare and follows_name(tokens, index) and not at_sentence_start(tokens, index - 1))


def _is_loose_minus(tokens: Tokens, index: int) -> bool:
    """Whether a sign with blanks around is a minus (`of - 20 degrees`): a word or sign before it asks for a number."""
    gaps = tokens.start[index + 1] - tokens.end[index], tokens.start[index] - tokens.end[index - 1]
    if index == 0 or gaps != (1, 1):
        return False
    return tokens.low(index - 1) in _BEFORE_LOOSE_MINUS or (
        tokens.text[index] == _TRUE_MINUS and tokens.low(index - 1) in _BEFORE_TRUE_MINUS
    )


def _is_minus(tokens: Tokens, index: int) -> bool:
    return 0 <= index < tokens.count and tokens.text[index] in _MINUS_SIGNS


def _measured(tokens: Tokens, part: Part) -> Part:
    """The part with the multiple sign, currency or unit that follows it."""
    last = part.last
    following = tokens.text[last + 1] if last + 1 < tokens.count else ""
    if (million := _million_code(following)) is not None and tokens.joined(last + 1):
        scaled = replace(part, numeral=part.numeral.scaled(6, last), exponent=6)
        return _with_unit(tokens, scaled, UnitMatch(last + 1, last + 1, million))
    if following in _MULTIPLIERS and tokens.joined(last + 1) and not part.exponent and _is_multiple(tokens, last + 1):
        return replace(part, last=last + 1, unit_text=following, is_multiple=True)
    currency = read_currency_after(tokens, last)
    if currency is not None:
        return _with_unit(tokens, part, currency)
    unit = read_unit(tokens, last) or _fraction_unit(tokens, part)
    if unit is None:
        return _negated(replace(part, unit="degree")) if _is_below_zero(tokens, part) else part
    base, *rate = unit.unit.split("/")
    if base == "pound" and (part.exponent >= 6 or is_paid(tokens, part.first, unit.last)):
        return _with_unit(tokens, part, replace(unit, unit="/".join(["GBP", *rate])))
    letter = tokens.text[last + 1] if unit.first == last + 1 else ""
    is_tight = letter in _BROAD_SCALES and unit.last == last + 1 and tokens.glued(last + 1)
    if is_tight and (_counts(tokens, last + 2) or _is_said_of_many(tokens, part.first, last + 2)):
        exponent = _BROAD_SCALES[letter]
        numeral = part.numeral.scaled(exponent, last + 1)
        part = replace(part, numeral=numeral, last=last + 1, exponent=exponent, letter_scale=letter)
        of_what = read_unit(tokens, last + 1)
        return part if of_what is None else _with_unit(tokens, part, of_what)
    part = _with_unit(tokens, part, unit)
    if part.unit.startswith("degree") and _is_below_zero(tokens, part):
        return _negated(part)
    return and_a_half(tokens, part)


def _is_below_zero(tokens: Tokens, part: Part) -> bool:
    """Whether a temperature has its sign in words: `15 degrees below zero`, `15 below zero`."""
    return tokens.lower[part.last + 1 : part.last + 3] == ["below", "zero"] and part.value > 0


def _negated(part: Part) -> Part:
    return replace(part, last=part.last + 2, numeral=part.numeral.negated(part.numeral.first))


def _fraction_unit(tokens: Tokens, part: Part) -> UnitMatch | None:
    """`half an hour`, `1/16 of a mile`: the unit of which a fraction is taken."""
    index = part.last + 1
    index += tokens.low(index) == "of"
    if not part.numeral.is_fraction or tokens.low(index) not in {"a", "an"}:
        return None
    match = read_unit(tokens, index)
    return None if match is None or not tokens.is_word(match.first) else match


def and_a_half(tokens: Tokens, part: Part) -> Part:
    """`one hour and a half`: the half after the unit."""
    index = part.last + 1
    if tokens.low(index) != "and" or part.numeral.decimals or not part.unit:
        return part
    index += 1 + (tokens.low(index + 1) == "a")
    if tokens.low(index) != "half" or tokens.low(index + 1) in {"of", "the", "a", "an"}:
        return part
    half = Decimal("0.5")
    return replace(part, last=index, numeral=replace(part.numeral, value=part.numeral.value + half, step=half / 5))


def _counts(tokens: Tokens, index: int) -> bool:
    """Whether a plural noun or a model follows, so that `5m users` are millions and no metres."""
    if tokens.low(index) in {"model", "models", "parameter", "params"}:
        return True
    phrase = read_counted(tokens, index, is_one=False)
    if phrase is not None and "and" in phrase.text:
        return True
    for position in (index, index + 1):
        word = tokens.low(position)
        if not tokens.is_word(position) or ends_phrase(word) or not tokens.joined(position):
            return False
        if is_plural(word):
            return True
    return False


def _is_said_of_many(tokens: Tokens, first: int, after: int) -> bool:
    """Whether a bare number is said of people or things that come in millions: `the population grew to 8.2m`."""
    if tokens.low(first - 1) not in _SAYING or tokens.low(after) in _LENGTHWISE:
        return False
    return not _MANY.isdisjoint(tokens.lower[max(first - _MANY_REACH, 0) : first])


def _is_multiple(tokens: Tokens, index: int) -> bool:
    """Whether an x after a number multiplies (`6x faster`), rather than separates dimensions (`4 x 5`)."""
    if tokens.is_number(index + 1) and tokens.joined(index + 1):
        return False
    if tokens.text[index] == "X":
        return tokens.glued(index) and len(tokens.text[index - 1]) < _CHIP_NAME
    return True


def _with_unit(tokens: Tokens, part: Part, match: UnitMatch) -> Part:
    begin = max(match.first, part.first)
    if match.first < part.first:
        part = replace(part, first=match.first)
    if match.first < part.numeral.first:
        text = tokens.slice(match.first, part.numeral.first - 1)
        if match.last > part.last:
            text = f"{text} {tokens.slice(part.last + 1, match.last)}"
    else:
        text = tokens.slice(begin, match.last)
    return replace(
        part,
        last=max(match.last, part.last),
        unit=match.unit,
        unit_text=" ".join(text.split()),
        per=match.per,
        last_per=match.last_per,
    )
