"""From amounts read out of the tokens to figures: hedges, nouns, rates, ages and kind put together."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from decimal import Decimal

from claimcheck.extraction.figure import Figure
from claimcheck.extraction.quantities.hedges import hedge_after, hedge_before, is_time_span
from claimcheck.extraction.quantities.kinds import nature
from claimcheck.extraction.quantities.measures import read_currency_after, read_unit
from claimcheck.extraction.quantities.multiples import fold_end, magnitude_end, times_end
from claimcheck.extraction.quantities.names import is_hyphen_adjective, is_model_word
from claimcheck.extraction.quantities.neighbours import per_of_count, rate_of_count, shared_ahead
from claimcheck.extraction.quantities.nouns import read_acronym, read_attributive, read_counted
from claimcheck.extraction.quantities.parts import Part
from claimcheck.extraction.quantities.ranges import Bond, Joined
from claimcheck.extraction.quantities.tokens import Tokens
from claimcheck.records import Comparator, Kind, Quantity
from claimcheck.units import comparable, conversion, make_quantity

_UPPER = frozenset({Comparator.LESS, Comparator.AT_MOST})
_LOWER = frozenset({Comparator.MORE, Comparator.AT_LEAST})
_MODEL_REACH = 14
_COMPARISONS = frozenset("including compared versus vs than against".split())


@dataclass(slots=True)
class Draft:
    """A figure in the making, over tokens `first` to `last`; `reach` is the last token that it has used up."""

    joined: Joined
    first: int
    last: int
    reach: int
    part: Part
    comparator: Comparator = Comparator.EQUAL
    counted: str | None = None
    qualifiers: dict[str, str] = field(default_factory=dict)
    metric: str | None = None
    kind: Kind | None = None
    in_name: bool = False
    value: Decimal | None = None
    hedge_first: int = 0

    @property
    def is_bare(self) -> bool:
        """Whether nothing says yet what the number counts."""
        return not (self.part.unit or self.part.is_multiple or self.kind)


def draft(tokens: Tokens, joined: Joined, previous: Draft | None, in_name: bool = False) -> Draft:
    """The amounts with all that the words around say about them; `previous` is the figure before, to share units."""
    made = Draft(joined, joined.first, joined.last, joined.last, joined.part, value=joined.value, hedge_first=joined.first)
    made.in_name = in_name
    _bound(tokens, made)
    _note_bond(tokens, made)
    if made.is_bare:
        _take_multiple(tokens, made)
    if made.is_bare and made.joined.bond is not Bond.DIMENSIONS:
        _take_noun(tokens, made, previous)
    if conversion(made.part.unit).dimension == "[time]":
        _take_age(tokens, made)
    if previous is not None and made.comparator is Comparator.EQUAL:
        _take_apposed(tokens, made, previous)
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
    if magnitude is not None and made.value is not None and made.value <= 30:
        made.value = Decimal(10) ** made.value
        made.comparator = Comparator.ABOUT if made.comparator is Comparator.EQUAL else made.comparator


def _take_noun(tokens: Tokens, made: Draft, previous: Draft | None) -> None:
    """The noun that is counted, or the unit that a list or an earlier figure shares."""
    if _is_model_size(tokens, made):
        made.part = sized(made.part)
        return
    begin = made.reach + 1
    if tokens.low(begin) in {"-", "‑"} and tokens.glued(begin) and tokens.glued(begin + 1):
        _take_hyphenated(tokens, made, begin + 1)
        return
    if _take_name_age(tokens, made):
        return
    if made.part.numeral.is_fraction:
        _take_whole(tokens, made, begin)
        return
    phrase = read_counted(tokens, begin, is_one=made.value == 1)
    if phrase is None and made.part.numeral.decimals:
        phrase = read_acronym(tokens, begin)
    if phrase is not None:
        made.counted = phrase.text
        made.last = made.reach = phrase.last
        _take_rate(tokens, made)
        return
    if tokens.low(begin) == "of" and made.part.numeral.high is not None:
        _take_vague_noun(tokens, made, begin + 1)
        return
    if _take_shared(tokens, made) or _take_earlier(tokens, made, previous):
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


def _take_name_age(tokens: Tokens, made: Draft) -> bool:
    """`Armstrong, 25, said`, `aged 35`, `at the age of 17`: years of age without the word."""
    before, after = tokens.low(made.first - 1), tokens.low(made.last + 1)
    value = made.joined.high if made.joined.bond is Bond.RANGE else made.value
    if value is None or value != int(value) or not 0 < value < 120 or made.part.exponent:
        return False
    is_aged = before in {"aged", "age"} or (before == "of" and tokens.low(made.first - 2) in {"age", "ages"})
    name = tokens.text[made.first - 2] if made.first > 1 and before == "," else ""
    is_apposed = after == "," and name[:1].isupper() and not tokens.is_number(made.last + 2) and tokens.joined(made.first)
    hedged = tokens.low(made.hedge_first) in {"under", "over", "above", "below"} and "age" in tokens.lower[made.hedge_first : made.first]
    if not (is_aged or hedged or (is_apposed and value >= 10 and not tokens.is_number(made.first - 2))):
        return False
    made.part = replace(made.part, unit="year", unit_text="")
    made.metric = "age"
    return True


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
    if tokens.is_word(index) and not is_hyphen_adjective(tokens.lower[index]) and tokens.lower[index] not in {"and", "to"}:
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


def _take_shared(tokens: Tokens, made: Draft) -> bool:
    shared = shared_ahead(tokens, made.part) if made.joined.bond is None else None
    if shared is None:
        return False
    if shared.exponent and not made.part.exponent:
        made.part = made.part.times_ten_to(shared.exponent)
        made.value = made.part.value
    made.part = replace(made.part, unit=shared.unit, unit_text=shared.unit_text)
    if shared.counted is not None:
        made.counted = shared.counted.text
    return True


def _take_earlier(tokens: Tokens, made: Draft, previous: Draft | None) -> bool:
    """The unit of the figure before, where this one leaves it out: `from 21 mpg to 23`, `up from 4.2 billion`."""
    if previous is None or made.joined.bond is not None or tokens.low(made.last + 1) == "%":
        return False
    between = tokens.text[previous.last + 1 : made.hedge_first]
    if len(between) > 25 or "." in between or "\n\n" in tokens.source[tokens.end[previous.last] : tokens.start[made.first]]:
        return False
    source = previous.part
    words = [word.lower() for word in between]
    is_pair = bool(words) and words[-1] == "to" and "from" in tokens.lower[max(previous.hedge_first - 2, 0) : previous.first]
    compares = not _COMPARISONS.isdisjoint(words[-3:]) and previous.counted is not None and made.value is not None
    is_pair = is_pair or compares
    scales = made.part.exponent >= 6 and source.exponent >= 6 and conversion(source.unit).dimension.startswith(
        ("[currency", "[token", "[parameter")
    )
    if not (is_pair or scales):
        return False
    made.part = replace(made.part, unit=source.unit, unit_text=source.unit_text)
    made.counted = previous.counted
    return True


def _take_apposed(tokens: Tokens, made: Draft, previous: Draft) -> None:
    """`more than 100 kilometers (60 miles)`: the bound holds for the restatement; `190 points, or 0.6%` falls too."""
    between = tuple(tokens.lower[previous.last + 1 : made.first])
    is_restated = between == ("(",) and tokens.low(made.last + 1) == ")"
    if is_restated and made.part.unit and previous.part.unit and made.part.unit != previous.part.unit:
        if comparable(made.part.unit, previous.part.unit) or (made.part.is_money and previous.part.is_money):
            made.comparator = previous.comparator
    if is_restated or between in {(",", "or"), ("or",), (",",), (",", "about")}:
        direction = previous.qualifiers.get("direction")
        if direction is not None and made.part.unit:
            made.qualifiers["direction"] = direction


def _take_age(tokens: Tokens, made: Draft) -> None:
    """`17 years old`, `52-year-old`, `aged 35`: the words for age belong to the unit."""
    index = made.last + 1
    if tokens.low(index) in {"-", "‑"} and tokens.glued(index):
        index += 1
    if tokens.low(index) in {"old", "olds"} and tokens.joined(index):
        end = index
    elif tokens.low(index) == "of" and tokens.low(index + 1) == "age":
        end = index + 1
    elif "age" in tokens.lower[made.hedge_first : made.first]:
        made.metric = "age"
        return
    else:
        return
    begin = next((k for k in range(made.first, end) if tokens.is_word(k) and tokens.low(k).startswith(("year", "month", "week", "day"))), end)
    made.part = replace(made.part, unit_text=" ".join(tokens.slice(begin, end).split()))
    made.last = made.reach = end
    made.metric = "age"


def sized(part: Part) -> Part:
    """A bare `70B` as a number of parameters."""
    return replace(part, unit="parameter", unit_text=part.letter_scale)


def _is_model_size(tokens: Tokens, made: Draft) -> bool:
    """Whether a bare `70B` means parameters: in a name, before a model word, or near one with nothing counted."""
    if made.part.letter_scale not in {"B", "M"} or made.part.is_multiple:
        return False
    following = tokens.low(made.last + 1)
    if tokens.low(made.last + 1) == "-" and tokens.glued(made.last + 1):
        following = tokens.low(made.last + 2)
    if is_model_word(following):
        return True
    if made.in_name:
        return True
    if read_counted(tokens, made.last + 1, is_one=False) is not None:
        return False
    if made.part.letter_scale == "B" and tokens.is_word(made.last + 1) and tokens.text[made.last + 1][0].isupper():
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
