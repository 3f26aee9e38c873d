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
_OLD = re.compile(r"\bolds?\b", re.I)
_LIKE_A_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
_NEVER_BARE = ("money", "date", "percent", "rank", "age", "ratio", "[time]", "year")


def sort_of(claim: Claim, prose: str) -> str:
    """`date year`, `money USD`, `age`, `rank`, a dimension such as `[time]`, or `count`.

    `year`: a bare number that may be a year, as in `Tale of the 1791 Escape`; it is compared with nothing.
    """
    if claim.date is not None:
        return f"date {claim.date.grain.value}"
    assert claim.quantity is not None
    if claim.kind is Kind.RANK:
        return "rank"
    if claim.metric == "age" or _is_age(claim, prose):
        return "age"
    if claim.kind is Kind.MONEY:
        return f"money {claim.quantity.unit.partition('/')[0].strip()}"
    if claim.quantity.unit in ("percent", "percentage_point"):
        return claim.quantity.unit
    if _LIKE_A_YEAR.fullmatch(claim.text):
        return "year"
    return claim.quantity.dimension or ("ratio" if claim.kind is Kind.RATIO else "count")


def is_bare(claim: Claim, sort: str) -> bool:
    """Whether a figure is a number alone, which the text may state with the unit that a heading leaves out.

    What it is of may follow: `Shop closes 31 of its branches`.
    """
    quantity = claim.quantity
    if sort != "count" or quantity is None or quantity.unit:
        return False
    return not quantity.counted or quantity.counted not in " ".join(quantity.text.split())


def may_be_bare(sort: str) -> bool:
    """Whether a heading may leave out the unit of such a figure: `Down 53` for `fell 53 points`."""
    return not sort.startswith(_NEVER_BARE)


def _is_age(claim: Claim, prose: str) -> bool:
    """`16-year-old`, `600 years old`, `aged 16`, `Girl, 9`, `dead at 62`."""
    quantity, place = claim.quantity, claim.location
    assert quantity is not None
    if quantity.dimension not in ("", "[time]"):
        return False
    if _OLD.search(quantity.text):
        return True
    if quantity.value is None or not 0 < quantity.value < _OLDEST:
        return False
    in_front, behind = prose[max(0, place.start - 12) : place.start], prose[place.end : place.end + 14]
    if _AGE_BEHIND.match(behind) or re.match(r"[ -]olds?\b", behind):
        return True
    if quantity.unit_text or quantity.decimals or quantity.counted:
        return False
    stands_alone = bool(_AGE_IN_FRONT.search(in_front) and _ENDS_PHRASE.match(behind))
    return stands_alone or bool(_APPOSED.search(in_front) and _CLOSES.match(behind))
