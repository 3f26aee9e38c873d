"""CC417: a speed, density or consumption that is not the one amount by the other."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.checks.rule import Agrees, Differs, DocumentRule, DocumentView, Flags, Ignores, Passes, Verdict
from claimcheck.checks.units.quotients import Quotient, quotients
from claimcheck.records import Derivation, Input, Severity, format_interval
from claimcheck.units import conversion


class QuotientMismatch(DocumentRule):
    """A figure of one unit by another is not the quotient of the figures that it is stated for.

    ## What it checks
    Speeds, paces, densities, consumption, flow: a figure in km/h, minutes per kilometer, liters per 100 km, kg per
    liter or people per square kilometer that is introduced as a result ("an average of", "so", "that is"), against the
    amount and the time, length or area of which its unit makes it the quotient. The two stand before it in its
    sentence, or in the nearest place that has just one pair which comes near.

    ## Why it matters
    A slipped digit in a speed looks like any other speed.

    ## When it is wrong
    Where breaks are left out, or the figure is that of another stretch than the one named beside it.

    ## Source
    Quotients of rounded figures as intervals, in base units of the registry.
    """

    code = "CC417"
    name = "quotient-mismatch"
    severity = Severity.ERROR
    since = "0.1"
    examples = (
        Flags(
            "speed",
            "The ferry crossed the 45 km of the strait in 1 hour and 30 minutes, an average speed of 38 km/h.",
            at="38 km/h",
            says="30",
        ),
        Flags(
            "pace",
            "She needed 20 minutes for the 5 km, a pace of 4:30 per kilometer.",
            at="4:30 per kilometer",
            says="20 minutes",
        ),
        Flags(
            "course-named-above",
            "The course is 21.1 km long.\n\nThe record is 1 hour and 6 minutes, an average of 21.3 km/h.",
            at="21.3 km/h",
            says="21.1 km",
        ),
        Flags(
            "consumption",
            "The van used 54 liters on 600 km, that is 7 liters per 100 km.",
            at="7 liters per 100 km",
            says="9",
        ),
        Passes("speed-as-stated", "The ferry crossed the 45 km in 1 hour and 30 minutes, an average speed of 30 km/h."),
        Passes("density", "The town has 84,000 people on 120 square kilometers, so 700 people per square kilometer."),
        Ignores("top-speed", "The ferry crossed the 45 km in 1 hour and 30 minutes, with a top speed of 38 km/h."),
        Ignores("no-result", "The ferry needs 1 hour and 30 minutes for the 45 km. Trucks may drive 60 km/h."),
    )

    def check(self, view: DocumentView) -> Iterator[Verdict]:
        """Judge every figure that is introduced as a quotient."""
        for found in quotients(view):
            yield _judge(found)


def _judge(found: Quotient) -> Verdict:
    stated = found.stated.quantity
    assert stated is not None
    unit = stated.unit_text or stated.counted or stated.unit
    expected = format_interval(found.expected.scaled(1 / conversion(stated.unit).factor), 3)
    derivation = Derivation(
        formula=f"{found.amount.text} ÷ {found.spread.text}",
        inputs=(
            Input(name="amount", text=found.amount.text, claim=found.amount.id),
            Input(name="by", text=found.spread.text, claim=found.spread.id),
        ),
        expected=f"{expected} {unit}",
        stated=found.stated.text,
        tolerance="rounding of all three figures",
    )
    claims = (found.stated, found.amount, found.spread)
    if found.fits:
        return Agrees(claims, derivation)
    is_near = found.amount.location.sentence == found.spread.location.sentence == found.stated.location.sentence
    message = f"{found.stated.text} is not {found.amount.text} by {found.spread.text}, which is {derivation.expected}."
    return Differs(
        claims, message, derivation, severity=None if is_near else Severity.WARNING, confidence=0.9 if is_near else 0.7
    )
