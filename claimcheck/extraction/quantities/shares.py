"""Two numbers that state a share or a score: `nine out of ten`, `one in three`, `43.02 out of 100`."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from claimcheck.extraction.quantities.joined import Bond, Joined, next_part
from claimcheck.extraction.quantities.nouns import ends_phrase, read_counted
from claimcheck.extraction.quantities.parts import Part
from claimcheck.extraction.quantities.tokens import Tokens
from claimcheck.lexicon.load import listed

_STEP_IN_WORDS, _STEP_IN_DIGITS = Decimal("0.05"), Decimal("0.01")
_LARGEST_WHOLE = 1000
"""What `one in 12` may be one in; larger digits are years more often."""
_LONGEST_KIND = 3
"""Words of what `one … in eight` is one of."""
_POPULATION = listed("quantity_words", "population")
_AUXILIARIES = listed("quantity_words", "auxiliaries")
_SCORE_MAXIMA = frozenset({5, 10, 20, 50, 100, 1000})


def read_out_of(tokens: Tokens, part: Part) -> Joined | None:
    """`43.02 out of 100` is a score on a scale; `nine out of ten`, `one in three` are shares."""
    index = part.last + 1
    if part.unit or part.is_multiple or part.numeral.is_fraction or not tokens.joined(index):
        return None
    if tokens.low(index) == "out" and tokens.low(index + 1) == "of":
        begin = index + 2
        begin += tokens.low(begin) in {"every", "a"} and tokens.low(begin + 1) != "hundred"
    elif tokens.low(index) == "in" and _is_small_share(tokens, part):
        begin = index + 1 + (tokens.low(index + 1) == "every")
    elif tokens.lower[index : index + 3] == ["-", "in", "-"] and _is_small_share(tokens, part):
        index, begin = index + 1, index + 3
    elif tokens.lower[index : index + 2] == ["for", "every"]:
        begin = index + 2
    elif tokens.low(index) == "/" and tokens.glued(index) and tokens.glued(index + 1) and part.numeral.decimals:
        begin = index + 1
    else:
        return _one_of_a_kind(tokens, part)
    whole = next_part(tokens, begin, after_dash=tokens.low(begin - 1) == "-")
    is_scored = tokens.low(index) in {"out", "/"}
    if whole is None or whole.is_money or whole.value <= part.value or whole.value <= 1:
        return None
    if tokens.low(index) == "in" and (whole.unit or not _may_be_whole(part, whole)):
        return None
    is_scale = whole.unit == "point" or (
        (part.numeral.decimals or not whole.numeral.in_words)
        and whole.value in _SCORE_MAXIMA
        and _is_score(part, whole)
    )
    if tokens.low(index) == "/" and not is_scale:
        return None
    if is_scale and is_scored:
        return Joined(part, part.first, whole.last, Bond.OUT_OF, value=part.value, scale_max=whole.value)
    return Joined(_as_share(part), part.first, whole.numeral.last, Bond.RATIO, value=part.value / whole.value)


def _one_of_a_kind(tokens: Tokens, part: Part) -> Joined | None:
    """`one person in eight`, `one household out of five`: the noun stands between, and nothing counted comes after."""
    noun = part.last + 1
    if part.value != 1 or not part.numeral.in_words or not tokens.joined(noun):
        return None
    link = next((k for k in range(noun + 1, noun + 1 + _LONGEST_KIND) if tokens.low(k) in {"in", "out"}), None)
    if link is None or not all(tokens.is_word(k) and not ends_phrase(tokens.lower[k]) for k in range(noun, link)):
        return None
    begin = link + 1 + (tokens.low(link) == "out" and tokens.low(link + 1) == "of")
    if begin == link + 1 and tokens.low(link) == "out":
        return None
    begin += tokens.low(begin) == "every"
    whole = next_part(tokens, begin)
    if whole is None or whole.unit or whole.is_multiple or not 1 < whole.value <= _LARGEST_WHOLE:
        return None
    if whole.numeral.decimals or (tokens.glued(whole.last + 1) and tokens.low(whole.last + 1) == "-"):
        return None
    if read_counted(tokens, whole.last + 1, is_one=False) is not None and not _are_said_to(tokens, noun, link, whole):
        return None
    kind = " ".join(tokens.slice(noun, link - 1).split())
    return Joined(_as_share(part), part.first, whole.last, Bond.RATIO, value=1 / whole.value, counted=kind)


def _are_said_to(tokens: Tokens, noun: int, link: int, whole: Part) -> bool:
    """Whether the word in -s after `one person in eight` is a verb: nothing that it could be the subject of follows."""
    is_person = link == noun + 1 and tokens.lower[noun] in _POPULATION
    after = tokens.low(whole.last + 2)
    return is_person and tokens.low(whole.last + 1).endswith("s") and ends_phrase(after) and after not in _AUXILIARIES


def read_over(tokens: Tokens, part: Part) -> Joined | None:
    """`one over three`, said of a fraction: two bare whole numbers and nothing after them."""
    if tokens.low(part.last + 1) != "over" or part.unit or part.numeral.decimals or part.exponent:
        return None
    below = next_part(tokens, part.last + 2)
    if below is None or below.unit or below.numeral.decimals or below.value <= part.value or below.value == 0:
        return None
    if tokens.is_word(below.last + 1) or (
        tokens.is_word(part.first - 1) and tokens.low(part.first - 1) not in {"is", "negative", "minus", "equals"}
    ):
        return None
    return Joined(_as_share(part), part.first, below.last, Bond.RATIO, value=part.value / below.value)


def _as_share(part: Part) -> Part:
    """The amount with the precision of a share: `one in three` in words is a rounder figure than `1 in 3`."""
    step = _STEP_IN_WORDS if part.numeral.in_words else _STEP_IN_DIGITS
    return replace(part, numeral=replace(part.numeral, step=step))


def _is_score(part: Part, whole: Part) -> bool:
    return part.numeral.decimals > 0 or whole.value == 100


def _is_small_share(tokens: Tokens, part: Part) -> bool:
    return part.value >= 1 and part.value == int(part.value) and part.value < 10 and not part.exponent


def _may_be_whole(part: Part, whole: Part) -> bool:
    if part.numeral.in_words != whole.numeral.in_words:
        is_one = part.numeral.in_words and part.value == 1 and not whole.numeral.decimals
        return is_one and whole.value <= _LARGEST_WHOLE
    is_round = whole.value >= 10 and whole.value == Decimal(1).scaleb(whole.value.adjusted())
    return part.value == 1 or is_round or (part.numeral.in_words and whole.value <= 10)
