"""The figures of a text that may restate a figure of the heading above it, and how each agrees with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from claimcheck.checks.contradiction.agreement import Agreement, agreement
from claimcheck.checks.contradiction.passages import Passage, Passages, Summary
from claimcheck.checks.contradiction.sorts import is_bare, may_be_bare
from claimcheck.lexicon.load import table
from claimcheck.records import Claim, Grain, Kind
from claimcheck.units import make_quantity

_COUNTED_UNITS = re.compile(r"(?P<number>\d{1,3}|[a-z]{3,9})[ -](?P<unit>decade|year|month|week|day)s?\b", re.I)
_ONE = re.compile(r"(?:one|a|1)-", re.I)


@dataclass(frozen=True, slots=True)
class Counterpart:
    """A figure of the text, its passage and the number of that, and how it agrees with the heading's.

    `is_first` and `is_alone` tell whether it is the first figure that can be compared, and the only one of the sort.
    """

    claim: Claim
    passage: Passage
    place: int
    agreement: Agreement
    is_first: bool
    is_alone: bool


def counterparts(figure: Claim, summary: Summary, passages: Passages) -> list[Counterpart]:
    """Every figure of the text that can be compared with the heading's, in reading order."""
    found: list[tuple[Claim, Passage, int, Agreement]] = []
    of_sort: list[str] = []
    for place, passage in enumerate(summary.body):
        for claim in _readings(passage):
            if (is_of_sort := _fits(figure, claim, passages)) is not None:
                how = agreement(figure, claim)
                if how is not Agreement.UNKNOWN:
                    found.append((claim, passage, place, how))
                    of_sort += [claim.id] if is_of_sort else []
    return [Counterpart(*one, is_first=index == 0, is_alone=of_sort == [one[0].id]) for index, one in enumerate(found)]


def _readings(passage: Passage) -> Iterator[Claim]:
    """The figures of a passage; `seven weeks ago` is a date, and counts weeks. `one-click` counts nothing."""
    for claim in passage.claims:
        if not _ONE.match(claim.text):
            yield claim
            if claim.date is not None and (told := _as_duration(claim)) is not None:
                yield told


def _as_duration(claim: Claim) -> Claim | None:
    """The same claim, read as the number of weeks or years that its words count; None where they count none."""
    match = _COUNTED_UNITS.search(claim.text)
    small = table("numbers")["small"]
    if match is None or not (match["number"].isdecimal() or match["number"].lower() in small):
        return None
    number = Decimal(match["number"] if match["number"].isdecimal() else small[match["number"].lower()])
    quantity = make_quantity(text=claim.text, value=number, unit=match["unit"].lower(), unit_text=match["unit"])
    return claim.model_copy(update={"kind": Kind.DURATION, "quantity": quantity, "date": None})


def _fits(figure: Claim, other: Claim, passages: Passages) -> bool | None:
    """Whether two figures are of one sort; None where they cannot be compared."""
    mine, theirs = passages.sort(figure), passages.sort(other)
    if "year" in (mine, theirs):
        return None
    if mine == theirs:
        return True
    if figure.date is not None and other.date is not None:
        is_dateline = other.date.grain in (Grain.HOUR, Grain.MINUTE)
        return False if Grain.YEAR in (figure.date.grain, other.date.grain) and not is_dateline else None
    return False if is_bare(figure, mine) and may_be_bare(theirs) else None
