"""Speeds, densities, consumption: figures whose unit is one thing by another, with the amounts that they result from.

The unit says what is divided by what: a figure in km/h is a length by a time, one in liters per 100 km a volume by a
length. A figure that is introduced as a result ("an average of", "so", "that is") is held against the one amount and
the one spread of these dimensions in its sentence. Where one of the two stands further off, it is taken from the
nearest place in which just one of its kind comes near.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from claimcheck.checks.rule import DocumentView
from claimcheck.checks.units.accounting import base_interval
from claimcheck.records import Claim, Comparator, Interval, Kind, Modality, RelationKind, Span
from claimcheck.units import conversion, to_base

_PER = re.compile(r"[^/]+/\(?(?P<spread>[^/()]+)\)?")
_AREA = re.compile(
    r"\s(?:per|for\severy|for\seach|to\sthe|a|an)\s(?P<power>square|cubic)\s(?P<unit>kilometer|kilometre|mile|meter|metre)\b"
)
_NAMES = (
    r"(?:speed|pace|rate|velocity|density|consumption|economy|mileage|throughput|bandwidth|flow|yield|concentration|"
    r"intensity|output|power|load|draw)"
)
_HEDGE = r"(?:about|around|roughly|some|just|nearly|almost|only|approximately|exactly|over|under|a\slittle)"
_RESULT = re.compile(
    rf"(?:\b(?:an?|the|its|his|her|their|whose)\s(?:\w+\s){{0,2}}?(?:average|mean|{_NAMES})"
    rf"(?:\s{_NAMES})?(?:\s(?:of|is|was|comes?\sto|came\sto|works?\sout\s(?:at|to)|worked\sout\s(?:at|to)))?"
    r"|\baverag(?:ing|ed|es)|\b(?:so|thus|hence|or|which|that|this|it)\s?(?:\w+\s)?(?:is|was|makes?|made|means?|gives?|gave|"
    r"comes?\sto|came\sto|works?\sout\s(?:at|to)|amounts?\sto)?|\bi\.e\.,?|\bgiving|\bmaking|=|≈|\bworking\sout\s(?:at|to))"
    rf"(?:\s{_HEDGE})*\s?$",
    re.IGNORECASE,
)
"""Before a figure that follows from those before it."""
_OTHER = re.compile(
    r"\b(?:top|max\w*|min\w*|peak\w*|highest|lowest|fastest|slowest|limit\w*|legal|wind|cruis\w*|but|while|whereas|after|"
    r"before|then|than|compared|against|versus|instead|usual\w*|normal\w*|typical\w*|up|between|previous\w*|another|other|"
    r"moving|excluding|without|stops?|breaks?|pauses?|rated|nominal|advertised|each|apiece|first|last|rest|remaining)\b",
    re.IGNORECASE,
)
"""Around a figure that is one of something else, or not of all of it."""
_PARTLY = re.compile(
    r"\b(?:of\s(?:whom|which)|breaks?|stops?|pauses?|rests?|then|but|while|excluding|without)\b", re.IGNORECASE
)
"""Between the amounts: not all of one goes with the other."""
_STRETCH = re.compile(
    r"\s(?:on|in|over|between|along|through|for|during|across|until|up|down)\s(?!average\b)", re.IGNORECASE
)
"""Right behind a figure: it is that of one stretch or time."""
_ON_AVERAGE = re.compile(r"\son\saverage\b|\saltogether\b|\soverall\b", re.IGNORECASE)
_LONGEST_GAP = 80
_UNSURE = Decimal("0.04")
"""A whole number of hours or kilometers that something is computed from is not rounded by more than that."""
_NEAR = Decimal("2.2")
_TENS = (Decimal(10), Decimal(100), Decimal(1000))
_OFF_BY_TEN = Decimal("0.03")
"""How far off a figure may be where one amount is taken from elsewhere, powers of ten aside: else that amount is that
of another thing."""
_LENGTHS = {"kilometer": "kilometer", "kilometre": "kilometer", "meter": "meter", "metre": "meter", "mile": "mile"}
_BY_TIME = frozenset({"knot", "watt", "kilowatt", "megawatt", "gigawatt"})
"""Units of something by time that are not written as a quotient."""
_PERIODS = frozenset({"day", "week", "month", "quarter", "year"})
_STATED = frozenset({Modality.ASSERTED, Modality.REPORTED})


@dataclass(frozen=True, slots=True)
class Quotient:
    """A figure stated as an `amount` by a `spread`, and where its value must lie, in base units."""

    stated: Claim
    amount: Claim
    spread: Claim
    expected: Interval

    @property
    def fits(self) -> bool:
        """Whether some value of the stated figure is one that the parts give."""
        return self.expected.overlaps(base_interval(self.stated))


@dataclass(frozen=True, slots=True)
class _Parts:
    """The dimensions of what is divided and of what it is divided by.

    A count has a noun (`counted`) in place of a dimension, and its figure is for one `unit` of the spread. What is so
    much a day is told of days (`period`): a machine that runs for seven hours does so each day.
    """

    amount: str
    spread: str
    counted: str = ""
    unit: str = ""
    period: str = ""

    def is_amount(self, claim: Claim) -> bool:
        assert claim.quantity is not None
        noun = (claim.quantity.counted or "").casefold()
        return claim.quantity.dimension == self.amount and (not self.counted or noun == self.counted)

    def is_spread(self, claim: Claim) -> bool:
        quantity = claim.quantity
        if quantity is None or quantity.dimension != self.spread:
            return False
        return not self.period or quantity.unit == self.period


def quotients(view: DocumentView) -> Iterator[Quotient]:
    """Every figure by another that is introduced as a result, where no relation has its factors already."""
    stated = [(c, parts) for c in view.claims if _is_usable(c) and (parts := _parts(view, c)) and _is_result(view, c)]
    if not stated:
        return
    bound = {o.claim for r in view.relations_of(RelationKind.PRODUCT, RelationKind.RATIO) for o in r.operands}
    again = {o.claim for r in view.relations_of(RelationKind.CONVERSION) for o in r.operands if o.role == "converted"}
    usable = [c for c in view.claims if _is_usable(c) and c.id not in again]
    before = dict(zip(view.sentences[1:], view.sentences, strict=False))
    for claim, parts in stated:
        if claim.id not in bound | again:
            here, earlier = claim.location.sentence, before.get(claim.location.sentence)
            places = (
                [c for c in usable if c.location.sentence in (here, earlier)],
                [c for c in usable if c.location.heading == claim.location.heading],
                usable,
            )
            within = [c for c in usable if c.location.sentence == here]
            found = _of_sentence(view, claim, parts, within) or _of_places(view, claim, parts, places)
            if found is not None:
                yield found


def _is_usable(claim: Claim) -> bool:
    quantity = claim.quantity
    if quantity is None or quantity.value is None or claim.location.cell is not None or quantity.value <= 0:
        return False
    return claim.modality in _STATED


def _parts(view: DocumentView, claim: Claim) -> _Parts | None:
    """What a figure is a quotient of, None where its unit (and the words behind it) name no two things."""
    assert claim.quantity is not None
    noun = (claim.quantity.counted or "").casefold()
    area = _AREA.match(view.after(claim, 40)) if noun and not claim.quantity.unit else None
    if area is not None:
        unit = f"{_LENGTHS[area['unit'].casefold()]}**{2 if area['power'].casefold() == 'square' else 3}"
        return _Parts("", conversion(unit).dimension, noun, unit)
    parts = _divided(claim.quantity.unit)
    if parts is None or parts.amount:
        return parts
    return replace(parts, counted=noun) if noun else None


@cache
def _divided(unit: str) -> _Parts | None:
    written = _PER.fullmatch(unit)
    spread = written["spread"] if written else "second" if unit in _BY_TIME else None
    if spread is None:
        return None
    amount = conversion(f"({unit}) * ({spread})").dimension
    return _Parts(amount, conversion(spread).dimension, period=spread if spread in _PERIODS else "")


def _is_result(view: DocumentView, claim: Claim) -> bool:
    if claim.kind is Kind.CHANGE or "direction" in claim.qualifiers:
        return False
    before, after = view.before(claim, _LONGEST_GAP), view.after(claim, 30)
    cue = _RESULT.search(before)
    is_said = cue is not None if not _ON_AVERAGE.match(after) else cue is not None or before.endswith(", ")
    return is_said and not (_OTHER.search(cue.group() if cue else "") or _OTHER.search(after) or _STRETCH.match(after))


def _of_sentence(view: DocumentView, claim: Claim, parts: _Parts, here: Sequence[Claim]) -> Quotient | None:
    """The figure with the one amount and the one spread that stand before it in its sentence."""
    amounts, spreads = _candidates(claim, parts, here)
    if len(amounts) != 1 or len(spreads) != 1:
        return None
    first, last = sorted((amounts[0].location.span, spreads[0].location.span))
    if last.end > claim.location.start or not _follows(view, claim, last):
        return None
    found = _quotient(claim, parts, amounts[0], spreads[0])
    return None if _PARTLY.search(view.document.prose, first.end, last.start) and not found.fits else found


def _follows(view: DocumentView, claim: Claim, part: Span) -> bool:
    """Whether nothing between a part and the figure says that it is that of something else."""
    between = view.document.prose[part.end : claim.location.start]
    return len(between) <= _LONGEST_GAP and ";" not in between and not _OTHER.search(between)


def _of_places(view: DocumentView, claim: Claim, parts: _Parts, places: Sequence[Sequence[Claim]]) -> Quotient | None:
    """The figure with parts of which one at least stands in its sentence or the one before, where they come near."""
    here = claim.location.sentence
    beside = {c.location.sentence for c in places[0]}
    within = [[c for c in found if c.location.sentence == here] for found in _candidates(claim, parts, places[0])]
    if all(within) or not all(_follows(view, claim, c.location.span) for found in within for c in found):
        return None  # its own sentence has all that it needs, and does not say which is meant
    for place in places:
        amounts, spreads = _candidates(claim, parts, place)
        pairs = [(a, s) for a in amounts for s in spreads if {a.location.sentence, s.location.sentence} & beside]
        found = [_quotient(claim, parts, *pair) for pair in pairs]
        near = [q for q in found if _is_near(q)]
        if near:
            return next((q for q in near if q.fits), near[0] if len(near) == 1 else None)
    return None


def _candidates(claim: Claim, parts: _Parts, place: Sequence[Claim]) -> tuple[list[Claim], list[Claim]]:
    others = [c for c in place if c is not claim]
    return [c for c in others if parts.is_amount(c)], [c for c in others if parts.is_spread(c)]


def _quotient(claim: Claim, parts: _Parts, amount: Claim, spread: Claim) -> Quotient:
    expected = _taken(amount) / _taken(spread)
    return Quotient(claim, amount, spread, expected.scaled(conversion(parts.unit).factor))


def _is_near(found: Quotient) -> bool:
    ratio = found.expected.middle / base_interval(found.stated).middle
    off = max(ratio, 1 / ratio)
    return off < _NEAR or any(abs(off / ten - 1) < _OFF_BY_TEN for ten in _TENS)


def _taken(claim: Claim) -> Interval:
    """The values of a figure that others are computed from: a whole number of hours is hardly rounded."""
    quantity = claim.quantity
    assert quantity is not None
    assert quantity.value is not None
    written = quantity.generous_interval
    if quantity.comparator is Comparator.EQUAL and quantity.plus_minus is None:
        slack = abs(quantity.value) * _UNSURE
        low, high = max(written.low, quantity.value - slack), min(written.high, quantity.value + slack)
        written = Interval(low, high) if low <= high else written
    return to_base(written, quantity.unit)
