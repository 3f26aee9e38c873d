"""CC416: the smallest or largest value of an integer type, misstated."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from claimcheck.checks.rule import Agrees, Differs, DocumentRule, DocumentView, Flags, Ignores, Passes, Verdict
from claimcheck.records import Claim, Comparator, Derivation, Input, Modality, Severity

_TYPE = r"(?P<sign>un)?signed\s(?P<bits>8|16|32|64|128)[\s-]bit\s(?:integer|int|number)s?"
_END = r"(?P<end>minimum|maximum|smallest|largest|lowest|highest)(?:\svalue)?"
_IS = r"(?:\s(?:is|of|at|was|equals|being))?\s?[(:=,]?\s?(?:about|around|roughly|exactly|some|just)?\s?$"
_BEFORE = (
    re.compile(rf"{_TYPE}(?:['’]s|\shas\san?|\swith\san?)?\s{_END}{_IS}", re.IGNORECASE),
    re.compile(rf"{_END}\s(?:of|for|in)\s(?:an?\s|the\s)?{_TYPE}{_IS}", re.IGNORECASE),
)
_UPPER = frozenset({"maximum", "largest", "highest"})


class IntegerLimitMismatch(DocumentRule):
    """The smallest or largest value of a signed or unsigned integer type is given, and it is another.

    ## What it checks
    "a signed 64-bit integer's minimum (…)", "the largest value of an unsigned 16-bit integer is …": the figure against
    −2^(n−1), 2^(n−1) − 1, 0 or 2^n − 1, at its written precision.

    ## Why it matters
    Off by one, such a value overflows; readers copy it into tests and checks.

    ## When it is wrong
    Where a format or library keeps one of the values for itself.

    ## Source
    Two's complement: ISO/IEC 9899:2024 (C23), section 6.2.6.2.
    """

    code = "CC416"
    name = "integer-limit-mismatch"
    severity = Severity.ERROR
    since = "0.1"
    examples = (
        Flags(
            "off-by-one",
            "The largest value of an unsigned 16-bit integer is 65,536.",
            at="65,536",
            says="65,535",
        ),
        Passes("as-it-is", "The largest value of an unsigned 16-bit integer is 65,535."),
        Passes("rounded", "The maximum of a signed 32-bit integer is about 2.1 billion."),
        Ignores("no-limit-named", "It takes unsigned 16-bit integers, 65,536 of them."),
    )

    def check(self, view: DocumentView) -> Iterator[Verdict]:
        """Judge every figure that is called the limit of an integer type."""
        for claim in view.claims:
            quantity = claim.quantity
            if quantity is None or quantity.value is None or quantity.unit or claim.modality is Modality.NEGATED:
                continue
            before = view.before(claim, 80)
            named = next((match for pattern in _BEFORE if (match := pattern.search(before))), None)
            if named is not None and quantity.comparator not in (Comparator.LESS, Comparator.MORE):
                yield _judge(claim, named)


def _limit(named: re.Match[str]) -> int:
    bits, is_upper = int(named["bits"]), named["end"].casefold() in _UPPER
    if named["sign"]:
        return (1 << bits) - 1 if is_upper else 0
    return (1 << (bits - 1)) - 1 if is_upper else -(1 << (bits - 1))


def _judge(claim: Claim, named: re.Match[str]) -> Verdict:
    assert claim.quantity is not None
    limit = _limit(named)
    is_open = claim.quantity.comparator is Comparator.ABOUT or bool(claim.quantity.other_readings)
    is_exact = claim.quantity.step == 1 and not is_open
    fits = claim.quantity.value == limit if is_exact else Decimal(limit) in claim.quantity.generous_interval
    derivation = Derivation(
        formula="limits of n bits: 0 and 2^n − 1 unsigned, −2^(n−1) and 2^(n−1) − 1 signed",
        inputs=(Input(name="limit", text=claim.text, claim=claim.id), Input(name="n", text=named["bits"])),
        expected=f"{limit:,}",
        stated=claim.text,
        tolerance="rounding of a figure that is not written out",
    )
    if fits:
        return Agrees((claim,), derivation)
    kind = f"{'an un' if named['sign'] else 'a '}signed {named['bits']}-bit integer"
    return Differs((claim,), f"The {named['end'].casefold()} of {kind} is {limit:,}, not {claim.text}.", derivation)
