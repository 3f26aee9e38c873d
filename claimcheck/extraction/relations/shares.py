"""Shares: a part, its whole, and the percentage or fraction said to be their quotient.

"182 of its 1,300 jobs, 14 percent"; "3,120 customers, of whom 284, or 9.1 percent"; "45% (95 of 200)"; "of the 2,305
who started, 2,118 finished, which is 92 percent".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from claimcheck.extraction.relations.alike import are_alike
from claimcheck.extraction.relations.sketch import SENTENCE_END, Sketch, letter_of, operand
from claimcheck.extraction.relations.words import any_of, fragment, templates
from claimcheck.records import Claim, Relation, RelationKind

_FIRM, _LIKELY, _LOOSE = 0.95, 0.7, 0.4


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a whole and their place in the sketch."""

    part: Claim
    whole: Claim
    start: int
    end: int
    certain: float
    share: Claim | None = None


_COMPARES = re.compile(r" ?(?:more|less|fewer|higher|lower|faster|slower|up|down|off|above|below) ?\b(?!of)")
"""After a percentage these make it a change and no share: "a quarter more than before"."""

_OF_ANOTHER = re.compile(r" of (?:all\b|the (?:total|whole|lot)\b|(?:them|these|those) [a-z])")
"""After a percentage that says itself of what: of all, or of the part that stands beside it."""

_OF_THEM = re.compile(r" (?:of|from) (?:them|these|those)\b")
_OF_A_PERCENT = re.compile(r" of (?:a |one )?(?:⟨p|percent)")
"""After a fraction of a percentage: "710 of them (a fourth of 1 percent)"."""

_BOUND_WORDS = re.compile(r", (?:or )?(?:well |slightly |just )?(?:more|less|fewer) than $")
"""Right after the pair, of the share itself: "312 of the 842, more than a third"."""


def find(sketch: Sketch) -> Iterator[Relation]:
    """Shares whose part and whole stand beside them."""
    parts = _parts(sketch)
    taken: set[str] = set()
    for part in parts:
        inside = (part.share, part.certain) if part.share is not None and _is_share(part.share) else None
        stated = inside or _share_before(sketch, part) or _share_after(sketch, part)
        if stated is not None and stated[0].id not in taken:
            share, certain = stated
            taken.add(share.id)
            if _OF_A_PERCENT.match(sketch.text, sketch.place(share)[1]):
                continue
            yield Relation(
                kind=RelationKind.SHARE,
                operator="of",
                operands=(operand("share", share), operand("part", part.part), operand("whole", part.whole)),
                cue=sketch.span(part.start, part.end),
                confidence=min(certain, part.certain),
            )


def _parts(sketch: Sketch) -> list[_Part]:
    """Disjoint pairs of part and whole, the firm ones first."""
    found: list[_Part] = []
    for key, certain in (("firm", _FIRM), ("loose", _LIKELY)):
        for finder in filter(sketch.can_match, templates("share", key)):
            position = 0
            while match := finder.search(sketch.text, position):
                position = sketch.text.find("⟩", match.start()) + 1
                part, whole = sketch.claim(match, "part"), sketch.claim(match, "whole")
                letters = {role: sketch.text[match.start(role) - 1] for role in ("part", "whole")}
                if part is None or whole is None or not _can_be_part(part, whole, set(letters.values())):
                    continue
                crosses = SENTENCE_END in match[0]
                made = _Part(
                    part,
                    whole,
                    match.start(),
                    match.end(),
                    _LIKELY if crosses else certain,
                    sketch.claim(match, "share"),
                )
                if not any(made.start < other.end and other.start < made.end for other in found):
                    found.append(made)
    return sorted(found, key=lambda part: part.start)


def _can_be_part(part: Claim, whole: Claim, letters: set[str]) -> bool:
    a, b = part.quantity, whole.quantity
    if a is None or b is None or a.value is None or b.value is None:
        return False
    if letters <= {"n", "b"}:  # parts may have a noun of their own: "120 mistakes in 300 lines"
        return 0 <= a.value <= b.value and b.value > 1
    return are_alike(part, whole) and letter_of(part) not in ("p", "o")


@cache
def _gap(key: str) -> re.Pattern[str]:
    return re.compile(fragment("share", key))


def _share_after(sketch: Sketch, part: _Part) -> tuple[Claim, float] | None:
    following = next((p for p in sketch.placeholders if p[0] >= part.end), None)
    if following is None or not _is_share(following[3]):
        return None
    gap = sketch.text[part.end : following[0]]
    if _COMPARES.match(sketch.text, following[1]):
        return None
    if not _gap("after").fullmatch(gap):
        return (following[3], _LOOSE) if SENTENCE_END not in gap else None
    is_of_another = any_of("share", "other").search(_BOUND_WORDS.sub(" ", gap)) is not None or (
        _OF_ANOTHER.match(sketch.text, following[1]) is not None and not _is_of_whole(sketch, part, following[1])
    )
    return following[3], _LOOSE if is_of_another or SENTENCE_END in gap else _FIRM


def _is_of_whole(sketch: Sketch, part: _Part, end: int) -> bool:
    """Whether what a share says it is of is the whole: "all" beside a whole that no "of them" narrows, or "them" where
    the whole was named last ("2.1 of the 8.4 million pairs, a quarter of them")."""
    if sketch.text.startswith((" of all", " of the "), end):
        return _OF_THEM.search(sketch.text, part.start, part.end) is None
    return sketch.place(part.whole) > sketch.place(part.part)


def _share_before(sketch: Sketch, part: _Part) -> tuple[Claim, float] | None:
    earlier = [p for p in sketch.placeholders if p[1] <= part.start]
    if not earlier or not _is_share(earlier[-1][3]):
        return None
    gap = sketch.text[earlier[-1][1] : part.start]
    return (earlier[-1][3], _FIRM) if _gap("before").fullmatch(gap) else None


def _is_share(claim: Claim) -> bool:
    """Whether a claim is a percentage or a fraction below one."""
    quantity = claim.quantity
    if quantity is None:
        return False
    return (
        letter_of(claim) == "p"
        or quantity.unit == "basis_point"
        or (letter_of(claim) == "r" and quantity.value is not None and 0 < quantity.value <= 1)
    )
