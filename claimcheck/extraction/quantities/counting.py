"""What a bare number counts: parameters, a score, a noun phrase, or what its neighbours count."""

from __future__ import annotations

from dataclasses import replace

from claimcheck.extraction.quantities.ages import take_name_age
from claimcheck.extraction.quantities.bands import is_band_adjective
from claimcheck.extraction.quantities.drafting import Draft, sized
from claimcheck.extraction.quantities.idioms import read_members
from claimcheck.extraction.quantities.inherit import take_earlier, take_shared
from claimcheck.extraction.quantities.joined import next_part
from claimcheck.extraction.quantities.measures import read_unit, unit_at_end
from claimcheck.extraction.quantities.money import read_currency_after
from claimcheck.extraction.quantities.names import follows_benchmark, is_hyphen_adjective, is_model_word
from claimcheck.extraction.quantities.neighbours import per_of_count, rate_of_count
from claimcheck.extraction.quantities.nouns import NounPhrase, ends_phrase, read_acronym, read_attributive, read_counted
from claimcheck.extraction.quantities.number_words import starters
from claimcheck.extraction.quantities.tokens import Tokens
from claimcheck.records import Kind

_MODEL_REACH = 14
"""Tokens on either side within which a word such as `model` makes a bare `70B` a size."""

_SIZE_LETTERS = frozenset("BMbm")
_WHOLES = frozenset({"the", "all", "its", "their", "our", "those", "these"})


def take_noun(tokens: Tokens, made: Draft, previous: Draft | None) -> None:
    """Give a bare number what it counts, by the first of the readings that applies."""
    if is_band_adjective(tokens, made.part.numeral):
        made.kind = Kind.QUANTITY
        return
    readings = (
        _take_size,
        _take_context_length,
        _take_benchmark,
        _take_hyphenated,
        _take_members,
        take_name_age,
        _take_whole,
        _take_bare_rate,
        _take_slashed_rate,
        _take_phrase,
        _take_vague,
        take_shared,
    )
    if any(reading(tokens, made) for reading in readings) or take_earlier(tokens, made, previous):
        return
    if made.joined.bond is None and not made.part.numeral.decimals:
        _count(made, read_attributive(tokens, made.reach + 1))


def _count(made: Draft, phrase: NounPhrase | None) -> bool:
    """Let the number count a phrase, which then belongs to the figure."""
    if phrase is None:
        return False
    made.counted = phrase.text
    made.last = made.reach = phrase.last
    return True


def _take_size(tokens: Tokens, made: Draft) -> bool:
    """`70B` as a number of parameters."""
    if not _is_model_size(tokens, made):
        return False
    made.part = sized(made.part)
    return True


def _take_context_length(tokens: Tokens, made: Draft) -> bool:
    """`128K context` as a number of tokens."""
    if not made.part.letter_scale or tokens.low(made.last + 1) not in {"context", "contexts"}:
        return False
    made.part = replace(made.part, unit="token", unit_text=made.part.letter_scale)
    return True


def _take_benchmark(tokens: Tokens, made: Draft) -> bool:
    """`MMLU 82.3` as a score."""
    if not follows_benchmark(tokens, made.first):
        return False
    made.kind = Kind.SCORE
    return True


def _take_hyphenated(tokens: Tokens, made: Draft) -> bool:
    """`six-cylinder`: what a number counts inside an adjective; `two-way` counts nothing, and nothing else follows."""
    index = made.reach + 2
    if tokens.low(index - 1) not in {"-", "‑"} or not (tokens.glued(index - 1) and tokens.glued(index)):
        return False
    if tokens.text[index] == ",":
        return False
    word = tokens.low(index)
    if tokens.is_word(index) and not is_hyphen_adjective(word) and word not in starters() and not ends_phrase(word):
        made.counted = tokens.text[index]
        made.last = made.reach = index
    return True


def _take_members(tokens: Tokens, made: Draft) -> bool:
    """What so many are of: `12 of the patients`; the words stay outside. `One of the best speakers` hardly counts."""
    numeral = made.part.numeral
    is_vague = numeral.is_fraction or numeral.high is not None or made.joined.bond is not None
    if tokens.low(made.last + 1) != "of" or is_vague:
        return False
    members = None if numeral.decimals else read_members(tokens, made.last + 2)
    made.counted = None if members is None else members.text
    made.is_loose = members is not None and tokens.lower[made.first] == "one"
    return members is not None


def _take_whole(tokens: Tokens, made: Draft) -> bool:
    """What a fraction is a fraction of: `two thirds of the users`; the words stay outside the figure."""
    if not made.part.numeral.is_fraction:
        return False
    begin = made.reach + 1
    begin += tokens.low(begin) == "of"
    begin += tokens.low(begin) in _WHOLES
    total = next_part(tokens, begin)
    begin = begin if total is None or total.unit else total.last + 1
    phrase = read_counted(tokens, begin, is_one=False)
    if phrase is None and begin > made.reach + 1:
        phrase = read_counted(tokens, begin, is_one=True)
    made.counted = None if phrase is None else phrase.text
    return True


def _take_phrase(tokens: Tokens, made: Draft) -> bool:
    """The noun phrase right after the number; one that ends in a unit (`free tokens`) gives the unit."""
    begin = made.reach + 1
    phrase = read_counted(tokens, begin, is_one=made.value == 1)
    if phrase is None and made.part.numeral.decimals:
        phrase = read_acronym(tokens, begin)
    if not _count(made, phrase) or phrase is None:
        return False
    if not _take_phrase_unit(tokens, made, phrase):
        _take_rate(tokens, made)
    return True


def _take_bare_rate(tokens: Tokens, made: Draft) -> bool:
    """`0.3 per year`, `3 per 100,000 people`: a number of what the sentence has named before, by time or by others."""
    if tokens.low(made.reach + 1) != "per":
        return False
    rate = rate_of_count(tokens, made.reach)
    if rate is None:
        per = per_of_count(tokens, made.reach)
        if per is not None:
            made.qualifiers["per"], made.reach = per
        return per is not None
    made.part = replace(made.part, unit=rate.unit, unit_text=tokens.slice(made.reach + 1, rate.last))
    made.qualifiers["per"] = tokens.lower[rate.first]
    made.last = made.reach = rate.last
    return True


def _take_slashed_rate(tokens: Tokens, made: Draft) -> bool:
    """`500 img/s`, `40 requests/min`: whatever is counted, by time, with nothing between."""
    noun = made.reach + 1
    if not (tokens.is_word(noun) and tokens.low(noun + 1) == "/" and tokens.joined(noun)):
        return False
    rate = rate_of_count(tokens, noun) if tokens.glued(noun + 1) and tokens.glued(noun + 2) else None
    if rate is None:
        return False
    made.counted = tokens.text[noun]
    made.part = replace(made.part, unit=rate.unit, unit_text=tokens.slice(noun, rate.last))
    made.qualifiers["per"] = tokens.lower[rate.first]
    made.last = made.reach = rate.last
    return True


def _take_vague(tokens: Tokens, made: Draft) -> bool:
    """`dozens of users`, `millions of dollars`: the noun or unit after `of`."""
    begin = made.reach + 2
    if tokens.low(begin - 1) != "of" or made.part.numeral.high is None:
        return False
    match = read_currency_after(tokens, begin - 1) or read_unit(tokens, begin - 1)
    if match is not None:
        made.part = replace(made.part, unit=match.unit, unit_text=tokens.slice(match.first, match.last))
        made.last = made.reach = match.last
    elif _count(made, phrase := read_counted(tokens, begin, is_one=False)) and phrase is not None:
        _take_phrase_unit(tokens, made, phrase)
    return True


def _take_phrase_unit(tokens: Tokens, made: Draft, phrase: NounPhrase) -> bool:
    """The unit that a noun phrase ends in: `free tokens`, `taxpayer dollars`."""
    unit = unit_at_end(tokens, phrase.first, phrase.last)
    if unit is not None:
        made.part, made.counted = replace(made.part, unit=unit, unit_text=phrase.text), None
    return unit is not None


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
        return not ends_phrase(following)
    around = range(max(made.first - _MODEL_REACH, 0), min(made.last + _MODEL_REACH, tokens.count))
    return any(is_model_word(tokens.lower[k]) for k in around)
