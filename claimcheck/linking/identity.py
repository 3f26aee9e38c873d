"""What a claim measures, in the form in which two claims are compared."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from claimcheck.lexicon.load import table
from claimcheck.lexicon.terms import terms
from claimcheck.linking.link_words import lemmas, link_words
from claimcheck.linking.names import Name
from claimcheck.linking.states import NO_STATE, State
from claimcheck.records import Claim, Kind, Modality, Span
from claimcheck.units.nearness import Slip, nearness, value_of

_PARAMETERS = re.compile(r"[ -]?param", re.I)
_FIRM = 0.5
"""Confidence of an ordinal that ranks."""
_SIZE = re.compile(r"\d{1,4}(?:\.\d{1,3})?[BM]")

Days = tuple[dt.date, dt.date]
"""First and last day of a period."""

ANY_TIME: Days = (dt.date.min, dt.date.max)
"""A period of which nothing is known but that it is named: `yesterday` in a text without a date."""


@dataclass(frozen=True)
class Identity:
    """What a claim measures.

    `amount` tells what kinds of value may be compared at all (`[time]`, `count person`, `date`, `score`). `metric` is
    the set of the metric's content words, empty where none is known. `periods` are the periods that its sentence
    names. `words` are the content words of its sentence, `near` those next to the figure. `role` is that of an earlier
    state, a change or a part (empty for none), `table` a number for each table of the corpus. `makers` are the families
    of names that are its document's own, `revised` tells a subject that its document knows in two states.
    """

    claim: Claim
    amount: str
    subject: Name | None
    metric: frozenset[str]
    qualifiers: Mapping[str, str]
    periods: tuple[Days, ...]
    words: frozenset[str]
    near: frozenset[str]
    role: str
    table: int | None = None
    makers: frozenset[str] = frozenset()
    revised: bool = False
    state: State = NO_STATE

    @cached_property
    def place(self) -> tuple[str, Span]:
        """The document and the sentence."""
        return self.claim.location.document, self.claim.location.sentence

    @property
    def value(self) -> object:
        """The value in its base unit, or the TIMEX3 value of a date."""
        quantity, date = self.claim.quantity, self.claim.date
        if quantity is None:
            return date.timex if date else None
        return value_of(self.claim) if quantity.base_value is None else quantity.base_value

    @property
    def sort(self) -> str:
        """The kind of amount; what is counted may have another name the second time."""
        return self.amount.partition(" ")[0] if self.amount.startswith("count") else self.amount

    def may_repeat(self, other: Identity) -> bool:
        """Whether the values are equal or a slip of the hand apart."""
        return self.value == other.value or nearness(self.claim, other.claim)[1] is not Slip.NONE

    @cached_property
    def in_table(self) -> bool:
        """Whether the claim is a cell of a table."""
        return self.claim.location.cell is not None

    @cached_property
    def is_measured(self) -> bool:
        """Whether a metric or a benchmark says which property of the subject it is; a counted noun alone does not."""
        return bool(self.metric) or self.has_benchmark

    @cached_property
    def has_benchmark(self) -> bool:
        """Whether a named test is stated: `Reading Comprehension` is a topic, and anybody's choice of tests."""
        return _names_a_test(self.qualifiers.get("benchmark", ""))

    @cached_property
    def has_named_column(self) -> bool:
        """Whether it is a score in a table whose metric looks like the name of a test, known or not."""
        name = self.claim.metric or ""
        return self.in_table and self.amount == Kind.SCORE and name.replace("-", "").isalpha() and _names_a_test(name)

    @cached_property
    def is_size_in_name(self) -> bool:
        """Whether a number only names a model by its size (`Corvid-20B`, `the 7B model`), and states nothing of it."""
        place, statement = self.claim.location, self.claim.statement
        start, end = place.start - place.sentence.start, place.end - place.sentence.start
        return bool(_SIZE.fullmatch(statement[start:end])) and not _PARAMETERS.match(statement[end : end + 20])

    @cached_property
    def is_own(self) -> bool:
        """Whether the document is about the subject: those who made it say so themselves."""
        return self.subject is not None and self.subject.head in self.makers

    @cached_property
    def is_borrowed(self) -> bool:
        """Whether a table took the figure from elsewhere."""
        return self.in_table and self.claim.attribution is not None and self.claim.attribution.source is not None

    @cached_property
    def is_one_of_many(self) -> bool:
        """Whether it is the `one` of `one of the best`, which counts nothing that could be counted otherwise."""
        place, statement = self.claim.location, self.claim.statement
        return self.claim.text.lower() == "one" and statement[place.end - place.sentence.start :].startswith(" of ")

    @cached_property
    def is_only_told_apart(self) -> bool:
        """Whether a bare number in prose numbers a subject instead of measuring it: `bit30 == 0`, `the second one`."""
        if self.claim.kind is Kind.RANK:
            return self.claim.confidence < _FIRM
        quantity = self.claim.quantity
        is_bare = quantity is not None and not quantity.unit and not quantity.counted and not quantity.decimals
        if not is_bare or self.claim.kind not in (Kind.QUANTITY, Kind.COUNT) or self.in_table or self.has_benchmark:
            return False
        return bool(self.metric) and self.metric <= set(terms(self.claim.subject or ""))

    @cached_property
    def is_stated(self) -> bool:
        """Whether the writer stands behind the figure, now or for the future."""
        return self.claim.modality in (Modality.ASSERTED, Modality.REPORTED, Modality.PLANNED)


def _names_a_test(name: str) -> bool:
    return bool(name) and (name.isupper() or not lemmas(name) <= link_words("topics"))


def are_known_tests(one: str, other: str) -> bool:
    """Whether both are names of the lexicon's tests: `RACE` and `RACE-H` are near by name, and two tests."""
    tests: Mapping[str, object] = table("benchmarks")["benchmarks"]
    return one in tests and other in tests
