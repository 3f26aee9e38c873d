"""Segments that a list gives for a total in a sentence before, and totals of figures that sentences before give.

"Net sales came to $412 million. Frozen meals brought in $231 million, bakery $112 million and snacks $69 million";
"4.1 billion parameters. The encoder has 1.3 billion and the decoder 2.8 billion"; "together the two rounds come to $165
million"; "raised $45 million, bringing its total to $81 million after $6 million and $30 million". A list is taken for
all segments only where it comes out near the total; where any figure near it fits, that was meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations, pairwise

from claimcheck.extraction.passage import Passage
from claimcheck.extraction.relations.alike import all_alike, are_alike
from claimcheck.extraction.relations.chains import Chain, find_chains
from claimcheck.extraction.relations.sketch import Sketch, letter_of, operand, pattern
from claimcheck.extraction.relations.tally import adds_up, sum_of, value_of
from claimcheck.extraction.relations.window import Window
from claimcheck.extraction.relations.words import any_of, fragment
from claimcheck.records import Claim, Relation, RelationKind

_FITS, _BOUND = 0.7, 0.6
_TOO_MANY, _TOO_FEW = Decimal("1.15"), Decimal("0.92")
"""Segments that make more or less than these shares of a figure are segments of another one, or not all of them."""
_FEW = 3
"""No more sentences than this are taken up by "together"."""
_COMPLETE = ({"encoder", "decoder"}, {"embedding", "body"}, {"embedding", "rest"}, {"embedding", "layer"})
"""Parts of a model that leave nothing out."""
_UNLIKE = Decimal("0.7")
"""For the two halves of a whole, which leave nothing out, the parts may miss more of it."""
_BRINGS = re.compile(rf"\b(?:{fragment('segment', 'brings')}) (?:about |some |around |roughly )?$")
_ELIDED = re.compile(
    r"(?: [^⟨⟩¶,;:()]{0,30})?(?:,|;|,? and|,? while)(?: the| its| our)?(?: [\w'&-]+){1,4} (?:about |some )?"
)
"""Between segments whose verb is not said again: "$231 million, bakery $112 million and snacks"."""
_SCOPED = re.compile(
    r"^(?:in|last|during|for|at|on|over|among|outside|within|by|this|next|abroad|elsewhere|until|before|since)\b"
)
"""Opens a sentence on a part of the whole or another period: "in America, burgers brought in"."""
_HALVES = pattern(
    rf"\b(?P<first>{fragment('segment', 'halves')})\b[^⟨⟩¶,;:.]{{0,20}}? <a:nu>[^⟨⟩¶;:.,]{{0,20}}?,? (?:and|plus) "
    rf"[^⟨⟩¶;:.,]{{0,20}}?\b(?P<second>{fragment('segment', 'halves')})\b[^⟨⟩¶,;:.]{{0,12}}? <b:nu>"
)
_HALVES_OF = pattern(
    rf"<a:nu>[^⟨⟩¶;:.,]{{0,20}}? (?P<first>{fragment('segment', 'halves')}) and [^⟨⟩¶;:.,]{{0,20}}?<b:nu>"
    rf"[^⟨⟩¶;:.,]{{0,20}}? (?P<second>{fragment('segment', 'halves')})\b"
)
_TOGETHER = pattern(
    r"(?:^|[.;] |¶ )(?:together,?|combined,?|in all,?|altogether,?|taken together,?) (?:the |these |those |both )+"
    r"(?:<number:nb>)?[a-z -]{0,30}?(?:come|comes|came|add up|adds up|amount|amounts|amounted|total|make|"
    r"makes|made|cost|raised|brought in|sum)(?: up)?(?: to)? <total:mnu>"
)
_BRINGING = pattern(
    r"<last:mnu>[^⟨⟩¶]{0,60}?(?:bringing|brings|brought|taking|takes|took) (?:its|the|their|our|his|her)~ ?total~ to "
    r"<total:mnu>[^⟨⟩¶]{0,30}?(?:after|following|including|on top of|with) [^⟨⟩¶;:.]{0,30}?<a:mnu>"
    r"(?:[^⟨⟩¶;:.]{0,40}?(?:,| and|, and) (?:a [^⟨⟩¶;:.,]{0,30}? of )?<b:mnu>)?"
)


def find(window: Window) -> Iterator[Relation]:
    """Segments and totals of a sentence, which may be of the paragraph before."""
    drawn, earlier = window.drawn, window.section
    for chain in find_chains(drawn):
        yield from _list(drawn, chain, earlier)
    yield from _halves(drawn, earlier)
    yield from _together(drawn, earlier)
    yield from _bringing(drawn)


def _list(drawn: Sketch, chain: Chain, earlier: Sequence[Passage]) -> Iterator[Relation]:
    """ "Frozen meals brought in $231 million, bakery $112 million and snacks $69 million"."""
    text, parts = drawn.text, chain.claims
    if len(parts) < 3 or not chain.closed or any(letter_of(c) not in ("m", "u") for c in parts):
        return
    if _BRINGS.search(text, 0, chain.start) is None or any_of("sum", "open").search(text):
        return
    places = [drawn.place(claim) for claim in parts]
    if not all(_ELIDED.fullmatch(text, a[1], b[0]) for a, b in pairwise(places)):
        return
    wholes = [c for p in reversed(earlier) for c in p.claims if are_alike(c, parts[0])]
    wholes += [c for _, end, _, c in drawn.placeholders if end < chain.start and are_alike(c, parts[0])]
    fitting = next((c for c in wholes if adds_up(c, parts)), None)
    near = [c for c in wholes if _TOO_FEW <= sum_of(parts) / (value_of(c) or 1) <= _TOO_MANY]
    if fitting is not None:
        yield _relation(drawn, (chain.start, chain.end), fitting, parts, _FITS)
    elif near and not _SCOPED.search(text):
        yield _relation(drawn, (chain.start, chain.end), near[0], parts, _BOUND)


def _halves(drawn: Sketch, earlier: Sequence[Passage]) -> Iterator[Relation]:
    """ "The encoder has 1.3 billion parameters and the decoder 2.8 billion"."""
    for match in (*_HALVES.finditer(drawn.text), *_HALVES_OF.finditer(drawn.text)):
        a, b = drawn.claim(match, "a"), drawn.claim(match, "b")
        if a is None or b is None or {_stem(match["first"]), _stem(match["second"])} not in _COMPLETE:
            continue
        own = [c for _, end, _, c in drawn.placeholders if end <= match.start()]
        wholes = [c for c in (*reversed(own), *(c for p in reversed(earlier) for c in p.claims)) if value_of(c)]
        wholes = [c for c in wholes if are_alike(c, a) and value_of(c) > max(value_of(a), value_of(b))]
        wholes = [
            c for c in wholes if c.quantity and a.quantity and c.quantity.step <= a.quantity.step
        ]  # no "4B" model
        fitting = next((c for c in wholes if adds_up(c, (a, b))), None)
        near = [c for c in wholes if _UNLIKE <= sum_of((a, b)) / value_of(c) <= 2 - _UNLIKE]
        if are_alike(a, b) and (fitting is not None or near):
            certain = _BOUND if fitting is None else _FITS
            yield _relation(drawn, match.span(), fitting or near[0], (a, b), certain)


def _stem(name: str) -> str:
    return name.removesuffix("s")


def _together(drawn: Sketch, earlier: Sequence[Passage]) -> Iterator[Relation]:
    """ "Together the two rounds come to $165 million": the first figure of each of two sentences before."""
    for match in _TOGETHER.finditer(drawn.text):
        total = drawn.claim(match, "total")
        near = [c for p in earlier[-3:] for c in p.claims if total is not None and are_alike(c, total)]
        if total is None or len(near) < 2 or any("together" in p.text.lower() for p in earlier[-3:]):
            continue
        number = drawn.claim(match, "number")
        count = 2 if number is None else int(value_of(number))
        if not 2 <= count <= _FEW:
            continue
        smaller = [c for c in near if value_of(c) < value_of(total)]
        fitting = next((parts for parts in combinations(smaller, count) if adds_up(total, parts)), None)
        firsts = [next((c for c in p.claims if c in near), None) for p in earlier[-count:]]
        told = [c for c in firsts if c is not None]
        if fitting is not None:
            yield _relation(drawn, match.span(), total, fitting, _FITS)
        elif number is not None and len(told) == count and all_alike(told):
            yield _relation(drawn, match.span(), total, told, _BOUND)


def _bringing(drawn: Sketch) -> Iterator[Relation]:
    """ "$45 million, bringing its total to $81 million after $6 million and $30 million"."""
    for match in _BRINGING.finditer(drawn.text):
        total = drawn.claim(match, "total")
        found = [drawn.claim(match, role) for role in ("last", "a", "b")]
        parts = [c for c in found if c is not None]
        if total is not None and all_alike([total, *parts]):
            yield _relation(drawn, match.span(), total, parts, _BOUND)


def _relation(drawn: Sketch, place: tuple[int, int], whole: Claim, parts: Sequence[Claim], certain: float) -> Relation:
    return Relation(
        kind=RelationKind.SUM,
        operator="partition",
        operands=(operand("total", whole), *(operand("part", claim) for claim in parts)),
        cue=drawn.span(*place),
        confidence=certain,
    )
