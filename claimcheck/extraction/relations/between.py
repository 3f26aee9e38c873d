"""Figures said to lie between two others, and ranges said to hold a list of figures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claimcheck.extraction.relations.alike import are_alike
from claimcheck.extraction.relations.chains import Chain, find_chains
from claimcheck.extraction.relations.sketch import SENTENCE_END, Sketch, operand
from claimcheck.extraction.relations.words import templates, words
from claimcheck.records import Claim, Relation, RelationKind

_WORD = re.compile(r"[a-z][\w-]{2,}")
_RANGE_VERB = re.compile(
    r"(?<!\w)(?:lie|lies|lay|range|ranges|ranged|ranging|vary|varies|varied|varying|are|were|span|spans|spanned|all)"
    r"(?: \w+){0,3} (?:between|from) $"
)


def find(sketch: Sketch) -> Iterator[Relation]:
    """Figures between two others, in a sentence or with the one before."""
    yield from _middles(sketch)
    yield from _hulls(sketch)


def _middles(sketch: Sketch) -> Iterator[Relation]:
    for finder in filter(sketch.can_match, templates("between", "ends")):
        for match in finder.finditer(sketch.text):
            low, high = sketch.claim(match, "low"), sketch.claim(match, "high")
            if low is None or high is None or not are_alike(low, high):
                continue
            middle = sketch.claim(match, "middle") or _subject_figure(sketch, match.start(), low)
            if middle is not None and are_alike(middle, low):
                yield Relation(
                    kind=RelationKind.BETWEEN,
                    operator="between",
                    operands=(operand("middle", middle), operand("low", low), operand("high", high)),
                    cue=sketch.span(match.start(), match.end()),
                    confidence=0.6,
                )


def _subject_figure(sketch: Sketch, start: int, like: Claim) -> Claim | None:
    """The figure before "between" that shares a telling word with its clause; the only one there is in the same
    sentence."""
    before = [
        (begin, end, claim) for begin, end, _, claim in sketch.placeholders if end <= start and are_alike(claim, like)
    ]
    clause_start = max(sketch.text.rfind(mark, 0, start) for mark in (".", ";", "¶", "⟩")) + 1
    own = set(_WORD.findall(sketch.text[clause_start:start])) - words("between", "common")
    for begin, _, claim in reversed(before):
        own_start = max(sketch.text.rfind(mark, 0, begin) for mark in (".", ";", "¶", "⟩")) + 1
        if own & (set(_WORD.findall(sketch.text[own_start:begin])) - words("between", "common")):
            return claim
    same = [claim for begin, _, claim in before if "¶" not in sketch.text[begin:start]]
    return same[0] if len(same) == 1 else None


def _hulls(sketch: Sketch) -> Iterator[Relation]:
    chains = [chain for chain in find_chains(sketch) if len(chain.claims) > 2 and chain.closed]
    for low, high, start, end in _ranges(sketch):
        for chain in chains:
            if _is_apart(sketch, chain, start, low):
                continue
            if chain.end <= start and are_alike(chain.claims[0], low) and not _overlap(chain.claims, (low, high)):
                yield Relation(
                    kind=RelationKind.BETWEEN,
                    operator="hull",
                    operands=(
                        *(operand("middle", claim) for claim in chain.claims),
                        operand("low", low),
                        operand("high", high),
                    ),
                    cue=sketch.span(start, end),
                    confidence=0.8,
                )


def _is_apart(sketch: Sketch, chain: Chain, start: int, low: Claim) -> bool:
    """Whether a list of counts in the sentence before is of other things than a range with its own
    noun counts."""
    quantity = low.quantity
    if SENTENCE_END not in sketch.text[chain.end : start] or quantity is None or not quantity.counted:
        return False
    return not any(c.quantity is not None and c.quantity.counted for c in chain.claims)


def _ranges(sketch: Sketch) -> Iterator[tuple[Claim, Claim, int, int]]:
    """Ranges in words as their two ends; a range that is one figure is both its ends."""
    for finder in filter(sketch.can_match, templates("between", "hull")):
        for match in finder.finditer(sketch.text):
            low, high = sketch.claim(match, "low"), sketch.claim(match, "high")
            if low is not None and high is not None and are_alike(low, high):
                yield low, high, match.start(), match.end()
    for start, end, _, claim in sketch.placeholders:
        if claim.quantity is not None and claim.quantity.is_range and _RANGE_VERB.search(sketch.text, 0, start):
            yield claim, claim, start, end


def _overlap(one: Sequence[Claim], other: Sequence[Claim]) -> bool:
    return bool({claim.id for claim in one} & {claim.id for claim in other})
