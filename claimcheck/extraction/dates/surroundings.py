"""What the words around a date say of it: its sentence's tense and earlier dates, and whether it is a bound."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from claimcheck.extraction.dates.fragments import GAP, Found, alternatives, compiled
from claimcheck.extraction.dates.meaning import Context, Tense
from claimcheck.extraction.figure import Figure
from claimcheck.lexicon.dates import words
from claimcheck.records import Grain

_CUE = compiled(
    rf"(?<!\w)(?P<future>{alternatives(words('tense', 'future'))})(?!\w)|(?P<will>['’]ll)\b"
    rf"|(?<!\w)(?P<past>{alternatives(words('tense', 'past'))})(?!\w)|(?P<participle>\w{{3}}ed)\b"
)
_SENTENCE_END = re.compile(r"[.!?]['\")\]”’]?\s|\n\s*\n|\n(?=[-*#|>\d])")
_OPENING = compiled(rf"\W{{0,8}}(?:in|during){GAP}")
_APPOSITION = re.compile(r"\s?[,(–—-]?\s?$")
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
_PARTICIPLE_REACH = 25
_RECENT_FIGURES = 6


def context_of(prose: str, found: Found, reference: dt.date | None, figures: Sequence[Figure]) -> Context:
    """What a date is read against: the reference, the tense of its sentence, and the dates named there before it."""
    start = _sentence_start(prose, found.start)
    named = [figure for figure in figures[-_RECENT_FIGURES:] if figure.start >= start and figure.date is not None]
    written = [figure.date.first_day for figure in named if figure.date and _is_written_out(figure)]
    opening = named[0].date if named and _OPENING.fullmatch(prose, start, named[0].start) else None
    if named and _APPOSITION.fullmatch(prose, named[-1].end, found.start):
        named.pop()
    days = [figure.date.first_day for figure in named if figure.date and figure.date.first_day]
    return Context(
        reference,
        _tense(prose, start, found),
        days[-1] if days else None,
        written[-1] if written else None,
        opening.first_day.year if opening and opening.first_day and opening.grain is Grain.YEAR else None,
    )


def modifier(prose: str, start: int, end: int) -> str | None:
    """The TIMEX3 modifier that the words right before or after a date give it."""
    if after := _MOD_AFTER.match(prose, end):
        return "ON_OR_BEFORE" if (after["word"] or "").lower() in ("earlier", "before") else "ON_OR_AFTER"
    match = _MODIFIER.search(prose, max(0, start - _LOOK_BACK), start)
    return _MOD_OF[" ".join(match["word"].lower().split())] if match else None


def _is_written_out(figure: Figure) -> bool:
    """Whether a date states its own year and is finer than that."""
    date = figure.date
    if date is None or date.relative or date.first_day is None:
        return False
    return date.grain in (Grain.DAY, Grain.MINUTE, Grain.MONTH)


def _sentence_start(prose: str, place: int) -> int:
    """Where the sentence of a place starts, roughly: at most 400 characters back."""
    start = max(0, place - _SENTENCE)
    for end in _SENTENCE_END.finditer(prose, start, place):
        start = end.end()
    return start


def _tense(prose: str, start: int, found: Found) -> Tense | None:
    """The tense of the cue that is last before the date, or else first after it, in the date's sentence."""
    cues = list(_CUE.finditer(prose, start, found.start))
    if cues:
        last = cues[-1]
        is_passive = len(cues) > 1 and _is_future(cues[-2]) and last.start() - cues[-2].end() < _PARTICIPLE_REACH
        return Tense.FUTURE if _is_future(last) or (last["participle"] and is_passive) else Tense.PAST
    stop = _SENTENCE_END.search(prose, found.end, found.end + _SENTENCE)
    cue = _CUE.search(prose, found.end, stop.start() if stop else min(len(prose), found.end + _SENTENCE))
    if cue is None:
        return None
    return Tense.FUTURE if _is_future(cue) else Tense.PAST


def _is_future(cue: re.Match[str]) -> bool:
    return cue["future"] is not None or cue["will"] is not None
