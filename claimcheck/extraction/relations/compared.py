"""Amounts of change in apposition, whose base is the figure of the sentence before or of the clause before.

"Last year we had 1,240 members. We now have 1,364, 10% more"; "the north depot holds 212 buses. The south depot holds
198, a gap of 14"; "it served 210 guests on Saturday and twice as many, 420, on Sunday". Each sentence has to give one
figure of the kind, and the amount has to end its clause: what goes on ("more than in May") is measured from something
else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from itertools import combinations

from claimcheck.extraction.guarded import Finder
from claimcheck.extraction.relations.alike import are_alike
from claimcheck.extraction.relations.direction import direction_within
from claimcheck.extraction.relations.echoes import change_relation, fits_change
from claimcheck.extraction.relations.ratio import HEDGE, factor_of, multiple_relation
from claimcheck.extraction.relations.sketch import letter_of, operand, pattern
from claimcheck.extraction.relations.tally import adds_up, is_near, may_be_like, value_of
from claimcheck.extraction.relations.window import Window, figures
from claimcheck.extraction.relations.words import any_of, fragment, section
from claimcheck.records import Claim, Relation, RelationKind

_FITS, _BOUND = 0.7, 0.65
_THAN = re.compile(r"[^¶.;:]{0,60}(?<![\w-])(?:than|from|on|over|against|compared)(?![\w-])")
"""Further on in the sentence: what it is measured from is said."""
_EARLIER = re.compile(r"(?<![\w-])(?:ago|earlier|before|previously|had been|(?:last|previous) [a-z]+)(?![\w-])")
"""Says that the level which stands last came first."""
_UP = ("increase", "better")
_MEASURE = re.compile(r"(?<![\w-])(?:long|wide|high|deep|tall|thick|net|gross)(?![\w-])", re.IGNORECASE)
"""Two of them tell that two figures measure different things."""
_ROUGHLY = Decimal("0.25")
_CLOSE = Decimal(3)
"""A change that is further off is one of other figures."""


def find(window: Window) -> Iterator[Relation]:
    """Amounts of a sentence that compare it with the one before."""
    drawn = window.drawn
    if window.holds < 2:
        return
    for match in _apposed().finditer(drawn.text):
        level, amount = drawn.claim(match, "level"), _amount(window, match)
        if level is not None and amount is not None and level is not amount:
            yield from _compared(window, level, amount, match)
    for match in _said_after().finditer(drawn.text):
        amount = _amount(window, match)
        levels = [c for c in figures(window.paragraph[-2:]) if amount is not None and _may_differ_by(c, c, amount)]
        if amount is not None and levels:
            yield from _compared(window, levels[-1], amount, match)
    for match in _multiples_after().finditer(drawn.text):
        level = drawn.claim(match, "level")
        base = None if level is None else _base_of_multiple(window, level, match)
        if level is not None and base is not None and not _THAN.match(drawn.text, match.end()):
            yield multiple_relation(drawn, match, level, base, _BOUND)
    for match in _multiples().finditer(drawn.text):
        level = drawn.claim(match, "level") or drawn.claim(match, "level2")
        bases = [] if level is None else _bases(window, level)
        if level is not None and len(bases) == 1:
            yield multiple_relation(drawn, match, level, bases[0], _BOUND)


@cache
def _apposed() -> Finder:
    amount = _amounts(r"(?:so |or |that is,? |which is |that makes )?(?:[a-z]+ ){0,3}?")
    return pattern(rf"<level:e>[^⟨⟩¶;:.]{{0,50}}?(?:,|;| –| —| \() ?{amount}(?= ?(?:[.,;)]|$))")


@cache
def _said_after() -> Finder:
    opening = r"^(?:(?:so )?(?:that|this|it|the [a-z]+) (?:is|was|makes|made|means|meant|comes to|came to) )"
    return pattern(opening + _amounts("") + r"(?= ?(?:[.,;)]|$))")


def _amounts(lead: str) -> str:
    more, noun = fragment("compared", "more"), fragment("compared", "noun")
    return (
        rf"(?P<says>{lead}(?:<amount:pro>(?: as (?:many|much|long|large|high|fast|often|big)| (?:{more}))|"
        rf"an? (?:[a-z]+ )?(?:{noun}) of (?:a )?<amount2:promntu>|<amount3:nmtu>(?: [a-z]+)? (?:{more})|"
        rf"(?:we|it|they|that|this) [a-z]+ by <amount4:pro>))"
    )


@cache
def _multiples() -> Finder:
    words = "|".join(section("multiple")["words"])
    as_many = rf"{HEDGE}(?P<word>{words}) as (?:many|much|long|large|high|fast|often|big)"
    return pattern(rf"{as_many},? (?:or |namely |that is,? )?<level:e>(?=[.,;)]|$)")


@cache
def _multiples_after() -> Finder:
    words = "|".join(word for word, factor in section("multiple")["words"].items() if factor > 1)
    slightly = r"(?:(?:(?P<slightly>a (?:bit|little)|slightly|somewhat|just|only|barely)|well|far|much|even) )?"
    return pattern(
        r"<level:e>(?! (?:more|less|fewer|[a-z]+er)\b)"
        rf"[^⟨⟩¶;:.]{{0,40}}?(?:,|;| –| —| \() ?(?:or |so |that is,? |which is |and so )?{slightly}{HEDGE}"
        rf"(?P<word>{words})(?: as (?:many|much|long|large|high|fast|often|big)| that)?(?= ?(?:[.,;)]|$))"
    )


def _base_of_multiple(window: Window, level: Claim, match: re.Match[str]) -> Claim | None:
    """The only figure that a level may be said to be a multiple of, if no other figure in view gives the multiple."""
    bases = _bases(window, level)
    if len(bases) != 1 or not value_of(bases[0]) or any_of("view", "adjusted").search(window.drawn.text):
        return None
    factor, found = factor_of(match), value_of(level) / value_of(bases[0])
    is_open = match["hedge"] in ("more than", "over", "well over") and not match["slightly"] and found > factor
    if is_open or not factor / _CLOSE < found < factor * _CLOSE:
        return None
    passages = [*window.paragraph[-1:], window.passage]
    if len({word[0] for p in passages for word in _MEASURE.finditer(p.text)}) > 1:
        return None
    before = [c for c in figures(window.section) if c is not bases[0] and may_be_like(level, c) and value_of(c)]
    others = [value_of(level) / value_of(c) for c in before]
    return None if any(is_near(other, factor, _ROUGHLY) for other in others) else bases[0]


def _amount(window: Window, match: re.Match[str]) -> Claim | None:
    roles = ("amount", "amount2", "amount3", "amount4")
    found = next((claim for role in roles if (claim := window.drawn.claim(match, role))), None)
    return None if found is None or "magnitude" in found.text else found


def _compared(window: Window, level: Claim, amount: Claim, match: re.Match[str]) -> Iterator[Relation]:
    """The change to a level from any figure in view that gives it, else from the only one of the sentence before."""
    if _THAN.match(window.drawn.text, match.end()):
        return
    before = [c for c in window.before(match.start()) if c is not level and _may_differ_by(c, level, amount)]
    fitting = next((c for c in reversed(before) if _fits(amount, c, level)), None)
    if fitting is not None:
        yield _relation(fitting, level, amount, _FITS)
        return
    bases = _bases(window, level)
    if any_of("view", "adjusted").search(window.drawn.text):
        return
    if len(bases) != 1 or any(_fits(amount, a, b) for a, b in combinations([*before, level], 2)):
        return
    base, way = bases[0], direction_within(match[0], match.start("says") - match.start(), len(match[0]))
    is_earlier = _EARLIER.search(window.drawn.text, 0, match.end()) is not None  # then the level is the base
    fits_way = way is None or is_earlier or (way.operator in _UP) == (value_of(level) > value_of(base))
    if fits_way and base in before and _is_close(amount, base, level):
        yield _relation(base, level, amount, _BOUND)


def _bases(window: Window, level: Claim) -> list[Claim]:
    """The figures like a level in its sentence and the one before, where there is no more after it."""
    own = level.location.sentence
    index = next((i for i, p in enumerate(window.paragraph) if p.sentence == own), len(window.paragraph))
    near = [*window.paragraph[max(index - 1, 0) : index + 1], window.passage]
    seen = [c for c in figures(near) if c is not level and c.location.start < level.location.start]
    after = [c for c in figures(near) if c.location.start > level.location.start and are_alike(c, level)]
    last = [c for c in seen if may_be_like(level, c)]
    return last if not [c for c in after if letter_of(c) == letter_of(level)][1:] else []


def _may_differ_by(base: Claim, level: Claim, amount: Claim) -> bool:
    """Whether an amount may be what lies between two figures: a percentage or multiple, or one of their kind."""
    if not (value_of(base) and value_of(level)) or not may_be_like(level, base):
        return False
    return letter_of(amount) in ("p", "r") or are_alike(amount, level) or are_alike(amount, base)


def _fits(amount: Claim, base: Claim, level: Claim) -> bool:
    if letter_of(amount) in ("p", "r"):
        return fits_change(amount, level, base)
    high, low = (level, base) if value_of(level) >= value_of(base) else (base, level)
    return adds_up(high, [low, amount])


def _is_close(amount: Claim, base: Claim, level: Claim) -> bool:
    stated, gap = value_of(amount), abs(value_of(level) - value_of(base))
    if letter_of(amount) == "p":
        gap = gap / value_of(base) * 100
    elif letter_of(amount) == "r":
        gap = value_of(level) / value_of(base)
        gap = max(gap, 1 / gap) if stated >= 1 else min(gap, 1 / gap)
    return gap / _CLOSE < stated < gap * _CLOSE


def _relation(base: Claim, level: Claim, amount: Claim, certain: float) -> Relation:
    if letter_of(amount) in ("p", "r"):
        return change_relation(amount, base, level, certain)
    return Relation(
        kind=RelationKind.DIFFERENCE,
        operator="echo",
        operands=(operand("amount", amount), operand("left", level), operand("right", base)),
        cue=amount.location.span,
        confidence=certain,
    )
