"""CC402: a figure and its conversion that are not the same amount."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from claimcheck.checks.rule import Agrees, Differs, DocumentRule, DocumentView, Flags, Ignores, Passes, Verdict
from claimcheck.records import (
    Claim,
    Comparator,
    Derivation,
    Input,
    Interval,
    Quantity,
    RelationKind,
    Severity,
    format_interval,
)
from claimcheck.units import are_inverse, comparable, conversion, convert, to_base

_DIFFERS = re.compile(
    r"\b(?:higher|lower|warmer|cooler|colder|hotter|more|less|above|below|by|rise[ns]?|rose|risen|drop\w*|f[ea]ll\w*|increase\w*|"
    r"decrease\w*|warming|cooling|differ\w*|changes?|anomal\w*)\b",
    re.IGNORECASE,
)
"""Words by which degrees may be those of a difference."""
_SURE = 0.5
_EXACT_BY_DIGITS = 5
_FARTHEST_SLIP = 130
"""A slip of units or digits: up to two digits, or minutes for hours; a figure further off is no conversion at all."""


class ConversionMismatch(DocumentRule):
    """One amount is given in two units, and the two are not equal.

    ## What it checks
    A figure restated in another unit, in brackets or after "or", "that is", "i.e.": `25 °C (77 °F)`, `18 days, or 432
    hours`. Both stand for every value that rounds to them; conversion factors are those of the unit registry. Gallons
    may be US or imperial, tons metric, short or long, and a thousand bytes may be 1,024.

    ## Why it matters
    One of the two was mistyped or converted by the wrong factor, and half of the readers use it.

    ## When it is wrong
    Where the second figure is not a conversion but another quantity that happens to stand in brackets.

    ## Source
    Conversion factors: BIPM SI Brochure (9th ed., 2019), NIST Handbook 44 (2023), Appendix C.
    """

    code = "CC402"
    name = "conversion-mismatch"
    severity = Severity.ERROR
    since = "0.1"
    examples = (
        Flags("factor-slipped", "The pipe lies 30 meters (89 feet) under the road.", at="89 feet", says="30 meters"),
        Flags("wrong-temperature", "Keep the vials at 5 °C (51 °F).", at="51 °F", says="5 °C"),
        Flags("said-by-a-verb", "The default block of 65,536 bytes is 32 KiB.", at="32 KiB", says="64"),
        Ignores("compared-by-a-verb", "The course of 10 km is 2 miles longer than before."),
        Passes("rounded-conversion", "The pipe lies 30 meters (98 feet) under the road."),
        Flags("digits-swapped", "The limit is 1 GiB (1,073,714,824 bytes).", at="1,073,714,824 bytes", says="1 GiB"),
        Flags("upside-down", "It does 40 mpg (7.9 liters per 100 km).", at="7.9 liters per 100 km", says="5.8"),
        Passes("imperial-gallons", "It does 40 mpg (7.1 liters per 100 km)."),
        Passes("difference-of-temperatures", "August was 2.14 °F (1.19 °C) warmer than usual."),
        Ignores("place-in-an-equation", "The 1.3 mm beach at x = 0.072 m was the roughest."),
        Passes("larger-unit", "Training took 18 days (432 hours)."),
        Ignores("two-ways-to-go", "It is a walk of fifteen minutes or 5 minutes by tram."),
        Ignores("tariff", "Parking costs €3 an hour or €15 a day."),
        Ignores("other-quantity-in-brackets", "The tower is 30 meters high (12 floors)."),
    )

    def check(self, view: DocumentView) -> Iterator[Verdict]:
        """Judge every stated conversion."""
        for relation in view.relations_of(RelationKind.CONVERSION):
            stated, converted = view.operands(relation, "stated"), view.operands(relation, "converted")
            if len(stated) == len(converted) == 1 and relation.confidence >= _SURE:
                verdict = _judge(stated[0], converted[0])
                if verdict is not None:
                    yield verdict


def _judge(stated: Claim, converted: Claim) -> Verdict | None:
    if stated.quantity is None or converted.quantity is None:
        return None
    one, other = _as_written(stated.quantity), _as_written(converted.quantity)
    if not (comparable(one.unit, other.unit) or are_inverse(one.unit, other.unit)):
        return None
    allowed = [(unit, _converted(_reading(one, other), unit, other.unit)) for unit in _readings(one.unit)]
    if _DIFFERS.search(stated.statement) and conversion(one.unit).offset != conversion(other.unit).offset:
        allowed.append((f"{one.unit}, as a difference", _as_difference(_reading(one, other), one.unit, other.unit)))
    derivation = Derivation(
        formula=f"{one.unit} converted to {other.unit}",
        inputs=(
            Input(name="stated", text=stated.text, claim=stated.id),
            Input(name="converted", text=converted.text, claim=converted.id),
        ),
        expected=f"{_short(_converted(one.interval, one.unit, other.unit))} {other.unit_in_words}",
        stated=converted.text,
        tolerance="rounding of both figures",
        readings=tuple(f"{unit}: {_short(interval)} {other.unit_in_words}" for unit, interval in allowed),
    )
    if any(interval.overlaps(other.generous_interval) for _, interval in allowed):
        return Agrees((converted, stated), derivation)
    if _is_far(allowed[0][1], other.generous_interval):
        return None
    message = f"{stated.text} is {derivation.expected}, not {converted.text}."
    return Differs((converted, stated), message, derivation)


def _converted(interval: Interval, unit: str, to: str) -> Interval:
    """An interval in another unit: miles per gallon are liters per 100 km turned upside down."""
    if comparable(unit, to):
        return convert(interval, unit, to)
    return (Interval.exactly(1) / to_base(interval, unit)).scaled(1 / conversion(to).factor)


def _as_difference(interval: Interval, unit: str, to: str) -> Interval:
    """A difference of temperatures in another unit: no zero has to be moved."""
    return interval.scaled(conversion(unit).factor / conversion(to).factor)


def _as_written(quantity: Quantity) -> Quantity:
    """The quantity without its hedge: "about 420 km (261 miles)" converts 420, however vague 420 is."""
    return quantity.model_copy(update={"comparator": Comparator.EQUAL}) if quantity.value is not None else quantity


def _reading(one: Quantity, other: Quantity) -> Interval:
    """What the first figure stands for: a whole number converted to five more digits was taken as exact."""
    if one.value is None or other.value is None or one.decimals:
        return one.generous_interval
    if _significant_digits(other) - _significant_digits(one) >= _EXACT_BY_DIGITS:
        return Interval.exactly(one.value)
    return one.generous_interval


def _significant_digits(quantity: Quantity) -> int:
    assert quantity.value is not None
    if not quantity.value or not quantity.step:
        return 1
    return max(1, quantity.value.adjusted() - quantity.step.adjusted() + 1)


def _is_far(expected: Interval, written: Interval) -> bool:
    """Whether two amounts of one sign are further apart than a slip explains, a factor of 1,000 (a prefix) aside."""
    low, high = sorted((abs(expected.middle), abs(written.middle)))
    ratio = high / low if low else Decimal("Infinity")
    return ratio > _FARTHEST_SLIP and not 950 <= ratio <= 1100


def _short(interval: Interval) -> str:
    return format_interval(interval, 4)


_VARIANTS = {
    "gallon": ("imperial_gallon",),
    "pint": ("imperial_pint",),
    "ton": ("metric_ton", "long_ton"),
    "metric_ton": ("ton",),
    "mile/gallon": ("mile/imperial_gallon",),
}
"""Units of one name: countries differ, and the writer need not say which is meant."""


def _readings(unit: str) -> tuple[str, ...]:
    """The unit as read, and the units of the same name that another country may mean."""
    return (unit, *_VARIANTS.get(unit, ()))
