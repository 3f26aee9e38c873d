"""All claims of a corpus as identities: what only their neighbours tell (periods of the sentence, which table)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from claimcheck.config import Config
from claimcheck.lexicon.metrics import metric_terms
from claimcheck.lexicon.own_names import is_own
from claimcheck.linking.identify import identity
from claimcheck.linking.identity import ANY_TIME, Days, Identity
from claimcheck.linking.names import Aliases, Name
from claimcheck.linking.roles import EARLIER, ONE_OF_SEVERAL
from claimcheck.records import Claim, Kind, Span

_TRAINED_ON = metric_terms("training tokens")
_NOW = frozenset({"PRESENT_REF", ""})
"""Values of dates that tell no time from another."""
_WIDEST_GAP = 2000
"""Characters between two rows of one table, empty rows included."""


def identities(claims: Sequence[Claim], config: Config) -> list[Identity]:
    """One identity for each claim, in the order given."""
    aliases = Aliases(config.aliases)
    periods = _periods(claims)
    tables = _tables(claims)
    found = [
        identity(claim, aliases, periods.get(_sentence(claim), ()), tables.get(_sentence(claim))) for claim in claims
    ]
    found = [
        replace(item, role=EARLIER) if _is_compared_with(found[i - 1], item) else item for i, item in enumerate(found)
    ]
    values: dict[tuple[object, ...], set[object]] = defaultdict(set)
    for item in found:
        if not item.is_size_in_name:
            values[_quantity(item)].add(item.value)
    found = [replace(item, role=ONE_OF_SEVERAL) if len(values[_quantity(item)]) > 1 else item for item in found]
    makers, revised = _makers(found), _revised(found)
    return [
        replace(item, makers=makers[item.place[0]], revised=(item.place[0], item.subject) in revised) for item in found
    ]


def _makers(items: Sequence[Identity]) -> Mapping[str, frozenset[str]]:
    """The families of names that each document is about, by its file's name and its title."""
    titles: dict[str, set[str]] = defaultdict(set)
    for item in items:
        titles[item.place[0]].add(next(iter(item.claim.location.heading), ""))
    found: dict[str, set[str]] = {document: set() for document in titles}
    for item in items:
        document, subject = item.place[0], item.subject
        if subject is not None and subject.head not in found[document]:
            title = next(iter(titles[document])) if len(titles[document]) == 1 else ""
            if is_own(subject.head, document, title):
                found[document].add(subject.head)
    return {document: frozenset(heads) for document, heads in found.items()}


def _revised(items: Sequence[Identity]) -> set[tuple[str, Name | None]]:
    """Subjects that a document knows in two states: it gives another amount of what they were trained on before."""
    return {
        (item.place[0], item.subject)
        for item in items
        if item.role in (EARLIER, ONE_OF_SEVERAL) and item.claim.kind is Kind.TOKENS and item.metric == _TRAINED_ON
    }


def _quantity(item: Identity) -> tuple[object, ...]:
    """What a figure of a sentence states; two values of it are a list, a range or a change."""
    qualifiers = frozenset(item.qualifiers.items())
    cell = item.claim.location.cell
    return item.place, cell, item.subject, item.metric, item.amount, qualifiers, item.role


def _is_compared_with(before: Identity, item: Identity) -> bool:
    """Whether a figure stands alone in brackets right behind one in its unit: `£18.4 million (£17.1 million)`."""
    one, other = before.claim, item.claim
    if not one.statement or before.place != item.place or one.quantity is None or other.quantity is None:
        return False
    start = one.location.sentence.start
    between = one.statement[one.location.end - start : other.location.start - start]
    behind = one.statement[other.location.end - start :]
    same_unit = one.quantity.unit == other.quantity.unit and one.kind is other.kind
    return between.strip() == "(" and behind.startswith(")") and same_unit


def _sentence(claim: Claim) -> tuple[str, Span]:
    return claim.location.document, claim.location.sentence


def _periods(claims: Sequence[Claim]) -> dict[tuple[str, Span], tuple[Days, ...]]:
    """The periods that each sentence names; one that stays open (`yesterday` in a text without a date) may be any."""
    found: dict[tuple[str, Span], list[Days]] = defaultdict(list)
    for claim in claims:
        if claim.date is not None and claim.date.timex not in _NOW:
            first, last = claim.date.first_day, claim.date.last_day
            found[_sentence(claim)].append((first, last) if first and last else ANY_TIME)
    return {sentence: tuple(periods) for sentence, periods in found.items()}


def _tables(claims: Sequence[Claim]) -> dict[tuple[str, Span], int]:
    """A number for the table of each row, told by where the rows start again: rows of one table count upwards."""
    numbers: dict[tuple[str, Span], int] = {}
    number = 0
    last: Claim | None = None
    cells = [claim for claim in claims if claim.location.cell is not None]
    for claim in sorted(cells, key=lambda claim: (claim.location.document, claim.location.start)):
        number += last is None or not _continues(last, claim)
        numbers[_sentence(claim)] = number
        last = claim
    return numbers


def _continues(last: Claim, claim: Claim) -> bool:
    a, b = last.location, claim.location
    assert a.cell is not None
    assert b.cell is not None
    same_place = (a.document, a.sheet, a.slide, a.heading) == (b.document, b.sheet, b.slide, b.heading)
    return same_place and a.cell <= b.cell and b.start - a.end < _WIDEST_GAP
