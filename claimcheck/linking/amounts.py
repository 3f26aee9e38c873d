"""What kind of amount a claim states, and what it counts: only amounts of one kind are ever compared."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from claimcheck.lexicon.load import table
from claimcheck.lexicon.terms import term
from claimcheck.records import Claim, Kind, Quantity

PARAMETERS = "[parameter]"
PARTS = frozenset({"parts"})
"""The metric of a number of parts (`60 layers`), whatever words it is told in."""

_WORDS = re.compile(r"[^\W\d_]+")
_EMPLOYED = re.compile(r"\b(?:employ(?:s|ed|ing)?|workforce|headcount|payroll|staff)\b", re.I)
_FRACTION = "[fraction]"
"""Pint's dimension of percentages."""
_SIZES = re.compile(r"\d{1,4}(?:\.\d{1,3})?\s?[MB]\b.{1,14}\b\d{1,4}(?:\.\d{1,3})?\s?[MB]")
"""The sizes of the smallest and the largest of several models: `70M to 12B`."""


def amount_kind(claim: Claim) -> str:
    """What kinds of value may be compared: two claims of different kinds of amount never state one quantity."""
    quantity = claim.quantity
    if quantity is None:
        return "date"
    if claim.kind in (Kind.SCORE, Kind.RANK, Kind.STATISTIC, Kind.CHANGE):
        return claim.kind.value
    if _is_fraction(claim, quantity):
        return _FRACTION
    if claim.kind is Kind.QUANTITY and not quantity.unit and claim.location.cell is not None:
        return Kind.SCORE.value  # a column of bare numbers with a name that is no known benchmark
    if quantity.dimension:
        return quantity.dimension
    if is_range_of_sizes(claim):
        return PARAMETERS
    if not quantity.unit and not quantity.counted and (unit := table("link_metrics")["bare_units"].get(claim.metric)):
        return f"[{unit}]"
    if claim.kind is Kind.COUNT:
        return f"count {_counted(counted_in(claim))}"
    return claim.kind.value


def counted_in(claim: Claim) -> str:
    """What a number counts: its noun, or the parts or people that a table's row or column names."""
    counted = claim.quantity.counted if claim.quantity else None
    if counted or claim.location.cell is None:
        return counted or ""
    named = claim.metric or ""
    return named if head_of(named) in _parts() | _staff() else ""


def is_range_of_sizes(claim: Claim) -> bool:
    """Whether a range of bare numbers gives the sizes of models: `Pythia (70M to 12B)`."""
    quantity = claim.quantity
    return quantity is not None and quantity.is_range and _SIZES.fullmatch(quantity.text) is not None


def counts_parts(claim: Claim, before: str) -> bool:
    """Whether a number is that of the parts that the subject has; `before` are the words in front of it."""
    if claim.kind is not Kind.COUNT or head_of(counted_in(claim)) not in _parts():
        return False
    return claim.location.cell is not None or _having().search(before) is not None


@cache
def _parts() -> frozenset[str]:
    return frozenset(term(word) for word in table("link_metrics")["parts"])


@cache
def _having() -> re.Pattern[str]:
    verbs = "|".join(table("link_metrics")["having"])
    return re.compile(
        rf"\b(?:{verbs})\s(?:a total of |some |about |around |roughly |over |more than |up to )?$", re.IGNORECASE
    )


def _is_fraction(claim: Claim, quantity: Quantity) -> bool:
    """Whether a bare number is a part of one: "a third", or 0.333 under the name of a rate or share."""
    if quantity.unit or quantity.value is None or not 0 < quantity.value < 1:
        return False
    last = _WORDS.findall((claim.metric or "").casefold())[-1:]
    return claim.kind is Kind.RATIO or (bool(last) and last[0] in table("link_metrics")["fractions"])


@lru_cache(maxsize=4096)
def head_of(noun_phrase: str) -> str:
    """The term of the head noun of a phrase, empty for none."""
    found = [term(word) for word in _WORDS.findall(noun_phrase.partition(" of ")[0])]
    return next((word for word in reversed(found) if word), "")


def _counted(noun_phrase: str) -> str:
    """The head of what is counted; those whom a company employs are people."""
    head = head_of(noun_phrase)
    return "person" if head in _staff() else head


@cache
def _staff() -> frozenset[str]:
    return frozenset(term(word) for word in table("link_metrics")["staff"])


def is_staff(counted: str, statement: str) -> bool:
    """Whether those who are counted are employed: `employees`, or `people` of whom the sentence says so."""
    head = head_of(counted)
    return head in _staff() and (head != term("people") or _EMPLOYED.search(statement) is not None)
