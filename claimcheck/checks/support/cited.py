"""Figures looked up in the sources that their sentences cite: what CC502 and the support share."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimcheck.checks.contradiction.values import Outcome, compare, is_bound
from claimcheck.checks.rule import DocumentView
from claimcheck.checks.support.context import derived_claims, is_size_in_name
from claimcheck.checks.support.restated import is_rounded_over
from claimcheck.lexicon.terms import terms
from claimcheck.records import Claim, Comparator, Document, Kind, Modality, Reference, Source, Span

_MAY_BE_COMPUTED = frozenset({Kind.DATE, Kind.RANK, Kind.RATIO, Kind.CHANGE, Kind.STATISTIC})
_STATED = frozenset({Modality.ASSERTED, Modality.REPORTED})
_OBVIOUS_COUNT = 12
"""Counts up to a dozen may be the reader's own: "three of its tables"."""
_WHOLE = 100
_BEHIND = 60
"""Characters behind a sentence in which a closing link still belongs to it."""
_CLAUSE_ENDS = re.compile(r"[;:—–]")
_PER = re.compile(r"\bper (?!cent)")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


@dataclass(frozen=True, slots=True)
class Cited:
    """A claim with the sources at hand that its sentence cites, and where one of them holds its figure.

    `place` is the id of that place and `passage` its words; both None where the figure was not found. `is_due` says
    whether it should have been: all that is cited is at hand, and the figure is one that is taken, not computed.
    """

    claim: Claim
    sources: tuple[Source, ...]
    place: str | None
    passage: str | None
    is_due: bool


def cited_figures(view: DocumentView) -> Iterator[Cited]:
    """The claims of a document whose sentence cites a source at hand, in reading order."""
    if not view.cited:
        return
    derived = derived_claims(view.relations)
    for claim in view.claims:
        targets, marks = _targets(claim, view.document)
        sources = tuple(view.cited[target] for target in targets if target in view.cited)
        if sources and _is_checkable(claim) and any(source.references for source in sources):
            place, passage = _found(claim, sources)
            is_due = (
                len(sources) == len(targets)
                and claim.id not in derived
                and _is_precise(claim)
                and any(_nearest(mark, view.by_sentence[claim.location.sentence], view) == claim for mark in marks)
            )
            yield Cited(claim, sources, place, passage, is_due)


def rounded_over(view: DocumentView) -> Iterator[tuple[Claim, Reference]]:
    """Bounds of a document that the source cited for them reaches by rounding only, each with the figure there.

    The figure must be about something that the sentence names, or be the only one of its unit. Where another figure of
    the source keeps to the bound and may be the one that is meant, nothing is said.
    """
    for claim in view.claims if view.cited else ():
        targets, _ = _targets(claim, view.document)
        sources = [view.cited[target] for target in targets if target in view.cited]
        if not sources or len(sources) < len(targets) or claim.modality not in _STATED or not is_bound(claim):
            continue
        alike = [r for source in sources for r in source.references if _has_unit_of(r, claim)]
        words = set(terms(claim.statement))
        about = [r for r in alike if words & set(terms(r.claim.statement))]
        over = [r for r in about if is_rounded_over(claim.quantity, r.claim.quantity)]
        if not about and len(alike) == 1 and alike[0].claim.kind is not Kind.PERCENTAGE:
            over = [r for r in alike if is_rounded_over(claim.quantity, r.claim.quantity)]
        lines = {reference.id for reference in over}
        others = [r for r in alike if r not in over and (r in about or r.id in lines)]
        if over and not any(_keeps_to(r.claim, claim) for r in others):
            yield claim, over[0]


def _has_unit_of(reference: Reference, claim: Claim) -> bool:
    there = reference.claim.quantity
    return there is not None and claim.quantity is not None and there.unit == claim.quantity.unit


def _keeps_to(source: Claim, bound: Claim) -> bool:
    assert source.quantity is not None
    assert bound.quantity is not None
    return source.quantity.interval.overlaps(bound.quantity.interval)


def _targets(claim: Claim, document: Document) -> tuple[tuple[str, ...], list[Span]]:
    """What the sentence cites by links and keys of its own; a line of sources below the section is for all of it."""
    targets = claim.attribution.citations if claim.attribution else ()
    sentence = claim.location.sentence
    marks = [
        Span(link.start, link.end)
        for link in document.links
        if link.target in targets and sentence.start <= link.start < sentence.end + _BEHIND
    ]
    keys = ((key, document.prose.find(key, *sentence)) for key in targets if key.startswith("["))
    marks += [Span(place, place + len(key)) for key, place in keys if place >= 0]
    return (targets, marks) if marks else ((), [])


def _nearest(mark: Span, claims: Sequence[Claim], view: DocumentView) -> Claim:
    """The figure of a sentence that a link is for: the last one before its end in its clause, else the one after it."""
    before = [claim for claim in claims if claim.location.start < mark.end]
    after = claims[len(before) :]
    if not before:
        return after[0]
    last = before[-1]
    between = view.document.prose[last.location.end : mark.start]
    return after[0] if after and _CLAUSE_ENDS.search(between) else last


def _is_checkable(claim: Claim) -> bool:
    if claim.modality not in _STATED or claim.quantity is None or is_size_in_name(claim):
        return False
    value = claim.quantity.value
    return not (claim.kind is Kind.COUNT and value is not None and value <= _OBVIOUS_COUNT)


def _is_precise(claim: Claim) -> bool:
    """Whether the figure must have been taken from somewhere as it is written: no estimate, no bound, no result."""
    quantity = claim.quantity
    assert quantity is not None
    has_digits = any(character.isdigit() for character in quantity.text)
    is_computed = claim.kind in _MAY_BE_COMPUTED or "per" in claim.qualifiers or _PER.search(claim.statement)
    return has_digits and quantity.comparator is Comparator.EQUAL and not is_computed


def _found(claim: Claim, sources: Sequence[Source]) -> tuple[str | None, str | None]:
    """The place and passage in the sources that hold the figure, else those of its digits."""
    for source in sources:
        for reference in source.references:
            if _holds(reference, claim):
                return reference.id, reference.passage
    for source in sources:
        if line := _line_with_digits(source.document, claim):
            return f"source:{source.document.name}:{line[0]}", line[1]
    return None, None


def _holds(reference: Reference, claim: Claim) -> bool:
    """Whether a figure of a source is the claim's, the rest of a share (38% pay, 62% do not), or its bare number."""
    here, there = claim.quantity, reference.claim.quantity
    assert here is not None
    if here.other_readings:  # 2.011 may be two thousand and eleven, and overlaps with too much
        return there is not None and here.value == there.value
    if compare(claim, reference.claim) in (Outcome.AGREE, Outcome.CLOSE):
        return True
    if there is None:
        return False
    if here.unit == there.unit == "percent" and here.value is not None and there.value is not None:
        return here.value + there.value == _WHOLE
    return reference.is_data and there.unit == "" and here.interval.overlaps(there.interval)


def _line_with_digits(document: Document, claim: Claim) -> tuple[int, str] | None:
    """The line of the text that has the numbers as written, whatever they are there: not every figure is read."""
    numbers = _NUMBER.findall(claim.text)
    if not numbers:
        return None
    wanted = re.compile(r"(?<![\d.,])" + re.escape(numbers[0]) + r"(?![\d]|[.,]\d)")
    for match in wanted.finditer(document.text):
        start = document.text.rfind("\n", 0, match.start()) + 1
        words = " ".join(document.text[max(start, match.start() - 150) : match.end() + 150].split())
        return document.text.count("\n", 0, match.start()) + 1, words
    return None
