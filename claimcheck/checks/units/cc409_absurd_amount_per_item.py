"""CC409: a collection whose items would each hold an absurd amount."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from claimcheck.checks.rule import Agrees, Differs, DocumentRule, DocumentView, Flags, Ignores, Passes, Verdict
from claimcheck.lexicon.load import table
from claimcheck.records import Claim, Derivation, Input, Interval, Kind, Modality, Severity, format_interval
from claimcheck.units import UnknownUnit, comparable, convert

_FROM = re.compile(r"\b(?:of|from|among)\s(?:the\s|its\s|our\s|these\s|all\s|some\s)?$", re.IGNORECASE)
"""Before a number of items: the amount is that of a sample of them."""
_AMOUNT_KINDS = frozenset({Kind.TOKENS, Kind.MEMORY, Kind.COUNT, Kind.QUANTITY})


@dataclass(frozen=True, slots=True)
class _Held:
    """What items hold: the unit or counted noun, and the least and the most that an item of each kind can hold."""

    amount: str
    smallest: Decimal
    fewest: dict[str, Decimal]
    most: dict[str, Decimal]


class AbsurdAmountPerItem(DocumentRule):
    """A collection holds so many items for its size that each of them would be absurdly small, or so few that each
    would be absurdly large.

    ## What it checks
    In one sentence, a number of items (abstracts, pages, images...) and one amount that they hold (tokens, words,
    bytes): the amount for each item against the least and the most that such an item can hold.

    ## Why it matters
    The error is a scale word, millions for billions, and a factor of a thousand.

    ## When it is wrong
    Where the amount is that of a sample of the items, or of something else in the sentence.

    ## Source
    The limits are in the lexicon's `per_item.toml`, with the usual amounts beside them.
    """

    code = "CC409"
    name = "absurd-amount-per-item"
    severity = Severity.ERROR
    since = "0.1"
    examples = (
        Flags(
            "billions-for-millions",
            "The corpus holds 9B abstracts, about 20B tokens in all.",
            at="9B abstracts",
            says="20B tokens",
        ),
        Flags(
            "too-much-for-a-page",
            "The report has 120 pages and about 2 million words.",
            at="120 pages",
            says="2 to 6,000 words each",
        ),
        Passes("room-for-each", "The corpus holds 9M abstracts, about 2B tokens in all."),
        Passes("pages-of-a-book", "The report has 120 pages and about 40,000 words."),
        Ignores("no-tokens", "The corpus holds 9B abstracts."),
        Ignores("length-of-one", "The 200 abstracts were cut to 500 tokens."),
    )

    def check(self, view: DocumentView) -> Iterator[Verdict]:
        """Judge every number of items beside an amount that they hold."""
        for claims in view.by_sentence.values():
            if claims[0].location.cell is None and len(claims) > 1:
                for held in _table():
                    yield from _judge_sentence(view, claims, held)


def _judge_sentence(view: DocumentView, claims: tuple[Claim, ...], held: _Held) -> Iterator[Verdict]:
    named = [(claim, _item(claim)) for claim in claims if not _FROM.search(view.before(claim, 16))]
    items = [(claim, name) for claim, name in named if name in held.fewest or name in held.most]
    amounts = [claim for claim in claims if _is_amount(claim, held)] if items else []
    if len(amounts) == 1:
        for claim, name in items:
            if claim is not amounts[0]:
                yield _judge(claim, amounts[0], held, name)


def _item(claim: Claim) -> str:
    """What the claim counts, in the singular; empty where it counts nothing."""
    quantity = claim.quantity
    if quantity is None or claim.kind is not Kind.COUNT or not quantity.counted or claim.modality is Modality.NEGATED:
        return ""
    return quantity.counted.casefold().split()[-1].removesuffix("s")


def _is_amount(claim: Claim, held: _Held) -> bool:
    quantity = claim.quantity
    if quantity is None or claim.kind not in _AMOUNT_KINDS or "direction" in claim.qualifiers:
        return False
    if (quantity.counted or "").casefold().split()[-1:] != [held.amount] and not _is_in(quantity.unit, held.amount):
        return False
    return _amount(claim, held).high >= held.smallest


def _is_in(unit: str, name: str) -> bool:
    try:
        return bool(unit) and comparable(unit, name)
    except UnknownUnit:
        return False


def _amount(claim: Claim, held: _Held) -> Interval:
    assert claim.quantity is not None
    interval = claim.quantity.generous_interval
    return convert(interval, claim.quantity.unit, held.amount) if claim.quantity.unit else interval


def _judge(items: Claim, amount: Claim, held: _Held, name: str) -> Verdict:
    assert items.quantity is not None
    count = items.quantity.generous_interval
    number = Interval(max(count.low, Decimal(1)), max(count.high, Decimal(1)))
    each = _amount(amount, held) / number
    fewest, most = held.fewest.get(name, Decimal(0)), held.most.get(name, Decimal("Infinity"))
    allowed = Interval(fewest, most, high_open=not most.is_finite())
    unit = held.amount if held.amount.endswith("s") else f"{held.amount}s"
    derivation = Derivation(
        formula=f"least ≤ {unit} ÷ {name}s ≤ most that such an item can hold",
        inputs=(
            Input(name="items", text=items.text, claim=items.id),
            Input(name="amount", text=amount.text, claim=amount.id),
        ),
        expected=f"{format_interval(allowed)} {unit} each",
        stated=f"{format_interval(each, 2)} {unit} each",
        tolerance="rounding of both figures",
    )
    if each.overlaps(allowed):
        return Agrees((items, amount), derivation)
    message = f"{items.text} with {amount.text} would be {derivation.stated}, not {derivation.expected}."
    return Differs((items, amount), message, derivation)


@cache
def _table() -> tuple[_Held, ...]:
    return tuple(
        _Held(entry["amount"], Decimal(entry["smallest"]), _limits(entry, "fewest"), _limits(entry, "most"))
        for entry in table("per_item")["held"]
    )


def _limits(entry: dict[str, Any], key: str) -> dict[str, Decimal]:
    return {name: Decimal(str(value)) for name, value in entry.get(key, {}).items()}
