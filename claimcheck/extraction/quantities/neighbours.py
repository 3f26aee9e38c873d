"""What a number takes from its neighbours: the unit or noun of a whole list, the rate that a noun is counted in."""

from __future__ import annotations

from dataclasses import dataclass, replace

from claimcheck.extraction.quantities.joined import next_part
from claimcheck.extraction.quantities.measures import UnitMatch, read_unit
from claimcheck.extraction.quantities.nouns import NounPhrase, read_counted
from claimcheck.extraction.quantities.parts import Part
from claimcheck.extraction.quantities.tokens import Tokens
from claimcheck.lexicon.load import listed
from claimcheck.units import conversion

_LONGEST_LIST = 8
_WHOLE = 100
_LIST_WORDS = frozenset({"and", "or", "&", "/", "to", "versus", "vs"})
_DETERMINERS = frozenset({"the", "its", "their", "our", "these", "those", "his", "her"})
_COMPARING = listed("quantity_words", "comparing")
_OF_INTERVALS = frozenset({"ci", "cri", "confidence", "credible"})
_PER = frozenset({"per", "a", "an", "every", "each", "/"})


@dataclass(frozen=True, slots=True)
class Shared:
    """What the last member of a list lends to a bare number before it."""

    unit: str = ""
    unit_text: str = ""
    exponent: int = 0
    counted: NounPhrase | None = None


def shared_ahead(tokens: Tokens, part: Part) -> Shared | None:
    """The unit or noun of the list that a bare number begins or continues: `4, 8 and 16 GB`."""
    last, exponent = part.last, 0
    for _ in range(_LONGEST_LIST):
        begin = _next_member(tokens, last)
        if begin is None:
            return None
        member = next_part(tokens, begin)
        if member is None or member.first != begin or member.is_multiple or _compares(tokens, last, member):
            return None
        exponent = member.exponent if part.mantissa < 1000 and member.mantissa >= part.mantissa else 0
        if part.numeral.step < 1 and not part.numeral.decimals:
            return None  # `3e-4 and 10k steps`
        if member.unit == "percent" and _is_no_percentage(tokens, part, member, last):
            return None
        if member.unit:
            return None if member.is_money and member.numeral.first != member.first else _lent(member, exponent)
        phrase = read_counted(tokens, member.last + 1, is_one=False)
        if phrase is not None and part.numeral.decimals and not member.numeral.decimals and not exponent:
            return None
        if phrase is not None:
            return Shared(exponent=exponent, counted=phrase)
        last = member.last
    return None


def _is_no_percentage(tokens: Tokens, part: Part, member: Part, last: int) -> bool:
    """Whether a number before a percentage is a count: "of 500 400, and 80 percent", "in a sample of 40, 36.1% said",
    or what the level of an interval stands behind: "a ratio of 0.82, 95% CI 0.66 to 1.02"."""
    if tokens.low(member.last + 1) in _OF_INTERVALS:
        return True
    is_listed = last != part.last or tokens.low(last + 1) != ","
    return not is_listed and (member.first == last + 2 or part.mantissa.scaleb(part.exponent) > _WHOLE)


def _compares(tokens: Tokens, last: int, member: Part) -> bool:
    """Whether a number after a mere comma compares the one before it: "1,364, 10% more", "90, three times as many"."""
    after = tokens.low(member.last + 1)
    if member.first != last + 2 or (after not in _COMPARING and after != "times"):
        return False
    return after != "times" or tokens.low(member.last + 2) in _COMPARING


def _lent(member: Part, exponent: int) -> Shared:
    return Shared(member.unit, member.unit_text, exponent)


def _next_member(tokens: Tokens, last: int) -> int | None:
    """Where the next member of a list begins: past a comma, `and`, or both."""
    index = last + 1
    if not tokens.joined(index):
        return None
    if tokens.low(index) == "-" and tokens.low(index + 1) in {"or", "and"} and tokens.glued(index):
        return index + 2
    index += tokens.low(index) == "-" and tokens.low(index + 1) == "," and tokens.glued(index)
    if tokens.low(index) == ",":
        index += 1
        if tokens.low(index) in {"and", "or"}:
            index += 1
        return index if not tokens.glued(index) else None
    if tokens.low(index) == "of":
        index += tokens.low(index + 1) in _DETERMINERS
        return index + 1
    return index + 1 if tokens.low(index) in _LIST_WORDS else None


def rate_of_count(tokens: Tokens, last: int) -> UnitMatch | None:
    """The time that a counted noun is counted by: `40 requests per second`, `3 times a week`."""
    index = last + 1
    if tokens.low(index) not in _PER or not tokens.joined(index):
        return None
    begin = index + 1 + (tokens.low(index + 1) == "-")
    match = read_unit(tokens, begin - 1)
    if match is None or match.first != begin or not tokens.is_word(begin):
        return None
    is_time = conversion(match.unit).dimension == "[time]"
    return replace(match, unit=f"1/{match.unit}") if is_time and match.unit != "quarter" else None


def per_of_count(tokens: Tokens, last: int) -> tuple[str, int] | None:
    """What something is counted by after `per`: `12 images per prompt`, `3 cases per 100,000 people`."""
    index = last + 1
    if tokens.low(index) not in {"per", "/"} or not tokens.joined(index):
        return None
    if tokens.is_word(index + 1):
        return tokens.lower[index + 1], index + 1
    whole = next_part(tokens, index + 1) if tokens.low(index) == "per" else None
    if whole is None or whole.unit or whole.is_multiple:
        return None
    phrase = read_counted(tokens, whole.last + 1, is_one=False)
    end = whole.last if phrase is None else phrase.last
    return " ".join(tokens.slice(index + 1, end).split()), end
