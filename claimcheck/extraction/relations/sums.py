"""Sums: figures in coordination and a total that the words announce.

"595 at the start, plus 38 who joined, minus 21 who left" beside 612; "£500, £300 and £200, £1,000 per race"; "300
people: 120 from here and 180 from abroad"; "27 wells in one country, 21 in the second and 16 in the third. Each of
the 64 …".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from claimcheck.extraction.relations.alike import are_alike
from claimcheck.extraction.relations.chains import Chain, find_chains, goes_on
from claimcheck.extraction.relations.sketch import SENTENCE_END, Sketch, operand
from claimcheck.extraction.relations.words import any_of, fragment
from claimcheck.records import Claim, Operand, Relation, RelationKind

_FIRM, _LIKELY, _LOOSE = 0.95, 0.7, 0.4
_BEFORE = re.compile(
    r"(?:[^⟨⟩¶,;:()]{0,40}? (?:in|into|over|across|at|from|of) (?:the )?⟨n\d+⟩)?"
    r"(?P<noun>[^⟨⟩¶,;:()]{0,50}?)(?P<sign>:| \(| =| –| —|,? made up of|, that is,?|"
    r",? consisting of|, of which|,? comprising|"
    r", namely|,? split into|,? divided into)"
    r" ?(?P<lead>[^⟨⟩¶,;:()]{0,30})"
)
_NEXT_SENTENCE = re.compile(
    r"[^⟨⟩¶,;:()]{0,50}[.!] ¶ (?:each of the|all of the|all|each of these|of the|the|"
    r"(?:together(?! with)[^⟨⟩¶]{0,30}|in total[^⟨⟩¶]{0,30}|"
    r"that makes|that is|these|altogether[^⟨⟩¶]{0,30}|in all[^⟨⟩¶]{0,30}|all in all[^⟨⟩¶]{0,20})) ?(?:a total of )?"
)
_MUCH_MORE = 2
"""A number of things that the next sentence takes up ("of the 5,200 homes") is no total of figures half as large."""


_ADDED = re.compile(
    r"(?<!\w)(?:add|adding|on top|in addition|plus)(?: to (?:this|that|these|it))?(?: come| comes)?,? $"
)
"""Before a chain that only goes on from a figure before it: "$156,200. Add $12,800 for storage and $31,000 for …"."""
_OR = frozenset({",", ", or", "or", ", so", ", that is", "="})
_EACH_OF = re.compile(r"(?<!\w)(?:each|all|every one) of the $")
_APPOSITION = re.compile(r"(?: in \d{4})?, (?:or |that is,? |so )?(?:a |an )?")
_MARKS = (",", ";", ":", ")", "–", "—", " which", " for", "=", " is", " are", " makes", " gives", " leaves", " leaving")
"""Where the words of the last item may end and those of a total begin."""
_INTO = re.compile(r" (?:in|into|over|across|at|from|of) (?:the )?$")
_PER = re.compile(
    r" (?:(?:per|a|an|each|every|altogether|in)\b|"
    r"(?:over|across) (?:the|all|both|these|those) (?:whole )?(?:⟨t|\w+ years|years|period|months))"
)


def find(sketch: Sketch) -> Iterator[Relation]:
    """Sums of a sentence, or of one sentence and the total in the next."""
    for chain in find_chains(sketch, mixed=True):
        for total, sure in _totals(sketch, chain):
            certain = _LOOSE if len(chain.claims) == 2 and not are_alike(*chain.claims) else sure
            if not chain.is_sum and _is_below_a_part(total, chain):
                continue
            yield _relation(sketch, chain, total, certain)


@cache
def _then() -> re.Pattern[str]:
    return re.compile(fragment("sum", "then") + " ?")


def _totals(sketch: Sketch, chain: Chain) -> Iterator[tuple[Claim, float]]:
    places = sketch.placeholders
    before = next((p for p in reversed(places) if p[1] <= chain.start), None)
    after = next((p for p in places if p[0] >= chain.end), None)
    if before is not None and len(places) > 1 and _counts_the_parts(sketch.text, before, chain):
        before = next((p for p in reversed(places) if p[1] <= before[0]), None)
    if before is not None and _can_total("", before[3], chain) and not _is_their_number(before[3], chain):
        certain = _announces(sketch.text, before[1], chain)
        if certain:
            yield before[3], certain
            return
    if after is not None and _can_total(sketch.text[chain.end : after[0]], after[3], chain):
        certain = _follows(sketch.text, chain, after[0], after[1], after[3])
        if certain and not (before is not None and _is_cut_short(sketch.text[: chain.start], before[1], chain)):
            yield after[3], certain


def _is_cut_short(text: str, end: int, chain: Chain) -> bool:
    """Whether a list begins before its chain; a sum begins anew after a semicolon."""
    return goes_on(text, end, len(text)) and not (chain.is_sum and ";" in text[end:])


def _counts_the_parts(text: str, place: tuple[int, int, str, Claim], chain: Chain) -> bool:
    """Whether a figure between a total and its parts says how many there are: "900 tasks in three tiers: 250 …"."""
    quantity = place[3].quantity
    return quantity is not None and quantity.value == len(chain.claims) and bool(_INTO.search(text, 0, place[0]))


def _is_their_number(claim: Claim, chain: Chain) -> bool:
    """Whether a count says how many figures follow: "four releases: 0.1, 0.2, 0.3 and 1.0"."""
    quantity = claim.quantity
    if quantity is None or quantity.value != len(chain.claims):
        return False
    parts = [c.quantity for c in chain.claims if c.quantity is not None]
    return any(part.decimals for part in parts) and not quantity.decimals


def _can_total(gap: str, total: Claim, chain: Chain) -> bool:
    """Whether a figure may be the total of others: of their kind, or a count of whatever they all are."""
    part = chain.claims[0]
    if are_alike(total, part):
        return True
    a, b = total.quantity, part.quantity
    if a is None or b is None or a.unit or b.unit:
        return False
    is_mixed = any(not are_alike(part, other) for other in chain.claims[1:])
    return (
        is_mixed or bool(_EACH_OF.search(gap)) or (total.location.start < part.location.start and len(chain.claims) > 1)
    )


def _is_below_a_part(total: Claim, chain: Chain) -> bool:
    """A figure below one of the parts is no total of them, whatever the words say."""
    whole = total.quantity
    if whole is None or whole.value is None:
        return True
    parts = [c.quantity for c in chain.claims if c.quantity is not None and c.quantity.unit == whole.unit]
    return any(part.value is not None and part.value > whole.value for part in parts)


def _announces(text: str, end: int, chain: Chain) -> float:
    """How sure it is that the figure before a chain is its total: "621 people: 595 at first, plus 38, minus 21"."""
    found = _BEFORE.fullmatch(text, end, chain.start)
    if found is not None and found["lead"].endswith("from "):
        return 0  # "66% of theirs (up from 47% in 1980 and 38% in 1970)": what it was at other times
    if found is None or any_of("sum", "open").search(text, end, chain.end + 30) or "⟨" in found["lead"]:
        return 0
    if chain.is_sum:
        return _FIRM
    if "=" in text[end : chain.start]:
        return 0  # what equals one figure is no sum of it and of what the sentence goes on with
    return _LIKELY if chain.closed else _LOOSE


def _follows(text: str, chain: Chain, start: int, end: int, total: Claim) -> float:
    """How sure it is that the figure after a chain is its total."""
    if _ADDED.search(text, 0, chain.start):
        return 0
    gap = text[chain.end : start]
    if SENTENCE_END in gap:
        found = _NEXT_SENTENCE.fullmatch(gap)
        if found is None or not chain.closed or len(chain.claims) == 1:
            return 0
        return _LIKELY if _is_of_their_size(total, chain) else 0
    after = re.compile(r"[^⟨⟩¶,.;:]{0,30}").match(text, end)
    tail = after[0] if after else ""
    if chain.closed and _APPOSITION.fullmatch(gap) and _PER.match(text, end) and not chain.is_sum:
        return _LIKELY
    if not _tail_is_connective(gap) or any_of("sum", "no_sum").search(text, chain.start, start):
        return 0
    if any_of("sum", "cue_after").search(tail):
        return _FIRM
    if chain.is_sum and any_of("sum", "leaves").search(gap):
        return _FIRM
    if any_of("sum", "cue").search(gap) or (chain.is_sum and gap[max(gap.rfind(","), 0) :].strip() in _OR):
        return _FIRM if chain.is_sum or any_of("sum", "cue_after").search(gap) else _LIKELY
    return 0


def _is_of_their_size(total: Claim, chain: Chain) -> bool:
    whole, parts = total.quantity, [c.quantity for c in chain.claims]
    size = sum((abs(q.value) for q in parts if q is not None and q.value is not None), Decimal(0))
    return whole is not None and whole.value is not None and whole.value < size * _MUCH_MORE


def _tail_is_connective(gap: str) -> bool:
    """Whether a gap is the last item's own words followed by words that announce a total."""
    cut = max(map(gap.rfind, _MARKS))
    return bool(_then().fullmatch(gap if cut < 0 else gap[cut:]))


def _relation(sketch: Sketch, chain: Chain, total: Claim, certain: float) -> Relation:
    parts = [operand("part" if sign > 0 else "minus", c) for sign, c in zip(chain.signs, chain.claims, strict=True)]
    operands: tuple[Operand, ...] = (operand("total", total), *parts)
    return Relation(
        kind=RelationKind.SUM,
        operator="signed" if chain.is_sum else "prose",
        operands=operands,
        cue=sketch.span(chain.start, chain.end),
        confidence=certain,
    )
