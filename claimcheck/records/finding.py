"""What the rules give: findings for what cannot be true, verifications for what was recomputed and holds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Annotated

from pydantic import BeforeValidator, Field

from claimcheck.records.base import Record
from claimcheck.records.claim import Location


class Severity(StrEnum):
    """`error` cannot be true under any reading; `warning` needs a person; `info` is only worth knowing."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for info, 1 for warning, 2 for error."""
        return ("info", "warning", "error").index(self.value)


class FindingStatus(StrEnum):
    """Where a finding stands in review."""

    NEW = "new"
    BASELINE = "baseline"
    SUPPRESSED = "suppressed"
    ACCEPTED = "accepted"
    DISMISSED = "dismissed"

    @property
    def is_open(self) -> bool:
        """Whether work is asked for: a real problem that somebody accepted still is one."""
        return self in (FindingStatus.NEW, FindingStatus.ACCEPTED)

    @property
    def is_believed(self) -> bool:
        """Whether its figures still count as contradicted: nobody said that the finding is wrong.

        A baseline, or a change that leaves it alone, only puts the work off.
        """
        return self not in (FindingStatus.SUPPRESSED, FindingStatus.DISMISSED)


class Input(Record):
    """A figure that a derivation starts from: its part in the formula, its words, and its claim where it is one."""

    name: str
    text: str
    claim: str | None = None


def _by_name(inputs: object) -> object:
    """Inputs under their names; of several with one name (the parts of a sum) the later ones are numbered."""
    if isinstance(inputs, Mapping) or not isinstance(inputs, Iterable):
        return inputs
    named: dict[str, object] = {}
    for item in inputs:
        name, number = item.name, 1
        while name in named:
            number += 1
            name = f"{item.name} {number}"
        named[name] = item
    return named


class Derivation(Record):
    """How a rule computed what it says, so that a person can redo it."""

    formula: str
    inputs: Annotated[dict[str, Input], BeforeValidator(_by_name)] = Field(
        default_factory=dict, description="By name; given as a sequence of inputs, they are named by themselves."
    )
    expected: str
    stated: str
    tolerance: str = ""
    readings: tuple[str, ...] = Field(default=(), description="The readings that were tried, each with its outcome.")
    decision_error: bool = Field(default=False, description="For CC6xx: whether the decision at alpha changes.")


class Finding(Record):
    """A place where the text cannot be right, or needs a person; the flagged claim comes first."""

    rule: str = Field(pattern=r"^CC\d{3}$")
    name: str
    severity: Severity
    message: str
    claims: tuple[str, ...] = ()
    locations: tuple[Location, ...] = ()
    derivation: Derivation | None = None
    confidence: float = Field(default=1.0, ge=0.0, le=1.0)
    fingerprint: str
    status: FindingStatus = FindingStatus.NEW
    justification: str = Field(default="", description="Why it was suppressed, dismissed or accepted, as was given.")


class Verification(Record):
    """A relation that was recomputed and holds; `rule` is the one that would have flagged it."""

    rule: str = Field(pattern=r"^CC\d{3}$")
    claims: tuple[str, ...] = ()
    locations: tuple[Location, ...] = ()
    derivation: Derivation | None = None
