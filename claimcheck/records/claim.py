"""A claim: one checkable figure or date, as the document states it (CONTRACT.md)."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field, model_validator

from claimcheck.records.base import Record, Span
from claimcheck.records.dates import DateValue
from claimcheck.records.document import BlockKind
from claimcheck.records.quantity import Quantity

TABLE_PLACES = frozenset({"row", "column", "row_role", "column_role"})
"""Qualifiers that say where in a table a cell stands; subject and metric say what that means."""


class Kind(StrEnum):
    """What sort of figure a claim states."""

    SCORE = "score"
    COMPUTE = "compute"
    TOKENS = "tokens"
    PARAMETERS = "parameters"
    DATE = "date"
    DURATION = "duration"
    MONEY = "money"
    PERCENTAGE = "percentage"
    RATIO = "ratio"
    CHANGE = "change"
    COUNT = "count"
    RANK = "rank"
    MEMORY = "memory"
    RATE = "rate"
    ENERGY = "energy"
    QUANTITY = "quantity"
    STATISTIC = "statistic"


class Modality(StrEnum):
    """How far the writer stands behind the figure."""

    ASSERTED = "asserted"
    REPORTED = "reported"
    PLANNED = "planned"
    HYPOTHETICAL = "hypothetical"
    NEGATED = "negated"
    QUESTION = "question"
    EXAMPLE = "example"


class SupportStatus(StrEnum):
    """What a claim stands on, from the strongest statement about it to none."""

    CONTRADICTED = "contradicted"
    VERIFIED = "verified"
    CORROBORATED = "corroborated"
    SOURCED = "sourced"
    CITED = "cited"
    ATTRIBUTED = "attributed"
    UNSUPPORTED = "unsupported"


class Attribution(Record):
    """Who is said to say so, and what the sentence cites."""

    source: str | None = None
    cue: str | None = Field(default=None, description="The words that attribute: `Reuters reported`.")
    citations: tuple[str, ...] = Field(default=(), description="Links or reference keys in force for the sentence.")


class Support(Record):
    """What the claim rests on; `by` holds ids of claims, facts, sources or verifications."""

    status: SupportStatus = SupportStatus.UNSUPPORTED
    by: tuple[str, ...] = ()


class Location(Record):
    """Where a figure stands; `start` and `end` are character offsets in the document's decoded text."""

    document: str
    block: BlockKind = BlockKind.PARAGRAPH
    start: int
    end: int
    line: int = Field(description="1-based.")
    column: int = Field(description="1-based, in characters.")
    sentence: Span
    page: int | None = None
    slide: int | None = None
    sheet: str | None = None
    cell: tuple[int, int] | None = Field(default=None, description="Row and column, 0-based, header rows included.")
    heading: tuple[str, ...] = Field(default=(), description="The section's path, outermost first.")

    @property
    def span(self) -> Span:
        """The figure's range of characters."""
        return Span(self.start, self.end)


class Claim(Record):
    """One checkable figure or date, as the document states it."""

    id: str
    kind: Kind
    subject: str | None = None
    subject_text: str | None = None
    metric: str | None = None
    qualifiers: dict[str, str] = Field(default_factory=dict)
    quantity: Quantity | None = None
    date: DateValue | None = None
    modality: Modality = Modality.ASSERTED
    attribution: Attribution | None = None
    location: Location
    statement: str = Field(
        default="", description="The prose of `location.sentence`, markup blanked; empty for a cell of a table."
    )
    support: Support = Support()
    confidence: float = Field(default=1.0, ge=0.0, le=1.0)

    @model_validator(mode="after")
    def _states_one_thing(self) -> Claim:
        if (self.quantity is None) == (self.date is None):
            raise ValueError("a claim states either a quantity or a date")
        return self

    @property
    def text(self) -> str:
        """The figure as written."""
        if self.quantity is not None:
            return self.quantity.text
        assert self.date is not None
        return self.date.text
