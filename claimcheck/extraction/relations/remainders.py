"""What one sentence takes from a whole, and what it says is left.

"Closed two of our eleven plants and now run nine"; "had 64 goats, sold 15 and now has 49"; "deducting $12,000 from
$85,000, the club kept $73,000"; "lost a third of its 90 members, leaving 60".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from claimcheck.extraction.guarded import Finder
from claimcheck.extraction.relations.alike import are_alike
from claimcheck.extraction.relations.sketch import Sketch, letter_of, operand, pattern
from claimcheck.extraction.relations.words import fragment, section
from claimcheck.records import Claim, Relation, RelationKind

_LIKELY = 0.7
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
            if _GOES_ON.match(drawn.text, match.end()):
                continue
            relation = _relation(drawn, match, gone, whole, rest)
            if relation is not None:
                taken.add(rest.id)
                yield relation


@cache
def _finders() -> tuple[Finder, ...]:
    verbs = {"WENT": fragment("leftover", "went"), "NOW": fragment("remainder", "now")}
    return tuple(
        pattern(re.sub("|".join(verbs), lambda found: f"(?:{verbs[found[0]]})", template))
        for template in section("remainder")["patterns"]
    )


def _can_be_left(rest: Claim, whole: Claim) -> bool:
    a, b = rest.quantity, whole.quantity
    if a is None or b is None or a.value is None or b.value is None or not 0 < a.value < b.value:
        return False
    return {letter_of(rest), letter_of(whole)} <= {"n", "b"} or are_alike(rest, whole)


def _relation(drawn: Sketch, match: re.Match[str], gone: Claim, whole: Claim, rest: Claim) -> Relation | None:
    cue = drawn.span(match.start(), match.end())
    if letter_of(gone) in ("p", "r"):
        operands = (operand("share", gone), operand("part", rest), operand("whole", whole))
        return Relation(kind=RelationKind.SHARE, operator="gone", operands=operands, cue=cue, confidence=_LIKELY)
    if not _can_be_left(gone, whole):
        return None
    operands = (operand("total", whole), operand("part", gone), operand("part", rest))
    return Relation(kind=RelationKind.SUM, operator="partition", operands=operands, cue=cue, confidence=_LIKELY)
