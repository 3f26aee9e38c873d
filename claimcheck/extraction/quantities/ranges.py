"""Amounts that belong together: ranges, ±, sums of units, dimensions, `out of`."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from enum import Enum, auto

from claimcheck.extraction.quantities.names import skip_reason
from claimcheck.extraction.quantities.number_words import starters
from claimcheck.extraction.quantities.numerals import Numeral
from claimcheck.extraction.quantities.parts import Part, read_part
from claimcheck.extraction.quantities.tokens import Tokens, Type
from claimcheck.units import comparable, conversion

_DASHES = frozenset("-–—−‑‐~∼")
_TO = frozenset({"to", "through", "till", "until"})
_BELOW = {"hour": "minute", "minute": "second", "day": "hour", "week": "day", "year": "month", "foot": "inch", "pound": "ounce"}
_SCORE_MAXIMA = frozenset({5, 10, 20, 50, 100, 1000})


class Bond(Enum):
    """How two amounts are joined."""

    RANGE = auto()
    PLUS_MINUS = auto()
    OUT_OF = auto()
    RATIO = auto()
    DIMENSIONS = auto()
    SUM = auto()


@dataclass(frozen=True, slots=True)
class Joined:
    """Amounts read as one figure, from token `first` to `last`; `low` and `high` are in the unit of `part`."""

    part: Part
    first: int
    last: int
    bond: Bond | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    value: Decimal | None = None
    plus_minus: Decimal | None = None
    scale_max: Decimal | None = None
    dimensions: str | None = None


def join(tokens: Tokens, part: Part) -> Joined:
    """The amount with those that follow and belong to it."""
    for reader in (_plus_minus, _range, _out_of, _over, _dimensions, _sum):
        joined = reader(tokens, part)
        if joined is not None:
            return joined
    return alone(part)


def alone(part: Part) -> Joined:
    """One amount by itself."""
    return Joined(part, part.first, part.last, value=part.value)


def next_part(tokens: Tokens, index: int, after_dash: bool = False) -> Part | None:
    """The amount that begins at a token, its currency sign included; None where a name or nothing does.

    `after_dash`: the dash before the token is known to be that of a range.
    """
    limit = min(index + 4, tokens.count)
    for position in range(index, limit):
        if not tokens.joined(position):
            return None
        kind = tokens.type[position]
        if kind == Type.NUMBER:
            reason = skip_reason(tokens, position, after_dash) if position == index else None
            part = None if reason is not None else read_part(tokens, position)
            return part if part is not None and part.first <= index else None
        if kind == Type.FRACTION or (kind == Type.WORD and position == index and tokens.lower[position] in starters()):
            part = read_part(tokens, position)
            return part if part is not None and part.first <= index else None
        if kind == Type.WORD and not tokens.text[position].isupper() and tokens.text[position] not in {"Rs", "Rp"}:
            return None
    return None


def _plus_minus(tokens: Tokens, part: Part) -> Joined | None:
    """`4 ± 1%`, `4% +/- 1%`, `10 plus or minus 2`, `20.1 (SD 2)`."""
    index = part.last + 1
    sign = tokens.low(index)
    if sign in {"±", "+/-", "+/−"}:
        index += 1
    elif sign == "+" and tokens.low(index + 1) == "/":
        index += 3
    elif sign == "plus" and tokens.low(index + 1) == "or" and tokens.low(index + 2) == "minus":
        index += 3
    elif sign == "(" and tokens.low(index + 1) in {"±", "sd", "s"}:
        return _in_parentheses(tokens, part, index + 1)
    else:
        return None
    error = next_part(tokens, index)
    if error is None or error.value < 0:
        return None
    return _tolerance(part, error, error.last)


def _in_parentheses(tokens: Tokens, part: Part, index: int) -> Joined | None:
    while index < tokens.count and tokens.low(index) in {"±", "sd", "s", ".", "d", "=", ":"}:
        index += 1
    error = next_part(tokens, index)
    if error is None or tokens.low(error.last + 1) != ")" or error.value < 0:
        return None
    return _tolerance(part, error, error.last + 1)


def _tolerance(part: Part, error: Part, last: int) -> Joined | None:
    if not part.unit and error.unit:
        part = replace(part, unit=error.unit, unit_text=error.unit_text)
    if error.exponent and not part.exponent:
        part = part.times_ten_to(error.exponent)
    return Joined(part, part.first, last, Bond.PLUS_MINUS, value=part.value, plus_minus=error.value)


def _range(tokens: Tokens, part: Part) -> Joined | None:
    """`10–15%`, `between a and b`, `a to b`: both ends in one unit and scale, the lower one first."""
    begin = _range_begin(tokens, part)
    if begin is None:
        return None
    other = next_part(tokens, begin, after_dash=tokens.low(begin - 1) in _DASHES)
    if other is None or other.first != begin or part.is_multiple and not other.is_multiple:
        return None
    if tokens.low(begin - 1) in _DASHES and (other.value < 0 or tokens.glued(other.last + 1) and _chain_goes_on(tokens, other.last + 1)):
        return None
    part, other = _shared(part, other)
    if part.unit != other.unit or not _is_range_of(tokens, part, other, begin):
        return None
    last = max(other.last, part.last)
    whole = replace(
        other, first=part.first, unit_text=other.unit_text or part.unit_text, numeral=_coarser(part, other)
    )
    first = part.first
    return Joined(whole, first, last, Bond.RANGE, low=min(part.value, other.value), high=max(part.value, other.value))


def _coarser(part: Part, other: Part) -> Numeral:
    return part.numeral if part.numeral.decimals > other.numeral.decimals else other.numeral


def _chain_goes_on(tokens: Tokens, index: int) -> bool:
    return tokens.text[index] in {"-", "–"} and tokens.is_number(index + 1)


def _range_begin(tokens: Tokens, part: Part) -> int | None:
    """Where the second amount of a range would begin."""
    index = part.last + 1
    sign = tokens.low(index)
    if not tokens.joined(index):
        return None
    if sign in _DASHES:
        if tokens.low(index + 1) in _TO and tokens.glued(index):
            return index + 2
        return index + 1
    if sign in _TO:
        return index + 1 + (tokens.low(index + 1) in {"around", "about", "nearly", "almost"})
    if sign == "," and tokens.low(index + 1) in _TO:
        return None
    if sign == "and":
        return index + 1 if _between(tokens, part.first) else None
    if sign == "or":
        return index + 1 if part.numeral.in_words and part.value < 20 else None
    return None


def _between(tokens: Tokens, first: int) -> bool:
    """Whether `between` stands before an amount, perhaps with a hedge in the middle."""
    return "between" in {tokens.low(first - 1), tokens.low(first - 2)} or tokens.low(first - 3) == "between"


def _shared(part: Part, other: Part) -> tuple[Part, Part]:
    """Both ends with the unit and the scale that only one of them states."""
    if other.unit and not part.unit and not part.is_multiple:
        part = replace(part, unit=other.unit)
    elif part.unit and not other.unit and other.letter_scale == "" and part.is_money:
        other = replace(other, unit=part.unit)
    if other.unit != part.unit and part.unit and other.unit.startswith(part.unit + "/"):
        part = replace(part, unit=other.unit)
    if other.exponent and not part.exponent and part.mantissa < other.mantissa and part.value < 1000:
        part = part.times_ten_to(other.exponent)
    return part, other


def _is_range_of(tokens: Tokens, part: Part, other: Part, begin: int) -> bool:
    sign = tokens.low(begin - 1)
    if sign in {"~", "∼"} and not tokens.glued(begin - 1):
        return False
    if sign == "or":
        return other.value == part.value + 1 and other.numeral.in_words
    if part.value >= other.value:
        return False
    if sign in _DASHES:
        is_tight = tokens.glued(begin) == tokens.glued(begin - 1)
        return is_tight or bool(part.unit)
    return True


def _out_of(tokens: Tokens, part: Part) -> Joined | None:
    """`43.02 out of 100` is a score on a scale; `nine out of ten`, `one in three` are shares."""
    index = part.last + 1
    if part.unit or part.is_multiple or part.numeral.is_fraction or not tokens.joined(index):
        return None
    if tokens.low(index) == "out" and tokens.low(index + 1) == "of":
        begin = index + 2
        begin += tokens.low(begin) in {"every", "a"} and tokens.low(begin + 1) != "hundred"
    elif tokens.low(index) == "in" and _is_small_share(tokens, part):
        begin = index + 1 + (tokens.low(index + 1) == "every")
    else:
        return None
    whole = next_part(tokens, begin)
    if whole is None or whole.is_money or whole.value <= part.value or whole.value <= 1:
        return None
    if tokens.low(index) == "in" and (whole.unit or not _may_be_whole(part, whole)):
        return None
    is_scale = whole.unit == "point" or (not whole.numeral.in_words and whole.value in _SCORE_MAXIMA and _is_score(part, whole))
    if is_scale and tokens.low(index) == "out":
        return Joined(part, part.first, whole.last, Bond.OUT_OF, value=part.value, scale_max=whole.value)
    share = part.value / whole.value
    return Joined(part, part.first, whole.numeral.last, Bond.RATIO, value=share)


def _over(tokens: Tokens, part: Part) -> Joined | None:
    """`one over three`, said of a fraction: two bare whole numbers and nothing after them."""
    if tokens.low(part.last + 1) != "over" or part.unit or part.numeral.decimals or part.exponent:
        return None
    below = next_part(tokens, part.last + 2)
    if below is None or below.unit or below.numeral.decimals or below.value <= part.value or below.value == 0:
        return None
    if tokens.is_word(below.last + 1) or tokens.is_word(part.first - 1) and tokens.low(part.first - 1) not in {"is", "negative", "minus", "equals"}:
        return None
    return Joined(part, part.first, below.last, Bond.RATIO, value=part.value / below.value)


def _is_score(part: Part, whole: Part) -> bool:
    return part.numeral.decimals > 0 or whole.value == 100


def _is_small_share(tokens: Tokens, part: Part) -> bool:
    return part.value >= 1 and part.value == int(part.value) and part.value < 10 and not part.exponent


def _may_be_whole(part: Part, whole: Part) -> bool:
    if part.numeral.in_words != whole.numeral.in_words:
        return False
    return part.value == 1 or whole.value in {10, 100} or (part.numeral.in_words and whole.value <= 10)


def _dimensions(tokens: Tokens, part: Part) -> Joined | None:
    """`360-by-360-pixel`, `4 × 4 × 5 mm`: sizes along several axes, one figure with the sizes as a qualifier."""
    sizes, last, unit_part = [part], part.last, part
    while (begin := _by(tokens, last + 1)) is not None:
        other = next_part(tokens, begin, after_dash=True)
        if other is None or other.is_money:
            break
        if sizes[-1].unit and (other.unit or len(sizes) > 1):
            break
        sizes.append(other)
        last, unit_part = other.last, other
    if len(sizes) == 1 or part.unit:
        return None
    text = " x ".join(_plain(size.value) for size in sizes)
    whole = replace(part, unit=unit_part.unit, unit_text=unit_part.unit_text)
    return Joined(whole, part.first, last, Bond.DIMENSIONS, value=part.value, dimensions=text)


def _by(tokens: Tokens, index: int) -> int | None:
    if tokens.low(index) in {"x", "×", "*"} and tokens.is_number(index + 1):
        return index + 1
    if tokens.low(index) == "by" and tokens.is_number(index + 1) and not tokens.glued(index):
        return index + 1
    if tokens.low(index) == "-" and tokens.low(index + 1) == "by" and tokens.low(index + 2) == "-":
        return index + 3
    return None


def _plain(value: Decimal) -> str:
    return f"{value:f}"


def _sum(tokens: Tokens, part: Part) -> Joined | None:
    """`1 hour, 5 minutes and 30 seconds`, `5 feet 10`: one amount over falling units, in the smallest of them."""
    if part.is_money:
        return _with_cents(tokens, part)
    if part.unit not in _BELOW and not _is_feet(tokens, part):
        return None
    unit, last, total, smallest = part.unit or "foot", part.last + (not part.unit), part.value, part
    if not part.unit:
        smallest = replace(part, unit="foot")
    while True:
        other = _lower(tokens, last, unit)
        if other is None:
            break
        ratio = conversion(unit).factor / conversion(other.unit).factor
        total = total * ratio + other.value
        unit, last, smallest = other.unit, other.last, other
    if smallest is part or (not part.unit and unit == "foot"):
        return None
    return Joined(replace(smallest, first=part.first), part.first, last, Bond.SUM, value=total)


def _with_cents(tokens: Tokens, part: Part) -> Joined | None:
    """`thirteen dollars forty-five cents`, `15 dollars 50.`: whole units of money and their hundredths."""
    if part.numeral.decimals or part.exponent or not tokens.is_word(part.last):
        return None
    index = part.last + 1 + (tokens.low(part.last + 1) == "and")
    cents = next_part(tokens, index)
    if cents is None or cents.value >= 100 or cents.value < 0 or cents.numeral.decimals:
        return None
    is_named = cents.unit.endswith(("_cent", "GBX")) and comparable(cents.unit, part.unit)
    is_bare = not cents.unit and cents.value >= 10 and not tokens.is_word(cents.last + 1) and not cents.exponent
    if not (is_named or is_bare):
        return None
    numeral = replace(part.numeral, step=Decimal("0.01"), decimals=2)
    whole = replace(part, numeral=numeral)
    return Joined(whole, part.first, cents.last, Bond.SUM, value=part.value + cents.value / 100)


def _is_feet(tokens: Tokens, part: Part) -> bool:
    """`5'10"`, `6'2`: an apostrophe between two numbers."""
    return (
        tokens.low(part.last + 1) in {"'", "’", "′"}
        and tokens.glued(part.last + 1)
        and tokens.is_number(part.last + 2)
        and tokens.glued(part.last + 2)
    )


def _lower(tokens: Tokens, last: int, unit: str) -> Part | None:
    """The next amount of a sum: in a smaller unit of the same kind, whole units above it."""
    index = last + 1
    while tokens.low(index) in {",", "and"} and index < last + 3:
        index += 1
    if unit == "foot" and index != last + 1 and tokens.low(last + 1) != "and":
        return None
    other = next_part(tokens, index) if tokens.joined(index) else None
    if other is None or other.value < 0:
        return None
    if unit == "foot" and not other.unit and index == last + 1 and other.value < 12 and not other.exponent:
        if tokens.low(other.last + 1) in {"-", "percent", "%"} or tokens.is_word(other.last + 1) and tokens.low(other.last + 1) not in {"tall", "high", "long", "inches"}:
            return None
        quote = tokens.low(other.last + 1) in {'"', "”", "″"} and tokens.glued(other.last + 1)
        return replace(other, unit="inch", last=other.last + quote)
    if other.unit == unit or not other.unit or not comparable(other.unit, unit):
        return None
    ratio = conversion(unit).factor / conversion(other.unit).factor
    return other if ratio > other.value >= 0 and _is_step_down(unit, other.unit) else None


def _is_step_down(unit: str, other: str) -> bool:
    while unit in _BELOW:
        unit = _BELOW[unit]
        if unit == other:
            return True
    return False

