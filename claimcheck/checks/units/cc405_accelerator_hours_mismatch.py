"""CC405: accelerator hours that are not the number of accelerators times the hours."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from claimcheck.checks.rule import Agrees, DocumentRule, DocumentView, Flags, Ignores, Passes, Verdict
from claimcheck.checks.units.accounting import Identity, Reach, judge
from claimcheck.checks.units.roles import ACCELERATORS, DEVICE_TIME, DURATION
from claimcheck.records import Interval, Severity

_SLACK = Interval(Decimal("0.85"), Decimal("1.12"))
"""Restarts and idle nodes: hours booked and hours run differ by a tenth or so."""


_IN_PART = re.compile(r"\b(?:shared|partly|part of|interrupted|preempt\w*|idle|up to|varied|varying)\b", re.IGNORECASE)
"""Not all devices ran all the time."""


class AcceleratorHoursMismatch(DocumentRule):
    """GPU-hours are stated beside the number of GPUs and the time, and the product is another.

    ## What it checks
    GPU-hours = GPUs × time, within an eighth, for figures of the same sentence, the one before it, or the section,
    where each is the only one.

    ## Why it matters
    Cost and energy are computed from the GPU-hours; days taken for hours, or nodes for GPUs, make them wrong.

    ## When it is wrong
    Where the GPU-hours cover several runs, or the number of GPUs changed on the way.

    ## Source
    Definition of the unit.
    """

    code = "CC405"
    name = "accelerator-hours-mismatch"
    severity = Severity.WARNING
    since = "0.1"
    examples = (
        Flags(
            "nodes-taken-for-devices",
            "The run took 10 days on 256 H100 GPUs, 7,680 GPU-hours in all.",
            at="7,680 GPU-hours",
            says="256 H100 GPUs",
        ),
        Passes("product-as-stated", "The run took 10 days on 256 H100 GPUs, 61,440 GPU-hours in all."),
        Ignores(
            "two-models",
            "Corvid 2 was trained on 512 H100 GPUs for two months. In comparison Magpie 4 took 2.4 million GPU hours.",
        ),
        Ignores("no-hours", "The run took 10 days on 256 H100 GPUs."),
    )

    def check(self, view: DocumentView) -> Iterator[Verdict]:
        """Judge every figure in accelerator hours."""
        identity = Identity(
            "accelerator hours = accelerators × time", DEVICE_TIME, (ACCELERATORS, DURATION), _SLACK, Reach.SECTION
        )
        for verdict in judge(view, identity):
            if isinstance(verdict, Agrees) or not _IN_PART.search(verdict.claims[0].statement):
                yield verdict
