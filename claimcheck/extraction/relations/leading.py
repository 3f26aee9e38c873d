"""Amounts of change that stand before their pair of figures: "grew 22 percent, from 121 to 148", "4x faster (120 ms
against 480 ms)", "two more clinics opened, bringing the number from 11 to 13"."""

from __future__ import annotations

import re

from claimcheck.extraction.relations.alike import are_alike, count_the_same
from claimcheck.extraction.relations.direction import direction_before, vocabulary
from claimcheck.extraction.relations.pairs import Pair
from claimcheck.extraction.relations.sketch import Sketch
from claimcheck.extraction.relations.words import only_words, words
from claimcheck.records import Claim

_CHANGE_NOUN = re.compile(
    r"(?:[ -]point)?[ -](?:\w+ )?(?:rise|increase|growth|drop|decline|decrease|reduction|gain|jump|"
    r"improvement|cut|fall|saving|hike|"
    r"expansion|extension|speedup|higher|lower|more|less|fewer|faster|slower|larger|smaller|cheaper|longer|shorter|"
    r"quicker|lighter|heavier|better|worse)\b"
)
"""After an amount that comes before its pair: "a 9 percent rise, from"; "the 1% jumped from" is no amount of change."""
_BEFORE_BRACKET = re.compile(
    r"[ -](?:times )?(?:faster|slower|smaller|larger|cheaper|higher|lower|more|less|fewer|longer|shorter|better)\b"
    r"[^⟨⟩.;:()]{0,45} \("
)
"""Between an amount and its pair in brackets: "4x faster than the old one (120 ms against 480 ms)"."""
_WHICH_CUTS = re.compile(
    r" (?:faster|slower|quicker|smaller|larger|cheaper|lighter|shorter|longer|higher|lower),? "
    r"(?:and |which |thereby |thus )?"
    r"(?:cut|reduc|bring|brought|lower|tak|took|rais|shorten|lengthen|push|shrink|increas|lift)\w*[^⟨⟩.;:()]{0,40}"
)
"""Between an amount and its pair: "1.8 times faster, cutting latency from"."""
_BRINGING = re.compile(
    r"[^⟨⟩.;:()]{0,40}(?:, (?:bringing|taking|raising|lifting|pushing|cutting|reducing|lowering)|"
    r" (?:bring|brings|brought|take|takes|took|push|pushed|raise|raised|lift|lifted)) (?P<what>[^⟨⟩,.;:()]{0,40})"
)
"""Between what came or went and its pair: "two more clinics opened, bringing the number from"."""
_AND_MORE = re.compile(r" (?:and|but) ")
"""Something else came or went too: "opened four shops and closed one, which takes"."""
_TALLY = re.compile(r"\b(?:number|count|total|tally)\b")
_AS_LARGE = re.compile(r"(?: times)? (?:as [a-z]+|[a-z]+er)(?: as [^⟨⟩.;:(),]{1,40}| than [^⟨⟩.;:(),]{1,40})?, ")
"""Between a multiple and its pair: "three times as large, 36 GB against"."""
_BETWEEN = (_BEFORE_BRACKET, _WHICH_CUTS, _AS_LARGE)


def leads_to(sketch: Sketch, amount: Claim, pair: Pair) -> bool:
    """Whether the words between an amount and a pair after it bind the two."""
    start, end = sketch.place(amount)
    gap = sketch.text[end : pair.start]
    if only_words(gap, words("connective", "words") | vocabulary()) and _announced(sketch.text, start, gap):
        return True
    is_alone = not any(end < start and are_alike(claim, amount) for _, end, _, claim in sketch.placeholders)
    return (is_alone and _brings(amount, pair, gap)) or any(between.fullmatch(gap) for between in _BETWEEN)


def _announced(text: str, start: int, gap: str) -> bool:
    """Whether words of change stand by an amount that comes before its pair: "grew 22 percent, from", "a 9% rise,
    from"."""
    return direction_before(text, start) is not None or _CHANGE_NOUN.match(gap) is not None


def _brings(amount: Claim, pair: Pair, gap: str) -> bool:
    """Whether what came or went brought a number of the same things from the one figure to the other."""
    found = _BRINGING.fullmatch(gap)
    if found is None or _AND_MORE.search(gap) or amount.quantity is None or pair.other.quantity is None:
        return False
    counted = amount.quantity.counted
    named = f"{pair.other.quantity.counted or ''} {found['what']}"
    is_same = not counted or any(count_the_same(counted.split()[-1], word) for word in named.split())
    return is_same or _TALLY.search(named) is not None
