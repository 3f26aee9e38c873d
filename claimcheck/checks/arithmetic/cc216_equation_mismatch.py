"""CC216: equations written out in figures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from claimcheck.checks.rule import Agrees, Differs, DocumentRule, DocumentView, Flags, Ignores, Passes, Verdict
from claimcheck.records import Derivation, Interval, Relation, RelationKind, Severity, format_interval

_TOKEN = re.compile(r"[\d.,]+|[+*/×·÷−-]")
_TIMES, _BY, _MINUS = frozenset("*×·"), frozenset("/÷"), frozenset("−-")


class EquationMismatch(DocumentRule):
    """The two sides of an equation in figures are not equal.

    ## What it checks
    Terms of plain numerals with +, -, ×, / and their stated value ("12 × 30 = 360"). Decimals are rounded figures,
    whole numbers are exact on the left; the right side may be rounded or cut off.

    ## Why it matters
    A reader who redoes the sum loses trust in the rest.

    ## When it is wrong
    The signs mean something else (a name, a score of a match, a date).

    ## Source
    Order of operations of ISO 80000-2.
    """

    code = "CC216"
    name = "equation-mismatch"
    severity = Severity.ERROR
    since = "0.1"
    examples = (
        Flags("quotient", "Each page holds 8192/6 = 1265 words.", at="1265 words", says="1,365"),
        Passes("product", "That makes 12 × 30 = 360 chairs."),
        Flags("power", "A block holds 65,536 rows (2^15).", at="65,536 rows", says="32,768"),
        Passes("power-fits", "A block holds 65,536 rows (2^16)."),
        Ignores("rounded-power", "There are 4.3 billion addresses (2^32), or 4,300,000,000 (2^32)."),
        Ignores("power-of-the-bits", "A word has 16 bits (2^16)."),
        Passes("rounded", "The quotient 22/7 = 3.14 is close to it."),
        Ignores("no-result", "The ratio is 22/7."),
    )

    def check(self, view: DocumentView) -> Iterator[Verdict]:
        """Work out the left side of every equation."""
        for relation in view.relations_of(RelationKind.EQUALITY):
            if relation.operator in ("equation", "about"):
                verdict = _equation(view, relation)
                if verdict is not None:
                    yield verdict


def _equation(view: DocumentView, relation: Relation) -> Verdict | None:
    right, left = (next(o for o in relation.operands if o.role == role) for role in ("right", "left"))
    term, result = (view.document.text[o.span.start : o.span.end] for o in (left, right))
    try:
        found = _power(term) if "^" in term else _value(_TOKEN.findall(term))
    except (ZeroDivisionError, ArithmeticError, ValueError):
        return None
    stated = _stated(result, is_about=relation.operator == "about")
    claims = (*view.operands(relation, "right"), *view.operands(relation, "left"))
    derivation = Derivation(
        formula=term, expected=format_interval(found), stated=result, tolerance="rounding, cut-off digits"
    )
    if found.overlaps(stated):
        return Agrees(claims, derivation) if claims else None
    message = f"{term} is {format_interval(found)}, not {result}."
    place = view.locate(right.span, like=claims[0] if claims else None)
    return Differs(claims, message, derivation, locations=(place,), confidence=relation.confidence)


def _power(term: str) -> Interval:
    base, exponent = map(int, term.split("^"))
    return Interval.exactly(Decimal(base) ** exponent)


def _number(text: str) -> tuple[Decimal, Decimal]:
    """A numeral and the value of one unit in its last written digit."""
    digits = text.replace(",", "").rstrip(".")
    return Decimal(digits), Decimal(1).scaleb(-len(digits.partition(".")[2]))


def _stated(text: str, *, is_about: bool) -> Interval:
    value, step = _number(text)
    return Interval(value - step, value + step).widened(abs(value) / 20 if is_about else Decimal(0))


def _value(tokens: list[str]) -> Interval:
    """A term by the order of operations; decimals are intervals of what rounds to them, whole numbers exact."""
    terms: list[Interval] = []
    operator = "+"
    for token in tokens:
        if not token[0].isdigit():
            operator = token
            continue
        value, step = _number(token)
        factor = Interval.exactly(value) if step == 1 else Interval(value - step / 2, value + step / 2)
        if operator in _TIMES:
            terms[-1] = terms[-1] * factor
        elif operator in _BY:
            terms[-1] = terms[-1] / factor
        else:
            terms.append(-factor if operator in _MINUS else factor)
    total = Interval.exactly(0)
    for term in terms:
        total = total + term
    return total
