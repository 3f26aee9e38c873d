"""Ages: `17 years old`, `52-year-old`, `aged 35`, `Armstrong, 25, said`."""

from __future__ import annotations

from dataclasses import replace

from claimcheck.extraction.quantities.drafting import Draft
from claimcheck.extraction.quantities.joined import Bond
from claimcheck.extraction.quantities.nouns import read_counted
from claimcheck.extraction.quantities.tokens import Tokens
from claimcheck.lexicon.load import listed

_OLDEST = 125
_AGED = frozenset({"aged", "age", "ages", "turns", "turned", "turning"})
_DYING = frozenset({"dead", "died", "dies", "dying"})
_BEING = frozenset({"was", "is", "be", "just", "only"})
_AGED_PERSONS = listed("quantity_words", "persons")
_AGE_BOUNDS = frozenset({"under", "over", "below", "above"})
_PERSONS = frozenset({"he", "she", "who", "he's", "she's"})


def take_name_age(tokens: Tokens, made: Draft) -> bool:
    """`Armstrong, 25, said`, `aged 35`, `at the age of 17`, `she was 81`: years of age without the word."""
    value = made.joined.high if made.joined.bond is Bond.RANGE else made.value
    if value is None or value != int(value) or not 0 < value < _OLDEST or made.part.exponent:
        return False
    if not any(reading(tokens, made) for reading in _AGES):
        return False
    made.part = replace(made.part, unit="year", unit_text="")
    made.metric = "age"
    return True


def _is_aged(tokens: Tokens, made: Draft) -> bool:
    """`aged 35`, `turns six`, `ages of 18 and 29`, `dead at 81`, `17 or older`; what `turns six times` has no age."""
    if tokens.low(made.last + 1) == "times":
        return False
    first = made.first - (tokens.low(made.first - 1) == "between")
    before, earlier = tokens.low(first - 1), tokens.low(first - 2)
    if before in _AGED or tokens.low(made.reach) in {"older", "younger"}:
        return True
    return (before == "of" and earlier in {"age", "ages"}) or (before == "at" and earlier in _DYING)


def _is_hedged_age(tokens: Tokens, made: Draft) -> bool:
    """`under the age of 5`."""
    return "age" in tokens.lower[made.hedge_first : made.first]


def _is_apposed(tokens: Tokens, made: Draft) -> bool:
    """`Armstrong, 25, said`: between two commas, after a name that is no number."""
    if tokens.low(made.first - 1) != "," or tokens.low(made.last + 1) != "," or made.first < 2 or made.value == 1:
        return False
    is_name = tokens.text[made.first - 2][0].isupper() and tokens.is_word(made.first - 2)
    return is_name and not tokens.is_number(made.last + 2) and tokens.joined(made.first)


def _is_said_of_a_person(tokens: Tokens, made: Draft) -> bool:
    """`She was 117.`, `He will be 35 by`: a person is said to be a bare number."""
    if tokens.low(made.first - 1) not in _BEING or made.hedge_first != made.first:
        return False
    return not _PERSONS.isdisjoint(tokens.lower[max(made.first - 4, 0) : made.first - 1])


def _is_bound_for_persons(tokens: Tokens, made: Draft) -> bool:
    """`children under 5`, `those over 65`, and nothing counted after it."""
    first = made.hedge_first
    if first != made.first - 1 or tokens.low(first) not in _AGE_BOUNDS or tokens.low(first - 1) not in _AGED_PERSONS:
        return False
    return made.part.numeral.decimals == 0 and read_counted(tokens, made.last + 1, is_one=False) is None


_AGES = (_is_aged, _is_hedged_age, _is_apposed, _is_said_of_a_person, _is_bound_for_persons)


def take_age(tokens: Tokens, made: Draft) -> None:
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
    begin = next(
        (
            k
            for k in range(made.first, end)
            if tokens.is_word(k) and tokens.low(k).startswith(("year", "month", "week", "day"))
        ),
        end,
    )
    made.part = replace(made.part, unit_text=" ".join(tokens.slice(begin, end).split()))
    made.last = made.reach = end
    made.metric = "age"
