"""From amounts read out of the tokens to figures: hedges, nouns, rates, ages and kind put together."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from claimcheck.extraction.figure import Figure
from claimcheck.extraction.quantities.ages import take_age, take_name_age
from claimcheck.extraction.quantities.drafting import Draft, sized
from claimcheck.extraction.quantities.hedges import hedge_after, hedge_before, is_time_span
from claimcheck.extraction.quantities.inherit import take_apposed, take_earlier, take_shared
from claimcheck.extraction.quantities.joined import Bond, Joined
from claimcheck.extraction.quantities.kinds import nature
from claimcheck.extraction.quantities.measures import read_unit, unit_at_end
from claimcheck.extraction.quantities.money import read_currency_after
from claimcheck.extraction.quantities.multiples import fold_end, magnitude_end, times_end
from claimcheck.extraction.quantities.names import follows_benchmark, is_hyphen_adjective, is_model_word
from claimcheck.extraction.quantities.neighbours import per_of_count, rate_of_count
from claimcheck.extraction.quantities.nouns import read_acronym, read_attributive, read_counted
from claimcheck.extraction.quantities.tokens import Tokens
from claimcheck.records import Comparator, Kind, Quantity
from claimcheck.units import conversion, make_quantity

_UPPER = frozenset({Comparator.LESS, Comparator.AT_MOST})
_LOWER = frozenset({Comparator.MORE, Comparator.AT_LEAST})
_MODEL_REACH = 14
_SIZE_LETTERS = frozenset("BMbm")
_MOST_ORDERS = Decimal(100)


def draft(tokens: Tokens, joined: Joined, previous: Draft | None, in_name: bool = False) -> Draft:
    """The amounts with all that the words around say about them; `previous` is the figure before, to share units."""
    made = Draft(
        joined, joined.first, joined.last, joined.last, joined.part, value=joined.value, hedge_first=joined.first
    )
    made.in_name = in_name
    _bound(tokens, made)
    _note_bond(tokens, made)
    if made.is_bare:
        _take_multiple(tokens, made)
    if made.is_bare and made.joined.bond is not Bond.DIMENSIONS:
        _take_noun(tokens, made, previous)
    if conversion(made.part.unit).dimension == "[time]":
        take_age(tokens, made)
    if previous is not None and made.comparator is Comparator.EQUAL:
        take_apposed(tokens, made, previous)
    if made.part.per:
        made.qualifiers["per"] = made.part.per
        made.reach = max(made.reach, made.part.last_per)
    return made


def _bound(tokens: Tokens, made: Draft) -> None:
    before = hedge_before(tokens, made.first)
    after = hedge_after(tokens, made.last)
    if before is not None:
        comparator, first = before
        if not (conversion(made.part.unit).dimension == "[time]" and is_time_span(tokens, first)):
            made.comparator, made.hedge_first = comparator, first
    if after is not None and made.comparator in {Comparator.EQUAL, Comparator.ABOUT}:
        made.comparator = after[0]
        made.reach = after[1]
    elif made.part.numeral.high is not None and made.comparator is Comparator.EQUAL:
        made.comparator = Comparator.AT_LEAST


def _note_bond(tokens: Tokens, made: Draft) -> None:
    joined = made.joined
    if joined.bond is Bond.RATIO:
        made.kind = Kind.RATIO
        phrase = read_counted(tokens, made.last + 1, is_one=False)
        made.counted = None if phrase is None else phrase.text
    if joined.scale_max is not None:
        made.kind = Kind.SCORE
        made.qualifiers["scale_max"] = f"{joined.scale_max:f}"
    if joined.dimensions is not None:
        made.qualifiers["dimensions"] = joined.dimensions


def _take_multiple(tokens: Tokens, made: Draft) -> None:
    """`12-fold`, `4 times faster`, `two orders of magnitude`."""
    if tokens.low(made.first - 1) == "of" and tokens.low(made.first - 2) == "factor":
        made.part = replace(made.part, is_multiple=True, unit_text="factor")
        return
    magnitude = magnitude_end(tokens, made.last)
    end = magnitude if magnitude is not None else fold_end(tokens, made.last)
    end = times_end(tokens, made.last) if end is None else end
    if end is None:
        return
    text = " ".join(tokens.slice(made.last + 1, end).lstrip("-").split())
    made.part = replace(made.part, is_multiple=True, unit_text=text)
    made.last = made.reach = end
    if magnitude is not None:
        _raise_to_powers(made)
        made.comparator = Comparator.ABOUT if made.comparator is Comparator.EQUAL else made.comparator


def _raise_to_powers(made: Draft) -> None:
    """Orders of magnitude as the multiples that they are: two orders are a hundredfold."""
    ends = (made.value, made.joined.low, made.joined.high)
    value, low, high = (None if x is None else Decimal(10) ** min(x, _MOST_ORDERS) for x in ends)
    made.value, made.joined = value, replace(made.joined, low=low, high=high)


def _take_noun(tokens: Tokens, made: Draft, previous: Draft | None) -> None:
    """The noun that is counted, or the unit that a list or an earlier figure shares."""
    if _is_model_size(tokens, made):
        made.part = sized(made.part)
        return
    if made.part.letter_scale and tokens.low(made.last + 1) in {"context", "contexts"}:
        made.part = replace(made.part, unit="token", unit_text=made.part.letter_scale)
        return
    if follows_benchmark(tokens, made.first):
        made.kind = Kind.SCORE
        return
    begin = made.reach + 1
    if tokens.low(begin) in {"-", "‑"} and tokens.glued(begin) and tokens.glued(begin + 1):
        _take_hyphenated(tokens, made, begin + 1)
        return
    if take_name_age(tokens, made):
        return
    if made.part.numeral.is_fraction:
        _take_whole(tokens, made, begin)
        return
    phrase = read_counted(tokens, begin, is_one=made.value == 1)
    if phrase is None and made.part.numeral.decimals:
        phrase = read_acronym(tokens, begin)
    if phrase is not None:
        made.last = made.reach = phrase.last
        unit = unit_at_end(tokens, phrase.first, phrase.last)
        if unit is not None:
            made.part = replace(made.part, unit=unit, unit_text=phrase.text)
            return
        made.counted = phrase.text
        _take_rate(tokens, made)
        return
    if tokens.low(begin) == "of" and made.part.numeral.high is not None:
        _take_vague_noun(tokens, made, begin + 1)
        return
    if take_shared(tokens, made) or take_earlier(tokens, made, previous):
        return
    attribute = read_attributive(tokens, begin) if made.joined.bond is None and not made.part.numeral.decimals else None
    if attribute is not None:
        made.counted = attribute.text
        made.last = made.reach = attribute.last


def _take_whole(tokens: Tokens, made: Draft, begin: int) -> None:
    """What a fraction is a fraction of: `two thirds of the users`; the words stay outside the figure."""
    begin += tokens.low(begin) == "of"
    begin += tokens.low(begin) in {"the", "all", "its", "their", "our", "those", "these"}
    phrase = read_counted(tokens, begin, is_one=True)
    made.counted = None if phrase is None else phrase.text


def _take_vague_noun(tokens: Tokens, made: Draft, begin: int) -> None:
    """`dozens of users`, `millions of dollars`: the noun or unit after `of`."""
    match = read_currency_after(tokens, begin - 1) or read_unit(tokens, begin - 1)
    if match is not None:
        made.part = replace(made.part, unit=match.unit, unit_text=tokens.slice(match.first, match.last))
        made.last = made.reach = match.last
        return
    phrase = read_counted(tokens, begin, is_one=False)
    if phrase is not None:
        made.counted = phrase.text
        made.last = made.reach = phrase.last


def _take_hyphenated(tokens: Tokens, made: Draft, index: int) -> None:
    """`six-cylinder`, `two-dimensional`: what a number counts inside an adjective."""
    if (
        tokens.is_word(index)
        and not is_hyphen_adjective(tokens.lower[index])
        and tokens.lower[index] not in {"and", "to"}
    ):
        made.counted = tokens.text[index]
        made.last = made.reach = index


def _take_rate(tokens: Tokens, made: Draft) -> None:
    rate = rate_of_count(tokens, made.reach)
    if rate is not None:
        made.part = replace(made.part, unit=rate.unit, unit_text=f"{made.counted} per {tokens.text[rate.first]}")
        made.qualifiers["per"] = tokens.lower[rate.first]
        made.last = made.reach = rate.last
        return
    per = per_of_count(tokens, made.reach)
    if per is not None:
        made.qualifiers["per"], made.reach = per


def _is_model_size(tokens: Tokens, made: Draft) -> bool:
    """Whether a bare `70B` means parameters: in a name, before a model word, or near one with nothing counted."""
    if made.part.letter_scale not in _SIZE_LETTERS or made.part.is_multiple:
        return False
    phrase = read_counted(tokens, made.last + 1, is_one=False)
    if phrase is not None and unit_at_end(tokens, phrase.first, phrase.last) is not None:
        return False
    following = tokens.low(made.last + 1)
    if tokens.low(made.last + 1) == "-" and tokens.glued(made.last + 1):
        following = tokens.low(made.last + 2)
    if is_model_word(following) or made.in_name:
        return True
    if phrase is not None or made.part.letter_scale in {"M", "m"}:
        return False
    if tokens.is_word(made.last + 1) and tokens.text[made.last + 1][0].isupper():
        return True
    around = range(max(made.first - _MODEL_REACH, 0), min(made.last + _MODEL_REACH, tokens.count))
    return any(is_model_word(tokens.lower[k]) for k in around)


def closed(tokens: Tokens, lower: Draft, upper: Draft) -> Draft:
    """The range between two bounds, from the first number to the last."""
    joined = Joined(upper.part, lower.first, upper.last, Bond.RANGE, low=lower.part.value, high=upper.part.value)
    made = Draft(joined, lower.first, upper.last, upper.reach, upper.part, counted=upper.counted)
    made.hedge_first = lower.hedge_first
    return made


def figure(tokens: Tokens, made: Draft) -> Figure:
    """The finished figure."""
    kind_of = nature(tokens, made.part, made.hedge_first, made.last, made.counted)
    kind = made.kind or kind_of.kind
    if "direction" in made.qualifiers and kind is Kind.PERCENTAGE:
        kind = Kind.CHANGE
    if kind_of.direction is not None and not made.part.is_multiple:
        made.qualifiers["direction"] = kind_of.direction
    start, end = tokens.start[made.first], tokens.end[made.last]
    return Figure(
        start,
        end,
        kind,
        quantity=_quantity(tokens, made),
        qualifiers=made.qualifiers,
        metric=made.metric or kind_of.metric,
        in_name=made.in_name,
    )


def _quantity(tokens: Tokens, made: Draft) -> Quantity:
    joined, part = made.joined, made.part
    value, low, high = made.value, joined.low, joined.high
    if part.numeral.high is not None:
        value, low, high = None, part.numeral.value, part.numeral.high
    elif value is not None and made.comparator in _LOWER:
        low = value
    elif value is not None and made.comparator in _UPPER:
        high = value
    return make_quantity(
        text=tokens.slice(made.first, made.last),
        comparator=made.comparator,
        value=value,
        low=low,
        high=high,
        unit=part.unit,
        unit_text=part.unit_text,
        counted=made.counted,
        plus_minus=joined.plus_minus,
        decimals=part.numeral.decimals,
        step=part.numeral.step,
    )
