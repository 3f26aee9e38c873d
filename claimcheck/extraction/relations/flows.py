"""What comes of a number when some of it goes and more comes: "started with 120, lost 14, gained 9 and now has 115".

The figures of a paragraph are read backwards from the one that words say is left or there now: each that came or went,
by its verb, is a step, and the first that did neither is what it began with. The steps are all of them only where the
text speaks of no others, counted or not ("some came back").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from itertools import combinations

from claimcheck.extraction.relations.alike import are_alike
from claimcheck.extraction.relations.sketch import SENTENCE_END, Sketch, letter_of, operand
from claimcheck.extraction.relations.tally import adds_up, is_near, sum_of, value_of
from claimcheck.extraction.relations.window import Window
from claimcheck.extraction.relations.words import any_of, fragment
from claimcheck.records import Claim, Relation, RelationKind

_FITS, _BOUND = 0.75, 0.65
_FEWEST, _MOST = 3, 5
"""Figures of the three sorts, and steps; more are a list of something else."""
_NEAR = Decimal("0.34")
"""A result that misses by more than this share is likely to be of other figures."""
_CLOSING = re.compile(
    r"(?<![\w-])(?:so|therefore|thus|hence|leaving|leaves?|(?:which|that|this) left|left with|now|today|"
    r"remain(?:s|ed|ing)?|closing|ended|ends|finished|finishes|at the (?:end|close)|by the end|down to)(?![\w-])"
    r"[^⟨⟩¶;:]{0,50}$"
)
_LEFT = re.compile(
    r"(?: [a-z]+){0,2} (?:(?:was|were|are|is) (?:left|outstanding)|left|remain(?:s|ed)?|to go)(?![\w-])"
    r"(?! (?:in|for|at|to)\b)"
)
_LEAVING = re.compile(r"(?<![\w-])(?:leaving|leaves?|(?:which|that|this) left)(?: [a-z]+){0,2} $")
"""Before what is left when all that stands before it in the sentence is gone."""
_FIGURE_BEFORE = re.compile(r"⟩[^⟨⟩¶,;:.]{0,40}$")
_ANOTHER = re.compile(r"(?<![\w-])(?:another|a further|an additional) $")
_WITH_FIGURE = re.compile(r"[^⟨⟩¶,;:.]{0,30}⟨")
_UNREAD = re.compile(r"(?<![\w.,-])(?!(?:1[89]|20)\d\d\b)\d")
"""A number that is no figure ("Platform 85") but might be one, and no year."""
_SHARE_OF = re.compile(r"⟨[rp]\d+⟩ of (?:[a-z']+ ){0,2}$")
"""Before what it began with: a share of it came or went too, "lost a third of its 90 members, gained 12"."""
_OF_WHOLE = re.compile(r" of (?:the|our|its|their|his|her|these|those)(?: original| [a-z-]+'s)? $")


@dataclass(frozen=True, slots=True)
class _Step:
    """A figure with what is said to become of it: +1 it came, -1 it went, 0 neither."""

    claim: Claim
    sign: int
    start: int


def find(window: Window) -> Iterator[Relation]:
    """Results of coming and going that a sentence gives."""
    text = window.drawn.text
    if window.holds < _FEWEST or not any(
        _is_closing(text, start, end) for start, end, _, _ in window.drawn.placeholders
    ):
        return
    drawn = window.around
    if drawn is None:
        return
    own = drawn.text.rfind(SENTENCE_END) + 1
    for start, end, letter, closing in drawn.placeholders:
        if start < own or letter not in "nbmu" or not _is_closing(drawn.text, start, end):
            continue
        steps = _steps(drawn, start, closing)
        if len(steps) < 2 or len(steps) > _MOST + 1:
            continue
        opening, *moves = steps
        came, went = ([s.claim for s in moves if s.sign == sign] for sign in (1, -1))
        is_told = len(came) + len(went) == len(moves) and not _has_uncounted(drawn.text, opening.start, end)
        fitting = _fitting(closing, opening.claim, moves)
        if fitting is not None:
            yield _relation(drawn, closing, opening.claim, fitting, _FITS, (opening.start, end))
        elif is_told and is_near(value_of(closing), sum_of([opening.claim, *came]) - sum_of(went), _NEAR):
            yield _relation(drawn, closing, opening.claim, moves, _BOUND, (opening.start, end))


def _is_closing(text: str, start: int, end: int) -> bool:
    return _CLOSING.search(text, max(0, start - 90), start) is not None or _LEFT.match(text, end) is not None


def _steps(drawn: Sketch, start: int, closing: Claim) -> list[_Step]:
    """The figures that make the closing one, what it began with first; empty where they cannot be told."""
    is_percent = letter_of(closing) == "p"
    places = [
        p for p in drawn.placeholders if p[0] < start and are_alike(p[3], closing) and (p[2] == "p") == is_percent
    ]
    found: list[_Step] = []
    is_leaving = _LEAVING.search(drawn.text, 0, start) is not None
    gone_from = drawn.text.rfind(SENTENCE_END, 0, start) if is_leaving else len(drawn.text)
    for index in range(len(places) - 1, -1, -1):
        place = places[index]
        is_whole = _OF_WHOLE.search(drawn.text, 0, place[0]) is not None
        told = places[index - 1] if index and _ANOTHER.search(drawn.text, 0, place[0]) else place  # "and another 85"
        sign = 0 if is_whole else _sign(drawn, *told[:2]) or (-1 if index and place[0] > gone_from else 0)
        found.insert(0, _Step(place[3], sign, place[0]))
        if sign == 0:
            if index and _OF_WHOLE.search(drawn.text, places[index - 1][1], place[0]):  # "closed two of our eleven"
                found.append(_Step(places[index - 1][3], _sign(drawn, *places[index - 1][:2]), place[0]))
            break
    return found if found and found[0].sign == 0 else []


def _sign(drawn: Sketch, start: int, end: int) -> int:
    """What the words around a figure say of it, in its own clause."""
    lead, tail = drawn.clause(start, end)
    for sign, way in ((-1, "out"), (1, "in")):
        if _before(way).search(lead) or _after(way).match(tail):
            return sign
    return 0


@cache
def _verbs() -> re.Pattern[str]:
    """Every verb with what came or went after it."""
    verbs = f"{fragment('flow', 'in_before')}|{fragment('flow', 'out_before')}"
    passive = "".join(rf"(?<!\b{word} )" for word in ("was", "were", "been", "be", "is", "are"))
    return re.compile(rf"{passive}(?<![\w-])(?:{verbs})(?![\w-])")


@cache
def _before(way: str) -> re.Pattern[str]:
    verbs, nouns = fragment("flow", f"{way}_before"), fragment("flow", f"{way}_noun")
    return re.compile(
        rf"(?<![\w-])(?:(?:{verbs})(?: (?:about|some|another|a|further))?|(?:{nouns})(?: [a-z]+){{0,3}}) $"
    )


@cache
def _after(way: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?: of (?:them|these|those|whom))?(?: [a-z]+)? (?:{fragment('flow', f'{way}_after')})(?![\w-])"
    )


def _has_uncounted(text: str, start: int, end: int) -> bool:
    """Whether something else may have come or gone between the first figure and the end of the last clause."""
    stop = re.compile(r"[.;¶]|$").search(text, end)
    stretch = text[start : stop.start() if stop else end]
    if any(not _WITH_FIGURE.match(stretch, verb.end()) for verb in _verbs().finditer(stretch)):
        return True
    if any(not _FIGURE_BEFORE.search(stretch, 0, verb.start()) for verb in _after("in").finditer(stretch)):
        return True
    uncounted = any_of("flow", "uncounted").search(stretch) or _UNREAD.search(stretch)
    return uncounted is not None or _SHARE_OF.search(text, 0, start) is not None


def _fitting(closing: Claim, opening: Claim, moves: Sequence[_Step]) -> list[_Step] | None:
    """The most of the steps that make the closing figure."""
    told = [step for step in moves if step.sign]
    for number in range(len(told), 0, -1):
        for chosen in combinations(told, number):
            came, went = ([s.claim for s in chosen if s.sign == sign] for sign in (1, -1))
            if adds_up(closing, [opening, *came], went):
                return list(chosen)
    return None


def _relation(
    drawn: Sketch, closing: Claim, opening: Claim, moves: Sequence[_Step], certain: float, place: tuple[int, int]
) -> Relation:
    steps = (operand("part" if step.sign > 0 else "minus", step.claim) for step in moves)
    return Relation(
        kind=RelationKind.SUM,
        operator="signed",
        operands=(operand("total", closing), operand("part", opening), *steps),
        cue=drawn.span(*place),
        confidence=certain,
    )
