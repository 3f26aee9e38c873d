"""What a claim measures, in the form in which two claims are compared."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from claimcheck.lexicon.load import table
from claimcheck.lexicon.metrics import metric_terms
from claimcheck.lexicon.terms import lemma, term, terms
from claimcheck.linking.amounts import (
    PARTS,
    amount_kind,
    counted_in,
    counts_parts,
    head_of,
    is_range_of_sizes,
    is_staff,
)
from claimcheck.linking.names import Aliases, Name, parse_name
from claimcheck.linking.states import NO_STATE, State, state_of
from claimcheck.records import TABLE_PLACES, Claim, Kind, Modality, Span
from claimcheck.units.nearness import value_of

_KINDS_THAT_NAME_THE_METRIC = frozenset({Kind.PARAMETERS, Kind.COMPUTE, Kind.ENERGY})
_KINDS_OF_MODELS = frozenset({Kind.PARAMETERS, Kind.TOKENS})
_NAMED_LIKE = frozenset({"benchmark", "split", "hardware", "place", "variant", "scope", "language"})
"""Qualifiers that are names; the others are compared by their words."""

_ACTIVE = re.compile(r"\W{0,2}\b(?:active|activated)\b", re.I)
"""Of a mixture of experts: every other count of parameters is the total."""

_PARAMETERS = re.compile(r"[ -]?param", re.I)
_SIZE = re.compile(r"\d{1,4}(?:\.\d{1,3})?[BM]")

_WORDS = re.compile(r"[^\W\d_]+")
_VALUE_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")

EARLIER = "earlier"
"""Role of a figure that a sentence compares its own one with: that of the year before."""

_PART = "part"
_CORRECTION = "correction"
"""Role of a figure that a section of corrections sets right: it is meant to differ from what was said before."""
ONE_OF_SEVERAL = "one of several"
"""Role of a figure whose sentence states another value of the same quantity: a list, a range or a change."""

Days = tuple[dt.date, dt.date]
"""First and last day of a period."""


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
    def is_stated(self) -> bool:
        """Whether the writer stands behind the figure, now or for the future."""
        return self.claim.modality in (Modality.ASSERTED, Modality.REPORTED, Modality.PLANNED)


def _names_a_test(name: str) -> bool:
    return bool(name) and (name.isupper() or not set(map(lemma, _WORDS.findall(name))) <= _words("topics"))


def are_known_tests(one: str, other: str) -> bool:
    """Whether both are names of the lexicon's tests: `RACE` and `RACE-H` are near by name, and two tests."""
    tests: Mapping[str, object] = table("benchmarks")["benchmarks"]
    return one in tests and other in tests


def identity(claim: Claim, aliases: Aliases, periods: tuple[Days, ...], table_number: int | None = None) -> Identity:
    """The identity of a claim; `periods` are those that its sentence states, `table_number` tells its table."""
    before, after = _around(claim)
    qualifiers = _qualifiers(claim, after)
    return Identity(
        claim=claim,
        amount=amount_kind(claim),
        subject=_entity(claim, aliases),
        metric=_metric(claim, qualifiers, before, after),
        qualifiers=qualifiers,
        periods=periods,
        words=sentence_terms(claim.statement),
        near=frozenset(terms(_CLAUSE.split(before)[-1])[-_NEAR:] + terms(_CLAUSE.split(after)[0])[:_NEAR]),
        role=_CORRECTION if _is_in_corrections(claim) else _role(claim, before, after),
        table=table_number,
        state=state_of(before, after, claim.text, claim.statement) if claim.date is None else NO_STATE,
    )


def _qualifiers(claim: Claim, after: str) -> dict[str, str]:
    """What narrows the figure, in the form in which it is compared."""
    found = {key: _value(key, value) for key, value in claim.qualifiers.items() if value and key not in TABLE_PLACES}
    if claim.kind is Kind.PARAMETERS:
        found["scope"] = "active" if _ACTIVE.search(claim.text) or _ACTIVE.match(after) else ""
    if "setting" in found and set(found.get("condition", "").split()) <= {"with", "in", "using", found["setting"]}:
        found.pop("condition", None)
    if claim.kind is Kind.SCORE and "benchmark" in found:
        found["measure"] = _measure(claim.metric or "")
    return {key: value for key, value in found.items() if value}


def _measure(metric: str) -> str:
    """The metric of a test where it is not the usual one: `F1`, `bleu`; empty for scores, accuracies, pass rates."""
    return "" if terms(metric) and not metric_terms(metric) else metric.casefold()


def _entity(claim: Claim, aliases: Aliases) -> Name | None:
    """The subject where it is the name of something: pronouns and common nouns name another thing in every text."""
    if not claim.subject:
        return _model_of_title(claim)
    canonical = aliases.canonical(_without_state(claim))
    is_name = any(letter.isupper() or letter.isdigit() for letter in canonical) or _is_title(canonical, claim)
    if canonical == claim.subject and not is_name:
        return None
    if {lemma(word) for word in _WORDS.findall(canonical)} <= _words("no_subjects"):
        return None
    if canonical == claim.qualifiers.get("benchmark"):
        return None
    return parse_name(canonical)


def _model_of_title(claim: Claim) -> Name | None:
    """The model that a card is about, where its size, data or context stand in a list without a name."""
    if claim.kind not in _KINDS_OF_MODELS or not claim.metric or not claim.location.heading:
        return None
    name = parse_name(claim.location.heading[0])
    return name if name.size and len(name.family) == 1 else None


def _is_title(subject: str, claim: Claim) -> bool:
    """Whether a document has a name in small letters as its title, as libraries do: `# orjson`."""
    return claim.location.heading[:1] in ((subject,), (subject.capitalize(),)) and " " not in subject


def _without_state(claim: Claim) -> str:
    """The name alone in `the training of Corvid-20B` and `the Corvid family`."""
    wrapped = _wrapped()
    subject, text = claim.subject or "", claim.subject_text or ""
    if (state := wrapped["states"].fullmatch(subject)) is not None:
        return state["name"]
    several = wrapped["classes"].fullmatch(text) if wrapped["classes"].fullmatch(subject) else None
    return several["name"] if several is not None else subject


@cache
def _wrapped() -> Mapping[str, re.Pattern[str]]:
    states, classes = ("|".join(table("link_names")[key]) for key in ("states", "classes"))
    return {
        "states": re.compile(rf"(?:the )?(?:{states}) of (?:the )?(?P<name>.{{2,80}})", re.IGNORECASE),
        "classes": re.compile(rf"(?:the )?(?P<name>.{{2,60}}) (?:model )?(?:{classes})", re.IGNORECASE),
    }


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(lemma(word) for word in table("link_metrics")[key])


_NEAR = 5
_REACH = 120
"""Content words and characters on each side of a figure, within its clause, that count as next to it."""
_CLAUSE = re.compile(r"[,;:()—–][\s(]")


def _around(claim: Claim) -> tuple[str, str]:
    place = claim.location
    start, end = place.start - place.sentence.start, place.end - place.sentence.start
    return claim.statement[max(0, start - _REACH) : start], claim.statement[end : end + _REACH]


@lru_cache(maxsize=65536)
def sentence_terms(statement: str) -> frozenset[str]:
    """The content words of a sentence."""
    return frozenset(terms(statement))


def _value(key: str, value: str) -> str:
    """A qualifier's value, folded so that two spellings of one value are equal."""
    if key in _NAMED_LIKE:
        return value
    return " ".join(_synonym(word) for word in _VALUE_WORD.findall(value.casefold()))


def _synonym(word: str) -> str:
    return term(word) or word


def _metric(claim: Claim, qualifiers: Mapping[str, str], before: str, after: str) -> frozenset[str]:
    if claim.kind is Kind.SCORE and "benchmark" in qualifiers:
        return frozenset()  # the benchmark is the metric
    if claim.kind is Kind.MONEY and (named := _named_behind(after)) is not None:
        return metric_terms(named)
    if claim.kind is Kind.COUNT and is_staff(counted_in(claim), claim.statement):
        return frozenset({"staff"})
    if is_range_of_sizes(claim):
        return metric_terms(Kind.PARAMETERS.value)
    if counts_parts(claim, before):
        return PARTS | frozenset(terms(counted_in(claim))) - {head_of(counted_in(claim))}
    if claim.metric:
        found = metric_terms(claim.metric)
        return found - {head_of(counted_in(claim))} if claim.kind is Kind.COUNT else found
    return frozenset({claim.kind.value}) if claim.kind in _KINDS_THAT_NAME_THE_METRIC else frozenset()


def _named_behind(after: str) -> str | None:
    """The metric that the words behind a figure name: `earned £14.8 million before interest and tax`."""
    behind: Mapping[str, str] = table("link_metrics")["behind"]
    return next((behind[words] for words in behind if after.lstrip().startswith(words)), None)


@cache
def _role_patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    roles: dict[str, list[str]] = table("link_metrics")["roles"]
    return tuple(
        (role, re.compile(r"\b(?:" + "|".join(map(re.escape, cues)) + r")\W{1,3}(?:\w{1,12}\W{1,3})?$", re.I))
        for role, cues in roles.items()
    )


def _is_in_corrections(claim: Claim) -> bool:
    return any(map(_speaks_of_corrections, claim.location.heading))


@lru_cache(maxsize=4096)
def _speaks_of_corrections(title: str) -> bool:
    return not _words("corrections").isdisjoint(map(lemma, _WORDS.findall(title.casefold())))


_OUTGROWN = re.compile(
    r"(?:\s[\w-]{1,20}){0,2},?\s(?:and |then |but |which (?:was|is) |before being )?"
    r"(?:later |then |subsequently |gradually |now )?"
    r"(?:extended|increased|expanded|scaled(?: up)?|raised|gr[eo]wn?|stretched|upgraded|lengthened|doubled)"
    r" (?:it )?to\b",
    re.IGNORECASE,
)
"""Words behind a figure that another one takes the place of: "a context of 8K and extended to 128K"."""


def _role(claim: Claim, before: str, after: str) -> str:
    """Whether the words around a figure make it an earlier state, a comparison or a part; empty for none.

    A score is no part of anything: "good results, including 90% on MMLU". A range begins with `from`.
    """
    if _OUTGROWN.match(after):
        return EARLIER
    clause = before[-40:]
    role = next((role for role, pattern in _role_patterns() if pattern.search(clause)), "")
    is_range = claim.quantity is not None and claim.quantity.is_range
    return "" if (role == _PART and claim.kind is Kind.SCORE) or (role == EARLIER and is_range) else role
