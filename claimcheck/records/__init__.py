"""The typed records that pass between the stages. Imports nothing of the package."""

from claimcheck.records.base import Number, Record, Span
from claimcheck.records.claim import (
    TABLE_PLACES,
    Attribution,
    Claim,
    Kind,
    Location,
    Modality,
    Support,
    SupportStatus,
)
from claimcheck.records.comparison import Comparison
from claimcheck.records.dates import DateReading, DateValue, Grain
from claimcheck.records.document import Block, BlockKind, Cell, Document, Link, LinkKind, Role, Table, digest
from claimcheck.records.finding import (
    Derivation,
    Finding,
    FindingStatus,
    Input,
    Severity,
    Verification,
)
from claimcheck.records.interval import Interval, format_interval, format_number
from claimcheck.records.quantity import Comparator, Quantity, QuantityReading
from claimcheck.records.reference import Match, Reference, Source
from claimcheck.records.relation import Operand, Relation, RelationKind
from claimcheck.records.report import (
    SCHEMA_VERSION,
    DocumentSummary,
    Group,
    ReadProblem,
    Report,
    RuleCount,
    RuleInfo,
    Run,
    Summary,
    Tool,
)

__all__ = [
    "SCHEMA_VERSION",
    "TABLE_PLACES",
    "Attribution",
    "Block",
    "BlockKind",
    "Cell",
    "Claim",
    "Comparator",
    "Comparison",
    "DateReading",
    "DateValue",
    "Derivation",
    "Document",
    "DocumentSummary",
    "Finding",
    "FindingStatus",
    "Grain",
    "Group",
    "Input",
    "Interval",
    "Kind",
    "Link",
    "LinkKind",
    "Location",
    "Match",
    "Modality",
    "Number",
    "Operand",
    "Quantity",
    "QuantityReading",
    "ReadProblem",
    "Record",
    "Reference",
    "Relation",
    "RelationKind",
    "Report",
    "Role",
    "RuleCount",
    "RuleInfo",
    "Run",
    "Severity",
    "Source",
    "Span",
    "Summary",
    "Support",
    "SupportStatus",
    "Table",
    "Tool",
    "Verification",
    "digest",
    "format_interval",
    "format_number",
]
