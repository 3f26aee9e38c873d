"""The number in words that begins at a token: a cardinal, a share, a half, a vague word, or one with a point."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from functools import cache

from claimcheck.extraction.quantities.bands import BAND_WORDS, read_band
from claimcheck.extraction.quantities.cardinals import ARTICLES, cardinal, words
from claimcheck.extraction.quantities.digits import read_digits
from claimcheck.extraction.quantities.measures import read_unit
from claimcheck.extraction.quantities.nouns import ends_phrase
from claimcheck.extraction.quantities.numerals import Numeral
from claimcheck.extraction.quantities.tokens import Tokens
from claimcheck.extraction.quantities.vague import read_few, read_vague
from claimcheck.extraction.quantities.word_fractions import (
    WORD_FRACTION_STEP,
    compound_denominator,
    fraction,
    with_fraction,
)
from claimcheck.lexicon.load import listed, table

_AFTER_SHARE = frozenset({"of", "as", "more", "less", "fewer", "", "."})
_BEFORE_SHARE = listed("quantity_words", "before_share")
_BEFORE_POINT = frozenset({"about", "by", "was", "only", "minus", "negative"})
_BEFORE_HALF = frozenset({"about", "nearly", "almost", "than", "over"})
_VAGUE = frozenset({"tens", "several"})
_HALF_OF = listed("quantity_words", "half_of")


@cache
def starters() -> frozenset[str]:
    """The words that may begin a number, lower case."""
    numbers = table("numbers")
    return frozenset(
        {
            *numbers["small"],
            *numbers["tens"],
            *numbers["vague"],
            *ARTICLES,
            *_VAGUE,
            *BAND_WORDS,
            "half",
            "quarter",
            "point",
            "minus",
            "negative",
        }
    )


def read_words(tokens: Tokens, index: int) -> Numeral | None:
    """The number in words that starts at a token, None where none does."""
    numeral = _read(tokens, index)
    return None if numeral is None else _of_a_scale(tokens, numeral)


def _of_a_scale(tokens: Tokens, numeral: Numeral) -> Numeral:
    """The number that a share of a scale is: `three quarters of a million`."""
    index = numeral.last + 3
    if not numeral.is_fraction or tokens.lower[index - 2 : index] != ["of", "a"]:
        return numeral
    exponent = words()["scales"].get(tokens.low(index))
    return replace(numeral, is_fraction=False).scaled(exponent, index) if exponent else numeral


def _read(tokens: Tokens, index: int) -> Numeral | None:
    word = tokens.lower[index]
    if (band := read_band(tokens, index)) is not None or word in BAND_WORDS:
        return band
    if word in words()["vague"] or word in _VAGUE:
        return read_vague(tokens, index)
    if word == "half":
        return _half(tokens, index)
    if word in ARTICLES:
        return _after_article(tokens, index)
    if word == "quarter":
        return _quarter(tokens, index)
    if word == "point":
        return _point(tokens, index)
    if word in {"minus", "negative"}:
        return _negative(tokens, index)
    whole = cardinal(tokens, index)
    return None if whole is None else with_fraction(tokens, whole) or _with_point(tokens, whole) or whole


def _negative(tokens: Tokens, index: int) -> Numeral | None:
    begin = index + 1 + (tokens.low(index + 1) == "-")
    if tokens.lower[max(index - 2, 0) : index] == ["plus", "or"]:
        return None
    if tokens.is_number(begin):
        number = read_digits(tokens, begin)
    else:
        is_word = tokens.low(begin) in starters() and tokens.low(begin) not in {"minus", "negative", *ARTICLES}
        number = read_words(tokens, begin) if is_word and tokens.joined(begin) else None
    return None if number is None else number.negated(index)


def _quarter(tokens: Tokens, index: int) -> Numeral | None:
    """`quarter million`: a quarter only where it multiplies a scale."""
    exponent = words()["scales"].get(tokens.low(index + 1))
    if not exponent:
        return None
    return Numeral(index, index, Decimal("0.25"), WORD_FRACTION_STEP, in_words=True).scaled(exponent, index + 1)


def _half(tokens: Tokens, index: int) -> Numeral | None:
    """`half of`, `half the`, `half a million`; not the `second half` of something."""
    before, after = tokens.low(index - 1), tokens.low(index + 1)
    scales = words()["scales"]
    half = Numeral(index, index, Decimal("0.5"), WORD_FRACTION_STEP, in_words=True, is_fraction=True)
    if after == "-" and tokens.low(index + 2) in scales:
        return replace(half, is_fraction=False).scaled(scales[tokens.low(index + 2)], index + 2)
    if after == "-" and _is_of_unit(tokens, index):
        return half
    if after in ARTICLES and tokens.low(index + 2) in scales:
        exponent = scales[tokens.low(index + 2)]
        return replace(half, is_fraction=False).scaled(exponent, index + 2)
    if after in ARTICLES and tokens.low(index + 2) == "dozen":
        return Numeral(index, index + 2, Decimal(6), Decimal(1), in_words=True)
    if before in words()["ordinals"] or before in {"other", "better", "latter", "last", "each", "top", "bottom"}:
        return None
    if before in {"the", "this", "one"} and after != "of":
        return None
    if after in _HALF_OF:
        return half
    is_free = not tokens.is_word(index + 1) or not tokens.joined(index + 1) or ends_phrase(after)
    return half if before in _BEFORE_HALF or (before in {"by", "in"} and is_free) else None


def _after_article(tokens: Tokens, index: int) -> Numeral | None:
    """`a hundred`, `a dozen`, `a third of`, `a quarter of`; the article alone is no number."""
    word = tokens.low(index + 1)
    if not tokens.joined(index + 1):
        return None
    if word == "few":
        return read_few(tokens, index)
    if word in words()["scales"]:
        whole = cardinal(tokens, index)
        return None if whole is None else with_fraction(tokens, whole) or whole
    if word == "quarter" and (quarter := _quarter(tokens, index + 1)) is not None:
        return replace(quarter, first=index)
    if word == "half" and tokens.low(index + 2) in {"", ".", ",", "of"} and tokens.low(index - 1) != "and":
        return fraction(index, index + 1, Decimal(1), 2)
    if (compound := compound_denominator(tokens, index + 1)) is not None:
        return fraction(index, compound[1], Decimal(1), compound[0])
    if word == "dozen":
        return Numeral(index, index + 1, Decimal(12), Decimal(1), in_words=True)
    if word == "couple" and (tokens.low(index + 2) == "of" or tokens.low(index + 2) in words()["scales"]):
        if tokens.low(index + 3) in words()["vague"]:
            return None
        last = index + 1 + (tokens.low(index + 2) == "of")
        numeral = Numeral(index, last, Decimal(2), Decimal(1), in_words=True)
        exponent = words()["scales"].get(tokens.low(last + 1))
        return numeral.scaled(exponent, last + 1) if exponent else numeral
    denominator = words()["denominators"].get(word)
    if denominator and (_is_share(tokens, index, denominator) or _is_of_unit(tokens, index + 1)):
        return fraction(index, index + 1, Decimal(1), denominator)
    return None


def _is_share(tokens: Tokens, index: int, denominator: int) -> bool:
    """Whether `a third` at a token is a share: of something, or more, less or by so much and no noun after it."""
    following = tokens.low(index + 2)
    if following == "to" and tokens.low(index + 3) in words()["small"]:
        return False
    if denominator == 2 or following in _AFTER_SHARE:
        return denominator > 2
    if following == "(" and tokens.is_number(index + 3) and tokens.low(index + 4) in {"%", "percent"}:
        return True
    is_free = not tokens.is_word(index + 2) or not tokens.joined(index + 2) or ends_phrase(following)
    return is_free and following != "-" and tokens.low(index - 1) in _BEFORE_SHARE


def _is_of_unit(tokens: Tokens, index: int) -> bool:
    """Whether `half` or `quarter` at a token is one of a unit in words: `half-hour`, `a quarter mile`, `half point`."""
    if tokens.lower[index] not in {"half", "quarter"}:
        return False
    match = read_unit(tokens, index)
    return match is not None and tokens.is_word(match.first) and len(tokens.text[match.first]) > 2


def _point(tokens: Tokens, index: int) -> Numeral | None:
    """`Point five`: decimals with nothing before them; `at this point one of them` is none."""
    begins = not tokens.is_word(index - 1) or tokens.low(index - 1) in _BEFORE_POINT
    if not begins or tokens.low(index + 1) not in words()["small"]:
        return None
    return _with_point(tokens, Numeral(index, index - 1, Decimal(0), Decimal(1), in_words=True))


def _with_point(tokens: Tokens, whole: Numeral) -> Numeral | None:
    """`two point five million`: digits in words after `point`, then perhaps a scale."""
    if tokens.low(whole.last + 1) != "point":
        return None
    tables = words()
    digits, last = "", whole.last + 1
    while tokens.low(last + 1) in tables["small"] and tokens.joined(last + 1):
        digits += str(tables["small"][tokens.low(last + 1)])
        last += 1
    if not digits or len(digits) > 20:
        return None
    numeral = Numeral(
        whole.first,
        last,
        whole.value + Decimal(f"0.{digits}"),
        Decimal(1).scaleb(-len(digits)),
        len(digits),
        in_words=True,
    )
    exponent = tables["scales"].get(tokens.low(last + 1))
    return numeral.scaled(exponent, last + 1) if exponent else numeral
