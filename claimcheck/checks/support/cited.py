"""Figures looked up in the sources that their sentences cite: what CC502 and the support share."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimcheck.checks.contradiction.values import Outcome, compare
from claimcheck.checks.rule import DocumentView
from claimcheck.checks.support.context import derived_claims, is_size_in_name
from claimcheck.records import Claim, Comparator, Document, Kind, Link, Modality, Reference, Source

_MAY_BE_COMPUTED = frozenset({Kind.DATE, Kind.RANK, Kind.RATIO, Kind.CHANGE, Kind.STATISTIC})
_STATED = frozenset({Modality.ASSERTED, Modality.REPORTED})
_OBVIOUS_COUNT = 12
"""Counts up to a dozen may be the reader's own: "three of its tables"."""
_BEHIND = 60
"""Characters behind a sentence in which a closing link still belongs to it."""
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
        targets, links = _targets(claim, view.document)
        sources = tuple(view.cited[target] for target in targets if target in view.cited)
        if sources and _is_checkable(claim) and any(source.references for source in sources):
            place, passage = _found(claim, sources)
            is_due = (
                len(sources) == len(targets)
                and claim.id not in derived
                and _is_precise(claim)
                and any(_nearest(link, view.by_sentence[claim.location.sentence]) == claim for link in links)
            )
            yield Cited(claim, sources, place, passage, is_due)


def _targets(claim: Claim, document: Document) -> tuple[tuple[str, ...], list[Link]]:
    """What the sentence cites by links of its own; a line of sources below the section is for all of it."""
    targets = claim.attribution.citations if claim.attribution else ()
    sentence = claim.location.sentence
    links = [
        link
        for link in document.links
        if link.target in targets and sentence.start <= link.start < sentence.end + _BEHIND
    ]
    return (targets, links) if links else ((), [])


def _nearest(link: Link, claims: Sequence[Claim]) -> Claim:
    """The figure of a sentence that a link is for: the last one that begins before its end, else the first one."""
    return next((claim for claim in reversed(claims) if claim.location.start < link.end), claims[0])


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
    return has_digits and quantity.comparator is Comparator.EQUAL and claim.kind not in _MAY_BE_COMPUTED


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
    return compare(claim, reference.claim) in (Outcome.AGREE, Outcome.CLOSE)


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
