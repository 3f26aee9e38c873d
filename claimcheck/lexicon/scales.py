"""The ranges that scores, shares, coefficients and physical quantities cannot leave, with their reasons."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from claimcheck.lexicon.load import table
from claimcheck.records import Interval

_INFINITY = Decimal("Infinity")
_SEPARATORS = re.compile(r"[\s_-]+")


@dataclass(frozen=True, slots=True)
class Scale:
    """What a figure may be, in `unit`; `why` completes "it cannot be: ..."."""

    interval: Interval
    unit: str
    why: str


@cache
def metric_scales() -> tuple[tuple[re.Pattern[str], Scale], ...]:
    """Scales by what is measured: a pattern that finds the metric's name as whole words, and the scale."""
    found = []
    for row in table("scales")["metric"]:
        terms = "|".join(re.escape(term) for term in sorted(row["terms"], key=len, reverse=True))
        found.append((re.compile(rf"(?<![\w-])(?:{terms})(?![\w-])", re.IGNORECASE), _scale(row, row["why"])))
    return tuple(found)


@cache
def physical_scales() -> tuple[Scale, ...]:
    """Scales by the dimension of the unit."""
    return tuple(_scale(row, row["why"]) for row in table("scales")["physical"])


def benchmark_scale(name: str) -> Scale | None:
    """The scale of a benchmark by its canonical name, case and hyphens aside; None where it is not known."""
    return _benchmark_scales().get(_key(name))


@cache
def _benchmark_scales() -> Mapping[str, Scale]:
    rows = table("scales")["benchmark"]
    return {
        _key(row["name"]): _scale(row, f"scores on {row['name']} lie between {row['low']} and {row['high']}")
        for row in rows
    }


def _key(name: str) -> str:
    return _SEPARATORS.sub(" ", name.strip().casefold())


def _scale(row: Mapping[str, Any], why: str) -> Scale:
    low = Decimal(str(row["low"])) if "low" in row else -_INFINITY
    high = Decimal(str(row["high"])) if "high" in row else _INFINITY
    return Scale(Interval(low, high, not low.is_finite(), not high.is_finite()), row["unit"], why)
