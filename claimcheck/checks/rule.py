"""What a rule is: one file, one class, its documentation and its own examples (DESIGN.md, decision 7)."""

from __future__ import annotations

import datetime as dt
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import ClassVar

from claimcheck.config import Config
from claimcheck.records import (
    Claim,
    Comparison,
    Derivation,
    Document,
    Location,
    Match,
    Relation,
    RelationKind,
    Role,
    Severity,
    Source,
    Span,
)


@dataclass(frozen=True, slots=True)
class Agrees:
    """Figures that were compared and agree; becomes a verification."""

    claims: tuple[Claim, ...]
    derivation: Derivation


@dataclass(frozen=True, slots=True)
class Differs:
    """Figures that cannot all be right, the flagged one first; becomes a finding.

    `locations` adds places that are no claims (a list that was counted, a weekday's name). `severity` overrides the
    rule's own where the case is weaker or stronger.
    """

    claims: tuple[Claim, ...]
    message: str
    derivation: Derivation | None = None
    locations: tuple[Location, ...] = ()
    severity: Severity | None = None
    confidence: float = 1.0


Verdict = Agrees | Differs


@dataclass(frozen=True, slots=True)
class ExampleText:
    """A text and what it is held against: the part that the three kinds of examples have in common."""

    name: str
    text: str
    media_type: str = field(default="text/markdown", kw_only=True)
    others: Mapping[str, str] = field(default_factory=dict, kw_only=True)
    """Further documents by name, for rules that compare documents."""
    facts: str = field(default="", kw_only=True)
    """A facts file in TOML that the text is held against."""
    sources: Mapping[str, str] = field(default_factory=dict, kw_only=True)
    """Sources by name, for rules that hold claims against them."""


@dataclass(frozen=True, slots=True)
class Flags(ExampleText):
    """A text that the rule flags exactly once: the first location reads `at`, the message holds `says`."""

    at: str
    says: str


@dataclass(frozen=True, slots=True)
class Passes(ExampleText):
    """A text in which the rule compares something and finds it right."""


@dataclass(frozen=True, slots=True)
class Ignores(ExampleText):
    """A text in which the rule finds nothing to compare."""


Example = Flags | Passes | Ignores


@dataclass(frozen=True)
class DocumentView:
    """What a rule sees of one document: its text and structure, its claims in reading order, its stated relations.

    `date` is the document's own date (or the configured one), None where it has none. `matches` are the facts and
    figures of sources that state the same quantity as a claim, by its id; `cited` are the sources at hand that the
    document cites, by the target of the link or reference.
    """

    document: Document
    claims: tuple[Claim, ...]
    relations: tuple[Relation, ...]
    sentences: tuple[Span, ...]
    date: dt.date | None
    config: Config
    matches: Mapping[str, tuple[Match, ...]] = field(default_factory=dict)
    cited: Mapping[str, Source] = field(default_factory=dict)
    role: Role | None = None

    @property
    def is_apart(self) -> bool:
        """Whether it is declared to be of another time or mouth."""
        return self.role is not None and self.role.is_apart

    @cached_property
    def by_id(self) -> Mapping[str, Claim]:
        """Claims by id."""
        return {claim.id: claim for claim in self.claims}

    @cached_property
    def by_sentence(self) -> Mapping[Span, tuple[Claim, ...]]:
        """Claims of each sentence (table claims under the span of their row), in reading order."""
        grouped: dict[Span, list[Claim]] = {}
        for claim in self.claims:
            grouped.setdefault(claim.location.sentence, []).append(claim)
        return {span: tuple(claims) for span, claims in grouped.items()}

    def relations_of(self, *kinds: RelationKind) -> Iterator[Relation]:
        """The relations of these kinds, in reading order."""
        return (relation for relation in self.relations if relation.kind in kinds)

    def operands(self, relation: Relation, role: str) -> tuple[Claim, ...]:
        """The claims that stand in a role of a relation."""
        return tuple(self.by_id[claim_id] for claim_id in relation.claims(role))

    def before(self, claim: Claim, reach: int) -> str:
        """Up to `reach` characters of prose before a claim, from its own sentence."""
        return self.document.prose[
            max(claim.location.sentence.start, claim.location.start - reach) : claim.location.start
        ]

    def after(self, claim: Claim, reach: int) -> str:
        """Up to `reach` characters of prose behind a claim, from its own sentence."""
        return self.document.prose[claim.location.end : min(claim.location.sentence.end, claim.location.end + reach)]

    def locate(self, span: Span, like: Claim | None = None) -> Location:
        """A location for a range that is no claim; block, sentence and heading are those of `like` where given."""
        line = self.document.text.count("\n", 0, span.start) + 1
        column = span.start - (self.document.text.rfind("\n", 0, span.start) + 1) + 1
        place = {"document": self.document.name, "start": span.start, "end": span.end, "line": line, "column": column}
        if like is not None:
            return like.location.model_copy(update=place | {"cell": None})
        return Location(sentence=span, **place)


@dataclass(frozen=True)
class GroupView:
    """Claims judged to state the same quantity, from one or several documents; `key` is their canonical key.

    `certainty` of a claim id is how sure the link is, 0 to 1 (a qualifier that only one side states, a near name).
    `pairs` are the claims of the group that may be compared: two claims that each agree with a third need not.
    `canonical` are the names of the documents that are declared to be the ones to go by.
    """

    key: str
    claims: tuple[Claim, ...]
    certainty: Mapping[str, float]
    config: Config
    pairs: tuple[Comparison, ...] = ()
    canonical: frozenset[str] = frozenset()


class Rule(ABC):
    """Base of all rules.

    The class docstring is the rule's page: one sentence, then the headings `What it checks`, `Why it matters`,
    `When it is wrong`, `Source`, in this order. `name` says what is wrong, in the words of the file's name.
    """

    code: ClassVar[str]
    name: ClassVar[str]
    severity: ClassVar[Severity]
    since: ClassVar[str]
    examples: ClassVar[tuple[Example, ...]]


class DocumentRule(Rule):
    """A rule that looks at one document at a time."""

    @abstractmethod
    def check(self, view: DocumentView) -> Iterator[Verdict]:
        """Compare what there is to compare, yielding what agrees as well as what differs."""


class GroupRule(Rule):
    """A rule that looks at the claims that state one quantity, wherever they stand."""

    @abstractmethod
    def check(self, group: GroupView) -> Iterator[Verdict]:
        """Compare the claims of the group, yielding what agrees as well as what differs."""


class CorpusRule(Rule):
    """A rule that looks at all documents of a run together, at little of each: a title, a date."""

    @abstractmethod
    def check(self, views: Sequence[DocumentView]) -> Iterator[Verdict]:
        """Compare the documents, yielding what agrees as well as what differs."""
