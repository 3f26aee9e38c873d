"""What a sentence makes of all the figures of the sentence before it: what lies between two, and one's share of all.

"Adults pay €40 and members €30. Joining saves you €10"; "Tea made $51m, coffee $28m and milk $13m. Tea, the largest,
has 55 percent of sales".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache

from claimcheck.extraction.guarded import Finder
from claimcheck.extraction.relations.alike import are_alike
from claimcheck.extraction.relations.chains import find_chains
from claimcheck.extraction.relations.sketch import Sketch, operand, pattern
from claimcheck.extraction.relations.tally import sum_of, value_of
from claimcheck.extraction.relations.words import any_of
from claimcheck.records import Claim, Relation, RelationKind

_LIKELY = 0.65
_CLOSE = Decimal(3)
"""What is saved is not of these two prices where it is further off."""
_FEWEST = 3
_HUNDRED = Decimal(100)
_NAME = re.compile(r"(?:the |our |its )?(?P<name>[a-z][\w-]+)(?:, (?:by far )?the [a-z ]{1,40},)?")


def find(drawn: Sketch) -> Iterator[Relation]:
    """What a sentence says of the one before it, of both as one sketch."""
    if _saving().may_match(drawn.text):
        yield from _savings(drawn)
    if _share().may_match(drawn.text):
        yield from _shares(drawn)


@cache
def _saving() -> Finder:
    says = (
        r"saves?(?: (?:you|us|them|him|her|me|one))?|(?:you|they|we) save|the (?:saving|discount|reduction) (?:is|was)"
    )
    return pattern(rf"¶ (?:[^⟨⟩¶;:.,]{{0,30}}? )?(?:{says}) <amount:m>(?= ?(?:[.;)]|$))")


@cache
def _share() -> Finder:
    return pattern(
        r"¶ (?P<of>[a-z][^⟨⟩¶;:.]{0,60}?) (?:has|had|makes? up|made up|brings? in|brought in|"
        r"accounts? for|accounted for|is|was|gives|gave|takes|took) <share:p> of (?:the |all |our |its )?"
        r"(?:total |net )?"
        r"(?:total|whole|sales|revenues?|turnover|takings|income|it all|them|all of it)(?= ?(?:[.,;)]|$))"
    )


def _savings(drawn: Sketch) -> Iterator[Relation]:
    """The difference of the only two prices of the sentence before."""
    match = _saving().search(drawn.text)
    amount = drawn.claim(match, "amount") if match is not None else None
    prices = [c for c in drawn.claims if c is not amount]
    if match is None or amount is None or len(prices) != 2 or drawn.claims[-1] is not amount:
        return
    high, low = sorted(prices, key=value_of, reverse=True)
    gap, stated = value_of(high) - value_of(low), value_of(amount)
    if not (are_alike(high, low) and are_alike(high, amount)) or not gap / _CLOSE < stated < gap * _CLOSE:
        return
    pairs = ((one, other) for one in (high, low) for other in (high, low))
    if any((stated + value_of(one)) % value_of(other) == 0 for one, other in pairs):
        return  # saved on several of the cheaper: seven day tickets for one of a week
    yield Relation(
        kind=RelationKind.DIFFERENCE,
        operator="echo",
        operands=(operand("amount", amount), operand("left", high), operand("right", low)),
        cue=drawn.span(*match.span()),
        confidence=_LIKELY,
    )


def _shares(drawn: Sketch) -> Iterator[Relation]:
    """The share that a part by its name has of all parts; a smaller one may be of a whole with more parts."""
    match = _share().search(drawn.text)
    share = drawn.claim(match, "share") if match is not None else None
    if match is None or share is None or any_of("sum", "open").search(drawn.text):
        return
    chains = [c for c in find_chains(drawn) if c.end <= match.start() and c.closed and not c.is_sum]
    if len(chains) != 1 or len(chains[0].claims) < _FEWEST or [*chains[0].claims, share] != list(drawn.claims):
        return
    parts = chains[0].claims
    part = _called(drawn, match["of"], parts)
    whole = sum_of(parts)
    if part is None or not whole or value_of(share) < value_of(part) / whole * _HUNDRED:
        return
    yield Relation(
        kind=RelationKind.SHARE,
        operator="elsewhere",
        operands=(operand("share", share), operand("part", part), *(operand("whole", claim) for claim in parts)),
        cue=drawn.span(*match.span()),
        confidence=_LIKELY,
    )


def _called(drawn: Sketch, subject: str, parts: Sequence[Claim]) -> Claim | None:
    """The only part before which the name of a subject stands."""
    found = _NAME.fullmatch(subject)
    if found is None:
        return None
    name = re.compile(rf"(?<![\w-]){re.escape(found['name'])}(?![\w-])")
    named = [part for part in parts if name.search(drawn.clause(*drawn.place(part))[0])]
    return named[0] if len(named) == 1 else None
