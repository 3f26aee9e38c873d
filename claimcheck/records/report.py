"""The report of one run: everything that was read, claimed, compared and found."""

from __future__ import annotations

from pydantic import Field

from claimcheck.records.base import Record
from claimcheck.records.claim import Claim
from claimcheck.records.document import Role
from claimcheck.records.finding import Finding, Severity, Verification

SCHEMA_VERSION = "1.0"


class Tool(Record):
    """Which program made the report."""

    name: str = "claimcheck"
    version: str


class Run(Record):
    """When and how the report was made; times are UTC, ISO 8601."""

    started: str
    seconds: float
    config_digest: str
    command: str = ""


class DocumentSummary(Record):
    """A document that was read; `text` is kept so that the report can show passages without the file."""

    name: str
    media_type: str
    sha256: str
    title: str | None = None
    date: str | None = Field(default=None, description="The document's own date, ISO 8601, where one was found.")
    role: Role | None = Field(default=None, description="What it was declared to be among the documents of the run.")
    counts: dict[str, int] = Field(default_factory=dict, description="Characters, sentences, claims, open findings.")
    text: str | None = Field(default=None, description="The decoded text, unless the run left it out.")


class ReadProblem(Record):
    """A document, or a part of one, that could not be read, and why."""

    document: str
    kind: str = Field(
        description="encoding, empty, binary, too-large, unsupported, no-prose, broken, not-found, not-a-file,"
        " no-documents, not-included, few-claims"
    )
    detail: str
    fatal: bool = Field(default=True, description="False where the rest of the document was still checked.")


class Group(Record):
    """Claims judged to state the same quantity; `key` is canonical: subject, metric, dimension, qualifiers."""

    key: str
    claims: tuple[str, ...]
    verdict: str = Field(description="`agree`, `differ` or `single`.")


class RuleCount(Record):
    """How much a rule compared, so that a rule that compares nothing is seen."""

    compared: int = 0
    agreed: int = 0
    differed: int = 0


class RuleInfo(Record):
    """A rule that ran, so that a saved report explains itself; `page` is its documentation in Markdown."""

    code: str = Field(pattern=r"^CC\d{3}$")
    name: str
    severity: Severity
    summary: str = Field(description="The first sentence of its page.")
    page: str = ""


class Summary(Record):
    """Counts for the first screen; those of findings leave out what is known, suppressed or dismissed."""

    by_rule: dict[str, int] = Field(default_factory=dict, description="Open findings.")
    by_severity: dict[str, int] = Field(default_factory=dict, description="Open findings.")
    by_document: dict[str, int] = Field(default_factory=dict, description="Open findings, by their first place.")
    by_status: dict[str, int] = Field(default_factory=dict, description="All findings.")
    by_kind: dict[str, int] = Field(default_factory=dict)
    by_support: dict[str, int] = Field(default_factory=dict)
    support_by_document: dict[str, dict[str, int]] = Field(
        default_factory=dict, description="For each document how many of its claims have each status of support."
    )
    rules: dict[str, RuleCount] = Field(default_factory=dict, description="What each rule compared.")
    passed_over: dict[str, int] = Field(
        default_factory=dict, description="Documents of the given folders that were not read, by reason."
    )
    pairs_compared: int = 0
    pairs_not_comparable: dict[str, int] = Field(
        default_factory=dict, description="Pairs that looked alike and were not compared, by reason."
    )


class Report(Record):
    """Everything one run found."""

    schema_version: str = SCHEMA_VERSION
    tool: Tool
    run: Run
    documents: tuple[DocumentSummary, ...] = ()
    claims: tuple[Claim, ...] = ()
    findings: tuple[Finding, ...] = ()
    verifications: tuple[Verification, ...] = ()
    groups: tuple[Group, ...] = ()
    errors: tuple[ReadProblem, ...] = ()
    rules: tuple[RuleInfo, ...] = Field(default=(), description="The rules that compared something, by code.")
    summary: Summary = Summary()
