"""Averages in running text: figures in coordination and the mean that the words announce.

"61, 70 and 79 percent; the average is 70 percent"; with weights "120 patients rated us 4.2 and 80 rated us 3.7, for an
average of 4.0"; "12, 15, 19, 22 and 40 minutes, with a median of 19".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from claimcheck.extraction.relations.alike import all_alike, are_alike
from claimcheck.extraction.relations.chains import Chain, find_chains
from claimcheck.extraction.relations.sketch import SENTENCE_END, Place, Sketch, letter_of, operand
from claimcheck.extraction.relations.tally import sum_of, value_of
from claimcheck.extraction.relations.words import only_words, words
from claimcheck.records import Claim, Relation, RelationKind

_FIRM, _LIKELY = 0.9, 0.6
_FEWEST_OF_MEDIAN = 3
_GROUP, _FEWEST_IN_GROUPS, _HUNDRED = 2, 4, 100
"""Figures of a group (its size and its value), of the fewest groups that have an average, and percent of a whole."""
_AFTER = re.compile(
    r"[^⟨⟩¶]{0,60}?(?:[,;:.()–—] ?(?:¶ )?|and |for |with |so |giv(?:e|es|ing) |mak(?:e|es|ing) |yield(?:s|ing)? |"
    r"(?= averaged? ))"
    r"(?:[^⟨⟩¶,;:()]{0,30} )??(?:average[sd]?|averaging|mean|median)"
    r"(?P<own>[^⟨⟩¶,;:()]{0,40}?)(?:is|are|was|were|of|being|comes to|came to|at|that is|therefore|"
    r"thus|to|works out at| |:|=)*"
    r"(?:about|around|roughly|nearly|almost|just|over|under|a|an|the| )*"
)
_BEFORE = re.compile(
    r"[^⟨⟩¶;()]{0,40}(?:\(|:|, the average of|, the mean of|, averaged over|— |– )[^⟨⟩¶;:()]{0,30}",
)
_OF_CHAIN = re.compile(r"(?<!\w)(?:average|mean|median) (?:score |value )?(?:of|over|for) $")
_IS = re.compile(r"[^⟨⟩¶;:()]{0,30}? (?:is|was|comes to|equals|=|makes) (?:about |roughly )?")
_SAID_BEFORE = re.compile(r"(?:average[sd]?|averaging|mean|median)[^⟨⟩¶;:()]{0,40}$")
_SAID_AFTER = re.compile(r"[^⟨⟩¶,;:.()]{0,20}(?:on average|average|mean|median)\b")
_COMPARES = re.compile(r"(?: points?)? ?(?:above|below|over|under|more|less|higher|lower|better|worse|ahead|behind)\b")
"""After the figure: it is how far an average lies from another, "its average is 9.9 points above that of the other"."""
_NOT_PLAIN = re.compile(r"(?<!\w)(?:weighted|weights|micro|geometric|harmonic|moving|annual|rolling|trimmed)(?!\w)")
_NO_WEIGHTS = re.compile(r"(?<!\w)(?:unweighted|micro|geometric|harmonic|median|moving|annual|rolling|trimmed)(?!\w)")
_IN_GROUP = re.compile(r"[^⟨⟩¶;:a-z(@×)]{0,3}[a-z(@×)][^⟨⟩¶;:]{0,60}")
_NEXT_GROUP = re.compile(r"[^⟨⟩¶]{0,60}?(?:,|;| and| but| while| plus)[^⟨⟩¶;:]{0,60}")
_OF_WEIGHTS = re.compile(
    r"[^⟨⟩¶]{0,40}?[,;:)–—][^⟨⟩¶,;:()]{0,30}\b(?:final|overall|combined|total|weighted|blended)\b[^⟨⟩¶,;:()]{0,30}"
)
_EARLIER = re.compile(r"(?<!\w)(?:up|down|from|against|versus|compared|than|last|previous|before|earlier)(?!\w)")


def find(sketch: Sketch) -> Iterator[Relation]:
    """Averages of the figures that a sentence (or the one before) lists."""
    says_so = any(word in sketch.text for word in ("average", "averaging", "mean", "median"))
    if not _NO_WEIGHTS.search(sketch.text) and (says_so or "weight" in sketch.text):
        weighted = list(_weighted(sketch))
        yield from weighted
        if weighted:
            return
    if not says_so or _NOT_PLAIN.search(sketch.text):
        return
    for chain in find_chains(sketch):
        found = _average(sketch, chain)
        is_median = "median" in sketch.text
        if found is not None and not (is_median and len(chain.claims) < _FEWEST_OF_MEDIAN):
            average, certain = found
            yield Relation(
                kind=RelationKind.AVERAGE,
                operator="median" if is_median else "prose",
                operands=(operand("average", average), *(operand("item", claim) for claim in chain.claims)),
                cue=sketch.span(chain.start, chain.end),
                confidence=certain,
            )


def _weighted(sketch: Sketch) -> Iterator[Relation]:
    """Two or more groups, each with its size and its value, and the average of all of them after the last."""
    places = sketch.placeholders
    for last in range(_FEWEST_IN_GROUPS, len(places)):
        average, gap = places[last], sketch.text[places[last - 1][1] : places[last][0]]
        said = _AFTER.fullmatch(gap)
        is_said = said is not None and _is_of_the_list(said["own"], gap)
        if not (is_said or _OF_WEIGHTS.fullmatch(gap)) or _COMPARES.match(sketch.text, average[1]):
            continue
        first = last
        while first >= _GROUP and _is_group(sketch.text, places, first - _GROUP, is_last=first == last):
            first -= _GROUP
        groups = [claim for *_, claim in places[first:last]]
        readings = [(groups[::2], groups[1::2]), (groups[1::2], groups[::2])]
        possible = [r for r in readings if len(r[0]) > 1 and _are_groups(*r, average[3])]
        if possible:
            items, weights = min(possible, key=lambda reading: _distance(average[3], reading[0]))
            listed = [*(operand("item", c) for c in items), *(operand("weight", c) for c in weights)]
            yield Relation(
                kind=RelationKind.AVERAGE,
                operator="weighted",
                operands=(operand("average", average[3]), *listed),
                cue=sketch.span(places[first][0], average[1]),
                confidence=_FIRM if is_said else _LIKELY,
            )


def _is_group(text: str, places: Sequence[Place], index: int, *, is_last: bool) -> bool:
    """Whether two figures stand together, and in coordination with those after them."""
    (_, end, _, _), (start, after, _, _) = places[index : index + _GROUP]
    gaps = [text[end:start]]
    if not is_last:
        gaps.append(text[after : places[index + _GROUP][0]])
        if not _NEXT_GROUP.fullmatch(gaps[1]):
            return False
    return _IN_GROUP.fullmatch(gaps[0]) is not None and not any(map(_EARLIER.search, gaps))


def _are_groups(items: Sequence[Claim], weights: Sequence[Claim], average: Claim) -> bool:
    """Whether the one figures are of the kind of their average, and the others numbers, amounts or shares of 100."""
    if not all_alike((*items, average)):
        return False
    if average.quantity is not None and average.quantity.counted and not any(map(_counts, items)):
        return False  # "the mean of the two classes is 75"
    letters = {letter_of(claim) for claim in weights}
    if letters == {"p"}:
        return abs(sum_of(weights) - _HUNDRED) <= len(weights)
    return letters <= {"n", "b"} or (letters in ({"t"}, {"u"}) and all_alike(weights))


def _counts(claim: Claim) -> bool:
    return claim.quantity is not None and bool(claim.quantity.counted)


def _distance(average: Claim, items: Sequence[Claim]) -> Decimal:
    """How far an average lies outside the figures that it may be of, as a share of the largest."""
    values = [*map(value_of, items)]
    outside = max(min(values) - value_of(average), value_of(average) - max(values), Decimal(0))
    return outside / (max(map(abs, values)) or 1)


def _average(sketch: Sketch, chain: Chain) -> tuple[Claim, float] | None:
    places = sketch.placeholders
    after = next((p for p in places if p[0] >= chain.end), None)
    if after is not None and _may_average(after[3], chain):
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
    if before is not None and _may_average(before[3], chain) and chain.closed:
        said = _SAID_BEFORE.search(sketch.text, max(0, before[0] - 80), before[0]) or _SAID_AFTER.match(
            sketch.text, before[1]
        )
        if said and _BEFORE.fullmatch(sketch.text, before[1], chain.start):
            return before[3], _LIKELY
    return None


def _may_average(claim: Claim, chain: Chain) -> bool:
    """Whether a figure is of the kind of a list, or leaves the unit out: "12, 19 and 41 minutes, a mean of 24"."""
    is_bare = letter_of(claim) == "n" and not _counts(claim)
    return are_alike(claim, chain.claims[0]) or (is_bare and letter_of(chain.claims[-1]) in ("t", "u", "m"))


def _is_of_the_list(own: str, gap: str) -> bool:
    """Whether an average is of the figures listed: in a sentence of its own it may name no other property."""
    return SENTENCE_END not in gap or only_words(own, words("average", "own"))
