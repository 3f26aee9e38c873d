"""A total that a sentence gives before a list, and the amounts of the items: "the budget is $90,000:", then "$40,000
for staff", "$35,000 for equipment" and so on.

Each item has to give one figure, the total has to be the only one of its kind in the sentence, and the list has to be
announced as all there is: "the largest items are" leaves some out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from claimcheck.extraction.passage import Passage
from claimcheck.extraction.relations.alike import are_alike
from claimcheck.extraction.relations.sketch import letter_of, operand
from claimcheck.extraction.relations.tally import adds_up, is_near, sum_of, value_of
from claimcheck.extraction.relations.words import any_of
from claimcheck.records import BlockKind, Claim, Kind, Relation, RelationKind, Span

_FITS, _BOUND = 0.7, 0.65
_FEWEST, _MOST = 2, 20
_NEAR = Decimal("0.25")
_SHORT = 6
"""Words of an item that gives a number of things and no more: "320 birches"."""
_NO_VERB = re.compile(r"\W*(?:$|(?:for|in|at|on|from|to|of|as|by|with)\b)")
_NAMES_A_SUM = re.compile(r"\s*(?:sub-?total|total|in all|altogether|sum)\b", re.IGNORECASE)


def find(passages: Sequence[Passage]) -> Iterator[Relation]:
    """Totals of the sentences before lists."""
    for index, passage in enumerate(passages[:-1]):
        first = passages[index + 1].block
        if not passage.claims or passage.block.kind is BlockKind.LIST or first.kind is not BlockKind.LIST:
            continue
        items = _items(passages[index + 1 :])
        if (
            items is not None
            and not _leaves_a_rest(passages, items[-1])
            and not any_of("list", "partial").search(passage.text.casefold())
        ):
            yield from _summed(passage, items)


def _items(following: Sequence[Passage]) -> list[Passage] | None:
    """The items of a list, each one sentence with figures; None where they cannot be told."""
    first = following[0].block
    items: list[Passage] = []
    for passage in following[: _MOST * 3]:
        block = passage.block
        if block.kind is not BlockKind.LIST or block.list_id != first.list_id:
            break
        if block.level != first.level:
            continue
        if not items or items[-1].block is not block:
            items.append(passage)
    return items if _FEWEST <= len(items) <= _MOST else None


def _leaves_a_rest(passages: Sequence[Passage], last: Passage) -> bool:
    """Whether the sentence after a list goes on with what is left of the total."""
    after = next((p for p in passages if p.sentence.start >= last.block.end), None)
    return after is not None and any_of("list", "rest").search(after.text.casefold()) is not None


def _summed(lead: Passage, items: Sequence[Passage]) -> Iterator[Relation]:
    wholes = [c for c in lead.claims if letter_of(c) in ("n", "m", "u", "t") and value_of(c)]
    for whole in wholes:
        parts = [_part(item, whole) for item in items]
        told = [part for part in parts if part is not None]
        if len(told) == len(items) and adds_up(whole, told):
            yield _relation(whole, told, _FITS)
            return
    if len(wholes) != 1 or not lead.text.rstrip().endswith(":"):
        return
    parts = [_part(item, wholes[0]) for item in items]
    told = [part for part in parts if part is not None]
    are_parts = len(told) == len(items) and all(value_of(part) < value_of(wholes[0]) for part in told)
    if are_parts and is_near(sum_of(told), value_of(wholes[0]), _NEAR) and _are_all_of_it(items, wholes[0], told):
        yield _relation(wholes[0], told, _BOUND)


def _part(item: Passage, whole: Claim) -> Claim | None:
    """The figure of an item, None where it has several of the kind, says "of them", or names a sum itself."""
    found = [c for c in item.claims if are_alike(c, whole) or _are_counts(c, whole)]
    found = [c for c in found if letter_of(c) != "n" or _counts_something(item, c)]
    if len(found) != 1 or _NAMES_A_SUM.match(item.text) or any_of("partition", "of_these").search(item.text.casefold()):
        return None
    return found[0]


def _counts_something(item: Passage, claim: Claim) -> bool:
    """Whether a number is of things, or ends its item: "4 need new disks" says what they do."""
    after = item.between(claim.location.end, item.sentence.end)
    return bool(claim.quantity and claim.quantity.counted) or _NO_VERB.match(after) is not None


def _are_counts(one: Claim, other: Claim) -> bool:
    return one.kind is other.kind is Kind.COUNT and letter_of(one) == letter_of(other) == "n"


def _are_all_of_it(items: Sequence[Passage], whole: Claim, parts: Sequence[Claim]) -> bool:
    """Whether the items give parts of the whole: of its kind, or three and more mere numbers of things."""
    if all(are_alike(part, whole) for part in parts):
        return True
    return len(items) > _FEWEST and all(len(item.text.split()) <= _SHORT for item in items)


def _relation(whole: Claim, parts: Sequence[Claim], certain: float) -> Relation:
    return Relation(
        kind=RelationKind.SUM,
        operator="partition",
        operands=(operand("total", whole), *(operand("part", part) for part in parts)),
        cue=Span(whole.location.start, whole.location.end),
        confidence=certain,
    )
