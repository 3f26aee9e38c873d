"""Claims and documents for the tests of the contradiction rules."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from claimcheck.checks.rule import DocumentView
from claimcheck.records import Claim, Comparator, DateValue, Grain, Quantity
from claimcheck.units import make_quantity

Claims = Callable[..., Claim]
Views = Callable[..., DocumentView]


def quantity(text: str, value: str, unit: str = "", **fields: Any) -> Quantity:
    decimals = len(value.partition(".")[2])
    fields = {"step": Decimal(1).scaleb(-decimals), "decimals": decimals, "comparator": Comparator.EQUAL} | fields
    return make_quantity(text=text, value=Decimal(value), unit=unit, **fields)


def day(text: str, start: str, end: str | None = None, grain: Grain = Grain.DAY, **fields: Any) -> DateValue:
    return DateValue(text=text, start=start, end=end or start, grain=grain, timex=start, **fields)


def marked_figures(sentence: str) -> tuple[str, list[tuple[int, int, str]]]:
    plain, figures = "", []
    for part in sentence.replace("]", "[").split("["):
        if "|" in part:
            written, _, counted = part.partition("|")
            figures.append((len(plain), len(plain) + len(written), counted))
            plain += written
        else:
            plain += part
    return plain, figures
