"""Shares that take up figures of the sentences before: "1,500 objections came in. It upheld 225 of them, 15 percent".

Words that refer back tie the share to its part and the part to a whole ("of them", "that is", "an occupancy of"); which
figure the whole is, they do not say. Every two figures in view are tried, and only where a single one can be the whole
is the share held against it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import permutations

from claimcheck.extraction.relations.alike import are_alike
from claimcheck.extraction.relations.shares_elsewhere import can_hold, fits, share_relation
from claimcheck.extraction.relations.sketch import letter_of, pattern
from claimcheck.extraction.relations.tally import value_of
from claimcheck.extraction.relations.window import Window, figures
from claimcheck.extraction.relations.words import any_of
from claimcheck.records import Claim, Relation

_FITS, _BOUND = 0.7, 0.65
_CLOSE = Decimal(3)
"""A share that is further off is one of something else."""
_HUNDRED = Decimal(100)
_NAMES = (
    r"(?:rate|share|proportion|percentage|occupancy|turnout|quota|utili[sz]ation|attendance|recall|precision|accuracy|"
    r"success|yield|uptake|coverage)"
)
_SAYS = rf"(?:or |that is,? |which is |i\.e\.,? |so |making |giving |for )?(?:an? (?:[\w-]+ ){{0,3}}?{_NAMES} of )?"
_END = r"(?= ?(?:[.,;:)–—]|$|and |in all|in total|of (?:them|those|these|the total|the whole|all)\b[.,;)]))"
_AGAIN = (
    rf"<part:nbmu> of (?:them|these|those|whom|which)\b[^⟨⟩¶;:.]{{0,60}}?(?:,| \(| –| —) ?{_SAYS}<share:pr>{_END}",
    rf"(?<!\w)of (?:them|these|those),? <part:nbmu>[^⟨⟩¶;:.]{{0,60}}?(?:,| \(| –| —) ?{_SAYS}<share:pr>{_END}",
    r"(?:^|[.;] |¶ |, |and )<share:pr> of (?:them|these|those)(?:,| \(| –| —|, or) ?<part:nb>(?= ?[.,;)–—])",
    r"<part:nbmu>[^⟨⟩¶;:.]{0,50}?, ?<share:pr> of (?:that|it)(?=[.,;]|$)",
    r"<part:nb>[^⟨⟩¶;:.,]{0,40}, ?(?:or )?<share:p>(?= ?[.;]|$)",
    r"<part:nb>[^⟨⟩¶;:.,]{0,40}, ?(?:so|and so|which means(?: that)?|meaning(?: that)?) <share:pr>"
    r"(?: of (?:them|these|those))? (?:is|are|was|were|has|have) (?:now |already |been )*"
    r"(?:gone|missing|lost|absent|away|no longer [a-z]+)(?= ?[.,;]|$)",
    rf"<part:nb>[^⟨⟩¶;:.]{{0,60}}?(?:,|;| –| —) ?(?:or |that is,? |which is |so |making |giving |for )?"
    rf"an? (?:[\w-]+ ){{0,3}}?{_NAMES} of <share:p>{_END}",
)
"""The part, whose whole was said before, and in apposition its share."""
_THAT_IS = (
    rf"^(?:(?:that|this|it|which) (?:is|was|makes|made|means|meant|gives|gave|(?:comes|came|corresponds|amounts) to) "
    rf"(?:an? (?:[\w-]+ ){{0,3}}?{_NAMES} of )?|the (?:[\w-]+ )?{_NAMES} (?:is|was) (?:thus|therefore|hence|so) )"
    rf"<share:pr>{_END}"
)


def find(window: Window) -> Iterator[Relation]:
    """Shares of a sentence that refer back to their part or its whole."""
    drawn = window.drawn
    for template in _AGAIN:
        for match in pattern(template).finditer(drawn.text):
            share, part = drawn.claim(match, "share"), drawn.claim(match, "part")
            if share is not None and part is not None and _may_be_share(share):
                before = [c for c in window.before(match.start("part") - 2) if c is not part]
                yield from _bound(share, part, before)
    opens = pattern(_THAT_IS).search(drawn.text)
    share = drawn.claim(opens, "share") if opens is not None else None
    last = window.paragraph[-1:]
    if share is None or not last or not _may_be_share(share) or any_of("direction", "unsure").search(last[0].text):
        return
    before = [*figures(window.paragraph)]
    parts = [c for c in figures(last) if letter_of(c) in ("n", "m", "u")]
    if parts:
        yield from _bound(share, _smallest(parts), [c for c in before if c is not _smallest(parts)])


def _smallest(claims: Sequence[Claim]) -> Claim:
    return min(claims, key=value_of)


def _bound(share: Claim, part: Claim, before: Sequence[Claim]) -> Iterator[Relation]:
    """The share with the part and the whole that give it, else with the only whole that there is."""
    wholes = [c for c in before if can_hold(c, part)]
    fitting = next((c for c in reversed(wholes) if fits(share, part, c)), None)
    if fitting is not None:
        yield share_relation(share, part, fitting, _FITS)
        return
    others = [c for c in (*before, part) if letter_of(c) in ("n", "m", "u", "b")]
    if any(can_hold(b, a) and fits(share, a, b) for a, b in permutations(others, 2)):
        return
    if len({value_of(c) for c in wholes}) == 1 and are_alike(wholes[0], part) and _is_close(share, part, wholes[0]):
        yield share_relation(share, part, wholes[0], _BOUND)


def _is_close(share: Claim, part: Claim, whole: Claim) -> bool:
    stated = value_of(share) / (_HUNDRED if letter_of(share) == "p" else 1)
    expected = value_of(part) / value_of(whole)
    return expected / _CLOSE < stated < expected * _CLOSE


def _may_be_share(claim: Claim) -> bool:
    return letter_of(claim) == "p" or (letter_of(claim) == "r" and 0 < value_of(claim) < 1)
