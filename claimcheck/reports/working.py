"""How a finding was computed, as one line that a person can redo on paper."""

from __future__ import annotations

import re

from claimcheck.records import Derivation

_OPERATOR = re.compile(r"[-+−×÷/=≤<>|*]|\bx\b")


def with_figures(derivation: Derivation) -> tuple[str, list[tuple[str, str]]]:
    """The formula with its figures put in, and the inputs (name, text) that do not stand in it.

    `|second - first|` becomes `|85.6 percent - 74.9 percent|`. A formula in words, one that names only some of its
    inputs, and one of which two are the ends of one range are left as they are with the inputs beside them: half a
    substitution is harder to follow than none.
    """
    formula = derivation.formula
    texts = {name: item.text for name, item in derivation.inputs.items()}
    passages = {item.claim or name for name, item in derivation.inputs.items()}
    if texts and len(passages) == len(texts) and _OPERATOR.search(formula):
        names = "|".join(map(re.escape, sorted(texts, key=len, reverse=True)))
        # A name before a bracket is a function's: p = P(t(28) ...) is of the distribution, whatever t is.
        named = re.compile(rf"(?<!\w)({names})(?![\w(])")
        if set(named.findall(formula)) == set(texts):
            return named.sub(lambda found: texts[found[1]], formula), []
    if all(text in formula for text in texts.values()):
        return formula, []
    return formula, _beside(derivation)


def _beside(derivation: Derivation) -> list[tuple[str, str]]:
    """Inputs but for the stated figure, which is named anyway; the ends of one range under both their names."""
    names: dict[str, list[str]] = {}
    for name, item in derivation.inputs.items():
        if item.text != derivation.stated:
            names.setdefault(item.text, []).append(name)
    return [(" and ".join(called), text) for text, called in names.items()]


def in_one_line(derivation: Derivation) -> str:
    """Formula, figures, what comes out and what is stated."""
    formula, beside = with_figures(derivation)
    inputs = "; ".join(f"{name} = {text}" for name, text in beside)
    computed = f"{formula} with {inputs}" if inputs else formula
    return f"{computed}: expected {derivation.expected}, stated {derivation.stated}"
