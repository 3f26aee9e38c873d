"""What the words around a date say of it: its sentence's tense and earlier dates, and whether it is a bound."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from claimcheck.extraction.dates.fragments import GAP, Found, alternatives, compiled
from claimcheck.extraction.dates.meaning import Tense
from claimcheck.extraction.figure import Figure
from claimcheck.lexicon.dates import words
from claimcheck.records import Grain

_WORD = re.compile(r"[^\W\d_]+(?:['’](?=t\b)[^\W\d_]+)?|['’]ll\b")
_FUTURE = words("tense", "future")
_PAST = words("tense", "past")
_IMPERATIVES = words("tense", "imperatives")
_FIRST_WORD = re.compile(r"[\s>*•–—-]{0,8}(?:\d{1,2}[.)]\s)?([^\W\d_]+)")
_SENTENCE_END = re.compile(r"[.!?]['\")\]”’]?\s|\n\s*\n|\n(?=[-*#|>\d])")
_OPENING = compiled(rf"\W{{0,8}}(?:in|during){GAP}")
_APPOSITION = re.compile(
    r"\s?[,(–—-]?\s?(?:(?:(?:more|less|fewer)\sthan|about|almost|nearly|over|exactly|just|only|some|at\sleast|roughly)\s)?$"
)
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
_SHORTEST_PAST = 4
_RECENT_FIGURES = 6


class Sentence:
    """The sentence of one date, as far as it matters for reading the date. Each property is worked out once, if asked.

    `figures` are the dates found so far in the text.
    """

    def __init__(self, prose: str, found: Found, figures: Sequence[Figure]) -> None:
        self._prose = prose
        self._found = found
        self._figures = figures

    @cached_property
    def tense(self) -> Tense | None:
        """The tense of the cue that is last before the date, or that it opens with an order, or else first after it."""
        before = list(_cues(self._prose, self._start, self._found.start))
        if before:
            place, tense, is_participle = before[-1]
            if is_participle and len(before) > 1 and place - before[-2][0] < _PARTICIPLE_REACH:
                return before[-2][1]
            return tense
        if (opening := _FIRST_WORD.match(self._prose, self._start)) and opening[1].lower() in _IMPERATIVES:
            return Tense.FUTURE
        limit = self._found.end + _SENTENCE
        stop = _SENTENCE_END.search(self._prose, self._found.end, limit)
        after = _cues(self._prose, self._found.end, stop.start() if stop else limit)
        return next((tense for _, tense, _ in after), None)

    @cached_property
    def earlier(self) -> dt.date | None:
        """The last day named before, leaving out one that the expression only explains (`on 9 May, a week later`)."""
        named = self._named
        if named and _APPOSITION.fullmatch(self._prose, named[-1].end, self._found.start):
            named = named[:-1]
        days = [figure.date.first_day for figure in named if figure.date and figure.date.first_day]
        return days[-1] if days else None

    @cached_property
    def written(self) -> dt.date | None:
        """The last day named before with month and year."""
        days = [figure.date.first_day for figure in self._named if figure.date and _is_written_out(figure)]
        return days[-1] if days else None

    @cached_property
    def year(self) -> int | None:
        """The year that the sentence opens with."""
        opening = self._named[0] if self._named else None
        if opening is None or not _OPENING.fullmatch(self._prose, self._start, opening.start):
            return None
        date = opening.date
        return date.first_day.year if date and date.first_day and date.grain is Grain.YEAR else None

    @cached_property
    def _start(self) -> int:
        start = max(0, self._found.start - _SENTENCE)
        for end in _SENTENCE_END.finditer(self._prose, start, self._found.start):
            start = end.end()
        return start

    @cached_property
    def _named(self) -> list[Figure]:
        return [figure for figure in self._figures[-_RECENT_FIGURES:] if figure.start >= self._start]


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


def _cues(prose: str, start: int, end: int) -> Iterator[tuple[int, Tense, bool]]:
    """Words that tell the tense: where each is, what it tells, and whether it may be a participle (`be released`)."""
    before = ""
    for match in _WORD.finditer(prose, start, end):
        word = match[0].lower().replace("’", "'")
        if word in _FUTURE or f"{before} {word}" in _FUTURE:
            yield match.start(), Tense.FUTURE, False
        elif word in _PAST:
            yield match.start(), Tense.PAST, False
        elif word.endswith("ed") and len(word) > _SHORTEST_PAST:
            yield match.start(), Tense.PAST, True
        before = word
