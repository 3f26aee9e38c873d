"""CC413: energy that is not power times time, for one machine or for all of its accelerators."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from claimcheck.checks.rule import DocumentRule, DocumentView, Flags, Ignores, Passes, Verdict
from claimcheck.checks.units.accounting import Identity, Reach, any_of, judge
from claimcheck.checks.units.roles import ACCELERATORS, DURATION, ENERGY, POWER
from claimcheck.records import Interval, Severity

_SLACK = Interval(Decimal("0.3"), Decimal("2.5"))
"""From devices at a third of their rated power, to hosts, networks and cooling on top: a PUE of 1.56 is the average
of data centers (Uptime Institute, Global Data Center Survey 2024), and hosts take about as much again as half of it."""
_OF_ACCELERATORS = Identity(
    "energy = accelerators × power × time", ENERGY, (ACCELERATORS, POWER, DURATION), _SLACK, Reach.NEIGHBOURS
)
_OF_ALL = Identity("energy = power × time", ENERGY, (POWER, DURATION), _SLACK, Reach.NEIGHBOURS)
"""Where the power stated is that of all accelerators together."""


class EnergyMismatch(DocumentRule):
    """The energy stated for a training run is several times what its accelerators can have used, or a fraction of it.

    ## What it checks
    Energy = accelerators × power × time, between a third and two and a half times that, for figures of one sentence or
    two neighbouring ones.

    ## Why it matters
    Emissions and cost are computed from it; kilowatt-hours for megawatt-hours are a factor of a thousand.

    ## When it is wrong
    Where the power is that of a whole machine, or the energy covers other runs.

    ## Source
    Definition of the units; the range by the sources named in the code.
    """

    code = "CC413"
    name = "energy-mismatch"
    severity = Severity.WARNING
    since = "0.1"
    examples = (
        Flags(
            "power-of-ten",
            "The 512 GPUs, each drawing 700 watts, ran for 30 days and used 2,580 MWh.",
            at="2,580 MWh",
            says="512 GPUs",
        ),
        Passes("power-of-all", "The 512 GPUs draw 358 kilowatts, ran for 30 days and used 258 MWh."),
        Passes("with-cooling", "The 512 GPUs, each drawing 700 watts, ran for 30 days and used 340 MWh."),
        Ignores("no-power", "The 512 GPUs ran for 30 days and used 340 MWh."),
    )

    def check(self, view: DocumentView) -> Iterator[Verdict]:
        """Judge every energy beside accelerators, their power and the time."""
        verdicts = list(judge(view, _OF_ACCELERATORS))
        targets = {verdict.claims[0].id for verdict in verdicts}
        of_all = [verdict for verdict in judge(view, _OF_ALL) if verdict.claims[0].id in targets]
        return any_of([*verdicts, *of_all])
