"""Amounts that belong together: ranges, ±, sums of units, dimensions, `out of`."""

from __future__ import annotations

from dataclasses import replace

from claimcheck.extraction.quantities.joined import Bond, Joined, alone, next_part
from claimcheck.extraction.quantities.numerals import Numeral
from claimcheck.extraction.quantities.parts import Part
from claimcheck.extraction.quantities.tokens import Tokens
from claimcheck.lexicon.load import listed, table

_DASHES = frozenset("-–—−‑‐~∼")
_AFTER_FROM = frozenset(
    {"about", "around", "roughly", "nearly", "almost", "approximately", "an", "average", "of", "just"}
)
_SPREADS = listed("quantity_words", "spread_verbs")
_CHANGES = (
    listed("quantity_words", "change_verbs")
    | listed("figure_kinds", "up_before")
    | listed("figure_kinds", "down_before")
)
_MOVES = listed("figure_kinds", "up_before") | listed("figure_kinds", "down_before")
_PAST = listed("quantity_words", "past_moves")
_AHEAD = frozenset({"to", "will", "would", "could", "can", "may", "might", "should", "must"})
_NEARLY = frozenset({"about", "around", "roughly", "nearly", "almost", "approximately", "some", "another"})
_SHARES = frozenset({"percent", "percentage_point", "basis_point"})
_FAR = 5
"""How many times a change the level must be that a verb of the future puts beside it."""
_CLAUSE_ENDS = frozenset({".", ";", ":", "!", "?", "(", ")", "•", "|", "and", "but", "while", "which", "who"})
_VERB_REACH = 9
_CLOSE = 50
"""How many times larger a number without a scale may be than that of the number whose scale it shares."""
_TO = frozenset({"to", "through", "till", "until"})


def read_range(tokens: Tokens, part: Part) -> Joined | None:
    """`10–15%`, `between a and b`, `a to b`: both ends in one unit and scale, the lower one first."""
    begin = _range_begin(tokens, part)
    if begin is None:
        return None
    other = next_part(tokens, begin, after_dash=tokens.low(begin - 1) in _DASHES)
    if other is None or other.first != begin or (part.is_multiple and not other.is_multiple):
        return None
    if tokens.low(begin - 1) in _DASHES and (
        other.value < 0
        or _is_in_chain(tokens, part)
        or (tokens.glued(other.last + 1) and _chain_goes_on(tokens, other.last + 1))
    ):
        return None
    if tokens.low(part.last + 1) == "to" and _is_step(tokens, part, other):
        return alone(replace(part, unit=other.unit))
    part, other = _shared(part, _in_millions(part, other))
    if tokens.low(part.last + 1) == "to" and _is_change(tokens, part.first):
        return alone(_scaled_like(part, other))
    if part.unit != other.unit or not _is_range_of(tokens, part, other, begin):
        return None
    last = max(other.last, part.last)
    whole = replace(other, first=part.first, unit_text=other.unit_text or part.unit_text, numeral=_finer(part, other))
    first = part.first
    high = max(part.value, other.numeral.high or other.value)
    return Joined(whole, first, last, Bond.RANGE, low=min(part.value, other.value), high=high)


def _is_change(tokens: Tokens, first: int) -> bool:
    """Whether `from` before an amount and a verb before that say where a change begins: two amounts, no range."""
    index = first - 1
    while tokens.low(index) in _AFTER_FROM and index > first - 4:
        index -= 1
    if tokens.low(index) != "from":
        return False
    for position in range(index - 1, max(index - _VERB_REACH, -1), -1):
        word = tokens.lower[position]
        if word in _CLAUSE_ENDS or word in _SPREADS:
            return False
        if word in _CHANGES:
            return True
    return False


def _is_step(tokens: Tokens, part: Part, other: Part) -> bool:
    """Whether a change and the level that it led to stand side by side: `fell by €43 million to €702 million`.

    Both have units of their own, and no share: `rose by 5% to 8%` is more often a range. Where the verb only looks
    ahead (`may fall by $2 to $5`), a level is far above the change. Bare numbers are two where a
    start follows: `rose by 12 to 80, from 68`.
    """
    after = other.last + 2 + (tokens.low(other.last + 2) in {"up", "down"})
    is_level = other.value > 2 * part.value and tokens.low(other.last + 1) == ","
    tells_start = is_level and tokens.low(after) in {"from", "against"}
    if not (part.unit or tells_start) or part.unit in _SHARES or other.value <= part.value:
        return False
    if part.unit != other.unit and not other.unit.startswith(part.unit + "/"):
        return False
    index = part.first - 1
    index -= tokens.low(index) in _NEARLY
    index -= tokens.low(index) == "by"
    index -= tokens.low(index).endswith("ly")
    if tokens.low(index) not in _MOVES:
        return False
    is_ahead = tokens.low(index - 1) in _AHEAD or not _is_past(tokens.low(index))
    return not is_ahead or other.value > _FAR * part.value


def _is_past(verb: str) -> bool:
    return verb.endswith("ed") or verb in _PAST


def _finer(part: Part, other: Part) -> Numeral:
    """The end that is written more precisely, whose last digit stands for the range's."""
    return min(part.numeral, other.numeral, key=lambda numeral: numeral.step)


def _chain_goes_on(tokens: Tokens, index: int) -> bool:
    """Whether another number hangs on: `5-6-7`, `three-nought-four`."""
    return tokens.text[index] in {"-", "–"} and _is_number(tokens, index + 1)


def _is_number(tokens: Tokens, index: int) -> bool:
    return tokens.is_number(index) or tokens.low(index) in table("numbers")["small"]


def _is_in_chain(tokens: Tokens, part: Part) -> bool:
    """Whether the amount itself hangs on a number word: the `nought` of `three-nought-four`."""
    return part.numeral.in_words and tokens.low(part.first - 1) == "-" and _is_number(tokens, part.first - 2)


def _range_begin(tokens: Tokens, part: Part) -> int | None:
    """Where the second amount of a range would begin."""
    index = part.last + 1
    sign = tokens.low(index)
    if not tokens.joined(index):
        return None
    if sign in _DASHES:
        if tokens.low(index + 1) in _TO and tokens.glued(index):
            return index + 2 + (tokens.low(index + 2) == "-" and tokens.glued(index + 2))
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
    if tokens.low(first - 1) == "of" and tokens.low(first - 2) == "ages":
        return "between" in {tokens.low(first - 3), tokens.low(first - 4)}
    return "between" in {tokens.low(first - 1), tokens.low(first - 2), tokens.low(first - 3)}


def _shared(part: Part, other: Part) -> tuple[Part, Part]:
    """Both ends with the unit and the scale that only one of them states."""
    if other.unit and not part.unit and not part.is_multiple:
        part = replace(part, unit=other.unit, unit_text=other.unit_text)
    elif part.unit and not other.unit and other.letter_scale == "" and part.is_money:
        other = replace(other, unit=part.unit)
    if other.unit != part.unit and part.unit and other.unit.startswith(part.unit + "/"):
        part = replace(part, unit=other.unit)
    if other.exponent and not part.exponent and part.mantissa < other.mantissa and part.value < 1000:
        part = part.times_ten_to(other.exponent)
    return part, other


def _in_millions(part: Part, other: Part) -> Part:
    """The second end with the `m` of the first: in `$1.5m-2m` it is no metre."""
    if not (part.is_money and part.letter_scale == other.unit_text == "m"):
        return other
    return replace(other.times_ten_to(6), unit=part.unit, unit_text=part.unit_text, letter_scale="m")


def _scaled_like(part: Part, other: Part) -> Part:
    """The first end of a change with the second one's scale: `from $6 to $4 million`, not `from 900 to 1.2 million`."""
    is_bare = other.exponent and not part.exponent and part.unit == other.unit
    return part.times_ten_to(other.exponent) if is_bare and part.value < _CLOSE * other.mantissa else part


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
