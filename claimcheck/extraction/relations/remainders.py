"""What one sentence takes from a whole, and what it says is left.

"Closed two of our eleven plants and now run nine"; "had 64 goats, sold 15 and now has 49"; "deducting $12,000 from
$85,000, the club kept $73,000"; "lost a third of its 90 members, leaving 60";
"two of the five lifts are scrapped, which leaves three"; "removed 40 of 1,185 records; 1,145 remain".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from claimcheck.extraction.guarded import Finder
from claimcheck.extraction.relations.alike import are_alike, count_the_same
from claimcheck.extraction.relations.sketch import Sketch, letter_of, operand, pattern
from claimcheck.extraction.relations.tally import is_near, value_of
from claimcheck.extraction.relations.words import any_of, fragment, section
from claimcheck.records import Claim, Relation, RelationKind

_LIKELY = 0.7
_NEAR = Decimal("0.34")
"""What misses the rest by a larger share of it is left of something else."""
_GOES_ON = re.compile(r"[^⟨⟩¶;:.]{0,40}?(?:,| and| but) [^⟨⟩¶;:.]{0,30}⟨")
"""After what is left: a further figure, of which it may be only one part."""


def find(drawn: Sketch) -> Iterator[Relation]:
    """Remainders of one sentence."""
    taken: set[str] = set()
    for finder in filter(drawn.can_match, _finders()):
        for match in finder.finditer(drawn.text):
            gone, whole, rest = (drawn.claim(match, role) for role in ("gone", "whole", "rest"))
            if gone is None or whole is None or rest is None or rest.id in taken or not _can_be_left(rest, whole):
                continue
            if _GOES_ON.match(drawn.text, match.end()) or not _is_all(match, gone, whole, rest):
                continue
            relation = _relation(drawn, match, gone, whole, rest)
            if relation is not None:
                taken.add(rest.id)
                yield relation


@cache
def _finders() -> tuple[Finder, ...]:
    whose = r"(?:(?:our|its|their|the|his|her|these|those|my|[\w-]+'s) )?"
    verbs = {"WENT": fragment("leftover", "went"), "NOW": fragment("remainder", "now"), "WHOSE": whose}
    return tuple(
        pattern(re.sub("|".join(verbs), lambda found: f"(?:{verbs[found[0]]})", template))
        for template in section("remainder")["patterns"]
    )


def _can_be_left(rest: Claim, whole: Claim) -> bool:
    a, b = rest.quantity, whole.quantity
    if a is None or b is None or a.value is None or b.value is None or not 0 < a.value < b.value:
        return False
    return {letter_of(rest), letter_of(whole)} <= {"n", "b"} or are_alike(rest, whole)


def _is_all(match: re.Match[str], gone: Claim, whole: Claim, rest: Claim) -> bool:
    """Whether nothing else came or went, where only a word for what is left tells that something did."""
    said = match.groupdict().get("said")
    if said is None:
        return True
    a, b = whole.quantity, rest.quantity
    is_same = a is not None and b is not None and (not b.counted or count_the_same(a.counted, b.counted))
    is_near_by = is_near(value_of(rest), value_of(whole) - value_of(gone), _NEAR)
    return is_same and is_near_by and not any_of("remainder", "more").search(said)


def _relation(drawn: Sketch, match: re.Match[str], gone: Claim, whole: Claim, rest: Claim) -> Relation | None:
    cue = drawn.span(match.start(), match.end())
    if letter_of(gone) in ("p", "r"):
        operands = (operand("share", gone), operand("part", rest), operand("whole", whole))
        return Relation(kind=RelationKind.SHARE, operator="gone", operands=operands, cue=cue, confidence=_LIKELY)
    if not _can_be_left(gone, whole):
        return None
    operands = (operand("total", whole), operand("part", gone), operand("part", rest))
    return Relation(kind=RelationKind.SUM, operator="partition", operands=operands, cue=cue, confidence=_LIKELY)
