"""A relation that a text states between figures, so that rules need only evaluate it (DESIGN.md, decision 6)."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from claimcheck.records.base import Number, Record, Span


class RelationKind(StrEnum):
    """What is said to hold between the operands.

    The roles of the operands are fixed for each kind, in this order; `...` may repeat.
    """

    CHANGE = "change"
    """`amount`, `from`, `to`: "grew 22 percent, from 121.3 to 148"."""
    DIFFERENCE = "difference"
    """`amount`, `left`, `right`: "3.1 points more than the 76.9 percent"."""
    RATIO = "ratio"
    """`factor`, `left`, `right`: left is `factor` times right."""
    DIRECTION = "direction"
    """`from`, `to`: "increased from 5.2 to 4.9"; the operator is the word's direction."""
    SUM = "sum"
    """`total`, `part`...: "totals", "in all", total rows and columns."""
    AVERAGE = "average"
    """`average`, `item`...."""
    SHARE = "share"
    """`share`, `part`, `whole`: "45% (95 of 200)"."""
    PRODUCT = "product"
    """`product`, `factor`...: rate by time, price by number, GPUs by hours."""
    COUNT_OF_LIST = "count-of-list"
    """`count`, and the items as spans: "three benchmarks: A, B and C"."""
    BETWEEN = "between"
    """`middle`, `low`, `high`: "fell between that of A (50.4) and B (78.8)"."""
    RANK = "rank"
    """`rank` or the superlative's own figure, then the field it is ranked in."""
    TALLY = "tally"
    """`bound`, `item`...: so many items (`amount`) are said to pass the bound; the operator says how."""
    ORDER = "order"
    """`left`, `right`: "slightly worse than"; the operator says which is greater."""
    CONVERSION = "conversion"
    """`stated`, `converted`: "25 °C (77 °F)"."""
    DERIVED = "derived"
    """`result`, `left`, `right`: F1 from precision and recall, an error from an accuracy. For scaling called linear
    `first`, `few`, `second`, `many`: what two runs took, and on how many machines. For growth over several periods
    `rate`, `time`, and `result` or `first` and `second`."""
    EQUALITY = "equality"
    """`left`, `right`: "that is", "or", "i.e."."""


class Operand(Record):
    """A claim in its role; `claim` is None for something that is listed but is no figure (a list item, a name)."""

    role: str
    span: Span
    claim: str | None = None


class Relation(Record):
    """A stated relation between figures of one document.

    `operator` refines the kind (`increase`, `decrease`, `times`, `greater`, `less`, `percent`, `points`, `highest`...).
    `readings` names the readings under which the relation may be meant; a rule adds its own. `confidence` is how sure
    the binding of the operands is: below 0.5 a rule must not raise more than an info.
    """

    kind: RelationKind
    operator: str = ""
    operands: tuple[Operand, ...]
    cue: Span = Field(description="The words that state the relation.")
    amount: Number | None = Field(default=None, description="A stated number that is no claim of its own (`twice`).")
    confidence: float = Field(default=1.0, ge=0.0, le=1.0)

    def claims(self, role: str) -> tuple[str, ...]:
        """Ids of the claims in a role, in order."""
        return tuple(o.claim for o in self.operands if o.role == role and o.claim is not None)
