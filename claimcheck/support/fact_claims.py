"""Facts in the form of claims, so that they are linked and compared like what a document states."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from decimal import Decimal

from claimcheck.records import (
    Claim,
    Comparator,
    DateValue,
    Grain,
    Kind,
    Location,
    Quantity,
    Reference,
    Span,
    format_number,
)
from claimcheck.support.facts import Fact, FiledFact
from claimcheck.units import make_quantity

_KINDS = {
    "[parameter]": Kind.PARAMETERS,
    "[token]": Kind.TOKENS,
    "[time]": Kind.DURATION,
    "[operation]": Kind.COMPUTE,
    "[information]": Kind.MEMORY,
    "[fraction]": Kind.PERCENTAGE,
}
_SCALES = ((Decimal(10) ** 12, "trillion"), (Decimal(10) ** 9, "billion"), (Decimal(10) ** 6, "million"))
_FOREVER = (dt.date.min, dt.date.max)


def fact_reference(filed: FiledFact) -> Reference:
    """What a fact states, as a claim in a document of its own: facts are never compared with each other."""
    fact, name = filed.fact, f"fact:{filed.file}:{filed.fact.subject}/{filed.fact.metric}"
    text = fact.date or figure_text(fact)
    statement = f"{fact.subject} {fact.metric} {text}"
    claim = Claim(
        id=f"{name}:{filed.line}:{filed.number}",
        kind=_kind(fact),
        subject=fact.subject,
        metric=fact.metric,
        qualifiers={**_period(fact), **fact.qualifiers},
        quantity=None if fact.date else _quantity(fact, text),
        date=_date(fact.date) if fact.date else None,
        location=_place(filed, len(statement) - len(text), len(statement)),
        statement=statement,
    )
    return Reference(
        id=name,
        claim=claim,
        title=f"“{fact.source.title}”",
        passage=f"{fact.subject}, {fact.metric}: {text}",
        url=fact.source.url,
        always=fact.valid_from is None and fact.valid_to is None,
    )


def validity(reference: Reference, fact: Fact) -> Claim | None:
    """The time for which a fact holds, as a date in its statement; None where it always holds."""
    if reference.always:
        return None
    start, end = fact.valid_from or _FOREVER[0], fact.valid_to or _FOREVER[1]
    text = f"{start} to {end}"
    date = DateValue(text=text, start=start.isoformat(), end=end.isoformat(), grain=Grain.DAY, timex=start.isoformat())
    claim = reference.claim
    return Claim(id=f"{claim.id}:validity", kind=Kind.DATE, date=date, location=claim.location)


def figure_text(fact: Fact) -> str:
    """The number of a fact for people: `175 billion parameters`, `86.4%`, `at least 15 trillion tokens`."""
    unit = fact.unit
    if unit == "percent":
        unit = "%"
    elif unit:
        unit = f" {unit}s" if unit.isalpha() and unit.islower() else f" {unit}"
    if fact.value is not None:
        return f"{_scaled(fact.value)}{unit}"
    if fact.low is not None and fact.high is not None:
        return f"{_scaled(fact.low)} to {_scaled(fact.high)}{unit}"
    if fact.low is not None:
        return f"at least {_scaled(fact.low)}{unit}"
    assert fact.high is not None
    return f"at most {_scaled(fact.high)}{unit}"


def _scaled(value: Decimal) -> str:
    for scale, word in _SCALES:
        if scale <= abs(value) < scale * 1000:
            return f"{format_number(value / scale)} {word}"
    return format_number(value, digits=9)


def _kind(fact: Fact) -> Kind:
    if fact.date:
        return Kind.DATE
    if "benchmark" in fact.qualifiers:
        return Kind.SCORE
    quantity = _quantity(fact, "")
    if not quantity.dimension:
        return Kind.COUNT
    if quantity.dimension.startswith("[currency"):
        return Kind.MONEY
    return _KINDS.get(quantity.dimension, Kind.QUANTITY)


def _quantity(fact: Fact, text: str) -> Quantity:
    comparator = Comparator.EQUAL
    if fact.value is None and fact.high is None:
        comparator = Comparator.AT_LEAST
    elif fact.value is None and fact.low is None:
        comparator = Comparator.AT_MOST
    digits = next(x for x in (fact.value, fact.high, fact.low) if x is not None).as_tuple().exponent
    assert isinstance(digits, int)
    return make_quantity(
        text=text,
        comparator=comparator,
        value=fact.value,
        low=fact.low,
        high=fact.high,
        unit=fact.unit,
        counted=fact.metric if not fact.unit and "benchmark" not in fact.qualifiers else None,
        decimals=max(0, -digits),
        step=Decimal(1).scaleb(digits),
    )


def _date(text: str) -> DateValue:
    year, month, day = (*map(int, text.split("-")), 0, 0)[:3]
    start = dt.date(year, month or 1, day or 1)
    end = dt.date(year, month or 12, day or monthrange(year, month or 12)[1])
    grain = Grain.DAY if day else Grain.MONTH if month else Grain.YEAR
    return DateValue(text=text, start=start.isoformat(), end=end.isoformat(), grain=grain, timex=text)


def _period(fact: Fact) -> dict[str, str]:
    """The year, where a fact holds for exactly one: texts name it as the figure's period."""
    start, end = fact.valid_from, fact.valid_to
    if start and end and (start, end) == (dt.date(start.year, 1, 1), dt.date(start.year, 12, 31)):
        return {"period": str(start.year)}
    return {}


def _place(filed: FiledFact, start: int, end: int) -> Location:
    document = f"{filed.file}:{filed.number}"
    return Location(document=document, start=start, end=end, line=max(filed.line, 1), column=1, sentence=Span(0, end))
