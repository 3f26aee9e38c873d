"""Sentences that a document has in common with a source, word for word but for the figures."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from claimcheck.lexicon.load import table
from claimcheck.lexicon.phrases import lowered, phrase_pattern
from claimcheck.records import Claim, Comparison, Match, Reference, Source

_FEWEST_WORDS = 5
"""Shorter sentences stand in many texts."""
_FEWEST_WORDS_TO_DIFFER = 8
_FIGURE = "#"
_WORD = re.compile(rf"\w+|{_FIGURE}")
_HEDGES = [words for before in table("hedges")["before"].values() for words in before if words[0].isalpha()]
_BOUND = re.compile(rf"{phrase_pattern(_HEDGES)}\s{{1,3}}$")
_LONGEST_BOUND = 40
_SAME_WORDS, _SAME_SENTENCE = 0.85, 0.95

_Key = tuple[str, ...]


def quoted(claims: Sequence[Claim], sources: Sequence[Source]) -> Iterator[tuple[str, Match]]:
    """Claims by id with the figure that stands at the same place of the same sentence in a source.

    The same words with other figures may be another issue of a series. Only where the sentence is long and another of
    its figures agrees is it surely the same statement.
    """
    theirs = _by_words((reference.claim for source in sources for reference in source.references), ambiguous=False)
    if not theirs:
        return
    references = {reference.claim.id: reference for source in sources for reference in source.references}
    for words, mine in _by_words(claims, ambiguous=True).items():
        for group in theirs.get(words, ()):
            for own in mine:
                if len(own) == len(group):
                    yield from _pairs(own, [references[claim.id] for claim in group], words)


def _pairs(own: Sequence[Claim], theirs: Sequence[Reference], words: _Key) -> Iterator[tuple[str, Match]]:
    same = [_folded(claim) == _folded(reference.claim) for claim, reference in zip(own, theirs, strict=True)]
    for index, (claim, reference) in enumerate(zip(own, theirs, strict=True)):
        others_agree = any(same[:index]) or any(same[index + 1 :])
        is_sure = others_agree and len(words) - len(own) >= _FEWEST_WORDS_TO_DIFFER
        certainty = _SAME_SENTENCE if is_sure else _SAME_WORDS
        yield claim.id, Match(reference, Comparison(claim.id, reference.claim.id, certainty, 1.0, by_name=is_sure))


def _by_words(claims: Iterable[Claim], *, ambiguous: bool) -> Mapping[_Key, list[list[Claim]]]:
    """The figures of each sentence by its other words; a sentence that stands twice is left out unless `ambiguous`."""
    sentences: dict[tuple[str, int, int], list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.statement:
            sentences[claim.location.document, *claim.location.sentence].append(claim)
    found: dict[_Key, list[list[Claim]]] = defaultdict(list)
    for group in sentences.values():
        group.sort(key=lambda claim: claim.location.start)
        words = _masked(group)
        if len(words) - len(group) >= _FEWEST_WORDS:
            found[words].append(group)
    return {words: groups for words, groups in found.items() if ambiguous or len(groups) == 1}


def _masked(group: Sequence[Claim]) -> _Key:
    """The words of a sentence with each of its figures, given in reading order, replaced by a sign."""
    statement, offset = group[0].statement, group[0].location.sentence.start
    pieces, last = [], 0
    for claim in group:
        start, end = claim.location.start - offset, claim.location.end - offset
        pieces += [_without_bound(statement[last:start]).replace(_FIGURE, " "), f" {_FIGURE} "]
        last = max(last, end)
    pieces.append(statement[last:].replace(_FIGURE, " "))
    return tuple(_WORD.findall("".join(pieces).casefold()))


def _without_bound(before: str) -> str:
    """The words before a figure without what only bounds or hedges it: "more than 30%" may restate 29.6%."""
    tail = lowered(before[-_LONGEST_BOUND:])
    bound = _BOUND.search(tail)
    return before[: len(before) - len(tail) + bound.start()] if bound else before


def _folded(claim: Claim) -> str:
    return " ".join(claim.text.casefold().split())
