"""What the words around a date say of it: the tense of its sentence, and whether it is a bound or an estimate."""

from __future__ import annotations

import re

from claimcheck.extraction.dates.fragments import GAP, alternatives, compiled
from claimcheck.extraction.dates.meaning import Tense
from claimcheck.lexicon.dates import words

_FUTURE = compiled(rf"(?<!\w){alternatives(words('tense', 'future'))}(?!\w)|['’]ll\b")
_PAST = compiled(rf"(?<!\w){alternatives(words('tense', 'past'))}(?!\w)|\w{{3}}ed\b")
_SENTENCE_END = re.compile(r"[.!?]['\")\]”’]?\s|\n")
_MODS = {
    "BEFORE": words("modifiers", "before"),
    "AFTER": words("modifiers", "after"),
    "ON_OR_BEFORE": words("modifiers", "on_or_before"),
    "ON_OR_AFTER": words("modifiers", "on_or_after"),
    "APPROX": words("modifiers", "approx"),
}
_MOD_OF = {word: mod for mod, phrases in _MODS.items() for word in phrases}
_MODIFIER = compiled(rf"(?<!\w)(?P<word>{alternatives(_MOD_OF)})(?:(?<=~)|{GAP})(?:the{GAP})?$")
_MOD_AFTER = compiled(
    rf",?{GAP}(?:(?:and|or){GAP}(?P<word>later|after|beyond|earlier|before)|(?P<onward>onwards?))(?!\w)"
)
_LOOK_BACK = 24
_SENTENCE = 400


def sentence_start(prose: str, place: int) -> int:
    """Where the sentence of a place starts, roughly: at most 400 characters back."""
    start = max(0, place - _SENTENCE)
    for end in _SENTENCE_END.finditer(prose, start, place):
        start = end.end()
    return start


def tense_around(prose: str, start: int, end: int) -> Tense | None:
    """The tense of the sentence from `start` that the text up to `end` is in; None where it has both or neither."""
    stop = _SENTENCE_END.search(prose, end, end + _SENTENCE)
    last = stop.start() if stop else min(len(prose), end + _SENTENCE)
    future = _FUTURE.search(prose, start, last) is not None
    past = _PAST.search(prose, start, last) is not None
    if future == past:
        return None
    return Tense.FUTURE if future else Tense.PAST


def modifier(prose: str, start: int, end: int) -> str | None:
    """The TIMEX3 modifier that the words right before or after a date give it."""
    if after := _MOD_AFTER.match(prose, end):
        return "ON_OR_BEFORE" if (after["word"] or "").lower() in ("earlier", "before") else "ON_OR_AFTER"
    match = _MODIFIER.search(prose, max(0, start - _LOOK_BACK), start)
    return _MOD_OF[" ".join(match["word"].lower().split())] if match else None
