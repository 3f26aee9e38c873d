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
_LINK = (
    r"(?:\s(?:between|of|for|on|in)\s[^,;.()\d]{0,40}?)?(?:\s(?:of|is|was|were|reached|rose\sto|fell\sto|averaged|stood\sat)|:|\s?=)?"
    r"\s?(?:(?:about|around|only|just|nearly|roughly|an?|as\shigh\sas)\s)?"
)
"""Between the name of a metric and its figure."""
_SEPARATORS = re.compile(r"[\s_-]+")


@dataclass(frozen=True, slots=True)
class Scale:
    """What a figure may be, in `unit`; `why` completes "it cannot be: ..."."""

    interval: Interval
    unit: str
    why: str


@dataclass(frozen=True, slots=True)
class MetricScale:
    """The scale of what is measured, and the patterns that find it named around a figure.

    `loose` finds it anywhere in the words before, `close` at their end, `after` at the beginning of those behind.
    """

    scale: Scale
    loose: re.Pattern[str]
    close: re.Pattern[str]
    after: re.Pattern[str]
    when: re.Pattern[str]
    unless: re.Pattern[str]
    percent_from: Decimal

    def applies(self, statement: str) -> bool:
        """Whether the sentence has the words that it must hold, and none by which something else is meant."""
        return self.when.search(statement) is not None and not self.unless.search(statement)


@cache
def metric_scales() -> tuple[MetricScale, ...]:
    """Scales by what is measured."""
    return tuple(
        MetricScale(
            scale=_scale(row, row["why"]),
            loose=re.compile(rf"(?<![\w-]){_names(row, 'terms')}(?![\w-])", re.IGNORECASE),
            close=re.compile(
                rf"(?<![\w-])(?:{_names(row, 'close')}{_LINK}|{_names(row, 'symbols')}\s?=\s?)$", re.IGNORECASE
            ),
            after=re.compile(rf"\s(?:{'|'.join(row.get('after', ())) or '(?!)'})", re.IGNORECASE),
            when=re.compile("|".join(row.get("when", ())), re.IGNORECASE),
            unless=re.compile(rf"\b(?:{'|'.join(row.get('unless', ())) or '(?!)'})\b", re.IGNORECASE),
            percent_from=Decimal(str(row.get("percent_from", _INFINITY))),
        )
        for row in table("scales")["metric"]
    )


def _names(row: Mapping[str, Any], key: str) -> str:
    names = sorted(row.get(key, ()), key=len, reverse=True)
    return f"(?:{'|'.join(map(re.escape, names)) or '(?!)'})"


@cache
def physical_scales() -> tuple[Scale, ...]:
    """Scales by the dimension of the unit."""
    return tuple(_scale(row, row["why"]) for row in table("scales")["physical"])


@cache
def people() -> frozenset[str]:
    """Nouns for people, of whom no more than all can do something."""
    return frozenset(table("scales")["people"]["nouns"])


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
