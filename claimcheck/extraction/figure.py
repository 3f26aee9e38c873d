"""What the finders give: figures with their place, before anything is known of subject, metric or speaker."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum

from claimcheck.records import DateValue, Kind, Quantity, Span
from claimcheck.records.base import frozen


@frozen
class Figure:
    """One figure or date in a text: exactly one of `quantity` and `date` is set.

    `start` and `end` are tight around number and unit words; hedges and bounds stay outside. `qualifiers` holds what
    the figure's own words say (`direction`, `per`, `df`, `p`), `metric` what its unit names (`perplexity`).
    `in_name` tells that the figure is part of a name (the `70B` of `Llama 3 70B`).
    """

    start: int
    end: int
    kind: Kind
    quantity: Quantity | None = None
    date: DateValue | None = None
    qualifiers: Mapping[str, str] = field(default_factory=dict)
    metric: str | None = None
    in_name: bool = False
    confidence: float = 1.0

    @property
    def span(self) -> Span:
        """The figure's range of characters."""
        return Span(self.start, self.end)


class SkipReason(StrEnum):
    """Why something that looks like a figure is none."""

    NAME = "part of a name"
    VERSION = "version number"
    IDENTIFIER = "identifier"
    ENUMERATION = "enumeration marker"
    CLOCK_TIME = "time of day"
    PHONE = "phone number"
    REFERENCE = "reference or section number"
    COORDINATE = "place on a map"
    RESULT = "result, odds or proportion of two numbers"
    RATE = "part of what another figure is by"
    GRID = "row of bare numbers"
    IDIOM = "idiom or pronoun"
    ORDINAL = "ordinal that ranks nothing"
    YEAR = "year or decade that dates nothing"
    TOO_LONG = "too long to be a figure"
    CODE = "in code"
    METADATA = "in metadata"
    MARKUP = "in markup, a link or inline code"
    LABEL = "label or numbering of a table"
    UNREAD = "not read as a figure"


@frozen
class Skip:
    """A candidate that was passed over, and why."""

    start: int
    end: int
    reason: SkipReason
