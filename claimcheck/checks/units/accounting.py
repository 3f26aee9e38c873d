"""Figures that must fit together: a target and the factors whose product it is, bound by where they stand.

A bookkeeping identity (C = 6ND, GPU-hours = GPUs × hours) holds for figures of one thing. They are looked for in the
sentence of the target, then with the sentence before it, then in its section, then in the document, and taken from
the first of these that has a candidate for every factor. Where a factor has several candidates, one that fits is
enough to verify; only where few candidates are in sight and none fits does the identity fail (DESIGN.md, decision 3).
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise, product

from claimcheck.checks.rule import Agrees, Differs, DocumentView, Verdict
from claimcheck.records import Claim, Derivation, Input, Interval, Modality, Severity, Span, format_interval
from claimcheck.units import conversion, to_base

_MOST_COMBINATIONS = 12
_MOST_ELSEWHERE = 100
"""Choices of factors that are tried near a target, and in the whole document before one is said not to fit."""
_FEW_COMBINATIONS = 4
"""Up to this many ways to choose the factors, the right one is taken to be among them."""
_MORE = re.compile(r"\b(?:another|additional|further|extra|remaining|other)\s(?:\w+\s)?$", re.IGNORECASE)
"""Before a figure that comes on top of those named before it."""
_SUMMED = re.compile(r"\b(?:total|in all|together|altogether|combined|overall|all told)\b", re.IGNORECASE)
_STATED = frozenset({Modality.ASSERTED, Modality.REPORTED, Modality.PLANNED})


@dataclass(frozen=True, slots=True)
class Role:
    """A part in an identity: its name, and which claims can play it."""

    name: str
    fits: Callable[[Claim], bool]


@dataclass(frozen=True, slots=True)
class Binding:
    """A target with one claim for each factor."""

    target: Claim
    factors: tuple[Claim, ...]


class Reach(IntEnum):
    """How far from the target its factors may stand."""

    SENTENCE = 1
    NEIGHBOURS = 2
    SECTION = 3
    DOCUMENT = 4


def bindings(view: DocumentView, target: Role, factors: Sequence[Role], reach: Reach) -> Iterator[list[Binding]]:
    """For each claim that plays the target, the possible choices of factors from the nearest stretch that has all."""
    stated = [c for c in view.claims if c.quantity is not None and c.modality in _STATED]
    candidates = [[c for c in stated if role.fits(c)] for role in factors]
    if not all(candidates):
        return
    targets = [claim for claim in stated if target.fits(claim) and not _MORE.search(view.before(claim, 24))]
    places = [_Places(found, view.sentences, targets) for found in candidates]
    for claim in targets:
        choices = _nearest(claim, places, reach)
        if choices:
            yield choices


class _Places:
    """The candidates for one role, by sentence and by section.

    A figure that stands in one sentence with another target belongs to that one.
    """

    def __init__(self, found: list[Claim], sentences: Sequence[Span], targets: list[Claim]) -> None:
        self._all = found
        self._amounts: dict[Span, set[Interval]] = defaultdict(set)
        for claim in targets:
            self._amounts[claim.location.sentence].add(base_interval(claim))
        self._before = dict(pairwise(reversed(sentences)))
        self._by_sentence: dict[Span, list[Claim]] = defaultdict(list)
        self._by_section: dict[tuple[str, ...], list[Claim]] = defaultdict(list)
        for claim in found:
            self._by_sentence[claim.location.sentence].append(claim)
            self._by_section[claim.location.heading].append(claim)

    def within(self, reach: Reach, target: Claim) -> list[Claim]:
        """The candidates that stand within a reach of the target, which is none itself."""
        sentence = target.location.sentence
        match reach:
            case Reach.SENTENCE:
                found = self._by_sentence.get(sentence, [])
            case Reach.NEIGHBOURS:
                before = self._before.get(sentence)
                found = [*(self._by_sentence.get(before, []) if before else []), *self._by_sentence.get(sentence, [])]
            case Reach.SECTION:
                found = self._by_section.get(target.location.heading, [])
            case Reach.DOCUMENT:
                found = self._all
        return [claim for claim in found if claim is not target and self._is_free(claim, target)]

    def _is_free(self, claim: Claim, target: Claim) -> bool:
        place = claim.location.sentence
        if place == target.location.sentence or place not in self._amounts:
            return True
        return any(base_interval(target).overlaps(amount) for amount in self._amounts[place])


def _nearest(target: Claim, places: list[_Places], farthest: Reach) -> list[Binding]:
    """Choices from the nearest reach in which every factor is present."""
    for reach in Reach:
        near = [_distinct(target, place.within(reach, target)) for place in places] if reach <= farthest else [[]]
        if all(near):
            few = math.prod(map(len, near)) <= _MOST_COMBINATIONS
            return [Binding(target, choice) for choice in product(*near)] if few else []
    return []


def _in_section(target: Claim, other: Claim) -> bool:
    return target.location.heading == other.location.heading


def _of_same_subject(target: Claim, found: list[Claim]) -> list[Claim]:
    """Those that name the target's subject, where some do; else those that name no other.

    What two models are named for, each with its number, is never one training ("Llama 4 took", "V3 was trained for").
    """
    if target.subject is None:
        return found
    same = [c for c in found if c.subject == target.subject]
    open_ones = [c for c in found if not (_is_numbered(c.subject) and _is_numbered(target.subject))]
    return same or [c for c in found if c.subject is None] or open_ones


def _is_numbered(subject: str | None) -> bool:
    return subject is not None and subject[:1].isupper() and any(letter.isdigit() for letter in subject)


def _distinct(target: Claim, found: list[Claim]) -> list[Claim]:
    """One claim for each amount, of the target's subject where some are, the nearest to the target first."""
    by_amount: dict[object, Claim] = {}
    for claim in sorted(_of_same_subject(target, found), key=lambda c: abs(c.location.start - target.location.start)):
        by_amount.setdefault(base_interval(claim), claim)
    return list(by_amount.values())


def base_interval(claim: Claim) -> Interval:
    """What the claim asserts, generously, in base units."""
    assert claim.quantity is not None
    return to_base(claim.quantity.generous_interval, claim.quantity.unit)


@dataclass(frozen=True, slots=True)
class Identity:
    """A bookkeeping identity: target = constant × the factors. `constant` holds every value it reasonably has."""

    formula: str
    target: Role
    factors: tuple[Role, ...]
    constant: Interval
    reach: Reach = Reach.DOCUMENT

    def product(self, binding: Binding) -> Interval:
        """Every value of the target that the factors allow, in base units."""
        allowed = self.constant
        for claim in binding.factors:
            allowed = allowed * base_interval(claim)
        return allowed


def judge(view: DocumentView, identity: Identity) -> Iterator[Verdict]:
    """What the figures say of an identity: it agrees where some choice fits, differs where the only one fails."""
    for choices in bindings(view, identity.target, identity.factors, identity.reach):
        fitting = [choice for choice in choices if identity.product(choice).overlaps(base_interval(choice.target))]
        if fitting:
            choice = fitting[0]
            yield Agrees((choice.target, *choice.factors), _derivation(identity, choice))
            continue
        is_explained = _may_be_sum(choices) or _fits_elsewhere(view, identity, choices)
        if len(choices) <= _FEW_COMBINATIONS and not is_explained:
            yield _differs(identity, choices[0])


def _fits_elsewhere(view: DocumentView, identity: Identity, choices: list[Binding]) -> bool:
    """Whether figures farther off fit a target: a section may name one model, and go on about that of the title."""
    target, reach = choices[0].target, identity.reach
    if reach < Reach.DOCUMENT or target.subject in {claim.subject for claim in choices[0].factors}:
        return False
    stated = [c for c in view.claims if c.quantity is not None and c.modality in _STATED and c is not target]
    found = [list({base_interval(c): c for c in stated if role.fits(c)}.values()) for role in identity.factors]
    if math.prod(map(len, found)) > _MOST_ELSEWHERE:
        return False
    amount = base_interval(target)
    return any(identity.product(Binding(target, choice)).overlaps(amount) for choice in product(*found))


def _may_be_sum(choices: list[Binding]) -> bool:
    """Whether the target may be the sum over several stages: "5 days on 256 and 3 days on 128 GPUs, 39,936 in all"."""
    return len(choices) > 1 and _SUMMED.search(choices[0].target.statement) is not None


def _differs(identity: Identity, binding: Binding) -> Differs:
    derivation = _derivation(identity, binding)
    factors = " × ".join(claim.text for claim in binding.factors)
    message = f"{binding.target.text} does not fit {factors}: {identity.formula} gives {derivation.expected}."
    near = all(_in_section(binding.target, claim) for claim in binding.factors)
    return Differs(
        (binding.target, *binding.factors),
        message,
        derivation,
        severity=None if near else Severity.WARNING,
        confidence=0.9 if near else 0.7,
    )


def _derivation(identity: Identity, binding: Binding) -> Derivation:
    roles = zip((identity.target, *identity.factors), (binding.target, *binding.factors), strict=True)
    return Derivation(
        formula=identity.formula,
        inputs=tuple(Input(name=role.name, text=claim.text, claim=claim.id) for role, claim in roles),
        expected=_in_unit_of(binding.target, identity.product(binding)),
        stated=binding.target.text,
        tolerance="rounding of all figures",
    )


def _in_unit_of(target: Claim, expected: Interval) -> str:
    """The expectation in the unit that the target is written in."""
    assert target.quantity is not None
    unit = target.quantity.unit
    return f"{format_interval(expected.scaled(1 / conversion(unit).factor), 3)} {target.quantity.unit_in_words}"


def any_of(verdicts: Iterable[Verdict]) -> Iterator[Verdict]:
    """One verdict for each target of several identities that may be meant: what agrees, else what was said first."""
    by_target: dict[str, Verdict] = {}
    for verdict in verdicts:
        target = verdict.claims[0].id
        if target not in by_target or isinstance(verdict, Agrees):
            by_target[target] = verdict
    yield from by_target.values()
