"""CC402: a figure and its conversion that are not the same amount."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.checks.rule import Agrees, Differs, DocumentRule, DocumentView, Flags, Ignores, Passes, Verdict
from claimcheck.records import Claim, Derivation, Input, Interval, RelationKind, Severity, format_interval
from claimcheck.units import comparable, convert

_SURE = 0.5


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
        Passes("rounded-conversion", "The pipe lies 30 meters (98 feet) under the road."),
        Passes("larger-unit", "Training took 18 days (432 hours)."),
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
    one, other = stated.quantity, converted.quantity
    if one is None or other is None or not comparable(one.unit, other.unit):
        return None
    written = other.generous_interval
    readings: list[str] = []
    fits = False
    for label, unit in _readings(one.unit):
        expected = convert(one.generous_interval, unit, other.unit)
        fits = fits or expected.overlaps(written)
        readings.append(f"{label}: {_short(convert(one.interval, unit, other.unit))} {other.unit}")
    derivation = Derivation(
        formula=f"{one.unit} converted to {other.unit}",
        inputs=(
            Input(name="stated", text=stated.text, claim=stated.id),
            Input(name="converted", text=converted.text, claim=converted.id),
        ),
        expected=f"{_short(convert(one.interval, one.unit, other.unit))} {other.unit}",
        stated=converted.text,
        tolerance="rounding of both figures",
        readings=tuple(readings),
    )
    if fits:
        return Agrees((converted, stated), derivation)
    message = f"{stated.text} is {derivation.expected}, not {converted.text}."
    return Differs((converted, stated), message, derivation)


def _short(interval: Interval) -> str:
    return format_interval(interval, 4)


_VARIANTS = {
    "gallon": ("imperial_gallon",),
    "pint": ("imperial_pint",),
    "ton": ("metric_ton", "long_ton"),
    "metric_ton": ("ton",),
}
"""Units of one name: countries differ, and the writer need not say which is meant."""


def _readings(unit: str) -> list[tuple[str, str]]:
    """The unit as read, and the units of the same name that another country may mean."""
    return [(unit, unit), *((variant, variant) for variant in _VARIANTS.get(unit, ()))]
