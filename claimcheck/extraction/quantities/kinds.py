"""What kind of figure an amount is, and which way a change goes, from its unit and the words around it."""

from __future__ import annotations

from functools import cache

from claimcheck.extraction.quantities.parts import Part
from claimcheck.extraction.quantities.tokens import Tokens
from claimcheck.lexicon.load import listed, table
from claimcheck.records import Kind
from claimcheck.records.base import frozen
from claimcheck.units import conversion

_WORDS_BEFORE = 7
_WORDS_AFTER = 4
_BARRIERS = frozenset(".;:!?()•|")
_KIND_OF_DIMENSION = {
    "[token]": Kind.TOKENS,
    "[parameter]": Kind.PARAMETERS,
    "[operation]": Kind.COMPUTE,
    "[information]": Kind.MEMORY,
    "[time]": Kind.DURATION,
    "[fraction]": Kind.PERCENTAGE,
    "[percentage_point]": Kind.CHANGE,
    "[length] ** 2 * [mass] / [time] ** 2": Kind.ENERGY,
}
_ACCELERATORS = ("[GPU]", "[TPU]", "[CPU]")
_CHANGE_LINKS = listed("quantity_words", "change_links")


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(table("figure_kinds")[name].split())


@frozen
class Nature:
    """The kind of a figure, the direction of a change (`up`, `down` or None), and the metric that its words name."""

    kind: Kind
    direction: str | None = None
    metric: str | None = None


def nature(tokens: Tokens, part: Part, first: int, last: int, counted: str | None) -> Nature:
    """Kind, direction and metric of the amount between two tokens, hedges included."""
    if part.is_multiple:
        return Nature(Kind.RATIO)
    dimension = conversion(part.unit).dimension
    if dimension == "[time]" and _is_age(tokens, last):
        return Nature(Kind.DURATION, metric="age")
    is_share = dimension in {"[fraction]", "[percentage_point]", "[point]"}
    direction = None if counted and not part.unit else _direction(tokens, first, last, is_share)
    if is_share:
        found = _of_share(tokens, dimension, first, last, direction)
        is_level = part.unit == "basis_point" and found.direction is None and found.kind is Kind.CHANGE
        return Nature(Kind.PERCENTAGE) if is_level else found
    if part.unit:
        return Nature(_of_unit(dimension), direction)
    metric = _score_metric(tokens, first, last)
    if not counted and metric is not None:
        return Nature(Kind.SCORE, metric=metric or None)
    if counted and not part.numeral.is_fraction:
        return Nature(Kind.COUNT)
    is_whole = (part.numeral.decimals == 0 or part.exponent > 0) and part.value == part.value.to_integral_value()
    kind = Kind.RATIO if part.numeral.is_fraction else Kind.COUNT if is_whole else Kind.QUANTITY
    return Nature(kind, direction)


def _of_unit(dimension: str) -> Kind:
    if dimension.startswith("[currency_"):
        return Kind.MONEY
    if dimension.startswith(_ACCELERATORS) or dimension.endswith(_ACCELERATORS):
        return Kind.COMPUTE
    kind = _KIND_OF_DIMENSION.get(dimension)
    if kind is not None:
        return kind
    is_flow = dimension.endswith("/ [time]") and "[mass]" not in dimension
    return Kind.RATE if is_flow and not dimension.startswith("[length] /") else Kind.QUANTITY


def _of_share(tokens: Tokens, dimension: str, first: int, last: int, direction: str | None) -> Nature:
    """A percentage is a change where a direction is stated, a score where a metric is, else a share."""
    metric = _score_metric(tokens, first, last)
    if direction is not None:
        return Nature(Kind.CHANGE, direction, metric or None)
    if metric is not None:
        return Nature(Kind.SCORE, metric=metric or None)
    return Nature(
        Kind.CHANGE if dimension == "[percentage_point]" else Kind.SCORE if dimension == "[point]" else Kind.PERCENTAGE
    )


def _is_age(tokens: Tokens, last: int) -> bool:
    return tokens.low(last) in {"old", "age", "olds"}


def _direction(tokens: Tokens, first: int, last: int, is_share: bool) -> str | None:
    """`up` or `down`: for shares by the words right after (`20 percent less`), else by the verb before."""
    if is_share and tokens.low(first - 1) == "+" and not tokens.glued(first - 1):
        return "up"
    return (_direction_after(tokens, last) if is_share else None) or _direction_before(tokens, first)


def _direction_after(tokens: Tokens, last: int) -> str | None:
    for index in range(last + 1, last + 1 + _WORDS_AFTER):
        word = tokens.low(index)
        if not tokens.is_word(index) and word != "-":
            return None
        if index > last + 2 and word in {"than", "of", "to", "in", "from", "and", "by", "for", "with", "on", "at"}:
            return None
        if word in {
            "of",
            "in",
            "on",
            "at",
            "for",
            "to",
            "from",
            "and",
            "but",
            "or",
            "by",
            "with",
            "per",
            "the",
            "than",
            "as",
        }:
            return None
        if word in _words("up_after"):
            return "up"
        if word in _words("down_after"):
            return "down"
    return None


def _direction_before(tokens: Tokens, first: int) -> str | None:
    for index in range(first - 1, max(first - 1 - _WORDS_BEFORE, -1), -1):
        word = tokens.lower[index]
        if word in _BARRIERS or (tokens.is_number(index) and first - index > 4):
            return None
        if word in {"and", "but", "while", "who", "which", "that"}:
            return None
        distance = first - index
        if word in _words("up_before") and _governs(tokens, index, first, distance):
            return "up"
        if word in _words("down_before") and _governs(tokens, index, first, distance):
            return "down"
    return None


def _governs(tokens: Tokens, index: int, first: int, distance: int) -> bool:
    """Whether the verb's amount is this one: nothing but links, adverbs and a `by` in between."""
    if distance == 1 or tokens.low(first - 1) == "by":
        return True
    between = range(index + 1, first)
    return all(tokens.lower[k] in _CHANGE_LINKS or tokens.lower[k].endswith("ly") for k in between)


def _score_metric(tokens: Tokens, first: int, last: int) -> str | None:
    """The metric that stands beside the number; "" where only a word such as `scored` does, None without any."""
    found: str | None = None
    for index in range(first - 1, max(first - 1 - _WORDS_BEFORE, -1), -1):
        word = tokens.lower[index]
        if word in _BARRIERS:
            break
        if word in _words("score_metrics"):
            return word
        if word in _words("score_words"):
            found = ""
    for index in range(last + 1, min(last + 4, tokens.count)):
        word = tokens.lower[index]
        if word in _BARRIERS or word == ",":
            break
        if word in _words("score_metrics"):
            return word
        if word in _words("score_words"):
            found = ""
    return found
