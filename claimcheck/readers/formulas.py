r"""Formulas as a reader of prose reads them: `$10^{25}$` as `10^25`, `43.0\%` as `43.0 %`, at the same length."""

from __future__ import annotations

import re

from claimcheck.lexicon.load import listed
from claimcheck.lexicon.load import table as lexicon

_TOKEN = re.compile(
    r"\^\{\s{0,3}(?P<power>[-+−]?\d{1,6})\s{0,3}\}"
    r"|_\{\s{0,3}(?P<index>[^{}\\^_]{1,20})\}"
    r"|(?P<grouped>\d{1,3}(?:\{,\}\d{3}){1,12})"
    r"|\\(?P<command>[A-Za-z]{1,40})\*?"
    r"|\\(?P<escaped>.)"
    r"|(?P<brace>[{}&~])",
    re.DOTALL,
)
_FORMULA = re.compile(r"[\\^_{}]")
_NUMBER = re.compile(r"[-+−]?\d[\d.,]*")
_COMMAND = re.compile(r"\\[A-Za-z]+(?:\{[^{}]*\})?")
_WORD = re.compile(r"[A-Za-z]{4,}")

_PRICE = re.compile(r"\$(?<![\\$]\$)(?=\d)(?!\d[\d.,]{0,20}\s?(?:[\\^_{]|\$(?![\w$])))")
_DIGIT = re.compile(r"\d")
_COMMAND_NAME = re.compile(r"\\([A-Za-z]{1,40})")
_NAME_ALONE = re.compile(r"\s*\\?[A-Za-z]")
_RELATION = re.compile(
    r"[=<>≤≥≈~]|\\(?:approx|sim|simeq|leq?|geq?|lt|gt|leqslant|geqslant|lesssim|gtrsim|pm|to)\b|^\s*\\(?:text|math|bm|bold|\W)"
)
_LONGEST_NAME = 20
"""Of a quantity in a formula, such as `n_{layers}`; longer ones are words."""

_STAND_IN = "\x01"
"""Takes the place of the sign of a price while Markdown is parsed; it is one byte too, and means nothing."""


def without_prices(source: str) -> str:
    """The source with a stand-in for each dollar sign of a price, as long as it was.

    Otherwise the text between two prices would be taken for a formula, and all the markup in it be lost. A dollar
    sign before a digit opens a formula only where the number runs into one: `$10^{25}$`, `$43\\%$`, `$5$`.
    """
    return source if _STAND_IN in source else _PRICE.sub(_STAND_IN, source)


def with_prices(parsed: str) -> str:
    """What was parsed, with its dollar signs again."""
    return parsed.replace(_STAND_IN, "$")


def is_formula(content: str) -> bool:
    """Whether what stands between two dollar signs is a formula, and not the text between two names of variables."""
    if _NUMBER.fullmatch(content):
        return True
    if _WORD.search(_COMMAND.sub("", content)) and len(content) > _LONGEST_NAME:
        return False
    return _FORMULA.search(content) is not None or (content[:1].isalpha() and len(content) <= _LONGEST_NAME)


def states_something(content: str) -> bool:
    """Whether the digits in a formula are figures that a sentence states: `3 \\times 10^{-4}`, `p < .05`, `43\\%`.

    Those of fractions, sets and sums, and of a name without a relation (`n^2`, `f(3)`), are parts of the formula.
    """
    if _DIGIT.search(content) is None:
        return True
    if any(name in listed("latex", "structural") for name in _COMMAND_NAME.findall(content)):
        return False
    return _NAME_ALONE.match(content) is None or _RELATION.search(content) is not None


def simplified(formula: str) -> str:
    """The formula in plain signs, as long as it was; line ends stay where they are."""
    return _TOKEN.sub(_plain, formula)


def _plain(match: re.Match[str]) -> str:
    width = match.end() - match.start()
    if power := match["power"]:
        return f"^{power}".ljust(width)
    if index := match["index"]:
        return f"_{index}".ljust(width)
    if grouped := match["grouped"]:
        return grouped.replace("{,}", ",").ljust(width)
    if command := match["command"]:
        return str(lexicon("latex")["symbols"].get(command, "")).ljust(width)
    if match["escaped"] in ("\r", "\n"):
        return " " + match["escaped"]
    if escaped := match["escaped"]:
        return (escaped if escaped in "%$#&_" else "").rjust(width)
    return " "
