"""Numbers in words: cardinals of any size, fractions, and the vague plurals."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from functools import cache

from claimcheck.extraction.quantities.cardinals import ARTICLES, cardinal, words
from claimcheck.extraction.quantities.measures import is_hyphen
from claimcheck.extraction.quantities.numerals import Numeral, read_digits
from claimcheck.extraction.quantities.tokens import Tokens
from claimcheck.lexicon.load import listed, table

_WORD_FRACTION_STEP = Decimal("0.05")
"""`a third` in words is a round figure: 31 or 35 percent may be called so."""

_DECIMAL_DENOMINATORS = frozenset({100, 1000, 10**6})
_LARGEST_NUMERATOR = 100
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
            "half",
            "quarter",
            "tens",
            "minus",
            "negative",
        }
    )


def read_words(tokens: Tokens, index: int) -> Numeral | None:
    """The number in words that starts at a token, None where none does."""
    word = tokens.lower[index]
    if word in words()["vague"] or word == "tens":
        return _vague(tokens, index)
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


def _vague(tokens: Tokens, index: int) -> Numeral | None:
    """`dozens`, `hundreds of millions`, `tens of thousands`: from the lowest to the highest number meant.

    The step is the highest, so that the generous reading reaches to its double.
    """
    vague = words()["vague"]
    low, high = (10, 100) if tokens.lower[index] == "tens" else vague[tokens.lower[index]]
    following = tokens.low(index + 2)
    last = index
    factor = 1
    if tokens.low(index + 1) == "of" and following in vague and tokens.joined(index + 2):
        last, factor = index + 2, vague[following][0]
    elif tokens.lower[index] == "tens" or (tokens.lower[index] == "scores" and not _counts_in_scores(tokens, index)):
        return None
    value, most = Decimal(low) * factor, Decimal(high) * factor
    return Numeral(index, last, value, most, high=most, in_words=True)


def _counts_in_scores(tokens: Tokens, index: int) -> bool:
    """Whether `scores` are twenties (`scores of people`), not marks (`scores of 85`)."""
    return tokens.low(index + 1) == "of" and tokens.is_word(index + 2) and tokens.low(index + 2) not in starters()


def _half(tokens: Tokens, index: int) -> Numeral | None:
    """`half of`, `half the`, `half a million`; not the `second half` of something."""
    before, after = tokens.low(index - 1), tokens.low(index + 1)
    half = Numeral(index, index, Decimal("0.5"), _WORD_FRACTION_STEP, in_words=True, is_fraction=True)
    scales = words()["scales"]
    if after in ARTICLES and tokens.low(index + 2) in scales:
        exponent = scales[tokens.low(index + 2)]
        return half.scaled(exponent, index + 2)
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
    if denominator and denominator > 2 and tokens.low(index + 2) in {"of", "as", "more", "less", "fewer", "", "."}:
        return _fraction(index, index + 1, Decimal(1), denominator)
    return None


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
    """`3 million and a half`, `1 and a half`: digits with a fraction in words after them, if there is one."""
    if tokens.low(whole.last + 1) != "and":
        return whole
    return _mixed(tokens, whole) or whole


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
