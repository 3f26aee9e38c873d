"""Number words that count nothing: `one` as a pronoun, `a` as an article, years in digits."""

from __future__ import annotations

from functools import cache

from claimcheck.extraction.figure import SkipReason
from claimcheck.extraction.quantities.drafting import Draft
from claimcheck.extraction.quantities.joined import next_part
from claimcheck.extraction.quantities.names import is_hyphen_adjective, listed_names, precedes_name
from claimcheck.extraction.quantities.nouns import NounPhrase, read_counted
from claimcheck.extraction.quantities.parts import Part
from claimcheck.extraction.quantities.tokens import Tokens
from claimcheck.lexicon.load import listed, table

_OWNERS = frozenset({"the", "its", "their", "his", "her", "our", "my", "your", "these", "those", "many", "few"})
_LONGEST_OWNER = 4
"""Words before the noun of `one of New York City's oldest bars` in which its owner is looked for."""

_STANDS_FOR = frozenset({"the", "these", "those", "other", "all", "latter"})
_ODDS = listed("quantity_words", "before_result") | listed("quantity_words", "odds")
_ODDS_REACH = 6
_LAST_HOUR = 12
_BEFORE_HOUR = frozenset({"at", "by", "until", "till", "before", "after", "around", "about", "since", "from"})
_PARTS_OF_DAY = (["morning"], ["afternoon"], ["evening"])
_PEOPLE_WHO = frozenset({"who", "asked", "polled", "surveyed", "questioned", "interviewed", "invited"})
"""After a number of people that leaves them out: "of the 460 asked"."""
_FIRST_YEAR, _LAST_YEAR = 1800, 2100
_ONE_BEFORE = listed("quantity_words", "one_before")
_TIME_NOUNS = listed("quantity_words", "time_nouns")


@cache
def _pronoun_next() -> frozenset[str]:
    return frozenset(table("nouns")["pronoun_next"].split())


def is_pronoun(tokens: Tokens, part: Part) -> bool:
    """Whether `one` stands for somebody or something: `no one`, `one of them`; also `1-in-100-year`, `20-something`."""
    if tokens.lower[part.last + 1 : part.last + 4] == ["-", "in", "-"]:
        return True
    if tokens.low(part.last + 1) == "-" and tokens.low(part.last + 2) in {"something", "somethings"}:
        return True
    if not part.numeral.in_words or part.value != 1 or part.first != part.last:
        return False
    if tokens.lower[part.first] != "one":
        return False
    before, after = tokens.low(part.first - 1), tokens.low(part.last + 1)
    if (after == "of") and (before == "only" or before not in _ONE_BEFORE) and read_members(tokens, part.last + 2):
        return False
    if before in _ONE_BEFORE or after in _pronoun_next() or before in listed_names("references"):
        return True
    return not (tokens.is_word(part.last + 1) or after in {"-", "%"}) or (
        after == "-" and tokens.low(part.last + 2) in {"on", "off", "to", "time"}
    )


def read_members(tokens: Tokens, index: int) -> NounPhrase | None:
    """The plural after `of` that begins at a token, where so many are of it: `the best bars`, `Finch's investments`.

    None where nobody's and no certain ones are meant (`7 of people`), after `one of them`, and with no plural near.
    """
    begin = index
    for position in range(index, index + _LONGEST_OWNER):
        if tokens.low(position) in _OWNERS or tokens.low(position).endswith(("'s", "’s")):
            begin = position + 1
        elif not (tokens.is_word(position) and tokens.joined(position)):
            break
    total = tokens.is_number(begin) or tokens.low(begin) in table("numbers")["small"]
    return read_counted(tokens, begin + total, is_one=False) if total or begin > index else None


def bare_reason(tokens: Tokens, made: Draft) -> SkipReason | None:
    """Why a number that nothing is known of, no unit and no noun, states nothing; None where it may."""
    if not made.is_bare or made.counted or made.joined.bond is not None:
        return None
    if _is_label(tokens, made.part, made.hedge_first):
        return SkipReason.NAME
    if made.part.numeral.in_words and _is_adjective(tokens, made.part.last):
        return SkipReason.IDIOM
    if _is_one_word(tokens, made.part) or _is_pronominal(tokens, made.part):
        return SkipReason.IDIOM
    return None


def _is_adjective(tokens: Tokens, last: int) -> bool:
    """Whether a number word is the first part of `two-way`, `zero-sum`."""
    return tokens.low(last + 1) == "-" and tokens.glued(last + 2) and is_hyphen_adjective(tokens.low(last + 2))


def _is_one_word(tokens: Tokens, part: Part) -> bool:
    """Whether the number is the word `one`, which without a noun is a pronoun: `the tuned one gains`."""
    return part.first == part.last and tokens.lower[part.first] == "one" and tokens.is_word(part.last + 1)


def _is_pronominal(tokens: Tokens, part: Part) -> bool:
    """Whether a bare number word stands for things named before: `the two`, `all three`, `the other two`; the number of
    another time is compared: `more than the five of today`."""
    is_plain = part.numeral.in_words and not part.exponent and part.numeral.high is None
    if tokens.low(part.first - 2) == "than" and tokens.low(part.last + 1) in {"of", "in"}:
        time = part.last + 2
        is_plain = is_plain and not (tokens.low(time) in {"today", "last", "now"} or tokens.is_number(time))
    return is_plain and tokens.low(part.first - 1) in _STANDS_FOR


def end_of_odds(tokens: Tokens, part: Part) -> int | None:
    """The last token of `5 to 1`, `passed 52 to 48`: two bare numbers that do not rise and tell no change."""
    if tokens.low(part.last + 1) != "to" or not _is_bare_count(part):
        return None
    other = next_part(tokens, part.last + 2)
    if other is None or other.first != part.last + 2 or not _is_bare_count(other) or other.value > part.value:
        return None
    before = tokens.lower[max(part.first - _ODDS_REACH, 0) : part.first]
    if "from" in before[-3:] or read_counted(tokens, other.last + 1, is_one=False) is not None:
        return None
    return other.last if other.value == 1 or not _ODDS.isdisjoint(before) else None


def is_hour(tokens: Tokens, part: Part) -> bool:
    """Whether a small number tells the time: `at four in the morning`."""
    if not _is_bare_count(part) or part.value > _LAST_HOUR or tokens.low(part.first - 1) not in _BEFORE_HOUR:
        return False
    after = tokens.lower[part.last + 1 : part.last + 4]
    return after[:2] == ["in", "the"] and after[2:] in _PARTS_OF_DAY


def _is_bare_count(part: Part) -> bool:
    return not (part.unit or part.is_multiple or part.exponent or part.numeral.decimals or part.numeral.is_fraction)


def is_year(tokens: Tokens, part: Part, hedged: bool) -> bool:
    """Whether bare digits read as a year: four of them in the usual span, with nothing that makes them an amount."""
    if part.unit or part.exponent or part.is_multiple or part.numeral.in_words or part.numeral.decimals:
        return False
    text = tokens.text[part.numeral.first]
    if len(text) != 4 or not text.isdecimal() or not _FIRST_YEAR <= part.value < _LAST_YEAR:
        return False
    return not (part.value % 100 == 0 and (hedged or tokens.is_word(part.last + 1)))


def is_isotope(tokens: Tokens, part: Part) -> bool:
    """`14C`, `13C`, citations such as `2010b`, `3-D`, `10-K` and `7-Up`: letters that are no unit."""
    hyphen = part.last + 1
    if tokens.low(hyphen) == "-" and tokens.glued(hyphen) and tokens.glued(hyphen + 1) and tokens.is_word(hyphen + 1):
        word = tokens.text[hyphen + 1]
        is_name = (word.istitle() and precedes_name(tokens, hyphen)) if len(word) > 1 else word.isupper()
        return is_name and not part.numeral.in_words
    text, letter = tokens.text[part.numeral.first], tokens.text[part.last]
    if part.last != part.numeral.first + 1 or not tokens.glued(part.last):
        return False
    return (letter == "C" and text in {"12", "13", "14"}) or (
        letter in "abcdefg" and len(text) == 4 and text[:2] in {"19", "20"}
    )


def _is_label(tokens: Tokens, part: Part, first: int) -> bool:
    """Whether bare digits name something: `the 486 is`, `787 Dreamliner`; a hedge before them makes them an amount."""
    if part.numeral.in_words or part.exponent or part.numeral.decimals or first < part.first:
        return False
    if "," in tokens.text[part.numeral.first] or part.value < 0:
        return False
    if precedes_name(tokens, part.last):
        return True
    if tokens.low(part.first - 1) != "the" or tokens.low(part.last + 1) == "of" or part.value <= 100:
        return False
    if tokens.low(part.first - 2) != "of":
        return True
    return not (
        tokens.is_number(part.first - 3) or tokens.low(part.last + 1) in _PEOPLE_WHO
    )  # "90 of the 300 who came"


def article_duration(tokens: Tokens, index: int) -> int | None:
    """The token of the time unit where the article at `index` counts one: `for another week`, `an hour and a half`."""
    if tokens.lower[index] not in {"a", "an", "another"} or tokens.low(index + 1) not in _TIME_NOUNS:
        return None
    if tokens.lower[index + 2 : index + 5] == ["and", "a", "half"]:
        return index + 1
    before = tokens.low(index - 1)
    spans = table("figure_kinds")["article_spans"].split()
    if before not in spans or not tokens.joined(index + 1) or tokens.low(index + 2) == "-":
        return None
    return None if before in {"least", "most"} and tokens.low(index - 2) != "at" else index + 1
