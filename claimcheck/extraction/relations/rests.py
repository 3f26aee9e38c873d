"""Parts that leave nothing of a whole that stands before them: "96 vehicles. 71 were cars and the rest, 25, trucks".

Either words call the last part the rest, or the parts are the two sides of something ("210 were for it, 60 against and
30 had no opinion"). Which figure is the whole is left open: any in view may be it, and where one fits, that was meant;
the parts are held against a whole that they do not make only where they come near a single one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from itertools import combinations

from claimcheck.extraction.relations.alike import all_alike, are_alike
from claimcheck.extraction.relations.sketch import SENTENCE_END, Sketch, letter_of, operand
from claimcheck.extraction.relations.tally import adds_up, is_bare_count, is_near, sum_of, value_of
from claimcheck.extraction.relations.window import Window
from claimcheck.extraction.relations.words import any_of, section
from claimcheck.records import Claim, Relation, RelationKind

_FITS, _BOUND = 0.7, 0.65
_MOST = 5
"""Parts; more figures before a rest are of other things too."""
_NEAR = Decimal("0.25")
"""Parts that miss a figure by more than this share of it are parts of another one."""
_REST = re.compile(
    r"(?<![\w-])the (?:(?:remaining|other|last) (?:about |some )?|"
    r"(?:rest|remainder|others|balance)(?:,|:| \(|,? or) ?)$"
)
_OF_THEM = re.compile(r" of (?:them|these|those)(?!\w)")
"""After a part, which then is one of the figure before it, however large."""
_LENT = re.compile(r"(?<![\w-])of (?:them|these|those|that|this),? (?:about |some |only |just )?$")
"""Before a part, which may leave out the unit of its whole: "9,000 kWh. Of these 3,000 …"."""
Place = tuple[int, int, str, Claim]


def find(window: Window) -> Iterator[Relation]:
    """Parts that a sentence closes, with the whole that stands before them."""
    drawn = window.around if window.holds > 2 and _closes_whole().search(window.drawn.text) else None
    if drawn is None:
        return
    own = drawn.text.rfind(SENTENCE_END) + 1
    taken: set[str] = set()
    places = [place for place in drawn.placeholders if place[2] in "nbmu"]
    for index, place in enumerate(places):
        if place[0] < own or place[3].id in taken:
            continue
        before = [p for p in places[:index] if are_alike(p[3], place[3]) or (p[2] == "b" and is_bare_count(p[3]))]
        if _REST.search(drawn.text, 0, place[0]):
            before = _with_lent(drawn.text, places[:index], before) if place[2] == "u" else before
            found = _with_rest(drawn.text, place, before)
        else:
            found = _sides(drawn, [p for p in places if p[0] >= place[0]], before)
        if found is not None and not _may_overlap(drawn, found[1]):
            whole, parts, certain = found
            taken |= {claim.id for claim in parts}
            yield _relation(drawn, whole, parts, certain)


@cache
def _closes_whole() -> re.Pattern[str]:
    """A word that calls something the rest, or names one of two sides: a cheap look at the sentence."""
    sides = "|".join(side for key in ("halves", "sides") for sides in section("rest")[key] for side in sides[1:])
    sides += "|" + "|".join(section("rest")["none"])
    return re.compile(rf"(?<![\w-])(?:the (?:remaining|other|last|rest|remainder|others|balance)|{sides})(?![\w-])")


def _may_overlap(drawn: Sketch, parts: Sequence[Claim]) -> bool:
    """Whether words beside the parts say that they overlap, or are of something else."""
    first = drawn.text.rfind(SENTENCE_END, 0, drawn.place(parts[0])[0])
    return any_of("rest", "overlapping").search(drawn.text, max(first, 0)) is not None


def _with_lent(text: str, places: Sequence[Place], alike: Sequence[Place]) -> list[Place]:
    """The places alike with the bare numbers that may leave out their unit, from the first that is a part by its
    words."""
    lent = next((p[0] for p in places if p[2] == "n" and _LENT.search(text, 0, p[0])), len(text))
    return [p for p in places if p in alike or (p[2] == "n" and p[0] >= lent)]


def _with_rest(text: str, rest: Place, before: Sequence[Place]) -> tuple[Claim, list[Claim], float] | None:
    """The whole and the parts before a rest."""
    claims = [p[3] for p in before]
    near: list[tuple[Claim, list[Claim], float]] = []
    for index in range(len(claims) - 2, -1, -1):
        whole, between = claims[index], claims[index + 1 :]
        if len(between) > _MOST:
            break
        for number in range(len(between), 0, -1):
            for parts in combinations(between, number):
                if adds_up(whole, [*parts, rest[3]]):
                    return whole, [*parts, rest[3]], _FITS
        is_of_it = _OF_THEM.match(text, before[-1][1]) or _LENT.search(text, 0, before[-1][0])
        is_told = len(between) == 1 and is_of_it and value_of(rest[3]) < value_of(whole)
        if is_told or _may_make(whole, [*between, rest[3]]):
            near.append((whole, [*between, rest[3]], _BOUND))
    said_before = [found for found in near if found[0].location.sentence != rest[3].location.sentence]
    only = near if len(near) == 1 else said_before
    return only[0] if len(only) == 1 else None


def _sides(drawn: Sketch, after: Sequence[Place], before: Sequence[Place]) -> tuple[Claim, list[Claim], float] | None:
    """The whole of the sides that a figure and the next ones are of; some may be on neither, but none on two."""
    for number in (3, 2):
        parts = [p[3] for p in after[:number]]
        if len(parts) < number or not all_alike(parts) or any(are_alike(parts[0], p[3]) for p in after[number:]):
            continue
        is_whole = _are_all_sides(drawn, after[:number])
        if is_whole is None:
            continue
        wholes = [p[3] for p in before]
        fitting = next((c for c in reversed(wholes) if adds_up(c, parts)), None)
        if fitting is not None:
            return fitting, parts, _FITS
        near = [c for c in wholes if _may_make(c, parts)]
        if len(near) == 1 and (is_whole or sum_of(parts) > value_of(near[0])):
            return near[0], parts, _BOUND
    return None


def _may_make(whole: Claim, parts: Sequence[Claim]) -> bool:
    """Whether parts that do not make a whole come near it, each of them below it."""
    if not all_alike([whole, *parts]) or any(value_of(part) >= value_of(whole) for part in parts):
        return False
    counted = [c for c in (whole, *parts) if letter_of(c) == "n"]
    return len(counted) in (0, len(parts) + 1) and is_near(sum_of(parts), value_of(whole), _NEAR)


def _are_all_sides(drawn: Sketch, group: Sequence[Place]) -> bool | None:
    """Whether the words around figures name all sides, one each; None where they name no sides."""
    around = [" ".join(drawn.clause(start, end)) for start, end, _, _ in group]
    if _name_each("halves", around):
        return True
    if len(group) > 2 and any_of("rest", "none").search(around[-1]):
        return True
    return False if _name_each("sides", around) else None


def _name_each(key: str, around: Sequence[str]) -> bool:
    """Whether each text names one side of a set and together they name all."""
    for sides in _side_words(key):
        named = [[index for index, side in enumerate(sides) if side.search(words)] for words in around]
        if len(around) == len(sides) and sorted(named) == [[index] for index in range(len(sides))]:
            return True
    return False


@cache
def _side_words(key: str) -> tuple[tuple[re.Pattern[str], ...], ...]:
    return tuple(
        tuple(re.compile(rf"(?<![\w-])(?:{side})(?![\w-])") for side in sides) for sides in section("rest")[key]
    )


def _relation(drawn: Sketch, whole: Claim, parts: Sequence[Claim], certain: float) -> Relation:
    return Relation(
        kind=RelationKind.SUM,
        operator="partition",
        operands=(operand("total", whole), *(operand("part", claim) for claim in parts)),
        cue=drawn.span(drawn.place(parts[0])[0], drawn.place(parts[-1])[1]),
        confidence=certain,
    )
