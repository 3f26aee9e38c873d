"""What kind of amount a claim states, and what it counts: only amounts of one kind are ever compared."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from claimcheck.lexicon.load import table
from claimcheck.lexicon.terms import term
from claimcheck.records import Claim, Kind, Quantity

_WORDS = re.compile(r"[^\W\d_]+")
_EMPLOYED = re.compile(r"\b(?:employ(?:s|ed|ing)?|workforce|headcount|payroll|staff)\b", re.I)
_FRACTION = "[fraction]"
"""Pint's dimension of percentages."""


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
    if claim.kind is Kind.COUNT:
        return f"count {_counted(quantity.counted or '')}"
    return claim.kind.value


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
