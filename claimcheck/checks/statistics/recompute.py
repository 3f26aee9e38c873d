"""p-values recomputed from reported tests, as intervals.

The test statistic stands for every value that rounds to it, so its p-value is an interval; an error is a reported
p-value that no value of the interval rounds to. The method is that of statcheck (Nuijten et al. 2016, "The prevalence
of statistical reporting errors in psychology", Behavior Research Methods 48); the distribution functions are mpmath's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from claimcheck.records import Claim, Comparator, Interval, format_number

ALPHA = Decimal("0.05")
_P = re.compile(r"(?P<comparator>[<>≤≥])?\s*(?P<value>\d*\.?\d+)$")
_ONE_TAILED = re.compile(r"\b(?:one|1)[- ](?:tailed|sided)\b|\bdirectional (?:test|hypothes)", re.IGNORECASE)
_TWO_SIDED = frozenset({"t", "r", "z"})
_LARGEST = Decimal(10) ** 7
"""Degrees of freedom and statistics beyond this are typing errors; the functions would not come to an end."""


@dataclass(frozen=True, slots=True)
class Recomputed:
    """A reported test with the p-values that it allows and those that the text states."""

    allowed: Interval
    stated: Interval
    stated_text: str
    readings: tuple[str, ...]
    is_consistent: bool
    changes_decision: bool

    @property
    def expected(self) -> str:
        """The allowed p-values for people, to three decimals."""
        return f"p from {_short(self.allowed.low)} to {_short(self.allowed.high)}"


def recompute(claim: Claim, prose: str) -> Recomputed | None:
    """The p-value of a test recomputed; None where the claim is no complete test. `prose` may say "one-tailed"."""
    degrees = _degrees(claim.qualifiers.get("df", ""))
    stated = _stated(claim.qualifiers.get("p", ""))
    statistic = _statistic(claim)
    if claim.metric is None or degrees is None or stated is None or statistic is None:
        return None
    allowed = _p_interval(claim.metric, statistic, degrees)
    if allowed is None:
        return None
    readings = [f"two-tailed: p from {_short(allowed.low)} to {_short(allowed.high)}"]
    if not allowed.overlaps(stated) and claim.metric in _TWO_SIDED and _ONE_TAILED.search(prose):
        allowed = allowed.scaled(Decimal("0.5"))
        readings.append(f"one-tailed: p from {_short(allowed.low)} to {_short(allowed.high)}")
    consistent = allowed.overlaps(stated)
    return Recomputed(
        allowed=allowed,
        stated=stated,
        stated_text=f"p {claim.qualifiers['p']}",
        readings=tuple(readings),
        is_consistent=consistent,
        changes_decision=not consistent and _is_significant(stated) != _is_significant(allowed),
    )


def _degrees(written: str) -> tuple[Decimal, ...] | None:
    parts = [part.strip().replace(",", "") for part in re.split(r", ", written)] if written else []
    try:
        degrees = tuple(Decimal(part) for part in parts)
    except ArithmeticError:
        return None
    return degrees if all(0 < d <= _LARGEST for d in degrees) else None


def _stated(written: str) -> Interval | None:
    if written == "ns":
        return Interval(ALPHA, Decimal(1), low_open=True)
    match = _P.match(written)
    if match is None or Decimal(match["value"]) > 1:
        return None
    value = Decimal(match["value"])
    match match["comparator"]:
        case "<" | "≤":
            return Interval(Decimal(0), value, high_open=match["comparator"] == "<")
        case ">" | "≥":
            return Interval(value, Decimal(1), low_open=match["comparator"] == ">")
    half = Decimal(5).scaleb(-len(match["value"].partition(".")[2]) - 1)
    return Interval(max(Decimal(0), value - half), min(Decimal(1), value + half))


def _statistic(claim: Claim) -> Interval | None:
    """Absolute values of the statistic that round to what is written, or lie beyond a bound."""
    quantity = claim.quantity
    if quantity is None or quantity.value is None or abs(quantity.value) > _LARGEST:
        return None
    value, half = abs(quantity.value), quantity.step / 2
    if quantity.comparator in (Comparator.LESS, Comparator.AT_MOST):
        return Interval(Decimal(0), value)
    if quantity.comparator in (Comparator.MORE, Comparator.AT_LEAST):
        return Interval(value, max(value, _LARGEST))
    return Interval(max(Decimal(0), value - half), value + half)


def _p_interval(metric: str, statistic: Interval, degrees: tuple[Decimal, ...]) -> Interval | None:
    if len(degrees) != {"z": 0, "F": 2}.get(metric, 1) or (metric == "r" and statistic.low >= 1):
        return None
    return Interval(_p_value(metric, statistic.high, degrees), _p_value(metric, statistic.low, degrees))


@lru_cache(maxsize=4096)
def _p_value(metric: str, statistic: Decimal, degrees: tuple[Decimal, ...]) -> Decimal:
    """Two-sided p for t, r and z, upper tail for F, chi2 and Q."""
    import mpmath  # takes longer to import than most documents to check, and few state a test

    x, df = mpmath.mpf(str(statistic)), [mpmath.mpf(str(d)) for d in degrees]
    if metric == "r":
        if x >= 1:
            return Decimal(0)
        x = x * mpmath.sqrt(df[0] / (1 - x * x))
    if metric == "z":
        p = mpmath.erfc(x / mpmath.sqrt(2))
    elif metric in ("t", "r"):
        p = mpmath.betainc(df[0] / 2, 0.5, 0, df[0] / (df[0] + x * x), regularized=True)
    elif metric == "F":
        p = mpmath.betainc(df[1] / 2, df[0] / 2, 0, df[1] / (df[1] + df[0] * x), regularized=True)
    else:
        p = mpmath.gammainc(df[0] / 2, x / 2, mpmath.inf, regularized=True)
    return Decimal(mpmath.nstr(mpmath.re(p), 15))


def _is_significant(p: Interval) -> bool:
    """Whether the middle of the interval, or for a bound its nearer end, is at most alpha."""
    if p.low == 0 and p.high > ALPHA:
        return p.high_open and p.high <= ALPHA
    return (p.middle if p.high < 1 else p.low + Decimal("1e-12")) <= ALPHA


def _short(p: Decimal) -> str:
    return "< .001" if p < Decimal("0.0005") else format_number(p.quantize(Decimal("0.0001")), 4)
