"""Numbers in words: cardinals of any size, and fractions."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from functools import cache

from claimcheck.extraction.quantities.cardinals import ARTICLES, cardinal, words
from claimcheck.extraction.quantities.measures import is_hyphen, read_unit
from claimcheck.extraction.quantities.nouns import ends_phrase
from claimcheck.extraction.quantities.numerals import Numeral, read_digits
from claimcheck.extraction.quantities.tokens import Tokens
from claimcheck.extraction.quantities.vague import read_few, read_vague
from claimcheck.lexicon.load import listed, table

_WORD_FRACTION_STEP = Decimal("0.05")
"""`a third` in words is a round figure: 31 or 35 percent may be called so."""

_DECIMAL_DENOMINATORS = frozenset({100, 1000, 10**6})
_LARGEST_NUMERATOR = 100
_DENOMINATORS = frozenset({"2", "3", "4", "5", "8", "16"})
"""What `2 and 3/4` may be divided by; `3 and 1/40` are two numbers."""

_AFTER_SHARE = frozenset({"of", "as", "more", "less", "fewer", "", "."})
_BEFORE_SHARE = listed("quantity_words", "before_share")
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
            "half",
            "quarter",
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
    if word in words()["vague"] or word in _VAGUE:
        return read_vague(tokens, index)
    if word == "half":
        return _half(tokens, index)
    if word in ARTICLES:
        return _after_article(tokens, index)
    if word == "quarter":
        return _quarter(tokens, index)
    if word in {"minus", "negative"}:
        return _negative(tokens, index)
    whole = cardinal(tokens, index)
    return None if whole is None else _with_fraction(tokens, whole) or _with_point(tokens, whole) or whole


def _negative(tokens: Tokens, index: int) -> Numeral | None:
    begin = index + 1 + (tokens.low(index + 1) == "-")
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
    return Numeral(index, index, Decimal("0.25"), _WORD_FRACTION_STEP, in_words=True).scaled(exponent, index + 1)


def _half(tokens: Tokens, index: int) -> Numeral | None:
    """`half of`, `half the`, `half a million`; not the `second half` of something."""
    before, after = tokens.low(index - 1), tokens.low(index + 1)
    scales = words()["scales"]
    half = Numeral(index, index, Decimal("0.5"), _WORD_FRACTION_STEP, in_words=True, is_fraction=True)
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
    return half if after in _HALF_OF or before in {"by", "in", "about", "nearly", "almost", "than", "over"} else None


def _after_article(tokens: Tokens, index: int) -> Numeral | None:
    """`a hundred`, `a dozen`, `a third of`, `a quarter of`; the article alone is no number."""
    word = tokens.low(index + 1)
    if not tokens.joined(index + 1):
        return None
    if word == "few":
        return read_few(tokens, index)
    if word in words()["scales"]:
        whole = cardinal(tokens, index)
        return None if whole is None else _with_fraction(tokens, whole) or whole
    if word == "quarter" and (quarter := _quarter(tokens, index + 1)) is not None:
        return replace(quarter, first=index)
    if word == "half" and tokens.low(index + 2) in {"", ".", ",", "of"} and tokens.low(index - 1) != "and":
        return _fraction(index, index + 1, Decimal(1), 2)
    if (compound := _compound_denominator(tokens, index + 1)) is not None:
        return _fraction(index, compound[1], Decimal(1), compound[0])
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
        return _fraction(index, index + 1, Decimal(1), denominator)
    return None


def _is_share(tokens: Tokens, index: int, denominator: int) -> bool:
    """Whether `a third` at a token is a share: of something, or more, less or by so much and no noun after it."""
    following = tokens.low(index + 2)
    if following == "to" and tokens.low(index + 3) in words()["small"]:
        return False
    if denominator == 2 or following in _AFTER_SHARE:
        return denominator > 2
    is_free = not tokens.is_word(index + 2) or not tokens.joined(index + 2) or ends_phrase(following)
    return is_free and following != "-" and tokens.low(index - 1) in _BEFORE_SHARE


def _is_of_unit(tokens: Tokens, index: int) -> bool:
    """Whether `half` or `quarter` at a token is one of a unit in words: `half-hour`, `a quarter mile`, `half point`."""
    if tokens.lower[index] not in {"half", "quarter"}:
        return False
    match = read_unit(tokens, index)
    return match is not None and tokens.is_word(match.first) and len(tokens.text[match.first]) > 2


def _with_fraction(tokens: Tokens, whole: Numeral) -> Numeral | None:
    """`two thirds`, `twenty and three fifths`, `one and a half`, `6 million and two thirds`."""
    index = whole.last + 1
    if is_hyphen(tokens, index):
        index += 1
    compound = _compound_denominator(tokens, index)
    if compound is not None and (whole.value == 1 or tokens.low(compound[1]).endswith("s")):
        return _fraction(whole.first, compound[1], whole.value, compound[0])
    if (split := _split_tens(tokens, whole, index)) is not None:
        return split
    denominator = words()["denominators"].get(tokens.low(index))
    if (
        denominator
        and denominator in _DECIMAL_DENOMINATORS
        and (decimal := _after_and(tokens, whole, index)) is not None
    ):
        return decimal
    if denominator and tokens.joined(index) and _is_fraction(tokens, whole, index):
        return _fraction(whole.first, index, whole.value, denominator)
    if tokens.low(whole.last + 1) != "and":
        return None
    return _mixed(tokens, whole)


def _compound_denominator(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """Value and last token of `twenty-firsts`, `thirty fifth`, `one hundred and fifth`."""
    tens = words()["tens"].get(tokens.low(index))
    if tens is None:
        return _hundredth_and(tokens, index) if tokens.low(index) == "one" else None
    last = index + 1 + is_hyphen(tokens, index + 1)
    word = tokens.low(last)
    unit = words()["ordinals"].get(word) or words()["ordinals"].get(word.removesuffix("s"))
    return None if unit is None or unit >= 10 else (tens + unit, last)


def _hundredth_and(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """Value and last token of `one hundred and fifths`, `one thousand fifth`."""
    round_part = cardinal(tokens, index)
    if round_part is None or round_part.value < 100 or round_part.value % 100:
        return None
    last = round_part.last + 1
    last += tokens.low(last) == "and"
    word = tokens.low(last)
    unit = words()["ordinals"].get(word) or words()["ordinals"].get(word.removesuffix("s"))
    return None if unit is None or unit >= 100 else (int(round_part.value) + unit, last)


def _after_and(tokens: Tokens, whole: Numeral, index: int) -> Numeral | None:
    """`two hundred and fifty-four hundredths`: what follows the last `and` is the decimal part."""
    joint = next((k for k in range(whole.last, whole.first, -1) if tokens.lower[k] == "and"), None)
    if joint is None:
        return None
    part = cardinal(tokens, joint + 1)
    if part is None or part.last != whole.last:
        return None
    denominator = words()["denominators"][tokens.low(index)]
    return _plus(replace(whole, value=whole.value - part.value), index, part.value / denominator, Decimal(1))


def _split_tens(tokens: Tokens, whole: Numeral, index: int) -> Numeral | None:
    """`one hundred thirty-fifths`: the tens belong to the denominator, unless `and` binds them to the hundred."""
    tens = words()["tens"].get(tokens.low(whole.last))
    unit = words()["denominators"].get(tokens.low(index))
    before = tokens.low(whole.last - 1)
    if (
        tens is None
        or unit is None
        or not tokens.low(index).endswith("s")
        or not 3 <= unit < 10
        or whole.first == whole.last
        or before in {"and", "-"}
    ):
        return None
    return _fraction(whole.first, index, whole.value - tens, tens + unit)


def _is_fraction(tokens: Tokens, whole: Numeral, index: int) -> bool:
    """`two thirds` is one; `one second`, `one third-party` and `two quarters` after `in` are not."""
    word = tokens.low(index)
    if whole.value == 1:
        return word != "second" and not (tokens.low(index + 1) == "-" and tokens.glued(index + 1))
    if not word.endswith("s") and word != "half":
        return False
    return word not in {"quarters", "quarter"} or whole.value == 3 or tokens.low(index + 1) == "of"


def _mixed(tokens: Tokens, whole: Numeral) -> Numeral | None:
    """The whole number and the fraction that `and` adds to it; of a scaled number it is a share of the scale."""
    index = whole.last + 2
    numerator, last = (1, index) if tokens.low(index) == "half" else _numerator(tokens, index)
    denominator = words()["denominators"].get(tokens.low(last))
    if numerator is None or denominator is None or numerator >= denominator:
        return None
    share = Decimal(numerator) / Decimal(denominator)
    exponent = words()["scales"].get(tokens.low(last + 1), 0) if tokens.joined(last + 1) else 0
    if exponent and not whole.is_scaled:
        return _plus(whole, last, share, Decimal(1)).scaled(exponent, last + 1)
    if 0 < exponent < whole.step.adjusted():
        return _plus(whole, last + 1, share, Decimal(10) ** exponent)
    return _plus(whole, last, share, whole.step if whole.is_scaled else Decimal(1))


def _numerator(tokens: Tokens, index: int) -> tuple[int | None, int]:
    """The number above the line, `a` or a cardinal below a hundred, and the token after it, past a hyphen."""
    if tokens.low(index) in ARTICLES:
        return 1, index + 1
    if tokens.low(index) not in words()["small"] and tokens.low(index) not in words()["tens"]:
        return None, index
    whole = cardinal(tokens, index)
    if whole is None or whole.value >= _LARGEST_NUMERATOR:
        return None, index
    last = whole.last + 1
    return int(whole.value), last + is_hyphen(tokens, last)


def _plus(whole: Numeral, last: int, share: Decimal, unit: Decimal) -> Numeral:
    step = _WORD_FRACTION_STEP * unit
    return Numeral(whole.first, last, whole.value + share * unit, step, in_words=True, is_scaled=True)


def mixed_after(tokens: Tokens, whole: Numeral) -> Numeral:
    """`3 million and a half`, `1 and a half`, `2 and 3/4`: digits with a fraction after them, if there is one."""
    if tokens.low(whole.last + 1) != "and" or whole.is_fraction:
        return whole
    return _mixed(tokens, whole) or _and_slashed(tokens, whole) or whole


def _and_slashed(tokens: Tokens, whole: Numeral) -> Numeral | None:
    """`2 and 3/4`: a whole number and a proper fraction in digits, halves to sixteenths."""
    index = whole.last + 2
    if whole.first != whole.last or whole.decimals or not tokens.is_number(index):
        return None
    part = read_digits(tokens, index)
    if part is None or not part.is_fraction or not 0 < part.value < 1 or tokens.text[part.last] not in _DENOMINATORS:
        return None
    if tokens.low(whole.first - 1) == "between":
        return None
    return replace(part, first=whole.first, value=whole.value + part.value, is_fraction=False)


def _fraction(first: int, last: int, numerator: Decimal, denominator: int) -> Numeral:
    value = numerator / Decimal(denominator)
    return Numeral(first, last, value, _WORD_FRACTION_STEP, in_words=True, is_fraction=True)


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
