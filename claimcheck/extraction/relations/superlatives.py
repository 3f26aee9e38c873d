"""Superlatives, and the figures that stand beside them as their field.

"was highest at night (3.41), followed by the evening (3.02) and the day (2.71)"; "at $9 it is the cheapest of the four,
against $12, $14 and $15"; "the bids were $8,200, $9,100 and $12,400; the lowest, $8,200, came from"; "4, 9 and 13: a
spread of 9".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from claimcheck.extraction.guarded import Finder
from claimcheck.extraction.relations.alike import are_alike
from claimcheck.extraction.relations.chains import find_chains
from claimcheck.extraction.relations.senses import is_upward
from claimcheck.extraction.relations.sketch import Place, Sketch, operand
from claimcheck.extraction.relations.tally import value_of
from claimcheck.extraction.relations.words import section
from claimcheck.records import Claim, Relation, RelationKind

_FIRM, _LIKELY = 0.9, 0.7
_NOT_THE_FIRST = re.compile(r"(?<![\w-])(?:second|third|fourth|fifth|next|\w+th|of the|among the|one of) ?-?$")
_OWN_BEFORE = re.compile(r"[^⟨⟩¶.;:()]{0,60}? (?:is|was|are|were|makes|made|remains) (?:easily |by far |still )?the $")
_AT = re.compile(r"(?:^|[ (])(?:at|with|in|of|costing|taking|weighing) (?:only |just |about )?$")
_SIZE = re.compile(r"(?<!\w)(?:of|among) (?:the |all |our |its |these )?⟨n\d+⟩")
_FIELD_SIZE = re.compile(_SIZE.pattern + "$")
"""The number of those compared: "the tallest of the three towers"."""
_OWN_AFTER = re.compile(r"[^⟨⟩¶;]{0,80}?")
_ANOTHER = re.compile(r"(?<![\w-])(?:[a-z]{3,}(?<!inter)(?<!requ)(?<!fore)(?<!inv)est|most|least)\b")
"""Another superlative, which is nearer to the figure: "the smallest part grew fastest: by 22 percent"."""
_GROUP = re.compile(r" (?!this\b)[a-z]{3,}(?<!s)s\b")
"""Things that are the largest, of which the figure says something else: "the largest firms keep 52 percent"."""
_OF_AMOUNTS = frozenset({"most", "fewest", "least", "highest", "lowest"})
_FOLLOWED = re.compile(r"[^⟨⟩¶]{0,80}?,? (?:followed by|ahead of|then)[^⟨⟩¶]{0,80}?")
_SET_AGAINST = re.compile(
    r"[^⟨⟩¶.]{0,60}?(?:against|compared (?:with|to)|versus|vs\.?|"
    r"the (?:other|others|rest|remaining|next)(?: [a-z]+)?)\b[^⟨⟩¶.:;()]{0,40}?"
)
_NEXT = re.compile(r"[^⟨⟩¶.;]{0,60}?(?:,|and|then|before|ahead of)[^⟨⟩¶.;]{0,60}?")
_ELSEWHERE = re.compile(
    r"(?<![\w-])(?:up|down|from|than|rose|fell|last year|in (?:19|20)\d\d|ago|earlier|before that|total|average)\b"
)
_SPREAD = re.compile(
    r"[^⟨⟩¶,;:()]{0,40}(?:(?:[,;:]| –| —| \() ?(?:so |that is,? |giving |which is |with |for |thus ){0,2}"
    r"| (?:shows?|showed|have|had|give|gave|make|made|cover|covered|span|spanned) )"
    r"(?:a|an|the) (?:[a-z]+ )?(?:spread|range|span|gap|difference)(?: between [^⟨⟩¶,;:()]{0,40})?(?: of| is| was)"
    r"(?: about| only| just| some)? "
)


def find(sketch: Sketch) -> Iterator[Relation]:
    """Superlatives and spreads of one sentence."""
    if len(sketch.claims) > 1:
        yield from _with_a_field(sketch)
        yield from _of_a_list(sketch)
        yield from _spreads(sketch)


@cache
def _words() -> tuple[Finder, dict[str, str]]:
    senses = {word: sense for sense, listed in section("superlative").items() for word in listed}
    phrases = "|".join(map(re.escape, sorted(senses, key=len, reverse=True)))
    noun = r"(?= (?!\w*(?:able|ible|ive|ent|ant|al|ful|ous|ate|ic|ed|ing|ly)\b|of\b))"
    return Finder(rf"(?<![\w-])(?P<word>{phrases}|(?<=the )most{noun})(?![\w-])"), senses


def _superlatives(sketch: Sketch) -> Iterator[tuple[int, int, str]]:
    """Start, end and sense of every superlative that is no second or third."""
    finder, senses = _words()
    for match in finder.finditer(sketch.text):
        if not _NOT_THE_FIRST.search(sketch.text, max(0, match.start() - 20), match.start()):
            yield match.start(), match.end(), senses.get(match["word"], "more")


def _with_a_field(sketch: Sketch) -> Iterator[Relation]:
    for start, end, sense in _superlatives(sketch):
        own = _own(sketch, start, end)
        if own is None:
            continue
        after = [place for place in sketch.placeholders if place[0] >= max(end, own[1])]
        gap = sketch.text[max(end, own[1]) : after[0][0]] if after else ""
        is_followed = bool(after) and _FOLLOWED.fullmatch(gap) is not None
        if not after or not (is_followed or _SET_AGAINST.fullmatch(gap)) or _ELSEWHERE.search(gap):
            continue
        field = _run(sketch.text, after, own[3])
        is_up = is_upward(sense, own[3])
        if field and is_up is not None:
            last = sketch.place(field[-1])[1]
            yield _rank(
                sketch, (min(start, own[0]), last), own[3], field, _FIRM if is_followed else _LIKELY, is_up=is_up
            )


def _own(sketch: Sketch, start: int, end: int) -> Place | None:
    """The figure of what is singled out: right before ("at $9, it is the cheapest") or after in the clause."""
    before = next((p for p in reversed(sketch.placeholders) if p[1] <= start), None)
    if before is not None and _OWN_BEFORE.fullmatch(sketch.text, before[1], start):
        return before if _AT.search(sketch.text, 0, before[0]) else None
    if _GROUP.match(sketch.text, end) and sketch.text[start:end] not in _OF_AMOUNTS:
        return None
    after = next((p for p in sketch.placeholders if p[0] >= end and not _FIELD_SIZE.search(sketch.text, 0, p[1])), None)
    gap = _SIZE.sub("", sketch.text[end : after[0]]) if after is not None else ";"
    return after if _OWN_AFTER.fullmatch(gap) and not _ANOTHER.search(gap) else None


def _run(text: str, places: Sequence[Place], own: Claim) -> list[Claim]:
    """The figures of a field, one after the other, as long as they are of the same kind."""
    field: list[Claim] = []
    end = places[0][0]
    for place in places:
        gap = text[end : place[0]]
        if not are_alike(own, place[3]) or (field and not (_NEXT.fullmatch(gap) and not _ELSEWHERE.search(gap))):
            break
        field.append(place[3])
        end = place[1]
    return field


def _of_a_list(sketch: Sketch) -> Iterator[Relation]:
    """A member of a list that is named again as its first or last: "9, 12 and 15; the lowest, 9, came from"."""
    chains = [chain for chain in find_chains(sketch) if len(chain.claims) > 2 and chain.closed]
    for start, end, sense in _superlatives(sketch) if chains else ():
        chain = next((chain for chain in reversed(chains) if chain.end <= start), None)
        own = next((place for place in sketch.placeholders if place[0] >= end), None)
        if (
            chain is None
            or own is None
            or not re.fullmatch(
                r"(?: [a-z]+){0,2}?(?:,| \(| –| —|:| was| is| at| being)(?: at| of)? ", sketch.text[end : own[0]]
            )
        ):
            continue
        same = [claim for claim in chain.claims if value_of(claim) == value_of(own[3])]
        is_up = is_upward(sense, own[3])
        if same and is_up is not None and all(are_alike(own[3], claim) for claim in chain.claims):
            others = [claim for claim in chain.claims if claim not in same]
            yield _rank(sketch, (start, own[1]), own[3], others, _FIRM, is_up=is_up)


def _spreads(sketch: Sketch) -> Iterator[Relation]:
    """The distance between the ends of a list or range that the words announce."""
    places = sketch.placeholders
    ranges = [place for place in places if place[3].quantity is not None and place[3].quantity.is_range]
    lists = [((claim, claim), end) for _, end, _, claim in ranges]
    lists += [
        (_ends(chain.claims), chain.end) for chain in find_chains(sketch) if chain.closed and len(chain.claims) > 2
    ]
    for (lowest, highest), end in lists:
        amount = next((place for place in places if place[0] >= end), None)
        if amount is None or not _SPREAD.fullmatch(sketch.text, end, amount[0]) or not are_alike(amount[3], lowest):
            continue
        yield Relation(
            kind=RelationKind.DIFFERENCE,
            operator="spread",
            operands=(operand("amount", amount[3]), operand("left", highest), operand("right", lowest)),
            cue=sketch.span(end, amount[1]),
            confidence=_FIRM,
        )


def _ends(claims: Sequence[Claim]) -> tuple[Claim, Claim]:
    return min(claims, key=value_of), max(claims, key=value_of)


def _rank(
    sketch: Sketch, place: tuple[int, int], own: Claim, field: Sequence[Claim], certain: float, *, is_up: bool
) -> Relation:
    return Relation(
        kind=RelationKind.RANK,
        operator="highest" if is_up else "lowest",
        operands=(operand("rank", own), *(operand("field", claim) for claim in field)),
        cue=sketch.span(*place),
        confidence=certain,
    )
