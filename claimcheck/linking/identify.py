"""Works out what a claim measures from the words around it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from claimcheck.lexicon.load import table
from claimcheck.lexicon.metrics import metric_terms
from claimcheck.lexicon.terms import term, terms
from claimcheck.linking.amounts import (
    PARTS,
    amount_kind,
    counted_in,
    counts_parts,
    head_of,
    is_range_of_sizes,
    is_staff,
)
from claimcheck.linking.entities import entity_of
from claimcheck.linking.identity import Days, Identity
from claimcheck.linking.names import Aliases
from claimcheck.linking.roles import role_of
from claimcheck.linking.states import NO_STATE, state_of
from claimcheck.records import TABLE_PLACES, Claim, Kind

_KINDS_THAT_NAME_THE_METRIC = frozenset({Kind.PARAMETERS, Kind.COMPUTE, Kind.ENERGY})
_NAMED_LIKE = frozenset({"benchmark", "split", "hardware", "place", "variant", "scope", "language"})
"""Qualifiers that are names; the others are compared by their words."""

_ACTIVE = re.compile(r"\W{0,2}\b(?:active|activated)\b", re.I)
"""Of a mixture of experts: every other count of parameters is the total."""
_VALUE_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")
_NEAR = 5
_REACH = 120
"""Content words and characters on each side of a figure, within its clause, that count as next to it."""
_CLAUSE = re.compile(r"[,;:()—–][\s(]")


def identity(claim: Claim, aliases: Aliases, periods: tuple[Days, ...], table_number: int | None = None) -> Identity:
    """The identity of a claim; `periods` are those that its sentence states, `table_number` tells its table."""
    before, after = _around(claim)
    qualifiers = _qualifiers(claim, after)
    return Identity(
        claim=claim,
        amount=amount_kind(claim),
        subject=entity_of(claim, aliases),
        metric=_metric(claim, qualifiers, before, after),
        qualifiers=qualifiers,
        periods=periods,
        words=sentence_terms(claim.statement),
        near=frozenset(terms(_CLAUSE.split(before)[-1])[-_NEAR:] + terms(_CLAUSE.split(after)[0])[:_NEAR]),
        role=role_of(claim, before, after),
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
