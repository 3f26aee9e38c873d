"""Order: one figure said to be above, below, better or worse than another ("slightly worse than the full version's
12.46").

Also ranks: "topped the list with 43.0. … came in second with 36.7".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from claimcheck.extraction.guarded import Finder
from claimcheck.extraction.relations.alike import all_alike, are_alike
from claimcheck.extraction.relations.direction import vocabulary
from claimcheck.extraction.relations.senses import is_upward
from claimcheck.extraction.relations.sketch import Sketch, operand, pattern
from claimcheck.extraction.relations.words import any_of, section, words
from claimcheck.records import Claim, Relation, RelationKind

_QUALITIES = ("better", "worse")
_PLACES = ("first", "second", "third")
_REFERENCE = r"(?!⟨)(?:the|that|its|their|our|his|her|those|[\w-]+'s?|[a-z][\w.-]*)\b"
"""After "than" a word must name the other side: "more than ⟨n3⟩" is a bound, "more than the ⟨n3⟩" a comparison."""
_APART = r"(?:, |[^⟨⟩¶;]{0,60}?(?:,| is| was| are| were| remains| stayed| lies| lay)) ?[^⟨⟩¶;]{0,30}?"
"""Between the first figure and the word: a comma or a verb of being ("1% own more than" compares no figure with 1%)."""
_FIGURE_OF = (
    r"(?:[^⟨⟩¶;:]{0,60}?(?:with|at|of|scoring|score of|on|reaching|getting|by|\(|,)[^⟨⟩¶;:()]{0,30}?)<own:pmnuot>"
)


def find(sketch: Sketch) -> Iterator[Relation]:
    """Comparisons and ranks of one sentence or two."""
    if len(sketch.claims) > 1:
        yield from _comparisons(sketch)
        yield from find_ranks(sketch)


@cache
def _comparison(sense: str) -> tuple[Finder, ...]:
    phrases = "|".join(map(re.escape, sorted(section("order")[sense], key=len, reverse=True)))
    return (
        pattern(
            rf"<left:pmntu>(?! ?(?:points? |even |far |much )?(?:{phrases})){_APART}"
            rf"\b(?:{phrases}) {_REFERENCE}~~<right:pmntu>"
        ),
        pattern(
            rf"\b(?:{phrases}) {_REFERENCE}~~\([^⟨⟩()]{{0,20}}<left:pmntu>~ (?:vs\.?|versus|against|"
            rf"compared (?:with|to)|to)~ <right:pmntu>"
        ),
        pattern(
            rf"\b(?:{phrases}) {_REFERENCE}[^⟨⟩¶.;:(),]{{0,30}} <right:pmntu>~"
            rf"(?:(?::| –| —)|, (?:at|with|taking|costing|weighing|needing)) ?<left:pmntu>(?=[.,;)]|$)"
        ),
    )


def _comparisons(sketch: Sketch) -> Iterator[Relation]:
    for sense in (*section("sense"), *_QUALITIES):
        for finder in _comparison(sense):
            match = finder.search(sketch.text)
            if match is None:
                continue
            left, right = sketch.claim(match, "left"), sketch.claim(match, "right")
            if left is None or right is None or not are_alike(left, right):
                continue
            operator = _operator(sense, left)
            if operator is None or any_of("direction", "negation").search(match[0]) or _changes(match[0]):
                continue
            yield Relation(
                kind=RelationKind.ORDER,
                operator=operator,
                operands=(operand("left", left), operand("right", right)),
                cue=sketch.span(match.start(), match.end()),
                confidence=0.7,
            )


def _operator(sense: str, left: Claim) -> str | None:
    """`greater`, `less`, `better` or `worse`; None where the word does not measure what the figure does."""
    if sense in _QUALITIES:
        return sense
    is_up = is_upward(sense, left)
    return None if is_up is None else "greater" if is_up else "less"


def _changes(text: str) -> bool:
    """Whether a word of change stands in a comparison, which then compares changes and no levels."""
    return any(word.strip(",.") in vocabulary() - words("order", "neutral") for word in text.split())


@cache
def _place(key: str) -> Finder:
    phrases = "|".join(map(re.escape, sorted(section("rank")[key], key=len, reverse=True)))
    return pattern(rf"\b(?:{phrases})\b{_FIGURE_OF}")


def find_ranks(sketch: Sketch) -> Iterator[Relation]:
    """Figures in the first, second and third place, in one sentence or two."""
    placed: list[Claim] = []
    last: re.Match[str] | None = None
    for key in _PLACES:
        match = _place(key).search(sketch.text)
        claim = sketch.claim(match, "own") if match is not None else None
        if claim is None or claim in placed:
            break
        placed.append(claim)
        last = match
    if len(placed) > 1 and last is not None and all_alike(placed):
        yield _rank(sketch, last, "places", placed, 0.6)


def _rank(sketch: Sketch, match: re.Match[str], operator: str, field: list[Claim], certain: float) -> Relation:
    return Relation(
        kind=RelationKind.RANK,
        operator=operator,
        operands=tuple(operand("rank" if index == 0 else "field", claim) for index, claim in enumerate(field)),
        cue=sketch.span(match.start(), match.end()),
        confidence=certain,
    )
