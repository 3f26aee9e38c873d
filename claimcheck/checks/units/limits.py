"""Limits that the words behind a figure set: "out of 5", "of the voters", "degrees north"."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from claimcheck.checks.rule import DocumentView
from claimcheck.lexicon.load import table
from claimcheck.lexicon.scales import Scale, people
from claimcheck.records import Claim, Interval, Kind

_OUT_OF = re.compile(
    r"\s?(?:stars?\s|points?\s|marks?\s)?out\sof\s(?:a\s(?:possible|maximum)\s(?:of\s)?)?(?P<most>\d{1,4}(?:\.\d)?)\b"
)
_RATED = re.compile(
    r"\b(?:rat(?:ed|es|ing|ings)|scor\w+|stars?|gpa|grade\w*|marks?|points?|average\w*|assessed|reviews?|quality)\b",
    re.IGNORECASE,
)
_BONUS = re.compile(r"\b(?:bonus|extra|above|beyond|exceed\w*)\b", re.IGNORECASE)
_IDIOM = Decimal(10)
"""Whole numbers out of ten are given with a wink: "11 out of 10"."""
_NORTH = re.compile(r"\s?(?:degrees\s)?(?:north|south)(?:ern)?\b", re.IGNORECASE)
_LATITUDE = re.compile(r"\blatitudes?\b", re.IGNORECASE)
_SUBJECT = re.compile(
    r"(?:^\W*|[.;:(]\s|,\s|\b(?:that|and|while|where|said|found|show(?:s|ed)?)\s)(?:(?:about|some|nearly|around|almost|roughly|only)\s)?$",
    re.IGNORECASE,
)
"""Before a share that is the subject of its clause, and no goal that was reached."""
_OTHERWISE = re.compile(
    r"\b(?:target\w*|planned|expect\w*|hoped|goal|forecast\w*|capacity|last\syear|previous|earlier|before|than|as\smany|intended|census)\b",
    re.IGNORECASE,
)


def stated_limit(claim: Claim, view: DocumentView) -> Scale | None:
    """The limit that the words around a figure set; None where they set none."""
    quantity = claim.quantity
    if quantity is None or quantity.value is None or "direction" in claim.qualifiers or claim.location.cell is not None:
        return None
    if quantity.unit == "percent":
        return _people(claim, view)
    if quantity.unit == "degree":
        return _latitude(claim, view)
    return _out_of(claim, view, quantity.value, quantity.decimals) if quantity.unit in ("", "point") else None


def _out_of(claim: Claim, view: DocumentView, value: Decimal, decimals: int) -> Scale | None:
    found = _OUT_OF.match(view.after(claim, 50))
    if (
        found is None
        or claim.kind is Kind.RATIO
        or not _RATED.search(claim.statement)
        or _BONUS.search(claim.statement)
    ):
        return None
    most = Decimal(found["most"])
    if most == _IDIOM and not decimals and value > most:
        return None
    unit = claim.quantity.unit if claim.quantity is not None else ""
    return Scale(Interval(Decimal("-Infinity"), most, low_open=True), unit, f"it is out of {found['most']}")


def _latitude(claim: Claim, view: DocumentView) -> Scale | None:
    if _NORTH.match(view.after(claim, 20)) and _LATITUDE.search(claim.statement):
        return Scale(Interval(Decimal(-90), Decimal(90)), "degree", "a latitude lies between 90° south and 90° north")
    return None


def _people(claim: Claim, view: DocumentView) -> Scale | None:
    """A share of people that stands as the subject: "126 percent of the participants", "of the voters, 112 percent"."""
    if _OTHERWISE.search(claim.statement):
        return None
    before = view.before(claim, 60)
    is_of = _people_behind().match(view.after(claim, 60)) is not None and _SUBJECT.search(before) is not None
    if is_of or _people_before().search(before):
        return Scale(Interval(Decimal(0), Decimal(100)), "percent", str(table("scales")["people"]["why"]))
    return None


@cache
def _people_behind() -> re.Pattern[str]:
    return re.compile(rf"\sof\s{_people_words()}(?![\w'’-])", re.IGNORECASE)


@cache
def _people_before() -> re.Pattern[str]:
    return re.compile(rf"(?:^\W*|[.;:]\s)(?:of|among)\s{_people_words()}(?:\sin\s\w+)?,?\s$", re.IGNORECASE)


def _people_words() -> str:
    nouns = "|".join(sorted(people()))
    return rf"(?:(?:all|the|our|its|their|these|those|all\sthe)\s)?(?:[a-z]+\s)?(?:{nouns})"
