"""Partitions: parts that by the words exclude each other and leave nothing out, against a whole that stands elsewhere.

"The mixture was 70 percent web text, 20 percent code and 10 percent dialogues" (100); "186 answered. Of these, 94
worked in hospital A and 92 in hospital B" (186).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from claimcheck.extraction.passage import Passage
from claimcheck.extraction.relations.chains import Chain, find_chains
from claimcheck.extraction.relations.sketch import Sketch, letter_of, operand, sketch
from claimcheck.extraction.relations.tally import is_bare_count
from claimcheck.extraction.relations.window import Window
from claimcheck.extraction.relations.words import any_of
from claimcheck.records import Claim, Relation, RelationKind

_LIKELY, _LOOSE = 0.7, 0.4
_REMAINING = re.compile(r"(?<!\w)the (?:remaining|other) $")
_OTHERS = re.compile(
    r"(?<!\w)(?:others?|other [a-z]+|the others|everything else|all others?)"
    r"(?: (?:is|are|has|have|had|get|got|make up))? $"
)
_LEFT_OVER = re.compile(
    r"(?: (?:was|were|had|have|has|are|is))? ?(?:do not know|don't know|did not know|didn't know|undecided|"
    r"(?:had|have|has|gave|with) no (?:opinion|answer|view)|"
    r"no opinion|neither|unsure|not sure|other|others|everything else|something else)\b"
)
"""Around the last part of a list that is complete: "27 percent do not and 15 percent do not know"."""
_REST_OF_ALL = re.compile(
    r"(?:,|;)?(?: and| while)? the (?:remaining|others?|rest)(?: ⟨n\d+⟩)?"
    r"(?:(?!\b(?:each|apiece|per|on|at|during)\b)[^⟨⟩¶.;:]){0,40}?"
    r"(?P<again> the (?:remaining|other|rest,?))? $"
)
_IN_LIST = re.compile(
    r"(?:(?!\b(?:up|down|from|than|against|compared|but|after|before|rose|fell|growth|pay|pays)\b)[^⟨⟩¶.;:]){0,60}?"
)
_MAKES_UP = re.compile(
    r"\b(?:make|makes|made) up|\baccount(?:s|ed)? for|\b(?:holds?|held|owns?|owned|contribut\w+|provid\w+|suppl\w+) "
    r"(?:about |some )?$"
)
"""Before the first percentage of a list, verbs that make it a share."""


def find(window: Window) -> Iterator[Relation]:
    """Partitions of a sentence."""
    drawn = window.drawn
    yield from _closed_by_rest(drawn)
    for chain in find_chains(drawn):
        yield from _hundred(drawn, chain)
        yield from _whole_before(drawn, chain, window.paragraph)


def _hundred(drawn: Sketch, chain: Chain) -> Iterator[Relation]:
    """Percentages of a mixture."""
    text = drawn.text[max(0, chain.start - 80) : chain.end + 60]
    if len(chain.claims) < 3 or not chain.closed or any(letter_of(c) != "p" for c in chain.claims):
        return
    *_, last = (start for start, _, _, claim in drawn.placeholders if claim is chain.claims[-1])
    has_rest = _REMAINING.search(drawn.text, 0, last) is not None
    is_whole = any_of("partition", "hundred").search(text) and not any_of("partition", "not_whole").search(text)
    has_rest = (
        has_rest
        or _LEFT_OVER.match(drawn.text, chain.end) is not None
        or _OTHERS.search(drawn.text, 0, last) is not None
    )
    if has_rest or is_whole:
        yield _of_hundred(drawn, chain.claims, (chain.start, chain.end))


def _closed_by_rest(drawn: Sketch) -> Iterator[Relation]:
    """Percentages that a rest with a number or words of its own closes: "and the remaining 36 languages 38 percent"."""
    for last, rest in enumerate(drawn.placeholders):
        closing = _REST_OF_ALL.search(drawn.text, 0, rest[0]) if rest[2] == "p" else None
        if closing is None:
            continue
        parts, start = [rest], closing.start()
        for place in reversed(drawn.placeholders[:last]):
            if place[2] == "p" and place[1] <= start and _IN_LIST.fullmatch(drawn.text, place[1], start):
                parts.insert(0, place)
                start = place[0]
            elif place[1] <= closing.start():
                break
        says = drawn.text[max(drawn.text.rfind(".", 0, start), 0) : start]
        is_share = _MAKES_UP.search(drawn.text, start - len(says), start) is not None
        if (len(parts) > 2 and is_share) or (len(parts) == 2 and closing["again"]):
            yield _of_hundred(drawn, [claim for *_, claim in parts], (start, rest[1]))


def _of_hundred(drawn: Sketch, parts: Sequence[Claim], place: tuple[int, int]) -> Relation:
    return Relation(
        kind=RelationKind.SUM,
        operator="hundred",
        operands=tuple(operand("part", claim) for claim in parts),
        amount=Decimal(100),
        cue=drawn.span(*place),
        confidence=_LIKELY,
    )


def _whole_before(drawn: Sketch, chain: Chain, earlier: Sequence[Passage]) -> Iterator[Relation]:
    """Counts that partition a whole of the sentences before; flagged only where the words exclude an overlap."""
    if any(letter_of(c) != "n" for c in chain.claims) or not chain.closed or not earlier:
        return
    text = drawn.text[max(0, chain.start - 40) : chain.end + 60]
    exclusive = any_of("partition", "exclusive").search(text) and len(chain.claims) > 2
    if not exclusive and not any_of("partition", "of_these").search(text):
        return
    wholes = _counts(earlier)
    total = sum((c.quantity.value or Decimal(0) for c in chain.claims if c.quantity is not None), Decimal(0))
    exact = next((c for c in wholes if c.quantity is not None and c.quantity.value == total), None)
    whole = exact or (_split_before(earlier, wholes) if exclusive else None)
    if whole is not None:
        yield _sum(drawn, whole, chain.claims, (chain.start, chain.end), _LIKELY if exclusive else _LOOSE)


def _counts(passages: Sequence[Passage]) -> list[Claim]:
    """Counts of these sentences, the latest first."""
    return [c for p in reversed(passages) for c in reversed(p.claims) if is_bare_count(c)]


def _split_before(earlier: Sequence[Passage], wholes: Sequence[Claim]) -> Claim | None:
    """A whole that another list of these sentences is shown to split."""
    for passage in reversed(earlier):
        drawn = sketch([passage])
        for chain in find_chains(drawn) if drawn is not None else ():
            total = sum((c.quantity.value or Decimal(0) for c in chain.claims if c.quantity is not None), Decimal(0))
            found = next((c for c in wholes if c.quantity is not None and c.quantity.value == total), None)
            if found is not None:
                return found
    return None


def _sum(drawn: Sketch, whole: Claim, parts: Sequence[Claim], place: tuple[int, int], certain: float) -> Relation:
    return Relation(
        kind=RelationKind.SUM,
        operator="partition",
        operands=(operand("total", whole), *(operand("part", claim) for claim in parts)),
        cue=drawn.span(*place),
        confidence=certain,
    )
