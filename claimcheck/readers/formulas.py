r"""Formulas as a reader of prose reads them: `$10^{25}$` as `10^25`, `43.0\%` as `43.0 %`, at the same length."""

from __future__ import annotations

import re

from claimcheck.lexicon.load import table as lexicon

_TOKEN = re.compile(
    r"\^\{\s{0,3}(?P<power>[-+−]?\d{1,6})\s{0,3}\}"
    r"|(?P<grouped>\d{1,3}(?:\{,\}\d{3}){1,12})"
    r"|\\(?P<command>[A-Za-z]{1,40})\*?"
    r"|\\(?P<escaped>.)"
    r"|(?P<brace>[{}&~])",
    re.DOTALL,
)
_FORMULA = re.compile(r"[\\^_{}]")
_NUMBER = re.compile(r"[-+−]?\d[\d.,]*")


def is_formula(content: str) -> bool:
    """Whether what stands between two dollar signs is a formula, and not the text between two prices.

    `$5 to $` of "from $5 to $6" is none: it begins with a digit and has nothing that only formulas have.
    """
    if _FORMULA.search(content) or _NUMBER.fullmatch(content):
        return True
    return content[:1].isalpha() and len(content) <= 40


def simplified(formula: str) -> str:
    """The formula in plain signs, as long as it was; line ends stay where they are."""
    return _TOKEN.sub(_plain, formula)


def _plain(match: re.Match[str]) -> str:
    width = match.end() - match.start()
    if power := match["power"]:
        return f"^{power}".ljust(width)
    if grouped := match["grouped"]:
        return grouped.replace("{,}", ",").ljust(width)
    if command := match["command"]:
        return str(lexicon("latex")["symbols"].get(command, "")).ljust(width)
    if match["escaped"] in ("\r", "\n"):
        return " " + match["escaped"]
    if escaped := match["escaped"]:
        return (escaped if escaped in "%$#&_" else "").rjust(width)
    return " "
