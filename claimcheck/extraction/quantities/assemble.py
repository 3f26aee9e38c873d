"""From amounts read out of the tokens to figures: hedges, nouns, rates, ages and kind put together."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from claimcheck.extraction.figure import Figure
from claimcheck.extraction.quantities.ages import take_age
from claimcheck.extraction.quantities.counting import take_noun
from claimcheck.extraction.quantities.drafting import LOOSE_CONFIDENCE, Draft
from claimcheck.extraction.quantities.hedges import hedge_after, hedge_before, is_time_span
from claimcheck.extraction.quantities.inherit import take_apposed
from claimcheck.extraction.quantities.joined import Bond, Joined
from claimcheck.extraction.quantities.kinds import nature
from claimcheck.extraction.quantities.measures import read_unit
from claimcheck.extraction.quantities.money import read_currency_after
from claimcheck.extraction.quantities.multiples import fold_end, magnitude_end, times_end
from claimcheck.extraction.quantities.notation import OPEN_CONFIDENCE, other_reading
from claimcheck.extraction.quantities.nouns import read_counted, without_verb
from claimcheck.extraction.quantities.rates import take_distant_rate
from claimcheck.extraction.quantities.tokens import Tokens
from claimcheck.records import Comparator, Kind, Quantity
from claimcheck.units import conversion, make_quantity

_UPPER = frozenset({Comparator.LESS, Comparator.AT_MOST})
_LOWER = frozenset({Comparator.MORE, Comparator.AT_LEAST})
_MOST_ORDERS = Decimal(100)


def draft(tokens: Tokens, joined: Joined, previous: Draft | None, in_name: bool = False) -> Draft:
    """The amounts with all that the words around say about them; `previous` is the figure before, to share units."""
    made = Draft(
        joined, joined.first, joined.last, joined.last, joined.part, value=joined.value, hedge_first=joined.first
    )
    made.in_name = in_name
    _bound(tokens, made)
    _take_unit_apart(tokens, made)
    _note_bond(tokens, made)
    if made.is_bare:
        _take_multiple(tokens, made)
    if made.is_bare and made.joined.bond is not Bond.DIMENSIONS:
        take_noun(tokens, made, previous)
        if made.counted is not None:
            _bound_after(tokens, made)
    if conversion(made.part.unit).dimension == "[time]":
        take_age(tokens, made)
    take_distant_rate(tokens, made, previous)
    if previous is not None and made.comparator is Comparator.EQUAL:
        take_apposed(tokens, made, previous)
    if made.part.per:
        made.qualifiers["per"] = made.part.per
        made.reach = max(made.reach, made.part.last_per)
    return made


def _bound(tokens: Tokens, made: Draft) -> None:
    before = hedge_before(tokens, made.first)
    if before is not None:
        comparator, first = before
        is_of_one_end = made.joined.bond is Bond.RANGE and tokens.low(first - 1) == "from"
        if not is_of_one_end and not (conversion(made.part.unit).dimension == "[time]" and is_time_span(tokens, first)):
            made.comparator, made.hedge_first = comparator, first
    if not _bound_after(tokens, made) and made.comparator is Comparator.EQUAL and made.joined.bond is None:
        made.comparator = made.part.numeral.bound


def _bound_after(tokens: Tokens, made: Draft) -> bool:
    """Whether the words after the amount, or after what it counts (`40 people or more`), bound it."""
    after = hedge_after(tokens, made.last)
    if after is None or made.comparator not in {Comparator.EQUAL, Comparator.ABOUT}:
        return False
    made.comparator, made.reach = after
    return True


def _take_unit_apart(tokens: Tokens, made: Draft) -> None:
    """The unit after words that bound the amount: `300-odd miles`, `10 or more dollars`."""
    if made.reach == made.last or not made.is_bare:
        return
    match = read_currency_after(tokens, made.reach) or read_unit(tokens, made.reach)
    if match is not None and tokens.is_word(match.first) and len(tokens.text[match.first]) > 1:
        text = " ".join(tokens.slice(match.first, match.last).split())
        made.part = replace(made.part, unit=match.unit, unit_text=text, per=match.per, last_per=match.last_per)
        made.last = made.reach = match.last


def _note_bond(tokens: Tokens, made: Draft) -> None:
    joined = made.joined
    if joined.bond is Bond.RATIO:
        made.kind = Kind.RATIO
        phrase = read_counted(tokens, made.last + 1, is_one=False) if joined.counted is None else None
        made.counted = joined.counted if phrase is None else without_verb(tokens, phrase).text
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
    """Orders of magnitude as the multiples that they are, and as rough: two orders are a hundredfold, give or take one.

    The step is the value itself, so that the interval reaches from nothing to the double.
    """
    ends = (made.value, made.joined.low, made.joined.high)
    value, low, high = (None if x is None else Decimal(10) ** min(x, _MOST_ORDERS) for x in ends)
    made.value, made.joined = value, replace(made.joined, low=low, high=high)
    made.part = replace(made.part, numeral=replace(made.part.numeral, step=value or high or Decimal(1)))


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
    quantity = _quantity(tokens, made)
    return Figure(
        start,
        end,
        kind,
        quantity=quantity,
        qualifiers=made.qualifiers,
        metric=made.metric or kind_of.metric,
        in_name=made.in_name,
        confidence=LOOSE_CONFIDENCE if made.is_loose else OPEN_CONFIDENCE if quantity.other_readings else 1.0,
    )


def _quantity(tokens: Tokens, made: Draft) -> Quantity:
    joined, part = made.joined, made.part
    value, low, high = made.value, joined.low, joined.high
    if part.numeral.high is not None and joined.bond is None:
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
        other_readings=(other_reading(value, low, high, part.numeral.step),) if _is_open(made) else (),
    )


def _is_open(made: Draft) -> bool:
    """Whether the number may be read in two ways: no percentage has three decimals or thousands of percent."""
    is_simple = made.joined.bond in (None, Bond.RANGE, Bond.PLUS_MINUS)
    return made.part.numeral.is_open and is_simple and made.part.unit != "percent" and not made.part.is_multiple
