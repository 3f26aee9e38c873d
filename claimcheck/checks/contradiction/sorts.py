"""What sort of figure a claim states: only figures of one sort can be two statements of one quantity."""

from __future__ import annotations

import re

from claimcheck.records import Claim, Kind

_OLDEST = 120
_AGE_BEHIND = re.compile(r"[ -]?(?:years?[ -]olds?|year[ -]olds?)\b", re.I)
_AGE_IN_FRONT = re.compile(r"\b(?:at|age|aged|turns|turned|turning|(?:he|she|who)\s(?:was|is))\s$", re.I)
_APPOSED = re.compile(r"[^\W\d_]['’]?,\s$")
_ENDS_PHRASE = re.compile(r"[ \t]*(?:$|[\n,.;:'’\")—–-]|after\b|in\b|from\b|and\b|with\b)")
_CLOSES = re.compile(r"[ \t]*(?:$|[\n,.;:)—–])")


def sort_of(claim: Claim, prose: str) -> str:
    """`date year`, `money USD`, `age`, `rank`, a dimension such as `[time]`, or `count`."""
    if claim.date is not None:
        return f"date {claim.date.grain.value}"
    assert claim.quantity is not None
    if claim.kind is Kind.RANK:
        return "rank"
    if _is_age(claim, prose):
        return "age"
    if claim.kind is Kind.MONEY:
        return f"money {claim.quantity.unit.partition('/')[0].strip()}"
    if claim.quantity.unit in ("percent", "percentage_point"):
        return claim.quantity.unit
    return claim.quantity.dimension or ("ratio" if claim.kind is Kind.RATIO else "count")


def _is_age(claim: Claim, prose: str) -> bool:
    """`16-year-old`, `aged 16`, `Girl, 9`, `dead at 62`."""
    quantity, place = claim.quantity, claim.location
    assert quantity is not None
    if quantity.dimension not in ("", "[time]") or quantity.value is None or not 0 < quantity.value < _OLDEST:
        return False
    in_front, behind = prose[max(0, place.start - 12) : place.start], prose[place.end : place.end + 14]
    if re.search(r"\bolds?\b", quantity.text, re.I) or _AGE_BEHIND.match(behind) or re.match(r"[ -]olds?\b", behind):
        return True
    if quantity.unit_text or quantity.decimals or quantity.counted:
        return False
    stands_alone = bool(_AGE_IN_FRONT.search(in_front) and _ENDS_PHRASE.match(behind))
    return stands_alone or bool(_APPOSED.search(in_front) and _CLOSES.match(behind))
