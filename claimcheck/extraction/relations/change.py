"""Changes: a pair of figures, the amount by which they are said to differ, and the direction that the words give.

The pair (`from`, `to`) is found first, then the amounts that are bound to it: inside it ("$84 million, up 50 percent
from $56 million"), in apposition after it ("from 12.4 to 9.3 percent, that is by 3.1 points") or before it ("grew 22
percent, from 121.3 to 148.0"). What an amount measures decides the kind: percent and points CHANGE, a factor RATIO,
the unit of the pair DIFFERENCE.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from claimcheck.extraction.relations.alike import are_alike
from claimcheck.extraction.relations.direction import Direction, direction_before, direction_within, vocabulary
from claimcheck.extraction.relations.leading import leads_to
from claimcheck.extraction.relations.pairs import Pair, find_pairs, find_pairs_across
from claimcheck.extraction.relations.sketch import Sketch, letter_of, operand
from claimcheck.extraction.relations.words import only_words, words
from claimcheck.records import Claim, Relation, RelationKind, Span

_FIRM, _LOOSE = 0.95, 0.6
_CHANGES = frozenset("por")
"""Classes of figures that measure a change whatever it is a change of."""
_CHANGE_BEFORE = re.compile(
    r"(?<!\w)(?:difference|change|gap|improvement|margin|saving|savings|plus|minus|by|\+)(?: of)? ?$"
)
_CHANGE_AFTER = re.compile(
    r" ?(?:more|less|fewer|higher|lower|longer|shorter|better|worse|faster|slower|larger|smaller|off)\b"
)
_OVER_ANOTHER = re.compile(
    r" ?(?:points? )?(?:above|below|over|under|ahead of|behind|of|(?:more|less|higher|lower) than)\b"
)
"""After an amount that is stated over a figure of its own: "up 12% from 5, and 3% above the 8 of June"."""
_OF_BASE = re.compile(r" ?of (?:the|its|their|our) (?:original|initial|former|previous|earlier|old|first)\b")
_OF_A_WHOLE = re.compile(
    r" (?:of (?:them|these|those|the|all|its|their|our|us|whom|which)|the|its|their|our)\b"
    r"(?! (?:original|initial|former|previous|earlier|old|first)\b)"
)
"""After a fraction that is a share of something and no change: "a quarter of them", "half the average income"."""
_AND_BY = re.compile(r"(?<!\w)(?:and|but) (?:only )?by ?$")
"""Before the change of something else: "by 24 ms here (from 341 to 317) and by 6 ms there"."""
_OF_THE_OTHER = re.compile(
    r" (?:of )?(?:the |its |their |our )?(?:usual |normal |old |original |previous |earlier |full )?"
)
_AND = re.compile(r"(?<!\w)(?:and|but|then|while)(?!\w)")
_TO_A_LEVEL = re.compile(r"(?<!amounts )(?<!amounting )(?<!comes )(?<!equivalent )(?<!up )(?<!\w)to ?$")
_TAIL = re.compile(
    r" ?(?!(?:and|but|while|which|that|who|is|was|were|are|has|had|so|when|as|than)\b)[a-z][^⟨⟩¶,;:()]{0,45}?,(?= )"
)
"""What the last figure of a pair is of, before an amount in apposition: "from the 4 used for the old one, twice as"."""
_YEARLY = re.compile(
    r" ?(?:(?:a|per|each|every) (?:year|month|week|quarter|day|decade)|annually|yearly|monthly|on average|compound)\b"
)
_LEVEL = re.compile(r" ?(?:ci|confidence|credible)\b")
_YEARLY_BEFORE = re.compile(r"(?<!\w)(?:annual|average|yearly|compound|annualized|annualised|mean)[^⟨⟩,;:]{0,30}$")
"""An amount for each period of several is not the change over all of them: "in two years, 10 percent a year"."""
_TIMES_AS = re.compile(r" ?(?:as (?:many|much|large|big|long|fast|high|often|wide|heavy)|the \w+ of)\b")
_TIMES_ANOTHER = re.compile(r" [a-z][^⟨⟩¶.;:,()]{0,40} of (?:about |some |around |roughly )?⟨")
"""After a factor that says itself of what: "debt fell from 305 to 280, or 1.4 times earnings of 200"."""
_REACH = 110
"""Characters between a pair and an amount in apposition."""


def find(sketch: Sketch) -> Iterator[Relation]:
    """Changes, differences, ratios and directions of one sentence."""
    yield from _of_pairs(sketch, find_pairs(sketch))


def find_across(sketch: Sketch) -> Iterator[Relation]:
    """Those of a figure and what it was at another time, in a clause or sentence of its own."""
    for relation in _of_pairs(sketch, find_pairs_across(sketch)):
        amount = next((o.span.end for o in relation.operands if o.role in ("amount", "factor")), None)
        after = sketch.text[sketch.offsets.index(amount - 1) + 1 :] if amount is not None else ""
        if not _OVER_ANOTHER.match(after):
            yield relation


def _of_pairs(sketch: Sketch, pairs: Iterable[Pair]) -> Iterator[Relation]:
    taken: set[str] = set()
    for pair in pairs:
        amounts = [claim for claim in _amounts(sketch, pair) if claim.id not in taken]
        taken |= {claim.id for claim in amounts}
        direction = _direction(sketch, pair, amounts)
        for amount in amounts:
            yield _relation(sketch, pair, amount, direction)
        if direction is not None and pair.is_ordered and (pair.firm or amounts):
            yield _direction_relation(sketch, pair, direction)


def _direction(sketch: Sketch, pair: Pair, amounts: Sequence[Claim]) -> Direction | None:
    """The word inside the pair, the verb before it (or before an amount that precedes it), the noun in apposition."""
    text = sketch.text
    starts = [start for start, _, _, claim in sketch.placeholders if claim in amounts and start < pair.start]
    return (
        direction_within(text, pair.start, pair.end)
        or direction_before(text, pair.start)
        or next((d for start in starts if (d := direction_before(text, start))), None)
        or direction_within(text, pair.end, _clause_end(text, pair.end))
    )


def _clause_end(text: str, end: int) -> int:
    """The end of an apposition after a pair: "from 8 to 6 percent, a reduction of"."""
    stop = text.find("⟨", end)
    stop = stop if stop != -1 else len(text)
    return stop if only_words(text[end:stop], words("connective", "words") | vocabulary()) else end


def _amounts(sketch: Sketch, pair: Pair) -> list[Claim]:
    """The amounts that syntax binds to a pair, in reading order."""
    allowed = words("connective", "words") | vocabulary()
    places = sketch.placeholders
    found = [pair.amount] if pair.amount is not None and _measures_change(pair.amount, pair) else []
    if found and _is_a_share(found[0], sketch.text, sketch.place(found[0])[1]) and not _is_of_base(sketch, pair):
        return []
    if found and _is_yearly(sketch.text, *sketch.place(found[0])):
        return []
    inside = {pair.base.id, pair.other.id} | ({pair.amount.id} if pair.amount else set())
    last = pair.end
    for start, end, _, claim in places:
        if start < pair.end or claim.id in inside:
            continue
        gap = _apposition(sketch.text, last, start, end)
        if start - last > _REACH or not only_words(gap, allowed) or _starts_another(gap):
            break
        if _is_yearly(sketch.text, start, end) or _LEVEL.match(sketch.text, end):
            break
        if (
            _is_a_share(claim, sketch.text, end)
            or _has_own_base(sketch, gap, end)
            or (letter_of(claim) == "r" and _TIMES_ANOTHER.match(sketch.text, end))
            or _is_next_level(claim, pair, gap, sketch.text, end)
        ):
            break
        if _measures_change(claim, pair) and (letter_of(claim) in _CHANGES or _says_change(sketch.text, gap, end)):
            found.append(claim)
        elif are_alike(claim, pair.base):
            break
        last = end
    before = [place for place in places if place[1] <= pair.start]
    if before and not found:
        claim = before[-1][3]
        if (_measures_change(claim, pair) or _lends_unit(claim, pair)) and leads_to(sketch, claim, pair):
            found.append(claim)
    return found


def _is_a_share(claim: Claim, text: str, end: int) -> bool:
    quantity = claim.quantity
    is_fraction = quantity is not None and quantity.value is not None and 0 < quantity.value < 1
    return letter_of(claim) == "r" and is_fraction and _OF_A_WHOLE.match(text, end) is not None


def _is_yearly(text: str, start: int, end: int) -> bool:
    """Whether an amount is said to be one of several periods."""
    return _YEARLY.match(text, end) is not None or _YEARLY_BEFORE.search(text, max(0, start - 60), start) is not None


def _apposition(text: str, last: int, start: int, end: int) -> str:
    """The words between the last figure and an amount, without what belongs to the figure where the amount says that it
    compares."""
    tail = _TAIL.match(text, last, start)
    compares = _TIMES_AS.match(text, end) or _CHANGE_AFTER.match(text, end) or _CHANGE_BEFORE.search(text, last, start)
    return text[tail.end() if tail is not None and compares else last : start]


def _starts_another(gap: str) -> bool:
    """Whether the words before a figure begin another statement: "and fell by", "and then grew to"."""
    if _TO_A_LEVEL.search(gap) or _AND_BY.search(gap):
        return True
    return _AND.search(gap) is not None and any(word.strip(",.") in vocabulary() for word in gap.split())


def _has_own_base(sketch: Sketch, gap: str, end: int) -> bool:
    """Whether "and" leads on to an amount that is compared with something else than the pair."""
    another = _OVER_ANOTHER.match(sketch.text, end)
    if another is not None and another[0].endswith("of"):
        return "," not in gap and "(" not in gap and _OF_BASE.match(sketch.text, end) is None
    return another is not None and _AND.search(gap) is not None


def _is_next_level(claim: Claim, pair: Pair, gap: str, text: str, end: int) -> bool:
    """Whether a figure joined by "and" is one more of what the pair compares: "30.1% a year ago and 30.8% in March"."""
    return (
        _AND.search(gap) is not None and letter_of(claim) == letter_of(pair.base) and not _says_change(text, gap, end)
    )


def _says_change(text: str, gap: str, end: int) -> bool:
    """Whether an amount in the pair's own unit is called a change: "an increase of 12 people", "5 meters more"."""
    return (
        bool(_CHANGE_BEFORE.search(gap) or _CHANGE_AFTER.match(text, end))
        or direction_within(gap, 0, len(gap)) is not None
    )


def _measures_change(amount: Claim, pair: Pair) -> bool:
    letter = letter_of(amount)
    if letter in _CHANGES:
        return True
    if amount.quantity is None or amount.quantity.is_range:
        return False
    return are_alike(amount, pair.base) and are_alike(amount, pair.other)


def _lends_unit(amount: Claim, pair: Pair) -> bool:
    """Whether the pair leaves out the unit that the amount before it has: "rose by 3 beats a minute, from 68 to 71"."""
    return letter_of(amount) in ("u", "t", "m") and all(
        claim.quantity is not None
        and not claim.quantity.unit
        and not claim.quantity.counted
        and letter_of(claim) == "n"
        for claim in (pair.base, pair.other)
    )


def _relation(sketch: Sketch, pair: Pair, amount: Claim, direction: Direction | None) -> Relation:
    letter = letter_of(amount)
    assert amount.quantity is not None
    value = amount.quantity.value
    is_factor = letter == "r" and (value is None or value >= 1 or (amount is pair.amount and _is_of_base(sketch, pair)))
    if is_factor:
        kind, roles = RelationKind.RATIO, ("factor", "left", "right")
        claims = (amount, pair.other, pair.base)
    elif letter in ("p", "o", "r"):
        kind, roles = RelationKind.CHANGE, ("amount", "from", "to")
        claims = (amount, *_from_and_to(pair, direction))
    else:
        kind, roles = RelationKind.DIFFERENCE, ("amount", "left", "right")
        claims = (amount, pair.other, pair.base)
    return Relation(
        kind=kind,
        operator=direction.operator if direction else "",
        operands=tuple(operand(role, claim) for role, claim in zip(roles, claims, strict=True)),
        cue=_cue(sketch, pair, direction),
        confidence=_FIRM if pair.firm else _LOOSE,
    )


def _is_of_base(sketch: Sketch, pair: Pair) -> bool:
    """Whether the base follows at once on the amount of a pair, which is a fraction of it then: "half the 620 g"."""
    if pair.amount is None:
        return False
    start, end = sketch.place(pair.amount)[1], sketch.place(pair.base)[0]
    return _OF_THE_OTHER.fullmatch(sketch.text, start, end) is not None


def _from_and_to(pair: Pair, direction: Direction | None) -> tuple[Claim, Claim]:
    """The figure that a change starts from, and the other; of two that only stand side by side the word tells."""
    values = [c.quantity.value for c in (pair.base, pair.other) if c.quantity is not None]
    if not pair.firm and direction is not None and len(values) == 2 and None not in values:
        low_first = (values[0] or 0) <= (values[1] or 0)
        if direction.operator == ("decrease" if low_first else "increase"):
            return pair.other, pair.base
    return pair.base, pair.other


def _direction_relation(sketch: Sketch, pair: Pair, direction: Direction) -> Relation:
    return Relation(
        kind=RelationKind.DIRECTION,
        operator=direction.operator,
        operands=(operand("from", pair.base), operand("to", pair.other)),
        cue=sketch.span(direction.start, direction.end),
        confidence=_FIRM if pair.firm else _LOOSE,
    )


def _cue(sketch: Sketch, pair: Pair, direction: Direction | None) -> Span:
    if direction is not None:
        return sketch.span(direction.start, direction.end)
    return sketch.span(pair.start, pair.end)
