"""How often each rule is right, from what people decided."""

from __future__ import annotations

import io
import math
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from rich.console import Console
from rich.table import Table

from claimcheck.records.base import Record
from claimcheck.reports.passages import printable
from claimcheck.review.decisions import Decision, Verdict

_Z = 1.959964
"""Standard normal quantile of a two-sided interval of 95 percent."""


class Share(NamedTuple):
    """A share with the ends of its interval, 0 to 1."""

    value: float
    low: float
    high: float


class RulePrecision(Record):
    """Labels of one rule: `real` problems (accepted or put off), false alarms by reason, and the precision."""

    rule: str
    real: int
    false: int
    precision: float
    low: float
    high: float
    reasons: dict[str, int]

    @property
    def labels(self) -> int:
        """Findings that were decided on."""
        return self.real + self.false


def precision_by_rule(decisions: Iterable[Decision]) -> list[RulePrecision]:
    """The precision of every rule that has labels, by code; `decisions` are those that stand."""
    real: Counter[str] = Counter()
    false: Counter[str] = Counter()
    reasons: dict[str, Counter[str]] = {}
    for decision in decisions:
        if decision.verdict is Verdict.DISMISSED:
            false[decision.rule] += 1
            assert decision.reason is not None
            reasons.setdefault(decision.rule, Counter())[decision.reason.value] += 1
        else:
            real[decision.rule] += 1
    return [_precision(rule, real[rule], false[rule], reasons.get(rule, {})) for rule in sorted(real | false)]


def wilson(successes: int, trials: int) -> Share:
    """The share of successes with its score interval of 95 percent; the whole range where there are no trials.

    Source: Wilson 1927, "Probable inference, the law of succession, and statistical inference"; unlike the normal
    approximation it stays within 0 and 1 and says something of few trials.
    """
    if trials == 0:
        return Share(0.0, 0.0, 1.0)
    share = successes / trials
    spread = _Z**2 / trials
    middle = (share + spread / 2) / (1 + spread)
    reach = _Z / (1 + spread) * math.sqrt(share * (1 - share) / trials + spread / (4 * trials))
    # Rounding must not push an end past the share itself or out of the range.
    return Share(share, max(0.0, min(share, middle - reach)), min(1.0, max(share, middle + reach)))


def as_table(rules: Iterable[RulePrecision], width: int) -> str:
    """The precisions as a table of at most `width` columns."""
    console = Console(file=io.StringIO(), width=width, highlight=False, markup=False)
    table = Table(box=None, pad_edge=False, header_style="")
    for heading in ("rule", "labels", "real", "false", "precision", "95% interval"):
        table.add_column(heading, justify="left" if heading == "rule" else "right", no_wrap=True)
    table.add_column("false because")
    for rule in rules:
        interval = f"{rule.low:.0%} to {rule.high:.0%}"
        reasons = ", ".join(f"{count} {reason}" for reason, count in rule.reasons.items())
        counts = (rule.labels, rule.real, rule.false)
        table.add_row(printable(rule.rule), *map(str, counts), f"{rule.precision:.0%}", interval, reasons)
    console.print(table)
    assert isinstance(console.file, io.StringIO)
    return "".join(f"{line.rstrip()}\n" for line in console.file.getvalue().splitlines())


def _precision(rule: str, real: int, false: int, reasons: dict[str, int] | Counter[str]) -> RulePrecision:
    share = wilson(real, real + false)
    return RulePrecision(
        rule=rule,
        real=real,
        false=false,
        precision=round(share.value, 4),
        low=round(share.low, 4),
        high=round(share.high, 4),
        reasons=dict(sorted(reasons.items())),
    )
