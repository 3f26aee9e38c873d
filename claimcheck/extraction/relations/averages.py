"""Averages in running text: figures in coordination and the mean that the words announce."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimcheck.extraction.relations.alike import are_alike
from claimcheck.extraction.relations.chains import Chain, find_chains
from claimcheck.extraction.relations.sketch import SENTENCE_END, Sketch, operand
from claimcheck.extraction.relations.words import only_words, words
from claimcheck.records import Claim, Relation, RelationKind

_FIRM, _LIKELY = 0.9, 0.6
_AFTER = re.compile(
    r"[^⟨⟩¶]{0,60}?(?:[,;:.()–—] ?(?:¶ )?|and |for |with |so )(?:[^⟨⟩¶,;:()]{0,30} )??(?:average[sd]?|averaging|mean)"
    r"(?P<own>[^⟨⟩¶,;:()]{0,40}?)(?:is|are|was|were|of|being|comes to|came to|at|that is|therefore|"
    r"thus|to|works out at| |:|=)*"
    r"(?:about|around|roughly|nearly|almost|just|over|under|a|an|the| )*"
)
_BEFORE = re.compile(
    r"[^⟨⟩¶;()]{0,40}(?:\(|:|, the average of|, the mean of|, averaged over|— |– )[^⟨⟩¶;:()]{0,30}",
)
_OF_CHAIN = re.compile(r"(?<!\w)(?:average|mean) (?:score |value )?(?:of|over|for) $")
_IS = re.compile(r"[^⟨⟩¶;:()]{0,30}? (?:is|was|comes to|equals|=|makes) (?:about |roughly )?")
_SAID_BEFORE = re.compile(r"(?:average[sd]?|averaging|mean)[^⟨⟩¶;:()]{0,40}$")
_SAID_AFTER = re.compile(r"[^⟨⟩¶,;:.()]{0,20}(?:on average|average|mean)\b")
_COMPARES = re.compile(r"(?: points?)? ?(?:above|below|over|under|more|less|higher|lower|better|worse|ahead|behind)\b")
"""After the figure: it is how far an average lies from another, "its average is 9.9 points above that of the other"."""
_WEIGHTED = re.compile(
    r"(?<!\w)(?:weighted|weights|micro|geometric|harmonic|median|moving|annual|rolling|trimmed)(?!\w)"
)


def find(sketch: Sketch) -> Iterator[Relation]:
    """Averages of the figures that a sentence (or the one before) lists."""
    if "average" not in sketch.text and "averaging" not in sketch.text and "mean" not in sketch.text:
        return
    if _WEIGHTED.search(sketch.text):
        return
    for chain in find_chains(sketch):
        found = _average(sketch, chain)
        if found is not None:
            average, certain = found
            yield Relation(
                kind=RelationKind.AVERAGE,
                operator="prose",
                operands=(operand("average", average), *(operand("item", claim) for claim in chain.claims)),
                cue=sketch.span(chain.start, chain.end),
                confidence=certain,
            )


def _average(sketch: Sketch, chain: Chain) -> tuple[Claim, float] | None:
    places = sketch.placeholders
    after = next((p for p in places if p[0] >= chain.end), None)
    if after is not None and are_alike(after[3], chain.claims[0]):
        gap = sketch.text[chain.end : after[0]]
        said = _AFTER.fullmatch(gap)
        if _COMPARES.match(sketch.text, after[1]):
            return None
        if said and _is_of_the_list(said["own"], gap):
            return after[3], _LIKELY if SENTENCE_END in gap or not chain.closed else _FIRM
        if re.fullmatch(
            r"[^⟨⟩¶;()]{0,40}?, ?(?:or |that is |so |which is )?(?:about |roughly |a |an )*", gap
        ) and _SAID_AFTER.match(sketch.text, after[1]):
            return after[3], _LIKELY
        if _OF_CHAIN.search(sketch.text, 0, chain.start) and _IS.fullmatch(sketch.text, chain.end, after[0]):
            return after[3], _FIRM
    before = next((p for p in reversed(places) if p[1] <= chain.start), None)
    if before is not None and are_alike(before[3], chain.claims[0]) and chain.closed:
        said = _SAID_BEFORE.search(sketch.text, max(0, before[0] - 80), before[0]) or _SAID_AFTER.match(
            sketch.text, before[1]
        )
        if said and _BEFORE.fullmatch(sketch.text, before[1], chain.start):
            return before[3], _LIKELY
    return None


def _is_of_the_list(own: str, gap: str) -> bool:
    """Whether an average is of the figures listed: in a sentence of its own it may name no other property."""
    return SENTENCE_END not in gap or only_words(own, words("average", "own"))
